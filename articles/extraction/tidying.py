"""What is settled once an operation's claims stand together: repeats, roll-ups, and claims that say nothing new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from articles.extraction.agreement import located
from articles.extraction.circumstances import Story, date_of
from articles.extraction.claims import COURT_KINDS, Claim, family
from articles.extraction.custody import settle_custody
from articles.extraction.fitness import HUMAN_VERBS
from articles.extraction.groups import Group
from articles.extraction.repeats import merge_repeats, names_again
from articles.extraction.reports import figures_of_report, is_report
from articles.extraction.roll_ups import Sort, adds_up_to, is_fate_of, members_of, sort_of, sums_of
from articles.extraction.scenes import Scene

ROUNDED = frozenset({"about", "nearly", "more_than", "at_least", "up_to", "range"})

TELLING_KINDS = frozenset({"arrest", "detention", "deportation"})

# Weights of goods in grams: one haul may be told in two units.
WEIGHTS = {"mg": Decimal("0.001"), "g": Decimal(1), "kg": Decimal(1000), "tonnes": Decimal(1_000_000)}


@dataclass(slots=True)
class Tidied:
    """The operations with their final claims, and the statistics with the operation whose roll-up they are."""

    groups: list[Group] = field(default_factory=list)
    statistics: list[tuple[Claim, Group | None]] = field(default_factory=list)


def tidy(groups: Sequence[Group], scenes: Sequence[Scene]) -> Tidied:
    result = Tidied()
    story = Story.told_by(scenes)
    groups = rejoin(groups)
    settle_custody(groups)
    statistics = {
        (family(claim.kind), claim.figure)
        for scene in scenes
        for claim in scene.claims
        if claim.statistic and claim.counted
    }
    for group in groups:
        group.claims = without_echoes(group.claims, statistics)
        group.claims = merge_repeats(sorted(group.claims, key=lambda claim: claim.at))
    take_roll_ups(groups, result)
    for group in groups:
        settle_kinds(group.claims)
        group.claims = settle(group.claims)
    result.groups = [group for group in groups if keeps(group, groups, story)]
    if len(result.groups) == 1:
        take_court(result.groups[0], groups)
    plain = [
        claim for scene in scenes for claim in scene.claims if claim.statistic and not is_one_person(claim)
    ]
    if result.groups and is_report(result.groups, story, [claim for claim in plain if claim.counted]):
        plain += figures_of_report(result.groups)
        plain.sort(key=lambda claim: claim.at)
        result.groups = []
    merged = [claim for claim in merge_repeats(plain) if claim.counted or claim.money is not None]
    told = {
        (family(claim.kind), claim.figure)
        for group in result.groups
        for claim in group.claims
        if claim.counted
    }
    merged = [
        claim
        for claim in merged
        if claim.sentence.zone == "body" or (family(claim.kind), claim.figure) not in told
    ]
    result.statistics = [(claim, None) for claim in merged] + result.statistics
    return result


def take_court(kept: Group, groups: Sequence[Group]) -> None:
    """Gives the one operation of a court's story what the court did with its people, where nothing else is told."""
    told = {claim.kind for claim in kept.claims}
    for group in groups:
        court = [claim for claim in group.claims if claim.kind in COURT_KINDS and claim.kind not in told]
        if group is not kept and court and len(court) == len(group.claims):
            kept.claims.extend(claim for claim in court if claim.counted)


def is_one_person(claim: Claim) -> bool:
    """Whether the figure is one person's fate, which is no statistic whatever period is told beside it."""
    return claim.count.best == 1 and claim.unit == "people" and claim.total is None


def rejoin(groups: Sequence[Group]) -> list[Group]:
    """Gives an only child back to the operation that announced it: one raid told in two steps is one."""
    kept = list(groups)
    for group in groups:
        children = [other for other in kept if other.header is group and not other.ordinal]
        siblings = [other for other in kept if other.header is group]
        if len(siblings) == 1 and children:
            child = children[0]
            group.claims.extend(child.claims)
            for scene in child.scenes:
                group.take(scene)
            group.context.extend(child.context)
            kept.remove(child)
    return kept


def without_echoes(claims: list[Claim], statistics: set[tuple[str, object]]) -> list[Claim]:
    """Without the figures of headings that the body gives as statistics, or does not give beside its own."""
    body = {family(claim.kind) for claim in claims if claim.sentence.zone != "heading"}
    figures = {(family(claim.kind), claim.figure) for claim in claims if claim.sentence.zone != "heading"}
    return [
        claim
        for claim in claims
        if claim.sentence.zone != "heading"
        or (
            (family(claim.kind), claim.figure) not in statistics
            and (family(claim.kind) not in body or (family(claim.kind), claim.figure) in figures)
        )
    ]


def take_roll_ups(groups: Sequence[Group], result: Tidied) -> None:
    """Moves to the statistics what only adds up the article's other operations."""
    sums = [sums_of(group.claims) for group in groups]
    total: Counter[Sort] = Counter()
    telling: Counter[Sort] = Counter()
    for own in sums:
        total.update(own)
        telling.update(own.keys())
    for group, own in zip(groups, sums, strict=True):
        children = [other for other in groups if other.header is group] if group.is_header else []
        for claim in list(group.claims):
            sort = sort_of(claim)
            others = total[sort] - own.get(sort, 0)
            adds_up = telling[sort] - (sort in own) > 1 and adds_up_to(claim, Decimal(others))
            members = () if adds_up else members_of(claim, group, groups)
            if adds_up or members or is_announced(claim, group, children):
                group.claims.remove(claim)
                result.statistics.append((claim, group))
                for member in members:
                    member.total = None
    for group in groups:
        for claim in list(group.claims):
            if any(is_fate_of(claim, summed) for summed, _ in result.statistics):
                group.claims.remove(claim)
                result.statistics.append((claim, group))


