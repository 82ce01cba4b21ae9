"""When a statistic was, and the periods that a sentence names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from articles.extraction.claims import Claim
from articles.extraction.document import Document
from articles.extraction.scenes import Scene
from articles.extraction.types import DateMention

LONG_PERIOD = 25
FORTNIGHT = 14
COMPARING = frozenset({"against", "compared", "versus", "vs", "than"})


def tells_total(own: Sequence[str]) -> bool:
    """Whether the sentence ends by running up a total."""
    carries = {"bringing", "brings", "brought", "taking", "takes", "raising", "pushing"}
    return not carries.isdisjoint(own) and not {"total", "number", "tally", "toll"}.isdisjoint(own)


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


def fortnight(mention: DateMention) -> bool:
    """Whether a date lasts two weeks or more."""
    return (
        not mention.vetoed
        and mention.start is not None
        and mention.end is not None
        and (mention.end - mention.start).days >= FORTNIGHT
    )


def distance(mention: DateMention, claim: Claim) -> int:
    return abs(mention.span.start - claim.at)


def period_of(
    document: Document,
    scene: Scene,
    claim: Claim,
    before: Sequence[Scene],
    until: date | None,
    published: date | None = None,
) -> tuple[date | None, date | None]:
    """First and last day of the statistic, from its sentence, else from its paragraph.

    An open period ("since March") lasts until the day on which the figure was given, when the text names that day; one
    that an operation of the sentence has run up, until that operation's day.
    """
    for other in (scene, *reversed(before)):
        if other is not scene and other.sentence.paragraph != scene.sentence.paragraph:
            break
        own = [token.lower for token in document.tokens_of(other.sentence)]
        period = (
            governing_period(other, claim)
            or coarse_date(document, other, claim)
            or (since_when(other) if "since" in own else None)
        )
        if period is not None:
            is_open = period.end is None or (
                "since" in own and period.relation != "during" and period.vetoed != "period"
            )
            end = (run_up_to(other, own) or until) if is_open else period.end
            latest = until or published
            if end is not None and latest is not None and end > latest and period.basis == "relative":
                end = latest
            return period.start, end
    return None, None


def run_up_to(scene: Scene, own: Sequence[str]) -> date | None:
    """The last day of the operation with which the sentence runs up its total."""
    days = [
        mention.end
        for mention in scene.days
        if mention.precision == "day" and mention.relation in ("on", "during") and mention.end is not None
    ]
    return max(days, default=None) if tells_total(own) else None


def is_compared(document: Document, mention: DateMention, claim: Claim) -> bool:
    """Whether the date is that of another figure, with which the claim's is compared: "as against 4,224 in 2015"."""
    between = document.text[claim.at : mention.span.start].lower()
    return not COMPARING.isdisjoint(between.split()) and mention.span.start > claim.at


def since_when(scene: Scene) -> DateMention | None:
    """The day in "since the order of July 14", whatever else that day was."""
    days = [mention for mention in scene.dates if mention.start is not None and mention.vetoed != "said"]
    return days[-1] if days else None


def coarse_date(document: Document, scene: Scene, claim: Claim) -> DateMention | None:
    """A month, a year or an open date in the sentence, however it is tied in."""
    found = [
        mention
        for mention in scene.dates
        if mention.start is not None
        and mention.vetoed in ("", "period")
        and (mention.precision in ("month", "year") or mention.relation == "since")
        and not is_compared(document, mention, claim)
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


def last_period(scenes: Sequence[Scene]) -> tuple[date | None, date | None]:
    """The last month, year or longer period that was named."""
    for scene in reversed(scenes):
        for mention in reversed(scene.dates):
            if mention.vetoed in ("", "period") and (
                mention.precision in ("month", "year") or is_period(mention)
            ):
                return mention.start, mention.end
    return None, None
