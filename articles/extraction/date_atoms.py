"""What is printed of a date, before it is placed in a year: words, numbers, and a cursor over tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from articles.extraction.document import Token

Kind = Literal[
    "day",
    "weekday",
    "offset",
    "week",
    "weekend",
    "month",
    "month_offset",
    "year",
    "year_offset",
    "period",
    "same_day",
]
Part = Literal["", "early", "mid", "late"]
MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
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
# "The same evening" is on the day last told, "the night before" on the one before it.
TIMES_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
DAY_NOUNS = TIMES_OF_DAY | {"day"}
SIDES = {"before": -1, "after": 1}
DASHES = frozenset("-–—")
MONTH_CUES = frozenset(
    "in since of last until till by from between early mid late this and to through during before after around next "
    "the that – - — every".split()
)
YEAR_CUES = frozenset(
    "in since of from between until till by during through to and early mid late – - year before after around".split()
)
# Before a month and a number, they say that the number is a day: "on March 12 officers raided".
DAY_CUES = frozenset(
    "on since until till by from before after between and to the dated of through late early".split()
)
# What a number counts when it is not a year or a day: "in March 12 people", "in 2015 cases".
COUNTED = frozenset(
    "people persons suspects men women cases foreigners workers kg kilograms tonnes tons pieces riel dollars sites "
    "officers nationals children girls migrants vehicles houses of were was more per percent illegal chinese vietnamese "
    "square metres meters others arrests".split()
)


@dataclass(slots=True, unsafe_hash=True)
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


def day_number(lower: str) -> int | None:
    digits = lower[:-2] if lower.endswith(("st", "nd", "rd", "th")) else lower
    return int(digits) if digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31 else None


def year_number(lower: str) -> int | None:
    return int(lower) if len(lower) == 4 and lower.isdecimal() and 1950 <= int(lower) <= 2099 else None
