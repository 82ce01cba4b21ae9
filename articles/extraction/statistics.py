"""Which claims are statistics: figures of a period, of a country, of a report, rather than of one operation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from articles.extraction.bulletins import opens_bulletin, tells_one_deed
from articles.extraction.claims import COURT_KINDS, Claim, family
from articles.extraction.comparisons import RULE as OTHER_PERIOD
from articles.extraction.document import Document
from articles.extraction.grammar import grammar
from articles.extraction.lexicon import read_lexicon
from articles.extraction.period_words import (
    EXTREMES,
    compares,
    counts_deeds,
    goes_on_since,
    harks_back,
    is_closing,
    is_opening,
    numbers_since,
    runs_up,
    several_months,
    since_of,
    stands_now,
    stretches,
)
from articles.extraction.periods import (
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
# So many days make no period.
RECENT = 10

TALLY = tuple(f" {phrase} " for phrase in read_lexicon("grammar").strings("tally"))

NATIONWIDE = (
    " nationwide ",
    " nationally ",
    " countrywide ",
    " across the country ",
    " throughout the country ",
    " across the kingdom ",
    " around the country ",
    " all over the country ",
    " in the whole country ",
)
WHOLE = (
    " in the whole of ",
    " in all of ",
    " for the whole of ",
    " during the whole of ",
    " during all of ",
    " the whole year ",
)
MANY = 100
# How many characters before a year a record is looked for.
BESIDE = 60


TOGETHER = grammar("together")

SIMILAR = grammar("similar")

REPORT = grammar("report")


def mark_statistics(
    document: Document, words: list[str], scenes: Sequence[Scene], published: date | None
) -> None:
    """Sets `statistic` on the claims that are cumulative. A paragraph's tally carries on to its next dateless sentences."""
    carried = report = False
    bulletin = opens_bulletin(words, scenes, published)
    paragraph = -1
    leads = 0
    told: set[str] = set()
    for scene in scenes:
        near = report or scene.sentence.paragraph == paragraph
        dated = any(day.relation != "until" for day in scene.days)  # "by June 30, 120 had been charged"
        inherits = carried and not dated and not scene.deed and not located(scene)
        for claim in scene.claims:
            weights = list(weigh(document, words, scene, claim, published))
            if inherits and (near or family(claim.kind) in told):
                weights.append((3, "goes on with a tally"))
            elif bulletin and scene.sentence.zone == "body" and not tells_one_deed(words, scene):
                weights.append((6, "stands in a bulletin"))
            claim.statistic = sum(points for points, _ in weights) >= ACCEPTED
            claim.signs = sum(points for points, _ in weights if points > 0)
            if claim.statistic:
                claim.reasons.extend(f"statistic: {reason}" for points, reason in weights if points > 0)
        if (scene.deed or located(scene)) and scene.days and not scene.claims:
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


def large(claim: Claim) -> bool:
    return claim.count.best is not None and claim.count.best >= 20


def located(scene: Scene) -> bool:
    return any(mention.level not in ("country", "province") for mention in scene.places)


def recent_since(scene: Scene, published: date | None) -> bool:
    """Whether "since" only says that an operation of the last days goes on."""
    return any(
        mention.relation == "since"
        and mention.precision == "day"
        and mention.start is not None
        and published is not None
        and (published - mention.start).days <= RECENT
        for mention in scene.dates
    )


