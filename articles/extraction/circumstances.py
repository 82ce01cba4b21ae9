"""When and where an operation was: what its own sentences and those around them say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property

from articles.extraction.agreement import contained, located, within_range
from articles.extraction.gazetteer import gazetteer
from articles.extraction.groups import Group
from articles.extraction.knowledge import Knowledge
from articles.extraction.scenes import Scene
from articles.extraction.types import AgencyMention, DateMention, PlaceMention

BELOW = frozenset({"district", "commune", "village"})
# How many sentences before an operation's first figure may tell how long it lasted.
LONGEST_RUN_UP = 4
VICTIM_KINDS = frozenset({"death", "injury"})


@dataclass(frozen=True)
class Story:
    """The scenes of an article, and those of each paragraph."""

    scenes: Sequence[Scene]
    paragraphs: dict[int, list[Scene]] = field(default_factory=dict)

    @classmethod
    def told_by(cls, scenes: Sequence[Scene]) -> Story:
        story = cls(scenes)
        for scene in scenes:
            story.paragraphs.setdefault(scene.sentence.paragraph, []).append(scene)
        return story

    @cached_property
    def outer(self) -> frozenset[int]:
        """The paragraphs that speak for the whole article: the headings, the captions and the first of the body."""
        lead = next((scene.sentence.paragraph for scene in self.scenes if scene.sentence.zone == "body"), -1)
        return frozenset(
            {lead} | {scene.sentence.paragraph for scene in self.scenes if scene.sentence.zone != "body"}
        )

    @cached_property
    def foremost(self) -> frozenset[str]:
        """The offences of which these speak."""
        return frozenset(mention.offence for scene in self.of(self.outer) for mention in scene.offences)

    def of(self, paragraphs: Iterable[int]) -> list[Scene]:
        """The scenes of some paragraphs, in the order of the text."""
        return [scene for paragraph in sorted(paragraphs) for scene in self.paragraphs.get(paragraph, ())]


def places_of(group: Group, story: Story, alone: bool) -> list[PlaceMention]:
    """The places of the operation's own sentences, and of those around them what does not contradict these.

    The header's places follow. A sentence that runs through many provinces, or tells a statistic, places nothing.
    """
    found: dict[str, PlaceMention] = {}
    for scene in group.scenes:
        if not lists_provinces(scene):
            keep(found, [mention for mention in scene.places if not in_dateline(scene, mention)])
    paragraphs = {scene.sentence.paragraph for scene in group.scenes if scene.sentence.zone == "body"}
    for scene in surroundings(group, story, paragraphs, alone):
        near = scene.sentence.paragraph in paragraphs
        acts = near or any(other.acts for other in story.paragraphs[scene.sentence.paragraph])
        chosen = list(found.values())
        fitting = [
            mention
            for mention in scene.places
            if not in_dateline(scene, mention)
            and (acts or not any(is_sibling(mention, other) for other in chosen))
            and belongs(mention, chosen, near or (alone and (bool(mention.key) or mention.level == "site")))
        ]
        keep(found, fitting)
    if group.header is not None:
        chosen = list(found.values())
        keep(
            found,
            [mention for mention in places_of(group.header, story, False) if belongs(mention, chosen, False)],
        )
    return in_one_country([mention for mention in found.values() if mention.level != "country"])


def in_one_country(places: list[PlaceMention]) -> list[PlaceMention]:
    """An operation is in one country: that of most of its units, of the first in doubt. The others are where people
    came from or went."""
    units = [mention for mention in places if mention.level != "site" and mention.country]
    if len({mention.country for mention in units}) < 2:
        return places
    country = Counter(mention.country for mention in units).most_common(1)[0][0]
    return [mention for mention in places if mention.level == "site" or mention.country in ("", country)]


def home_of(agencies: Sequence[AgencyMention], knowledge: Knowledge) -> list[PlaceMention]:
    """The province of the provincial force that acted, for an operation that is told of without any place."""
    units = gazetteer(knowledge)
    for mention in agencies:
        name, unit, _ = mention.name.replace(" Municipal ", " Provincial ").partition(" Provincial ")
        match = units.find(name, "province") if unit and mention.role != "source" else None
        if match is not None and match.method in ("exact", "alias"):
            place = match.place
            return [
                PlaceMention(
                    mention.span, mention.printed, "province", match.method, place.name, place.key, place.code,
                    place.country, units.path(place.key),
                )
            ]  # fmt: skip
    return []


def keep(found: dict[str, PlaceMention], mentions: Sequence[PlaceMention]) -> None:
    """Adds places, each once: by its key, or as printed where it has none."""
    for mention in mentions:
        found.setdefault(mention.key or f"{mention.level} {mention.printed.lower()}", mention)


def surroundings(group: Group, story: Story, paragraphs: set[int], alone: bool) -> list[Scene]:
    """The sentences around an operation's own, its paragraphs first; without statistics and lists of provinces."""
    own = set(map(id, group.scenes))
    near = [scene for scene in story.of(paragraphs) if id(scene) not in own]
    seen = own | set(map(id, near))
    wider = [
        scene
        for scene in (story.scenes if alone else group.context)
        if id(scene) not in seen and scene.sentence.zone != "heading"
    ]
    return [
        scene
        for scene in (*near, *wider)
        if not (tells_figures(scene, alone) and not (alone and scene.sentence.zone == "caption"))
        and not lists_provinces(scene)
    ]


