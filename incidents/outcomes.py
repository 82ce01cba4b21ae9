"""Outcomes from claims: a pure function of the claims that nobody rejected, unless an editor decided otherwise.

Claims are grouped into facts (`facts`), each fact gets low / best / high by a named rule (`resolve`), and `recompute`
brings the table in line. Running it again changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count, zip_longest
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from incidents.models import Claim, Operation, Outcome, Statistic
from incidents.models.outcomes import Rule
from incidents.models.vocabulary import Modifier

T = TypeVar("T")
Key = tuple[str | int, ...]

# The fields of an outcome that its claims state.
STATED = ["kind", "status", "unit", "item", "currency", "nationalities", "sex"]
STATED += ["rule", "low", "best", "high", "amount"]


@dataclass(frozen=True)
class Resolution:
    """low, best and high of one fact (and its money), with the rule that drew them from the claims."""

    rule: Rule
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    amount: Decimal | None = None


@dataclass(frozen=True)
class Fact:
    """The claims that state one fact; `key` is that of its outcome and ends in breakdown and rank."""

    key: Key
    claims: list[Claim]

    @property
    def breakdown(self) -> str:
        return str(self.key[-2])

    @property
    def rank(self) -> int:
        return int(self.key[-1])


def recompute(operation: Operation) -> None:
    """Brings the outcomes of one operation in line with its claims."""
    recompute_many([operation])


@transaction.atomic
def recompute_many(operations: Iterable[Operation]) -> None:
    """Brings the outcomes of operations in line with their claims, in a handful of queries for all of them."""
    chosen = {operation.pk for operation in operations}
    claims: dict[int, list[Claim]] = defaultdict(list)
    for claim in (
        Claim.objects.filter(operation__in=chosen)
        .exclude(state="rejected")
        .select_related("article")
        .defer("article__text", "article__search")
        .order_by("article__published_on", "article_id", "start", "id")
    ):
        claims[claim.operation_id or 0].append(claim)
    stored: dict[int, dict[Key, Outcome]] = defaultdict(dict)
    for outcome in Outcome.objects.filter(operation__in=chosen):
        stored[outcome.operation_id][key_of(outcome)] = outcome
    changes = Changes()
    for operation in chosen:
        changes.note(operation, claims[operation], stored[operation])
    changes.write()
    Claim.objects.filter(operation__in=chosen, state="rejected").exclude(outcome=None).update(outcome=None)


@dataclass
class Changes:
    """What must be written so that outcomes say what claims say: many rows at once, and none that is right already."""

    created: list[Outcome] = field(default_factory=list)
    changed: list[Outcome] = field(default_factory=list)
    removed: list[Outcome] = field(default_factory=list)
    holders: list[tuple[Claim, Outcome]] = field(default_factory=list)
    totals: list[tuple[Outcome, Outcome | None]] = field(default_factory=list)

    def note(self, operation: int, claims: Sequence[Claim], stored: dict[Key, Outcome]) -> None:
        """Compares the claims of one operation with its outcomes as they are stored."""
        editors = {outcome.pk: key for key, outcome in stored.items() if outcome.rule == Rule.EDITOR}
        decided = {claim.pk: editors[claim.outcome_id] for claim in claims if claim.outcome_id in editors}
        found = facts(claims, decided)
        holders: dict[int, Outcome] = {}
        for fact in found:
            outcome = stored.pop(fact.key, None)
            if outcome is None:
                outcome = Outcome(operation_id=operation, rank=fact.rank, breakdown=fact.breakdown)
                self.created.append(outcome)
                state_outcome(outcome, fact.claims)
            elif state_outcome(outcome, fact.claims):
                self.changed.append(outcome)
            holders.update({claim.pk: outcome for claim in fact.claims})
        self.holders += [(claim, holders[claim.pk]) for claim in claims]
        for fact in found:  # the first article's word, where two articles make it a part of different totals
            first = fact.claims[0]
            self.totals.append((holders[first.pk], holders.get(first.part_of_id or 0)))
        self.removed += [outcome for outcome in stored.values() if outcome.rule != Rule.EDITOR]

    def write(self) -> None:
        # Gone first: a new outcome may take the place of one whose claims now say something else.
        if self.removed:
            Outcome.objects.filter(pk__in=[outcome.pk for outcome in self.removed]).delete()
        Outcome.objects.bulk_create(self.created)
        Outcome.objects.bulk_update(self.changed, STATED)
        moved = [claim for claim, holder in self.holders if set_key(claim, "outcome", holder)]
        Claim.objects.bulk_update(moved, ["outcome"])
        relinked = [part for part, total in self.totals if set_key(part, "part_of", total)]
        Outcome.objects.bulk_update(relinked, ["part_of"])


def set_key(row: Claim | Outcome, name: str, target: Outcome | None) -> bool:
    """Points `row` at `target`, never at itself; true when it pointed elsewhere."""
    key = target.pk if target is not None and target is not row else None
    changed: bool = getattr(row, f"{name}_id") != key
    setattr(row, f"{name}_id", key)
    return changed


def refuse_circle(part: Claim | Statistic) -> None:
    """Raises ValidationError when a figure is part of a part of itself: none of the circle would count as a total."""
    stored = type(part)._default_manager.all()
    total, above = part.part_of_id, {part.pk}
    while total is not None:
        if total in above:
            raise ValidationError({"part_of": "That figure is itself a part of this one."})
        above.add(total)
        total = stored.filter(pk=total).values_list("part_of_id", flat=True).first()


def restate(statistic: Statistic) -> None:
    """Makes a statistic, which the caller saves, say what its claims say; without a claim it stays as it is."""
    claims = list(
        statistic.claims.exclude(state="rejected").order_by(
            "article__published_on", "article_id", "start", "id"
        )
    )
    if not claims:
        return
    for name in ("kind", "unit", "item", "currency", "nationalities", "sex", "status"):
        setattr(statistic, name, getattr(claims[-1], name))
    resolution = resolve(claims)
    statistic.low, statistic.best, statistic.high = resolution.low, resolution.best, resolution.high
    statistic.amount = resolution.amount


def state_outcome(outcome: Outcome, claims: Sequence[Claim]) -> bool:
    """Makes `outcome` say what the claims of its fact say; true when that changed it. An editor's figure stays."""
    first = claims[0]
    wanted = {
        "kind": first.kind,
        "status": first.status,
        "unit": first.unit,
        "item": first.item,
        "currency": first.currency,
        "nationalities": shared([claim.nationalities for claim in claims]) or [],
        "sex": shared([claim.sex for claim in claims]) or "",
    }
    if outcome.rule != Rule.EDITOR:
        wanted |= vars(resolve(claims))
    changed = outcome.pk is None
    for name, value in wanted.items():
        if getattr(outcome, name) != value:
            setattr(outcome, name, value)
            changed = True
    return changed


