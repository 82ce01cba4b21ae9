"""Agencies of other countries that no list names: the force of a town or a state, and offices "of" their subject."""

from __future__ import annotations

from articles.extraction.agency_index import agency_words
from articles.extraction.agency_names import Found
from articles.extraction.document import Document, Sentence
from articles.extraction.foreign import foreign_openers, foreign_places
from articles.extraction.place_pieces import POSSESSIVE, place_words
from articles.extraction.types import Span

LONGEST_NAME = 4
FORCES = {"police": "Police", "customs": "Customs"}
UNITS = frozenset(
    {"city", "state", "metropolitan", "regional", "municipal", "provincial", "district", "county"}
)
JOINTS = frozenset({"and", "&", "the", "for", "of"})


def read_foreign_force(document: Document, sentence: Sentence, home: str, first: int) -> Found | None:
    """ "Bengaluru police", "Gujarat’s police", "Cavite provincial police": the force of a place of another country."""
    tokens = document.tokens
    if tokens[first].lower not in foreign_openers() or follows_a_name(document, sentence, first):
        return None
    places = foreign_places()
    for last in range(min(sentence.last, first + LONGEST_NAME), first, -1):
        place = places.get(tuple(token.lower for token in tokens[first:last]))
        if place is None or place.country == home:
            continue
        index, unit = last, ""
        if index < sentence.last and tokens[index].lower in POSSESSIVE:
            index += 1
        if index < sentence.last and tokens[index].lower in UNITS:
            unit, index = f" {tokens[index].lower.capitalize()}", index + 1
        force = FORCES.get(tokens[index].lower) if index < sentence.last else None
        if force is None:
            return None
        name = f"{place.name}{unit} {force}"
        return Found(first, index + 1, name, "", "police", "agency.foreign")
    return None


def read_office(document: Document, sentence: Sentence, first: int) -> Found | None:
    """ "Central Bureau of Investigation", "Directorate of Revenue Intelligence": an office in capitals and its subject."""
    tokens, offices = document.tokens, agency_words().offices
    if (
        not tokens[first].text[0].isupper()
        or tokens[first].lower in place_words().openers
        or follows_a_name(document, sentence, first)
    ):
        return None
    at = first
    while at < sentence.last and tokens[at].text[0].isupper() and tokens[at].text not in offices:
        at += 1
    if at + 2 >= sentence.last or tokens[at].text not in offices or tokens[at + 1].lower not in ("of", "for"):
        return None
    last = at + 2
    while last < sentence.last and (
        tokens[last].text[0].isupper()
        or (tokens[last].lower in JOINTS and last + 1 < sentence.last and tokens[last + 1].text[0].isupper())
    ):
        last += 1
    if last == at + 2 or (last < sentence.last and tokens[last].lower in POSSESSIVE):
        return None
    name = Span(tokens[first].span.start, tokens[last - 1].span.end).of(document.text)
    return Found(first, last, name, "", "ministry", "agency.office")


def follows_a_name(document: Document, sentence: Sentence, first: int) -> bool:
    """Whether the word before belongs to the same name in capitals."""
    if first == sentence.first:
        return False
    before = document.tokens[first - 1]
    return before.text[0].isupper() and before.lower not in place_words().openers
