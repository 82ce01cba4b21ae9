"""The authorities that a text names, with their part in it.

Three ways: by a name, alias or acronym of the knowledge; as the force of a place ("provincial police" in a story about
Kampot is the Kampot Provincial Police); by a name in capitals that says it is an authority. "Police" or "officials"
alone name nobody here.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.extraction.agency_index import HYPHENS, AgencyIndex, agency_index, agency_words
from articles.extraction.agency_local import LocalForce, read_local_force, read_police_in
from articles.extraction.agency_roles import Part, part_of
from articles.extraction.document import Document, Sentence
from articles.extraction.knowledge import Agency, Knowledge
from articles.extraction.nationalities import match_nationality
from articles.extraction.place_pieces import find_runs
from articles.extraction.types import AgencyMention, PlaceMention, Span

NUMBER_OPENERS = frozenset({"one", "two", "three", "four", "five", "six", "several", "some", "many", "other"})
LIST_WORDS = frozenset(
    {
        ",",
        "and",
        "the",
        "as",
        "well",
        "by",
        "a",
        "of",
        "from",
        "officials",
        "–",
        "along",
        "with",
        "together",
        "officers",
        "units",
    }
)


@dataclass(frozen=True, slots=True)
class Found:
    """An agency at tokens [first, last)."""

    first: int
    last: int
    name: str
    key: str
    kind: str
    rule: str


def find_agencies(
    document: Document, knowledge: Knowledge, places: Sequence[PlaceMention]
) -> list[AgencyMention]:
    """The agencies in the order of the text, one mention for each time one is named."""
    index = agency_index(knowledge)
    country = country_of(places, knowledge.home_country)
    acronyms: dict[str, Found] = {}
    mentions: list[AgencyMention] = []
    for sentence in document.sentences:
        found = [
            item
            for item in find_in_sentence(document, sentence, knowledge, index, places, country, acronyms)
            if not is_bracketed(document, item)
        ]
        owned = [not is_owner(document, one, other) for one, other in itertools.pairwise(found)]
        items = [item for item, keep in zip(found, [*owned, True], strict=False) if keep]
        parts = [part_of(document.tokens, sentence, item.first, item.last, item.kind) for item in items]
        share_list_roles(document, items, parts)
        mentions.extend(
            mention_of(document, item, part)
            for item, part in zip(items, parts, strict=True)
            if item.rule != "agency.troops" or part.role in ("lead", "participant")
        )
    return mentions


def mention_of(document: Document, item: Found, part: Part) -> AgencyMention:
    span = Span(document.tokens[item.first].span.start, document.tokens[item.last - 1].span.end)
    rule = f"{item.rule}.{part.reason}" if part.reason else item.rule
    return AgencyMention(span, span.of(document.text), item.name, item.key, part.role, rule)


def share_list_roles(document: Document, items: Sequence[Found], parts: list[Part]) -> None:
    """Gives the members of a list the role that the words give one of them: "led by A, B and C", "A, B and C raided"."""
    for position in range(1, len(items)):
        if is_sibling(document, items[position - 1], items[position]):
            role = parts[position - 1].role
            if parts[position].role == "other" or parts[position].reason == "named":
                parts[position] = Part("participant" if role == "lead" else role, parts[position - 1].reason)
    for position in range(len(items) - 1, 0, -1):
        weak = parts[position - 1].role == "other" or parts[position - 1].reason == "named"
        if (
            weak
            and parts[position].role == "lead"
            and is_sibling(document, items[position - 1], items[position])
        ):
            parts[position - 1] = Part("lead")


def is_bracketed(document: Document, item: Found) -> bool:
    """Whether the mention is nothing but an acronym in brackets behind its name."""
    tokens = document.tokens
    before, behind = item.first - 1, item.last
    return (
        item.last - item.first == 1
        and before >= 0
        and tokens[before].text == "("
        and behind < len(tokens)
        and tokens[behind].text == ")"
    )


def country_of(places: Sequence[PlaceMention], home: str) -> str:
    """The country that most places of the text lie in, home when in doubt."""
    counts = Counter(place.country for place in places if place.country)
    if not counts:
        return home
    country, most = max(counts.items(), key=lambda item: (item[1], item[0]))
    return country if most > 1.5 * counts[home] else home


def find_in_sentence(
    document: Document,
    sentence: Sentence,
    knowledge: Knowledge,
    index: AgencyIndex,
    places: Sequence[PlaceMention],
    country: str,
    acronyms: dict[str, Found],
) -> Iterator[Found]:
    tokens = document.tokens
    runs = dict(find_runs(tokens, sentence.first, sentence.last))
    position = sentence.first
    while position < sentence.last:
        found = read_known(document, sentence, index, country, position) or read_acronym(
            document, index, country, acronyms, position
        )
        local = read_local_force(document, sentence, knowledge, places, country, position)
        if local is not None and (
            found is None or local.last >= found.last or local.kind in ("gendarmerie", "prosecutor")
        ):
            found = of_local(index, local)
        if (
            found is None
            and (in_place := read_police_in(document, sentence, knowledge, places, position)) is not None
        ):
            found = of_local(index, in_place)
        if found is None:
            found = read_nationals(document, sentence, knowledge, position)
        if found is not None and found.kind == "court":
            found = prosecutor_of(document, sentence, index, found)
        if found is None and position in runs:
            found = read_body(document, position, runs[position])
        if found is None:
            found = read_troops(document, sentence, index, country, position)
        if found is None:
            position += 1
        else:
            learn_acronym(document, sentence, found, acronyms)
            yield found
            position = found.last


def of_local(index: AgencyIndex, local: LocalForce) -> Found:
    """A local force as an agency: by its place and kind in the knowledge, or by the formed name."""
    named = index.by_name.get(local.name.lower(), [])
    agency = named[0] if named else None
    name, key = (agency.name, agency.key) if agency else (local.name, "")
    return Found(local.first, local.last, name, key, local.kind, f"agency.local.{local.kind}")


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
            is_proper = any(token.text[0].isupper() for token in tokens[first : ends[length - 1]])
            agency = choose(agencies, country, is_proper)
            if agency is not None:
                return Found(first, ends[length - 1], agency.name, agency.key, agency.kind, "agency.name")
    return None


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
    if len(text) < 2 or sum(letter.isupper() for letter in text) < 2:
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
    is_prosecutor = (
        first - 2 >= sentence.first
        and tokens[first - 1].lower in ("of", "from", "at")
        and tokens[first - 2].lower in ("prosecutor", "prosecutors")
    )
    if not is_prosecutor:
        return court
    name = f"{court.name} Prosecutor"
    named = index.by_name.get(name.lower(), [])
    return Found(
        first - 2, court.last, name, named[0].key if named else "", "prosecutor", "agency.prosecutor"
    )


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
    if behind >= sentence.last or tokens[behind].text[0].isupper():
        return None
    force = (
        "security forces"
        if tokens[behind].lower == "security" and behind + 1 < sentence.last
        else tokens[behind].lower
    )
    if force == "security forces" and tokens[behind + 1].lower != "forces":
        return None
    if force not in ("police", "security forces", "army", "troops"):
        return None
    nation = document.text[tokens[first].span.start : tokens[match.last - 1].span.end]
    name = f"{nation} {'army' if force == 'troops' else force}"
    named = agency_index(knowledge).by_name.get(name.lower(), [])
    last = behind + (2 if force == "security forces" else 1) if behind == match.last else match.last
    key = named[0].key if len(named) == 1 else ""
    return Found(first, last, name, key, "police", "agency.nation")


def read_body(document: Document, first: int, last: int) -> Found | None:
    """A name in capitals that ends as authorities' names do; its body is what the name says."""
    words = agency_words()
    tokens = document.tokens
    lowers = [token.lower for token in tokens[first:last] if token.text not in HYPHENS]
    for end in range(last, first + 1, -1):
        lowers = [token.lower for token in tokens[first:end] if token.text not in HYPHENS]
        if words.never.intersection(lowers):
            return None
        if len(lowers) >= 2 and (lowers[-1] in words.closing or tuple(lowers[-2:]) in words.closing_pairs):
            if len(lowers) == 2 and lowers[0] in ("provincial", "municipal", "district", "local"):
                return None
            if tokens[first].lower in NUMBER_OPENERS:
                return None
            name = Span(tokens[first].span.start, tokens[end - 1].span.end).of(document.text)
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


def is_owner(document: Document, found: Found, following: Found) -> bool:
    """Whether "'s" or "of the" alone joins an agency to the one of which it is the parent."""
    between = [token.lower for token in document.tokens[found.last : following.first]]
    return between in (["’s"], ["'s"])


def is_sibling(document: Document, one: Found, other: Found) -> bool:
    """Whether two agencies are members of one list: nothing but commas, "and", and an acronym in brackets between."""
    between = [token.lower for token in document.tokens[one.last : other.first]]
    if len(between) >= 3 and between[0] == "(" and between[2] == ")":
        between = between[3:]
    return 0 < len(between) <= 6 and all(word in LIST_WORDS for word in between)
