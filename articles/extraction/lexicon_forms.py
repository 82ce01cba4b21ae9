"""The form that a lexicon must have, as values, and where the text of a file departs from it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]
Complaint = tuple[Path, str]


@dataclass(frozen=True, slots=True)
class Words:
    """A list of phrases, each once and without outer space. `of` are all that may stand in it, `size` how many must.

    Lists of one `pool` share it: a phrase stands for one entry, or one key, of the pool and no other.
    """

    of: Collection[str] = ()
    pool: str = ""
    size: int = 0
    lower: bool = True
    filled: bool = False
    repeats: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A string. `of` are all that it may be, `pattern` what it must look like; empty only when `empty`."""

    of: Collection[str] = ()
    pattern: str = ""
    empty: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, not below zero."""

    optional: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with these keys and no other."""

    keys: Mapping[str, Form]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A table whose keys are words of the lexicon's own."""

    values: Form
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Entries:
    """An array of tables. `named` is the key by which a reader knows them; if `unique`, no two have the same."""

    keys: Mapping[str, Form]
    named: str = ""
    unique: bool = False
    optional: bool = False


Form = Words | Text | Number | Table | Dictionary | Entries


@dataclass(slots=True)
class Inspection:
    """Compares one file with its form. `pools` keeps what each phrase of a pool stands for."""

    pools: dict[str, dict[str, str]] = field(default_factory=dict)

    def complaints(self, form: Form, value: Any, path: Path, owner: str) -> Iterator[Complaint]:
        match form:
            case Words():
                yield from self.words(form, value, path, owner)
            case Text():
                yield from text(form, value, path)
            case Number():
                if type(value) is not int or value < 0:
                    yield path, f"is {shown(value)}, not a whole number"
            case Table():
                yield from self.table(form.keys, value, path)
            case Dictionary():
                yield from self.dictionary(form, value, path)
            case Entries():
                yield from self.entries(form, value, path)

    def words(self, form: Words, value: Any, path: Path, owner: str) -> Iterator[Complaint]:
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            yield path, "must be a list of strings"
            return
        if form.filled and not value:
            yield path, "is empty"
        if form.size and len(value) != form.size:
            yield path, f"holds {len(value)} words, not {form.size}"
        seen: set[str] = set()
        for word in value:
            if said := self.word(form, word, owner):
                yield (*path, word), said
            elif word in seen and not form.repeats:
                yield (*path, word), f"holds {word!r} twice"
            seen.add(word)

    def word(self, form: Words, word: str, owner: str) -> str:
        """What is wrong with one word, "" when nothing is."""
        if not word or word != " ".join(word.split()):
            return f"holds {word!r}, which is empty or has white space too much"
        if form.of and word not in form.of:
            return f"holds {word!r}, which is none of {', '.join(sorted(form.of))}"
        if form.lower and word != word.lower():
            return f"holds {word!r}, which is not in lower case and would never be found"
        if form.pool:
            first = self.pools.setdefault(form.pool, {}).setdefault(word.lower(), owner)
            if first != owner:
                return f"holds {word!r}, which stands for {first} already"
        return ""

    def table(self, keys: Mapping[str, Form], value: Any, path: Path, owner: str = "") -> Iterator[Complaint]:
        if not isinstance(value, dict):
            yield path, "must be a table"
            return
        for key in value.keys() - keys.keys():
            yield (*path, key), f"is no key that the engine reads; there are {', '.join(sorted(keys))}"
        for key, form in keys.items():
            if key in value:
                yield from self.complaints(form, value[key], (*path, key), owner or key)
            elif not form.optional:
                yield (*path, key), "is missing"

    def dictionary(self, form: Dictionary, value: Any, path: Path) -> Iterator[Complaint]:
        if not isinstance(value, dict):
            yield path, "must be a table"
            return
        for key, inner in value.items():
            yield from self.complaints(form.values, inner, (*path, key), key)

    def entries(self, form: Entries, value: Any, path: Path) -> Iterator[Complaint]:
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            yield path, "must be an array of tables"
            return
        if not value and not form.optional:
            yield path, "is empty"
        seen: set[Any] = set()
        for index, entry in enumerate(value):
            name = entry.get(form.named)
            owner = name if form.unique and isinstance(name, str) else f"entry {index + 1}"
            yield from self.table(form.keys, entry, (*path, index), owner)
            if form.unique and isinstance(name, str) and name in seen:
                yield (*path, index, form.named), "stands twice"
            seen.add(name if isinstance(name, str) else index)


def text(form: Text, value: Any, path: Path) -> Iterator[Complaint]:
    if not isinstance(value, str):
        yield path, f"is {shown(value)}, not a string"
    elif not value.strip() and not form.empty:
        yield path, "is empty"
    elif value and form.of and value not in form.of:
        yield path, f"is {value!r}, which is none of {', '.join(sorted(form.of))}"
    elif form.pattern and not re.fullmatch(form.pattern, value):
        yield path, f"is {value!r}, which is not of the right form"


def shown(value: Any) -> str:
    words = repr(value)
    return words if len(words) <= 40 else f"{words[:40]}…"
