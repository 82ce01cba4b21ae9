"""What one article adds to a row: values that both sides have, and values that only one has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from articles.evaluation.records import Record


@dataclass(frozen=True, slots=True)
class Item:
    """A value that is compared by its `key`; `words` show it to people, `source` is the figure that it comes from."""

    key: Hashable
    words: str
    source: Record = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """`sums` are added up over the articles; which figures they make is the row's to say.

    `found` are predicted values that gold has too, `extra` those that it lacks, `missed` those that only gold has;
    `gold` are all of gold's.
    """

    sums: tuple[float, ...]
    found: tuple[Item, ...] = ()
    missed: tuple[Item, ...] = ()
    extra: tuple[Item, ...] = ()
    gold: tuple[Item, ...] = ()


def compare(gold: Sequence[Item], predicted: Sequence[Item]) -> Cell:
    """Two multisets. A value that stands twice wants to be predicted twice."""
    found, extra = split(predicted, gold)
    _, missed = split(gold, predicted)
    sums = (len(found), len(gold), len(predicted))
    return Cell(sums, tuple(found), tuple(missed), tuple(extra), tuple(gold))


def split(items: Iterable[Item], others: Iterable[Item]) -> tuple[list[Item], list[Item]]:
    """(items that the others hold as well, the rest), in their order."""
    spare = Counter(other.key for other in others)
    held: list[Item] = []
    rest: list[Item] = []
    for item in items:
        (held if spare[item.key] > 0 else rest).append(item)
        spare[item.key] -= 1
    return held, rest


def once(items: Iterable[Item]) -> list[Item]:
    """The first of the items that share a key."""
    return list({item.key: item for item in reversed(list(items))}.values())[::-1]


def mistaken(predicted: Sequence[Item], right: Sequence[Item], elsewhere: Sequence[Item]) -> Cell:
    """Predicted values that gold does not have here but somewhere else: as a statistic, or as planned."""
    _, surplus = split(predicted, right)
    wrong, _ = split(surplus, elsewhere)
    return Cell((len(wrong), len(elsewhere)), extra=tuple(wrong), gold=tuple(elsewhere))
