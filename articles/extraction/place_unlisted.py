"""Names beside a unit word that are in no gazetteer: they stay as printed, in the certain unit around them."""

from __future__ import annotations

from articles.extraction.date_atoms import MONTHS, WEEKDAYS
from articles.extraction.nationalities import nationality_of
from articles.extraction.place_abroad import settle_town_abroad
from articles.extraction.place_context import (
    Candidate,
    Reader,
    after_title,
    has_institution,
    is_located,
    parents_of,
)
from articles.extraction.place_pieces import place_words
from articles.extraction.types import Level

VENUES = frozenset({"casino", "hotel", "compound", "complex", "building", "market", "mall", "resort", "park"})


def settle_unresolved(reader: Reader, candidate: Candidate) -> None:
    """Keeps a name beside its unit word as printed, in the certain unit around it."""
    piece = candidate.piece
    if has_institution(reader, candidate) or has_other_meaning(reader, candidate):
        return
    if piece.level == "":
        settle_town_abroad(reader, candidate)
        return
    if piece.level == "area":
        settle_area(reader, candidate)
        return
    if not reader.abroad and piece.unit in place_words().foreign - {"district", "districts", "municipality"}:
        return
    level: Level = piece.level
    candidate.level, candidate.hidden = level, piece.in_body or after_title(reader, candidate)
    candidate.country = reader.abroad or reader.units.home_country
    for parent, nearness in parents_of(reader, candidate, level):
        if nearness != "article":
            candidate.path = reader.units.path(parent)
            candidate.code = reader.units.places[parent].code
        break


def has_other_meaning(reader: Reader, candidate: Candidate) -> bool:
    """Whether the name is a day, a month or a people, or "Golden City" before "casino"."""
    tokens = reader.document.tokens[candidate.piece.first : candidate.piece.last]
    if tokens[0].lower in WEEKDAYS or tokens[0].lower in MONTHS or nationality_of(candidate.printed.lower()):
        return True
    first = reader.document.tokens[candidate.piece.outer_first]
    if first.text == "Khan" and not is_located(reader, candidate):
        return True  # "Khan Lyda, a deputy chief", a person
    unit = reader.document.tokens[candidate.piece.outer_last - 1]
    following = reader.lower(candidate.piece.outer_last, candidate.sentence)
    return unit.text in ("City", "Town") and following in VENUES


def settle_area(reader: Reader, candidate: Candidate) -> None:
    """ "The Me Sam area", when no unit bears the name, is a site of that name."""
    candidate.level = "site"
    candidate.country = reader.abroad or reader.units.home_country
    for parent, nearness in parents_of(reader, candidate, "site"):
        if nearness != "article":
            candidate.path, candidate.code = reader.units.path(parent), reader.units.places[parent].code
        break
