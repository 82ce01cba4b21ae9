"""Named sites: venues, compounds, companies, checkpoints, airports, protected areas. A building without a name is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from articles.extraction.document import Document, Sentence
from articles.extraction.gazetteer import DEPTH, Gazetteer
from articles.extraction.known_sites import as_known, is_known
from articles.extraction.lexicon import read_lexicon
from articles.extraction.nationalities import nationality_of
from articles.extraction.place_pieces import place_words
from articles.extraction.types import PlaceMention, Span

LONGEST_BEHIND = 3


class SiteWords:
    """The word lists of `data/sites.toml`."""

    def __init__(self) -> None:
        lexicon = read_lexicon("sites")
        self.strong = frozenset(lexicon.strings("strong"))
        self.weak = frozenset(lexicon.strings("weak"))
        self.kinds = self.strong | self.weak
        self.behind = {tuple(phrase.split()) for phrase in lexicon.strings("behind")}
        self.before = frozenset(lexicon.strings("before"))
        self.kept = {tuple(phrase.split()) for phrase in lexicon.strings("kept")}
        self.nouns = frozenset(lexicon.strings("nouns"))
        self.placed = frozenset(lexicon.strings("placed"))
        self.opening = frozenset(lexicon.strings("opening"))
        self.strict = frozenset(lexicon.strings("strict"))
        self.behind_first = frozenset(phrase[0] for phrase in self.behind)
        self.announced = {tuple(phrase.split()) for phrase in lexicon.strings("announced")}
        self.announcing = frozenset({",", "of", *(phrase[-1] for phrase in self.announced)})


@cache
def site_words() -> SiteWords:
    return SiteWords()


def find_sites(
    document: Document,
    places: Sequence[PlaceMention],
    country: str,
    runs: Sequence[Sequence[tuple[int, int]]],
    units: Gazetteer,
) -> list[PlaceMention]:
    """The sites of a text, from each sentence's runs of capitals. A shorter name ("the MDS zone") bears the longer one ("MDS Special Economic Zone") as `name`."""
    found = list(read_sites(document, places, country, runs, units))
    full = sorted({mention.printed for mention in found}, key=len, reverse=True)
    named: list[PlaceMention] = []
    for mention in found:
        longer = next((name for name in full if name.startswith(f"{mention.printed} ")), "")
        named.append(as_known(units, replace(mention, name=longer) if longer else mention))
    return named


def read_sites(
    document: Document,
    places: Sequence[PlaceMention],
    country: str,
    runs: Sequence[Sequence[tuple[int, int]]],
    known: Gazetteer,
) -> Iterator[PlaceMention]:
    """Each site lies in the deepest place that its sentence, else the text before it, names."""
    units: dict[int, list[PlaceMention]] = {}
    for mention in places:
        if mention.level != "country":
            units.setdefault(document.sentence_at(mention.span.start).paragraph, []).append(mention)
    place_ends = {mention.span.end for mention in places if mention.level != "country"}
    for sentence, own_runs in zip(document.sentences, runs, strict=True):
        for first, last in joined_runs(document, sentence, own_runs, place_ends):
            found = read_site(document, sentence, first, last)
            if found is None and is_known(known, document, first, last):
                found = first, last
            if found is None:
                continue
            span = Span(document.tokens[found[0]].start, document.tokens[found[1] - 1].end)
            near = units.get(sentence.paragraph, [])
            if any(
                place.span.contains(span) or (place.span.start == span.start and not is_kept(document, found))
                for place in near
            ):
                continue
            around = place_around(near, span, sentence)
            yield PlaceMention(
                span, span.of(document.text), "site", "unresolved", country=around.country if around else country,
                path=around.path if around else (), code=around.code if around else "", score=0.5,
            )  # fmt: skip


def is_kept(document: Document, found: tuple[int, int]) -> bool:
    """Whether the name closes with a word of its kind, as "Phnom Penh International Airport" does."""
    closing = document.tokens[found[1] - 1].lower
    return closing in site_words().strong and closing != "park"


def joined_runs(
    document: Document, sentence: Sentence, runs: Sequence[tuple[int, int]], place_ends: set[int]
) -> Iterator[tuple[int, int]]:
    """Runs of capitals as names of sites join them: "X & Y Hotel", "Malica Spa and Health", "Dara's Garden Center"."""
    index = 0
    while index < len(runs):
        first, last = runs[index]
        while index + 1 < len(runs) and joins(document, first, last, runs[index + 1], place_ends):
            index, last = index + 1, runs[index + 1][1]
        last = behind_country(document, sentence, last)
        while index + 1 < len(runs) and runs[index + 1][0] < last:
            index += 1
        yield first, last
        index += 1


def behind_country(document: Document, sentence: Sentence, last: int) -> int:
    """Where the name of a firm ends that bears a country in brackets: "X Garment (Cambodia) Co Ltd", "X Ltd (Cambodia)"."""
    tokens = document.tokens
    if last + 2 >= sentence.last or tokens[last].text != "(" or tokens[last + 2].text != ")":
        return last
    behind = last + 3
    while behind < sentence.last and tokens[behind].lower in FIRM:
        behind += 1
    is_firm = behind > last + 3 or tokens[last - 1].lower in FIRM
    return behind if is_firm and tokens[last + 1].text[0].isupper() else last


