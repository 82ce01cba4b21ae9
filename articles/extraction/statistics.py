"""Which claims are statistics: figures of a period, of a country, of a report, rather than of one operation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from articles.extraction.claims import Claim, family
from articles.extraction.comparisons import RULE as OTHER_PERIOD
from articles.extraction.document import Document
from articles.extraction.grammar import grammar
from articles.extraction.lexicon import read_lexicon
from articles.extraction.periods import (
    LONG_PERIOD,
    distance,
    fortnight,
    governing_period,
    is_period,
    tells_total,
)
from articles.extraction.running_totals import RULE
from articles.extraction.scenes import Scene
from articles.extraction.types import DateMention

ACCEPTED = 3

TALLY = tuple(f" {phrase} " for phrase in read_lexicon("grammar").strings("tally"))

NATIONWIDE = (
    " nationwide ",
    " countrywide ",
    " across the country ",
    " throughout the country ",
    " across the kingdom ",
    " around the country ",
    " all over the country ",
    " in the whole country ",
)
WHOLE = (" in the whole of ", " in all of ", " for the whole of ", " the whole year ")
DEEDS = frozenset({"raids", "operations", "crackdowns", "cases", "inspections", "busts", "searches"})
COMPARED = frozenset({"against", "compared", "than", "from", "versus", "up", "down", "more", "fewer"})
# "Shut for three months": how long it lasts, not when it was.
PENALTIES = frozenset(
    "shut closed suspended sealed jailed sentenced imprisoned banned barred jail prison held detained".split()
)
MANY_DEEDS = 12
MANY = 100

PERIOD_BEFORE = grammar("period_before")

TOGETHER = grammar("together")

SIMILAR = grammar("similar")

REPORT = grammar("report")


def mark_statistics(
    document: Document, words: list[str], scenes: Sequence[Scene], published: date | None
) -> None:
    """Sets `statistic` on the claims that are cumulative. A paragraph's tally carries on to its next dateless sentences."""
    carried = report = False
    paragraph = -1
    leads = 0
    told: set[str] = set()
    for scene in scenes:
        near = report or scene.sentence.paragraph == paragraph
        inherits = carried and not scene.days and not scene.deed and not located(scene)
        for claim in scene.claims:
            weights = list(weigh(words, scene, claim, published))
            if inherits and (near or family(claim.kind) in told):
                weights.append((3, "goes on with a tally"))
            claim.statistic = sum(points for points, _ in weights) >= ACCEPTED
            if claim.statistic:
                claim.reasons.extend(f"statistic: {reason}" for points, reason in weights if points > 0)
        if scene.deed and scene.days and not scene.claims:
            carried = False
        counted = [claim for claim in scene.claims if claim.counted or claim.money is not None]
        if counted and scene.sentence.zone == "body":
            carried = all(claim.statistic for claim in counted)
            paragraph = scene.sentence.paragraph
            told = {family(claim.kind) for claim in counted}
            leads += 1
            report = carried if leads == 1 else report
    spread(scenes)


def spread(scenes: Sequence[Scene]) -> None:
    """Carries the mark to the same large figure told again, and from totals to their parts."""
    figures = {
        (family(claim.kind), claim.figure)
        for scene in scenes
        for claim in scene.claims
        if claim.statistic and large(claim)
    }
    for scene in scenes:
        for claim in scene.claims:
            claim.statistic = claim.statistic or (
                large(claim) and (family(claim.kind), claim.figure) in figures
            )
    for scene in scenes:
        for claim in scene.claims:
            if claim.total is not None:
                claim.statistic = claim.total.statistic
            elif claim.rule == "outcome.site_raided.at":
                claim.statistic = any(
                    other.statistic
                    for other in scene.claims
                    if other.trigger is claim.trigger and other is not claim
                )


def several_months(scene: Scene) -> bool:
    """ "In January and February": two months named in one breath."""
    months = [m for m in scene.dates if m.precision == "month" and not m.vetoed]
    if any(m.start and m.end and (m.end - m.start).days > 31 for m in months):
        return True
    return any(0 < second.span.start - first.span.end <= 8 for first, second in pairwise(months))


def large(claim: Claim) -> bool:
    return claim.count.best is not None and claim.count.best >= 20


def located(scene: Scene) -> bool:
    return any(mention.level not in ("country", "province") for mention in scene.places)


def stretches(own: Sequence[str]) -> bool:
    """ "in the 12 months to November", "over the same period": a period of months that has no dates."""
    for at, word in enumerate(own):
        if word in ("months", "years") and at >= 2 and own[at - 2] in PERIOD_BEFORE:
            if own[at - 2] != "for" or PENALTIES.isdisjoint(own[max(0, at - 8) : at - 2]):
                return True
        if word == "period" and own[at - 1 : at] == ["same"]:
            return True
    return False


def runs_up(words: list[str], claim: Claim) -> bool:
    """ "bringing to 64 the number of arrests", "which takes the total to 800": a running total."""
    if claim.phrase is None:
        return False
    before = words[max(0, claim.phrase.first - 8) : claim.phrase.first]
    carries = {"bringing", "brings", "brought", "taking", "takes", "took", "raising", "pushing"}
    return (
        "to" in before[-2:]
        and not carries.isdisjoint(before)
        and not {"total", "number", "tally", "count", "toll"}.isdisjoint(
            before + words[claim.phrase.first : claim.phrase.last + 4]
        )
    )


def stands_now(own: Sequence[str]) -> bool:
    """ "190 sites have now been sealed", "has so far deported 400"."""
    return any(
        word in ("have", "has") and not {"now", "already", "far"}.isdisjoint(own[at + 1 : at + 3])
        for at, word in enumerate(own)
    )


