"""Unsaved rows for what the engine proposes of one article."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from articles.extraction.types import (
    AgencyProposal,
    DateProposal,
    Evidence,
    Extraction,
    OperationProposal,
    OutcomeProposal,
    PlaceProposal,
    StatisticProposal,
)
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
from incidents.models.figures import Figure
from incidents.models.vocabulary import DatePrecision
from incidents.recording.kinds import kind_of
from incidents.recording.references import RecordingError, References

RoleRow = OperationPlace | OperationAgency | OperationOffence
Row = TypeVar("Row", OperationPlace, OperationAgency, OperationOffence)

FIGURE_FIELDS = tuple(column.name for column in Figure._meta.fields)
DATE_FIELDS = ("started_on", "ended_on", "date_precision", "date_wording", "date_basis")
THOUSANDTH, HUNDREDTH = Decimal("0.001"), Decimal("0.01")


@dataclass
class OperationDraft:
    """One operation with its rows. `quote` are the words that name it, which may not be those that date it."""

    operation: Operation
    report: OperationReport
    quote: str
    claims: list[Claim] = field(default_factory=list)
    places: list[OperationPlace] = field(default_factory=list)
    agencies: list[OperationAgency] = field(default_factory=list)
    offences: list[OperationOffence] = field(default_factory=list)

    @property
    def roles(self) -> list[RoleRow]:
        return [*self.places, *self.agencies, *self.offences]


@dataclass
class Draft:
    """All rows of one article. `statistics` and `figures` (their claims) stand side by side."""

    article: Article
    operations: list[OperationDraft] = field(default_factory=list)
    statistics: list[Statistic] = field(default_factory=list)
    figures: list[Claim] = field(default_factory=list)

    @property
    def claims(self) -> list[Claim]:
        return [claim for draft in self.operations for claim in draft.claims] + self.figures


class Drafter:
    """Drafts the rows of one article, of whose text the extraction counts its spans."""

    def __init__(self, article: Article, extraction: Extraction, references: References, engine: str) -> None:
        self.article, self.extraction, self.references, self.engine = article, extraction, references, engine

    def draft(self) -> Draft:
        """Raises RecordingError when the reference data lacks an offence, or a figure is too large."""
        draft = Draft(
            self.article,
            operations=[self.operation(proposal) for proposal in self.extraction.operations],
            figures=[self.claim(proposal.outcome, "cumulative") for proposal in self.extraction.statistics],
        )
        for proposal, claim in zip(self.extraction.statistics, draft.figures, strict=True):
            claim.statistic = self.statistic(proposal, claim)
            draft.statistics.append(claim.statistic)
        outcomes = [proposal.outcome for proposal in self.extraction.statistics]
        link_parts(draft.figures, outcomes)
        for claim in draft.figures:
            if claim.part_of is not None and claim.statistic is not None:
                claim.statistic.part_of = claim.part_of.statistic
        name_proposals(draft)
        return draft

    def operation(self, proposal: OperationProposal) -> OperationDraft:
        operation = Operation(
            title=sentence_case(proposal.label)[:300],
            kind=kind_of(proposal, self.extraction.text),
            country=proposal.country or self.references.home_country,
            is_background=proposal.background,
            confidence=proposal.confidence,
            **dated(proposal.date),
        )
        date_evidence = proposal.date.evidence if proposal.date else None
        report = OperationReport(
            operation=operation,
            role=OperationReport.Role.BACKGROUND if proposal.background else OperationReport.Role.PRIMARY,
            **dated(proposal.date),
            **self.cited(date_evidence or proposal.evidence, proposal.confidence),
        )
        draft = OperationDraft(operation, report, proposal.evidence.quote.of(self.extraction.text))
        draft.claims = [self.claim(outcome, "operation", operation) for outcome in proposal.outcomes]
        link_parts(draft.claims, proposal.outcomes)
        draft.places = once([self.place(place, operation) for place in proposal.places])
        draft.agencies = once([self.agency(agency, operation) for agency in proposal.agencies])
        draft.offences = once(
            [
                OperationOffence(
                    operation=operation,
                    offence_id=self.references.offence(offence.offence),
                    **self.cited(offence.evidence, offence.confidence, offence.reasons),
                )
                for offence in proposal.offences
            ]
        )
        return draft

    def place(self, proposal: PlaceProposal, operation: Operation) -> OperationPlace:
        mention = proposal.mention
        return OperationPlace(
            operation=operation,
            location_id=self.references.locations.get(mention.key),
            wording=mention.printed[:200],
            level=mention.level,
            method=mention.method,
            **self.cited(proposal.evidence, proposal.confidence, proposal.reasons),
        )

    def agency(self, proposal: AgencyProposal, operation: Operation) -> OperationAgency:
        mention = proposal.mention
        return OperationAgency(
            operation=operation,
            agency_id=self.references.agencies.get(mention.key),
            wording=(mention.name or mention.printed)[:200],
            role=proposal.role,
            **self.cited(proposal.evidence, proposal.confidence, proposal.reasons),
        )

    def claim(self, proposal: OutcomeProposal, scope: str, operation: Operation | None = None) -> Claim:
        count, money = proposal.count, proposal.money
        claim = Claim(
            operation=operation,
            scope=scope,
            kind=proposal.kind,
            modifier=count.modifier,
            low=rounded(count.low, THOUSANDTH),
            best=rounded(count.best, THOUSANDTH),
            high=rounded(count.high, THOUSANDTH),
            unit=proposal.unit[:30],
            item=proposal.item[:200],
            amount=rounded(money.amount, HUNDREDTH) if money else None,
            currency=money.currency if money else "",
            nationalities=list(proposal.nationalities),
            sex=proposal.sex or "",
            status=proposal.status,
            who=proposal.who[:200],
            **self.cited(proposal.evidence, proposal.confidence, proposal.reasons),
        )
        claim.proposed = claim.values()
        return claim

    def statistic(self, proposal: StatisticProposal, claim: Claim) -> Statistic:
        agency, territory = proposal.agency, proposal.territory
        return Statistic(
            issuer_id=self.references.agencies.get(agency.key) if agency else None,
            issuer_wording=(agency.name or agency.printed)[:200] if agency else "",
            territory_id=self.references.locations.get(territory.key) if territory else None,
            period_start=proposal.period_start,
            period_end=proposal.period_end,
            detail=claim.who,
            **{name: getattr(claim, name) for name in FIGURE_FIELDS},
        )

    def cited(self, evidence: Evidence, confidence: float, reasons: Sequence[str] = ()) -> dict[str, Any]:
        """The article's words that support a row, and the rule that found them."""
        return {
            "article": self.article,
            "quote": evidence.quote.of(self.extraction.text),
            "start": evidence.quote.start,
            "end": evidence.quote.end,
            "rule": evidence.rule[:100],
            "engine_version": self.engine,
            "confidence": confidence,
            "reasons": [reason[:200] for reason in reasons],
        }


