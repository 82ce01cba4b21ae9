"""What the page of an article shows: its text with the evidence marked, and the proposals beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, Q
from django.urls import reverse

from articles.models import Article
from incidents.admin.base import page_of
from incidents.admin.claim_forms import FigureForm, figure_of, lower_of, plain
from incidents.admin.reviewed import Corrected, proposed_and_now, sureness
from incidents.evidence import Block, Mark, blocks
from incidents.models import (
    Claim,
    Operation,
    OperationAgency,
    OperationOffence,
    OperationPlace,
    OperationReport,
    Statistic,
)
from incidents.models.base import HELD, State

FAMILIES = {  # kinds of outcome that share a colour
    "arrest": "custody",
    "detention": "custody",
    "deportation": "custody",
    "charge": "court",
    "conviction": "court",
    "release": "court",
    "rescue": "people",
    "people_found": "people",
    "violation": "people",
    "warning": "people",
    "death": "harm",
    "injury": "harm",
    "site_closed": "sites",
    "site_raided": "sites",
    "fine": "goods",
    "seizure": "goods",
    "personnel": "personnel",
}
LEGEND = {
    "custody": "arrests, detentions, deportations",
    "court": "charges, convictions, releases",
    "people": "people found, rescued, warned",
    "harm": "deaths and injuries",
    "sites": "sites",
    "goods": "seizures and fines",
    "personnel": "personnel",
    "statistic": "statistics",
    "place": "places",
    "agency": "agencies",
    "offence": "offences",
    "date": "dates",
}


@dataclass(frozen=True)
class Card:
    """One proposal beside the text. `number` stands in the text as well, at the end of its words."""

    key: str
    number: int
    family: str
    label: str
    title: str
    row: Any
    decide: str = ""
    page: str = ""
    back: str = ""
    acts: tuple[str, ...] = ()
    form: FigureForm | None = None
    changes: Sequence[Corrected] = ()
    quoted: bool = False
    part: bool = False

    @property
    def state(self) -> str:
        return str(getattr(self.row, "state", ""))

    @property
    def sureness(self) -> str:
        return sureness(getattr(self.row, "confidence", None))


@dataclass
class Group:
    """The proposals of one operation, or of none: statistics, and claims that belong nowhere yet."""

    title: str
    operation: Operation | None = None
    decide: str = ""
    page: str = ""
    acts: tuple[str, ...] = ()
    cards: list[Card] = field(default_factory=list)


@dataclass(frozen=True)
class ArticlePage:
    article: Article
    blocks: list[Block]
    groups: list[Group]
    legend: list[tuple[str, str]]
    waiting: int


def article_page(article: Article, user: User) -> ArticlePage:
    """Everything that the page shows, in eight queries for any number of proposals."""
    builder = Builder(article, user)
    groups = builder.groups()
    cards = [card for group in groups for card in group.cards]
    marks = [
        Mark(card.key, card.family, card.row.start, card.row.end, card.number)
        for card in cards
        if card.quoted and article.text[card.row.start : card.row.end] == card.row.quote
    ]
    present = {card.family for card in cards if card.quoted}
    return ArticlePage(
        article,
        blocks(article.text, marks),
        groups,
        [(family, words) for family, words in LEGEND.items() if family in present],
        sum(card.state in (State.PROPOSED, State.STALE) for card in cards),
    )


class Builder:
    """Makes the cards of one article, numbered in the order in which they stand on the page."""

    def __init__(self, article: Article, user: User) -> None:
        self.article, self.user, self.number = article, user, 0
        self.may: dict[str, bool] = {}

    def groups(self) -> list[Group]:
        claims = list(
            Claim.objects.filter(article=self.article)
            .select_related("decided_by", "statistic__issuer", "statistic__territory")
            .order_by("start", "id")
        )
        reports = list(
            OperationReport.objects.filter(article=self.article)
            .select_related("operation")
            .order_by("role", "operation__started_on", "operation_id")
        )
        operations = {report.operation_id: report.operation for report in reports}
        missing = {claim.operation_id for claim in claims if claim.operation_id} - operations.keys()
        operations |= Operation.objects.in_bulk(missing)
        roles = [
            *self.roles(OperationPlace, operations, "location__parent__parent__parent__parent__parent"),
            *self.roles(OperationAgency, operations, "agency"),
            *self.roles(OperationOffence, operations, "offence"),
        ]
        found = [self.operation_group(key, operations[key], reports, roles, claims) for key in operations]
        return [group for group in [*found, *self.others(claims)] if group.cards or group.operation]

    def roles(self, model: type[Any], operations: Iterable[int], *related: str) -> list[Any]:
        """Rows of the operations that rest on this article, or on no article at all."""
        mine = Q(article=self.article) | Q(article=None)
        rows = model.objects.filter(mine, operation__in=list(operations)).order_by("id")
        return list(rows.select_related("decided_by", *related))

    def operation_group(
        self,
        key: int,
        operation: Operation,
        reports: Sequence[OperationReport],
        roles: Sequence[Any],
        claims: Sequence[Claim],
    ) -> Group:
        group = Group(str(operation), operation, decide_url(operation), page_of(operation))
        if self.allowed(operation):
            proposed = operation.state == Operation.State.PROPOSED
            group.acts = ("confirm", "reject") if proposed else ("reopen",)
        for report in reports:
            if report.operation_id == key and report.started_on:
                group.cards.append(self.card(report, "date", "date", report.dates))
        for row in roles:
            if row.operation_id == key:
                group.cards.append(self.role_card(row))
        group.cards += [self.claim_card(claim) for claim in claims if claim.operation_id == key]
        return group

    def others(self, claims: Sequence[Claim]) -> list[Group]:
        statistics = Group("Statistics")
        for claim in claims:
            if claim.statistic is not None:
                statistics.cards.append(self.claim_card(claim))
        loose = Group("Not yet part of an operation")
        loose.cards = [
            self.claim_card(c) for c in claims if c.operation_id is None and c.statistic_id is None
        ]
        return [statistics, loose]

    def role_card(self, row: OperationPlace | OperationAgency | OperationOffence) -> Card:
        if isinstance(row, OperationPlace):
            printed = f" (“{row.wording}”)" if row.wording and row.location else ""
            return self.card(
                row, "place", "place", (row.location.path if row.location else row.wording) + printed
            )
        if isinstance(row, OperationAgency):
            return self.card(row, "agency", row.get_role_display().lower(), str(row))
        return self.card(row, "offence", "offence", str(row))

    def claim_card(self, claim: Claim) -> Card:
        family = "statistic" if claim.statistic_id else FAMILIES.get(claim.kind, "people")
        details = [*claim.nationalities, claim.get_sex_display()]
        label = claim.get_kind_display()
        if claim.status != "done":
            label = f"{label}, {claim.get_status_display().lower()}"
        title = ", ".join(filter(None, [claim.wording, *details]))
        if claim.statistic is not None:
            title = f"{title} · {period_of(claim.statistic)}"
        return self.card(claim, family, label, title)

    def card(self, row: Any, family: str, label: str, title: str) -> Card:
        self.number += 1
        judged = hasattr(row, "state")
        allowed = judged and self.allowed(row)
        is_claim = isinstance(row, Claim)
        return Card(
            key=f"{row._meta.model_name}-{row.pk}",
            number=self.number,
            family=family,
            label=label,
            title=title,
            row=row,
            decide=decide_url(row) if judged else "",
            page=page_of(row),
            back=f"{page_of(self.article)}#{row._meta.model_name}-{row.pk}",
            acts=acts_of(row, is_claim) if allowed else (),
            form=correction_form(row) if allowed and is_claim else None,
            changes=proposed_and_now(row) if is_claim else (),
            quoted=bool(row.quote) and row.article_id == self.article.pk,
            part=is_claim and row.part_of_id is not None,
        )

    def allowed(self, row: Model) -> bool:
        permission = f"{row._meta.app_label}.change_{row._meta.model_name}"
        if permission not in self.may:
            self.may[permission] = self.user.has_perm(permission)
        return self.may[permission]


def acts_of(row: Any, is_claim: bool) -> tuple[str, ...]:
    correct = ("correct",) if is_claim else ()
    if row.state in HELD:
        return (*correct, "reject", "reopen")
    if row.state == State.REJECTED:
        return ("reopen",)
    return ("accept", *correct, "reject")


def correction_form(claim: Claim) -> FigureForm:
    initial = {
        "kind": claim.kind,
        "modifier": claim.modifier,
        "number": plain(figure_of(claim)),
        "lower": plain(lower_of(claim)),
        "amount": plain(claim.amount),
        "status": claim.status,
    }
    form = FigureForm(initial=initial, auto_id=f"correct-{claim.pk}-%s")
    if claim.amount is None:
        del form.fields["amount"]
    return form


def period_of(statistic: Statistic) -> str:
    days = [f"{day:%d %b %Y}" if day else "…" for day in (statistic.period_start, statistic.period_end)]
    return " – ".join(days)


def decide_url(row: Model) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_decide", args=[row.pk])
