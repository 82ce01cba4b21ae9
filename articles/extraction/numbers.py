"""Numbers as printed: figures and number words, with their hedges, their ranges and what forbids them.

The codebook's table of counts says what each form means. Nothing here knows what is counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from articles.extraction.counts import bounded
from articles.extraction.document import Document
from articles.extraction.lexicon import read_lexicon
from articles.extraction.types import Count, Modifier, Money, Span

NumberKind = Literal[
    "count", "measure", "money", "percent", "age", "duration", "attribute", "label", "ordinal", "year", "date"
]

DASHES = frozenset("-–—")
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Number:
    """One number. It covers the document's tokens [first, last), hedges and unit of measure included."""

    first: int
    last: int
    kind: NumberKind
    count: Count
    unit: str = ""
    money: Money | None = None
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A bare value: tokens [first, last), and whether words rather than figures say it."""

    value: Decimal
    last: int
    modifier: Modifier = "exact"
    ordinal: bool = False
    in_words: bool = False


@cache
def phrases(table: str) -> dict[str, list[tuple[tuple[str, ...], str | int]]]:
    """A table of phrases by first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str | int]]] = {}
    for phrase, meaning in read_lexicon("numbers").table[table].items():
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, meaning))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def phrases_by_last(table: str) -> dict[str, list[tuple[tuple[str, ...], str | int]]]:
    """The same by last word, for what is read from right to left."""
    found: dict[str, list[tuple[tuple[str, ...], str | int]]] = {}
    for phrase, meaning in read_lexicon("numbers").table[table].items():
        words = tuple(phrase.split())
        found.setdefault(words[-1], []).append((words, meaning))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def words_of(key: str) -> frozenset[str]:
    return frozenset(read_lexicon("numbers").table["words"][key])


@cache
def table_of(key: str) -> dict[str, int]:
    return {word: int(value) for word, value in read_lexicon("numbers").table[key].items()}


@cache
def names_of(key: str) -> dict[str, str]:
    return dict(read_lexicon("numbers").table[key])


@cache
def neutral_by_last() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words_of("neutral"):
        words = tuple(phrase.split())
        found.setdefault(words[-1], []).append(words)
    for entries in found.values():
        entries.sort(key=len, reverse=True)
    return found


@cache
def number_starts() -> frozenset[str]:
    """Every word with which a number can begin."""
    words = set(table_of("units")) | set(table_of("tens")) | set(names_of("signs"))
    for table in ("fixed", "vague", "zero"):
        words |= set(phrases(table))
    return frozenset(words)


def find_numbers(document: Document, taken: Sequence[Span] = ()) -> tuple[Number, ...]:
    """All numbers in the order of the text. `taken` are spans (dates, places) in which a figure is no number of its own."""
    words = [token.lower for token in document.tokens]
    covered = covered_tokens(document, taken)
    found: list[Number] = []
    for sentence in document.sentences:
        found.extend(numbers_in(document, words, sentence.first, sentence.last, covered))
    return tuple(found)


def covered_tokens(document: Document, taken: Sequence[Span]) -> frozenset[int]:
    """Indexes of the tokens inside one of the spans."""
    covered: set[int] = set()
    spans = sorted(taken)
    at = 0
    for index, token in enumerate(document.tokens):
        while at < len(spans) and spans[at].end <= token.span.start:
            at += 1
        if at < len(spans) and spans[at].start <= token.span.start < spans[at].end:
            covered.add(index)
    return frozenset(covered)


def numbers_in(
    document: Document, words: list[str], first: int, last: int, covered: frozenset[int]
) -> Iterator[Number]:
    starts = number_starts()
    at = first
    while at < last:
        word = words[at]
        if at in covered or not (word[0].isdigit() or word in starts):
            at += 1
            continue
        value = read_value(words, at, last)
        if value is None:
            at += 1
            continue
        number = complete(document, words, at, value, first, last)
        yield number
        at = max(number.last, at + 1)


def read_value(words: list[str], at: int, stop: int) -> Value | None:
    """The value that begins at token `at`: figures, number words, or a phrase such as "a dozen"."""
    word = words[at]
    if word[0].isdigit():
        return read_figures(words, at, stop)
    if word in names_of("signs") and at + 1 < stop and words[at + 1][0].isdigit():
        return read_figures(words, at + 1, stop)
    for table, modifier in (("zero", "exact"), ("vague", "unspecified"), ("fixed", "exact")):
        for phrase, meaning in phrases(table).get(word, ()):
            end = at + len(phrase)
            if end <= stop and tuple(words[at:end]) == phrase:
                if table == "fixed" and (spelled := read_words(words, at, stop)) and spelled.last > end:
                    return spelled
                value = Decimal(meaning)
                return scaled(words, Value(value, end, modifier, in_words=True), stop)  # type: ignore[arg-type]
    return read_words(words, at, stop)


