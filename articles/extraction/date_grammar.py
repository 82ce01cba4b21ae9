"""The closed grammar of dates in news English: what is printed, before it is placed in a year.

Works on tokens, so that "$28,440", "14 people" and the verb "march" are never looked at as dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from articles.extraction.document import Token

Kind = Literal["day", "weekday", "offset", "week", "weekend", "month", "month_offset", "year", "year_offset", "period", "same_day"]
Part = Literal["", "early", "mid", "late"]

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WEEKDAYS = {
    name: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
PARTS: dict[str, Part] = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late", "end": "late",
}  # fmt: skip
SMALL_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
DAY_OFFSETS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
DAYS_ON = {"same": 0, "that": 0, "next": 1, "following": 1, "previous": -1}
DASHES = frozenset("-–—")
MONTH_CUES = frozenset(
    "in since of last until till by from between early mid late this and to through during before after around next "
    "the that – - — every".split()
)
YEAR_CUES = frozenset("in since of from between until till by during through to and early mid late – - year before after around".split())
# What a number counts when it is not a year or a day: "in March 12 people", "in 2015 cases".
COUNTED = frozenset(
    "people persons suspects men women cases foreigners workers kg kilograms tonnes tons pieces riel dollars sites "
    "officers nationals children girls migrants vehicles houses of were was more per percent illegal chinese vietnamese "
    "square metres meters others arrests".split()
)


@dataclass(frozen=True, slots=True)
class Atom:
    """One printed date: tokens [first, last) and what they say. `day` to `last_day` for "3-7"; `number` counts
    months, quarters, halves, or days and weeks back from the anchor."""

    first: int
    last: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    part: Part = ""
    number: int = 0
    unit: str = ""


def read_atoms(tokens: Sequence[Token], start: int, stop: int) -> list[Atom]:
    """The dates printed in tokens [start, stop), left to right, not overlapping."""
    atoms: list[Atom] = []
    index = start
    while index < stop:
        atom = read_atom(tokens, index, start, stop) if tokens[index].lower in STARTERS or _is_number(tokens[index]) else None
        if atom is None:
            index += 1
        else:
            atoms.append(atom)
            index = atom.last
    return atoms


def read_atom(tokens: Sequence[Token], index: int, start: int, stop: int) -> Atom | None:
    """The date that begins at token `index`, the most specific reading first."""
    cursor = Cursor(tokens, index, start, stop)
    lower = tokens[index].lower
    if _is_number(tokens[index]):
        return read_numeric(cursor) or read_day_month(cursor) or read_year(cursor)
    if lower in WEEKDAYS and tokens[index].text[0].isupper():
        return read_weekday(cursor)
    if lower in MONTHS and tokens[index].text[0].isupper():
        return read_month_day(cursor) or read_month(cursor)
    return read_relative(cursor)


class Cursor:
    """Looks around token `index` without leaving [start, stop)."""

    def __init__(self, tokens: Sequence[Token], index: int, start: int, stop: int) -> None:
        self.tokens, self.index, self.start, self.stop = tokens, index, start, stop

    def lower(self, offset: int) -> str:
        """The lower-case token `offset` places on, "" outside."""
        position = self.index + offset
        return self.tokens[position].lower if self.start <= position < self.stop else ""

    def text(self, offset: int) -> str:
        position = self.index + offset
        return self.tokens[position].text if self.start <= position < self.stop else ""

    def month(self, offset: int) -> int | None:
        return MONTHS.get(self.lower(offset)) if self.text(offset)[:1].isupper() else None

    def day(self, offset: int) -> int | None:
        return day_number(self.lower(offset))

    def year(self, offset: int) -> int | None:
        return year_number(self.lower(offset))

    def after_dot(self, offset: int) -> int:
        """`offset`, or one more when an abbreviation's full stop stands there ("Sept. 8")."""
        return offset + 1 if self.lower(offset) == "." and len(self.text(offset - 1)) <= 4 else offset


def _is_number(token: Token) -> bool:
    return token.text[0].isdigit()


def day_number(lower: str) -> int | None:
    digits = lower[:-2] if lower.endswith(("st", "nd", "rd", "th")) else lower
    return int(digits) if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31 else None


def year_number(lower: str) -> int | None:
    return int(lower) if len(lower) == 4 and lower.isdecimal() and 1950 <= int(lower) <= 2099 else None


