"""Places of a text, each resolved inside the unit that the text puts it in.

The highest levels are settled first, over the whole article, then each lower one inside its parents: those of its own
chain ("Keo Seima district's Chong Plas commune"), else of its sentence, its paragraph, the article. A name that stands
beside a unit word and is in no gazetteer stays as printed; nothing is forced. Sites are found by `sites`.
"""

from __future__ import annotations

from articles.extraction.document import Document
from articles.extraction.gazetteer import DEPTH, gazetteer
from articles.extraction.knowledge import Knowledge
from articles.extraction.nationalities import nationality_of
from articles.extraction.place_abroad import article_country, is_story_line, settle_foreign
from articles.extraction.place_capitals import capital_mentions, provincial_towns
from articles.extraction.place_context import (
    FARTHEST,
    UNIT_LEVELS,
    Candidate,
    Reader,
    gap,
    is_dateline,
    neighbours,
    span_of,
)
from articles.extraction.place_pieces import find_pieces, find_runs, place_words
from articles.extraction.place_units import named_units, settle_as_before, settle_provinces, settle_unit
from articles.extraction.place_unlisted import settle_unresolved
from articles.extraction.sites import find_sites
from articles.extraction.types import PlaceMention

MEASURES = frozenset({"tonnes", "tons", "tonne", "ton", "kilograms", "kilos", "kg", "litres", "liters"})


def find_places(document: Document, knowledge: Knowledge) -> list[PlaceMention]:
    """The places in the order of the text, from countries to villages and sites."""
    return mentions_of(read_places(document, knowledge))


def mentions_of(reader: Reader) -> list[PlaceMention]:
    """The places of a text that has been read."""
    mentions = [
        mention_of(reader, candidate)
        for candidate in reader.candidates
        if candidate.settled and not candidate.hidden
    ]
    mentions.extend(capital_mentions(reader))
    mentions.extend(provincial_towns(reader))
    country = reader.abroad or reader.units.home_country
    mentions.extend(find_sites(reader.document, mentions, country, reader.runs, reader.units))
    return sorted(mentions, key=lambda mention: mention.span)


def read_places(document: Document, knowledge: Knowledge) -> Reader:
    """Resolves the pieces of a text. `hidden` candidates are places inside the names of bodies: context, not places."""
    reader = Reader(document, gazetteer(knowledge))
    for sentence in document.sentences:
        runs = list(find_runs(document.tokens, sentence.first, sentence.last))
        reader.runs.append(runs)
        for piece in find_pieces(document, sentence, runs):
            span = span_of(document, piece.first, piece.last)
            reader.candidates.append(
                Candidate(piece, sentence, len(reader.candidates), span.of(document.text))
            )
    settle_foreign(reader)
    reader.abroad = article_country(document, reader)
    if reader.abroad:
        settle_foreign(reader)
    settle_provinces(reader)
    for level in UNIT_LEVELS[1:]:
        for candidate in reader.candidates:
            if candidate.level is None:
                settle_unit(reader, candidate, level)
    named = named_units(reader)
    for candidate in reader.candidates:
        if not candidate.settled:
            settle_as_before(reader, candidate, named)
        if not candidate.settled:
            settle_unresolved(reader, candidate)
        if candidate.settled and (is_elsewhere(reader, candidate) or is_idle_dateline(reader, candidate)):
            candidate.hidden = True
    return reader


