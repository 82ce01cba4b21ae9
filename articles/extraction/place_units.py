"""Settles names as units of the home country: provinces first, then each lower level inside its parents."""

from __future__ import annotations

from articles.extraction.gazetteer import DEPTH, Match
from articles.extraction.place_context import (
    CLOSE_PREPOSITIONS,
    SURE,
    Candidate,
    Reader,
    after_title,
    gap,
    has_institution,
    has_number,
    is_dateline,
    is_listed,
    is_located,
    parents_of,
    settle,
    span_of,
)
from articles.extraction.place_pieces import POSSESSIVE, Piece, place_words
from articles.extraction.romanisation import read_name
from articles.extraction.types import Level

# A village is known without its parents only by a name that is long enough to be its own.
SHORTEST_ALONE = 5
SPEAKING = frozenset({"said", "told", "added", "noted", "explained", "says", "was", "had", "has", "is", ","})


def settle_provinces(reader: Reader) -> None:
    for candidate in reader.candidates:
        if candidate.settled or candidate.piece.level not in ("province", "district", ""):
            continue
        if candidate.piece.level:
            match = named_province(reader, candidate)
        else:
            match = bare_province(reader, candidate)
        if match is not None:
            settle(candidate, "province", match)


def named_province(reader: Reader, candidate: Candidate) -> Match | None:
    """The province beside its unit word; of "city" and "municipality" only the capital is one ("Phnom Penh city")."""
    match = reader.units.find(candidate.printed, "province")
    if candidate.piece.level == "province":
        return match
    if (
        match is None
        or match.method not in SURE
        or candidate.piece.unit in ("district", "districts", "khan", "srok")
    ):
        return None
    as_district = reader.units.find(candidate.printed, "district")
    return match if as_district is None else None


def bare_province(reader: Reader, candidate: Candidate) -> Match | None:
    """A province without its unit word, unless the run is a person's or a body's name or a city has the better claim."""
    match, city = reader.units.majors(candidate.printed)
    if match is None:
        return place_in_body(reader, candidate)
    if (
        match.method == "alias"
        and read_name(candidate.printed).first_key != read_name(match.place.name).first_key
    ):
        if city is not None and city.method == "exact":
            return None  # "Sihanoukville" is the city, though it is the province's other name too
    return None if after_title(reader, candidate) else match


def place_in_body(reader: Reader, candidate: Candidate) -> Match | None:
    """The province that begins the name of a body ("Battambang Provincial Court"): context for what is near it."""
    tokens, piece = reader.document.tokens, candidate.piece
    institutions = place_words().institutions
    for index in range(piece.first + 1, piece.last):
        if tokens[index].lower in institutions:
            match = reader.units.named(
                span_of(reader.document, piece.first, index).of(reader.document.text), "province"
            )
            if match is not None:
                candidate.hidden = True
                candidate.piece = Piece(piece.first, index, piece.first, piece.last, in_body=True)
                return match
            return None
    return None


def settle_unit(reader: Reader, candidate: Candidate, level: Level) -> None:
    piece = candidate.piece
    if piece.level == level:
        match = match_inside(reader, candidate, level)
        if match is not None:
            settle(candidate, level, match)
            if match.is_split:
                candidate.path, candidate.code = reader.units.path(match.place.key), match.place.code
    elif piece.level == "area" and level in ("district", "commune"):
        match = match_inside(reader, candidate, level)
        if match is not None and (match.method in ("exact", "alias", "skeleton") or match.is_split):
            settle(candidate, level, match)
            if match.is_split:
                candidate.path, candidate.code = reader.units.path(match.place.key), match.place.code
    elif not piece.level and not reader.abroad:
        match = bare_unit(reader, candidate, level)
        if match is not None:
            settle(candidate, level, match)


def match_inside(reader: Reader, candidate: Candidate, level: Level) -> Match | None:
    """The unit of that name in the nearest parent that has one, else the only one of that name in the country."""
    parents = list(parents_of(reader, candidate, level))
    if any(nearness == "chain" for _, nearness in parents):
        chain = [key for key, nearness in parents if nearness == "chain"]
        others = [key for key, nearness in parents if nearness != "chain"]
        found = match_in_chain(reader, candidate, level, chain)
        return found or match_in_moved(reader, candidate, level, chain, others)
    near = [key for key, nearness in parents if nearness == "sentence"]
    split: Match | None = None
    for parent, nearness in parents:
        far = nearness == "article"
        if far and near and level == "village" and reader.units.places[parent].level == "province":
            continue
        match = reader.units.find(candidate.printed, level, parent)
        if match is not None and match.is_split:
            split = split or (None if far else match)
        elif match is not None and not (far and match.method == "fuzzy"):
            return match
    if split is not None or reader.abroad or (level == "village" and near):
        return split
    match = reader.units.find(candidate.printed, level)
    is_short = len(read_name(candidate.printed).letters) < SHORTEST_ALONE
    return None if level == "village" and is_short else match


def match_in_chain(reader: Reader, candidate: Candidate, level: Level, parents: list[str]) -> Match | None:
    """Inside the parents that its own expression names. Units have been moved, so a commune or district that is not
    there is the only one of its name; a village must lie in the district at least."""
    if level == "village" and any(reader.units.places[key].level != "province" for key in parents):
        parents = [key for key in parents if reader.units.places[key].level != "province"]
    split: Match | None = None
    for parent in parents:
        match = reader.units.find(candidate.printed, level, parent)
        if match is not None and not match.is_split:
            return match
        split = split or match
    if split is not None or level == "village":
        return split
    match = reader.units.find(candidate.printed, level)
    return match if match is not None and match.method != "fuzzy" else None


