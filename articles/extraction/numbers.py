"""Numbers as printed: figures and number words, with their hedges, their ranges and what forbids them.

The codebook's table of counts says what each form means. Nothing here knows what is counted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from operator import attrgetter

from articles.extraction.counts import bounded
from articles.extraction.document import Document
from articles.extraction.number_kinds import NumberKind, currency_before, kind_of
from articles.extraction.number_values import (
    DASHES,
    Value,
    adjoining,
    names_of,
    number_starts,
    phrases,
    phrases_by_last,
    read_figures,
    read_value,
    words_of,
)
from articles.extraction.types import Count, Modifier, Money, Span

ZERO = Decimal(0)


@dataclass(slots=True, unsafe_hash=True)
class Number:
    """One number. It covers the document's tokens [first, last), hedges and unit of measure included."""

    first: int
    last: int
    kind: NumberKind
    count: Count
    unit: str = ""
    money: Money | None = None
    hedged: bool = False


@cache
def neutral_by_last() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words_of("neutral"):
        words = tuple(phrase.split())
        found.setdefault(words[-1], []).append(words)
    for entries in found.values():
        entries.sort(key=len, reverse=True)
    return found


def find_numbers(document: Document, taken: Sequence[Span] = ()) -> tuple[Number, ...]:
    """All numbers in the order of the text. `taken` are spans (dates, places) in which a figure is no number of its own."""
    words, covered = document.words, covered_tokens(document, taken)
    found: list[Number] = []
    for sentence in document.sentences:
        found.extend(numbers_in(document, words, sentence.first, sentence.last, covered))
    return tuple(found)


def covered_tokens(document: Document, taken: Sequence[Span]) -> frozenset[int]:
    """Indexes of the tokens inside one of the spans."""
    tokens, start = document.tokens, attrgetter("start")
    return frozenset(
        index
        for span in taken
        for index in range(
            bisect_left(tokens, span.start, key=start), bisect_left(tokens, span.end, key=start)
        )
    )


def numbers_in(
    document: Document, words: list[str], first: int, last: int, covered: frozenset[int]
) -> Iterator[Number]:
    starts, end = number_starts(), first
    for at in range(first, last):
        word = words[at]
        if not (word in starts or word[0].isdecimal()) or at < end or at in covered:
            continue
        value = read_value(words, at, last)
        if value is not None:
            number = complete(document, words, at, value, first, last)
            yield number
            end = number.last


def complete(document: Document, words: list[str], at: int, value: Value, first: int, last: int) -> Number:
    """The value at token `at` with its hedges, its range, its unit and its kind."""
    low: Decimal | None = None
    end = value.last
    start = at
    sign = currency_before(document, words, at, first)
    if words[at] in names_of("signs"):
        sign = (names_of("signs")[words[at]], at)
        joined = at > first and adjoining(document, at - 1)
        if joined and words[at - 1] + words[at] in names_of("prefixed_signs"):
            sign = (names_of("prefixed_signs")[words[at - 1] + words[at]], at - 1)
    if (
        value.modifier == "exact"
        and not value.ordinal
        and (upper := range_end(words, at, value, first, last))
    ):
        low, value, end = value.value, upper, upper.last
    if sign:
        start = sign[1]
    end = repeated_in_brackets(words, value, end, last)
    start, modifier = hedge_before(words, start, first)
    behind, end = hedge_after(words, end, last)  # "some 30-odd": both say the same
    modifier = modifier or behind
    count = count_of(value, modifier, low)
    kind, unit, money, end = kind_of(document, words, at, value, end, first, last, sign[0] if sign else "")
    return Number(start, end, kind, count, unit, money, modifier is not None)


def repeated_in_brackets(words: list[str], value: Value, end: int, last: int) -> int:
    """ "thirty-eight (38) tons": the figure in brackets says the same again."""
    if (
        value.in_words
        and end + 2 < last
        and words[end] == "("
        and words[end + 2] == ")"
        and words[end + 1][0].isdecimal()
    ):
        again = read_figures(words, end + 1, last)
        if again and again.value == value.value:
            return end + 3
    return end


def range_end(words: list[str], at: int, value: Value, first: int, last: int) -> Value | None:
    """The upper end of "30 to 40", "30-40" or "between 30 and 40"."""
    joint = value.last
    if joint + 1 >= last:
        return None
    between = at > first and words[at - 1] == "between"
    if not (words[joint] in DASHES or words[joint] in ("to", "or") or (between and words[joint] == "and")):
        return None
    upper = (
        read_value(words, joint + 1, last)
        if words[joint + 1][0].isdecimal() or not words[at][0].isdecimal()
        else None
    )
    if upper is None or upper.ordinal or upper.modifier != "exact" or upper.value <= value.value:
        return None
    if words[joint] == "or" and upper.value > value.value + 2:
        return None
    if words[joint] == "to" and at > first and words[at - 1] == "from":
        # "rose from 30 to 40" is a change, not a range; "anywhere from 30 to 40" is one
        return upper if at - 1 > first and words[at - 2] in ("anywhere", "anything", "somewhere") else None
    return upper


def hedge_before(words: list[str], start: int, first: int) -> tuple[int, Modifier | None]:
    """Moves `start` left over hedges and neutral words; the hedge nearest the figure decides, "more than over" is one."""
    modifier: Modifier | None = None
    if start > first and words[start - 1] == "between":
        start -= 1
    while start > first:
        for phrase, meaning in phrases_by_last("before").get(words[start - 1], ()):
            if start - len(phrase) >= first and tuple(words[start - len(phrase) : start]) == phrase:
                if phrase == ("over",) and start - 2 >= first and words[start - 2] in words_of("takes_over"):
                    return start, modifier
                start -= len(phrase)
                modifier = modifier or meaning  # type: ignore[assignment]
                break
        else:
            for phrase in neutral_by_last().get(words[start - 1], ()):
                if start - len(phrase) >= first and tuple(words[start - len(phrase) : start]) == phrase:
                    start -= len(phrase)
                    break
            else:
                return start, modifier
    return start, modifier


def hedge_after(words: list[str], end: int, last: int) -> tuple[Modifier | None, int]:
    begin = end + 1 if end < last and words[end] in DASHES else end
    if begin < last:
        for phrase, meaning in phrases("after").get(words[begin], ()):
            if tuple(words[begin : begin + len(phrase)]) == phrase:
                return meaning, begin + len(phrase)  # type: ignore[return-value]
    return None, end


def count_of(value: Value, modifier: Modifier | None, low: Decimal | None) -> Count:
    """The codebook's table of counts."""
    if low is not None:
        return bounded(value.value, "range", low)
    if value.modifier == "unspecified":
        return bounded(None, "unspecified", value.value)
    return bounded(value.value, modifier or "exact")
