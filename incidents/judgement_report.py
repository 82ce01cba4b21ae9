"""The engine as its editors see it: all judgements, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from articles.evaluation.printing import share_lines, shares_as_json
from incidents import judgement_tables as tables
from incidents.judgements import Judgement


def as_lines(found: Sequence[Judgement], *, by: str | None, errors: str | None, limit: int) -> list[str]:
    """`by` is "kind" or "rule"; `errors` names a sort, of which the first `limit` errors are listed."""
    lines = list(tables.tally_lines(tables.overall(found)))
    for title, verdict in (("Corrected", "corrected"), ("Rejected", "rejected")):
        if counts := tables.details(found, verdict):
            lines += ["", title, *(f"  {name:22} {count:5d}" for name, count in counts.most_common())]
    if by:
        broken = tables.by_kind(found) if by == "kind" else tables.by_rule(found)
        lines += ["", f"By {by}", *tables.tally_lines(broken)]
    lines += ["", "Claims by confidence", *share_lines(tables.bands(found), right="accepted")]
    if errors:
        own = [judgement for judgement in found if judgement.sort == errors]
        lines += ["", f"Errors of {errors}", *tables.judgement_lines(own, limit)]
    return lines


def as_values(found: Sequence[Judgement], *, errors: str | None, limit: int) -> dict[str, Any]:
    """Everything, as values of JSON; the errors only of the sort that is named."""
    values: dict[str, Any] = {
        "sorts": tables.tallies_as_json(tables.overall(found)),
        "corrected": dict(tables.details(found, "corrected").most_common()),
        "rejected": dict(tables.details(found, "rejected").most_common()),
        "kinds": tables.tallies_as_json(tables.by_kind(found)),
        "rules": tables.tallies_as_json(tables.by_rule(found)),
        "calibration": shares_as_json(tables.bands(found)),
    }
    if errors:
        own = tables.wrong(judgement for judgement in found if judgement.sort == errors)
        values["errors"] = [tables.judgement_as_json(judgement) for judgement in own[:limit]]
    return values
