"""The codebook's table of counts: which bounds a hedge sets."""

from __future__ import annotations

from decimal import Decimal

from articles.extraction.grammar import grammar
from articles.extraction.types import Count, Modifier

HEDGES: dict[Modifier, str] = {
    "about": "about ",
    "nearly": "nearly ",
    "more_than": "more than ",
    "at_least": "at least ",
    "up_to": "up to ",
}

# People or goods that are told without a figure.
UNSTATED = Count(None, "unspecified")

# Nouns that say themselves how many they count: "a couple", "the trio".
SIZES = (
    dict.fromkeys(grammar("pairs"), 2)
    | dict.fromkeys(grammar("trios"), 3)
    | dict.fromkeys(grammar("quartets"), 4)
)


def size_of(word: str) -> Count | None:
    """The figure of such a noun."""
    return bounded(Decimal(SIZES[word])) if word in SIZES else None


def in_words(count: Count) -> str:
    """The figure with its hedge: "nearly 200", "30 to 40", "1.5"; empty for a vague one."""
    if count.modifier == "range" and count.low is not None and count.high is not None:
        return f"{plain(count.low)} to {plain(count.high)}"
    return "" if count.best is None else HEDGES.get(count.modifier, "") + plain(count.best)


def plain(number: Decimal) -> str:
    """Thousands set apart, no trailing zeros: 1,450 and 1.36."""
    return f"{number.normalize():,f}"


def bounded(figure: Decimal | None, modifier: Modifier = "exact", low: Decimal | None = None) -> Count:
    """The count for a printed figure; for a range its upper end. `low` is the lower end of a range, or what
    a vague word implies at least.

    Raises ValueError for a range without both ends, and for a hedge without a figure.
    """
    if modifier == "unspecified":
        return Count(None, modifier, low, None)
    if figure is None:
        raise ValueError(f"{modifier!r} needs a figure")
    match modifier:
        case "exact":
            return Count(figure, modifier, figure, figure)
        case "about":
            return Count(figure, modifier)
        case "nearly" | "up_to":
            return Count(figure, modifier, None, figure)
        case "more_than" | "at_least":
            return Count(figure, modifier, figure, None)
        case "range":
            if low is None:
                raise ValueError("a range needs its lower end")
            return Count(None, modifier, low, figure)
