"""Learns from gold articles what the reasons for a claim are worth.

An example is a figure that the engine proposed, with its reasons in words, right or wrong by gold. Where rules were
written by an article, more is right than elsewhere: a feature of its own takes that up, and is then left out, so that a
confidence speaks of articles that nobody has read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from articles.evaluation.calibration import ROWS
from articles.evaluation.fitting import Example, weigh
from articles.evaluation.scoring import Scored
from articles.extraction.likelihood import RIGHT, WRONG, Model

READ = "rules were written by its article"
SIGNS = ("+ ", "- ")


def judged_examples(rows: Mapping[str, Scored]) -> Iterator[Example]:
    """An example for each proposed figure of the scored articles."""
    for name in ROWS:
        for article, cell in rows[name].cells.items():
            for label, items in ((RIGHT, cell.found), (WRONG, cell.extra)):
                for item in items:
                    reasons = (reason[2:] for reason in item.source["reasons"] if reason.startswith(SIGNS))
                    yield Example(article, label, frozenset(reasons), True)


def fit_sureness(read: Sequence[Example], unread: Sequence[Example]) -> Model:
    """The model that gives a claim's chance of being right, by its reasons. Rules were written by the articles of the
    first examples, and by none of the others'."""
    marked = [replace(example, features=example.features | {READ}) for example in read]
    model = weigh([*marked, *unread])
    return replace(model, weights={name: own for name, own in model.weights.items() if name != READ})
