"""A whole evaluation against gold, for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from articles.evaluation import printing
from articles.evaluation.breakdown import by_kind, by_rule, calibration, verdicts
from articles.evaluation.calibration import figures
from articles.evaluation.errors import mistakes_of
from articles.evaluation.rows import Case
from articles.evaluation.scoring import Scored
from articles.extraction.engine import engine_version

# The row that is broken down by kind and by rule.
MAIN = "outcomes"


def as_lines(
    rows: Mapping[str, Scored], cases: Sequence[Case], *, by: str | None, errors: str | None, limit: int
) -> list[str]:
    """`by` is "kind" or "rule"; `errors` names a row, of which the first `limit` errors are listed."""
    judged = list(verdicts(rows[MAIN].cells))
    lines = [f"{len(cases)} articles, engine {engine_version()}", "", *printing.row_lines(rows)]
    if by == "kind":
        lines += ["", "Outcomes by kind", *printing.share_lines(by_kind(rows[MAIN]), right="right")]
    if by == "rule":
        lines += ["", "Outcomes by rule", *printing.share_lines(by_rule(judged), right="right")]
    sure = calibration(figures(rows))
    lines += ["", "Figures by confidence", *printing.share_lines(sure, right="right")]
    if errors:
        found = mistakes_of(rows[errors], cases)
        lines += ["", f"Errors of {errors}", *printing.mistake_lines(found, limit)]
    return lines


def as_values(
    rows: Mapping[str, Scored], cases: Sequence[Case], *, errors: str | None, limit: int
) -> dict[str, Any]:
    """Everything, as values of JSON; the errors only of the row that is named."""
    judged = list(verdicts(rows[MAIN].cells))
    values: dict[str, Any] = {
        "articles": len(cases),
        "engine": engine_version(),
        "rows": printing.rows_as_json(rows),
        "kinds": printing.shares_as_json(by_kind(rows[MAIN])),
        "rules": printing.shares_as_json(by_rule(judged)),
        "calibration": printing.shares_as_json(calibration(figures(rows))),
    }
    if errors:
        found = list(mistakes_of(rows[errors], cases))[:limit]
        values["errors"] = [printing.mistake_as_json(mistake) for mistake in found]
    return values