def weigh(
    document: Document, words: list[str], scene: Scene, claim: Claim, published: date | None
) -> Iterator[tuple[int, str]]:
    """Points for and against a statistic, each with its reason: a long period governs it, it is a tally, it stands in a
    report; a day or a named site speaks against."""
    own = words[scene.sentence.first : scene.sentence.last]
    period = governing_period(scene, claim)
    stretch = stretches(own)
    since = since_of(own)
    if period is not None and period.relation == "since" and not since and "since" in own:
        period = None  # "the first since November, when three bars were shut"
    days = own_days(document, scene, published, stretch or bool(since))
    if (since or (period is not None and period.relation == "since")) and told_of_day(
        days, scene, claim, own
    ):
        since, period = "", None
    if since and not recent_since(scene, published):
        gone_on = not {"have", "has"}.isdisjoint(own) and since != "then"
        yield (3, "has gone on since") if gone_on else (1 if since == "then" else 2, "since")
    if since == "period" and numbers_since(words, claim):
        yield 6, "the number since"
    if harks_back(own):
        yield 5, "goes on with a period"
    if large(claim) and claim.kind not in COURT_KINDS and goes_on_since(own):
        yield 3, "goes on since"
    if own[:2] == ["together", "the"]:
        yield 3, "several together"
    if period is not None or stretch:
        yield 3, "a period of weeks or more"
    if any(mention.precision in ("month", "year") and not mention.vetoed for mention in scene.dates):
        yield 1, "a month or a year"
    years = [mention for mention in scene.dates if counts_year(document, scene, mention)]
    if years:
        yield (
            (2, "a whole year")
            if nearest(years, claim).basis == "relative" or not scene.places
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
    if claim.kind == "conviction" and not large(claim) and not harks_back(own):
        yield -4, "a court's story"
    if not SIMILAR.isdisjoint(own) and not stretch and period is None:
        yield -2, "tells one operation"
    joined = f" {' '.join(own)} "
    if any(phrase in joined for phrase in TALLY):
        yield 1, "a tally"
    if any(phrase in joined for phrase in WHOLE) or several_months(scene):
        yield 2, "the whole of a period"
    day_told = bool(days)
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
    day = nearest(days, claim) if days else None
    period = period or (nearest(years, claim) if years else None)
    if day is not None and (period is None or distance(day, claim) < distance(period, claim)):
        yield (-1, "a day beside a period") if stretch else (-3, "a day beside it")
        if "alone" in own:
            yield -1, "that day alone"
    if any(mention.level in ("site", "commune", "village") for mention in scene.places):
        yield -1, "a named site or village"


def far_since(mention: DateMention, published: date | None) -> bool:
    """Whether a day opens a period that has lasted more than some days: "since January 1"."""
    return mention.relation == "since" and is_old(mention, published)


def is_old(mention: DateMention, published: date | None) -> bool:
    return mention.start is not None and published is not None and (published - mention.start).days > RECENT


def counts_year(document: Document, scene: Scene, mention: DateMention) -> bool:
    """Whether figures can be a year's: not that of a record, "the largest so far this year", nor a day's own, "on July 19
    last year"."""
    if mention.precision != "year" or mention.vetoed:
        return False
    before = document.text[max(scene.sentence.span.start, mention.span.start - BESIDE) : mention.span.start]
    if not EXTREMES.isdisjoint(before.lower().rpartition(",")[2].split()):
        return False
    return not any(
        other.precision == "day" and 0 <= mention.span.start - other.span.end <= len(", ")
        for other in scene.dates
    )


def told_of_day(days: Sequence[DateMention], scene: Scene, claim: Claim, own: Sequence[str]) -> bool:
    """Whether a figure is a day's although the sentence says since when something else has been so: "on Thursday soldiers
    found 63 people, as many have fled since the February coup"."""
    opened = [
        mention
        for mention in scene.dates
        if mention.start is not None and mention not in days and mention.vetoed in ("", "period")
    ]
    if not days or not opened or own[0] == "since" or tells_total(own):
        return False
    return distance(nearest(days, claim), claim) < distance(nearest(opened, claim), claim)


def nearest(mentions: Sequence[DateMention], claim: Claim) -> DateMention:
    return min(mentions, key=lambda mention: distance(mention, claim))


def own_days(document: Document, scene: Scene, published: date | None, in_period: bool) -> list[DateMention]:
    """The days and weeks that a sentence tells, without those that open or close a period."""
    days = []
    for mention in scene.days:
        if mention.precision not in ("day", "week") or mention.relation == "until" or is_period(mention):
            continue
        if far_since(mention, published):
            continue
        before = document.text[scene.sentence.span.start : mention.span.start].lower()
        if not is_closing(before, in_period) and not (is_opening(before) and is_old(mention, published)):
            days.append(mention)
    return days
