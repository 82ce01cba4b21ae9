"""Which claims belong to one operation.

The sentences are read in order. A sentence opens a new operation when it says so ("the second raid"), or when its day
or its place cannot be that of the operation under way; otherwise it goes on with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.extraction.agreement import (
    contained,
    day_ranges,
    deepest,
    is_coarse,
    located,
    overlap,
)
from articles.extraction.claims import COURT_KINDS, Claim
from articles.extraction.groups import Group
from articles.extraction.scenes import Scene
from articles.extraction.types import DateMention, PlaceMention

# How far back a sentence looks for its operation.
MOST_GROUPS = 40
MOST_CLAIMS = 80
# The place in the order of an operation that is told as the biggest of several: a child that is never given back.
GREATEST = 99
AFTERMATH = COURT_KINDS | {"deportation", "warning"}
# How many sentences before the first figure may tell when and where it was.
MOST_LEADS = 4


@dataclass(slots=True)
class Setting:
    """Where a sentence stands: its own day, place and words of order, else those of the sentence that set the scene
    before it in the same paragraph ("The second raid was on April 28 in the capital. It yielded 38 tons")."""

    days: list[DateMention]
    places: list[PlaceMention]
    ordinal: int
    several: bool
    stage: Scene | None = None
    greatest: bool = False


def setting_of(scene: Scene, stage: Scene | None) -> Setting:
    if stage is None or scene.ordinal or scene.days:
        return Setting(scene.told_days, scene.places, scene.ordinal, scene.several, greatest=scene.greatest)
    places = scene.places if located(scene.places) else [*stage.places, *scene.places]
    return Setting(stage.days, places, stage.ordinal, scene.several, stage)


def follows(claims: Sequence[Claim], group: Group) -> bool:
    """Whether a sentence only tells what became of the operation's own people: "the 106 were handed over on Friday"."""
    if not claims or not all(
        claim.kind in AFTERMATH and claim.counted and claim.phrase is not None and claim.phrase.definite
        for claim in claims
    ):
        return False
    told = figures_of(group.claims[-MOST_CLAIMS:])
    return all(claim.figure in told for claim in claims)


def completes(lead: Scene, setting: Setting) -> bool:
    """Whether a sentence before the first figure says what that one does not: the day, or with a deed the place."""
    if lead.several:
        return False  # it announces them all
    if lead.told_days and not setting.days:
        return True
    opens = lead.acts or lead.opens_paragraph
    return opens and bool(located(lead.places)) and not located(setting.places)


def sets_stage(scene: Scene, current: Group | None) -> bool:
    """Whether a sentence without a figure turns to another day, another place or the next of several."""
    if scene.ordinal:
        return True
    if current is None:
        return bool(scene.days or located(scene.places))
    opening = [
        mention for mention in located(scene.places) if mention.span.start - scene.sentence.span.start < 40
    ]
    turns = scene.acts or scene.opens_paragraph
    return bool(scene.days or (opening and turns)) and conflicts(scene, current)


def group_operations(scenes: Sequence[Scene]) -> list[Group]:
    """The operations of an article in the order in which it tells them; headings and captions only add to them."""
    groups: list[Group] = []
    current: Group | None = None
    stage: Scene | None = None
    leads: list[Scene] = []
    before: Scene | None = None
    last: Scene | None = None
    for scene in scenes:
        if scene.sentence.zone != "body":
            continue
        before = last if last is not None and last.sentence.paragraph == scene.sentence.paragraph else None
        last = scene
        if stage is not None and stage.sentence.paragraph != scene.sentence.paragraph:
            stage = None
        claims = [claim for claim in scene.claims if not claim.statistic]
        opens = bool(claims) or (scene.deed and bool(scene.days) and bool(scene.places or scene.agencies))
        if not opens:
            if sets_stage(scene, current):
                stage = scene
            if current is None:
                leads.append(scene)
            else:
                told = scene.acts and bool(scene.places or scene.days) and not conflicts(scene, current)
                told = told and not is_coarse(scene.days)
                current.take(scene) if told else current.context.append(scene)
            continue
        if current is not None and follows(claims, current):
            current.claims.extend(claims)
            current.context.append(scene)
            continue
        home = None if scene.told_days or located(scene.places) else home_of(claims, groups)
        if home is not None:
            home.claims.extend(claims)
            home.context.append(scene)
            continue
        if claims and stage is None and scene.there and not located(scene.places):
            stage = before if before is not None and located(before.places) and not before.claims else None
        setting = setting_of(scene, stage if claims else None)
        current = choose(setting, bool(claims), groups, current)
        if setting.stage is not None:
            current.take(setting.stage)
        if claims:
            stage = None
        current.take(scene)
        for lead in leads[-MOST_LEADS:]:
            if completes(lead, setting) and not conflicts(lead, current):
                current.take(lead)
        leads.clear()
        current.claims.extend(claims)
        current.is_header = current.is_header or scene.several
    figures = [figures_of(group.claims) for group in groups]
    for scene in scenes:
        if scene.sentence.zone != "body":
            add_outer(scene, groups, figures)
    return groups


