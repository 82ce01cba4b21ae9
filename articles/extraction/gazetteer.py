"""The gazetteer of the engine: finds the unit that a romanised name stands for.

Khmer names are romanised in many ways ("Keo Seima" is Kaev Seima, "Stung Meanchey III" is Stueng Mean Chey Ti Bei). A
name is looked up inside its parent: by its letters, then by a skeleton of its consonants, then by similarity.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from articles.extraction.knowledge import Knowledge, Place
from articles.extraction.types import Level, PlaceMethod

LEVELS: tuple[Level, ...] = ("country", "province", "district", "commune", "village", "site")
DEPTH = {level: depth for depth, level in enumerate(LEVELS)}
# Measured on three official romanisations of the same units: inside a known parent 82 lets 0.8 % of foreign names
# through, without a parent 90 lets 0.25 % through; a runner-up nearer than the margin makes the answer a guess.
FUZZY_INSIDE, FUZZY_ANYWHERE, FUZZY_MARGIN = 82, 90, 4

NUMBER_WORDS = {
    "muoy": 1, "mouy": 1, "muy": 1, "pir": 2, "pi": 2, "bei": 3, "bey": 3, "buon": 4, "boun": 4, "pram": 5,
    "prammuoy": 6, "prampir": 7, "prampi": 7, "prambei": 8, "prambuon": 9, "dab": 10, "mphei": 20,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
FILLERS = frozenset({"ti", "lekh", "no", "number", "phum", "village", "commune", "sangkat", "quarter"})
# Numbers of one short word that also end ordinary names: they count only behind a filler or alone.
WEAK_NUMBERS = frozenset({"pi", "bey", "ten", "one"})
WORD = re.compile(r"[^\W_]+")
DIGRAPHS = (
    ("chh", "C"), ("ch", "C"), ("kh", "k"), ("ph", "p"), ("th", "t"), ("sh", "s"), ("ngk", "Nk"), ("ng", "N"),
    ("nh", "n"), ("gn", "n"), ("w", "v"), ("c", "k"), ("q", "k"),
)  # fmt: skip
SILENT_V = re.compile(r"(?<=[aeiou])v(?![aeiouy])")
LEADING_VOWEL = re.compile(r"^[aeiou]")
DROPPED = re.compile(r"[aeiouyh]")
DOUBLE = re.compile(r"(.)\1+")
WEAK_END = re.compile(r"(?<=[aeiou])[rs]$")
SECOND = str.maketrans({"d": "t", "b": "p", "g": "k", "j": "C", "z": "s", "x": "s", "N": "n"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name split for comparison: its letters without spaces and marks, its closing number, its word's skeletons."""

    letters: str
    number: int | None
    first_key: str
    second_key: str


@lru_cache(maxsize=100_000)
def read_name(printed: str) -> Name:
    """ "Stung Meanchey III" has the letters "stungmeanchey" and the number 3; "Village 3" only the number."""
    plain = unicodedata.normalize("NFKD", printed.replace("’", "").replace("'", "").replace("‘", ""))
    words = WORD.findall("".join(mark for mark in plain if not unicodedata.combining(mark)))
    words, number = split_number(words)
    lowers = [word.lower() for word in words]
    if len(lowers) > 1 and lowers[0] in FILLERS:
        lowers = lowers[1:]
    letters = "".join(lowers)
    return Name(letters, number, "".join(map(first_skeleton, lowers)), second_skeleton(lowers))


def split_number(words: list[str]) -> tuple[list[str], int | None]:
    """The words without the closing number and its fillers, and the number: digits, Roman, or Khmer in letters."""
    end, number = len(words), 0
    while end > 0 and (value := number_value(words[end - 1])) is not None:
        if number and (words[end - 1].isdigit() or words[end - 1] in ROMAN):
            break
        number += value
        end -= 1
    if not number:
        return words, None
    weak = words[-1].lower() in WEAK_NUMBERS
    if weak and end > 0 and words[end - 1].lower() not in FILLERS:
        return words, None
    while end > 0 and words[end - 1].lower() in FILLERS:
        end -= 1
    return words[:end], number


def number_value(word: str) -> int | None:
    if word.isdigit():
        return int(word) if len(word) <= 3 else None
    return ROMAN.get(word) or NUMBER_WORDS.get(word.lower())


def first_skeleton(word: str) -> str:
    """The consonants of one lower-case word, aspirates folded; a leading vowel is "A"."""
    key = SILENT_V.sub("", word)
    for letters, sign in DIGRAPHS:
        key = key.replace(letters, sign)
    key = LEADING_VOWEL.sub("A", key)
    return DOUBLE.sub(r"\1", DROPPED.sub("", key))


def second_skeleton(words: Iterable[str]) -> str:
    """A coarser key: voiced and voiceless consonants are one, a weak closing r, s or h is dropped."""
    keys = (first_skeleton(WEAK_END.sub("", word)).translate(SECOND) for word in words)
    return DOUBLE.sub(r"\1", "".join(keys))


@dataclass(frozen=True, slots=True)
class Match:
    """The unit found. `place` is the parent when `is_split`: the unit as printed has since been split in several."""

    place: Place
    method: PlaceMethod
    score: float
    is_split: bool = False