def dated(proposal: DateProposal | None) -> dict[str, Any]:
    """The fields of `Dated`. An end without a start is not stored; its wording is."""
    if proposal is None:
        return {}
    known = proposal.start is not None
    return {
        "started_on": proposal.start,
        "ended_on": proposal.end if known else None,
        "date_precision": proposal.precision if known else DatePrecision.UNKNOWN,
        "date_wording": proposal.wording[:200],
        "date_basis": proposal.basis if known else "",
    }


def rounded(number: Decimal | None, step: Decimal) -> Decimal | None:
    """The number as the database will hold it, so that a proposal and its row compare equal. Raises RecordingError."""
    try:
        return number.quantize(step) if number is not None else None
    except InvalidOperation as error:
        raise RecordingError(f"the figure {number} is larger than any that can be stored") from error


def sentence_case(label: str) -> str:
    return label[:1].upper() + label[1:]


def link_parts(claims: Sequence[Claim], proposals: Sequence[OutcomeProposal]) -> None:
    """Gives each part its total: the engine's index into the same list."""
    for claim, proposal in zip(claims, proposals, strict=True):
        if proposal.part_of is not None:
            claim.part_of = claims[proposal.part_of]


def identity(row: RoleRow) -> tuple[str, object, str]:
    """What tells a place, agency or offence from the others of its operation."""
    match row:
        case OperationPlace():
            return ("place", row.location_id or row.wording.casefold(), row.role)
        case OperationAgency():
            return ("agency", row.agency_id or row.wording.casefold(), row.role)
        case OperationOffence():
            return ("offence", row.offence_id, "")


def once(rows: Sequence[Row]) -> list[Row]:
    """Each place, agency or offence once, as it is first proposed."""
    found: dict[tuple[str, object, str], Row] = {}
    for row in rows:
        found.setdefault(identity(row), row)
    return list(found.values())


def name_proposals(draft: Draft) -> None:
    """Names every operation and claim by what it says and quotes, so that it is known again when the text is re-read."""
    seen: Counter[str] = Counter()
    article = draft.article.code or draft.article.url or draft.article.text_sha256
    for entry in draft.operations:
        entry.operation.proposal = name(["operation", article, entry.quote, entry.operation.title], seen)
    for claim in draft.claims:
        claim.proposal = name(["claim", claim.proposed, claim.quote], seen)


def name(content: list[Any], seen: Counter[str]) -> str:
    """A SHA-1 in hexadecimal; what is proposed twice in the same words is numbered."""
    key = json.dumps(content, sort_keys=True, ensure_ascii=False)
    seen[key] += 1
    return hashlib.sha1(f"{key}{seen[key]}".encode(), usedforsecurity=False).hexdigest()
