"""Whether the quote of a proposed figure stands where it says, and holds the figure."""

from __future__ import annotations

import re
import unicodedata

from articles.evaluation.cells import Cell, Item
from articles.evaluation.figures import number
from articles.evaluation.records import Record, figures

LONGEST_QUOTE = 600
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?:\s*-?\s*(thousand|million|billion|bn|m|k)\b)?")
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "m": 1e6, "bn": 1e9, "k": 1e3}
NUMBER_WORDS = frozenset(
    (
        "a an no none nobody not one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds "
        "thousand thousands dozen dozens score couple pair both half single sole zero quarter third"
    ).split()
)
LETTERS = re.compile(r"[a-z]+")


def cell(predicted: Record, file: str | None) -> Cell:
    """`file` is the article's file as `flat` gives it, in which quotes are looked up when it is known."""
    found = figures(predicted)
    wrong = [
        Item((index, fault), f"{figure['kind']} {figure.get('count')}: {fault}", figure)
        for index, figure in enumerate(found)
        if (fault := fault_of(figure, predicted.get("text") or "", file))
    ]
    return Cell((len(found) - len(wrong), len(found)), extra=tuple(wrong))


def fault_of(figure: Record, text: str, file: str | None) -> str:
    """What is wrong with the evidence of a figure, in words; empty when nothing is."""
    evidence = figure.get("evidence") or {}
    quote, start, end = evidence.get("quote") or "", evidence.get("start"), evidence.get("end")
    if not quote:
        return "no quote"
    if len(quote) > LONGEST_QUOTE:
        return f"longer than {LONGEST_QUOTE} characters"
    if "\n\n" in quote:
        return "spans paragraphs"
    if not isinstance(start, int) or not isinstance(end, int) or text[start:end] != quote:
        return "the span is not the quote"
    if not holds(quote, figure):
        return "the figure is not in the quote"
    if file is not None and flat(quote) not in file:
        return "the quote is not in the file"
    return ""


def holds(quote: str, figure: Record) -> bool:
    """Whether a quote prints the figure, in digits or in any word for a number; one person may be a name."""
    wanted = {number(figure.get(field)) for field in ("count", "amount")} - {None}
    if not wanted or 1.0 in wanted:
        return True
    for digits, scale in NUMBER.findall(quote.lower()):
        value = float(digits.replace(",", ""))
        if value in wanted or round(value * SCALES.get(scale, 1.0), 3) in wanted:
            return True
    return not NUMBER_WORDS.isdisjoint(LETTERS.findall(quote.lower()))


def flat(text: str) -> str:
    """A text in which only its words count: NFC, one blank between two."""
    return " ".join(unicodedata.normalize("NFC", text).split())
