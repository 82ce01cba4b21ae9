"""Lexicons: phrases as TOML data beside the engine, read once and checked when they are read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from articles.extraction.lexicon_forms import Inspection, Path
from articles.extraction.lexicon_schemas import SCHEMAS

FOLDER = files("articles.extraction") / "data"
PLACE_IN_FILE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?\s*(?:#.*)?$")


class LexiconError(ValueError):
    """A lexicon that cannot be used; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a lexicon. `line` is 0 where it cannot be told, `entry` empty for the whole file."""

    file: str
    line: int
    entry: str
    complaint: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return ": ".join(filter(None, [where, f"{self.entry} {self.complaint}".strip()]))


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
    """Reads `data/<name>.toml`. Raises LexiconError with everything that is wrong with it."""
    if found := faults_of(name):
        raise LexiconError("\n".join(map(str, found)))
    return Lexicon(name, tomllib.loads(text_of(name)))


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.toml").read_text(encoding="utf-8")


def all_faults() -> list[Fault]:
    """What is wrong with any lexicon. A file that the engine does not read is wrong as well: nobody would miss its words."""
    strange = {entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".toml")}
    strange -= {f"{name}.toml" for name in SCHEMAS}
    found = [Fault(name, 0, "", "is no lexicon that the engine reads") for name in sorted(strange)]
    return [*found, *(fault for name in SCHEMAS for fault in faults_of(name))]


def faults_of(name: str) -> list[Fault]:
    """What is wrong with one lexicon: it is not there, is not TOML, or departs from its schema."""
    file = f"{name}.toml"
    if name not in SCHEMAS:
        return [Fault(file, 0, "", "is no lexicon that the engine reads")]
    try:
        source = text_of(name)
        table = tomllib.loads(source)
    except OSError:
        return [Fault(file, 0, "", "cannot be read: there is no such file")]
    except UnicodeDecodeError as error:
        return [Fault(file, error.object.count(b"\n", 0, error.start) + 1, "", "is not UTF-8")]
    except tomllib.TOMLDecodeError as error:
        place = PLACE_IN_FILE.search(str(error))
        line = int(place[1] or 0) if place else 0
        return [Fault(file, line, "", f"is not TOML: {PLACE_IN_FILE.sub('', str(error))}")]
    schema = SCHEMAS[name]
    return [
        Fault(file, line_of(source, path), entry_of(table, path, name), complaint)
        for path, complaint in Inspection().complaints(schema, table, (), "")
    ]


def entry_of(table: dict[str, Any], path: Path, name: str) -> str:
    """A path in the words of the file: "[[outcome]] 3 (arrest), verbs"."""
    words: list[str] = []
    value: Any = table
    for at, step in enumerate(path):
        if isinstance(value, list) and isinstance(step, str):
            break  # a word of a list, which the complaint names
        value = value.get(step) if isinstance(value, dict) else value[step]
        if isinstance(step, int):
            label = next(
                (value[key] for key in ("kind", "slug", "code") if isinstance(value.get(key), str)), ""
            )
            words[-1] = f"[[{path[at - 1]}]] {step + 1}" + (f" ({label})" if label else "")
        else:
            words.append(step if at or not isinstance(value, dict) else f"[{step}]")
    return ", ".join(words)


def line_of(source: str, path: Path) -> int:
    """The line of the last step of a path that can be found; 0 when none can."""
    lines = source.splitlines()
    found, start, stop = 0, 0, len(lines)
    for at, step in enumerate(path):
        if isinstance(step, int):
            continue
        entry = path[at + 1] if at + 1 < len(path) else None
        nth = entry if isinstance(entry, int) else 0
        line = next(iter(list(lines_with(lines, step, start, stop))[nth : nth + 1]), None)
        if line is None:
            break
        found, start = line + 1, line + (at < len(path) - 1 and bool(HEADER.match(lines[line])))
        if HEADER.match(lines[line]):
            stop = next((i for i in range(line + 1, len(lines)) if HEADER.match(lines[i])), len(lines))
    return found


def lines_with(lines: list[str], step: str, start: int, stop: int) -> Iterator[int]:
    """Where a header or a key is written, or else where a list holds the word."""
    key = re.compile(rf'\s*(?:\[\[?\s*{re.escape(step)}\s*\]\]?|"?{re.escape(step)}"?\s*=)')
    written = [at for at in range(start, stop) if key.match(lines[at])]
    yield from written or (at for at in range(start, stop) if f'"{step}"' in lines[at])