@dataclass
class Gazetteer:
    """The units of `Knowledge` by name and by parent; built once and kept on the knowledge."""

    home_country: str
    places: dict[str, Place] = field(default_factory=dict)
    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)
    children: dict[str, list[Place]] = field(default_factory=dict)
    by_letters: dict[tuple[Level, str, int | None], list[tuple[Place, bool]]] = field(default_factory=dict)
    by_skeleton: dict[tuple[Level, str, int | None], list[Place]] = field(default_factory=dict)
    inside: dict[tuple[str, Level], tuple[Place, ...]] = field(default_factory=dict)
    answers: dict[tuple[str, Level, str], Match | None] = field(default_factory=dict)

    def path(self, key: str) -> tuple[str, ...]:
        """The keys from the country down to the unit itself."""
        found = self.paths.get(key)
        if found is None:
            place = self.places.get(key)
            above = self.path(place.parent) if place is not None and place.parent in self.places else ()
            found = self.paths[key] = (*above, key)
        return found

    def units_inside(self, parent: str, level: Level) -> tuple[Place, ...]:
        """The units of a level anywhere below a parent."""
        found = self.inside.get((parent, level))
        if found is None:
            units: list[Place] = []
            for child in self.children.get(parent, ()):
                if child.level == level:
                    units.append(child)
                elif DEPTH[child.level] < DEPTH[level]:
                    units.extend(self.units_inside(child.key, level))
            found = self.inside[parent, level] = tuple(units)
        return found

    def find(self, printed: str, level: Level, parent: str = "") -> Match | None:
        """The unit of a level that a name stands for, inside `parent` or, without one, in the whole home country."""
        question = (printed, level, parent)
        if question not in self.answers:
            if len(self.answers) > 200_000:
                self.answers.clear()
            name = read_name(printed)
            answer = self.find_inside(name, level, parent) if parent else self.find_anywhere(name, level)
            self.answers[question] = answer
        return self.answers[question]

    def find_inside(self, name: Name, level: Level, parent: str) -> Match | None:
        units = self.units_inside(parent, level)
        if not units or not (name.letters or name.number):
            return None
        named = [
            (unit, is_name) for unit, is_name in self.by_letters.get((level, name.letters, name.number), ())
        ]
        within = [(unit, is_name) for unit, is_name in named if parent in self.path(unit.key)]
        if within:
            return one_named(within)
        if not name.letters:
            return None
        found = self.by_key(name, units) or self.by_similarity(name, units, FUZZY_INSIDE)
        return found or (self.split_unit(name, units) if name.number is None else None)

    def find_anywhere(self, name: Name, level: Level) -> Match | None:
        """Only what is the one such name in the country; a village never by likeness alone."""
        named = self.by_letters.get((level, name.letters, name.number), [])
        if named:
            return one_named(named)
        if level == "village" or not name.letters:
            return None
        units = self.by_skeleton.get((level, name.first_key, name.number), [])
        if len(units) == 1 and similarity(name, units[0]) >= 60:
            return Match(units[0], "skeleton", 0.9)
        return self.by_similarity(name, self.units_inside(self.home_country, level), FUZZY_ANYWHERE)

    def by_key(self, name: Name, units: tuple[Place, ...]) -> Match | None:
        """By the skeletons, the finer first; of several the most alike, when it is clearly so."""
        if len(name.first_key) < 2:
            return None
        for attribute, score in (("first_key", 0.95), ("second_key", 0.9)):
            wanted = getattr(name, attribute)
            same = [
                unit
                for unit in units
                if any(
                    wanted == getattr(other, attribute) and name.number == other.number
                    for other in names_of(unit)
                )
            ]
            if same:
                ranked = sorted(((similarity(name, unit), unit.key, unit) for unit in same), reverse=True)
                if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= FUZZY_MARGIN:
                    return Match(ranked[0][2], "skeleton", score) if ranked[0][0] >= 50 else None
        return None

    def by_similarity(self, name: Name, units: tuple[Place, ...], threshold: int) -> Match | None:
        if len(name.letters) < 5:
            return None
        best: tuple[float, Place | None] = (0.0, None)
        second = 0.0
        for unit in units:
            score = max(
                (
                    ratio(name.letters, other.letters)
                    for other in names_of(unit)
                    if other.number == name.number
                ),
                default=0.0,
            )
            if score > best[0]:
                second, best = best[0], (score, unit)
            elif score > second:
                second = score
        if best[1] is None or best[0] < threshold or best[0] - second < FUZZY_MARGIN:
            return None
        return Match(best[1], "fuzzy", best[0] / 100)

    def split_unit(self, name: Name, units: tuple[Place, ...]) -> Match | None:
        """ "Tuol Svay Prey", since split into I and II: the district that holds all parts."""
        parts = [
            unit
            for unit in units
            if any(other.number is not None and other.first_key == name.first_key for other in names_of(unit))
        ]
        parents = {unit.parent for unit in parts}
        if len(parts) < 2 or len(parents) != 1 or (parent := self.places.get(parents.pop())) is None:
            return None
        return Match(parent, "unresolved", 0.8, is_split=True)


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
        seen: set[tuple[str, int | None]] = set()
        for position, printed in enumerate((place.name, *place.aliases)):
            name = read_name(printed)
            if (name.letters, name.number) in seen:
                continue
            seen.add((name.letters, name.number))
            built.by_letters.setdefault((place.level, name.letters, name.number), []).append(
                (place, position == 0)
            )
            if place.level not in ("village", "site"):
                found = built.by_skeleton.setdefault((place.level, name.first_key, name.number), [])
                if place not in found:
                    found.append(place)
    knowledge._indexes["gazetteer"] = built
    return built
