"""Authorities that a text names once and then by their noun alone: "the ministry", "the department", "the minister"."""

from __future__ import annotations

from collections.abc import Sequence

from articles.extraction.agency_index import agency_index
from articles.extraction.agency_local import nearest, unit_word
from articles.extraction.agency_names import choose
from articles.extraction.agency_roles import part_of
from articles.extraction.document import Document, Sentence
from articles.extraction.knowledge import Agency, Knowledge
from articles.extraction.types import AgencyMention, PlaceMention

NOUNS = frozenset(
    {"ministry", "department", "committee", "commission", "administration", "directorate", "bureau"}
)
# Before "governor": one who is no longer, or of something else.
OTHERS = frozenset({"former", "district", "ex", "bank", "late"})
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
            found.append(AgencyMention(token.span, token.text, name, key, "source", "agency.governor"))
    return found


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
