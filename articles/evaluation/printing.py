"""An evaluation as lines for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

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
        precision = "   -" if share.precision is None else f"{share.precision:.3f}"
        line = f"{share.name:{width}} {share.right:5d} of {share.of:5d} {right}, {precision}"
        line += bracketed(share.interval) if share.of else ""
        if share.missed is not None:
            recall = "-" if share.recall is None else f"{share.recall:.3f}"
            line += f"  missed {share.missed}, recall {recall}"
        yield line


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


def rows_as_json(rows: Mapping[str, Scored]) -> dict[str, object]:
    """The figures of every row, rounded to four places, with their intervals."""
    return {
        name: {
            **{figure: round(value, 4) for figure, value in row.figures.items()},
            **(
                {"intervals": {figure: rounded(interval) for figure, interval in row.intervals.items()}}
                if row.intervals
                else {}
            ),
        }
        for name, row in rows.items()
    }


def shares_as_json(shares: Sequence[Share]) -> list[dict[str, object]]:
    return [
        {
            "name": share.name,
            "right": share.right,
            "of": share.of,
            "precision": None if share.precision is None else round(share.precision, 4),
            "interval": rounded(share.interval) if share.of else None,
            **(
                {}
                if share.missed is None
                else {
                    "missed": share.missed,
                    "recall": None if share.recall is None else round(share.recall, 4),
                }
            ),
        }
        for share in shares
    ]


def rounded(interval: tuple[float, float]) -> list[float]:
    return [round(bound, 4) for bound in interval]


def mistake_as_json(mistake: Mistake) -> dict[str, object]:
    return {**asdict(mistake), "beside": list(mistake.beside)}
