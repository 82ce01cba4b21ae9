"""How a value is written into a cell, as SQL: PostgreSQL writes the files itself, so that no row passes through Python.

Dates and moments are ISO 8601, numbers have no trailing zeros, nothing is an empty cell, several values stand in one
cell with `SEPARATOR` between them, and text that a spreadsheet would run as a formula begins with an apostrophe.
"""

from __future__ import annotations

import re
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Func, QuerySet, TextField, Value
from django.db.models.expressions import Expression

SEPARATOR = "; "

# Read alike by Python and PostgreSQL. Spreadsheets skip leading blanks, some take the full-width signs of East Asian
# keyboards, and tab, carriage return and line feed start a formula in some of them when the cell is pasted.
BLANKS = r"\t\n\v\f\r \u0085\u00a0\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff"
SIGNS = r"=+@\u2212\uff1d\uff0b\uff20\uff0d\-"
FORMULA = rf"^([{BLANKS}]*[{SIGNS}]|[\t\r\n])"


def defused(text: str) -> str:
    """`text` as a text cell holds it: with a leading apostrophe when a spreadsheet would run it as a formula."""
    return f"'{text}" if re.match(FORMULA, text) else text


class Defused(Func):
    """`defused` in SQL; no text at all is an empty cell."""

    template = "NULLIF(regexp_replace(%(expressions)s), '')"
    output_field = TextField()

    def __init__(self, text: Expression, **extra: Any) -> None:
        super().__init__(text, Value(FORMULA), Value(r"'\1"), **extra)


class Word(Func):
    """A word of a fixed list, written as it is."""

    template = "NULLIF((%(expressions)s)::text, '')"
    output_field = TextField()


class Plain(Func):
    """A number without trailing zeros: 1.36 and 1450."""

    template = "trim_scale((%(expressions)s)::numeric)"
    output_field = TextField()


class Day(Func):
    template = "to_char(%(expressions)s, 'YYYY-MM-DD')"
    output_field = TextField()


class Moment(Func):
    template = "to_char((%(expressions)s) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
    output_field = TextField()


class Truth(Func):
    template = "(%(expressions)s)::text"
    output_field = TextField()


class Joined(Func):
    """The values of an array in one cell. A missing one leaves its place empty, so that lists keep in step."""

    template = f"array_to_string(%(expressions)s, '{SEPARATOR}', '')"
    output_field = TextField()


class OnePart(Func):
    """A text that is to stand among others in one cell: it cannot hold the separator itself."""

    template = f"replace(%(expressions)s, '{SEPARATOR}', ', ')"
    output_field = CharField()


def listed(values: QuerySet[Any, Any]) -> Joined:
    """One cell with the values of a subquery of one column."""
    return Joined(ArraySubquery(values))


WRITERS: dict[str, type[Func]] = {
    "integer": Plain,
    "number": Plain,
    "date": Day,
    "datetime": Moment,
    "boolean": Truth,
}
