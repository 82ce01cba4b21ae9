"""Dates that count from another day, and parts of months and years: "last week", "a day earlier", "early May"."""

from __future__ import annotations

from articles.extraction.date_atoms import (
    DAY_NOUNS,
    DAY_OFFSETS,
    DAYS_ON,
    MONTH_NAMES,
    MONTHS,
    ORDINALS,
    PARTS,
    SIDES,
    SMALL_NUMBERS,
    WEEKDAYS,
    Atom,
    Cursor,
    Kind,
)
from articles.extraction.date_printed import read_month_day, read_trailing_year

COUNTING = frozenset({*SMALL_NUMBERS, "a", "one"})


def read_relative(cursor: Cursor) -> Atom | None:
    """Words that count from the day of publication, and parts of months and years."""
    lower, following = cursor.lower(0), cursor.lower(1)
    if (span := read_months_to(cursor)) is not None:
        return span
    if lower in DAY_OFFSETS:
        return Atom(cursor.index, cursor.index + 1, "offset", number=DAY_OFFSETS[lower])
    if lower in ("last", "this", "past", "previous", "next") and not (
        lower in DAYS_ON and following in DAY_NOUNS
    ):
        return read_last(cursor)
    if lower == "earlier" and following in ("this", "in"):
        return read_earlier(cursor)
    if lower in ORDINALS or lower == "last":
        return read_period(cursor)
    if lower in PARTS:
        return read_part(cursor)
    if lower == "day" and following == "before" and cursor.lower(2) == "yesterday":
        return Atom(cursor.index, cursor.index + 3, "offset", number=-2)
    if lower == "weekend":
        return Atom(cursor.index, cursor.index + 1, "weekend")
    if lower in DAYS_ON and following in DAY_NOUNS:
        return read_day_on(cursor)
    if lower in DAY_NOUNS:
        return read_day_beside(cursor)
    if lower in ("a", "one") and following == "fortnight" and cursor.lower(2) in ("ago", "earlier"):
        return Atom(cursor.index, cursor.index + 3, "week", number=-2)
    if lower in SMALL_NUMBERS or lower in ("a", "one"):
        return read_ago(cursor)
    return None


def read_months_to(cursor: Cursor) -> Atom | None:
    """ "the 12 months to November", "the four months to the end of March 2025", "the year to June"."""
    if cursor.lower(0) == "year":
        number, offset = 12, 1
    elif cursor.lower(1) in ("month", "months"):
        number, offset = SMALL_NUMBERS.get(cursor.lower(0)) or cursor.day(0) or 0, 2
    else:
        return None
    if number == 0 or cursor.lower(offset) not in ("to", "until", "till", "through", "ending", "ended"):
        return None
    offset += 1
    while cursor.lower(offset) in ("the", "end", "of", "in"):
        offset += 1
    month = cursor.month(offset)
    if month is None:
        return None
    year, end = read_trailing_year(cursor, cursor.after_dot(offset + 1))
    return Atom(cursor.index, cursor.index + end, "period", year, month, number=number, unit="months to")


def read_day_on(cursor: Cursor) -> Atom | None:
    """ "the same day", "that evening", "the next morning", counted from the last day mentioned."""
    lower = cursor.lower(0)
    if lower != "that" and cursor.lower(-1) not in ("the", "that"):
        return None
    if cursor.lower(2) in ("shift", "market", "patrol", "before", "club", "bazaar"):
        return None  # "that night shift"
    return Atom(cursor.index, cursor.index + 2, "same_day", number=DAYS_ON[lower])


def read_day_beside(cursor: Cursor) -> Atom | None:
    """ "the day before", "the night before", "the day after", counted from the last day mentioned."""
    if cursor.lower(-1) != "the" or cursor.lower(1) not in SIDES:
        return None
    if cursor.lower(2) in ("the", "a", "an", "his", "her", "their", "its", "that", "he", "she", "they"):
        return None  # "the day before the vote"
    return Atom(cursor.index, cursor.index + 2, "same_day", number=SIDES[cursor.lower(1)])


def read_last(cursor: Cursor) -> Atom | None:
    """ "last week", "this month", "last Friday", "last August", "last night", "the past six months"."""
    lower, following = cursor.lower(0), cursor.lower(1)
    back = {"this": 0, "next": 1}.get(lower, -1)
    end = cursor.index + 2
    if following == "week" and cursor.lower(2) in ("of", "in") and cursor.month(3) is not None:
        return None  # "the last week of May" is told by its month
    if lower != "next" and following == "decade":
        return Atom(cursor.index, end, "period", number=-10, unit="year")
    if following in ("week", "month", "year", "weekend"):
        if lower in ("past", "previous") and following != "weekend":
            if lower == "previous" or following == "week":
                return None
            return Atom(cursor.index, end, "period", number=-1, unit=following)
        kinds: dict[str, Kind] = {
            "week": "week",
            "month": "month_offset",
            "year": "year_offset",
            "weekend": "weekend",
        }
        return Atom(cursor.index, end, kinds[following], number=back)
    if following in ("night", "evening", "morning", "afternoon"):
        return Atom(cursor.index, end, "offset", number=back)
    if following in WEEKDAYS and cursor.text(1)[0].isupper():
        return Atom(cursor.index, end, "weekday", weekday=WEEKDAYS[following], unit=lower)
    if following in MONTH_NAMES and cursor.text(1)[0].isupper():
        inner = Cursor(cursor.tokens, cursor.index + 1, cursor.start, cursor.stop)
        atom = read_month_day(inner)
        if atom is not None:
            return Atom(cursor.index, atom.last, "day", atom.year, atom.month, atom.day, atom.last_day)
        return Atom(cursor.index, end, "month", month=MONTHS[following], unit=lower)
    return read_period(cursor) if lower in ("last", "past", "previous") else None


