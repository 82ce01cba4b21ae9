"""A sentence that tells two operations: "Two were held in Kampot on Monday, and three more in Kandal the day after"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.extraction.agreement import contained, day_ranges, deepest, overlap
from articles.extraction.claims import Claim
from articles.extraction.document import Document
from articles.extraction.scenes import Scene, in_several_provinces, names_several
from articles.extraction.types import DateMention, PlaceMention

BOUNDARY = re.compile(r";|, and\b|, while\b|, whereas\b| but also\b| and\b|, then\b")


# A bare "and" parts two operations only where place and day both change.
BARE = frozenset({" and", ", then"})


def split_scenes(document: Document, scenes: Sequence[Scene]) -> list[Scene]:
    """The scenes, those that tell two operations cut in two, again and again."""
    return [part for scene in scenes for part in parts_of(document, scene)]


def parts_of(document: Document, scene: Scene) -> Iterator[Scene]:
    if len(scene.claims) < 2 or (len(scene.places) < 2 and len(scene.days) < 2) or is_header(document, scene):
        yield scene
        return
    span = scene.sentence.span
    for match in BOUNDARY.finditer(document.text, span.start, span.end):
        left, right = cut(scene, match.start())
        if (match[0] not in BARE and tells_two(left, right)) or tells_both(left, right):
            yield left
            yield from parts_of(document, right if right.days else replace(right, dates=left.dates))
            return
    yield scene


def is_header(document: Document, scene: Scene) -> bool:
    """Whether the sentence announces several operations in so many words: "in two separate raids"."""
    return scene.several and names_several([token.lower for token in document.tokens_of(scene.sentence)])


def cut(scene: Scene, at: int) -> tuple[Scene, Scene]:
    """What stands before a code point and what stands behind it."""
    sides = []
    for first in (True, False):
        places = [mention for mention in scene.places if (mention.span.start < at) is first]
        sides.append(
            replace(
                scene,
                claims=[claim for claim in scene.claims if (claim.at < at) is first],
                dates=[mention for mention in scene.dates if (mention.span.start < at) is first],
                places=places,
                several=scene.several and in_several_provinces(places),
                agencies=[mention for mention in scene.agencies if (mention.span.start < at) is first],
                offences=[mention for mention in scene.offences if (mention.span.start < at) is first],
                ordinal=scene.ordinal if first else 0,
                opens_paragraph=scene.opens_paragraph and first,
            )
        )
    return sides[0], sides[1]


def tells_two(left: Scene, right: Scene) -> bool:
    """Whether both sides tell figures of their own, with verbs of their own, at places or on days that exclude each other."""
    for side, other in ((left, right), (right, left)):
        if not any(claim.counted and not claim.statistic for claim in side.claims):
            return False
        if any(claim.total in other.claims or not has_own_verb(claim, side, other) for claim in side.claims):
            return False
    return apart(left.places, right.places) or days_apart(left.days, right.days)


def tells_both(left: Scene, right: Scene) -> bool:
    """Whether both sides tell figures at places and on days that exclude each other, be the verb told once: "nine were
    held in Kampot on Monday and four in Takeo on Tuesday"."""
    for side, other in ((left, right), (right, left)):
        if not any(claim.counted and not claim.statistic for claim in side.claims):
            return False
        if any(claim.total in other.claims for claim in side.claims):
            return False
    return apart(left.places, right.places) and days_apart(left.days, right.days)


def has_own_verb(claim: Claim, side: Scene, other: Scene) -> bool:
    """Whether the claim's verb stands on its own side: no figure of the other side lies nearer to it."""
    verb = claim.trigger_span.start
    return all(abs(claim.at - verb) <= abs(foreign.at - verb) for foreign in other.claims)


def apart(places: Sequence[PlaceMention], others: Sequence[PlaceMention]) -> bool:
    mine, theirs = deepest(places), deepest(others)
    return bool(mine and theirs) and not any(contained(a, b) for a in mine for b in theirs)


def days_apart(days: Sequence[DateMention], others: Sequence[DateMention]) -> bool:
    mine, theirs = day_ranges(days), day_ranges(others)
    return bool(mine and theirs) and not any(overlap(a, b) for a in mine for b in theirs)
