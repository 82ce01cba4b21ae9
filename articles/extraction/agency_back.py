"""Authorities that a text names once and then by their noun alone: "the ministry", "the department", "the minister"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from articles.extraction.agency_index import agency_index
from articles.extraction.agency_local import nearest, unit_word
from articles.extraction.agency_names import choose
from articles.extraction.agency_roles import Role, part_of, tries
from articles.extraction.document import Document, Sentence
from articles.extraction.gazetteer import gazetteer
from articles.extraction.knowledge import Agency, Knowledge
from articles.extraction.types import AgencyMention, PlaceMention

NOUNS = frozenset(
    {"ministry", "department", "committee", "commission", "administration", "directorate", "bureau"}
)
# Before "governor": one who is no longer, or of something else.
OTHERS = frozenset({"former", "district", "ex", "bank", "late"})
LED = frozenset({"led", "headed", "commanded", "directed", "supervised", "oversaw", "joined"})
MINISTERS = frozenset({"minister", "ministers"})
NAMING = NOUNS | MINISTERS
# After "a ministry": a paper or a person of it, so that it is the one that was named.
PAPERS = frozenset(
    {"report", "statement", "official", "officials", "spokesman", "spokeswoman", "spokesperson", "tally"}
)
# "The water resources minister": how many words of a ministry's name may stand before "minister".
LONGEST_PORTFOLIO = 3


def find_back_references(
    document: Document, knowledge: Knowledge, country: str, mentions: Sequence[AgencyMention]
) -> list[AgencyMention]:
    """The mentions by noun alone, in the order of the text, each as the last authority with that noun in its name.

    A minister speaks for the ministry and is no proof that it acted.
    """
    kinds = agency_index(knowledge).kinds
    ordered = sorted(mentions, key=lambda mention: mention.span)
    last: dict[str, AgencyMention] = {}
    found: list[AgencyMention] = []
    passed = 0
    for sentence in document.sentences:
        if NAMING.isdisjoint(document.words[sentence.first : sentence.last]):
            continue
        for index in range(sentence.first, sentence.last):
            lower = document.words[index]
            if lower not in NAMING:
                continue
            token = document.tokens[index]
            while passed < len(ordered) and ordered[passed].span.start <= token.start:
                remember(last, ordered[passed])
                passed += 1
            if passed and ordered[passed - 1].span.end > token.start:
                continue
            if lower in MINISTERS:
                agency = ministry_of(document, sentence, knowledge, country, index)
                named = (agency.name, agency.key) if agency is not None else back(last, "ministry")
                is_back = agency is None and is_definite(document, sentence, index)
                if named is None or (agency is None and not is_back):
                    continue
            else:
                named = back(last, lower)
                if named is None or not is_back_noun(document, sentence, index):
                    continue
            role = part_of(
                document.tokens, sentence, index, index + 1, kinds.get(named[1], "") or "ministry"
            ).role
            if lower in MINISTERS:
                role = "other" if role == "other" else "source"
            mention = AgencyMention(token.span, token.text, *named, role, "agency.back")
            remember(last, mention)
            found.append(mention)
    return found


def find_governors(
    document: Document, knowledge: Knowledge, places: Sequence[PlaceMention]
) -> list[AgencyMention]:
    """The governors who speak, as the administrations of the provinces that are told of around them."""
    ordered = sorted(places, key=lambda place: place.span)
    found: list[AgencyMention] = []
    if "governor" not in document.words:
        return found
    for sentence in document.sentences:
        for index in range(sentence.first, sentence.last):
            if (
                document.words[index] != "governor"
                or document.words[max(sentence.first, index - 1)] in OTHERS
            ):
                continue
            token = document.tokens[index]
            province = nearest(knowledge, ordered, token.start, sentence, "province", "Provincial")
            if province is None:
                continue
            name = f"{province} {unit_word(province, 'Provincial', 'province', knowledge)} Administration"
            named = agency_index(knowledge).by_name.get(name.lower(), [])
            key = named[0].key if named else ""
            role: Role = "lead" if leads(document, sentence, index) else "source"
            found.append(AgencyMention(token.span, token.text, name, key, role, "agency.governor"))
    return found


def leads(document: Document, sentence: Sentence, index: int) -> bool:
    """Whether the governor is told to have led the deed: "led by deputy governor Nhem Sokha", "Sokha, who led the column"."""
    tokens = document.tokens
    first = index
    while first > sentence.first and (
        tokens[first - 1].text[0].isupper()
        or tokens[first - 1].lower in ("deputy", "provincial", "the", "a", "vice")
    ):
        first -= 1
    before = [token.lower for token in tokens[max(sentence.first, first - 2) : first]]
    behind = [token.lower for token in tokens[index + 1 : min(sentence.last, index + 7)]]
    if "of" in behind[:4]:
        return False  # "governor Hem Sopheara of the municipal administration", which is named
    who = behind.index("who") if "who" in behind else len(behind)
    return (before[-1:] == ["by"] and before[0] in LED) or not LED.isdisjoint(behind[who + 1 : who + 2])


def find_prosecutors(
    document: Document, knowledge: Knowledge, places: Sequence[PlaceMention]
) -> list[AgencyMention]:
    """The prosecutors without a court's name who go along: "police and a deputy prosecutor", as those of the province
    that is told of last before them."""
    ordered = sorted((place for place in places if len(place.path) > 1), key=lambda place: place.span)
    units, found = gazetteer(knowledge), []
    for sentence in document.sentences:
        for index in range(sentence.first + 2, sentence.last):
            if document.tokens[index].lower != "prosecutor" or not goes_along(document, sentence, index):
                continue
            at = bisect_left(ordered, document.tokens[index].start, key=lambda place: place.span.start)
            place = ordered[at - 1] if at else ordered[0] if ordered else None
            if place is None or place.country != knowledge.home_country:
                continue
            province = units.places[place.path[1]].name
            unit = unit_word(province, "Provincial", "province", knowledge)
            name = f"{province} {unit} Court Prosecutor"
            named = agency_index(knowledge).by_name.get(name.lower(), [])
            span = document.tokens[index].span
            found.append(
                AgencyMention(
                    span, "prosecutor", name, named[0].key if named else "", "coordinating", "agency.along"
                )
            )
    return found


def goes_along(document: Document, sentence: Sentence, index: int) -> bool:
    """Whether "a prosecutor", who tries nobody and is of no court that is named, stands behind "and" or "with"."""
    tokens = document.tokens
    first = index
    while first > sentence.first and tokens[first - 1].lower in ("deputy", "court", "state"):
        first -= 1
    if first - 2 < sentence.first or tokens[first - 1].lower not in ("a", "an", "one"):
        return False
    behind = tokens[index + 1].lower if index + 1 < sentence.last else ""
    along = tokens[first - 2].lower in ("and", "with")
    return along and behind not in ("of", "from", "at", "said") and not tries(tokens, sentence, index + 1)


def remember(last: dict[str, AgencyMention], mention: AgencyMention) -> None:
    for word in mention.name.lower().split():
        if word in NOUNS:
            last[word] = mention


def back(last: dict[str, AgencyMention], noun: str) -> tuple[str, str] | None:
    mention = last.get(noun)
    return (mention.name, mention.key) if mention is not None else None


def is_definite(document: Document, sentence: Sentence, index: int) -> bool:
    return index > sentence.first and document.tokens[index - 1].lower == "the"


def is_back_noun(document: Document, sentence: Sentence, index: int) -> bool:
    """Whether the noun stands alone behind "the", or behind "a" and before a paper of it: "a ministry report"."""
    tokens = document.tokens
    following = tokens[index + 1].lower if index + 1 < sentence.last else ""
    if index == sentence.first or following == "of":
        return False
    before = tokens[index - 1].lower
    return before == "the" or (before in ("a", "an") and following in PAPERS)


def ministry_of(
    document: Document, sentence: Sentence, knowledge: Knowledge, country: str, index: int
) -> Agency | None:
    """The ministry of "the interior minister": its name is known with "ministry" in the place of "minister"."""
    phrases = agency_index(knowledge).phrases
    words = [token.lower for token in document.tokens[max(sentence.first, index - LONGEST_PORTFOLIO) : index]]
    for length in range(len(words), 0, -1):
        agencies = phrases.get((*words[-length:], "ministry"))
        if agencies:
            return choose(agencies, country, False)
    return None
