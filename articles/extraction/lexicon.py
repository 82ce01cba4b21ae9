"""Lexicons: phrases as TOML data beside the engine, read once and checked when they are read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


class LexiconError(ValueError):
    """A lexicon that cannot be used; the message names the file and the entry."""


@dataclass(frozen=True)
class Lexicon:
    """One TOML file of the folder `data`, with readers that refuse what is not there or is of another type."""

    name: str
    table: dict[str, Any]

    def strings(self, key: str) -> list[str]:
        """A list of non-empty, trimmed strings without repetitions. "words.plural" is `plural` of the table [words]."""
        value: Any = self.table
        for part in key.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise LexiconError(f"{self.name}.toml: {key} must be a list of strings")
        seen: set[str] = set()
        for item in value:
            if not item or item != item.strip():
                raise LexiconError(
                    f"{self.name}.toml: {key} holds {item!r}, which is empty or has outer white space"
                )
            if item in seen:
                raise LexiconError(f"{self.name}.toml: {key} holds {item!r} twice")
            seen.add(item)
        return value

    def entries(self, key: str) -> list[dict[str, Any]]:
        """An array of tables, `[[key]]`."""
        value = self.table.get(key)
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise LexiconError(f"{self.name}.toml: [[{key}]] must be an array of tables")
        return value


@cache
def read_lexicon(name: str) -> Lexicon:
    """Reads `data/<name>.toml`. Raises LexiconError when it is missing or not TOML."""
    source = files("articles.extraction") / "data" / f"{name}.toml"
    try:
        return Lexicon(name, tomllib.loads(source.read_text(encoding="utf-8")))
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{name}.toml: {error}") from error
