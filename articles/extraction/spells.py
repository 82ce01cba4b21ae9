"""How long a deed has lasted: words that widen a single day."""

from __future__ import annotations

from collections.abc import Sequence

from articles.extraction.date_atoms import SMALL_NUMBERS
from articles.extraction.grammar import grammar

DAYS = frozenset({"day", "days"})
SUCCESSIVE = frozenset({"straight", "consecutive", "successive"})
TAILS = (("running",), ("in", "a", "row"), ("straight",), ("in", "succession"))
ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
DEEDS = grammar("singular_deeds") | {"campaign", "drive", "blitz", "clampdown", "hunt", "exercise", "action"}
ENDS = frozenset({"ended", "concluded", "finished", "closed", "wound"})
STARTS = frozenset({"began", "started", "launched", "commenced", "opened"})
LONGEST = 31


def days_running(words: Sequence[str]) -> int:
    """How many days in a row a sentence says it has been, 0 when it does not: "for the third day running"."""
    if DAYS.isdisjoint(words):
        return 0
    for at, word in enumerate(words):
        if word not in DAYS or at == 0:
            continue
        before, behind = words[at - 1], tuple(words[at + 1 : at + 4])
        marked = any(behind[: len(tail)] == tail for tail in TAILS)
        if before in SUCCESSIVE and at > 1:
            before, marked = words[at - 2], True
        count = ORDINALS.get(before, 0) if word == "day" else number(before)
        if marked and 1 < count <= LONGEST:
            return count
    return 0


def days_lasted(words: Sequence[str]) -> int:
    """The length of a deed that ended on the sentence's day, below zero when it began then: "a two-day raid that ended"."""
    if "day" not in words:
        return 0
    for at, word in enumerate(words):
        if word != "day" or words[at - 1 : at] != ["-"] or at < 2:
            continue
        count = number(words[at - 2])
        if not 1 < count <= LONGEST or DEEDS.isdisjoint(words[at + 1 : at + 4]):
            continue
        for following in words[at + 2 : at + 20]:
            if following in ENDS:
                return count
            if following in STARTS:
                return -count
    return 0


def number(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) <= 2 else SMALL_NUMBERS.get(word, 0)
