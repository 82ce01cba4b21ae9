"""When and whose each statistic of an article was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from articles.extraction.agreement import within_range
from articles.extraction.circumstances import Story, best_date, date_of
from articles.extraction.claims import Claim
from articles.extraction.comparisons import RULE as COMPARED
from articles.extraction.document import Document
from articles.extraction.groups import Group
from articles.extraction.issuers import first_agency, issuer_of, named_speakers
from articles.extraction.periods import announced_on, last_period, period_of, tells_total
from articles.extraction.scenes import Scene
from articles.extraction.statistics import TOGETHER
from articles.extraction.types import AgencyMention, DateMention, PlaceMention

Period = tuple[date | None, date | None]
# How many sentences back a statistic's paragraph is looked at.
FARTHEST = 4
FARTHEST_PERIOD = 60


@dataclass(frozen=True, slots=True)
class Setting:
    issuer: AgencyMention | None
    start: date | None
    end: date | None
    territory: PlaceMention | None


def tally(
    document: Document,
    words: Sequence[str],
    scenes: Sequence[Scene],
    published: date | None,
    found: Sequence[tuple[Claim, Group | None]],
    story: Story,
    span: Period,
) -> list[Setting]:
    """The settings of statistics in their order. One without a period or an issuer of its own has those of the one
    before it, the first the story's: the last period that was named, else `span`, the days of its operations."""
    scene_of = {scene.sentence.first: scene for scene in scenes}
    announced = announced_on(scenes, published)
    issuer = first_agency(words, scenes)
    speakers = named_speakers(document, scenes)
    period: Period = (None, None)
    told: list[Setting] = []
    settings: dict[int, Setting] = {}
    for index, (claim, group) in enumerate(found):
        if index:
            settings[id(found[index - 1][0])] = told[-1]
        if claim.total is not None and id(claim.total) in settings:
            told.append(settings[id(claim.total)])  # a part is of its total's time and issuer
            continue
        scene = scene_of[claim.sentence.first]
        territory = next((mention for mention in scene.places if mention.level == "province"), None)
        before = scenes[max(0, scene.index - FARTHEST) : scene.index]
        if group is not None:
            own_issuer = issuer_of(document, words, scene, before, speakers, issuer)
            told.append(Setting(own_issuer, *days_of_sum(scene, group, span, story), territory))
            continue
        issuer = issuer_of(document, words, scene, before, speakers, issuer)
        near = [other for other in before if other.sentence.paragraph == scene.sentence.paragraph]
        until = announced_on((*near, scene), published) or (announced if issuer is not None else None)
        own = period_of(document, scene, claim, before, until, published)
        if (
            claim.rule.endswith(f".{COMPARED}")
            and (other := other_period(scene, claim, own, told)) is not None
        ):
            told.append(Setting(issuer, *other, territory))
            continue
        for sentence in claim.repeats if own[0] is None else ():
            own = period_of(document, scene_of[sentence.first], claim, (), until)
        if own[0] is not None and own[0] == period[0] and is_so_far(own, period, until or published):
            own = period  # "this year" in a report of its first half
        shown = own
        if own[0] is not None:
            if not is_over(own, period):
                period = own
        elif period[0] is None and span[0] is None:
            period = last_period(scenes[max(0, scene.index - FARTHEST_PERIOD) : scene.index])
        if shown[0] is None:
            sums = adds_up(words[scene.sentence.first : scene.sentence.last])
            shown = period if period[0] is not None or not sums else span
        told.append(Setting(issuer, *shown, territory))
    return told


def is_over(own: Period, told: Period) -> bool:
    """Whether a period lies wholly before the one that the report is of: it is not carried on."""
    return own[1] is not None and told[0] is not None and own[1] < told[0]


def other_period(scene: Scene, claim: Claim, own: Period, told: Sequence[Setting]) -> Period | None:
    """The period of a figure with which another was compared: as many months of the year that it names, else of the year
    before."""
    start, end = (told[-1].start, told[-1].end) if told else (None, None)
    if start is None or end is None:
        return None
    years = [
        m.start.year
        for m in scene.dates
        if m.start is not None and m.span.start > claim.at and m.precision in ("year", "month", "day")
    ]
    year = years[0] if years else None
    if year is None:
        if own[0] is not None and own[0] != start:
            return None
        year = start.year - 1
    shift = year - start.year
    if shift == 0:
        return None
    return moved(start, shift), moved(end, shift)


def moved(day: date, years: int) -> date:
    """The same day of another year."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year + years)


def is_so_far(own: Period, told: Period, today: date | None) -> bool:
    """Whether a period only lasts until the day of the report, and one told before ended earlier."""
    return (
        own[1] is not None
        and told[1] is not None
        and today is not None
        and told[1] < own[1]
        and own[1] >= today
    )


def adds_up(own: Sequence[str]) -> bool:
    """Whether the sentence sums up the article's own operations: "the total for the three days", "in both raids together"."""
    return tells_total(own) or list(own[:2]) == ["the", "total"] or not TOGETHER.isdisjoint(own)


def days_of_sum(scene: Scene, group: Group, span: Period, story: Story) -> Period:
    """When a sum of the article's own operations was: the days that its sentence prints, else those of all operations that
    it announces, else that of its operation."""
    mention, own = best_date(scene.told_days), date_of(group, story)
    if own is not None and (not group.is_header if mention is None else within_range(own, mention)):
        mention = own
    if mention is not None and mention.precision != "day" and is_inside(span, mention):
        return span
    return (mention.start, mention.end) if mention is not None else span


def is_inside(span: Period, mention: DateMention) -> bool:
    """Whether a coarse date holds the operations' days."""
    first, last = span
    if first is None or last is None or mention.start is None or mention.end is None:
        return False
    return mention.start <= first and last <= mention.end


def span_of(groups: Sequence[Group], story: Story) -> Period:
    """From the first to the last day of the article's operations: the time of a total that names none."""
    found = (date_of(group, story) for group in groups)
    days = [mention for mention in found if mention is not None and mention.precision in ("day", "week")]
    starts = [mention.start for mention in days if mention.start is not None]
    ends = [mention.end for mention in days if mention.end is not None]
    return min(starts, default=None), max(ends, default=None)