FIRM = frozenset({"co", "ltd", "limited", "company", "plc", "inc", "corporation", "corp"})


def joins(
    document: Document, first: int, last: int, following: tuple[int, int], place_ends: set[int]
) -> bool:
    """Whether the run [first, last) and the following one are one name."""
    tokens = document.tokens
    if following[0] != last + 1:
        return False
    joint = tokens[last].lower
    if joint == "&":
        return True
    closing = tokens[following[1] - 1].lower
    if joint in ("’s", "'s"):
        is_name = tokens[last - 1].end not in place_ends and last - first == 1
        behind = tokens[following[1]].lower if following[1] < len(tokens) else ""
        return is_name and (closing in site_words().kinds or behind == "and")
    if joint == "and":
        owned = any(token.lower in ("’s", "'s") for token in tokens[first:last])
        pair = (
            tokens[last - 1].lower in site_words().strong and following[1] == last + 2 and closing in PAIRED
        )
        return pair or (owned and closing in site_words().kinds)
    return False


PAIRED = frozenset({"health", "spa", "casino", "resort", "massage", "bar", "karaoke", "hotel"})


def read_site(document: Document, sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """The tokens of the site's name when the run is one, else None."""
    tokens, words = document.tokens, site_words()
    before = tokens[first - 1].lower if first > sentence.first else ""
    if before in ("the", "a", "an", "‘", "“", '"') and first - 2 >= sentence.first:
        before = tokens[first - 2].lower
    if before in place_words().titles and before not in ("called", "named"):
        return None
    if tokens[last - 1].lower in OWNED:
        return None
    if last - first == 1 and nationality_of(tokens[first].lower):
        return None
    if announced(document, sentence, first):
        return (
            None if has_body(document, first, last) or tokens[first].lower == "operation" else (first, last)
        )
    closing = tokens[last - 4 if tokens[last - 1].text == ")" else last - 1].lower
    if last - first == 1 and closing in words.kinds:
        return None
    behind = behind_name(document, sentence, last)
    if (
        behind
        and first > sentence.first
        and tokens[first - 1].lower in ("a", "an")
        and tokens[last].lower in FIRMS
    ):
        return None  # "a Hanoi company"
    if behind:
        kept = last + behind if behind_words(document, sentence, last, behind) in words.kept else last
        return (first, kept) if before in words.placed or before in ("", "’s", "'s", ",") else None
    if closing in words.strong or tokens[first].lower in words.opening:
        return first, last
    if closing in words.weak and not has_body(document, first, last):
        return (first, last) if before in words.strict else None
    return None


# "The Chinese-owned company", "a Hanoi company": of where it is, not its name.
OWNED = frozenset({"owned", "run", "based", "backed", "led", "registered"})
FIRMS = frozenset({"company", "factory", "clinic", "warehouse", "plant"})


BODIES = frozenset(
    {"ministry", "department", "police", "court", "committee", "commission", "authority", "council"}
)


def has_body(document: Document, first: int, last: int) -> bool:
    return any(token.lower in BODIES for token in document.tokens[first:last])


def announced(document: Document, sentence: Sentence, first: int) -> bool:
    """Whether "registered to", "under the name" or the like stands right before the name."""
    tokens = document.tokens
    start = first
    while start > sentence.first and tokens[start - 1].text in '"“‘':
        start -= 1
    if start > sentence.first and tokens[start - 1].lower == "the":
        start -= 1
    if start == sentence.first or tokens[start - 1].lower not in site_words().announcing:
        return False
    for phrase in site_words().announced:
        if tokens[start - 1].lower == phrase[-1] and start - len(phrase) >= sentence.first:
            if tuple(token.lower for token in tokens[start - len(phrase) : start]) == phrase:
                return True
    if (
        start > sentence.first + 1
        and tokens[start - 1].text == ","
        and tokens[start - 2].lower in site_words().nouns
    ):
        return True
    of = start > sentence.first + 1 and tokens[start - 1].lower == "of"
    return of and tokens[start - 2].lower in site_words().before


def behind_name(document: Document, sentence: Sentence, last: int) -> int:
    """How many lower-case words of a kind follow the name ("A7 Park compound" has one), 0 for none."""
    if last >= sentence.last or not (
        document.tokens[last].text == "-" or document.tokens[last].text in site_words().behind_first
    ):
        return 0
    longest = min(LONGEST_BEHIND, sentence.last - last)
    for length in range(longest, 0, -1):
        if behind_words(document, sentence, last, length) in site_words().behind:
            return length
    return 0


def behind_words(document: Document, sentence: Sentence, last: int, length: int) -> tuple[str, ...]:
    tokens = document.tokens[last : last + length]
    return tuple(token.text for token in tokens if token.text != "-")


def place_around(near: Sequence[PlaceMention], span: Span, sentence: Sentence) -> PlaceMention | None:
    """Of the units that the paragraph names, the deepest of the sentence, nearest first; else the last one before."""
    units = [place for place in near if place.level != "site"]
    inside = [place for place in units if sentence.span.contains(place.span)]
    if inside:
        return max(inside, key=lambda place: (DEPTH[place.level], -abs(place.span.start - span.start)))
    before = [place for place in units if place.span.end <= span.start]
    return max(before, key=lambda place: place.span.end, default=None)
