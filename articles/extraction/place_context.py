"""What stands around a name that may be a place: its chain, its sentence, its list, its preposition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal

from articles.extraction.document import Document, Sentence
from articles.extraction.gazetteer import DEPTH, Gazetteer, Match
from articles.extraction.place_pieces import POSSESSIVE, Piece, place_words
from articles.extraction.romanisation import read_name
from articles.extraction.types import Level, PlaceMethod, Span

CHAIN_WORDS = frozenset(
    {",", "in", "of", "and", "or", "the", "at", "near", "on", "off", "'s", "’s", "(", ")"}
)
CLOSE_PREPOSITIONS = frozenset("in at near off from through across inside outside around between".split())
SURE: frozenset[PlaceMethod] = frozenset({"exact", "alias"})
UNIT_LEVELS: tuple[Level, ...] = ("province", "district", "commune", "village")
# How many candidates to either side are looked at for a parent.
FARTHEST = 150
Nearness = Literal["chain", "sentence", "article"]


@dataclass
class Candidate:
    """A piece with where it stands, and the unit it was found to be."""

    piece: Piece
    sentence: Sentence
    position: int
    printed: str
    level: Level | None = None
    match: Match | None = None
    country: str = ""
    name: str = ""
    path: tuple[str, ...] = ()
    code: str = ""
    hidden: bool = False
    is_barred: bool | None = None

    @property
    def settled(self) -> bool:
        return self.level is not None


@dataclass
class Reader:
    """One article's candidates, in the order of the text."""

    document: Document
    units: Gazetteer
    candidates: list[Candidate] = field(default_factory=list)
    runs: list[list[tuple[int, int]]] = field(default_factory=list)
    abroad: str = ""

    def lower(self, index: int, sentence: Sentence) -> str:
        return self.document.tokens[index].lower if sentence.first <= index < sentence.last else ""


def span_of(document: Document, first: int, last: int) -> Span:
    return Span(document.tokens[first].start, document.tokens[last - 1].end)


def settle(candidate: Candidate, level: Level, match: Match) -> None:
    candidate.level, candidate.match, candidate.country = level, match, match.place.country
    candidate.hidden = candidate.hidden or candidate.piece.in_body


def parents_of(reader: Reader, candidate: Candidate, level: Level) -> Iterator[tuple[str, Nearness]]:
    """The keys of settled units above `level`, the most likely parent first, each with the units that hold it."""
    seen: set[str] = set()
    for other, nearness in neighbours(reader, candidate):
        if (
            other.match is None
            or other.level is None
            or DEPTH[other.level] >= DEPTH[level]
            or other is candidate
        ):
            continue
        for key in reversed(reader.units.path(other.match.place.key)[1:]):
            if key not in seen and DEPTH[reader.units.places[key].level] < DEPTH[level]:
                seen.add(key)
                yield key, nearness


def neighbours(reader: Reader, candidate: Candidate) -> Iterator[tuple[Candidate, Nearness]]:
    """The candidates around one: of its chain, deepest first; of its sentence, nearest first; of its paragraph and the
    article, those before it first. No farther than FARTHEST candidates, so that long texts stay cheap."""
    chain = chain_of(reader, candidate)
    for other in sorted(chain, key=lambda other: -DEPTH[other.level or "country"]):
        yield other, "chain"
    before = reader.candidates[max(0, candidate.position - FARTHEST) : candidate.position][::-1]
    after = reader.candidates[candidate.position + 1 : candidate.position + 1 + FARTHEST]
    inside = [*same_sentence(before, candidate.sentence), *same_sentence(after, candidate.sentence)]
    inside.sort(key=lambda other: (abs(other.position - candidate.position), other.position))
    for other in inside:
        yield other, "sentence"
    paragraph = candidate.sentence.paragraph
    for side in (before, after):
        for other in takewhile(lambda other: other.sentence.paragraph == paragraph, side):
            yield other, "sentence"
    for other in (*before, *after):
        yield other, "article"


def same_sentence(side: list[Candidate], sentence: Sentence) -> Iterator[Candidate]:
    return takewhile(lambda other: other.sentence is sentence, side)


def chain_of(reader: Reader, candidate: Candidate) -> list[Candidate]:
    """The candidates that form one place expression with this one ("Pu Tong village of Keo Seima district's ...")."""
    chain: list[Candidate] = []
    for step in (1, -1):
        index, current = candidate.position + step, candidate
        while 0 <= index < len(reader.candidates):
            other = reader.candidates[index]
            if other.sentence is not candidate.sentence or not is_chained(reader, current, other):
                break
            chain.append(other)
            current, index = other, index + step
    return chain


def is_chained(reader: Reader, one: Candidate, other: Candidate) -> bool:
    left, right = (one, other) if one.position < other.position else (other, one)
    between = [
        token.lower for token in reader.document.tokens[left.piece.outer_last : right.piece.outer_first]
    ]
    if "and" in between and left.piece.level != right.piece.level:
        return False
    return len(between) <= 3 and CHAIN_WORDS.issuperset(between)


def gap(reader: Reader, left: Candidate, right: Candidate) -> list[str]:
    return [token.lower for token in reader.document.tokens[left.piece.outer_last : right.piece.outer_first]]


def is_located(reader: Reader, candidate: Candidate) -> bool:
    """Whether a preposition of place stands before the name, or before the list that it is a member of."""
    index = candidate.piece.outer_first - 1
    before = reader.lower(index, candidate.sentence)
    if before == "the":
        before = reader.lower(index - 1, candidate.sentence)
    return before in place_words().locative or before in POSSESSIVE or is_listed(reader, candidate)


def is_listed(reader: Reader, candidate: Candidate) -> bool:
    """Whether the name follows a settled place in a list: "in Poipet, Bavet and Sihanoukville"."""
    if candidate.position == 0:
        return False
    left = reader.candidates[candidate.position - 1]
    if left.sentence is not candidate.sentence or not left.settled or left.hidden:
        return False
    return gap(reader, left, candidate) in ([","], ["and"], [",", "and"], ["or"])


def is_dateline(reader: Reader, candidate: Candidate) -> bool:
    """ "PHNOM PENH, July 19" and "POIPET, Cambodia" in capitals at the head of a paragraph."""
    is_head = candidate.piece.first == candidate.sentence.first
    following = reader.lower(candidate.piece.last, candidate.sentence)
    return is_head and candidate.printed.isupper() and following in (",", "—", "–", "-", ":", "(")


def after_title(reader: Reader, candidate: Candidate) -> bool:
    index = candidate.piece.first - 1
    before = reader.lower(index, candidate.sentence)
    return before in place_words().titles or (
        before == "." and reader.lower(index - 1, candidate.sentence) in place_words().titles
    )


def has_institution(reader: Reader, candidate: Candidate) -> bool:
    tokens = reader.document.tokens[candidate.piece.first : candidate.piece.last]
    return len(tokens) > 1 and any(token.lower in place_words().institutions for token in tokens)


def has_number(candidate: Candidate) -> bool:
    return read_name(candidate.printed).number is not None
