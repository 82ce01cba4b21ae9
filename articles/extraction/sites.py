"""Named sites: venues, compounds, companies, checkpoints, airports, protected areas. A building without a name is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from articles.extraction.document import Document, Sentence
from articles.extraction.gazetteer import DEPTH
from articles.extraction.lexicon import read_lexicon
from articles.extraction.place_pieces import find_runs, place_words
from articles.extraction.types import PlaceMention, Span

JOINERS = frozenset({"&", "and", "of", "-", "’s", "'s"})
LONGEST_BEHIND = 3


class SiteWords:
    """The word lists of `data/sites.toml`."""

    def __init__(self) -> None:
        lexicon = read_lexicon("sites")
        self.strong = frozenset(lexicon.strings("strong"))
        self.weak = frozenset(lexicon.strings("weak"))
        self.behind = {tuple(phrase.split()) for phrase in lexicon.strings("behind")}
        self.before = frozenset(lexicon.strings("before"))
        self.placed = frozenset(lexicon.strings("placed"))
        self.strict = frozenset(lexicon.strings("strict"))
        self.announced = {tuple(phrase.split()) for phrase in lexicon.strings("announced")}


@cache
def site_words() -> SiteWords:
    return SiteWords()


def find_sites(document: Document, places: Sequence[PlaceMention], country: str) -> Iterator[PlaceMention]:
    """The sites of a text; each lies in the deepest place that its sentence, else the text before it, names."""
    taken = [mention.span for mention in places if mention.level != "country"]
    for sentence in document.sentences:
        for first, last in joined_runs(document, sentence):
            found = read_site(document, sentence, first, last)
            if found is None:
                continue
            span = Span(document.tokens[found[0]].span.start, document.tokens[found[1] - 1].span.end)
            if any(place.contains(span) for place in taken):
                continue
            around = place_around(places, span, sentence)
            yield PlaceMention(
                span, span.of(document.text), "site", "unresolved", country=around.country if around else country,
                path=around.path if around else (), code=around.code if around else "", score=0.5,
            )  # fmt: skip


def joined_runs(document: Document, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Runs of capitals, those that "&" or "and" and a closing word of a kind join taken as one ("Malica Spa and Health")."""
    runs = list(find_runs(document.tokens, sentence.first, sentence.last))
    index = 0
    while index < len(runs):
        first, last = runs[index]
        while index + 1 < len(runs) and document.tokens[last].text == "&" and runs[index + 1][0] == last + 1:
            index, last = index + 1, runs[index + 1][1]
        if index + 1 < len(runs) and document.tokens[last].lower == "and" and runs[index + 1][0] == last + 1:
            if document.tokens[last - 1].lower in site_words().strong and runs[index + 1][1] == last + 2:
                closing = document.tokens[last + 1].lower
                if closing in ("health", "spa", "casino", "resort", "massage", "bar", "karaoke", "hotel"):
                    index, last = index + 1, last + 2
        yield first, last
        index += 1


def read_site(document: Document, sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """The tokens of the site's name when the run is one, else None."""
    tokens, words = document.tokens, site_words()
    before = tokens[first - 1].lower if first > sentence.first else ""
    if before in ("the", "a", "an", "‘", "“", '"') and first - 2 >= sentence.first:
        before = tokens[first - 2].lower
    if before in place_words().titles and before not in ("called", "named"):
        return None
    if announced(document, sentence, first):
        return first, last
    closing = tokens[last - 1].lower
    if last - first == 1 and closing in words.strong | words.weak:
        return None
    behind = behind_name(document, sentence, last)
    if behind:
        return (first, last) if before in words.placed or before in ("", "’s", "'s", ",") else None
    if closing in words.strong or tokens[first].lower in ("club", "casino", "hotel"):
        return (first, last) if before in words.placed or before in ("", "’s", "'s", ",", "—") else None
    if closing in words.weak and not has_body(document, first, last):
        return (first, last) if before in words.strict else None
    return None


def has_body(document: Document, first: int, last: int) -> bool:
    return any(token.lower in ("ministry", "department", "police", "court") for token in document.tokens[first:last])


def announced(document: Document, sentence: Sentence, first: int) -> bool:
    """Whether "registered to", "under the name" or the like stands right before the name."""
    tokens = document.tokens
    start = first
    while start > sentence.first and tokens[start - 1].text in '"“‘':
        start -= 1
    if start > sentence.first and tokens[start - 1].lower == "the":
        start -= 1
    for phrase in site_words().announced:
        if start - len(phrase) >= sentence.first:
            if tuple(token.lower for token in tokens[start - len(phrase) : start]) == phrase:
                return True
    of = start > sentence.first + 1 and tokens[start - 1].lower == "of"
    return of and tokens[start - 2].lower in site_words().before


def behind_name(document: Document, sentence: Sentence, last: int) -> bool:
    """Whether a lower-case word of a kind follows the name ("A7 Park compound", "MDS zone")."""
    lowers: list[str] = []
    for token in document.tokens[last : min(last + LONGEST_BEHIND + 1, sentence.last)]:
        if token.text[0].isupper():
            return False
        if token.text != "-":
            lowers.append(token.lower)
    return any(tuple(lowers[:length]) in site_words().behind for length in range(1, len(lowers) + 1))


def place_around(places: Sequence[PlaceMention], span: Span, sentence: Sentence) -> PlaceMention | None:
    """The deepest unit that the sentence names, nearest first; else the last one named before."""
    inside = [place for place in places if place.level not in ("country", "site") and sentence.span.contains(place.span)]
    if inside:
        return max(inside, key=lambda place: (DEPTH[place.level], -abs(place.span.start - span.start)))
    before = [place for place in places if place.level not in ("country", "site") and place.span.end <= span.start]
    return max(before, key=lambda place: place.span.end, default=None)