def is_elsewhere(reader: Reader, candidate: Candidate) -> bool:
    """Whether the words before say that the action is not there: "came from Battambang", "north of Phnom Penh"."""
    tokens = reader.document.tokens
    index = candidate.piece.outer_first
    while index > candidate.sentence.first and tokens[index - 1].lower in (
        "the",
        "neighbouring",
        "neighboring",
        "nearby",
    ):
        index -= 1
    if candidate.position and goes_on(reader, reader.candidates[candidate.position - 1], candidate):
        return is_elsewhere(reader, reader.candidates[candidate.position - 1])
    before = tuple(token.lower for token in tokens[max(candidate.sentence.first, index - 2) : index])
    if before == ("came", "from") and reader.lower(index - 3, candidate.sentence) in MEASURES:
        return False  # "3 tonnes came from Kampot": a share of a haul
    if before in place_words().elsewhere or before[-1:] in place_words().elsewhere:
        return True
    if before[-1:] == ("from",) and names_people(before[0]):
        return has_other_place(reader, candidate) or follows_other_place(reader, candidate)
    at_home = not reader.abroad and candidate.country != reader.units.home_country
    return at_home and before[-1:] in (("from",), ("to",)) and not candidate.match


def goes_on(reader: Reader, left: Candidate, candidate: Candidate) -> bool:
    """Whether the place belongs to the expression before it: "Kampot's Chhuk district", "Chhuk district, Kampot"."""
    if left.sentence is not candidate.sentence or left.level is None or candidate.level is None:
        return False
    between = gap(reader, left, candidate)
    if between in (["'s"], ["’s"]):
        return True
    if between in (["and"], [","], [",", "and"]) and left.level == candidate.level:
        return True  # "from Prey Veng and Kampong Cham"
    return between in ([","], ["in"], [",", "in"]) and DEPTH[left.level] > DEPTH[candidate.level]


def names_people(word: str) -> bool:
    return word in place_words().people or nationality_of(word) is not None


def follows_other_place(reader: Reader, candidate: Candidate) -> bool:
    """Whether the text has named a unit outside this one's province before: "four women from Kampot were questioned"."""
    if candidate.match is None:
        return False
    province = reader.units.path(candidate.match.place.key)[:2]
    return any(
        other.settled
        and not other.hidden
        and other.match is not None
        and other.level != "country"
        and not other.piece.in_body
        and reader.units.path(other.match.place.key)[:2] != province
        for other in reader.candidates[max(0, candidate.position - FARTHEST) : candidate.position]
    )


def has_other_place(reader: Reader, candidate: Candidate) -> bool:
    """Whether the sentence names a place besides: "two men from Battambang were arrested in Siem Reap"."""
    mine = reader.units.path(candidate.match.place.key) if candidate.match is not None else ()
    for other, nearness in neighbours(reader, candidate):
        if other.sentence is not candidate.sentence:
            return False
        if (
            not other.settled
            or other.hidden
            or other.level == "country"
            or other.piece.in_body
            or nearness == "chain"
        ):
            continue
        theirs = reader.units.path(other.match.place.key) if other.match is not None else ()
        if not (mine and theirs) or (mine[-1] not in theirs and theirs[-1] not in mine):
            return True
    return False


def is_idle_dateline(reader: Reader, candidate: Candidate) -> bool:
    """A dateline abroad or in the capital says where the reporter sits; one in a province where the story is."""
    is_line = candidate.country != reader.units.home_country and is_story_line(reader, candidate)
    if not (is_dateline(reader, candidate) or is_line) or candidate.sentence.zone == "heading":
        return False
    capital = place_words().capitals.get(reader.units.home_country, "")
    return candidate.match is None or candidate.match.place.key == capital


def mention_of(reader: Reader, candidate: Candidate) -> PlaceMention:
    span = span_of(reader.document, candidate.piece.first, candidate.piece.last)
    match, level = candidate.match, candidate.level or "site"
    if match is None or match.is_split:
        return PlaceMention(
            span, candidate.printed, level, "exact" if candidate.name else "unresolved", candidate.name,
            code=candidate.code, country=candidate.country, path=candidate.path, score=1.0 if candidate.name else 0.5,
        )  # fmt: skip
    place = match.place
    return PlaceMention(
        span, candidate.printed, level, match.method, place.name, place.key, place.code, place.country,
        reader.units.path(place.key), match.score,
    )  # fmt: skip
