"""Forces of a place: "Preah Sihanouk provincial police", "the district police", "police in Kampot province"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from articles.extraction.agency_departments import read_department
from articles.extraction.agency_index import HYPHENS, Force, agency_words
from articles.extraction.document import Document, Sentence
from articles.extraction.gazetteer import gazetteer
from articles.extraction.knowledge import Knowledge
from articles.extraction.place_pieces import place_words
from articles.extraction.types import Level, PlaceMention

# How many places to either side are looked at for the one that a force is of.
FARTHEST = 100
GENDARMERIE = "Royal Gendarmerie"
UNITS: dict[str, tuple[Level, str]] = {
    "provincial": ("province", "Provincial"), "province": ("province", "Provincial"),
    "municipal": ("province", "Municipal"), "district": ("district", "District"), "commune": ("commune", "Commune"),
    "town": ("district", "Town"), "city": ("district", "City"), "sangkat": ("commune", "Commune"),
}  # fmt: skip
POSSESSIVE = frozenset({"’s", "'s"})
FORCE_SIGNS = frozenset({*UNITS, "department", "bureau"})
DIRECT_KINDS = frozenset({"police", "administration", "customs", "prosecutor", "department"})


@dataclass(frozen=True, slots=True)
class LocalForce:
    """Tokens [first, last), the kind of agency and its full name."""

    first: int
    last: int
    kind: str
    name: str


def read_local_force(
    document: Document,
    sentence: Sentence,
    knowledge: Knowledge,
    places: Sequence[PlaceMention],
    country: str,
    first: int,
) -> LocalForce | None:
    """The force that begins at token `first`: with its place in front ("Kampot provincial police", "Kampot police"), or
    with the unit alone ("provincial police"), which is then the unit that the text around it is about."""
    tokens = document.tokens
    if tokens[first].text[0].isupper() and tokens[first].lower not in UNITS:
        return with_place(document, sentence, knowledge, country, first)
    unit = UNITS.get(tokens[first].lower)
    if unit is None or is_part_of_name(document, sentence, first):
        return None
    read = read_force(document, sentence, first + 1)
    if read is None:
        return None
    force, last = read
    level, word = unit
    if force.kind == "gendarmerie" and country == knowledge.home_country:
        return LocalForce(first, last, "gendarmerie", GENDARMERIE)
    position = document.tokens[first].start
    if country != knowledge.home_country and level == "district" and in_several_towns(places, position):
        return None  # "the city police", of which city?
    place = nearest(knowledge, places, position, sentence, level, word)
    if place is None or not force.name:
        return None
    return LocalForce(
        first, last, force.kind, f"{place} {unit_word(place, word, level, knowledge)} {force.name}"
    )


def in_several_towns(places: Sequence[PlaceMention], position: int) -> bool:
    """Whether the text around names several towns."""
    at = bisect_left(places, position, key=start_of)
    around = places[max(0, at - FARTHEST) : at + FARTHEST]
    return len({place.printed for place in around if place.level == "district"}) > 1


def read_police_in(
    document: Document, sentence: Sentence, knowledge: Knowledge, places: Sequence[PlaceMention], first: int
) -> LocalForce | None:
    """ "Police in Kampot province" and "authorities in Preah Sihanouk" are that province's; so in districts."""
    tokens = document.tokens
    lower = tokens[first].lower
    if (
        lower not in ("police", "authorities")
        or first + 2 >= sentence.last
        or tokens[first + 1].lower not in ("in", "of")
    ):
        return None
    if first > sentence.first and (
        tokens[first - 1].lower in NOT_OF_A_PLACE or tokens[first - 1].text in HYPHENS
    ):
        return None
    found = place_at(document, sentence, places, first + 2)
    if found is None or found[0].country != knowledge.home_country:
        return None
    place, last = found
    if place.level == "province" and last < sentence.last and tokens[last].lower in POSSESSIVE:
        found = place_at(document, sentence, places, last + 1)
        if found is not None and found[0].level == "district":
            place, last = found
    has_unit = last < sentence.last and tokens[last].lower in ("province", "district")
    if place.level not in ("province", "district") or (place.level == "district" and not has_unit):
        return None
    name = place.name if place.level == "province" else place.printed
    unit = unit_word(name, "Provincial" if place.level == "province" else "District", place.level, knowledge)
    kind, ending = ("police", "Police") if lower == "police" else ("administration", "Administration")
    return LocalForce(first, last + has_unit, kind, f"{name} {unit} {ending}")


def police_of(
    document: Document, sentence: Sentence, knowledge: Knowledge, places: Sequence[PlaceMention], first: int
) -> LocalForce | None:
    """The police of the province that begins at token `first`, and of no other unit."""
    found = place_at(document, sentence, places, first)
    if found is None or found[0].level != "province" or found[0].country != knowledge.home_country:
        return None
    place, last = found
    unit = unit_word(place.name, "Provincial", place.level, knowledge)
    return LocalForce(first, last, "police", f"{place.name} {unit} Police")


def start_of(place: PlaceMention) -> int:
    return place.span.start


def starting_at(places: Sequence[PlaceMention], start: int) -> PlaceMention | None:
    """The place that begins at code point `start`; `places` are in the order of the text."""
    at = bisect_left(places, start, key=start_of)
    return places[at] if at < len(places) and places[at].span.start == start else None


def place_at(
    document: Document, sentence: Sentence, places: Sequence[PlaceMention], first: int
) -> tuple[PlaceMention, int] | None:
    """The unit that begins at token `first`, and the token behind its name."""
    if first >= sentence.last:
        return None
    place = starting_at(places, document.tokens[first].start)
    if place is None or not place.key:
        return None
    last = first + 1
    while last < sentence.last and document.tokens[last].start < place.span.end:
        last += 1
    return place, last


