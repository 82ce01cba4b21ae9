"""Which claims belong to one operation, and the operation's date, places, agencies and offences.

The sentences are read in order. A sentence opens a new operation when it says so ("the second raid"), or when its day
or its place cannot be that of the operation under way; otherwise it goes on with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.extraction.claims import Claim
from articles.extraction.scenes import Scene
from articles.extraction.types import AgencyMention, DateMention, OffenceMention, PlaceMention

ACTING = frozenset({"lead", "participant", "coordinating"})
DEPTH = {"country": 0, "province": 1, "district": 2, "commune": 3, "village": 4, "site": 5}


@dataclass(slots=True, eq=False)
class Group:
    """An operation in the making. `header` is the operation that announced it and lends what it does not say itself."""

    claims: list[Claim] = field(default_factory=list)
    scenes: list[Scene] = field(default_factory=list)
    context: list[Scene] = field(default_factory=list)
    ordinal: int = 0
    header: Group | None = None
    is_header: bool = False

    def days(self) -> list[DateMention]:
        """Its own dates, else its header's."""
        own = sharpest([mention for scene in self.scenes for mention in scene.days])
        return own if own or self.header is None else self.header.days()

    def places(self) -> list[PlaceMention]:
        return [mention for scene in self.scenes for mention in scene.places]


def group_operations(scenes: Sequence[Scene]) -> list[Group]:
    """The operations of an article in the order in which it tells them; headings and captions only add to them."""
    groups: list[Group] = []
    current: Group | None = None
    for scene in scenes:
        if scene.sentence.zone != "body":
            continue
        claims = [claim for claim in scene.claims if not claim.statistic]
        opens = bool(claims) or (scene.deed and bool(scene.days) and bool(scene.places or scene.agencies))
        if not opens:
            if current is not None:
                told = scene.deed and bool(scene.places or scene.days) and not conflicts(scene, current)
                (current.scenes if told else current.context).append(scene)
            continue
        current = choose(scene, bool(claims), groups, current)
        current.scenes.append(scene)
        current.claims.extend(claims)
        current.is_header = current.is_header or scene.several
    for scene in scenes:
        if scene.sentence.zone != "body":
            add_outer(scene, groups)
    return groups


def choose(scene: Scene, has_claims: bool, groups: list[Group], current: Group | None) -> Group:
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
    fitting = [group for group in groups if group is not current and shares(scene, group)]
    return fitting[-1] if fitting else opened(groups, Group())


def narrows(scene: Scene, group: Group) -> bool:
    """Whether the sentence turns to one place of an operation that was told of several: "In Kratie, police detained 20"."""
    if not group.is_header or scene.several:
        return False
    mine = located(scene.places)
    return bool(mine) and not conflicts(scene, group)


def sharpest(mentions: list[DateMention]) -> list[DateMention]:
    """Without the weeks and months that a day among them makes precise."""
    return [
        mention
        for mention in mentions
        if mention.precision == "day"
        or not any(within_range(other, mention) for other in mentions if other is not mention)
    ]


def opened(groups: list[Group], group: Group) -> Group:
    groups.append(group)
    return group


def conflicts(scene: Scene, group: Group) -> bool:
    """Whether the sentence's day or place cannot be the group's."""
    mine, theirs = day_ranges(scene.days), day_ranges(group.days())
    if mine and theirs and not any(overlap(a, b) for a in mine for b in theirs):
        return True
    places, others = located(scene.places), located(group.places())
    if places and others and not any(contained(a, b) for a in places for b in others):
        return True
    return False


def shares(scene: Scene, group: Group) -> bool:
    """Whether the sentence has a day or a place of the group and contradicts neither."""
    mine, theirs = day_ranges(scene.days), day_ranges(group.days())
    places, others = located(scene.places), located(group.places())
    same_day = any(overlap(a, b) for a in mine for b in theirs)
    same_place = any(contained(a, b) for a in places for b in others)
    return (same_day or same_place) and not conflicts(scene, group)