def read_second_day(cursor: Cursor, offset: int, first_day: int) -> tuple[int | None, int]:
    """The day after "3-", "7 and", "19 to" at `offset`, and where it ends; None and `offset` when there is none."""
    joiner = cursor.lower(offset)
    if joiner in DASHES or joiner in ("and", "to", "until", "through"):
        second = cursor.day(offset + 1)
        counts = cursor.lower(offset + 2) in COUNTED or cursor.month(offset + 2) is not None
        if second is not None and second > first_day and not counts and cursor.lower(offset + 2) not in ("percent", "per"):
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
    if cursor.lower(offset + 1) in COUNTED and cursor.lower(offset + 1) not in ("of", "were", "was", "more", "illegal"):
        return None
    last_day, offset = read_second_day(cursor, offset + 1, day)
    year, offset = read_trailing_year(cursor, offset)
    return Atom(cursor.index, cursor.index + offset, "day", year, month, day, last_day)


def read_day_month(cursor: Cursor) -> Atom | None:
    """ "7 November", "the 3rd of November 2024", "19-22 September"."""
    day = cursor.day(0)
    if day is None:
        return None
    last_day, offset = read_second_day(cursor, 1, day)
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
        if before in ("to", "and", "the", "that", "after", "before") and cursor.lower(0) in ("may", "march"):
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
            return Atom(cursor.index, atom.last, "day", atom.year, atom.month, atom.day, atom.last_day, weekday)
    if cursor.lower(1) == "of" and cursor.lower(2) == "last" and cursor.lower(3) == "week":
        return Atom(cursor.index, cursor.index + 4, "weekday", weekday=weekday, unit="last week")
    return Atom(cursor.index, cursor.index + 1, "weekday", weekday=weekday)


def read_year(cursor: Cursor) -> Atom | None:
    """A year that a preposition or another date announces: "in 2015", "2016"; not "in 2015 cases", not "the 2008 law"."""
    year = cursor.year(0)
    if year is None or cursor.lower(-1) not in YEAR_CUES or cursor.lower(1) in COUNTED or cursor.lower(1) == "-":
        return None
    if cursor.lower(-1) in DASHES and cursor.year(-2) is None and cursor.lower(-2) not in PARTS:
        return None
    if cursor.lower(-1) == "to" and cursor.year(-2) is None and cursor.month(-2) is None:
        return None
    if cursor.lower(-1) == "and" and cursor.year(-2) is None:
        return None
    return Atom(cursor.index, cursor.index + 1, "year", year)


def read_relative(cursor: Cursor) -> Atom | None:
    """Words that count from the day of publication, and parts of months and years."""
    lower, following = cursor.lower(0), cursor.lower(1)
    if lower in DAY_OFFSETS:
        return Atom(cursor.index, cursor.index + 1, "offset", number=DAY_OFFSETS[lower])
    if lower in ("last", "this", "past", "previous", "next") and not (lower in DAYS_ON and following == "day"):
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
    if lower in DAYS_ON and following == "day":
        return read_day_on(cursor)
    if lower in SMALL_NUMBERS or lower in ("a", "one"):
        return read_ago(cursor)
    return None


def read_day_on(cursor: Cursor) -> Atom | None:
    """ "the same day", "that day", "the next day", "the day before yesterday", counted from the last day mentioned."""
    lower = cursor.lower(0)
    if lower != "that" and cursor.lower(-1) not in ("the", "that"):
        return None
    return Atom(cursor.index, cursor.index + 2, "same_day", number=DAYS_ON[lower])


def read_last(cursor: Cursor) -> Atom | None:
    """ "last week", "this month", "last Friday", "last August", "last night", "the past six months"."""
    lower, following = cursor.lower(0), cursor.lower(1)
    back = {"this": 0, "next": 1}.get(lower, -1)
    end = cursor.index + 2
    if following in ("week", "month", "year", "weekend"):
        if lower in ("past", "previous") and following != "weekend":
            return None
        kinds: dict[str, Kind] = {"week": "week", "month": "month_offset", "year": "year_offset", "weekend": "weekend"}
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
    if number is not None and cursor.lower(2) in ("months", "month", "weeks", "days", "years") and (backwards or lower == "first"):
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
    return Atom(cursor.index, cursor.index + offset, "period", year, number=ordinal, unit=f"{unit} {word}".strip())


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
    if unit == "day" and cursor.lower(2) in ("earlier", "before", "later", "after") and cursor.lower(0) in {*SMALL_NUMBERS, "a", "one"}:
        back = cursor.lower(2) in ("earlier", "before")
        return Atom(cursor.index, cursor.index + 3, "same_day", number=-number if back else number)
    if cursor.lower(2) != "ago" or unit not in ("day", "week", "month", "year"):
        return None
    kinds: dict[str, Kind] = {"day": "offset", "week": "week", "month": "month_offset", "year": "year_offset"}
    return Atom(cursor.index, cursor.index + 3, kinds[unit], number=-number)


STARTERS = frozenset(
    {*MONTHS, *WEEKDAYS, *DAY_OFFSETS, *ORDINALS, *PARTS, *SMALL_NUMBERS}
    | {*DAYS_ON, "last", "this", "past", "earlier", "weekend", "day", "a", "one"}
)
