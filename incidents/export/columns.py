"""What a file of the export is: its columns, where its rows come from and how it hangs together with the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import F, QuerySet
from django.db.models.expressions import Combinable, Expression

from incidents.export.cells import SEPARATOR, WRITERS, Defused, Word
from incidents.export.selection import Selection

Type = Literal["string", "integer", "number", "date", "datetime", "boolean"]


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: what it means to people, and the expression that gives its value. `empty` says what no value means."""

    name: str
    title: str
    meaning: str
    type: Type = "string"
    value: Combinable | str = ""
    example: str
    unit: str = ""
    allowed: Mapping[str, str] = field(default_factory=dict)
    empty: str = ""
    unique: bool = False
    is_list: bool = False
    hxl: str = ""

    @property
    def is_required(self) -> bool:
        return not self.empty

    @property
    def separator(self) -> str:
        return SEPARATOR if self.is_list else ""

    def cell(self) -> Expression:
        """The SQL of the cell. Without a `value`, the row has a field of the column's name."""
        value: Any = self.value if isinstance(self.value, Combinable) else F(self.value or self.name)
        if self.type != "string":
            return WRITERS[self.type](value)
        return Word(value) if self.allowed and not self.is_list else Defused(value)


@dataclass(frozen=True)
class ForeignKey:
    """A column that holds the key of a row in `table`, or nothing. An empty `table` means the same file."""

    column: str
    table: str
    references: str


@dataclass(frozen=True, kw_only=True)
class Table:
    """One file. `rows` gives what of a selection stands in it, each once, in the order of the key."""

    name: str
    title: str
    meaning: str
    rows: Callable[[Selection], QuerySet[Any]]
    columns: tuple[Column, ...]
    key: str
    foreign_keys: tuple[ForeignKey, ...] = ()

    def query(self, selection: Selection) -> QuerySet[Any, tuple[Any, ...]]:
        """The cells of all rows, in the order of the columns."""
        return self.rows(selection).order_by("pk").values_list(*[column.cell() for column in self.columns])
