"""How likely each label is, given features: log-linear models, whose weights were learned from gold articles.

A file holds for each feature a weight for each label that it speaks for or against. `manage.py fit_weights` writes the
one that says what a figure's surroundings tell, `fit_confidence` the one that says how often a claim is right;
docs/extraction.md says when.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from articles.extraction.lexicon import FOLDER, LexiconError

# The fitted models: what a figure's surroundings say, and what the reasons for a claim are worth.
WEIGHTS, SURENESS = "weights.json", "confidence.json"
NOTHING = "none"
RIGHT, WRONG = "right", "wrong"
# Arrest and detention are one label: which of the two it was, the words around a figure seldom say.
CUSTODY = "custody"
# The feature that every phrase has: how common a label is.
ALWAYS = "always"
# By how much a probability may differ when its weights are added in another order.
ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Model:
    """`weights` gives for a feature its weights by label, only those that are not zero; `floors` how likely a label must
    be to be believed, for those labels that can be."""

    labels: Sequence[str]
    weights: Mapping[str, Mapping[str, float]]
    floors: Mapping[str, float]

    def likelihoods(self, features: Collection[str]) -> dict[str, float]:
        """The probability of each label; they add up to one. A feature that the model has not met says nothing."""
        sums = dict.fromkeys(self.labels, 0.0)
        for feature in self.known(features):
            for label, weight in self.weights[feature].items():
                sums[label] += weight
        return dict(zip(sums, softmax(list(sums.values())), strict=True))

    def believed(self, features: Collection[str]) -> tuple[str, float] | None:
        """The likeliest label and its probability, when it reaches its floor."""
        known = self.known(features)
        if not any(self.may_reach(label, floor, known) for label, floor in self.floors.items()):
            return None
        likelihoods = self.likelihoods(features)
        able = [label for label, floor in self.floors.items() if likelihoods[label] >= floor]
        label = max(able, key=lambda label: likelihoods[label], default=None)
        return (label, likelihoods[label]) if label is not None else None

    def known(self, features: Collection[str]) -> list[str]:
        """Those features that have weights, in one order: sums of floats depend on it."""
        found = sorted(self.weights.keys() & features)
        return [ALWAYS, *found] if ALWAYS in self.weights else found

    def may_reach(self, label: str, floor: float, known: Sequence[str]) -> bool:
        """Whether a label reaches its floor against "none" alone, without which it does not against them all."""
        lead = sum(self.weight(feature, label, NOTHING) for feature in known)
        return 1 / (1 + exp(-lead)) > floor - ROUNDING

    def reasons(self, features: Collection[str], label: str, most: int = 3) -> list[str]:
        """The features that speak most for a label against "none", the strongest first."""
        gains = {feature: self.weight(feature, label, NOTHING) for feature in features}
        return sorted((f for f in gains if gains[f] > 0), key=lambda f: (-gains[f], f))[:most]

    def weight(self, feature: str, label: str, other: str) -> float:
        """How much a feature speaks for a label against another one."""
        weights = self.weights.get(feature, {})
        return weights.get(label, 0.0) - weights.get(other, 0.0)


def softmax(sums: Sequence[float]) -> list[float]:
    """Probabilities in proportion to the exponentials of the sums."""
    highest = max(sums)
    powers = [exp(value - highest) for value in sums]
    total = sum(powers)
    return [power / total for power in powers]


@cache
def model() -> Model:
    """The fitted model of surroundings. Raises LexiconError when its file cannot be used."""
    return read_model(WEIGHTS)


@cache
def sureness() -> Model:
    """The fitted model of what is right, by reasons in words. Raises LexiconError when its file cannot be used."""
    return read_model(SURENESS)


def read_model(name: str) -> Model:
    try:
        return Model(**json.loads((FOLDER / name).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise LexiconError(f"{name}: cannot be read: {error!r}") from error
