"""The tables of this folder as examples that can be run again by hand, each with the words it holds."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from itertools import product
from pathlib import Path
from types import FunctionType
from typing import Any

from articles.extraction.document import read_tokens
from articles.extraction.types import Span

FOLDER = Path(__file__).parent
# What these hold follows from the lexicons or from any text: it cannot say that a word is missing from a lexicon.
DERIVED = frozenset(
    {"test_finders", "test_held", "test_metamorphic", "test_properties", "test_speed_benchmark"}
)
SLOW = frozenset({"test_work_is_linear_in_the_length"})


@dataclass(frozen=True, eq=False)
class Example:
    """One row of a table with the test that reads it. `words` are those of its texts, in lower case."""

    name: str
    run: Callable[[], object]
    words: frozenset[str]

    def holds(self) -> bool:
        """Whether the test passes. Whatever it raises, it has noticed something."""
        try:
            self.run()
        except Exception:
            return False
        return True


def examples() -> Iterator[Example]:
    """Every row of every table, and every test without a table, that needs nothing but its arguments."""
    for path in sorted(FOLDER.glob("test_*.py")):
        if path.stem in DERIVED:
            continue
        module = import_module(f"{__package__}.{path.stem}")
        for name, test in vars(module).items():
            if name.startswith("test_") and isinstance(test, FunctionType) and name not in SLOW:
                yield from rows_of(f"{path.stem}.{name}", test)


def rows_of(name: str, test: FunctionType) -> Iterator[Example]:
    marks = [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
    for row in product(*(arguments_of(*mark.args) for mark in marks)):
        arguments = {key: value for part in row for key, value in part.items()}
        if set(inspect.signature(test).parameters) != arguments.keys() or hasattr(test, "hypothesis"):
            return  # it needs a fixture, or draws its own texts
        texts = arguments.values() if arguments else texts_of(test)
        words = frozenset(word for text in texts for word in words_in(text))
        yield Example(name, partial(test, **arguments), words)


def arguments_of(names: str | tuple[str, ...], rows: Any) -> list[dict[str, Any]]:
    """The rows of one mark, each as arguments by name."""
    keys = [key.strip() for key in names.split(",")] if isinstance(names, str) else list(names)
    values = [getattr(row, "values", row) for row in rows]
    if isinstance(names, str) and len(keys) == 1:
        return [{keys[0]: row[0] if row is not old else row} for row, old in zip(values, rows, strict=True)]
    return [dict(zip(keys, row, strict=True)) for row in values]


def texts_of(test: FunctionType) -> Iterator[object]:
    """What a test without a table reads: its own strings, and those of its module that it names."""
    yield from test.__code__.co_consts
    yield from (test.__globals__.get(name) for name in test.__code__.co_names)


def words_in(text: object) -> Iterator[str]:
    if isinstance(text, str):
        yield from (token.lower for token in read_tokens(text, Span(0, len(text))))
