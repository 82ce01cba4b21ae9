"""Articles that are reports of a period from end to end: what their rules left as an operation is one more figure."""

from __future__ import annotations

from collections.abc import Sequence

from articles.extraction.circumstances import Story, date_of
from articles.extraction.claims import Claim
from articles.extraction.groups import Group

# How many figures of a period make a report, and how many times those of all operations.
LEAST = 5
SHARE = 1.5


def is_report(groups: Sequence[Group], story: Story, statistics: Sequence[Claim]) -> bool:
    """Whether nearly all figures are a period's and nothing is told of any day: "customs seized 2,300 tonnes of meat" in
    a half-year's report."""
    told = {id(claim) for group in groups for claim in group.claims}
    if len(statistics) < max(LEAST, SHARE * len(told)):
        return False
    return not any(scene.told_days for group in groups for scene in group.scenes) and all(
        (found := date_of(group, story)) is None or found.precision not in ("day", "week") for group in groups
    )


def figures_of_report(groups: Sequence[Group]) -> list[Claim]:
    """The figures that such operations hold, which are the report's; a heading's round figure is told in the body."""
    return [
        claim
        for group in groups
        for claim in group.claims
        if claim.counted and claim.status == "done" and claim.sentence.zone == "body"
    ]
