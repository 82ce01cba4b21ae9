"""Days that belong together: "began on Tuesday and ended on Thursday", "two weeks earlier, on April 23"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from articles.extraction.document import Document, Sentence
from articles.extraction.types import DateMention

BEGINS = frozenset(
    {
        "began",
        "begun",
        "started",
        "launched",
        "opened",
        "commenced",
        "beginning",
        "starting",
        "set",
        "kicked",
        "got",
    }
)
# Of these, the word that must follow: "set out", "got under way".
BEGINS_WITH = {"set": {"out", "off"}, "kicked": {"off"}, "got": {"under", "underway"}}
ENDS = frozenset(
    {
        "ended", "finished", "concluded", "completed", "wrapped", "returned", "back", "home", "continued", "extended",
        "resumed", "closed", "stopped", "lasted",
    }
)  # fmt: skip
# What says that a deed which began on a day has not ended.
GOES_ON = (
    ("is", "continuing"), ("are", "continuing"), ("still", "under", "way"), ("yet", "to", "be"), ("so", "far"),
    ("is", "ongoing"), ("are", "ongoing"), ("still", "going", "on"), ("will", "continue"), ("continues",), ("continue",),
    ("is", "expected", "to", "last"), ("is", "to", "last"),
)  # fmt: skip
WORD = re.compile(r"\w+|[,;]")
# How many words before a day its verb may stand.
NEAR = 9


def joined_spans(document: Document, mentions: Sequence[DateMention]) -> list[DateMention]:
    """The mentions, with those of one sentence that tell when one deed began and ended made one range each, and without
    the relative ones that a day behind them makes precise."""
    found = list(mentions)
    for at in range(len(found) - 1):
        one, other = found[at], found[at + 1]
        sentence = document.sentence_at(one.span.start)
        if not sentence.span.contains(other.span):
            continue
        between = words_between(document, one.span.end, other.span.start)
        if is_apposition(one, other, between):
            found[at] = replace(one, vetoed="apposition")
        elif follows_on(one, other, between) or (
            is_span(one, other) and (begins_before(document, sentence, one) and ends_within(other, between))
        ):
            found[at + 1] = replace(other, start=one.start, relation="during")
            found[at] = replace(one, end=other.end, relation="during")
    return [open_ended(document, mention) for mention in found]


def words_between(document: Document, start: int, end: int) -> list[str]:
    return WORD.findall(document.text[start:end].lower())


def is_apposition(one: DateMention, other: DateMention, between: Sequence[str]) -> bool:
    """ "Earlier this month, on March 5": the day is what the first one means."""
    return (
        one.basis == "relative"
        and other.basis != "relative"
        and other.precision == "day"
        and between in ([","], [",", "on"])
    )


def is_span(one: DateMention, other: DateMention) -> bool:
    """Whether two days can be the ends of one deed."""
    return (
        one.precision == other.precision == "day"
        and one.start is not None
        and other.end is not None
        and one.relation == "on"
        and not other.vetoed
        and timedelta(0) < other.end - one.start < timedelta(days=40)
    )


def follows_on(one: DateMention, other: DateMention, between: Sequence[str]) -> bool:
    """ "On Friday, Saturday and Sunday": the next day in a list of days."""
    return (
        between == [","]
        and one.precision == other.precision == "day"
        and other.end != other.start
        and one.start is not None
        and other.start == (one.end or one.start) + timedelta(days=1)
    )


def begins_before(document: Document, sentence: Sentence, mention: DateMention) -> bool:
    """Whether a verb of beginning stands before the day in its clause."""
    words = words_between(document, sentence.span.start, mention.span.start)[-NEAR:]
    if any(mark in words for mark in (";",)):
        return False
    return any(
        word in BEGINS
        and (word not in BEGINS_WITH or not BEGINS_WITH[word].isdisjoint(words[at + 1 : at + 2]))
        for at, word in enumerate(words)
    )


def ends_within(other: DateMention, between: Sequence[str]) -> bool:
    """Whether the words before the second day say that the deed ended or was carried on then."""
    return not ENDS.isdisjoint(between) or other.relation == "until"


def open_ended(document: Document, mention: DateMention) -> DateMention:
    """A day on which something began that goes on has no end."""
    if (
        mention.precision != "day"
        or mention.start != mention.end
        or mention.vetoed
        or mention.relation != "on"
    ):
        return mention
    sentence = document.sentence_at(mention.span.start)
    if not begins_before(document, sentence, mention):
        return mention
    behind = words_between(document, mention.span.end, sentence.span.end)
    goes_on = any(tuple(behind[at : at + len(tail)]) == tail for at in range(len(behind)) for tail in GOES_ON)
    return replace(mention, end=None, relation="since") if goes_on else mention
