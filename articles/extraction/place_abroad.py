"""Places of other countries, and which country an article is about: a village there must not become one at home."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

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
# Behind a place or a nation: its people act in the story ("Bengaluru police", "Lao soldiers").
FORCES = frozenset({"police", "customs", "troops", "soldiers", "navy", "gendarmes", "rangers", "prosecutors"})
FORCE_PAIRS = frozenset(
    {
        "border guards",
        "border police",
        "immigration officers",
        "security forces",
        "coast guard",
        "customs officers",
    }
)
ACTING_FORCE = 1.5
# A unit in the first sentence of the story says more, one from which people came or to which they went little.
LEAD, COMING = 1.0, 0.5
# "Sector 63", "Block 4": parts of a town that have numbers, not names.
NUMBERED_PARTS = frozenset(
    {"sector", "block", "phase", "plot", "zone", "gate", "room", "flat", "unit", "building", "ward"}
)
STORY_MARKS = frozenset({"—", "–", "-", ":"})
CHAIN_ENDS = frozenset({",", ".", ";", ":", "", "—", "–", "-", "on", "and", "in", "by"})


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
        if place is None and len(words) > 1 and words[-1] in FORCES and not candidate.settled:
            for length in range(len(words) - 1, 0, -1):  # "Dubai Police", "Dhaka Metropolitan Police"
                place = known.get(words[:length])
                if place is not None:
                    piece = replace(piece, last=piece.first + length, in_body=True)
                    candidate.piece = piece
                    break
        if place is None or candidate.settled:
            continue
        home = place.country == reader.units.home_country
        is_sure = (
            place.level == "country"
            or bool(piece.level)
            or is_located(reader, candidate)
            or is_dateline(reader, candidate)
            or names_force(reader, candidate)
            or is_story_line(reader, candidate)
            or ends_chain(reader, candidate)
            or (place.country == reader.abroad and not after_title(reader, candidate))
        )
        if (is_sure and not home) or (home and place.level == "country"):
            candidate.level, candidate.country, candidate.name = place.level, place.country, place.name
            unit = reader.units.places.get(place.country)
            if place.level == "country" and unit is not None:
                candidate.match = Match(unit, "exact", 1.0)
            candidate.path = (place.country,)
            candidate.hidden = piece.in_body or (place.level == "country" and home)


def is_story_line(reader: Reader, candidate: Candidate) -> bool:
    """Whether the name alone opens a paragraph before a dash or a colon: "Lagos — The commission", "Noida: Officers"."""
    piece, sentence = candidate.piece, candidate.sentence
    return (
        piece.first == sentence.first
        and sentence.zone == "body"
        and reader.lower(piece.last, sentence) in STORY_MARKS
        and has_space_behind(reader, piece.last)
    )


def comes_or_goes(reader: Reader, candidate: Candidate) -> bool:
    """Whether the place is where somebody came from or was sent to, which says little of where the story is."""
    return reader.lower(candidate.piece.outer_first - 1, candidate.sentence) in ("from", "to", "via")


def has_space_behind(reader: Reader, index: int) -> bool:
    end = reader.document.tokens[index].end
    return reader.document.text[end : end + 1].isspace()


def ends_chain(reader: Reader, candidate: Candidate) -> bool:
    """Whether the name stands in commas right behind another in capitals: "in Khlong Yai, Trat, on Friday"."""
    first, sentence = candidate.piece.first, candidate.sentence
    if reader.lower(first - 1, sentence) != "," or not reader.document.tokens[first - 2].text[0].isupper():
        return False
    behind = reader.lower(candidate.piece.last, sentence)
    return behind in CHAIN_ENDS


def opens_force(reader: Reader, candidate: Candidate) -> bool:
    """Whether the words behind a name are those of a force."""
    following = reader.lower(candidate.piece.outer_last, candidate.sentence)
    second = reader.lower(candidate.piece.outer_last + 1, candidate.sentence)
    if candidate.piece.outer_last > candidate.piece.last and not candidate.piece.level:
        own = reader.document.tokens[
            candidate.piece.outer_last - 1
        ].lower  # the end of "Dhaka Metropolitan Police"
        following, second = (own, following) if own in FORCES else (following, second)
    return following in FORCES or f"{following} {second}" in FORCE_PAIRS


def acts_as_force(reader: Reader, candidate: Candidate) -> bool:
    """Whether a force follows the name, or ends it: "Indonesian navy", "Australian Federal Police"."""
    tokens = reader.document.tokens[candidate.piece.first : candidate.piece.last]
    return opens_force(reader, candidate) or tokens[-1].lower in FORCES


def names_force(reader: Reader, candidate: Candidate) -> bool:
    """Whether the name is a force's: of a place in the same case as the force ("Johor police", not "Laurel Police")."""
    return opens_force(reader, candidate) and not after_title(reader, candidate)


def article_country(document: Document, reader: Reader) -> str:
    """The ISO code of the other country that the article is about, "" for home or none."""
    points: defaultdict[str, float] = defaultdict(float)
    units = reader.units
    first = next((sentence for sentence in document.sentences if sentence.zone == "body"), None)
    for candidate in reader.candidates:
        leads = LEAD if candidate.sentence is first else 0.0
        if candidate.country:
            weight = 2.0 if candidate.level != "country" or ends_chain(reader, candidate) else 1.0
            is_head = candidate.piece.first == candidate.sentence.first and candidate.printed.isupper()
            is_head = is_head or is_story_line(reader, candidate)
            if candidate.level != "country" and comes_or_goes(reader, candidate):
                weight = COMING
            elif candidate.level != "country" or candidate.country == units.home_country:
                weight += leads
            points[candidate.country] += weight + (3.0 if is_head else 0.0)
            if candidate.level == "country" and names_force(reader, candidate):
                points[candidate.country] += ACTING_FORCE
        elif units.majors(candidate.printed)[0] is not None or units.majors(candidate.printed)[1] is not None:
            points[units.home_country] += (
                2.0 + leads + (ACTING_FORCE if opens_force(reader, candidate) else 0.0)
            )
        elif candidate.piece.level and units.find(candidate.printed, "district") is not None:
            points[units.home_country] += 1.0
        for token in document.tokens[candidate.piece.first : candidate.piece.last]:
            if (code := nationality_of(token.lower)) is not None:
                points[code] += ACTING_FORCE + leads if acts_as_force(reader, candidate) else 0.25
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
    if (
        words[0].lower in NUMBERED_PARTS
        and reader.lower(candidate.piece.last, candidate.sentence).isdecimal()
    ):
        return
    if words[-1].lower in site_words().kinds or words[0].lower in place_words().levels:
        return
    candidate.level, candidate.country, candidate.path = level, reader.abroad, (reader.abroad,)
