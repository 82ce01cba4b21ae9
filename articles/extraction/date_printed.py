"""Dates that name a day, a month or a year: "November 3-7", "3 May 2019", "Thursday, November 7", "in 2015"."""

from __future__ import annotations

from articles.extraction.date_atoms import (
    COUNTED,
    DASHES,
    DAY_CUES,
    MONTH_CUES,
    MONTH_NAMES,
    PARTS,
    WEEKDAYS,
    YEAR_CUES,
    Atom,
    Cursor,
    day_number,
    year_number,
)


def read_second_day(
    cursor: Cursor, offset: int, first_day: int, month_behind: bool = False
) -> tuple[int | None, int]:
    """The day after "3-", "7 and", "19 to" at `offset`, and where it ends; None and `offset` when there is none."""
    joiner = cursor.lower(offset)
    if joiner in DASHES or joiner in ("and", "to", "until", "through"):
        second = cursor.day(offset + 1)
        has_month = cursor.month(offset + 2) is not None or cursor.lower(offset + 2) == "of"
        counts = has_month != month_behind or (cursor.lower(offset + 2) in COUNTED and not month_behind)
        if (
            second is not None
            and second > first_day
            and not counts
            and cursor.lower(offset + 2) not in ("percent", "per")
        ):
            return second, offset + 2
    return None, offset


def read_trailing_year(cursor: Cursor, offset: int) -> tuple[int | None, int]:
    """A year at `offset`, with or without a comma or "of" before it ("November 7, 2024")."""
    year = cursor.year(offset)
    if year is not None:
        return year, offset + 1
    if cursor.lower(offset) in (",", "of"):
        year = cursor.year(offset + 1)
        if year is not None:
            return year, offset + 2
    return None, offset


def read_month_day(cursor: Cursor) -> Atom | None:
    """ "November 7", "Nov. 3-7", "November 7 and 8, 2022"."""
    month, offset = cursor.month(0), cursor.after_dot(1)
    day = cursor.day(offset)
    if month is None or day is None:
        return None
    if cursor.lower(-1) == "in" and cursor.lower(offset + 1) != ",":
        return None  # "in March 12 people": the number counts
    if cursor.lower(offset + 1) in COUNTED and cursor.lower(-1) not in DAY_CUES:
        return None
    last_day, offset = read_second_day(cursor, offset + 1, day)
    year, offset = read_trailing_year(cursor, offset)
    return Atom(cursor.index, cursor.index + offset, "day", year, month, day, last_day)


def read_day_month(cursor: Cursor) -> Atom | None:
    """ "7 November", "the 3rd of November 2024", "19-22 September"."""
    day = cursor.day(0)
    if day is None:
        return None
    last_day, offset = read_second_day(cursor, 1, day, month_behind=True)
    if cursor.lower(offset) == "of":
        offset += 1
    month = cursor.month(offset)
    if month is None:
        return None
    offset = cursor.after_dot(offset + 1)
    year, offset = read_trailing_year(cursor, offset)
    return Atom(cursor.index, cursor.index + offset, "day", year, month, day, last_day)


def read_numeric(cursor: Cursor) -> Atom | None:
    """ "2024-11-07" and, day first, "07/11/2024"."""
    if cursor.lower(1) != cursor.lower(3) or cursor.lower(1) not in ("-", "/"):
        return None
    first, second, third = cursor.lower(0), cursor.lower(2), cursor.lower(4)
    if not (second.isdecimal() and 1 <= int(second) <= 12):
        return None
    if cursor.lower(1) == "-" and year_number(first) and day_number(third):
        return Atom(cursor.index, cursor.index + 5, "day", int(first), int(second), day_number(third))
    if day_number(first) and year_number(third):
        return Atom(cursor.index, cursor.index + 5, "day", int(third), int(second), day_number(first))
    return None


def read_month(cursor: Cursor) -> Atom | None:
    """ "November 2022", "in March", "early September", "mid-2015" without its part."""
    month, offset = cursor.month(0), cursor.after_dot(1)
    year, offset = read_trailing_year(cursor, offset)
    before = cursor.lower(-1)
    if year is None:
        if before not in MONTH_CUES or (len(cursor.text(0)) <= 4 and cursor.lower(0) not in MONTH_NAMES):
            return None
        if (
            before in ("to", "and", "the", "that", "after", "before")
            and cursor.lower(0) in ("may", "march")
            and cursor.month(-2) is None
        ):
            return None
        if before == "last" and cursor.lower(0) == "may" and cursor.lower(-2) not in ("in", "since", ""):
            return None
        offset = 1
        if cursor.lower(1) in ("this", "last") and cursor.lower(2) == "year":
            return Atom(cursor.index, cursor.index + 3, "month", None, month, unit=f"{cursor.lower(1)} year")
    return Atom(cursor.index, cursor.index + offset, "month", year, month)


def read_weekday(cursor: Cursor) -> Atom | None:
    """ "Thursday", with the date that may follow it ("Thursday, November 7" and "Saturday, 26 March")."""
    weekday = WEEKDAYS[cursor.lower(0)]
    offset = 1
    while cursor.lower(offset) in ("morning", "afternoon", "evening", "night"):
        offset += 1
    for skip in (offset, offset + 1) if cursor.lower(offset) in (",", "(") else (offset,):
        inner = Cursor(cursor.tokens, cursor.index + skip, cursor.start, cursor.stop)
        atom = read_month_day(inner) or (read_day_month(inner) if inner.day(0) else None)
        if atom is not None:
            return Atom(
                cursor.index, atom.last, "day", atom.year, atom.month, atom.day, atom.last_day, weekday
            )
    at = offset + (cursor.lower(offset) == "of")
    if cursor.lower(at) in ("last", "this") and cursor.lower(at + 1) == "week":
        unit = f"{cursor.lower(at)} week"
        return Atom(cursor.index, cursor.index + at + 2, "weekday", weekday=weekday, unit=unit)
    return Atom(cursor.index, cursor.index + 1, "weekday", weekday=weekday)


def read_year(cursor: Cursor) -> Atom | None:
    """A year that a preposition or another date announces: "in 2015", "2016"; not "in 2015 cases", not "the 2008 law"."""
    year = cursor.year(0)
    if (
        year is None
        or cursor.lower(-1) not in YEAR_CUES
        or cursor.lower(1) in COUNTED
        or cursor.lower(1) == "-"
    ):
        return None
    if cursor.lower(-1) in DASHES and cursor.year(-2) is None and cursor.lower(-2) not in PARTS:
        return None
    if cursor.lower(-1) == "to" and cursor.year(-2) is None and cursor.month(-2) is None:
        return None
    if cursor.lower(-1) == "and" and cursor.year(-2) is None:
        return None
    return Atom(cursor.index, cursor.index + 1, "year", year)
