"""Agencies of other countries that no list names: the force of a town or a state, and offices "of" their subject."""

from __future__ import annotations

from articles.extraction.agency_index import agency_words
from articles.extraction.agency_names import Found
from articles.extraction.date_atoms import MONTHS, WEEKDAYS
from articles.extraction.document import Document, Sentence
from articles.extraction.foreign import foreign_openers, foreign_places
from articles.extraction.nationalities import nationality_of
from articles.extraction.place_pieces import POSSESSIVE, place_words
from articles.extraction.types import Span

LONGEST_NAME = 4
FORCES = {"police": "Police", "customs": "Customs"}
UNITS = frozenset(
    {"city", "state", "metropolitan", "regional", "municipal", "provincial", "district", "county"}
)
# Behind "Police" in capitals: the name goes on.
LONGER = frozenset(
    {"Department", "Service", "Force", "Command", "Commissionerate", "Bureau", "Commission", "Office"}
)
SCENES = frozenset({"in", "at", "near", "on", "around"})
# Before the name of a place that no list holds, which is then one by its force alone; and what is none there.
BEFORE_UNLISTED = frozenset({"the", "by", "with", "and", "of"})
NO_PLACES = frozenset(
    {
        *MONTHS, *WEEKDAYS, "royal", "national", "federal", "military", "state", "border", "local", "provincial", "city",
        "municipal", "district", "traffic", "riot", "secret", "special", "tourist", "immigration", "republic",
        "county", "marine", "railway", "transport", "judicial", "civil", "armed", "regional", "metropolitan", "town",
    }
)  # fmt: skip
JOINTS = frozenset({"and", "&", "the", "for", "of"})


def read_foreign_force(document: Document, sentence: Sentence, home: str, first: int) -> Found | None:
    """ "Bengaluru police", "Gujarat’s police", "Cavite provincial police", "the Cyberabad police": the force of a place of
    another country, be it in no list."""
    tokens = document.tokens
    if not tokens[first].text[0].isupper() or follows_a_name(document, sentence, first):
        return None
    before = tokens[first - 1].lower if first > sentence.first else ""
    if before in SCENES:
        return None  # "in Mumbai police arrested": the place is the scene
    places = foreign_places()
    if tokens[first].lower in foreign_openers():
        for last in range(min(sentence.last, first + LONGEST_NAME), first, -1):
            place = places.get(tuple(token.lower for token in tokens[first:last]))
            if place is not None and place.country != home:
                return force_behind(document, sentence, first, last, place.name)
    if (
        before not in BEFORE_UNLISTED
        or tokens[first].lower in NO_PLACES
        or nationality_of(tokens[first].lower)
    ):
        return None
    last = first + 1
    while last < min(sentence.last, first + 2) and tokens[last].text[0].isupper():
        last += 1
    if tokens[last - 1].lower in NO_PLACES or tokens[first].text.isupper():
        return None
    name = document.text[tokens[first].start : tokens[last - 1].end]
    found = force_behind(document, sentence, first, last, name)
    return found if found is not None and tokens[found.last - 1].text.islower() else None


def force_behind(document: Document, sentence: Sentence, first: int, last: int, name: str) -> Found | None:
    """The force whose word follows the place at tokens [first, last); a longer name in capitals is read as a body."""
    tokens = document.tokens
    index, unit = last, ""
    if index < sentence.last and tokens[index].lower in POSSESSIVE:
        index += 1
    if index < sentence.last and tokens[index].lower in UNITS:
        unit, index = f" {tokens[index].lower.capitalize()}", index + 1
    following = tokens[index + 1].text if index + 1 < sentence.last else ""
    if index >= sentence.last or (following in LONGER and tokens[index].text[0].isupper()):
        return None
    if tokens[index].lower == "crime" and following.lower() == "branch":
        return Found(first, index + 2, f"{name}{unit} Crime Branch", "", "police", "agency.foreign")
    force = FORCES.get(tokens[index].lower)
    if force is None:
        return None
    return Found(first, index + 1, f"{name}{unit} {force}", "", "police", "agency.foreign")


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
    name = Span(tokens[first].start, tokens[last - 1].end).of(document.text)
    return Found(first, last, name, "", "ministry", "agency.office")


def follows_a_name(document: Document, sentence: Sentence, first: int) -> bool:
    """Whether the word before belongs to the same name in capitals."""
    if first == sentence.first:
        return False
    before = document.tokens[first - 1]
    return before.text[0].isupper() and before.lower not in place_words().openers
