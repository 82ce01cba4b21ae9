"""Places of a text, each resolved inside the unit that the text puts it in.

The highest levels are settled first, over the whole article, then each lower one inside its parents: those of its own
chain ("Keo Seima district's Chong Plas commune"), else of its sentence, its paragraph, the article. A name that stands
beside a unit word and is in no gazetteer stays as printed; nothing is forced. Sites are found by `sites`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from articles.extraction.date_grammar import MONTHS, WEEKDAYS
from articles.extraction.document import Document, Sentence
from articles.extraction.foreign import foreign_places
from articles.extraction.gazetteer import DEPTH, Gazetteer, Match, gazetteer, read_name
from articles.extraction.knowledge import Knowledge
from articles.extraction.lexicon import read_lexicon
from articles.extraction.place_country import article_country
from articles.extraction.place_pieces import POSSESSIVE, Piece, find_pieces, place_words
from articles.extraction.nationalities import nationality_of
from articles.extraction.sites import find_sites, site_words
from articles.extraction.types import Level, PlaceMention, PlaceMethod, Span

CHAIN_WORDS = frozenset({",", "in", "of", "and", "or", "the", "at", "near", "on", "off", "'s", "’s", "both", "(", ")"})
CLOSE_PREPOSITIONS = frozenset("in at near off from through across inside outside around between".split())
SURE: frozenset[PlaceMethod] = frozenset({"exact", "alias"})
UNIT_LEVELS: tuple[Level, ...] = ("province", "district", "commune", "village")
Nearness = Literal["chain", "sentence", "article"]


@dataclass
class Candidate:
    """A piece with where it stands, and the unit it was found to be."""

    piece: Piece
    sentence: Sentence
    position: int
    printed: str
    level: Level | None = None
    match: Match | None = None
    country: str = ""
    name: str = ""
    path: tuple[str, ...] = ()
    code: str = ""
    hidden: bool = False

    @property
    def settled(self) -> bool:
        return self.level is not None


@dataclass
class Reader:
    """One article's candidates, in the order of the text."""

    document: Document
    units: Gazetteer
    candidates: list[Candidate] = field(default_factory=list)
    abroad: str = ""

    def lower(self, index: int, sentence: Sentence) -> str:
        return self.document.tokens[index].lower if sentence.first <= index < sentence.last else ""


def find_places(document: Document, knowledge: Knowledge) -> list[PlaceMention]:
    """The places in the order of the text, from countries to villages and sites."""
    reader = read_places(document, knowledge)
    mentions = [mention_of(reader, candidate) for candidate in reader.candidates if candidate.settled and not candidate.hidden]
    mentions.extend(capital_mentions(reader))
    mentions.extend(provincial_towns(reader))
    mentions.extend(find_sites(document, mentions, reader.abroad or knowledge.home_country))
    return sorted(mentions, key=lambda mention: mention.span)


def read_places(document: Document, knowledge: Knowledge) -> Reader:
    """Resolves the pieces of a text. `hidden` candidates are places inside the names of bodies: context, not places."""
    reader = Reader(document, gazetteer(knowledge))
    for sentence in document.sentences:
        for piece in find_pieces(document, sentence):
            span = span_of(document, piece.first, piece.last)
            reader.candidates.append(Candidate(piece, sentence, len(reader.candidates), span.of(document.text)))
    settle_foreign(reader)
    reader.abroad = article_country(document, reader.candidates, reader.units)
    if reader.abroad:
        settle_foreign(reader)
    settle_provinces(reader)
    for level in UNIT_LEVELS[1:]:
        for candidate in reader.candidates:
            if not candidate.settled:
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
    while index > candidate.sentence.first and tokens[index - 1].lower in ("the", "neighbouring", "neighboring", "nearby"):
        index -= 1
    before = tuple(token.lower for token in tokens[max(candidate.sentence.first, index - 2) : index])
    return before in elsewhere() or before[-1:] in elsewhere()