NOT_OF_A_PLACE = frozenset(
    "military national provincial municipal district commune navy border traffic and of the town city immigration tourist local".split()
)


def is_part_of_name(document: Document, sentence: Sentence, first: int) -> bool:
    """Whether the unit's word stands behind a name in capitals, which is then the force's own ("Cavite provincial")."""
    if first == sentence.first or document.tokens[first].text[0].isupper():
        return False
    before = document.tokens[first - 1]
    words = place_words()
    is_name = before.lower not in words.titles and before.lower not in words.openers
    return before.text[0].isupper() and is_name


def unit_word(place: str, word: str, level: Level, knowledge: Knowledge) -> str:
    """ "Municipal" for the capital, which is a province in rank."""
    if level != "province":
        return word
    match = gazetteer(knowledge).find(place, "province")
    if match is None:
        return word
    return "Municipal" if match.place.key == capital_key(knowledge) else "Provincial"


def capital_key(knowledge: Knowledge) -> str:
    """The key of the home country's capital, "" when the lexicon names none; its forces are "municipal"."""
    key = place_words().capitals.get(knowledge.home_country, "")
    return key if key in gazetteer(knowledge).places else ""


def with_place(
    document: Document, sentence: Sentence, knowledge: Knowledge, country: str, first: int
) -> LocalForce | None:
    """A place of the gazetteer, its unit if printed, and the force: the longest name first."""
    tokens = document.tokens
    if (
        first > sentence.first
        and tokens[first - 1].text[0].isupper()
        and tokens[first - 1].lower not in ("the", "in", "but")
    ) or tokens[first].lower in ("the", "deputy", "acting", "former"):
        return None
    if FORCE_SIGNS.isdisjoint(
        document.words[first + 1 : first + 6]
    ) and agency_words().force_openers.isdisjoint(document.words[first + 1 : first + 6]):
        return None
    end, stop = first + 1, min(sentence.last, first + 4)
    while end < stop and (tokens[end].text[0].isupper() or tokens[end].text in HYPHENS):
        if tokens[end].lower in UNITS or tokens[end].lower in agency_words().force_openers:
            break
        end += 1
    index = end
    if index < sentence.last and tokens[index].lower in POSSESSIVE:
        index += 1
    if index >= sentence.last or not may_open_force(document, sentence, index):
        return None
    unit = UNITS.get(tokens[index].lower)
    read = read_force(document, sentence, index + 1 if unit else index)
    if read is None:
        return None
    force, last = read
    level, word = unit if unit else ("province", "Provincial")
    units, printed = gazetteer(knowledge), document.text[tokens[first].start : tokens[end - 1].end]
    match = units.find(printed, level)
    if match is None and unit is None:
        level, word = "district", "District"
        match = units.find(printed, level)
    if match is None and (unit is None or (country == knowledge.home_country and level == "province")):
        return None
    if match is not None and ((match.method not in ("exact", "alias") and unit is None) or match.is_split):
        return None
    if unit is None and force.kind not in DIRECT_KINDS:
        return None
    if force.kind == "gendarmerie":
        return LocalForce(first, last, "gendarmerie", GENDARMERIE)
    name = match.place.name if match is not None and level == "province" else printed
    if not force.name:
        return None
    return LocalForce(
        first, last, force.kind, f"{name} {unit_word(name, word, level, knowledge)} {force.name}"
    )


def may_open_force(document: Document, sentence: Sentence, index: int) -> bool:
    """Whether a unit's adjective, a force, or a department by its subject can begin at the token."""
    lower = document.tokens[index].lower
    following = document.tokens[index + 1].lower if index + 1 < sentence.last else ""
    return lower in UNITS or lower in agency_words().force_openers or following in ("department", "bureau")


def read_force(document: Document, sentence: Sentence, first: int) -> tuple[Force, int] | None:
    """The longest force phrase that begins at token `first`, or a department by its subject, and where it ends."""
    tokens, words = document.tokens, agency_words()
    if first < sentence.last and tokens[first].text in HYPHENS:
        return None  # "CAPE TOWN - Police": a dateline
    if first < sentence.last and tokens[first].lower == "deputy":
        first += 1
    lowers: list[str] = []
    ends: list[int] = []
    for index in range(first, min(sentence.last, first + 2 * words.longest_force)):
        if tokens[index].text not in HYPHENS:
            lowers.append(tokens[index].lower)
            ends.append(index + 1)
    for length in range(min(len(lowers), words.longest_force), 0, -1):
        force = words.forces.get(tuple(lowers[:length]))
        if force is not None:
            return force, ends[length - 1]
    return read_department(document, sentence, first)


def nearest(
    knowledge: Knowledge,
    places: Sequence[PlaceMention],
    position: int,
    sentence: Sentence,
    level: Level,
    word: str,
) -> str | None:
    """The name of the unit of a level that lies nearest: before it in the sentence, after it there, before, after."""
    units = gazetteer(knowledge)
    capital = capital_key(knowledge)
    if word == "Municipal":
        return units.places[capital].name if capital else None
    at = bisect_left(places, position, key=start_of)
    ranked = sorted(
        places[max(0, at - FARTHEST) : at + FARTHEST],
        key=lambda place: (
            not sentence.span.contains(place.span),
            place.span.start > position,
            abs(place.span.start - position),
        ),
    )
    for place in ranked:
        if place.level == level and not place.key and place.country != knowledge.home_country:
            return place.name or place.printed
        for key in place.path:
            unit = units.places.get(key)
            if unit is not None and unit.level == level and key != capital:
                if level == "province":
                    return unit.name
                return next(
                    (other.printed for other in ranked if other.level == level and other.key == key),
                    unit.name,
                )
        if place.level == level and not place.key:
            return place.printed
    return None
