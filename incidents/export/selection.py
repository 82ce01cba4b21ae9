"""Which records leave: by default only what editors have confirmed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from articles.models import Article
from incidents.models import Claim, Operation, OperationReport, Outcome, Statistic
from incidents.models.base import HELD, State

CONFIRMED, PROPOSED = "confirmed", "proposed"
GONE = (State.REJECTED, State.STALE)

# What is said about an operation beside its figures (places, agencies, offences) leaves when an editor accepted it;
# on a proposed operation, which leaves only when asked for, also what waits with it.
LEAVES_WITH_OPERATION = Q(state__in=HELD) | (Q(operation__state=PROPOSED) & ~Q(state__in=GONE))


def figures() -> QuerySet[Outcome]:
    """Confirmed figures of confirmed operations, and all standing figures of proposed ones."""
    return Outcome.objects.filter(is_confirmed() | (Q(operation__state=PROPOSED) & stands()))


def is_confirmed() -> Exists:
    return Exists(Outcome.objects.confirmed().filter(pk=OuterRef("pk")))


def stands() -> Q:
    """That a figure rests on a claim which nobody rejected and whose words still stand: an editor's needs one as well."""
    return Q(Exists(Claim.objects.standing().filter(outcome=OuterRef("pk"))))


IS_TOTAL = Q(part_of=None, breakdown="")


@dataclass(frozen=True)
class Selection:
    """What one export holds. Rejected and merged records, and claims whose words are gone, never leave."""

    include_proposed: bool = False

    def operations(self) -> QuerySet[Operation]:
        """Operations, each with `sweep`, the larger one of which it is a part."""
        leaving: QuerySet[Operation] = Operation.objects.confirmed()
        if self.include_proposed:
            leaving = Operation.objects.filter(state__in=[CONFIRMED, PROPOSED], canonical=None)
        return leaving.annotate(sweep=_leaving(leaving, "parent_id"))

    def outcomes(self) -> QuerySet[Outcome]:
        """Figures of operations, totals and parts, each with `judgement`: confirmed or proposed."""
        if self.include_proposed:
            standing = Outcome.objects.filter(stands(), operation__in=self.operations().values("pk"))
            return standing.annotate(judgement=_judgement(is_confirmed()))
        return Outcome.objects.confirmed().annotate(judgement=Value(CONFIRMED))

    def totals(self) -> QuerySet[Outcome]:
        return self.outcomes().filter(IS_TOTAL)

    def parts(self) -> QuerySet[Outcome]:
        """Parts, each with `total` and `larger_part`: the figures to which it belongs, as far as they leave as well."""
        top = Coalesce("part_of__part_of__part_of_id", "part_of__part_of_id", "part_of_id")
        parts = self.outcomes().exclude(IS_TOTAL)
        return parts.annotate(top=top).annotate(
            total=_leaving(self.totals(), "top"),
            larger_part=_leaving(self.outcomes().exclude(IS_TOTAL), "part_of_id"),
        )

    def statistics(self) -> QuerySet[Statistic]:
        """Cumulative figures that rest on a claim, each with `judgement` and with `whole`, the one of which it is a part."""
        held = Q(Exists(Claim.objects.held().filter(statistic=OuterRef("pk"))), state__in=HELD)
        leaving = Statistic.objects.filter(held)
        if self.include_proposed:
            standing = Exists(Claim.objects.standing().filter(statistic=OuterRef("pk")))
            leaving = Statistic.objects.standing().filter(standing)
        return leaving.annotate(judgement=_judgement(held), whole=_leaving(leaving, "part_of_id"))

    def evidence(self) -> QuerySet[Claim]:
        """The claims on which the figures rest, each with the one of `total`, `part` and `cumulative` that it supports."""
        claims = Claim.objects.standing() if self.include_proposed else Claim.objects.held()
        claims = claims.filter(
            Q(outcome__in=self.outcomes().values("pk")) | Q(statistic__in=self.statistics().values("pk"))
        )
        of_a_total = Q(outcome__part_of=None, outcome__breakdown="")
        return claims.annotate(
            total=Case(When(of_a_total, then=F("outcome_id"))),
            part=Case(When(~of_a_total, then=F("outcome_id"))),
            cumulative=F("statistic_id"),
        )

    def articles(self) -> QuerySet[Article]:
        """Articles that report an operation or support a figure of this selection."""
        reports = OperationReport.objects.filter(operation__in=self.operations().values("pk"))
        return Article.objects.filter(
            Q(pk__in=reports.values("article")) | Q(pk__in=self.evidence().values("article"))
        )


def _judgement(confirmed: Q | Exists) -> Case:
    return Case(When(confirmed, then=Value(CONFIRMED)), default=Value(PROPOSED), output_field=CharField())


def _leaving(rows: QuerySet[Operation] | QuerySet[Outcome] | QuerySet[Statistic], reference: str) -> Subquery:
    """The key in `reference`, or nothing when its row does not leave."""
    return Subquery(rows.filter(pk=OuterRef(reference)).values("pk"), output_field=IntegerField())
