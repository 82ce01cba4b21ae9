"""What editors made of the engine's proposals, one judgement each, read from the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from django.db.models import Q, QuerySet

from incidents.models import Claim, Operation, OperationAgency, OperationOffence, OperationPlace, Statistic
from incidents.models.base import HELD, State
from incidents.models.figures import Figure

Sort = Literal["claims", "places", "agencies", "offences"]
Verdict = Literal["accepted", "corrected", "rejected", "added"]
RoleRow = OperationPlace | OperationAgency | OperationOffence
Row = TypeVar("Row", Claim, OperationPlace, OperationAgency, OperationOffence)

JUDGED = (State.ACCEPTED, State.CORRECTED, State.REJECTED)
LONG_COLUMNS = ("article__text", "article__search", "article__metadata")
FIGURE_FIELDS = tuple(column.name for column in Figure._meta.fields)
# What an editor can correct on a claim or a statistic and the proposal does not keep.
ELSEWHERE, PERIOD = "operation or total", "issuer, period or territory"

# Why a proposal fell that nobody judged by itself.
WITH_OPERATION = "operation rejected"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One proposal and its verdict; "added" is what a person wrote in an article that the engine had read.

    `kind` is the claim's as proposed, a place's level, an agency's role, an offence's slug. `details` are the corrected
    fields or the reason of a rejection; `proposed` and `now` say in words what the engine and the editor hold.
    """

    sort: Sort
    kind: str
    rule: str
    confidence: float
    verdict: Verdict
    details: tuple[str, ...]
    article: str
    quote: str
    proposed: str
    now: str


def judgements() -> Iterator[Judgement]:
    """Every proposal that an editor has judged, and everything that editors added; nothing that still waits."""
    claims = Claim.objects.select_related("statistic")
    yield from (claim_judgement(claim) for claim in judged(claims))
    by_hand = claims.exclude(article__engine_version="")
    yield from (added("claims", claim, claim.kind) for claim in written(by_hand))
    places = OperationPlace.objects.select_related("location")
    agencies = OperationAgency.objects.select_related("agency")
    offences = OperationOffence.objects.select_related("offence")
    yield from role_judgements("places", places, "level")
    yield from role_judgements("agencies", agencies, "role")
    yield from role_judgements("offences", offences, "offence.slug")


def judged(rows: QuerySet[Row]) -> Iterator[Row]:
    """The engine's rows that an editor has judged, alone or with their operation; without the articles' long columns."""
    settled = Q(state__in=JUDGED) | Q(state=State.PROPOSED, operation__state=Operation.State.REJECTED)
    found = rows.exclude(rule="").filter(settled)
    return found.select_related("article").defer(*LONG_COLUMNS).order_by("pk").iterator(2000)


def written(rows: QuerySet[Row]) -> Iterator[Row]:
    """Rows that a person wrote and that stand."""
    found = rows.filter(rule="", state__in=HELD)
    return found.select_related("article").defer(*LONG_COLUMNS).order_by("pk").iterator(2000)


def claim_judgement(claim: Claim) -> Judgement:
    changed = changed_fields(claim)
    verdict: Verdict = "rejected" if claim.state not in HELD else "corrected" if changed else "accepted"
    proposed = claim.proposed or claim.values()
    return Judgement(
        "claims",
        str(proposed["kind"]),
        claim.rule,
        claim.confidence or 0.0,
        verdict,
        why_rejected(claim) if verdict == "rejected" else changed,
        claim.article.reference,
        claim.quote,
        in_words(proposed),
        str(claim),
    )


def changed_fields(claim: Claim) -> tuple[str, ...]:
    """The fields in which a claim differs from its proposal; those of its statistic too, which is judged with it."""
    changed = [
        name
        for name, value in claim.values().items()
        if name in claim.proposed and claim.proposed[name] != value
    ]
    if claim.statistic is not None and claim.statistic.state == State.CORRECTED:
        changed += [name for name in amended_fields(claim, claim.statistic) if name not in changed]
    if not {"best", "modifier"}.isdisjoint(changed):
        changed = [name for name in changed if name not in ("low", "high")]  # the bounds follow from these
    return tuple(changed) or ((ELSEWHERE,) if claim.state == State.CORRECTED else ())


def why_rejected(row: Claim | RoleRow) -> tuple[str, ...]:
    return (row.reject_reason or WITH_OPERATION,)


def amended_fields(claim: Claim, statistic: Statistic) -> list[str]:
    differing = [name for name in FIGURE_FIELDS if getattr(statistic, name) != getattr(claim, name)]
    return differing or [PERIOD]


def in_words(values: dict[str, Any]) -> str:
    """The values of a proposal as one reads them: "arrest exact 14 people"."""
    figure = values.get("amount") or (
        f"{values.get('low')} to {values.get('high')}"
        if values.get("modifier") == "range"
        else values.get("best")
    )
    hedge = values.get("modifier") if values.get("modifier") not in ("exact", "range") else ""
    parts = (
        values.get("kind"),
        hedge,
        figure,
        values.get("currency") or values.get("unit"),
        values.get("status"),
    )
    return " ".join(str(part) for part in parts if part not in (None, ""))


def role_judgements(sort: Sort, rows: QuerySet[Any], kind: str) -> Iterator[Judgement]:
    """The places, agencies or offences of operations; those by hand in operations that an article read reports."""
    for row in judged(rows):
        verdict: Verdict = row.state if row.state in HELD else "rejected"
        yield role_judgement(sort, row, kind, verdict, why_rejected(row) if verdict == "rejected" else ())
    read = Q(article__engine_version__gt="") | Q(operation__reports__article__engine_version__gt="")
    by_hand = rows.filter(pk__in=rows.model.objects.filter(read).values("pk"))
    for row in written(by_hand):
        yield role_judgement(sort, row, kind, "added", ())


def role_judgement(
    sort: Sort, row: RoleRow, kind: str, verdict: Verdict, details: tuple[str, ...]
) -> Judgement:
    named: Any = row
    for name in kind.split("."):
        named = getattr(named, name)
    return Judgement(
        sort,
        str(named),
        row.rule,
        row.confidence or 0.0,
        verdict,
        details,
        row.article.reference if row.article else "no article",
        row.quote,
        getattr(row, "wording", "") or str(row),
        str(row),
    )


def added(sort: Sort, claim: Claim, kind: str) -> Judgement:
    return Judgement(sort, kind, "", 0.0, "added", (), claim.article.reference, claim.quote, "", str(claim))
