"""When a statistic was, and the periods that a sentence names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from articles.extraction.claims import Claim
from articles.extraction.document import Document
from articles.extraction.period_words import harks_back, is_closing
from articles.extraction.scenes import Scene
from articles.extraction.types import DateMention

LONG_PERIOD = 25
FORTNIGHT = 14
COMPARING = frozenset({"against", "compared", "versus", "vs", "than", "double", "twice", "times", "opposed"})
# "Down from 63 in the first half of 2019".
CHANGES = frozenset({"down", "up", "fall", "rise", "increase", "decrease", "drop"})
# How many characters before a date the word may stand that compares it.
BESIDE = 60
NEAREST = 2


def tells_total(own: Sequence[str]) -> bool:
    """Whether the sentence ends by running up a total."""
    carries = {"bringing", "brings", "brought", "taking", "takes", "raising", "pushing"}
    return not carries.isdisjoint(own) and not {"total", "number", "tally", "toll"}.isdisjoint(own)


def governing_period(scene: Scene, claim: Claim, document: Document | None = None) -> DateMention | None:
    """The period of four weeks or more nearest the claim in its sentence; with `document`, none of another figure."""
    periods = [
        mention
        for mention in scene.dates
        if is_period(mention) and (document is None or not is_compared(document, mention, claim))
    ]
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
    told = [token.lower for token in document.tokens_of(scene.sentence)]
    goes_on = harks_back(told) or ("since", "then") in pairwise(told)
    for other in (scene, *reversed(before)):
        if other is not scene and other.sentence.paragraph != scene.sentence.paragraph:
            break
        own = [token.lower for token in document.tokens_of(other.sentence)]
        period = (
            governing_period(other, claim, document)
            or coarse_date(document, other, claim)
            or (since_when(document, other) if "since" in own or goes_on else None)
        )
        if period is not None:
            is_open = period.end is None or (
                ("since" in own or (goes_on and period.precision == "day"))
                and period.relation != "during"
                and period.vetoed != "period"
            )
            end = (run_up_to(other, own) or closing_day(document, other) or until) if is_open else period.end
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
    begin = mention.span.start - BESIDE
    if claim.at < mention.span.start:
        begin = claim.at if mention.span.start in range(claim.at, claim.sentence.span.end) else begin
    begin = max(begin, document.sentence_at(mention.span.start).span.start)
    between = document.text[begin : mention.span.start].lower().replace(",", " ").split()
    last = max((at for at, word in enumerate(between) if word in COMPARING), default=-1)
    if last < 0:
        return "from" in between and not CHANGES.isdisjoint(between)
    behind = between[
        last + 1 :
    ]  # "than in the first half", "against 7,690 in 2022", not "against nature in 2022"
    return len(behind) <= NEAREST or any(word[0].isdigit() for word in behind)


def since_when(document: Document, scene: Scene) -> DateMention | None:
    """The day in "since the order of July 14", whatever else that day was; without "since" the last one told."""
    days = [mention for mention in scene.dates if mention.start is not None and mention.vetoed != "said"]
    start = scene.sentence.span.start
    since = document.text[start : scene.sentence.span.end].lower().find("since ")
    behind = [mention for mention in days if 0 <= since < mention.span.start - start]
    found = behind[:1] or days[-1:]
    return found[0] if found else None


def closing_day(document: Document, scene: Scene) -> date | None:
    """The last day of a period that the sentence closes: "its tally, which runs to October 10"."""
    start = scene.sentence.span.start
    for mention in scene.days:
        if mention.precision == "day" and is_closing(document.text[start : mention.span.start].lower(), True):
            return mention.end
    return None


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
