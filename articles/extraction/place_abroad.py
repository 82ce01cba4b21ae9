"""Places of other countries, and which country an article is about: a village there must not become one at home."""

from __future__ import annotations

from collections import defaultdict

from articles.extraction.document import Document
from articles.extraction.foreign import foreign_openers, foreign_places
from articles.extraction.gazetteer import Match
from articles.extraction.nationalities import nationality_of
from articles.extraction.place_context import (
    Candidate,
    Reader,
    after_title,
    is_dateline,
    is_listed,
    is_located,
)
from articles.extraction.place_pieces import place_words
from articles.extraction.sites import site_words
from articles.extraction.types import Level

COMPASS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"}
)
TOWN_LEVELS: dict[str, Level] = {"at": "village", "near": "village", "through": "village", "in": "district"}
# An article is about another country when that country has at least so many points and outweighs home by so much.
LEAST, OUTWEIGHS = 3.0, 1.5
# Enough when nothing in the article is of home.
LEAST_ALONE = 2.0


def settle_foreign(reader: Reader) -> None:
    """Names of the lexicon of other countries; units and towns only where a preposition, a list or a chain says so."""
    known, openers = foreign_places(), foreign_openers()
    tokens = reader.document.tokens
    for candidate in reader.candidates:
        piece = candidate.piece
        first = tokens[piece.first].lower
        if first not in openers and first not in COMPASS:
            continue
        words = tuple(token.lower for token in tokens[piece.first : piece.last])
        while len(words) > 1 and words[0] in COMPASS and words not in known:
            words = words[1:]
        place = known.get(words) or (known.get((*words, piece.unit)) if piece.unit else None)
        if place is None or candidate.settled:
            continue
        home = place.country == reader.units.home_country
        is_sure = (
            place.level == "country"
            or bool(piece.level)
            or is_located(reader, candidate)
            or is_dateline(reader, candidate)
            or (place.country == reader.abroad and not after_title(reader, candidate))
        )
        if (is_sure and not home) or (home and place.level == "country"):
            candidate.level, candidate.country, candidate.name = place.level, place.country, place.name
            unit = reader.units.places.get(place.country)
            if place.level == "country" and unit is not None:
                candidate.match = Match(unit, "exact", 1.0)
            candidate.path = (place.country,)
            candidate.hidden = piece.in_body or (place.level == "country" and home)


def article_country(document: Document, reader: Reader) -> str:
    """The ISO code of the other country that the article is about, "" for home or none."""
    points: defaultdict[str, float] = defaultdict(float)
    units = reader.units
    for candidate in reader.candidates:
        if candidate.country:
            weight = 1.0 if candidate.level == "country" else 2.0
            is_head = candidate.piece.first == candidate.sentence.first and candidate.printed.isupper()
            points[candidate.country] += weight + (3.0 if is_head else 0.0)
        elif units.majors(candidate.printed)[0] is not None or units.majors(candidate.printed)[1] is not None:
            points[units.home_country] += 2.0
        elif candidate.piece.level and units.find(candidate.printed, "district") is not None:
            points[units.home_country] += 1.0
        for token in document.tokens[candidate.piece.first : candidate.piece.last]:
            if (code := nationality_of(token.lower)) is not None:
                points[code] += 0.25
            elif token.lower == "kingdom":
                points[units.home_country] += 1.0
    home = points.pop(units.home_country, 0.0)
    if not points:
        return ""
    code, best = max(points.items(), key=lambda item: (item[1], item[0]))
    least = LEAST if home else LEAST_ALONE
    return code if best >= least and best > OUTWEIGHS * home else ""


def settle_town_abroad(reader: Reader, candidate: Candidate) -> None:
    """In a story from another country, an unknown name behind "at" is a village, behind "in" a town."""
    if not reader.abroad or after_title(reader, candidate) or candidate.piece.in_body:
        return
    before = reader.lower(candidate.piece.first - 1, candidate.sentence)
    level = TOWN_LEVELS.get(before)
    if level is None and candidate.position and is_listed(reader, candidate):
        left = reader.candidates[candidate.position - 1]
        level = (
            left.level
            if left.level in ("village", "district") and left.match is None and not left.name
            else None
        )
    words = reader.document.tokens[candidate.piece.first : candidate.piece.last]
    if (
        level is None
        or len(words) > 3
        or any(not word.text[0].isalpha() or word.text.isupper() for word in words)
    ):
        return
    if reader.lower(candidate.piece.last, candidate.sentence) in site_words().behind_first:
        return
    if words[-1].lower in site_words().kinds or words[0].lower in place_words().levels:
        return
    candidate.level, candidate.country, candidate.path = level, reader.abroad, (reader.abroad,)