@cache
def elsewhere() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in read_lexicon("places").table["elsewhere"]["phrases"])


def is_idle_dateline(reader: Reader, candidate: Candidate) -> bool:
    """A dateline abroad or in the capital says where the reporter sits; one in a province where the story is."""
    if not is_dateline(reader, candidate) or candidate.sentence.zone == "heading":
        return False
    capital = read_lexicon("places").table["capital"].get(reader.units.home_country, "")
    return candidate.match is None or candidate.match.place.key == capital


def span_of(document: Document, first: int, last: int) -> Span:
    return Span(document.tokens[first].span.start, document.tokens[last - 1].span.end)


def mention_of(reader: Reader, candidate: Candidate) -> PlaceMention:
    span = span_of(reader.document, candidate.piece.first, candidate.piece.last)
    assert candidate.level is not None
    match = candidate.match
    if match is None or match.is_split:
        return PlaceMention(
            span, candidate.printed, candidate.level, "exact" if candidate.name else "unresolved", candidate.name,
            code=candidate.code, country=candidate.country, path=candidate.path, score=1.0 if candidate.name else 0.5,
        )  # fmt: skip
    place = match.place
    return PlaceMention(
        span, candidate.printed, candidate.level, match.method, place.name, place.key, place.code, place.country,
        reader.units.path(place.key), match.score,
    )  # fmt: skip


def settle(candidate: Candidate, level: Level, match: Match) -> None:
    candidate.level, candidate.match, candidate.country = level, match, match.place.country
    candidate.hidden = candidate.hidden or candidate.piece.in_body


# --- other countries -----------------------------------------------------------------------------------------------


def settle_foreign(reader: Reader) -> None:
    """Names of the lexicon of other countries; units and towns only where a preposition, a list or a chain says so."""
    known = foreign_places()
    tokens = reader.document.tokens
    for candidate in reader.candidates:
        piece = candidate.piece
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
            candidate.hidden = piece.in_body or place.level == "country" and home


COMPASS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"})


# --- provinces -----------------------------------------------------------------------------------------------------


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
    if match is None or match.method not in SURE or candidate.piece.unit in ("district", "districts", "khan", "srok"):
        return None
    as_district = reader.units.find(candidate.printed, "district")
    return match if as_district is None else None


def bare_province(reader: Reader, candidate: Candidate) -> Match | None:
    """A province without its unit word, unless the run is a person's or a body's name or a city has the better claim."""
    match = reader.units.find(candidate.printed, "province")
    if match is None or match.method not in SURE:
        return place_in_body(reader, candidate)
    if match.method == "alias":
        city = reader.units.find(candidate.printed, "district")
        if city is not None and city.method == "exact":
            return None
    return None if after_title(reader, candidate) else match


def place_in_body(reader: Reader, candidate: Candidate) -> Match | None:
    """The province that begins the name of a body ("Battambang Provincial Court"): context for what is near it."""
    tokens, piece = reader.document.tokens, candidate.piece
    institutions = place_words().institutions
    for index in range(piece.first + 1, piece.last):
        if tokens[index].lower in institutions:
            match = reader.units.find(span_of(reader.document, piece.first, index).of(reader.document.text), "province")
            if match is not None and match.method in SURE:
                candidate.hidden = True
                candidate.piece = Piece(piece.first, index, piece.first, piece.last, in_body=True)
                return match
            return None
    return None


# --- units inside provinces ----------------------------------------------------------------------------------------


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
    split: Match | None = None
    for parent, nearness in parents_of(reader, candidate, level):
        match = reader.units.find(candidate.printed, level, parent)
        if match is None:
            continue
        if match.is_split:
            split = split or (match if nearness != "article" else None)
        elif match.method != "fuzzy" or nearness != "article":
            return match
    if split is not None:
        return split
    if reader.abroad:
        return None
    match = reader.units.find(candidate.printed, level)
    if level == "village" and match is not None and len(read_name(candidate.printed).letters) < 5:
        return None
    return match


