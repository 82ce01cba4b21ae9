"""Other countries: their names, and the first-level units and towns that the press prints without a unit word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from articles.extraction.document import TOKEN
from articles.extraction.lexicon import LexiconError, read_lexicon
from articles.extraction.types import Level


@dataclass(frozen=True, slots=True)
class ForeignPlace:
    name: str
    level: Level
    country: str


@cache
def foreign_places() -> dict[tuple[str, ...], ForeignPlace]:
    """By the tokens of the name, in lower case. Raises LexiconError when a name stands for two countries."""
    found: dict[tuple[str, ...], ForeignPlace] = {}
    levels: tuple[tuple[str, Level], ...] = (
        ("names", "country"),
        ("provinces", "province"),
        ("towns", "district"),
    )
    for entry in read_lexicon("countries").entries("country"):
        code = entry.get("code")
        if not isinstance(code, str) or not entry.get("names"):
            raise LexiconError(f"countries.toml: {entry!r} needs a code and names")
        for key, level in levels:
            for name in entry.get(key, ()):
                words = tuple(token.lower() for token in TOKEN.findall(name))
                place = found.setdefault(words, ForeignPlace(name, level, code))
                if place.country != code:
                    raise LexiconError(f"countries.toml: {name!r} stands for {place.country} and {code}")
    return found


@cache
def foreign_openers() -> frozenset[str]:
    """The first words of all names."""
    return frozenset(words[0] for words in foreign_places())
