"""A text cut into paragraphs, sentences and tokens, each with its span."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from articles.extraction.lexicon import read_lexicon
from articles.extraction.types import Span

Zone = Literal["heading", "caption", "body"]

PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
LONGEST_CAPTION, LONGEST_CREDITED = 200, 400
DATELINE_HEAD = re.compile(r"[A-Z]{2}[A-Z .'’,]+(?:\([^)]*\) )?(?:—|–|--|-) ")
# A last sentence of one to four words, or no full stop: "Hong Menea", "Photo: AFP".
CREDIT = re.compile(r"(?:[.!?][\"”’)]* (?:[^\s.!?]+ ?){1,4}\.?|[^.!?\"”’)])$")
# No writer's sentence has so many tokens. What has is a table or damaged text, and is cut, so that every step of the
# engine, whatever it compares within a sentence, stays linear in the length of the article.
LONGEST_SENTENCE = 200
# A full stop, question or exclamation mark, closing quotes and brackets, then white space before a capital or a figure.
SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9\u1780-\u17ff])|[។៕]")
TOKEN = re.compile(
    r"[^\W\d_]++(?:[’'](?!(?:s|ll)\b)[^\W\d_]++)*+"  # words; 's and 'll stand apart
    r"|\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)\b)?"  # 1,450 and 1.36 and 7th are one token; 45kg is two
    r"|[’'](?:s|ll)\b"
    r"|[^\w\s]"
)


@dataclass(slots=True, unsafe_hash=True)  # as Span
class Token:
    start: int
    end: int
    text: str
    lower: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `tokens` are the document's tokens [first, last)."""

    span: Span
    paragraph: int
    zone: Zone
    first: int
    last: int


@dataclass(frozen=True)
class Document:
    """One article's canonical text with its cuts; `paragraphs` and `sentences` in the order of the text. `words` are the
    tokens in lower case, a list only because slices of it are compared with lists: nobody changes it."""

    text: str
    paragraphs: tuple[Span, ...]
    zones: tuple[Zone, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    words: list[str]
    _sentence_starts: tuple[int, ...]

    def sentence_at(self, position: int) -> Sentence:
        """The sentence that holds code point `position`, or the one before it when it lies between two."""
        return self.sentences[self.number_at(position)]

    def number_at(self, position: int) -> int:
        """The place of that sentence in `sentences`."""
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.tokens[sentence.first : sentence.last]


def read_document(text: str) -> Document:
    """Cuts a canonical text (NFC, LF). A heading, a caption and a paragraph never share a sentence."""
    paragraphs: list[Span] = []
    zones: list[Zone] = []
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    after_image = False
    for paragraph, is_image in find_paragraphs(text):
        if is_image:
            after_image = True
            continue
        zone: Zone = zone_of(paragraph.of(text), after_image)
        after_image = False
        for span in find_sentences(text, paragraph):
            first, start = len(tokens), span.start
            tokens += read_tokens(text, span)
            while len(tokens) - first > LONGEST_SENTENCE:
                cut = first + LONGEST_SENTENCE
                end = tokens[cut].start
                sentences.append(Sentence(Span(start, end), len(paragraphs), zone, first, cut))
                first, start = cut, end
            sentences.append(Sentence(Span(start, span.end), len(paragraphs), zone, first, len(tokens)))
        paragraphs.append(paragraph)
        zones.append(zone)
    starts = tuple(sentence.span.start for sentence in sentences)
    words = [token.lower for token in tokens]
    return Document(text, tuple(paragraphs), tuple(zones), tuple(sentences), tuple(tokens), words, starts)


def read_tokens(text: str, span: Span) -> list[Token]:
    return [
        Token(match.start(), match.end(), word := match[0], word.lower())
        for match in TOKEN.finditer(text, span.start, span.end)
    ]


def find_paragraphs(text: str) -> Iterator[tuple[Span, bool]]:
    """Paragraphs without outer white space, each with whether it is nothing but an image."""
    for match in PARAGRAPH.finditer(text):
        start, end = match.span()
        content = match[0]
        start += len(content) - len(content.lstrip())
        end -= len(content) - len(content.rstrip())
        if start < end:
            yield Span(start, end), IMAGE.fullmatch(text, start, end) is not None


def zone_of(paragraph: str, after_image: bool) -> Zone:
    """The zone of a paragraph. What follows an image directly and is short is its caption; a story's first sentence is
    longer, and has a dateline or no photographer's name at its end."""
    if paragraph.startswith("#"):
        return "heading"
    if not after_image or "\n" in paragraph or DATELINE_HEAD.match(paragraph):
        return "body"
    credited = len(paragraph) < LONGEST_CREDITED and CREDIT.search(paragraph) is not None
    return "caption" if len(paragraph) < LONGEST_CAPTION or credited else "body"


def find_sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """Sentences of a paragraph; white space between them belongs to none. "Mr. Kim", "No. 5" and "7 a.m." end none."""
    start = paragraph.start
    for match in SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        if match[0].startswith(".") and ends_in_abbreviation(text, start, match.start()):
            continue
        if start < match.end():
            yield Span(start, match.end())
        start = match.end()
        while start < paragraph.end and text[start].isspace():
            start += 1
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def ends_in_abbreviation(text: str, start: int, stop: int) -> bool:
    """Whether the word before the full stop at `stop` is an abbreviation or an initial."""
    word = text[start:stop].rsplit(None, 1)[-1] if text[start:stop].strip() else ""
    word = word.lstrip("\"'“‘([").lower()
    return word in abbreviations() or (len(word) == 1 and word.isalpha() and word != "i")


@cache
def abbreviations() -> frozenset[str]:
    return frozenset(read_lexicon("abbreviations").strings("before_full_stop"))
