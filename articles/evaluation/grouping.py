"""Whether the figures that belong to one operation were proposed as one operation's (B-cubed)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

from articles.evaluation.cells import Cell, Item
from articles.evaluation.figures import folded
from articles.evaluation.records import Record, counted, operations

NOTHING = Cell((0, 0, 0, 0))


def cell(gold: Record, predicted: Record) -> Cell:
    """Over figures that stand once on both sides, in articles for which gold has two operations or more."""
    wanted, proposed = clusters(gold), clusters(predicted)
    both = sorted(wanted.keys() & proposed.keys(), key=str)
    if len(set(wanted.values())) < 2 or not both:
        return NOTHING
    precision = recall = baseline = 0.0
    wrong = []
    for key in both:
        same = {other for other in both if wanted[other] == wanted[key]}
        together = {other for other in both if proposed[other] == proposed[key]}
        common = len(same & together)
        precision += common / len(together)
        recall += common / len(same)
        baseline += len(same) / len(both)
        if common < max(len(together), len(same)):
            companions = f"gold has it with {names(same - {key})}, proposed with {names(together - {key})}"
            wrong.append(Item(key, f"{words_of(key)}: {companions}"))
    return Cell((len(both), precision, recall, baseline), extra=tuple(wrong))


def clusters(record: Record) -> dict[Hashable, int]:
    """The operation of each counted figure that the article gives once."""
    seen: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, operation in enumerate(operations(record)):
        for outcome in counted(operation.get("outcomes", [])):
            seen[folded(outcome).key].append(index)
    return {key: indexes[0] for key, indexes in seen.items() if len(indexes) == 1}


def names(keys: set[Hashable]) -> str:
    return ", ".join(sorted(map(words_of, keys))) or "nothing"


def words_of(key: Hashable) -> str:
    return (
        " ".join(f"{part:g}" if isinstance(part, float) else str(part) for part in key)
        if isinstance(key, tuple)
        else str(key)
    )
