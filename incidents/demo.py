"""The demo's people and decisions, made through the same functions that the admin uses."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group, User

from incidents import review
from incidents.models import Claim, Operation, Statistic
from incidents.models.base import RejectReason

# Spoken aloud without doubt: no l, I, 1, O or 0.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class Account:
    name: str
    group: str
    password: str


def make_account(name: str, group: str) -> Account:
    """An account of `group` with a new password, which nobody but its printed line knows."""
    password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    user, _ = User.objects.get_or_create(username=name)
    user.is_staff = True
    user.set_password(password)
    user.save()
    user.groups.set([Group.objects.get(name=group)])
    return Account(name, group, password)


def decide_samples(editor: User) -> int:
    """Judges some proposals, so that confirmed, rejected and waiting records stand side by side.

    Every third operation is confirmed with its claims, and one is rejected; every other statistic is accepted; the rest waits. Returns how many
    operations were judged; none when somebody has judged any already.
    """
    if Operation.objects.exclude(state=Operation.State.PROPOSED).exists():
        return 0
    waiting = list(Operation.objects.proposed().filter(is_background=False).order_by("started_on", "pk"))
    confirmed = waiting[::3]
    for operation in confirmed:
        accept_everything(operation, editor)
        review.confirm_operation(operation, editor=editor)
    for operation in waiting[1:2]:
        review.reject_operation(operation, reason="A sample of a rejected proposal.", editor=editor)
    judge_single_claims(waiting[2::3], editor)
    for statistic in Statistic.objects.open().order_by("pk")[::2]:
        review.accept(statistic, editor=editor)
    return len(confirmed) + len(waiting[1:2])


def accept_everything(operation: Operation, editor: User) -> None:
    for row in (
        *operation.claims.open(),
        *operation.places.open(),
        *operation.operation_agencies.open(),
        *operation.operation_offences.open(),
    ):
        review.accept(row, editor=editor)


def judge_single_claims(operations: list[Operation], editor: User) -> None:
    """Rejects one claim and corrects another, in operations that otherwise wait."""
    claims = list(
        Claim.objects.open().filter(operation__in=operations).order_by("operation__started_on", "pk")
    )
    for claim in claims[:1]:
        review.reject(
            claim, reason=RejectReason.NOT_STATED, editor=editor, note="A sample of a rejected claim."
        )
    for claim in [claim for claim in claims[1:] if claim.best is not None][:1]:
        review.correct(claim, editor=editor, modifier="about", who=claim.who or "people")
