"""All rows over all articles, with 95 % intervals from resampling the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from articles.evaluation.cells import Cell
from articles.evaluation.measures import Figures
from articles.evaluation.records import Record
from articles.evaluation.rows import ROWS, Case, Row

SEED = 20241107
WITH_INTERVALS = ("precision", "recall", "f1", "share")
Interval = tuple[float, float]


@dataclass(frozen=True)
class Scored:
    """One row: its figures, their intervals, and what each article added to it."""

    row: Row
    cells: dict[str, Cell]
    figures: Figures
    intervals: dict[str, Interval] = field(default_factory=dict)


def cases_of(
    gold: Mapping[str, Record], predicted: Mapping[str, Record], files: Mapping[str, str] | None = None
) -> list[Case]:
    """One case for each article of gold; an article without a prediction counts as all missed."""
    return [
        Case(article, record, predicted.get(article, {}), None if files is None else files.get(article, ""))
        for article, record in gold.items()
    ]


def score(cases: Sequence[Case], *, resamples: int = 0) -> dict[str, Scored]:
    """Every row by its name. The same cases and `resamples` give the same answer."""
    draws = draws_of(len(cases), resamples)
    return {row.name: scored(row, cases, draws) for row in ROWS}


def scored(row: Row, cases: Sequence[Case], draws: Sequence[Counter[int]]) -> Scored:
    cells = [row.cell(case) for case in cases]
    figures = row.measure(added(cells))
    by_article = {case.article: cell for case, cell in zip(cases, cells, strict=True)}
    return Scored(row, by_article, figures, intervals(row, cells, draws))


def added(cells: Sequence[Cell]) -> tuple[float, ...]:
    return tuple(sum(column) for column in zip(*(cell.sums for cell in cells), strict=True))


def draws_of(articles: int, resamples: int) -> list[Counter[int]]:
    """How often each article is drawn, with replacement, in each resample."""
    random = Random(SEED)  # noqa: S311 - nothing is to be kept secret, all is to be repeatable
    return [Counter(random.choices(range(articles), k=articles)) for _ in range(resamples)]


def intervals(row: Row, cells: Sequence[Cell], draws: Sequence[Counter[int]]) -> dict[str, Interval]:
    """The middle 95 % of each share over the resamples. Articles that add nothing to the row are passed over."""
    if not draws:
        return {}
    active = [(index, cell.sums) for index, cell in enumerate(cells) if any(cell.sums)]
    found: dict[str, list[float]] = {}
    for draw in draws:
        sums = [0.0] * len(cells[0].sums)
        for index, cell in active:
            if times := draw[index]:
                for at, value in enumerate(cell):
                    sums[at] += times * value
        for name, value in row.measure(sums).items():
            if name in WITH_INTERVALS:
                found.setdefault(name, []).append(value)
    return {name: middle(sorted(values)) for name, values in found.items()}


def middle(ordered: Sequence[float]) -> Interval:
    last = len(ordered) - 1
    return ordered[round(0.025 * last)], ordered[round(0.975 * last)]
