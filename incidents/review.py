"""The editor's acts, one function each, shared by the admin, the demo and the tests.

Each act is one transaction, signed with the editor and the moment, refuses with a ValidationError in words, and brings
the outcomes in line. Whether the editor may act at all is for the caller to check.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, TypeVar, cast

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.extraction.counts import bounded
from articles.history import acting
from articles.models import Article
from incidents.models import (
    Claim,
    Operation,
    OperationAgency,
    OperationOffence,
    OperationPlace,
    Outcome,
    Statistic,
)
from incidents.models.base import HELD, RejectReason, State
from incidents.models.operations import CodeCounter
from incidents.models.outcomes import Rule
from incidents.models.vocabulary import Modifier
from incidents.outcomes import recompute, refuse_circle, restate
from incidents.recording.anchoring import stands_in_its_article

Reviewed = Claim | OperationPlace | OperationAgency | OperationOffence | Statistic
Row = TypeVar("Row", bound=Reviewed | Operation | Outcome)

# What an editor may correct on a claim; the words and the article it rests on are not his or hers to change.
CORRECTABLE = frozenset(
    {"kind", "modifier", "low", "best", "high", "unit", "item", "amount", "currency"}
    | {"nationalities", "sex", "status", "who", "part_of", "operation"}
)

Amendable = OperationPlace | OperationAgency | OperationOffence | Statistic
AMENDABLE: dict[type[Amendable], frozenset[str]] = {
    OperationPlace: frozenset({"location", "wording", "level", "role", "note"}),
    OperationAgency: frozenset({"agency", "wording", "role", "note"}),
    OperationOffence: frozenset({"offence", "note"}),
    Statistic: frozenset(
        {"kind", "low", "best", "high", "unit", "item", "amount", "currency", "nationalities"}
    )
    | {"sex", "status", "issuer", "issuer_wording", "territory", "period_start", "period_end", "part_of"}
    | {"detail", "note"},
}


@contextmanager
def act(row: Row, editor: User) -> Iterator[Row]:
    """The row as it stands in the database now, locked, inside a transaction that is signed with the editor."""
    with transaction.atomic(), acting(user=editor.pk):
        yield cast(Row, type(row)._default_manager.select_for_update().get(pk=row.pk))


def sign(row: Reviewed | Operation | Outcome, editor: User) -> None:
    row.decided_by, row.decided_at = editor, timezone.now()


def save(row: Reviewed | Operation | Outcome) -> None:
    if isinstance(row, Claim | Statistic):
        refuse_circle(row)
    row.full_clean()
    row.save()


def accept(row: Reviewed, *, editor: User) -> None:
    """Accepts a proposal as it stands. A corrected one stays corrected, a stale one is refused till its words are back."""
    with act(row, editor) as current:
        lost = isinstance(current, Statistic) or not stands_in_its_article(current)
        if current.state == State.STALE and lost:
            raise ValidationError("Its words no longer stand in the article: correct it or reject it.")
        if isinstance(current, Claim) and current.operation is None and current.statistic is None:
            raise ValidationError("It belongs to no operation and no statistic yet.")
        if current.state in HELD:
            return
        current.state, current.reject_reason = State.ACCEPTED, ""
        sign(current, editor)
        save(current)
        settle(current, editor)


def reject(row: Reviewed, *, reason: str, editor: User, note: str = "") -> None:
    """Rejects a proposal for one of the reasons of `RejectReason`. It stays on record and counts nowhere."""
    if reason not in RejectReason.values:
        raise ValidationError({"reject_reason": f"{reason!r} is no reason that the list knows."})
    with act(row, editor) as current:
        current.state, current.reject_reason = State.REJECTED, reason
        current.note = note or current.note
        sign(current, editor)
        save(current)
        settle(current, editor)


def reopen(row: Reviewed, *, editor: User) -> None:
    """Takes a judgement back: the proposal waits again. A claim that was corrected keeps its corrected values."""
    with act(row, editor) as current:
        current.state, current.reject_reason = State.PROPOSED, ""
        current.decided_by = current.decided_at = None
        save(current)
        settle(current, editor)


def correct(claim: Claim, *, editor: User, **values: Any) -> None:
    """Gives a claim other values, keeping the engine's in `proposed`. Raises ValidationError for a field that is not
    an editor's to correct, or values that contradict each other.

    A new figure without new bounds gets the bounds that its modifier sets.
    """
    if unknown := values.keys() - CORRECTABLE:
        raise ValidationError(f"Cannot be corrected: {', '.join(sorted(unknown))}.")
    with act(claim, editor) as current:
        before = current.operation
        if {"best", "modifier", "low", "high"} & values.keys():
            values = with_bounds(current, values)
        for name, value in values.items():
            setattr(current, name, value)
        current.state, current.reject_reason = State.CORRECTED, ""
        sign(current, editor)
        save(current)
        settle(current, editor)
        if before is not None and before != current.operation:
            recompute(before)


def amend(row: Amendable, *, editor: User, **values: Any) -> None:
    """Gives a place, agency or offence of an operation, or a statistic, other values: the editor's, and so accepted.

    What the engine proposed stays in the history. A stale row has lost its words, and rests on none from now on.
    Raises ValidationError for a field that is not an editor's to amend.
    """
    if unknown := values.keys() - AMENDABLE[type(row)]:
        raise ValidationError(f"Cannot be amended: {', '.join(sorted(unknown))}.")
    with act(row, editor) as current:
        for name, value in values.items():
            setattr(current, name, value)
        if current.state == State.STALE and not isinstance(current, Statistic):
            current.quote, current.start, current.end, current.rule = "", None, None, ""
        current.state = State.CORRECTED if proposed_by_the_engine(current) else State.ACCEPTED
        current.reject_reason = ""
        sign(current, editor)
        save(current)
        settle(current, editor)


def proposed_by_the_engine(row: Amendable) -> bool:
    return row.claims.exclude(rule="").exists() if isinstance(row, Statistic) else bool(row.rule)


def with_bounds(claim: Claim, values: dict[str, Any]) -> dict[str, Any]:
    """`values` with the bounds of the codebook where the editor gave none."""
    figure = values.get("best", claim.best)
    modifier = values.get("modifier", claim.modifier)
    if "modifier" not in values and (modifier == Modifier.UNSPECIFIED) == (figure is not None):
        modifier = Modifier.EXACT if figure is not None else Modifier.UNSPECIFIED
    if modifier == Modifier.RANGE:
        figure = values.get("high", figure)
    kept_low = modifier == claim.modifier and modifier in (Modifier.RANGE, Modifier.UNSPECIFIED)
    low = values.get("low", claim.low if kept_low else None)
    try:
        count = bounded(figure, modifier, low)
    except ValueError as error:
        raise ValidationError({"best": f"The figure does not fit its modifier: {error}."}) from error
    bounds = {"low": count.low, "best": count.best, "high": count.high, "modifier": modifier}
    return values | bounds if modifier == Modifier.RANGE else bounds | values


def settle(row: Reviewed, editor: User) -> None:
    """Brings in line what follows from a judgement: the outcomes of an operation, a statistic and its claims."""
    if isinstance(row, Statistic):
        pass_on(row)
    elif isinstance(row, Claim) and row.operation is not None:
        recompute(row.operation)
    elif isinstance(row, Claim) and row.statistic is not None:
        follow_claims(row.statistic, row, editor)


def pass_on(statistic: Statistic) -> None:
    """Gives the claims of a statistic its judgement, so that one act settles both. A stale claim is not accepted."""
    for claim in statistic.claims.exclude(state=State.STALE):
        if statistic.state in HELD and claim.state in HELD:
            continue
        claim.state = State.ACCEPTED if statistic.state in HELD else statistic.state
        claim.reject_reason = statistic.reject_reason
        claim.decided_by, claim.decided_at = statistic.decided_by, statistic.decided_at
        save(claim)


def follow_claims(statistic: Statistic, judged: Claim, editor: User) -> None:
    """Gives a statistic the judgement and the figures of its claims: held when one of them is, rejected when all are.
    Figures that an editor amended on the statistic itself stay."""
    states = set(statistic.claims.values_list("state", flat=True))
    amended = statistic.state == State.CORRECTED
    statistic.reject_reason = ""
    if states & {*HELD}:
        statistic.state = State.CORRECTED if amended else State.ACCEPTED
        sign(statistic, editor)
    elif states == {State.REJECTED}:
        statistic.state, statistic.reject_reason = State.REJECTED, judged.reject_reason
        sign(statistic, editor)
    else:
        statistic.state, statistic.decided_by, statistic.decided_at = State.PROPOSED, None, None
    if not amended:
        restate(statistic)
    save(statistic)


def add_claim(
    article: Article, *, start: int, end: int, editor: User, operation: Operation | None = None, **values: Any
) -> Claim:
    """Adds a claim on words that the editor selected, accepted under his or her name."""
    with transaction.atomic(), acting(user=editor.pk):
        claim = Claim(
            article=article, operation=operation, start=start, end=end, quote=article.text[start:end]
        )
        claim.state = State.ACCEPTED
        sign(claim, editor)
        for name, value in with_bounds(claim, values).items():
            setattr(claim, name, value)
        save(claim)
        settle(claim, editor)
    return claim


def confirm_operation(operation: Operation, *, editor: User) -> None:
    """Confirms an operation and gives it its public code. Its claims are judged one by one, not with it."""
    with act(operation, editor) as current:
        if current.canonical is not None:
            raise ValidationError("It was merged into another operation: confirm that one.")
        if current.state == Operation.State.CONFIRMED:
            return
        current.state, current.reject_reason = Operation.State.CONFIRMED, ""
        sign(current, editor)
        current.code = current.code or next_code(current)
        save(current)


def reject_operation(operation: Operation, *, reason: str, editor: User) -> None:
    """Rejects an operation. Its code, if it ever had one, stays its own. `reason` is in the editor's words."""
    with act(operation, editor) as current:
        if not reason.strip():
            raise ValidationError({"reject_reason": "Say why the operation is rejected."})
        current.state, current.reject_reason = Operation.State.REJECTED, reason.strip()
        sign(current, editor)
        save(current)


