"""The gazetteer of the engine: finds the unit that a romanised name stands for.

Khmer names are romanised in many ways ("Keo Seima" is Kaev Seima, "Stung Meanchey III" is Stueng Mean Chey Ti Bei). A
name is looked up inside its parent: by its letters, then by a skeleton of its consonants, then by similarity.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from articles.extraction.knowledge import Knowledge, Place
from articles.extraction.romanisation import Name, read_name
from articles.extraction.types import Level, PlaceMethod

LEVELS: tuple[Level, ...] = ("country", "province", "district", "commune", "village", "site")
DEPTH = {level: depth for depth, level in enumerate(LEVELS)}
# Measured on three official romanisations of the same units: inside a known parent 82 lets 0.8 % of foreign names
# through, without a parent 90 lets 0.25 % through; a runner-up nearer than the margin makes the answer a guess.
FUZZY_INSIDE, FUZZY_ANYWHERE, FUZZY_MARGIN = 82, 90, 4
# Names of one skeleton must still look alike; very short names are alike by chance.
LEAST_ALIKE_INSIDE, LEAST_ALIKE_ANYWHERE, SHORTEST_ALIKE = 50, 60, 5
MOST_ANSWERS = 200_000


@dataclass(frozen=True, slots=True)
class Match:
    """The unit found. `place` is the parent when `is_split`: the unit as printed has since been split in several."""

    place: Place
    method: PlaceMethod
    score: float
    is_split: bool = False


@dataclass(frozen=True)
class Inside:
    """The units of a level inside a parent, by skeleton and by letters, each with the closing number of the name."""

    units: tuple[Place, ...]
    by_first: dict[tuple[str, int | None], list[Place]]
    by_second: dict[tuple[str, int | None], list[Place]]
    letters: dict[int | None, tuple[list[str], list[Place]]]


@dataclass
class Gazetteer:
    """The units of `Knowledge` by name and by parent; built once and kept on the knowledge."""

    home_country: str
    holds_sites: bool = False
    places: dict[str, Place] = field(default_factory=dict)
    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)
    children: dict[str, list[Place]] = field(default_factory=dict)
    by_letters: dict[tuple[Level, str, int | None], list[tuple[Place, bool]]] = field(default_factory=dict)
    insides: dict[tuple[str, Level], Inside] = field(default_factory=dict)
    answers: dict[tuple[str, Level, str], Match | None] = field(default_factory=dict)
    bare: dict[str, tuple[Match | None, Match | None]] = field(default_factory=dict)

    def path(self, key: str) -> tuple[str, ...]:
        """The keys from the country down to the unit itself."""
        found = self.paths.get(key)
        if found is None:
            place = self.places.get(key)
            above = self.path(place.parent) if place is not None and place.parent in self.places else ()
            found = self.paths[key] = (*above, key)
        return found

    def units_inside(self, parent: str, level: Level) -> Iterator[Place]:
        """The units of a level anywhere below a parent."""
        for child in self.children.get(parent, ()):
            if child.level == level:
                yield child
            elif DEPTH[child.level] < DEPTH[level]:
                yield from self.units_inside(child.key, level)

    def inside(self, parent: str, level: Level) -> Inside:
        """The units of a level below a parent, indexed at the first call."""
        found = self.insides.get((parent, level))
        if found is None:
            found = self.insides[parent, level] = index_units(tuple(self.units_inside(parent, level)))
        return found

    def named(self, printed: str, level: Level, parent: str = "") -> Match | None:
        """The one unit that bears the name letter by letter, spaces, marks and kinds of numerals aside."""
        name = read_name(printed)
        found = self.by_letters.get((level, name.letters, name.number))
        if not found:
            return None
        return one_named([item for item in found if not parent or parent in self.path(item[0].key)])

    def majors(self, printed: str) -> tuple[Match | None, Match | None]:
        """The province and the district that bear the name, as `named` gives them."""
        found = self.bare.get(printed)
        if found is None:
            if len(self.bare) >= MOST_ANSWERS:
                self.bare.clear()
            found = self.bare[printed] = (self.named(printed, "province"), self.named(printed, "district"))
        return found

    def find(self, printed: str, level: Level, parent: str = "") -> Match | None:
        """The unit of a level that a name stands for, inside `parent` or, without one, in the whole home country."""
        question = (printed, level, parent)
        if question not in self.answers:
            if len(self.answers) >= MOST_ANSWERS:
                self.answers.clear()
            self.answers[question] = self.look_up(printed, level, parent)
        return self.answers[question]

    def look_up(self, printed: str, level: Level, parent: str) -> Match | None:
        name = read_name(printed)
        if found := self.named(printed, level, parent):
            return found
        if not name.letters or (not parent and level == "village"):
            return None  # a village is never known by likeness alone
        if parent:
            units = self.inside(parent, level)
            found = by_key(name, units) or by_similarity(name, units, FUZZY_INSIDE)
            return found or (self.split_unit(name, units) if name.number is None else None)
        units = self.inside(self.home_country, level)
        same = units.by_first.get((name.first_key, name.number), [])
        if len(same) == 1 and similarity(name, same[0]) >= LEAST_ALIKE_ANYWHERE:
            return Match(same[0], "skeleton", 0.9)
        return by_similarity(name, units, FUZZY_ANYWHERE)

    def split_unit(self, name: Name, units: Inside) -> Match | None:
        """ "Tuol Svay Prey", since split into I and II: the district that holds all parts."""
        parts = [
            unit
            for (key, number), found in units.by_first.items()
            if key == name.first_key and number is not None
            for unit in found
        ]
        parents = {unit.parent for unit in parts}
        if len(parts) < 2 or len(parents) != 1 or (parent := self.places.get(parents.pop())) is None:
            return None
        return Match(parent, "unresolved", 0.8, is_split=True)


def index_units(units: tuple[Place, ...]) -> Inside:
    first: dict[tuple[str, int | None], list[Place]] = {}
    second: dict[tuple[str, int | None], list[Place]] = {}
    letters: dict[int | None, tuple[list[str], list[Place]]] = {}
    for unit in units:
        for name in names_of(unit):
            for table, key in ((first, name.first_key), (second, name.second_key)):
                found = table.setdefault((key, name.number), [])
                if unit not in found:
                    found.append(unit)
            names, owners = letters.setdefault(name.number, ([], []))
            names.append(name.letters)
            owners.append(unit)
    return Inside(units, first, second, letters)


def by_key(name: Name, units: Inside) -> Match | None:
    """By the skeletons, the finer first; of several the most alike, when it is clearly so."""
    if len(name.first_key) < 2:
        return None
    keys = ((units.by_first, name.first_key, 0.95), (units.by_second, name.second_key, 0.9))
    for table, key, score in keys:
        same = table.get((key, name.number), [])
        ranked = sorted(((similarity(name, unit), unit.key, unit) for unit in same), reverse=True)
        if ranked and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= FUZZY_MARGIN):
            return Match(ranked[0][2], "skeleton", score) if ranked[0][0] >= LEAST_ALIKE_INSIDE else None
    return None


def by_similarity(name: Name, units: Inside, threshold: int) -> Match | None:
    """The most alike unit from the threshold on, unless another is nearly as alike."""
    names, owners = units.letters.get(name.number, ([], []))
    if len(name.letters) < SHORTEST_ALIKE or not names:
        return None
    best: dict[str, tuple[float, Place]] = {}
    for _, score, index in process.extract(
        name.letters, names, scorer=ratio, score_cutoff=threshold - FUZZY_MARGIN, limit=12
    ):
        owner = owners[index]
        if score > best.get(owner.key, (0.0, owner))[0]:
            best[owner.key] = (score, owner)
    ranked = sorted(best.values(), key=lambda item: (-item[0], item[1].key))
    if not ranked or ranked[0][0] < threshold:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < FUZZY_MARGIN:
        return None
    return Match(ranked[0][1], "fuzzy", ranked[0][0] / 100)


def similarity(name: Name, unit: Place) -> float:
    return max(ratio(name.letters, other.letters) for other in names_of(unit))


def one_named(named: list[tuple[Place, bool]]) -> Match | None:
    """The one unit of that name; a unit's own name goes before another's alias; None when two are left."""
    own = [unit for unit, is_name in named if is_name]
    units = own or [unit for unit, _ in named]
    if len({unit.key for unit in units}) != 1:
        return None
    return Match(units[0], "exact" if own else "alias", 1.0)


@lru_cache(maxsize=50_000)
def names_of(unit: Place) -> tuple[Name, ...]:
    return tuple(dict.fromkeys(read_name(name) for name in (unit.name, *unit.aliases)))


def gazetteer(knowledge: Knowledge) -> Gazetteer:
    """The gazetteer of a knowledge, built at the first call and kept on it."""
    kept = knowledge._indexes.get("gazetteer")
    if isinstance(kept, Gazetteer):
        return kept
    built = Gazetteer(knowledge.home_country)
    for place in knowledge.places:
        built.places[place.key] = place
        built.children.setdefault(place.parent, []).append(place)
    for place in knowledge.places:
        if place.country != knowledge.home_country or place.level == "country":
            continue
        built.holds_sites = built.holds_sites or place.level == "site"
        seen: set[tuple[str, int | None]] = set()
        for position, printed in enumerate((place.name, *place.aliases)):
            name = read_name(printed)
            if (name.letters, name.number) in seen:
                continue
            seen.add((name.letters, name.number))
            built.by_letters.setdefault((place.level, name.letters, name.number), []).append(
                (place, position == 0)
            )
    knowledge._indexes["gazetteer"] = built
    return built
