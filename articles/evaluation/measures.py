"""How the sums of a row become its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt

Figures = dict[str, float]
Measure = Callable[[Sequence[float]], Figures]

NORMAL_95 = 1.959964


def harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def precision_recall(sums: Sequence[float]) -> Figures:
    """Of (found, gold, predicted). Nothing predicted where nothing is wanted is perfect."""
    found, gold, predicted = sums
    precision = found / predicted if predicted else float(not gold)
    recall = found / gold if gold else float(not predicted)
    return {
        "precision": precision,
        "recall": recall,
        "f1": harmonic(precision, recall),
        "gold": gold,
        "predicted": predicted,
    }


def mistakes(sums: Sequence[float]) -> Figures:
    """Of (wrong, how many could have been)."""
    wrong, of = sums
    return {"errors": wrong, "of": of, "share": wrong / of if of else 0.0}


def grouping(sums: Sequence[float]) -> Figures:
    """Of (figures, their B-cubed precision, recall, and precision if each article told one operation)."""
    figures, precision, recall, baseline = sums
    n = figures or 1.0
    return {
        "precision": precision / n,
        "recall": recall / n,
        "f1": harmonic(precision / n, recall / n),
        "baseline_f1": harmonic(baseline / n, 1.0),
        "gold": figures,
    }


def evidence(sums: Sequence[float]) -> Figures:
    """Of (figures whose quote is in order, all figures)."""
    right, predicted = sums
    return {"share": right / predicted if predicted else 0.0, "predicted": predicted}


def wilson(right: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share; (0, 1) when there is nothing to go by."""
    if not of:
        return 0.0, 1.0
    share, z2 = right / of, NORMAL_95**2
    middle = share + z2 / (2 * of)
    margin = NORMAL_95 * sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    scale = 1 + z2 / of
    return max(0.0, (middle - margin) / scale), min(1.0, (middle + margin) / scale)
