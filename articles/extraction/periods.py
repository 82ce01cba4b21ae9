"""When a statistic was, whose figure it is, and the periods that a sentence names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from articles.extraction.claims import Claim
from articles.extraction.scenes import Scene
from articles.extraction.types import AgencyMention, DateMention

LONG_PERIOD = 25


def governing_period(scene: Scene, claim: Claim) -> DateMention | None:
    """The period of four weeks or more nearest the claim in its sentence."""
    periods = [mention for mention in scene.dates if is_period(mention)]
    return min(periods, key=lambda mention: distance(mention, claim), default=None)


def is_period(mention: DateMention) -> bool:
    if mention.vetoed not in ("", "period") or mention.start is None:
        return False
    if mention.vetoed == "period":
        return True
    if mention.relation in ("since", "during", "until"):
        return (mention.end is None and mention.precision in ("month", "year")) or long(mention)
    return False


def long(mention: DateMention) -> bool:
    if mention.start is None or mention.end is None:
        return False
    return mention.end is not None and (mention.end - mention.start).days >= LONG_PERIOD


def distance(mention: DateMention, claim: Claim) -> int:
    return abs(mention.span.start - claim.at)


def period_of(
    words: list[str],
    scene: Scene,
    claim: Claim,
    before: Sequence[Scene],
    until: date | None,
    published: date | None = None,
) -> tuple[date | None, date | None]:
    """First and last day of the statistic, from its sentence, else from its paragraph.

    An open period ("since March") lasts until the day on which the figure was given, when the text names that day.
    """
    for other in (scene, *reversed(before)):
        if other is not scene and other.sentence.paragraph != scene.sentence.paragraph:
            break
        period = governing_period(other, claim) or coarse_date(other, claim) or since_when(words, other)
        if period is not None:
            own = words[other.sentence.first : other.sentence.last]
            is_open = period.end is None or (
                "since" in own and period.relation != "during" and period.vetoed != "period"
            )
            end = until if is_open else period.end
            latest = until or published
            if end is not None and latest is not None and end > latest and period.basis == "relative":
                end = latest
            return period.start, end
    return None, None


def since_when(words: list[str], scene: Scene) -> DateMention | None:
    """The day in "since the order of July 14", whatever else that day was."""
    own = words[scene.sentence.first : scene.sentence.last]
    if "since" not in own:
        return None
    days = [mention for mention in scene.dates if mention.start is not None and mention.vetoed != "said"]
    return days[-1] if days else None


def coarse_date(scene: Scene, claim: Claim) -> DateMention | None:
    """A month, a year or an open date in the sentence, however it is tied in."""
    found = [
        mention
        for mention in scene.dates
        if mention.start is not None
        and mention.vetoed in ("", "period")
        and (mention.precision in ("month", "year") or mention.relation == "since")
    ]
    return min(found, key=lambda mention: distance(mention, claim), default=None)


def announced_on(scenes: Sequence[Scene], published: date | None) -> date | None:
    """The last day on which somebody is said to have given figures."""
    days = [
        mention.start
        for scene in scenes
        for mention in scene.dates
        if mention.vetoed == "said"
        and mention.precision == "day"
        and mention.start is not None
        and (published is None or mention.start <= published)
    ]
    return max(days, default=None)


def issuer_of(scene: Scene, before: Sequence[Scene]) -> AgencyMention | None:
    """The authority whose figure it is: the one that acts in the sentence, else one that is quoted, else the paragraph's."""
    for other in (scene, *reversed(before)):
        if other is not scene and other.sentence.paragraph != scene.sentence.paragraph:
            break
        acting = [
            mention for mention in other.agencies if mention.role in ("lead", "participant", "coordinating")
        ]
        for mentions in (acting, other.agencies):
            if mentions:
                return mentions[0]
    return None


def is_issuer(mention: AgencyMention) -> bool:
    """Whether an authority can be the one whose figure it is: courts try, they do not count."""
    return "court" not in mention.name.lower()


def first_agency(scenes: Sequence[Scene]) -> AgencyMention | None:
    """The authority that the story names first, when it names one in its first two paragraphs."""
    for scene in scenes:
        telling = [mention for mention in scene.agencies if is_issuer(mention)]
        if scene.sentence.zone == "body" and telling:
            return telling[0]
        if scene.sentence.zone == "body" and scene.sentence.paragraph > scenes[0].sentence.paragraph + 4:
            break
    return None