def parents_of(reader: Reader, candidate: Candidate, level: Level) -> Iterator[tuple[str, Nearness]]:
    """The keys of settled units above `level`, the most likely parent first, each with the units that hold it."""
    seen: set[str] = set()
    for other, nearness in neighbours(reader, candidate):
        if other.match is None or other.level is None or DEPTH[other.level] >= DEPTH[level] or other is candidate:
            continue
        for key in reversed(reader.units.path(other.match.place.key)[1:]):
            if key not in seen and DEPTH[reader.units.places[key].level] < DEPTH[level]:
                seen.add(key)
                yield key, nearness


def neighbours(reader: Reader, candidate: Candidate) -> Iterator[tuple[Candidate, Nearness]]:
    """The candidates around one: of its chain, deepest first; of its sentence; of the article, those before it first."""
    chain = chain_of(reader, candidate)
    yield from ((other, "chain") for other in sorted(chain, key=lambda other: -DEPTH[other.level or "country"]))
    inside = [other for other in reader.candidates if other.sentence is candidate.sentence]
    by_distance = sorted(inside, key=lambda other: (abs(other.position - candidate.position), other.position))
    yield from ((other, "sentence") for other in by_distance)
    paragraph = candidate.sentence.paragraph
    before = [other for other in reader.candidates[: candidate.position] if other.sentence is not candidate.sentence]
    after = [other for other in reader.candidates[candidate.position :] if other.sentence is not candidate.sentence]
    near = [other for other in reversed(before) if other.sentence.paragraph == paragraph]
    near += [other for other in after if other.sentence.paragraph == paragraph]
    yield from ((other, "sentence") for other in near)
    yield from ((other, "article") for other in reversed(before))
    yield from ((other, "article") for other in after)


def chain_of(reader: Reader, candidate: Candidate) -> list[Candidate]:
    """The candidates that form one place expression with this one ("Pu Tong village of Keo Seima district's ...")."""
    chain: list[Candidate] = []
    for step in (1, -1):
        index, current = candidate.position + step, candidate
        while 0 <= index < len(reader.candidates):
            other = reader.candidates[index]
            if other.sentence is not candidate.sentence or not is_chained(reader, current, other):
                break
            chain.append(other)
            current, index = other, index + step
    return chain


def is_chained(reader: Reader, one: Candidate, other: Candidate) -> bool:
    left, right = (one, other) if one.position < other.position else (other, one)
    between = reader.document.tokens[left.piece.outer_last : right.piece.outer_first]
    return len(between) <= 3 and all(token.lower in CHAIN_WORDS for token in between)


# --- names without a unit word -------------------------------------------------------------------------------------


def bare_unit(reader: Reader, candidate: Candidate, level: Level) -> Match | None:
    """A unit without its unit word: in a chain with its parent, or a district that a preposition makes a place."""
    if after_title(reader, candidate) or candidate.piece.in_body or has_institution(reader, candidate):
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
    match = reader.units.find(candidate.printed, "district")
    if match is None or match.method not in SURE:
        return None
    if is_located(reader, candidate) or is_dateline(reader, candidate):
        return match
    is_single = candidate.piece.last - candidate.piece.first == 1 and len(candidate.printed) >= 5
    following = reader.lower(candidate.piece.last, candidate.sentence)
    return match if following in POSSESSIVE or (is_single and following not in SPEAKING) else None


SPEAKING = frozenset({"said", "told", "added", "noted", "explained", "says", "was", "had", "has", "is", ","})


