"""The nouns of the lexicon: what each can be when it is counted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from articles.extraction.lexicon import read_lexicon
from articles.extraction.plurals import pluralise
from articles.extraction.types import Sex


@dataclass(frozen=True, slots=True)
class Noun:
    """What a form can be. `mass` marks goods without a plural, "timber": more than one, and still a modifier in "timber
    smuggling rings"."""

    kinds: frozenset[str]
    unit: str
    plural: bool
    sex: Sex | None = None
    mass: bool = False

    @property
    def ends(self) -> bool:
        """Whether no further noun can follow: "pills", "men"."""
        return self.plural and not self.mass


# The lists of nouns.toml, by section and key: what their words are, in which unit they are counted, and their sex.
NOUN_LISTS: tuple[tuple[str, str, str, str, Sex | None], ...] = (
    ("person", "female", "person", "people", "female"),
    ("person", "male", "person", "people", "male"),
    ("person", "neutral", "person", "people", None),
    ("person", "officer", "officer", "people", None),
    ("site", "plain", "site", "sites", None),
    ("goods", "pieces", "goods", "pieces", None),
    ("goods", "vehicles", "vehicle", "vehicles", None),
    ("goods", "vessels", "vehicle", "vessels", None),
    ("remains", "bodies", "remains", "people", None),
    ("case", "cases", "case", "cases", None),
    ("event", "operations", "operation", "operations", None),
)


@cache
def nouns() -> dict[str, Noun]:
    """Every noun of the lexicon, singular and plural, with what it can be."""
    table = read_lexicon("nouns").table
    plurals: dict[str, str] = table["plurals"]
    found: dict[str, Noun] = {}

    def add(word: str, kind: str, unit: str, sex: Sex | None) -> None:
        word = word.split()[-1].lower()
        for form, plural in ((word, plurals.get(word) == word), (plurals.get(word) or pluralise(word), True)):
            old = found.get(form)
            kinds = frozenset({kind}) | (old.kinds if old else frozenset())
            mass = "goods" in kinds and plurals.get(word) == word
            found[form] = Noun(
                kinds, old.unit if old else unit, plural, sex or (old.sex if old else None), mass
            )

    found["persons"] = Noun(frozenset({"person"}), "people", True)
    for section, key, kind, unit, sex in NOUN_LISTS:
        for word in table[section][key]:
            add(word, kind, unit, sex)
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
