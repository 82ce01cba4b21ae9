"""Articles that give a period's figures from their first sentence on: a bulletin, a yearly report, the tally of a campaign."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from articles.extraction.grammar import grammar
from articles.extraction.periods import is_period
from articles.extraction.scenes import SINGULAR_DEEDS, Scene

REPORT = grammar("report")
BULLETIN = grammar("bulletin")
# A day this far back, behind "since", opens a period.
LONG_AGO = 25
# How many sentences of the body open an article.
OPENING = 2
# One deed seldom has such a figure.
MANY = 100


def opens_bulletin(words: Sequence[str], scenes: Sequence[Scene], published: date | None) -> bool:
    """Whether heading and first paragraph give figures of a period as a report does, or large ones, and nothing is told of
    a day of its own."""
    body = [scene for scene in scenes if scene.sentence.zone == "body"]
    opening = [scene for scene in body[:OPENING] if scene.sentence.paragraph == body[0].sentence.paragraph]
    heading = [scene for scene in scenes[:1] if scene.sentence.zone == "heading"]
    spanning = [scene for scene in (*heading, *opening) if spans(words, scene, published)]
    if not spanning:
        return False
    if not any(is_reported(words, scene) for scene in (*heading, *opening)):
        if not any(counts_many(scene) for scene in spanning):
            return False
    return not any(tells_day(words, scene, published) for scene in body)


def counts_many(scene: Scene) -> bool:
    """Whether a sentence has a figure that one deed seldom has."""
    return any(claim.status == "done" and (claim.count.best or 0) >= MANY for claim in scene.claims)


def spans(words: Sequence[str], scene: Scene, published: date | None) -> bool:
    """Whether a sentence names a month, a year or a longer period, or one that began long ago and goes on."""
    own = words[scene.sentence.first : scene.sentence.last]
    return any(
        is_period(mention) or (mention.precision == "year" and not mention.vetoed) for mention in scene.dates
    ) or ("since" in own and any(is_long_ago(mention.start, published) for mention in scene.dates))


def is_long_ago(day: date | None, published: date | None) -> bool:
    return day is not None and published is not None and (published - day).days > LONG_AGO


def is_reported(words: Sequence[str], scene: Scene) -> bool:
    own = words[scene.sentence.first : scene.sentence.last]
    return not (REPORT.isdisjoint(own) and BULLETIN.isdisjoint(own)) or ("number", "of") in pairwise(own)


def tells_day(words: Sequence[str], scene: Scene, published: date | None) -> bool:
    """Whether a sentence tells a deed of a day or a week of its own: no report from end to end."""
    own = words[scene.sentence.first : scene.sentence.last]
    return any(claim.status == "done" for claim in scene.claims) and any(
        mention.precision in ("day", "week")
        and mention.relation not in ("since", "until", "before", "after")
        and not mention.vetoed
        and not ("since" in own and is_long_ago(mention.start, published))
        for mention in scene.dates
    )


def tells_one_deed(words: Sequence[str], scene: Scene) -> bool:
    """ "In one raid ...": a deed of its own, which a report only mentions."""
    return not SINGULAR_DEEDS.isdisjoint(words[scene.sentence.first : scene.sentence.last])