def reopen_operation(operation: Operation, *, editor: User) -> None:
    """Takes the judgement of an operation back. A code once given stays with it."""
    with act(operation, editor) as current:
        current.state, current.reject_reason = Operation.State.PROPOSED, ""
        current.decided_by = current.decided_at = None
        save(current)


def next_code(operation: Operation) -> str:
    """The next free code of the operation's country and year (of its start, or else of today)."""
    year = (operation.started_on or timezone.localdate()).year
    CodeCounter.objects.get_or_create(country=operation.country, year=year)
    counter = CodeCounter.objects.select_for_update().get(country=operation.country, year=year)
    counter.last += 1
    counter.save()
    return f"{operation.country}-{year}-{counter.last:05d}"


def decide_outcome(
    outcome: Outcome,
    *,
    low: Decimal | None,
    best: Decimal | None,
    high: Decimal | None,
    note: str,
    editor: User,
) -> None:
    """Sets the figures of an outcome by hand, with the reason. Later claims join it but do not change it."""
    with act(outcome, editor) as current:
        current.low, current.best, current.high = low, best, high
        current.rule, current.note = Rule.EDITOR, note.strip()
        sign(current, editor)
        save(current)


def release_outcome(outcome: Outcome, *, editor: User) -> None:
    """Gives an outcome back to the rule: its figures follow from its claims again."""
    with act(outcome, editor) as current:
        current.rule, current.note = Rule.SINGLE_SOURCE, ""
        current.decided_by = current.decided_at = None
        save(current)
        recompute(current.operation)
