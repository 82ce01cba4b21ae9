"""An evaluation as lines for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from articles.evaluation.breakdown import Share
from articles.evaluation.errors import Mistake
from articles.evaluation.scoring import Scored

NAME = 22
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def row_lines(rows: Mapping[str, Scored]) -> Iterator[str]:
    """One line for each row: its figures, and in brackets their 95 % intervals where there are any."""
    for name, row in rows.items():
        figures = [
            f"{figure} {number(value)}{bracketed(row.intervals.get(figure))}"
            for figure, value in row.figures.items()
        ]
        yield f"{name:{NAME}} {'  '.join(figures)}"


def number(value: float) -> str:
    """A share with three places, a number of things without any."""
    return str(int(value)) if isinstance(value, int) or value > 1 else f"{value:.3f}"


def bracketed(interval: tuple[float, float] | None) -> str:
    return f" ({interval[0]:.2f} to {interval[1]:.2f})" if interval else ""


def share_lines(shares: Sequence[Share], *, right: str) -> Iterator[str]:
    """One line for each name: how many were `right`, the share with its interval, and the recall where it is known."""
    width = max([NAME, *(len(share.name) for share in shares)])
    for share in shares:
        line = f"{share.name:{width}} {share.right:5d} of {share.of:5d} {right}, {stated(share.precision)}"
        line += bracketed(share.interval) if share.of else ""
        if share.missed is not None:
            line += f"  missed {share.missed}, recall {stated(share.recall)}, f1 {stated(share.f1)}"
        yield line


def stated(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def mistake_lines(mistakes: Iterable[Mistake], limit: int) -> Iterator[str]:
    """The first `limit` errors under the names of their articles, then how many are left."""
    article, left = "", 0
    for index, mistake in enumerate(mistakes):
        if index >= limit:
            left += 1
            continue
        if mistake.article != article:
            article = mistake.article
            yield article
        found = f"  [{mistake.rule}, {mistake.confidence or 0:.2f}]" if mistake.rule else ""
        yield f"  {mistake.side:7} {plain(mistake.value)}{found}"
        if mistake.sentence:
            yield f"          “{plain(mistake.sentence)}”"
        if mistake.beside:
            yield f"          gold: {plain('; '.join(mistake.beside))}"
    if left:
        yield f"… and {left} more"


def plain(words: str) -> str:
    """The words without control characters, which could play tricks on a terminal."""
    return CONTROL.sub("\ufffd", words)


def rows_as_json(rows: Mapping[str, Scored]) -> dict[str, dict[str, Any]]:
    """The figures of every row, rounded to four places, with their intervals where there are any."""
    return {name: row_as_json(row) for name, row in rows.items()}


def row_as_json(row: Scored) -> dict[str, Any]:
    values: dict[str, Any] = {name: round(value, 4) for name, value in row.figures.items()}
    if row.intervals:
        values["intervals"] = {name: rounded(interval) for name, interval in row.intervals.items()}
    return values


def shares_as_json(shares: Sequence[Share]) -> list[dict[str, object]]:
    """Each share with its interval; what was missed, recall and F1 only where they are known."""
    return [share_as_json(share) for share in shares]


def share_as_json(share: Share) -> dict[str, object]:
    values: dict[str, object] = {
        "name": share.name,
        "right": share.right,
        "of": share.of,
        "precision": four_places(share.precision),
        "interval": rounded(share.interval) if share.of else None,
    }
    if share.missed is not None:
        values |= {
            "missed": share.missed,
            "recall": four_places(share.recall),
            "f1": four_places(share.f1),
        }
    return values


def four_places(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def rounded(interval: tuple[float, float]) -> list[float]:
    return [round(bound, 4) for bound in interval]


def mistake_as_json(mistake: Mistake) -> dict[str, object]:
    return {**asdict(mistake), "beside": list(mistake.beside)}