def day_ranges(mentions: Sequence[DateMention]) -> list[tuple[int, int]]:
    """Day-precise and week-precise dates as ranges of day numbers; an open end reaches far."""
    return [
        (
            mention.start.toordinal(),
            mention.end.toordinal() if mention.end is not None else mention.start.toordinal() + 400,
        )
        for mention in mentions
        if mention.start is not None
    ]


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def located(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    return [mention for mention in mentions if mention.key and mention.level not in ("country", "site")]


def contained(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether one place is the other or lies in it."""
    return a.key == b.key or a.key in b.path or b.key in a.path


def add_outer(scene: Scene, groups: list[Group]) -> None:
    """A heading or a caption joins the operation whose figure it repeats, else the first that it does not contradict."""
    if not groups:
        return
    figures = {claim.figure for claim in scene.claims if claim.counted}
    claims = [claim for claim in scene.claims if not claim.statistic]
    by_figure = next(
        (group for group in groups if figures & {claim.figure for claim in group.claims if claim.counted}),
        None,
    )
    group = by_figure or next((group for group in groups if not conflicts(scene, group)), None)
    if group is None:
        return
    if scene.sentence.zone == "caption":
        group.scenes.append(scene)
    else:
        group.context.append(scene)
    group.claims.extend(claims)


def offences_of(group: Group, scenes: Sequence[Scene], alone: bool) -> list[OffenceMention]:
    """The offences of the paragraphs that tell the operation; of the heading and the lead too when it is the only one."""
    paragraphs = {scene.sentence.paragraph for scene in group.scenes}
    lead = next((scene.sentence.paragraph for scene in scenes if scene.sentence.zone == "body"), -1)
    found: dict[str, OffenceMention] = {}
    for scene in scenes:
        own = scene.sentence.paragraph in paragraphs
        outer = alone and (scene.sentence.zone != "body" or scene.sentence.paragraph == lead)
        if own or outer:
            for mention in scene.offences:
                found.setdefault(mention.offence, mention)
    if group.header is not None:
        for mention in offences_of(group.header, scenes, False):
            found.setdefault(mention.offence, mention)
    return list(found.values())


def agencies_of(group: Group, scenes: Sequence[Scene], alone: bool) -> list[AgencyMention]:
    """The authorities that act in the operation's paragraphs; anywhere in the article when it is the only one."""
    paragraphs = {scene.sentence.paragraph for scene in (*group.scenes, *group.context)}
    found: dict[str, AgencyMention] = {}
    for scene in scenes:
        if alone or scene.sentence.paragraph in paragraphs:
            for mention in scene.agencies:
                if mention.role in ACTING:
                    found.setdefault(mention.name, mention)
    if group.header is not None:
        for mention in agencies_of(group.header, scenes, False):
            found.setdefault(mention.name, mention)
    return list(found.values())


def places_of(group: Group, scenes: Sequence[Scene], alone: bool) -> list[PlaceMention]:
    """The places of the operation's own sentences, and of those around them what does not contradict these.

    The header's places follow. A sentence that runs through many provinces, or tells a statistic, places nothing.
    """
    own = [
        mention
        for scene in group.scenes
        if not lists_provinces(scene)
        for mention in scene.places
        if not in_dateline(scene, mention)
    ]
    paragraphs = {scene.sentence.paragraph for scene in group.scenes if scene.sentence.zone == "body"}
    chosen = list(own)
    for scene in surroundings(group, scenes, paragraphs, alone):
        near = scene.sentence.paragraph in paragraphs
        fitting = [
            mention
            for mention in scene.places
            if not in_dateline(scene, mention)
            and belongs(mention, chosen, near or (alone and (bool(mention.key) or mention.level == "site")))
        ]
        chosen.extend(fitting)
    found: dict[str, PlaceMention] = {}
    for mention in chosen:
        if mention.level != "country":
            found.setdefault(mention.key or f"{mention.level} {mention.printed.lower()}", mention)
    if group.header is not None:
        for mention in places_of(group.header, scenes, False):
            if belongs(mention, chosen, False):
                found.setdefault(mention.key or f"{mention.level} {mention.printed.lower()}", mention)
    return list(found.values())


def surroundings(group: Group, scenes: Sequence[Scene], paragraphs: set[int], alone: bool) -> list[Scene]:
    """The sentences around an operation's own, its paragraphs first; without statistics and lists of provinces."""
    own = set(map(id, group.scenes))
    near = [scene for scene in scenes if scene.sentence.paragraph in paragraphs and id(scene) not in own]
    wider = [
        scene
        for scene in (scenes if alone else group.context)
        if id(scene) not in own and scene.sentence.zone != "heading"
    ]
    told = [*near, *(scene for scene in wider if scene not in near)]
    return [
        scene
        for scene in told
        if not (scene.claims and not (alone and scene.sentence.zone == "caption"))
        and not lists_provinces(scene)
    ]


def belongs(mention: PlaceMention, chosen: Sequence[PlaceMention], near: bool) -> bool:
    """Whether a place around an operation can be its own: it makes one of the places more precise, or is the only one."""
    if mention.level == "country":
        return False
    if mention.level == "site" or not mention.key:
        return near
    others = located(chosen)
    if not others:
        return near
    return any(contained(mention, other) for other in others)


def lists_provinces(scene: Scene) -> bool:
    return len({mention.key for mention in scene.places if mention.level == "province"}) > 4


def in_dateline(scene: Scene, mention: PlaceMention) -> bool:
    """Whether the place only says where the story was written: "PHNOM PENH, March 24 – "."""
    return scene.dateline_end > mention.span.start


def date_of(group: Group, scenes: Sequence[Scene]) -> DateMention | None:
    """The operation's date: of its own sentences, its paragraphs, its header, its context; a day before a month.

    An explicit range wins over its first day, and "since" is closed by the last later day that the operation names.
    """
    paragraphs = {scene.sentence.paragraph for scene in group.scenes}
    near = [
        scene for scene in scenes if scene.sentence.paragraph in paragraphs and scene.sentence.zone == "body"
    ]
    own = best_date([mention for scene in group.scenes for mention in scene.days])
    if own is not None and own.precision == "day":
        return own
    around = [mention for source in (near, group.context) for scene in source for mention in scene.days]
    if own is not None:
        return best_date([mention for mention in around if within_range(mention, own)]) or own
    beside = best_date([mention for scene in near for mention in scene.days])
    if beside is not None:
        return beside
    if group.header is not None:
        return date_of(group.header, scenes)
    return best_date(around)


def within_range(inner: DateMention, outer: DateMention) -> bool:
    """Whether a date makes a coarser one more precise."""
    if inner.start is None or inner.end is None or outer.start is None or outer.end is None:
        return False
    return inner is outer or (
        inner.precision == "day" and outer.start <= inner.start and inner.end <= outer.end
    )


def best_date(mentions: Sequence[DateMention]) -> DateMention | None:
    if not mentions:
        return None
    ranks = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}

    def rank(item: tuple[int, DateMention]) -> tuple[int, int, int]:
        at, mention = item
        ranged = mention.end is not None and mention.start is not None and mention.end > mention.start
        return ranks[mention.precision], 0 if ranged and mention.precision == "day" else 1, at

    return min(enumerate(mentions), key=rank)[1]
