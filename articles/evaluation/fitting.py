"""Learns from gold articles what the surroundings of a figure say: examples, and the weights fitted to them.

An example is a counted phrase of a gold article with its features and the kind of the gold figure that it prints,
"none" where gold has no such figure. Phrases that a rule has claimed are examples as well: with what kind of noun beside
what kind of verb something is an arrest can be learned from them, although the model is asked about the others only.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from articles.evaluation.records import Record, counted, figures
from articles.extraction.findings import Findings
from articles.extraction.likelihood import ALWAYS, CUSTODY, NOTHING, Model, softmax
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.surroundings import features_of, noun_stem
from articles.extraction.types import SITE_KINDS
from articles.extraction.unclaimed import figure_of, settings_of

# Figures that say nothing of which noun they count: below this one, gold's noun and the phrase's must share a word.
SMALL = 4
# Passes over the examples, the first step's length, and how strongly weights are drawn to zero.
PASSES, STEP, DECAY = 12, 0.3, 0.05
# A label is believed from the likelihood on at which it is right so often, over at least so many figures, in articles
# that the model has not seen.
WANTED, FEWEST, FOLDS = 0.85, 10, 5
GRID = [step / 20 for step in range(6, 20)]
RAREST = 2
SMALLEST_WEIGHT = 0.02
WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Example:
    article: str
    label: str
    features: frozenset[str]
    claimed: bool


def examples_of(name: str, found: Findings, gold: Record) -> Iterator[Example]:
    """An example for each phrase of an article that prints a figure of two or more."""
    printed = counted(figures(gold))
    for setting in settings_of(found.document, found.words, found.phrases, found.claims):
        for phrase in setting.phrases:
            figure = figure_of(phrase)
            if figure is None:
                continue
            start = found.document.tokens[phrase.first].start
            others = [claim for claim in setting.here if claim.at != start and claim.phrase is not phrase]
            features = features_of(replace(setting, here=others), phrase)
            label = label_of(phrase, [other for other in printed if other["count"] == float(figure)])
            yield Example(name, label, frozenset(features), len(others) < len(setting.here))


def label_of(phrase: NounPhrase, same: Sequence[Record]) -> str:
    """The kind of the gold figure that a phrase prints, among those of its number."""
    fitting = [figure for figure in same if can_be(phrase, figure["kind"])]
    named = [figure for figure in fitting if words_of(phrase.who) & words_of(figure.get("who") or "")]
    figure = figure_of(phrase)
    is_small = figure is not None and figure < SMALL
    chosen = named or ([] if is_small and phrase.who else fitting)
    kind = str(chosen[0]["kind"]) if chosen else NOTHING
    return CUSTODY if kind in ("arrest", "detention") else kind


def words_of(printed: str) -> set[str]:
    return {noun_stem(word) for word in WORD.findall(printed.lower())}


def can_be(phrase: NounPhrase, kind: str) -> bool:
    """Whether what the phrase counts can be what the kind counts."""
    if not phrase.kinds:
        return True
    if kind == "seizure":
        return not phrase.kinds.isdisjoint({"goods", "vehicle", "thing", "land", "site"})
    if kind in SITE_KINDS:
        return not phrase.kinds.isdisjoint({"site", "thing", "goods", "land"})
    return not phrase.kinds.isdisjoint({"person", "officer", "thing", "vehicle", "case"})


def fit(examples: Sequence[Example], unread: Collection[str]) -> Model:
    """The model of the examples. The floors hold for articles that nobody has seen: they are measured on those of
    `unread` alone, by whose errors no rule was written. The same examples give the same model."""
    return replace(weigh(examples), floors=floors(examples, unread))


def floors(examples: Sequence[Example], unread: Collection[str]) -> dict[str, float]:
    """How likely each label must be so that it is right often enough, by likelihoods from models that were fitted without
    the article. A label that never is has no floor."""
    articles = sorted(unread)
    seen: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for fold in range(FOLDS):
        held = set(articles[fold::FOLDS])
        model = weigh([example for example in examples if example.article not in held])
        for example in examples:
            if example.article in held and not example.claimed:
                for label, likelihood in model.likelihoods(example.features).items():
                    if label != NOTHING:
                        seen[label].append((likelihood, label == example.label))
    found = {label: lowest_floor(pairs) for label, pairs in sorted(seen.items())}
    return {label: floor for label, floor in found.items() if floor is not None}


def lowest_floor(pairs: Sequence[tuple[float, bool]]) -> float | None:
    for floor in GRID:
        right = [is_right for likelihood, is_right in pairs if likelihood >= floor]
        if len(right) >= FEWEST and sum(right) >= WANTED * len(right):
            return floor
    return None


def weigh(examples: Sequence[Example]) -> Model:
    """The log-linear model of the examples, by stochastic gradient descent with a step of its own for each weight
    (AdaGrad)."""
    labels = sorted({example.label for example in examples})
    uses = Counter(feature for example in examples for feature in example.features)
    rows = [
        (labels.index(example.label), [ALWAYS, *sorted(f for f in example.features if uses[f] >= RAREST)])
        for example in examples
    ]
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(labels))
    slopes: dict[str, list[float]] = defaultdict(lambda: [1e-6] * len(labels))
    order = random.Random(0)  # noqa: S311
    for _ in range(PASSES):
        order.shuffle(rows)
        for right, features in rows:
            likelihoods = softmax([sum(weights[f][label] for f in features) for label in range(len(labels))])
            for label, likelihood in enumerate(likelihoods):
                error = likelihood - (label == right)
                for feature in features:
                    own, slope = weights[feature], slopes[feature]
                    gradient = error + (DECAY * own[label] if feature != ALWAYS else 0.0)
                    slope[label] += gradient * gradient
                    own[label] -= STEP * gradient / sqrt(slope[label])
    return Model(labels, {feature: sparse(labels, own) for feature, own in sorted(weights.items())}, {})


def sparse(labels: Sequence[str], weights: Sequence[float]) -> Mapping[str, float]:
    return {
        label: round(weight, 2)
        for label, weight in zip(labels, weights, strict=True)
        if abs(weight) >= SMALLEST_WEIGHT
    }


def as_json(model: Model) -> str:
    """A model as its file has it: one feature a line, so that a change of the weights can be read."""
    rows = [
        f"{json.dumps(feature)}: {json.dumps(weights)}"
        for feature, weights in model.weights.items()
        if weights
    ]
    head = f'{{"labels": {json.dumps(model.labels)},\n"floors": {json.dumps(model.floors)},\n"weights": {{\n'
    return head + ",\n".join(rows) + "\n}}\n"