def read_earlier(cursor: Cursor) -> Atom | None:
    """ "earlier this week", "earlier in the month", "earlier this year"."""
    kinds: dict[str, Kind] = {"week": "week", "month": "month_offset", "year": "year_offset"}
    if cursor.lower(1) == "this" and cursor.lower(2) in kinds:
        return Atom(cursor.index, cursor.index + 3, kinds[cursor.lower(2)])
    if cursor.lower(2) == "the" and cursor.lower(3) in kinds:
        return Atom(cursor.index, cursor.index + 4, kinds[cursor.lower(3)], unit="context")
    return None


def read_period(cursor: Cursor) -> Atom | None:
    """ "first nine months of 2022", "second half of last year", "third quarter", "last six months"."""
    lower = cursor.lower(0)
    backwards = lower in ("last", "past", "previous")
    number = SMALL_NUMBERS.get(cursor.lower(1)) or cursor.day(1)
    if (
        number is not None
        and cursor.lower(2) in ("months", "month", "weeks", "days", "years")
        and (backwards or lower == "first")
    ):
        unit, offset = cursor.lower(2).removesuffix("s"), 3
        if backwards:
            return Atom(cursor.index, cursor.index + offset, "period", number=-number, unit=unit)
        if unit != "month":
            return None
        ordinal = number
    elif cursor.lower(1) in ("quarter", "half") and lower in ORDINALS:
        unit, offset, ordinal = cursor.lower(1), 2, ORDINALS[lower]
    else:
        return None
    year, offset, word = read_period_year(cursor, offset)
    if unit == "half" and year is None and not word:
        return None
    return Atom(
        cursor.index, cursor.index + offset, "period", year, number=ordinal, unit=f"{unit} {word}".strip()
    )


def read_period_year(cursor: Cursor, offset: int) -> tuple[int | None, int, str]:
    """ "of 2022", "2022", "of the year", "this year", "of last year": the year, the end, "last" or "this"."""
    if cursor.lower(offset) in ("of", "in"):
        offset += 1
    if (year := cursor.year(offset)) is not None:
        return year, offset + 1, ""
    if cursor.lower(offset) in ("this", "last", "the") and cursor.lower(offset + 1) == "year":
        return None, offset + 2, "last" if cursor.lower(offset) == "last" else "this"
    return None, offset if cursor.lower(offset - 1) not in ("of", "in") else offset - 1, ""


def read_part(cursor: Cursor) -> Atom | None:
    """ "early September", "mid-2015", "the beginning of July", "the end of last year"."""
    offset = 1
    while cursor.lower(offset) in ("-", "of", "in", "the"):
        offset += 1
    inner = Cursor(cursor.tokens, cursor.index + offset, cursor.start, cursor.stop)
    part = PARTS[cursor.lower(0)]
    if inner.month(0) is not None and inner.lower(0) in MONTHS:
        year, end = read_trailing_year(inner, inner.after_dot(1))
        if inner.day(inner.after_dot(1)) is not None:
            return None
        if year is None:
            end = 1
        return Atom(cursor.index, inner.index + end, "month", year, inner.month(0), part=part)
    if (year := inner.year(0)) is not None:
        return Atom(cursor.index, inner.index + 1, "year", year, part=part)
    if cursor.lower(1) in ("of", "in") and inner.lower(-1) == "the" and inner.lower(0) == "year":
        return Atom(cursor.index, inner.index + 1, "year_offset", part=part)
    if cursor.lower(1) in ("of", "in") and inner.lower(-1) == "the" and inner.lower(0) == "month":
        return Atom(cursor.index, inner.index + 1, "month_offset", part=part, unit="context")
    if inner.lower(0) in ("last", "this") and inner.lower(1) in ("year", "month", "week"):
        atom = read_last(inner)
        return atom and Atom(cursor.index, atom.last, atom.kind, number=atom.number, part=part)
    return None


def read_ago(cursor: Cursor) -> Atom | None:
    """ "two days ago", "a week ago" from publication; "a day earlier", "three days later" from the last day mentioned."""
    number = SMALL_NUMBERS.get(cursor.lower(0), 1)
    unit = cursor.lower(1).removesuffix("s")
    if (
        unit == "day"
        and cursor.lower(2) in ("earlier", "later")
        and cursor.lower(0) in {*SMALL_NUMBERS, "a", "one"}
    ):
        back = cursor.lower(2) == "earlier"
        return Atom(cursor.index, cursor.index + 3, "same_day", number=-number if back else number)
    if unit in ("week", "month") and cursor.lower(2) in ("earlier", "later") and cursor.lower(0) in COUNTING:
        steps = -number if cursor.lower(2) == "earlier" else number
        if unit == "week":
            return Atom(cursor.index, cursor.index + 3, "same_day", number=7 * steps)
        return Atom(cursor.index, cursor.index + 3, "month_offset", number=steps, unit="context")
    if cursor.lower(2) != "ago" or unit not in ("day", "week", "month", "year"):
        return None
    kinds: dict[str, Kind] = {"day": "offset", "week": "week", "month": "month_offset", "year": "year_offset"}
    return Atom(cursor.index, cursor.index + 3, kinds[unit], number=-number)
