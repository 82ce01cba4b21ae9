"""Agencies by the names they bear: those of the knowledge, acronyms, names in capitals, and forces named by a nation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.extraction.agency_index import HYPHENS, AgencyIndex, agency_index, agency_words, words_of
from articles.extraction.agency_local import starting_at
from articles.extraction.document import Document, Sentence
from articles.extraction.knowledge import Agency, Knowledge
from articles.extraction.nationalities import match_nationality, nationality_of
from articles.extraction.place_pieces import place_words
from articles.extraction.types import PlaceMention, Span

NUMBER_OPENERS = frozenset({"one", "two", "three", "four", "five", "six", "several", "some", "many", "other"})


@dataclass(frozen=True, slots=True)
class Found:
    """An agency at tokens [first, last)."""

    first: int
    last: int
    name: str
    key: str
    kind: str
    rule: str


def read_known(
    document: Document, sentence: Sentence, index: AgencyIndex, country: str, first: int
) -> Found | None:
    """The longest name or alias of the knowledge that begins at token `first`."""
    tokens = document.tokens
    lengths = index.lengths.get(tokens[first].lower)
    if lengths is None:
        return None
    words: list[str] = []
    ends: list[int] = []
    position = first
    while position < sentence.last and len(words) < lengths[0]:
        if tokens[position].text not in HYPHENS:
            words.append(tokens[position].lower.replace("’", "'"))
            ends.append(position + 1)
        position += 1
    for length in lengths:
        if length <= len(words) and (agencies := index.phrases.get(tuple(words[:length]))):
            needs_article = length == 1 and (words[0],) in index.after_article
            if needs_article and not has_article(document, sentence, first):
                continue
            opens = first == sentence.first and length > 1  # a capital there says nothing
            is_proper = any(token.text[0].isupper() for token in tokens[first + opens : ends[length - 1]])
            agency = choose(agencies, country, is_proper)
            if agency is not None and country != agency.country == index.home:
                named = any(nationality_of(word) == index.home for word in words[:length])
                if not named and tuple(words[:length]) != words_of(agency.name):
                    continue  # in a story from abroad, home's agencies go by their full names
            if agency is not None:
                return Found(first, ends[length - 1], agency.name, agency.key, agency.kind, "agency.name")
    return None


def has_article(document: Document, sentence: Sentence, first: int) -> bool:
    return first > sentence.first and document.tokens[first - 1].lower == "the"


def choose(agencies: Sequence[Agency], country: str, is_proper: bool) -> Agency | None:
    """Of agencies of one name the one of the article's country; another country's when it alone bears the name and is
    printed with capitals ("border patrol" is not another country's Border Patrol)."""
    own = [agency for agency in agencies if agency.country == country]
    if own:
        return own[0]
    return agencies[0] if len(agencies) == 1 and is_proper else None


def read_acronym(
    document: Document, index: AgencyIndex, country: str, acronyms: dict[str, Found], first: int
) -> Found | None:
    """An acronym that the article has explained, else one of the knowledge, as printed."""
    text = document.tokens[first].text
    if len(text) < 2 or text[1:].islower():
        return None
    if (known := acronyms.get(text)) is not None:
        return Found(first, first + 1, known.name, known.key, known.kind, "agency.acronym.defined")
    agencies = [agency for agency in index.acronyms.get(text, []) if agency.country == country]
    if not agencies:
        return None
    return Found(first, first + 1, agencies[0].name, agencies[0].key, agencies[0].kind, "agency.acronym")


def learn_acronym(document: Document, sentence: Sentence, found: Found, acronyms: dict[str, Found]) -> None:
    """Remembers "Long Name (LN)" for the rest of the article."""
    tokens = document.tokens
    if (
        found.last + 2 < sentence.last
        and tokens[found.last].text == "("
        and tokens[found.last + 2].text == ")"
    ):
        acronym = tokens[found.last + 1].text
        if acronym.isalpha() and sum(letter.isupper() for letter in acronym) >= 2:
            acronyms.setdefault(acronym, found)


def prosecutor_of(document: Document, sentence: Sentence, index: AgencyIndex, court: Found) -> Found:
    """ "A prosecutor of the provincial court" is the court's prosecutor, not the court."""
    tokens = document.tokens
    first = court.first
    while first > sentence.first and tokens[first - 1].lower == "the":
        first -= 1
    if first == sentence.first or tokens[first - 1].lower not in ("of", "from", "at"):
        return court
    first -= 2
    while (
        first > sentence.first
        and tokens[first].text[0].isupper()
        and tokens[first].lower not in ("prosecutor", "prosecutors")
    ):
        first -= 1  # "deputy prosecutor Dara Sok of the provincial court"
    if first < sentence.first or tokens[first].lower not in ("prosecutor", "prosecutors"):
        return court
    name = f"{court.name} Prosecutor"
    named = index.by_name.get(name.lower(), [])
    return Found(first, court.last, name, named[0].key if named else "", "prosecutor", "agency.prosecutor")


# What behind a nation names its force, with the name that it goes by.
NATIONAL_FORCES = {
    ("police",): "police", ("security", "forces"): "security forces", ("army",): "army", ("troops",): "army",
    ("navy",): "navy", ("marines",): "marines", ("coast", "guard"): "coast guard",
    ("border", "guards"): "border guards", ("border", "guard"): "border guard",
}  # fmt: skip
CAPITAL_FORCES = frozenset({"navy", "army", "marines"})


def read_nationals(document: Document, sentence: Sentence, knowledge: Knowledge, first: int) -> Found | None:
    """ "Chinese police", also in "Vietnamese and Lao police": forces that are named by their nation."""
    tokens = document.tokens
    match = match_nationality(tokens, first)
    if match is None or match.code == knowledge.home_country or match.last >= sentence.last:
        return None
    behind = match.last
    if (
        tokens[behind].lower == "and"
        and behind + 1 < sentence.last
        and (second := match_nationality(tokens, behind + 1))
    ):
        behind = second.last
    if behind >= sentence.last:
        return None
    words = tuple(token.lower for token in tokens[behind : min(behind + 2, sentence.last)])
    length = next((length for length in (len(words), 1) if words[:length] in NATIONAL_FORCES), 0)
    if not length or (tokens[behind].text[0].isupper() and words[0] not in CAPITAL_FORCES):
        return None
    nation = document.text[tokens[first].start : tokens[match.last - 1].end]
    name = f"{nation} {NATIONAL_FORCES[words[:length]]}"
    named = agency_index(knowledge).by_name.get(name.lower(), [])
    last = behind + length if behind == match.last else match.last
    key = named[0].key if len(named) == 1 else ""
    return Found(first, last, name, key, "police", "agency.nation")


def read_police_of(
    document: Document, sentence: Sentence, index: AgencyIndex, places: Sequence[PlaceMention], first: int
) -> Found | None:
    """ "Police of the Prek Chak international border checkpoint", and "police in South Africa" by the country's name."""
    tokens = document.tokens
    if (
        tokens[first].lower != "police"
        or first + 2 >= sentence.last
        or tokens[first + 1].lower not in ("of", "at", "in")
    ):
        return None
    start = first + (3 if tokens[first + 2].lower == "the" else 2)
    if start >= sentence.last:
        return None
    place = starting_at(places, tokens[start].start)
    if place is None:
        return None
    last = start + 1
    while last < sentence.last and tokens[last].start < place.span.end:
        last += 1
    if place.level == "site" and "checkpoint" in place.printed.lower():
        named = index.by_name.get(f"{place.printed} police".lower(), [])
        name = f"{' '.join(word[0].upper() + word[1:] for word in place.printed.split())} Police"
        return Found(
            first,
            last,
            named[0].name if named else name,
            named[0].key if named else "",
            "police",
            "agency.checkpoint",
        )
    if place.level == "country" and tokens[first + 1].lower == "in":
        national = index.national_police.get(place.country)
        if national is not None:
            return Found(first, last, national.name, national.key, "police", "agency.nation")
    return None


def read_both_polices(document: Document, sentence: Sentence, index: AgencyIndex, first: int) -> Found | None:
    """ "National" in "national and municipal police"; the other force is read for itself."""
    tokens = document.tokens
    if tokens[first].lower != "national" or first + 3 >= sentence.last or tokens[first + 1].lower != "and":
        return None
    if tokens[first + 3].lower != "police" or tokens[first + 2].lower not in (
        "municipal",
        "provincial",
        "military",
        "district",
    ):
        return None
    found = [agency for agency in index.by_name.get("national police", []) if not agency.place]
    return Found(first, first + 1, found[0].name, found[0].key, "police", "agency.name") if found else None


def read_body(document: Document, sentence: Sentence, first: int) -> Found | None:
    """A name in capitals that ends as authorities' names do; its body is what the name says."""
    words, tokens = agency_words(), document.tokens
    if not tokens[first].text[0].isupper() or tokens[first].lower in place_words().openers:
        return None
    if (
        first > sentence.first
        and tokens[first - 1].text[0].isupper()
        and tokens[first - 1].lower not in place_words().openers
    ):
        return None
    last = first + 1
    while last < sentence.last and (
        tokens[last].text[0].isupper()
        or (tokens[last].text in HYPHENS and tokens[last - 1].end == tokens[last].start)
    ):
        last += 1
    if last == first + 1:
        return None
    for end in range(last, first + 1, -1):
        lowers = [token.lower for token in tokens[first:end] if token.text not in HYPHENS]
        if words.never.intersection(lowers):
            return None
        if len(lowers) >= 2 and (lowers[-1] in words.closing or tuple(lowers[-2:]) in words.closing_pairs):
            if len(lowers) == 2 and lowers[0] in ("provincial", "municipal", "district", "local"):
                return None
            if tokens[first].lower in NUMBER_OPENERS:
                return None
            name = Span(tokens[first].start, tokens[end - 1].end).of(document.text)
            kind = "commission" if lowers[-1] in ("committee", "commission", "authority") else "police"
            return Found(first, end, name, "", kind, "agency.body")
    return None


def read_troops(
    document: Document, sentence: Sentence, index: AgencyIndex, country: str, first: int
) -> Found | None:
    """ "Troops" and "the army" are the armed forces of the article's country."""
    if (document.tokens[first].lower,) not in agency_words().troops:
        return None
    for agency in index.by_name.get("armed forces", []):
        if agency.country == country:
            return Found(first, first + 1, agency.name, agency.key, agency.kind, "agency.troops")
    return None