def is_announced(claim: Claim, group: Group, children: Sequence[Group]) -> bool:
    """Whether the raids that a header announces give this kind of figure themselves."""
    if len(children) < 2 or not any(
        scene.several and scene.sentence is claim.sentence for scene in group.scenes
    ):
        return False
    return any(
        family(other.kind) == family(claim.kind) and other.counted
        for child in children
        for other in child.claims
    )


def settle_kinds(claims: list[Claim]) -> None:
    """Gives those who were found the custody in which the others of their set are: parts that of their total, and
    people whose numbers add up to those arrested that of the arrest."""
    found = [
        claim for claim in claims if claim.kind == "people_found" and claim.total is None and claim.count.best
    ]
    for claim in claims:
        custody = claim.kind in ("arrest", "detention") and claim.total is None and claim.status == "done"
        if custody and len(found) > 1 and sum(part.count.best or 0 for part in found) == claim.count.best:
            for part in found:
                part.total = claim
    for claim in claims:
        if claim.total is not None and family(claim.kind) == family(claim.total.kind):
            claim.kind = claim.total.kind


def settle(claims: list[Claim]) -> list[Claim]:
    """Drops unnumbered claims beside a figure of their family, and rounded figures beside the exact one."""
    counted = {
        family(claim.kind)
        for claim in claims
        if (claim.counted or claim.money is not None) and claim.count.best != 0
    }
    seen: set[tuple[str, str, str]] = set()
    kept: list[Claim] = []
    for claim in claims:
        if not claim.counted and claim.money is None:
            key = (claim.kind, claim.status, claim.item.lower())
            told_again = claim.kind != "seizure" or (claim.phrase is not None and claim.phrase.definite)
            if (family(claim.kind) in counted and told_again) or key in seen:
                continue
            seen.add(key)
        elif (
            is_single(claim)
            and any(
                not (claim.listed and other.trigger is claim.trigger)
                and other is not claim
                and family(other.kind) == family(claim.kind)
                and other.counted
                and other.count.best != 0
                and (claim.kind not in COURT_KINDS or other.count.best == 1)
                and (claim.kind != "seizure" or names_again(claim, other))
                for other in claims
            )
        ) or (claim.count.modifier in ROUNDED and any(sharpens(other, claim) for other in claims)):
            continue
        kept.append(claim)
    alive = set(map(id, kept))
    for claim in kept:
        if claim.total is not None and id(claim.total) not in alive:
            claim.total = None
    return kept


def is_single(claim: Claim) -> bool:
    """Whether the claim's one person is only "the suspect", whom another figure may count already."""
    return (
        claim.phrase is not None
        and claim.phrase.count is None
        and claim.phrase.definite
        and claim.count.best == 1
    )


def sharpens(other: Claim, rounded: Claim) -> bool:
    """Whether `other` gives the exact figure of what `rounded` says roughly."""
    if (
        other is rounded
        or family(other.kind) != family(rounded.kind)
        or other.count.modifier != "exact"
        or other.status != rounded.status
    ):
        return False
    if (
        other.count.best is None
        or rounded.count.best is None
        or other.total is not None
        or (other.unit != rounded.unit and not {other.unit, rounded.unit} <= WEIGHTS.keys())
    ):
        return False
    things = {claim.item.lower().split()[-1] for claim in (other, rounded) if claim.item.split()}
    if rounded.kind == "seizure" and len(things) > 1:
        return False
    exact = other.count.best * WEIGHTS.get(other.unit, 1)
    rough = rounded.count.best * WEIGHTS.get(rounded.unit, 1)
    above = (
        "0.4" if rounded.unit in WEIGHTS and rounded.count.modifier in ("more_than", "at_least") else "0.1"
    )
    return -rough * Decimal("0.1") <= exact - rough <= rough * Decimal(above)  # "more than a ton", "1,317 kg"


def tells_itself(claim: Claim) -> bool:
    """Whether a claim without a figure makes an operation without day and place: a verb of custody, which only an
    authority can do, tells it, "police arrested several men", "the arrested men"; not "the Thais caught the carriers"."""
    return (
        claim.status == "done"
        and claim.kind in TELLING_KINDS
        and claim.trigger is not None
        and claim.count.best is None
        and claim.trigger.voice in ("passive", "active", "reduced", "nominal", "adjective", "phrase")
        and any(
            sense.lemma in HUMAN_VERBS or sense.form in ("noun", "nouns") for sense in claim.trigger.senses
        )
    )


def keeps(group: Group, groups: Sequence[Group], story: Story) -> bool:
    """Whether a group is an operation: it has a done outcome that is no court's, and a day or a place."""
    if not group.claims and any(other.header is group for other in groups):
        return False
    done = [
        claim
        for claim in group.claims
        if claim.status != "planned" and claim.kind not in COURT_KINDS | {"death", "injury"}
    ]
    if any(claim.raid and claim.kind == "fine" and claim.status == "done" for claim in group.claims):
        return True  # "officers raided a villa and fined the owner"
    if not done:
        return False
    if any((claim.counted and claim.count.best != 0) or tells_itself(claim) for claim in done):
        return True
    if any(claim.kind == "conviction" for claim in group.claims):
        return False  # a court's story that recounts no raid
    placed = any(scene.places or scene.agencies for scene in group.scenes)
    if any(claim.counted for claim in done) and len(groups) > 1 and located(group.places()):
        return True  # "in Kratie, not one was arrested"
    when = date_of(group, story)
    return placed and when is not None and when.precision != "year"