def match_in_moved(
    reader: Reader, candidate: Candidate, level: Level, chain: list[str], others: list[str]
) -> Match | None:
    """A village in a commune that the article names elsewhere in the same province: the district printed beside the
    village is one that the commune has since left."""
    if level != "village":
        return None
    provinces = {reader.units.path(key)[1] for key in chain}
    for key in others:
        if reader.units.places[key].level == "commune" and reader.units.path(key)[1] in provinces:
            match = reader.units.find(candidate.printed, level, key)
            if match is not None and not match.is_split and match.method != "fuzzy":
                return match
    return None


def bare_unit(reader: Reader, candidate: Candidate, level: Level) -> Match | None:
    """A unit without its unit word: in a chain with its parent, or a district that a preposition makes a place."""
    if candidate.is_barred is None:  # asked once for all levels
        candidate.is_barred = (
            candidate.piece.in_body or after_title(reader, candidate) or has_institution(reader, candidate)
        )
    if candidate.is_barred:
        return None
    parent = chained_parent(reader, candidate, level)
    if parent:
        match = reader.units.find(candidate.printed, level, parent)
        if match is not None and not match.is_split and (match.method != "fuzzy" or match.score >= 0.9):
            return match
    if level == "district":
        return bare_district(reader, candidate)
    return bare_commune(reader, candidate) if level == "commune" else None


def bare_district(reader: Reader, candidate: Candidate) -> Match | None:
    match = reader.units.majors(candidate.printed)[1]
    if match is None:
        return None
    if is_located(reader, candidate) or is_dateline(reader, candidate):
        return match
    is_single = candidate.piece.last - candidate.piece.first == 1 and len(candidate.printed) >= 5
    following = reader.lower(candidate.piece.last, candidate.sentence)
    return match if following in POSSESSIVE or (is_single and following not in SPEAKING) else None


def bare_commune(reader: Reader, candidate: Candidate) -> Match | None:
    """A commune behind a preposition, in a district or province that the article names; without likeness."""
    before = reader.lower(candidate.piece.first - 1, candidate.sentence)
    if before not in CLOSE_PREPOSITIONS and not is_listed(reader, candidate):
        return None
    for parent, nearness in parents_of(reader, candidate, "commune"):
        match = reader.units.named(candidate.printed, "commune", parent)
        if match is None and has_number(candidate):
            likely = reader.units.find(candidate.printed, "commune", parent)
            match = likely if likely is not None and likely.method == "skeleton" else None
        if match is not None:
            return match if nearness != "article" or len(candidate.printed) > 5 else None
    return None


def chained_parent(reader: Reader, candidate: Candidate, level: Level) -> str:
    """The unit right before with a possessive ("Phnom Penh's X"), beside ("Buon Village 6"), or behind a comma ("X, Phnom Penh")."""
    index = candidate.position
    if index > 0 and (key := parent_key(reader, reader.candidates[index - 1], candidate, level)):
        between = gap(reader, reader.candidates[index - 1], candidate)
        if between and between[0] in POSSESSIVE and len(between) == 1:
            return key
    if index + 1 < len(reader.candidates) and (
        key := parent_key(reader, reader.candidates[index + 1], candidate, level)
    ):
        between = gap(reader, candidate, reader.candidates[index + 1])
        before = reader.lower(candidate.piece.first - 1, candidate.sentence)
        if between in ([","], ["in"], [",", "in"]) and (before in CLOSE_PREPOSITIONS or before == "and"):
            return key
    following = reader.candidates[index + 1] if index + 1 < len(reader.candidates) else None
    if (
        level == "commune"
        and following is not None
        and following.piece.level == "village"
        and not gap(reader, candidate, following)
    ):
        return next((key for key, _ in parents_of(reader, candidate, level)), "")
    return ""


def parent_key(reader: Reader, other: Candidate, candidate: Candidate, level: Level) -> str:
    if other.sentence is not candidate.sentence or other.match is None or other.level is None:
        return ""
    return other.match.place.key if DEPTH["country"] < DEPTH[other.level] < DEPTH[level] else ""


def named_units(reader: Reader) -> dict[str, Candidate]:
    """The settled units that the article names with their unit word or in a chain, by the printed name."""
    return {
        candidate.printed: candidate
        for candidate in reversed(reader.candidates)
        if candidate.level in ("district", "commune", "village") and candidate.match is not None
    }


def settle_as_before(reader: Reader, candidate: Candidate, named: dict[str, Candidate]) -> None:
    """A name that the article gives its unit elsewhere is that unit: "the Roka area", "back in Roka"."""
    unit = named.get(candidate.printed)
    if unit is None or unit.match is None or unit.level is None or has_number(candidate):
        return
    if candidate.piece.level == "area" or (not candidate.piece.level and is_located(reader, candidate)):
        if not after_title(reader, candidate) and not candidate.piece.in_body:
            settle(candidate, unit.level, unit.match)
            candidate.path, candidate.code = unit.path, unit.code