def tells_figures(scene: Scene, alone: bool) -> bool:
    """Whether the sentence gives figures, and so has a place of its own; the victims of what the only operation of an
    article followed are at its place."""
    if alone:
        return any(claim.kind not in VICTIM_KINDS for claim in scene.claims)
    return bool(scene.claims)


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


def is_sibling(mention: PlaceMention, other: PlaceMention) -> bool:
    """Whether the operation has a district already, or a place in one, and this lies in another of its province."""
    return (
        bool(mention.key and other.key)
        and mention.level in BELOW
        and other.level in BELOW
        and not contained(mention, other)
        and mention.path[:2] == other.path[:2]
        and mention.path[:3] != other.path[:3]
    )


def lists_provinces(scene: Scene) -> bool:
    return len({mention.key for mention in scene.places if mention.level == "province"}) > 4


def in_dateline(scene: Scene, mention: PlaceMention) -> bool:
    """Whether the place only says where the story was written: "PHNOM PENH, March 24 – "."""
    return scene.dateline_end > mention.span.start


def date_of(group: Group, story: Story) -> DateMention | None:
    """The operation's date, with the days before or after on which the text says that it went on."""
    found = told_date(group, story)
    if found is None or found.start is None or found.start != found.end or found.precision != "day":
        return found
    day = found.start
    for scene in (*group.scenes, *run_up(group, story)):
        if scene.running:
            return replace(found, start=day - timedelta(days=scene.running - 1))
        if scene.lasted > 0:
            return replace(found, start=day - timedelta(days=scene.lasted - 1))
        if scene.lasted < 0:
            return replace(found, end=day + timedelta(days=-scene.lasted - 1))
    return found


def run_up(group: Group, story: Story) -> list[Scene]:
    """The last sentences before an operation's first figure, up to one that has another's."""
    figures = [scene.index for scene in group.scenes if scene.sentence.zone == "body" and scene.claims]
    at = min(figures, default=0)
    found = []
    for scene in story.scenes[max(0, at - LONGEST_RUN_UP) : at][::-1]:
        if scene.claims or scene.sentence.zone != "body":
            break
        found.append(scene)
    return found


def told_date(group: Group, story: Story) -> DateMention | None:
    """The operation's date: of its own sentences, its paragraphs, its header, its context; a day before a month.

    An explicit range wins over its first day, and "since" is closed by the last later day that the operation names.
    """
    paragraphs = {scene.sentence.paragraph for scene in group.scenes}
    mine = set(map(id, group.scenes))
    near = [
        scene
        for scene in story.of(paragraphs)
        if scene.sentence.zone == "body" and (id(scene) in mine or not scene.claims)
    ]
    own = best_date(own_days(group))
    if own is not None and own.precision == "day":
        silent = [scene for scene in (*near, *group.context) if not scene.claims and not scene.several]
        spans = (mention for scene in silent for mention in scene.told_days if is_wider(mention, own))
        return next(spans, own)
    around = [mention for source in (near, group.context) for scene in source for mention in scene.told_days]
    if own is not None:
        return best_date([mention for mention in around if within_range(mention, own)]) or own
    beside = best_date([mention for scene in near for mention in scene.told_days])
    if beside is not None:
        return beside
    if group.header is not None:
        return told_date(group.header, story)
    return best_date(around) or best_date([mention for scene in group.scenes for mention in scene.fates])


def own_days(group: Group) -> list[DateMention]:
    """The days that an operation's own sentences tell; of one told first of several, not those of all of them."""
    alone = [mention for scene in group.scenes if not scene.several for mention in scene.told_days]
    if group.is_header and any(mention.precision == "day" for mention in alone):
        return alone
    return [mention for scene in group.scenes for mention in scene.told_days]


def is_day_of(mention: DateMention, weekend: DateMention) -> bool:
    return mention.start == mention.end and within_range(mention, weekend)


def is_wider(mention: DateMention, own: DateMention) -> bool:
    """Whether a sentence around an operation tells all of its days, of which its own tell one."""
    return (
        mention.relation == "during"
        and mention.precision == "day"
        and mention.start is not None
        and mention.end is not None
        and timedelta(0) < mention.end - mention.start < timedelta(days=15)
        and within_range(own, mention)
    )


def is_weekend(mention: DateMention) -> bool:
    """Whether the days are a Saturday and its Sunday, told as "the weekend" is."""
    return (
        mention.start is not None
        and mention.end == mention.start + timedelta(days=1)
        and mention.start.weekday() == 5
        and mention.basis == "relative"
    )


def best_date(mentions: Sequence[DateMention]) -> DateMention | None:
    if not mentions:
        return None
    ranks = {"day": 0, "week": 1, "month": 2, "year": 3, "unknown": 4}

    def rank(item: tuple[int, DateMention]) -> tuple[int, int, int]:
        at, mention = item
        ranged = mention.end is not None and mention.start is not None and mention.end > mention.start
        if (
            ranged
            and is_weekend(mention)
            and len({other.start for other in mentions if is_day_of(other, mention)}) == 1
        ):
            return 0, 2, at
        return ranks[mention.precision], 0 if ranged and mention.precision == "day" else 1, at

    return min(enumerate(mentions), key=rank)[1]
