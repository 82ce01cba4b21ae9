"""What is stored of articles that are read again, and which of it people have had a hand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Q

from articles.history import touched_by_people
from articles.models import Article
from incidents.models import (
    Claim,
    Operation,
    OperationAgency,
    OperationOffence,
    OperationPlace,
    OperationReport,
    Statistic,
)
from incidents.models.base import Reviewable, State
from incidents.recording.drafts import RoleRow

ROLE_MODELS: tuple[type[RoleRow], ...] = (OperationPlace, OperationAgency, OperationOffence)


@dataclass
class Stored:
    """The rows that rest on one article, and all places, agencies and offences of the operations that it reports."""

    reports: list[OperationReport] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    roles: list[RoleRow] = field(default_factory=list)


@dataclass
class People:
    """Primary keys of rows that a person has written or changed, by model."""

    touched: dict[type[models.Model], set[int]]

    def touched_row(self, row: models.Model) -> bool:
        return row.pk in self.touched[type(row)]

    def left_to_engine(self, row: models.Model) -> bool:
        """Whether a row is the engine's alone still, so that the engine may change or withdraw it.

        A claim whose judgement an editor took back keeps the values that he or she gave it, and is no longer. That
        outcomes are recomputed under the name of whoever judged another claim does not make a claim a person's.
        """
        match row:
            case Claim():
                return is_unjudged(row) and bool(row.rule) and row.values() == row.proposed
            case OperationPlace() | OperationAgency() | OperationOffence():
                return is_unjudged(row) and bool(row.rule) and not self.touched_row(row)
            case Operation():
                engines = row.state == Operation.State.PROPOSED and bool(row.proposal) and not row.note
                return engines and row.canonical_id is None and not self.touched_row(row)
            case Statistic():
                return is_unjudged(row) and not self.touched_row(row)
        return not self.touched_row(row)


def is_unjudged(row: Reviewable) -> bool:
    return row.state == State.PROPOSED and not row.note


def load(articles: Iterable[Article]) -> tuple[dict[int, Stored], People]:
    """Everything stored of these articles, by their primary keys, in a dozen queries for all of them."""
    found: dict[int, Stored] = defaultdict(Stored)
    chosen = [article.pk for article in articles]
    reporting: dict[int, list[int]] = defaultdict(list)
    for report in (
        OperationReport.objects.filter(article__in=chosen).select_related("operation").order_by("pk")
    ):
        found[report.article_id].reports.append(report)
        reporting[report.operation_id].append(report.article_id)
    for claim in (
        Claim.objects.filter(article__in=chosen).select_related("operation", "statistic").order_by("pk")
    ):
        found[claim.article_id].claims.append(claim)
    for model in ROLE_MODELS:
        wanted = Q(operation__in=reporting) | Q(article__in=chosen)
        for row in model._default_manager.filter(wanted).order_by("pk"):
            for article in {*reporting.get(row.operation_id, ()), row.article_id} & {*chosen}:
                found[article].roles.append(row)
    return found, people_of(found)


def operations_named(proposals: Iterable[str]) -> dict[str, Operation]:
    """The operations that bear these names of proposals. An article from which a person took one reports it no more."""
    rows = Operation.objects.filter(proposal__in=[*proposals])
    return {operation.proposal: operation for operation in rows}


def people_of(found: dict[int, Stored]) -> People:
    rows: dict[type[models.Model], set[int]] = {
        model: set() for model in (Operation, OperationReport, Claim, Statistic, *ROLE_MODELS)
    }
    for stored in found.values():
        for row in (*stored.reports, *stored.claims, *stored.roles):
            rows[type(row)].add(row.pk)
        rows[Operation] |= {report.operation_id for report in stored.reports}
        rows[Statistic] |= {claim.statistic_id for claim in stored.claims if claim.statistic_id}
    return People({model: touched_by_people(model, keys) for model, keys in rows.items()})
