"""Romanised names made comparable: letters without marks, the closing number, and a skeleton of consonants."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

NUMBER_WORDS = {
    "muoy": 1, "mouy": 1, "muy": 1, "pir": 2, "pi": 2, "bei": 3, "bey": 3, "buon": 4, "boun": 4, "pram": 5,
    "prammuoy": 6, "prampir": 7, "prampi": 7, "prambei": 8, "prambuon": 9, "dab": 10, "mphei": 20,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
FILLERS = frozenset({"ti", "lekh", "no", "number", "phum", "village", "commune", "sangkat", "quarter"})
# Numbers of one short word that also end ordinary names: they count only behind a filler or alone.
WEAK_NUMBERS = frozenset({"pi", "bey", "ten", "one"})
WORD = re.compile(r"[^\W_]+")
DIGRAPHS = (
    ("chh", "C"), ("ch", "C"), ("kh", "k"), ("ph", "p"), ("th", "t"), ("sh", "s"), ("ngk", "Nk"), ("ng", "N"),
    ("nh", "n"), ("gn", "n"), ("w", "v"), ("c", "k"), ("q", "k"),
)  # fmt: skip
SILENT_V = re.compile(r"(?<=[aeiou])v(?![aeiouy])")
LEADING_VOWEL = re.compile(r"^[aeiou]")
DROPPED = re.compile(r"[aeiouyh]")
DOUBLE = re.compile(r"(.)\1+")
WEAK_END = re.compile(r"(?<=[aeiou])[rs]$")
SECOND = str.maketrans({"d": "t", "b": "p", "g": "k", "j": "C", "z": "s", "x": "s", "N": "n"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name split for comparison: its letters without spaces and marks, its closing number, its word's skeletons."""

    letters: str
    number: int | None
    first_key: str
    second_key: str


@lru_cache(maxsize=100_000)
def read_name(printed: str) -> Name:
    """ "Stung Meanchey III" has the letters "stungmeanchey" and the number 3; "Village 3" only the number."""
    plain = unicodedata.normalize("NFKD", printed.replace("’", "").replace("'", "").replace("‘", ""))
    words = WORD.findall("".join(mark for mark in plain if not unicodedata.combining(mark)))
    words, number = split_number(words)
    lowers = [word.lower() for word in words]
    if len(lowers) > 1 and lowers[0] in FILLERS:
        lowers = lowers[1:]
    letters = "".join(lowers)
    return Name(letters, number, "".join(map(first_skeleton, lowers)), second_skeleton(lowers))


def split_number(words: list[str]) -> tuple[list[str], int | None]:
    """The words without the closing number and its fillers, and the number: digits, Roman, or Khmer in letters."""
    end, number = len(words), 0
    while end > 0 and (value := number_value(words[end - 1])) is not None:
        if number and (words[end - 1].isdecimal() or words[end - 1] in ROMAN):
            break
        number += value
        end -= 1
    if not number:
        return words, None
    weak = words[-1].lower() in WEAK_NUMBERS
    if weak and end > 0 and words[end - 1].lower() not in FILLERS:
        return words, None
    while end > 0 and words[end - 1].lower() in FILLERS:
        end -= 1
    return words[:end], number


def number_value(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if len(word) <= 3 else None
    return ROMAN.get(word) or NUMBER_WORDS.get(word.lower())


def first_skeleton(word: str) -> str:
    """The consonants of one lower-case word, aspirates folded; a leading vowel is "A"."""
    key = SILENT_V.sub("", word)
    for letters, sign in DIGRAPHS:
        key = key.replace(letters, sign)
    key = LEADING_VOWEL.sub("A", key)
    return DOUBLE.sub(r"\1", DROPPED.sub("", key))


def second_skeleton(words: Iterable[str]) -> str:
    """A coarser key: voiced and voiceless consonants are one, a weak closing r, s or h is dropped."""
    keys = (first_skeleton(WEAK_END.sub("", word)).translate(SECOND) for word in words)
    return DOUBLE.sub(r"\1", "".join(keys))
