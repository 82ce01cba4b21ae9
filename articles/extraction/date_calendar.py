"""Places printed dates in the calendar, against the day of publication."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

from articles.extraction.date_atoms import Atom
from articles.extraction.types import DateBasis, DatePrecision

Resolved = tuple[date, date, DatePrecision, DateBasis]
# A day whose year is not printed is certain when it is this near to publication; farther back its year is inferred.
NEAR_DAYS = 200


def resolve_range(first: Atom, second: Atom, anchor: date | None) -> Resolved | None:
    """The range of two atoms: the second is placed first, the first is the latest that is not after it."""
    if second.year is not None and first.year is None:
        first = replace(first, year=second.year)
    if second.unit in ("this year", "last year") and first.kind == "month" and not first.unit:
        first = replace(first, unit=second.unit)
    end = resolve(second, anchor, None)
    if end is None:
        return None
    start = resolve(first, end[0], None)
    if start is not None and start[0] > end[1] and first.year == second.year and first.month is not None:
        start = resolve(replace(first, year=end[1].year - 1), end[0], None)
    if start is None or start[0] > end[1]:
        return None
    precision: DatePrecision = "day" if start[2] == end[2] == "day" else end[2]
    return start[0], end[1], precision, start[3] if start[3] == "inferred" else end[3]


def resolve(atom: Atom, anchor: date | None, last_day: date | None) -> Resolved | None:
    """Places an atom in the calendar; None when that needs an anchor that is not there, or no such day exists."""
    if atom.kind == "day":
        return agreed(atom, resolve_day(atom, anchor))
    if atom.kind == "month":
        return resolve_month(atom, anchor)
    if atom.kind == "year" and atom.year is not None:
        return year_span(atom.year, atom.part)
    if atom.kind == "same_day":
        return None if last_day is None else day_on(last_day, atom.number)
    if atom.kind == "period":
        return resolve_period(atom, anchor)
    if atom.unit == "context":
        anchor = last_day or anchor
    return None if anchor is None else resolve_relative(atom, anchor)


def day_on(day: date, number: int) -> Resolved:
    return day + timedelta(days=number), day + timedelta(days=number), "day", "relative"


def agreed(atom: Atom, found: Resolved | None) -> Resolved | None:
    """A day whose printed weekday is another one is kept as printed, but no longer as certain."""
    if found is None or atom.weekday is None or found[0].weekday() == atom.weekday:
        return found
    return found[0], found[1], found[2], "inferred"


def resolve_day(atom: Atom, anchor: date | None) -> Resolved | None:
    month, day = atom.month, atom.day
    if month is None or day is None:
        return None
    if atom.year is not None:
        return day_span(atom.year, month, day, atom.last_day, "stated")
    if anchor is None:
        return None
    limit = anchor + timedelta(days=1)
    for year in range(limit.year, limit.year - 9, -1):  # February 29 may be eight years back
        found = day_span(year, month, day, atom.last_day, "stated")
        if found is not None and found[0] <= limit:
            basis: DateBasis = "stated" if (anchor - found[0]).days <= NEAR_DAYS else "inferred"
            return found[0], found[1], "day", basis
    return None


def day_span(year: int, month: int, day: int, last_day: int | None, basis: DateBasis) -> Resolved | None:
    try:
        return date(year, month, day), date(year, month, last_day or day), "day", basis
    except ValueError:
        return None


def resolve_month(atom: Atom, anchor: date | None) -> Resolved | None:
    if atom.month is None:
        return None
    if atom.year is not None:
        return month_span(atom.year, atom.month, atom.part, "stated")
    if anchor is None:
        return None
    year = anchor.year
    if atom.unit == "last year" or (
        atom.unit != "this year"
        and (atom.month > anchor.month or (atom.unit == "last" and atom.month == anchor.month))
    ):
        year -= 1
    near = (anchor - date(year, atom.month, 1)).days <= NEAR_DAYS
    return month_span(year, atom.month, atom.part, "stated" if near else "inferred")


def month_span(year: int, month: int, part: str, basis: DateBasis) -> Resolved:
    """A month, or its first ten days, its middle ten or the rest; the precision stays the month."""
    length = calendar.monthrange(year, month)[1]
    first, last = {"": (1, length), "early": (1, 10), "mid": (11, 20), "late": (21, length)}[part]
    return date(year, month, first), date(year, month, last), "month", basis


def year_span(year: int, part: str, basis: DateBasis = "stated") -> Resolved:
    first, last = {"": (1, 12), "early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part]
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), "year", basis


def resolve_relative(atom: Atom, anchor: date) -> Resolved | None:
    if atom.kind == "offset":
        day = anchor + timedelta(days=atom.number)
        return day, day, "day", "relative"
    if atom.kind == "weekday" and atom.weekday is not None:
        return resolve_weekday(atom, atom.weekday, anchor)
    monday = anchor - timedelta(days=anchor.weekday())
    if atom.kind == "week":
        start = monday + timedelta(weeks=atom.number)
        return start, start + timedelta(days=6), "week", "relative"
    if atom.kind == "weekend":
        # On a Saturday or Sunday "the weekend" has begun; "last weekend" is the one that is over.
        weeks = 0 if anchor.weekday() >= 5 and atom.number == 0 else -1
        saturday = monday + timedelta(weeks=weeks, days=5)
        return saturday, saturday + timedelta(days=1), "day", "relative"
    if atom.kind == "month_offset":
        months = anchor.year * 12 + anchor.month - 1 + atom.number
        start, end, precision, _ = month_span(months // 12, months % 12 + 1, atom.part, "relative")
        return start, end, precision, "relative"
    if atom.kind == "year_offset":
        return year_span(anchor.year + atom.number, atom.part, "relative")
    return None


def resolve_weekday(atom: Atom, weekday: int, anchor: date) -> Resolved:
    """The most recent such day on or before the anchor; "last" sets it strictly before."""
    back = (anchor.weekday() - weekday) % 7
    if atom.unit == "last week":
        back = anchor.weekday() + 7 - weekday
    elif atom.unit == "this week":
        back = anchor.weekday() - weekday
    elif atom.unit in ("last", "past") and back == 0:
        back = 7
    elif atom.unit == "next":
        back = back - 7
    day = anchor - timedelta(days=back)
    return day, day, "day", "relative"


def resolve_period(atom: Atom, anchor: date | None) -> Resolved | None:
    """ "first nine months of 2022", quarters, halves, "the past six months"."""
    if atom.unit == "months to":
        return months_to(atom, anchor)
    unit, _, word = atom.unit.partition(" ")
    if atom.number < 0:
        return None if anchor is None else past_period(-atom.number, unit, anchor)
    year = atom.year
    if year is None:
        if anchor is None:
            return None
        year = anchor.year - (word == "last")
    months = {"month": (1, atom.number), "quarter": (atom.number * 3 - 2, atom.number * 3)}.get(
        unit, (atom.number * 6 - 5, atom.number * 6)
    )
    if not 1 <= months[1] <= 12:
        return None
    end = date(year, months[1], calendar.monthrange(year, months[1])[1])
    if atom.year is None and not word and anchor is not None and (end - anchor).days > 31:
        year -= 1  # "in the third quarter", told in February
        end = date(year, months[1], calendar.monthrange(year, months[1])[1])
    return date(year, months[0], 1), end, "month", "stated" if atom.year is not None else "relative"


def months_to(atom: Atom, anchor: date | None) -> Resolved | None:
    """ "the 12 months to November": whole months, of which the named one is the last."""
    last = resolve_month(atom, anchor)
    if last is None:
        return None
    months = last[1].year * 12 + last[1].month - atom.number
    return date(months // 12, months % 12 + 1, 1), last[1], "month", last[3]


def past_period(number: int, unit: str, anchor: date) -> Resolved | None:
    if unit == "year":
        return date(anchor.year - number, 1, 1), anchor, "year", "relative"
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 - number
        return date(months // 12, months % 12 + 1, 1), anchor, "month", "relative"
    return (
        anchor - timedelta(days=number * (7 if unit == "week" else 1)),
        anchor,
        "week" if unit == "week" else "day",
        "relative",
    )
