"""The errors of a row, each with the sentence that it is about and with what gold says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from articles.evaluation.cells import Cell, Item
from articles.evaluation.rows import Case
from articles.evaluation.scoring import Scored
from articles.extraction.document import Document, Sentence, read_document
from articles.extraction.numbers import find_numbers

Side = Literal["extra", "missed"]
MOST_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error: a value that only the engine has ("extra") or only gold ("missed").

    `sentence` is the quote of an extra figure; for the rest the sentence that prints it, empty when none does.
    `beside` is what gold says instead: its values in the same article of the same kind or number.
    """

    article: str
    side: Side
    value: str
    rule: str
    confidence: float | None
    sentence: str
    beside: tuple[str, ...]


def mistakes_of(row: Scored, cases: Sequence[Case]) -> Iterator[Mistake]:
    """The errors of a row in the order of the articles, what is missing before what is too much."""
    for case in cases:
        cell = row.cells[case.article]
        if not cell.missed and not cell.extra:
            continue
        document = read_document(case.predicted.get("text") or "")
        for item in cell.missed:
            yield mistake(case, document, cell, item, "missed")
        for item in cell.extra:
            yield mistake(case, document, cell, item, "extra")


def mistake(case: Case, document: Document, cell: Cell, item: Item, side: Side) -> Mistake:
    quote = (item.source.get("evidence") or {}).get("quote") or sentence_with(document, item)
    return Mistake(
        case.article,
        side,
        described(item),
        item.source.get("rule") or "",
        item.source.get("confidence"),
        " ".join(quote.split()),
        beside(cell, item) if side == "extra" else (),
    )


def described(item: Item) -> str:
    """The value with the noun that it counts."""
    who = item.source.get("who") or ""
    return f"{item.words} ({who})" if who else item.words


def beside(cell: Cell, item: Item) -> tuple[str, ...]:
    """Gold's values that come nearest: those of the same number, then those of the same kind."""
    count, kind = item.source.get("count"), item.source.get("kind")
    same_count = [other for other in cell.gold if count is not None and other.source.get("count") == count]
    same_kind = [other for other in cell.gold if kind and other.source.get("kind") == kind]
    values = dict.fromkeys(described(other) for other in [*same_count, *same_kind])
    return tuple(values)[:MOST_BESIDE]


def sentence_with(document: Document, item: Item) -> str:
    """The first sentence that prints a figure, best with its noun; of a name the first that holds it."""
    figure = item.source.get("amount") or item.source.get("count")
    words = str(item.source.get("who") or "") if item.source else item.words
    holding = document.sentences if figure is None else printing(document, Decimal(str(figure)))
    named = [s for s in holding if words and words.lower() in s.span.of(document.text).lower()]
    chosen = named or (holding if figure is not None else ())
    return chosen[0].span.of(document.text) if chosen else ""


def printing(document: Document, figure: Decimal) -> tuple[Sentence, ...]:
    """The sentences that print a figure, in digits or in words."""
    starts = [
        document.tokens[number.first].start
        for number in find_numbers(document)
        if figure in (number.count.best, number.count.high, number.money.amount if number.money else None)
    ]
    return tuple(dict.fromkeys(document.sentence_at(start) for start in starts))