def bare_commune(reader: Reader, candidate: Candidate) -> Match | None:
    """A commune behind a preposition, in a district or province that the article names; without likeness."""
    before = reader.lower(candidate.piece.first - 1, candidate.sentence)
    if before not in CLOSE_PREPOSITIONS and not is_listed(reader, candidate):
        return None
    for parent, nearness in parents_of(reader, candidate, "commune"):
        match = reader.units.find(candidate.printed, "commune", parent)
        if match is not None and not match.is_split and (match.method in SURE or has_number(candidate) and match.method == "skeleton"):
            return match if nearness != "article" or len(candidate.printed) > 5 else None
    return None


def has_number(candidate: Candidate) -> bool:
    return read_name(candidate.printed).number is not None


def chained_parent(reader: Reader, candidate: Candidate, level: Level) -> str:
    """The unit right before with a possessive ("Phnom Penh's X"), beside ("Buon Village 6"), or behind a comma ("X, Phnom Penh")."""
    index = candidate.position
    if index > 0 and (key := parent_key(reader, reader.candidates[index - 1], candidate, level)):
        between = gap(reader, reader.candidates[index - 1], candidate)
        if between and between[0] in POSSESSIVE and len(between) == 1:
            return key
    if index + 1 < len(reader.candidates) and (key := parent_key(reader, reader.candidates[index + 1], candidate, level)):
        between = gap(reader, candidate, reader.candidates[index + 1])
        before = reader.lower(candidate.piece.first - 1, candidate.sentence)
        if between in ([","], ["in"], [",", "in"]) and (before in CLOSE_PREPOSITIONS or before == "and"):
            return key
    following = reader.candidates[index + 1] if index + 1 < len(reader.candidates) else None
    if level == "commune" and following is not None and following.piece.level == "village" and not gap(reader, candidate, following):
        return next((key for key, _ in parents_of(reader, candidate, level)), "")
    return ""


def parent_key(reader: Reader, other: Candidate, candidate: Candidate, level: Level) -> str:
    if other.sentence is not candidate.sentence or other.match is None or other.level is None:
        return ""
    return other.match.place.key if DEPTH["country"] < DEPTH[other.level] < DEPTH[level] else ""


def gap(reader: Reader, left: Candidate, right: Candidate) -> list[str]:
    return [token.lower for token in reader.document.tokens[left.piece.outer_last : right.piece.outer_first]]


def is_located(reader: Reader, candidate: Candidate) -> bool:
    """Whether a preposition of place stands before the name, or before the list that it is a member of."""
    index = candidate.piece.outer_first - 1
    before = reader.lower(index, candidate.sentence)
    if before == "the":
        before = reader.lower(index - 1, candidate.sentence)
    return before in place_words().locative or before in POSSESSIVE or is_listed(reader, candidate)


def is_listed(reader: Reader, candidate: Candidate) -> bool:
    """Whether the name follows a settled place in a list: "in Poipet, Bavet and Sihanoukville"."""
    if candidate.position == 0:
        return False
    left = reader.candidates[candidate.position - 1]
    if left.sentence is not candidate.sentence or not left.settled or left.hidden:
        return False
    return gap(reader, left, candidate) in ([","], ["and"], [",", "and"], ["or"])


def is_dateline(reader: Reader, candidate: Candidate) -> bool:
    """ "PHNOM PENH, July 19" and "POIPET, Cambodia" in capitals at the head of a paragraph."""
    is_head = candidate.piece.first == candidate.sentence.first
    following = reader.lower(candidate.piece.last, candidate.sentence)
    return is_head and candidate.printed.isupper() and following in (",", "—", "–", "-")


def after_title(reader: Reader, candidate: Candidate) -> bool:
    index = candidate.piece.first - 1
    before = reader.lower(index, candidate.sentence)
    return before in place_words().titles or (before == "." and reader.lower(index - 1, candidate.sentence) in place_words().titles)


def has_institution(reader: Reader, candidate: Candidate) -> bool:
    tokens = reader.document.tokens[candidate.piece.first : candidate.piece.last]
    return len(tokens) > 1 and any(token.lower in place_words().institutions for token in tokens)


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


