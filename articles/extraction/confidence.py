"""How sure the engine is of a proposal, as a number in (0, 1) and as reasons in words.

A small sum of hand-set weights on the logit scale. It orders proposals for the editor; it is not a probability until
reviews have calibrated it.
"""

from __future__ import annotations

from math import exp

from articles.extraction.claims import Claim
from articles.extraction.voices import Trigger

BASE = 1.6
VOICES = {
    "passive": (0.6, "a passive verb with its subject"),
    "active": (0.6, "an active verb with its object"),
    "nominal": (0.4, "the deed as a noun with its number"),
    "reduced": (0.1, "a participle after its noun"),
    "adjective": (-0.6, "the deed only as an adjective"),
    "phrase": (-0.1, "a fixed phrase"),
    "agent": (0.0, "a noun for those to whom it was done"),
    "opening": (0.1, "a fixed phrase that announces what follows"),
}


def confidence_of(claim: Claim) -> tuple[float, tuple[str, ...]]:
    """(confidence, reasons) of a claim."""
    weights: list[tuple[float, str]] = []
    if claim.trigger is not None:
        weights.append(voice_weight(claim.trigger))
    if claim.rule.startswith("part."):
        weights.append((-0.4, "a part without a verb of its own"))
    if not claim.counted and claim.money is None:
        weights.append((-1.0, "no figure"))
    elif claim.count.modifier == "exact":
        weights.append((0.3, "an exact figure"))
    if claim.score < 5:
        weights.append((-0.9, "far from its verb"))
    elif claim.score >= 9:
        weights.append((0.5, "right beside its verb"))
    if claim.phrase is not None and not claim.phrase.kinds:
        weights.append((-0.5, "a bare number"))
    if claim.phrase is not None and claim.phrase.kinds == {"thing"}:
        weights.append((-0.6, "a noun that is in no lexicon"))
    if claim.carried is not None:
        weights.append((-1.0, "the figure stands in the sentence before"))
    if claim.status != "done":
        weights.append((-0.3, f"{claim.status}, not done"))
    if claim.repeats:
        weights.append((0.4, "told more than once"))
    if claim.count.best == 0:
        weights.append((-0.3, "an explicit zero"))
    total = BASE + sum(weight for weight, _ in weights)
    return round(logistic(total), 3), (
        *(f"{'+' if weight > 0 else '-'} {reason}" for weight, reason in weights),
        *claim.reasons,
    )


def voice_weight(trigger: Trigger) -> tuple[float, str]:
    return VOICES[trigger.voice]


def logistic(value: float) -> float:
    return 1 / (1 + exp(-value))
