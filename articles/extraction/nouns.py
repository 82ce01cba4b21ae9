"""The nouns of the lexicon: what each can be when it is counted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from articles.extraction.lexicon import read_lexicon
from articles.extraction.plurals import pluralise
from articles.extraction.types import Sex


@dataclass(frozen=True, slots=True)
class Noun:
    kinds: frozenset[str]
    unit: str
    plural: bool
    sex: Sex | None = None


@cache
def nouns() -> dict[str, Noun]:
    """Every noun of the lexicon, singular and plural, with what it can be."""
    table = read_lexicon("nouns").table
    plurals: dict[str, str] = table["plurals"]
    found: dict[str, Noun] = {}

    def add(word: str, kind: str, unit: str, sex: Sex | None = None) -> None:
        word = word.split()[-1].lower()
        for form, plural in ((word, plurals.get(word) == word), (plurals.get(word) or pluralise(word), True)):
            old = found.get(form)
            kinds = frozenset({kind}) | (old.kinds if old else frozenset())
            found[form] = Noun(kinds, old.unit if old else unit, plural, sex or (old.sex if old else None))

    found["persons"] = Noun(frozenset({"person"}), "people", True)
    for sex in ("female", "male"):
        for word in table["person"][sex]:
            add(word, "person", "people", sex)
    for word in table["person"]["neutral"]:
        add(word, "person", "people")
    for word in table["person"]["officer"]:
        add(word, "officer", "people")
    for word in table["site"]["plain"]:
        add(word, "site", "sites")
    for word in table["goods"]["pieces"]:
        add(word, "goods", "pieces")
    for word in table["goods"]["vehicles"]:
        add(word, "vehicle", "vehicles")
    for word in table["goods"]["vessels"]:
        add(word, "vehicle", "vessels")
    for word in table["case"]["cases"]:
        add(word, "case", "cases")
    for word in table["event"]["operations"]:
        add(word, "operation", "operations")
    return found


@cache
def stops() -> frozenset[str]:
    return frozenset(read_lexicon("nouns").table["words"]["stop"])


@cache
def counting_words() -> frozenset[str]:
    """Number words, at which another phrase begins: "arresting four men"."""
    table = read_lexicon("numbers").table
    return frozenset((*table["units"], *table["tens"])) - {"one"}


@cache
def measure_words() -> frozenset[str]:
    words = read_lexicon("nouns").table["words"]["measure_words"]
    return frozenset(words) | frozenset(pluralise(word) for word in words)
