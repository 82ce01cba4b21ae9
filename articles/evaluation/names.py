"""Names that are the same although they are spelled otherwise. Kept apart from how the engine compares names, so that
it is not measured with its own yardstick."""

from __future__ import annotations

import re
import unicodedata

NUMERALS = {
    word: str(number)
    for number, words in enumerate(
        (
            "i one muoy mouy", "ii two pir pi", "iii three bei bey", "iv four buon boun", "v five pram",
            "vi six prammuoy", "vii seven prampir prampil", "viii eight prambei", "ix nine prambuon", "x ten dab",
        ),
        1,
    )
    for word in words.split()
}  # fmt: skip
UNIT_WORDS = frozenset(
    "province district commune village city town municipality sangkat khan krong srok khum phum ti lekh no number the of".split()
)
FOLDS = (
    ("oo", "o"), ("ou", "o"), ("eu", "u"), ("ue", "u"), ("ae", "e"), ("ea", "e"), ("ie", "e"), ("ph", "p"), ("th", "t"),
    ("kh", "k"), ("ch", "c"), ("y", "i"), ("v", "w"),
)  # fmt: skip
DOUBLED = re.compile(r"([a-z])\1+")
WORD = re.compile(r"[a-z]+|\d+")

OTHER_THAN_LETTERS = re.compile(r"[^a-z ]")
IDLE_IN_AGENCIES = re.compile(r"\b(?:the|cambodian|cambodia s|of cambodia|commissariat|s)\b")
AGENCIES = {
    "gdi": "general department of immigration", "immigration department": "general department of immigration",
    "acu": "anti corruption unit", "military police": "royal gendarmerie", "gendarmerie": "royal gendarmerie",
    "royal gendarmerie of cambodia": "royal gendarmerie", "moi": "ministry of interior",
    "interior ministry": "ministry of interior", "military": "armed forces", "army": "armed forces",
    "royal cambodian armed forces": "armed forces",
}  # fmt: skip


def skeleton(name: str) -> str:
    """One key for the spellings of a place: "Steung Mean Chey" and "Stung Meanchey", not "Commune I" and "Commune II"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = [NUMERALS.get(word, word) for word in WORD.findall(plain) if word not in UNIT_WORDS]
    key = "".join(word if word.isdigit() else folded(word) for word in words)
    return key or unicodedata.normalize("NFC", name).casefold().strip()


def folded(word: str) -> str:
    for spelling, sound in FOLDS:
        word = word.replace(spelling, sound)
    return DOUBLED.sub(r"\1", word)


def agency_key(name: str) -> str:
    """One key for the names of an authority: "the GDI" and "General Department of Immigration"."""
    letters = OTHER_THAN_LETTERS.sub(" ", name.lower().replace("-", " "))
    key = " ".join(IDLE_IN_AGENCIES.sub(" ", letters).split())
    return AGENCIES.get(key, key)
