"""Small records for the tests of an evaluation."""

from __future__ import annotations

from typing import Any

TEXT = "Police arrested 14 people in Takeo. They seized 3 kg of crystal meth."


def outcome(kind: str = "arrest", count: float | None = 14, **changes: Any) -> dict[str, Any]:
    return {"kind": kind, "count": count, "modifier": "exact", "unit": "people", "status": "done", **changes}


def proposed(
    quote: str, *figure: Any, confidence: float = 0.9, rule: str = "", **changes: Any
) -> dict[str, Any]:
    """An outcome as the engine proposes it, with words of TEXT as its evidence."""
    start = TEXT.index(quote)
    evidence = {"start": start, "end": start + len(quote), "quote": quote}
    found = outcome(*figure, **changes)
    return {
        **found,
        "evidence": evidence,
        "confidence": confidence,
        "rule": rule or f"outcome.{found['kind']}.active",
    }


def operation(*outcomes: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"outcomes": list(outcomes), **fields}


def record(*operations: dict[str, Any], statistics: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {
        "article": "a", "has_operation": bool(operations), "operations": list(operations),
        "statistics": list(statistics), "text": TEXT,
    }  # fmt: skip