def compares(own: Sequence[str]) -> bool:
    """Whether a figure is set against that of another year: "58 in 2014, against 21 in the year before"."""
    return any(
        word == "year" and own[at + 1 : at + 2] in (["before"], ["earlier"]) for at, word in enumerate(own)
    ) and (not COMPARED.isdisjoint(own))


def counts_deeds(own: Sequence[str]) -> bool:
    """Whether the sentence counts operations in their dozens: "in 172 raids"."""
    return any(
        word.isdecimal() and int(word) >= MANY_DEEDS and following in DEEDS
        for word, following in pairwise(own)
    )


def since_of(own: Sequence[str]) -> str:
    """What "since" says of time in the sentence: "period", "then", or nothing where it is an adverb ("have since been
    charged"), belongs to another clause ("the first since November", ", held since May,") or gives a reason."""
    found = ""
    for at, word in enumerate(own):
        if word != "since" or at + 1 >= len(own):
            continue
        before, after = own[max(0, at - 4) : at], own[at + 1]
        if before[-1:] and before[-1] in ("have", "has", "had", "not", "’ve"):
            continue
        if "first" in before or "latest" in before or "largest" in before or "biggest" in before:
            continue
        if (
            before[-1:]
            and before[-1] in ("held", "detained", "jailed", "missing", "closed", "wanted")
            and before[-2:-1] in ([","], ["who"])
        ):
            continue
        if after == "then":
            found = found or "then"
        else:
            found = "period"
    return found


def recent_since(scene: Scene, published: date | None) -> bool:
    """Whether "since" only says that an operation of the last days goes on."""
    return any(
        mention.relation == "since"
        and mention.precision == "day"
        and mention.start is not None
        and published is not None
        and (published - mention.start).days <= 10
        for mention in scene.dates
    )


def weigh(words: list[str], scene: Scene, claim: Claim, published: date | None) -> Iterator[tuple[int, str]]:
    """Points for and against a statistic, each with its reason: a long period governs it, it is a tally, it stands in a
    report; a day or a named site speaks against."""
    own = words[scene.sentence.first : scene.sentence.last]
    period = governing_period(scene, claim)
    stretch = stretches(own)
    since = since_of(own)
    if period is not None and period.relation == "since" and not since and "since" in own:
        period = None  # "the first since November, when three bars were shut"
    if since and not recent_since(scene, published):
        gone_on = not {"have", "has"}.isdisjoint(own) and since != "then"
        yield (3, "has gone on since") if gone_on else (1 if since == "then" else 2, "since")
    if period is not None or stretch:
        yield 3, "a period of weeks or more"
    if any(mention.precision in ("month", "year") and not mention.vetoed for mention in scene.dates):
        yield 1, "a month or a year"
    years = [mention for mention in scene.dates if mention.precision == "year" and not mention.vetoed]
    if years:
        yield (
            (2, "a whole year")
            if years[0].basis == "relative" or not scene.places
            else (1, "a year and a place")
        )
    if years and compares(own):
        yield 2, "a year against the one before"
    if own[:2] == ["the", "total"]:
        yield 3, "the total"
    if claim.rule.endswith((f".{RULE}", f".{OTHER_PERIOD}")) or runs_up(words, claim):
        yield 9, "runs up a total"
    elif any(other.rule.endswith(f".{OTHER_PERIOD}") and other.at > claim.at for other in scene.claims):
        yield 4, "compared with another period"
    elif tells_total(own):
        yield -3, "the period is that of the total beside it"
    if scene.several and not TOGETHER.isdisjoint(own):
        yield 3, "several operations together"
    if claim.kind == "conviction" and not large(claim):
        yield -4, "a court's story"
    if not SIMILAR.isdisjoint(own) and not stretch and period is None:
        yield -2, "tells one operation"
    joined = f" {' '.join(own)} "
    if any(phrase in joined for phrase in TALLY):
        yield 1, "a tally"
    if any(phrase in joined for phrase in WHOLE) or several_months(scene):
        yield 2, "the whole of a period"
    day_told = any(mention.precision in ("day", "week") for mention in scene.days)
    has_gone_on = not {"have", "has"}.isdisjoint(own)
    if not day_told and has_gone_on and any(phrase in joined for phrase in NATIONWIDE) and not located(scene):
        yield 2, "a figure of the whole country"
    if any(phrase in joined for phrase in NATIONWIDE) and any(fortnight(mention) for mention in scene.dates):
        yield 6, "weeks, and the whole country"
    if not day_told and (claim.count.best or 0) >= MANY and stands_now(own) and not located(scene):
        yield 3, "how far it has come by now"
    if not day_told and counts_deeds(own):
        yield 2, "many operations"
    if not REPORT.isdisjoint(own):
        yield 1, "stands in a report"
    day = nearest_day(scene, claim, published)
    if day is not None and (period is None or distance(day, claim) < distance(period, claim)):
        yield (-1, "a day beside a period") if stretch else (-3, "a day beside it")
        if "alone" in own:
            yield -1, "that day alone"
    if any(mention.level in ("site", "commune", "village") for mention in scene.places):
        yield -1, "a named site or village"


def far_since(mention: DateMention, published: date | None) -> bool:
    """Whether a day opens a period that has lasted more than a few weeks: "since January 1"."""
    if mention.relation != "since" or mention.start is None or published is None:
        return False
    return (published - mention.start).days > LONG_PERIOD


def nearest_day(scene: Scene, claim: Claim, published: date | None) -> DateMention | None:
    days = [
        mention
        for mention in scene.days
        if not is_period(mention)
        and mention.precision in ("day", "week")
        and not far_since(mention, published)
    ]
    return min(days, key=lambda mention: distance(mention, claim), default=None)