def home_of(claims: Sequence[Claim], groups: Sequence[Group]) -> Group | None:
    """The operation that holds the totals of a sentence that tells nothing but parts."""
    totals = [claim.total for claim in claims]
    if not all(claim.total is not None and claim.rule.startswith("part.") for claim in claims):
        return None
    inside = {id(total) for total in totals} - {id(claim) for claim in claims}
    for group in reversed(groups[-MOST_GROUPS:]):
        if inside & {id(claim) for claim in group.claims}:
            return (
                group if inside <= {id(claim) for claim in group.claims} | {id(c) for c in claims} else None
            )
    return None


def choose(scene: Setting, has_claims: bool, groups: list[Group], current: Group | None) -> Group:
    """The operation that a sentence goes on with, a new one when none fits."""
    if current is None:
        return opened(groups, Group(ordinal=scene.ordinal))
    if scene.ordinal:
        same = next((group for group in groups if group.ordinal == scene.ordinal), None)
        if same is not None:
            return same
        if scene.ordinal == 1 and not current.is_header and not current.ordinal:
            current.ordinal = 1
            return current
        header = current.header or (current if current.is_header else None)
        return opened(groups, Group(ordinal=scene.ordinal, header=header))
    if not has_claims:
        return current
    if scene.greatest and current.header is None and (scene.days or scene.places):
        return opened(groups, Group(ordinal=GREATEST, header=current))
    if narrows(scene, current):
        same = next(
            (
                group
                for group in groups
                if group.header is current.header and group is not current and shares(scene, group)
            ),
            None,
        )
        return same or opened(groups, Group(header=current if current.is_header else current.header))
    if not conflicts(scene, current):
        return current
    fitting = [group for group in groups[-MOST_GROUPS:] if group is not current and shares(scene, group)]
    if fitting and (scene.several or not announces(fitting[-1])):
        return fitting[-1]
    if fitting:
        return opened(groups, Group(header=fitting[-1]))
    header = current.header if current.header is not None and not conflicts(scene, current.header) else None
    return opened(groups, Group(header=header))


def announces(group: Group) -> bool:
    """Whether the operation was told as several, each of which may follow: at different places, or without a figure."""
    if not group.is_header:
        return False
    return not group.claims or len({place.key or place.printed for place in located(group.places())}) > 1


def narrows(scene: Setting, group: Group) -> bool:
    """Whether the sentence turns to one place of an operation that was told of several: "In Kratie, police detained 20"."""
    if not group.is_header or scene.several:
        return False
    mine = located(scene.places)
    return bool(mine) and not conflicts(scene, group)


def opened(groups: list[Group], group: Group) -> Group:
    groups.append(group)
    return group


def conflicts(scene: Scene | Setting, group: Group) -> bool:
    """Whether the sentence's day or place cannot be the group's."""
    days = scene.days
    if days:
        told = group.days()
        mine, theirs = day_ranges(days), day_ranges(told or group.days_around())
        if mine and theirs and not any(overlap(a, b) for a in mine for b in theirs):
            return True
        if is_coarse(days) and group.claims:
            if not told or any(mention.precision == "day" for mention in told):
                return True  # nobody tells a deed first and its month later
    places = deepest(scene.places)
    others = deepest(group.places()) if places else []
    return bool(places and others) and not any(contained(a, b) for a in places for b in others)


def shares(scene: Setting, group: Group) -> bool:
    """Whether the sentence has a day or a place of the group and contradicts neither."""
    mine, theirs = day_ranges(scene.days), day_ranges(group.days())
    places, others = located(scene.places), located(group.places())
    same_day = any(overlap(a, b) for a in mine for b in theirs)
    same_place = any(contained(a, b) for a in places for b in others)
    return (same_day or same_place) and not conflicts(scene, group)


def figures_of(claims: Sequence[Claim]) -> set[object]:
    return {claim.figure for claim in claims if claim.counted}


def add_outer(scene: Scene, groups: list[Group], told: list[set[object]]) -> None:
    """A heading or a caption joins the operation whose figure it repeats, else the first that it does not contradict.

    `told` are the figures of each operation's body.
    """
    figures = figures_of(scene.claims)
    claims = [claim for claim in scene.claims if not claim.statistic]
    by_figure = (
        next((group for group, own in zip(groups, told, strict=True) if figures & own), None)
        if figures
        else None
    )
    group = by_figure or next((group for group in groups[:MOST_GROUPS] if not conflicts(scene, group)), None)
    if group is None:
        return
    if scene.sentence.zone == "caption":
        if pictures(scene, group):
            group.take(scene)
    else:
        group.context.append(scene)
    group.claims.extend(claims)


def pictures(scene: Scene, group: Group) -> bool:
    """Whether a caption shows the operation itself: what it tells, or where or when it was. A day alone is the picture's."""
    return (
        scene.acts
        or bool(scene.claims)
        or not scene.days
        or any(overlap(a, b) for a in day_ranges(scene.days) for b in day_ranges(group.days()))
    )
