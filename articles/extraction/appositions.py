"""Figures in apposition to people who have none: "the detained workers, 48 in all", "those held, numbering 60"."""

from __future__ import annotations

from articles.extraction.attachment import Clause, Pair
from articles.extraction.types import Count

NUMBERING = (["numbering"], ["totalling"], ["totaling"])
IN_ALL = (["in", "all"], ["in", "total"], ["in", "number"], ["all", "told"])


def counted_beside(clause: Clause, pair: Pair) -> Count | None:
    """The figure that stands behind the comma after the phrase or after its participle."""
    words = clause.words
    for comma in (pair.phrase.last, pair.trigger.last):
        if words[comma : comma + 1] != [","]:
            continue
        first = comma + 1 + (words[comma + 1 : comma + 2] in NUMBERING)
        figure = next((p for p in clause.phrases if p.first == first and p.count is not None), None)
        if figure is not None and (first > comma + 1 or words[figure.last : figure.last + 2] in IN_ALL):
            return figure.count
    return None
