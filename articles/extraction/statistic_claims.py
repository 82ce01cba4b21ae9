"""The claims of an article with the features by which a fitted model tells statistics from an operation's figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from articles.extraction.claims import Claim
from articles.extraction.scenes import Scene
from articles.extraction.statistic_features import features_of_claim
from articles.extraction.statistics import ACCEPTED, weigh


def features_of_claims(
    words: list[str], scenes: Sequence[Scene], published: date | None
) -> Iterator[tuple[Claim, set[str]]]:
    """Each counted claim of the scenes with its features, in order."""
    goes_on = False
    for index, scene in enumerate(scenes):
        for claim in scene.claims:
            if claim.count.best is None:
                continue
            weights = list(weigh(words, scene, claim, published))
            reasons = [reason for _, reason in weights]
            yield claim, features_of_claim(words, scenes, index, claim, reasons, goes_on=goes_on)
            goes_on = sum(points for points, _ in weights) >= ACCEPTED
