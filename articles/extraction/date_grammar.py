"""The closed grammar of dates in news English.

Works on tokens, so that "$28,440", "14 people" and the verb "march" are never looked at as dates.
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.extraction.date_atoms import (
    DAY_NOUNS,
    DAY_OFFSETS,
    DAYS_ON,
    MONTHS,
    ORDINALS,
    PARTS,
    SMALL_NUMBERS,
    WEEKDAYS,
    Atom,
    Cursor,
)
from articles.extraction.date_printed import (
    read_day_month,
    read_month,
    read_month_day,
    read_numeric,
    read_weekday,
    read_year,
)
from articles.extraction.date_relative import read_months_to, read_relative
from articles.extraction.document import Token

STARTERS = frozenset(
    {*MONTHS, *WEEKDAYS, *DAY_OFFSETS, *ORDINALS, *PARTS, *SMALL_NUMBERS}
    | {*DAYS_ON, *DAY_NOUNS, "last", "this", "past", "earlier", "weekend", "year", "a", "one"}
)


def read_atoms(tokens: Sequence[Token], start: int, stop: int) -> list[Atom]:
    """The dates printed in tokens [start, stop), left to right, not overlapping."""
    atoms: list[Atom] = []
    end = start
    for index in range(start, stop):
        lower = tokens[index].lower
        if index >= end and (lower in STARTERS or lower[0].isdecimal()):
            atom = read_atom(tokens, index, start, stop)
            if atom is not None:
                atoms.append(atom)
                end = atom.last
    return atoms


def read_atom(tokens: Sequence[Token], index: int, start: int, stop: int) -> Atom | None:
    """The date that begins at token `index`, the most specific reading first."""
    cursor = Cursor(tokens, index, start, stop)
    lower = tokens[index].lower
    if _is_number(tokens[index]):
        return read_months_to(cursor) or read_numeric(cursor) or read_day_month(cursor) or read_year(cursor)
    if lower in WEEKDAYS and tokens[index].text[0].isupper():
        return read_weekday(cursor)
    if lower in MONTHS and tokens[index].text[0].isupper():
        return read_month_day(cursor) or read_month(cursor)
    return read_relative(cursor)


def _is_number(token: Token) -> bool:
    return token.text[0].isdecimal()
