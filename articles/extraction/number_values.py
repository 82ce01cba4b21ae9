"""Values: figures and number words as such, before hedges, units and what they count."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from articles.extraction.document import Document
from articles.extraction.lexicon import read_lexicon
from articles.extraction.types import Modifier

DASHES = frozenset("-–—")
HALF = Decimal("0.5")
FRACTIONS = frozenset({"a", "an", "half"})


@dataclass(slots=True, unsafe_hash=True)
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
def whole_phrases() -> dict[str, list[tuple[str, Modifier, tuple[str, ...], str | int]]]:
    """The phrases that are a value as a whole, by first word: table, modifier, words, meaning."""
    found: dict[str, list[tuple[str, Modifier, tuple[str, ...], str | int]]] = {}
    tables: tuple[tuple[str, Modifier], ...] = (
        ("zero", "exact"),
        ("vague", "unspecified"),
        ("fixed", "exact"),
    )
    for table, modifier in tables:
        for first, entries in phrases(table).items():
            found.setdefault(first, []).extend((table, modifier, *entry) for entry in entries)
    return found


@cache
def number_starts() -> frozenset[str]:
    """Every word with which a number can begin."""
    words = set(table_of("units")) | set(table_of("tens")) | set(names_of("signs"))
    return frozenset(words | FRACTIONS | whole_phrases().keys())


def behind_hedge(words: list[str], at: int, stop: int) -> int:
    """The token behind the hedge that begins at token `at`, "as many as 40 men"; `at` itself when none does."""
    for phrase, _ in phrases("before").get(words[at], ()) if at < stop else ():
        end = at + len(phrase)
        if end < stop and tuple(words[at:end]) == phrase:
            return end
    return at


def read_value(words: list[str], at: int, stop: int) -> Value | None:
    """The value that begins at token `at`: figures, number words, or a phrase such as "a dozen"."""
    word = words[at]
    if word in FRACTIONS and (value := read_measured(words, at, stop)):
        return value
    if word[0].isdecimal():
        return read_figures(words, at, stop)
    if word in names_of("signs") and at + 1 < stop and words[at + 1][0].isdecimal():
        return read_figures(words, at + 1, stop)
    following = words[at + 1] if at + 1 < stop else ""
    for table, modifier, phrase, meaning in whole_phrases().get(word, ()):
        if phrase[1:2] and phrase[1] != following:
            continue
        end = at + len(phrase)
        if end <= stop and tuple(words[at:end]) == phrase:
            if table == "fixed" and (spelled := read_words(words, at, stop)) and spelled.last > end:
                return spelled
            return scaled(words, Value(Decimal(meaning), end, modifier, in_words=True), stop)
    spelled = read_words(words, at, stop)
    return (
        scaled(words, spelled, stop)
        if spelled and words[spelled.last : spelled.last + 1] == ["and"]
        else spelled
    )


def read_measured(words: list[str], at: int, stop: int) -> Value | None:
    """ "a kilo", "half a tonne", "a half kilo": one or a half of what is measured."""
    end, value = at + 1, Decimal(1)
    if words[at : at + 2] in (["half", "a"], ["half", "an"], ["a", "half"]):
        end, value = at + 2, HALF
    if end >= stop or words[end] not in names_of("measures") or len(words[end]) < 3:
        return None
    return Value(value, end, in_words=True)


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
    if words[at : at + 3] == ["and", "a", "half"] and at + 3 < stop:
        more = HALF * (12 if words[at - 1] == "dozen" else 1)  # "two and a half tonnes", "a dozen and a half"
        value = Value(value.value + more, at + 3, value.modifier, in_words=value.in_words)
        at = value.last
    if at < stop and words[at] in DASHES and at + 1 < stop and words[at + 1] in table_of("scales"):
        at += 1
    if at < stop and words[at] in table_of("scales"):
        return Value(
            value.value * table_of("scales")[words[at]], at + 1, value.modifier, in_words=value.in_words
        )
    if at < stop and words[at] in ("m", "bn", "k") and not value.in_words and words[at - 1][0].isdecimal():
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


def adjoining(document: Document, index: int) -> bool:
    """Whether token `index` and the one after it stand without a space between them."""
    tokens = document.tokens
    return index + 1 < len(tokens) and tokens[index].end == tokens[index + 1].start