def read_figures(words: list[str], at: int, stop: int) -> Value | None:
    text = words[at]
    if text[-1].isalpha():
        digits = text.rstrip("abcdefghijklmnopqrstuvwxyz")
        return Value(Decimal(digits.replace(",", "").replace(".", "") or 0), at + 1, ordinal=True)
    parts = text.split(",")
    if len(parts) > 1 and not (
        all(len(part) == 3 for part in parts[1:-1]) and len(parts[-1].split(".")[0]) == 3
    ):
        return None
    plain = text.replace(",", "")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    return scaled(words, Value(Decimal(plain), at + 1), stop)


def scaled(words: list[str], value: Value, stop: int) -> Value:
    """`value` with a scale word after it, "1.2 million"."""
    at = value.last
    if at < stop and words[at] in DASHES and at + 1 < stop and words[at + 1] in table_of("scales"):
        at += 1
    if at < stop and words[at] in table_of("scales"):
        return Value(
            value.value * table_of("scales")[words[at]], at + 1, value.modifier, in_words=value.in_words
        )
    if at < stop and words[at] in ("m", "bn", "k") and not value.in_words and words[at - 1][0].isdigit():
        factor = {"m": 10**6, "bn": 10**9, "k": 1000}[words[at]]
        return Value(value.value * factor, at + 1, value.modifier)
    if at < stop and words[at] == "dozen" and value.value < 20:
        return Value(value.value * 12, at + 1, value.modifier, in_words=True)
    return value


def read_words(words: list[str], at: int, stop: int) -> Value | None:
    """Number words from "two" to "one hundred and twenty-one thousand"; the longest that is well formed."""
    units, tens, scales = table_of("units"), table_of("tens"), table_of("scales")
    total = current = 0
    read = False
    while at < stop:
        word = words[at]
        if word in tens and current % 100 == 0:
            current += tens[word]
        elif word in units and (
            current % 10 == 0 if units[word] < 10 and current % 100 >= 20 else current % 100 == 0
        ):
            current += units[word]
        elif word in ("a", "hundred") and word == "hundred" and 0 < current < 100:
            current *= 100
        elif word in scales and current:
            total += current * scales[word]
            current = 0
        elif word == "dozen" and read and 0 < current < 20 and not total:
            return Value(Decimal(current * 12), at + 1, in_words=True)
        elif (
            read
            and word in DASHES
            and at + 1 < stop
            and words[at + 1] in units
            and current % 10 == 0
            and current % 100 >= 20
        ) or (
            read
            and word == "and"
            and at + 1 < stop
            and (words[at + 1] in units or words[at + 1] in tens)
            and ((current >= 100 and current % 100 == 0) or (total and not current))
        ):
            pass
        elif not read and word == "a" and at + 1 < stop and words[at + 1] == "hundred":
            current = 1
        else:
            break
        read = True
        at += 1
    return Value(Decimal(total + current), at, in_words=True) if read and total + current else None


def complete(document: Document, words: list[str], at: int, value: Value, first: int, last: int) -> Number:
    """The value at token `at` with its hedges, its range, its unit and its kind."""
    low: Decimal | None = None
    end = value.last
    start = at
    sign = currency_before(document, words, at, first)
    if words[at] in names_of("signs"):
        sign = (names_of("signs")[words[at]], at)
        if at > first and words[at - 1] + words[at] in names_of("prefixed_signs"):
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
    if modifier is None:
        modifier, end = hedge_after(words, end, last)
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
        and words[end + 1][0].isdigit()
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
        if words[joint + 1][0].isdigit() or not words[at][0].isdigit()
        else None
    )
    if upper is None or upper.ordinal or upper.modifier != "exact" or upper.value <= value.value:
        return None
    if words[joint] == "or" and upper.value > value.value + 2:
        return None
    if words[joint] == "to" and at > first and words[at - 1] == "from":
        return None  # "rose from 30 to 40" is a change, not a range
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


def currency_before(document: Document, words: list[str], at: int, first: int) -> tuple[str, int] | None:
    """A currency sign or code before the figure: "$5", "US$5", "Rp 5", "KHR 5"."""
    if at <= first or not words[at][0].isdigit():
        return None
    before = words[at - 1]
    if before == "r" and adjoining(document, at - 1):
        return names_of("prefixed_signs")[before], at - 1
    if before in names_of("signs"):
        if at - 1 > first and words[at - 2] + before in names_of("prefixed_signs"):
            return names_of("prefixed_signs")[words[at - 2] + before], at - 2
        return names_of("signs")[before], at - 1
    if before in (
        "rp",
        "rm",
        "khr",
        "usd",
        "thb",
        "php",
        "zar",
        "ghs",
        "idr",
        "vnd",
        "cny",
        "eur",
        "tsh",
        "ksh",
    ):
        return names_of("currencies").get(before) or names_of("prefixed_signs")[before], at - 1
    return None