# --- what is in no gazetteer ---------------------------------------------------------------------------------------


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
    level: Level = piece.level  # type: ignore[assignment]  # "" and "area" are gone
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
    unit = reader.document.tokens[candidate.piece.outer_last - 1]
    following = reader.lower(candidate.piece.outer_last, candidate.sentence)
    return unit.text in ("City", "Town") and following in VENUES


def settle_town_abroad(reader: Reader, candidate: Candidate) -> None:
    """In a story from another country, an unknown name behind "at" is a village, behind "in" a town."""
    if not reader.abroad or after_title(reader, candidate) or candidate.piece.in_body:
        return
    before = reader.lower(candidate.piece.first - 1, candidate.sentence)
    level = TOWN_LEVELS.get(before)
    if level is None and candidate.position and is_listed(reader, candidate):
        left = reader.candidates[candidate.position - 1]
        level = left.level if left.level in ("village", "district") and left.match is None and not left.name else None
    words = reader.document.tokens[candidate.piece.first : candidate.piece.last]
    if level is None or len(words) > 3 or any(not word.text[0].isalpha() or word.text.isupper() for word in words):
        return
    if words[-1].lower in site_words().strong | site_words().weak or words[0].lower in place_words().levels:
        return
    candidate.level, candidate.country, candidate.path = level, reader.abroad, (reader.abroad,)


TOWN_LEVELS: dict[str, Level] = {"at": "village", "near": "village", "through": "village", "in": "district"}
VENUES = frozenset({"casino", "hotel", "compound", "complex", "building", "market", "mall", "resort", "park"})


def settle_area(reader: Reader, candidate: Candidate) -> None:
    """ "The Me Sam area", when no unit bears the name, is a site of that name."""
    candidate.level = "site"
    candidate.country = reader.abroad or reader.units.home_country
    for parent, nearness in parents_of(reader, candidate, "site"):
        if nearness != "article":
            candidate.path, candidate.code = reader.units.path(parent), reader.units.places[parent].code
        break


def capital_mentions(reader: Reader) -> Iterator[PlaceMention]:
    """ "in the capital" is the capital of the home country, unless the article is about another one."""
    key = read_lexicon("places").table["capital"].get(reader.units.home_country, "")
    place = reader.units.places.get(key)
    if place is None or reader.abroad:
        return
    tokens = reader.document.tokens
    for sentence in reader.document.sentences:
        for index in range(sentence.first + 1, sentence.last):
            if tokens[index].lower != "capital" or tokens[index - 1].lower not in ("the", "in"):
                continue
            following = reader.lower(index + 1, sentence)
            if following not in CAPITAL_NOUNS:
                yield PlaceMention(
                    tokens[index].span, tokens[index].text, "province", "alias", place.name, place.key, place.code,
                    place.country, reader.units.path(place.key),
                )  # fmt: skip


def provincial_towns(reader: Reader) -> Iterator[PlaceMention]:
    """ "The provincial town" is the district that bears the name of the province last spoken of."""
    tokens, units = reader.document.tokens, reader.units
    for sentence in reader.document.sentences:
        for index in range(sentence.first, sentence.last - 1):
            if tokens[index].lower != "provincial" or tokens[index + 1].lower not in ("town", "capital", "city"):
                continue
            before = [c for c in reader.candidates if c.level == "province" and c.match and c.piece.last <= index]
            match = before[-1].match if before else None
            town = units.find(match.place.name, "district", match.place.key) if match is not None else None
            if town is not None and not town.is_split:
                span = span_of(reader.document, index, index + 2)
                place = town.place
                yield PlaceMention(
                    span, span.of(reader.document.text), "district", "alias", place.name, place.key, place.code,
                    place.country, units.path(place.key),
                )  # fmt: skip


CAPITAL_NOUNS = frozenset("of punishment gains city market flows bureau investment town".split())