def shared(values: Sequence[T]) -> T | None:
    """The value that all of them are; None when they differ."""
    return values[0] if all(value == values[0] for value in values) else None


def facts(claims: Sequence[Claim], decided: Mapping[int, Key]) -> list[Fact]:
    """Groups the claims of one operation by the fact that they state.

    Claims of several articles state the same fact when they agree on kind, status, unit, goods and currency and, for
    a part, on its breakdown. Two such claims in one article are two facts: the larger is matched with the larger of
    the other articles, and so on. `decided` has, by claim, the key of the outcome of which an editor decided: a fact
    keeps it, so that a decision stays with its claims whatever figures come and go beside them.
    """
    alike: dict[Key, dict[int, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        alike[likeness(claim)][claim.article_id].append(claim)
    found: list[Fact] = []
    for key, by_article in alike.items():
        ranked = [sorted(group, key=size, reverse=True) for group in by_article.values()]
        groups = [[claim for claim in column if claim is not None] for column in zip_longest(*ranked)]
        keys: list[Key | None] = []
        for group in groups:
            kept = kept_key(key, group, decided)
            keys.append(None if kept in keys else kept)
        free = (other for number in count(1) if (other := (*key, number)) not in keys)
        found += [Fact(kept or next(free), group) for kept, group in zip(keys, groups, strict=True)]
    return found


def kept_key(likeness: Key, claims: Sequence[Claim], decided: Mapping[int, Key]) -> Key | None:
    keys = (decided[claim.pk] for claim in claims if claim.pk in decided)
    return next((key for key in keys if key[:-1] == likeness), None)


def likeness(claim: Claim) -> Key:
    breakdown = breakdown_of(claim) if claim.part_of_id is not None else ""
    return (claim.kind, claim.status, claim.unit, claim.item.casefold(), claim.currency, breakdown)


def breakdown_of(part: Claim) -> str:
    """What tells a part from the other parts: nationalities and sex, or else the noun as printed."""
    return " ".join(filter(None, [*part.nationalities, part.sex])) or part.who.casefold() or "part"


def key_of(outcome: Outcome) -> Key:
    return (
        outcome.kind,
        outcome.status,
        outcome.unit,
        outcome.item.casefold(),
        outcome.currency,
        outcome.breakdown,
        outcome.rank,
    )


def size(claim: Claim) -> Decimal:
    figures = (claim.best, claim.low, claim.high, claim.amount)
    return next((figure for figure in figures if figure is not None), Decimal(-1))


def resolve(claims: Sequence[Claim]) -> Resolution:
    """low / best / high of one fact. `claims` come in the order of publication, one for each article.

    One article: its own figures. All alike: those. Otherwise the best figure is the latest exact one, or else the
    latest one, and the bounds span what any article supports; there is no ceiling where one article sets none.
    """
    said = [(claim.low, claim.best, claim.high, claim.amount) for claim in claims]
    if len(claims) == 1 or shared(said) is not None:
        return Resolution(Rule.SINGLE_SOURCE if len(claims) == 1 else Rule.ALL_AGREE, *said[0])
    exact = [claim for claim in claims if claim.modifier == Modifier.EXACT]
    stated = exact or [claim for claim in claims if claim.best is not None]
    best = stated[-1].best if stated else None
    floors = [floor for claim in claims if (floor := floor_of(claim)) is not None]
    ceilings = [ceiling_of(claim) for claim in claims]
    known = [ceiling for ceiling in ceilings if ceiling is not None]
    amounts = [claim.amount for claim in claims if claim.amount is not None]
    return Resolution(
        Rule.LATEST_EXACT if exact else Rule.LATEST,
        min(floors, default=None),
        best,
        max(known) if len(known) == len(ceilings) else None,
        amounts[-1] if amounts else None,
    )


def floor_of(claim: Claim) -> Decimal | None:
    """The least that a claim supports; a hedge that may lie below its figure ("nearly 200") still gives that figure."""
    return claim.low if claim.low is not None else claim.best


def ceiling_of(claim: Claim) -> Decimal | None:
    """The most that a claim supports; None when it sets no ceiling ("at least 50", "dozens")."""
    if claim.high is not None or claim.modifier in (
        Modifier.AT_LEAST,
        Modifier.MORE_THAN,
        Modifier.UNSPECIFIED,
    ):
        return claim.high
    return claim.best