def kind_of(
    document: Document,
    words: list[str],
    at: int,
    value: Value,
    end: int,
    first: int,
    last: int,
    currency: str,
) -> tuple[NumberKind, str, Money | None, int]:
    """What sort of number it is, from the words beside it: (kind, unit, money, end)."""
    if currency:
        return "money", "money", Money(value.value, currency), end
    if value.ordinal:
        return "ordinal", "", None, end
    following = words[end] if end < last else ""
    second = words[end + 1] if end + 1 < last else ""
    pair = f"{following} {second}"
    if pair in names_of("qualified_currencies"):
        return "money", "money", Money(value.value, names_of("qualified_currencies")[pair]), end + 2
    if following in names_of("currencies"):
        return "money", "money", Money(value.value, names_of("currencies")[following]), end + 1
    if following in words_of("percent") and (following != "per" or second in ("cent", "day")):
        return "percent", "", None, end + 1
    if (
        following == "in"
        and value.value < 10
        and value.in_words
        and (share := read_words(words, end + 1, last))
    ):
        if value.value < share.value <= 10 and share.last < last and words[share.last].isalpha():
            return "percent", "", None, share.last  # "four in five deportees"
    if is_label(document, words, at, value, first, following):
        return "label", "", None, end
    if is_age(words, at, end, first, last, following, second):
        return "age", "", None, end
    if following in DASHES and second.isalpha() and adjoining(document, end) and adjoining(document, end - 1):
        return ("duration" if second in words_of("duration") else "attribute"), "", None, end + 2
    if pair in names_of("measures"):
        return "measure", names_of("measures")[pair], None, end + 2
    if following in names_of("measures"):
        return "measure", names_of("measures")[following], None, end + 1
    if following in words_of("duration") or (following in ("and", "or") and "half" in words[end : end + 3]):
        return "duration", "", None, end + 1
    if following in (
        "consecutive",
        "straight",
        "more",
        "full",
        "long",
        "previous",
        "past",
    ) and second in words_of("duration"):
        return "duration", "", None, end + 2
    if following in words_of("attribute") or (
        following in ("other", "more", "different") and second in words_of("attribute")
    ):
        return "attribute", "", None, end + 1
    if following in (":", ".") and second[:1].isdigit() and adjoining(document, end):
        return "label", "", None, end + 2
    if is_year(words, at, value, following):
        return "year", "", None, end
    return "count", "", None, end


def adjoining(document: Document, index: int) -> bool:
    """Whether token `index` and the one after it stand without a space between them."""
    tokens = document.tokens
    return index + 1 < len(tokens) and tokens[index].span.end == tokens[index + 1].span.start


def is_label(document: Document, words: list[str], at: int, value: Value, first: int, following: str) -> bool:
    """ "Article 12", "Village 3", "A7", "GN 1856": the figure names something."""
    if following == "/" or (at > first and words[at - 1] == "/"):
        return True
    if at <= first or value.modifier == "unspecified":
        return False
    before, token = words[at - 1], document.tokens[at - 1]
    if adjoining(document, at - 1) and (before.isalpha() or before == "#") and words[at][0].isdigit():
        return True
    if before in DASHES and adjoining(document, at - 1) and at - 2 >= first and adjoining(document, at - 2):
        return words[at - 2].isalpha() and words[at][0].isdigit()
    if before == "." and at - 2 >= first and words[at - 2] in ("no", "nos", "art"):
        return True
    if before in words_of("label_before"):
        return before != "no" or words[at][0].isdigit()
    return before in words_of("label_before_capital") and token.text[0].isupper() and at - 1 > first


def is_age(words: list[str], at: int, end: int, first: int, last: int, following: str, second: str) -> bool:
    if following in DASHES and second in ("year", "month"):
        return True
    if following == "years" and second in ("old", "of"):
        return True
    before = words[at - 1] if at > first else ""
    if before in words_of("age_before") or (
        before in ("and", "to", ",", "between")
        and at - 2 >= first
        and "aged" in words[max(first, at - 6) : at]
    ):
        return True
    # ", 25," after a name
    return (
        before == ","
        and following in (",", ".", ")", ";", "–")
        and words[at][0].isdigit()
        and len(words[at]) <= 2
    )


def is_year(words: list[str], at: int, value: Value, following: str) -> bool:
    text = words[at]
    return (
        len(text) == 4
        and text.isdigit()
        and 1900 <= int(text) <= 2100
        and not (following.isalpha() and following.endswith("s") and following != "was")
    )
