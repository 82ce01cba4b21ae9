"""What is proposed now against what is stored: proposals come, follow their words, turn stale, or go.

What a person has judged, written or changed is never overwritten. It turns stale when its words left the text.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from incidents.models import Claim, Operation, OperationOffence, OperationReport, Statistic
from incidents.models.base import HELD, State
from incidents.recording.anchoring import find_again, stands
from incidents.recording.changes import Changes
from incidents.recording.drafts import DATE_FIELDS, FIGURE_FIELDS, Draft, OperationDraft, RoleRow, identity
from incidents.recording.stored import People, Stored

OPERATION_FIELDS = (
    "title", "kind", "country", "is_background", "confidence", "proposal", *DATE_FIELDS,
)  # fmt: skip
EVIDENCE_FIELDS = ("quote", "start", "end", "rule", "engine_version", "confidence", "reasons")
STATISTIC_FIELDS = (
    *FIGURE_FIELDS, "issuer_id", "issuer_wording", "territory_id", "period_start", "period_end", "detail",
)  # fmt: skip
GONE = (State.REJECTED, State.STALE)
LEAST_OVERLAP = 2


def reconcile(
    draft: Draft, stored: Stored, named: dict[str, Operation], people: People, changes: Changes
) -> None:
    """Adds to `changes` what makes the stored rows of one article follow its draft.

    `named` are the stored operations by the names of their proposals, whether the article still reports them or not.
    """
    Reconciler(draft, stored, named, people, changes).reconcile()


class Reconciler:
    """One article's draft against its stored rows. `lost` are the rows whose words left the text, `kept` those that
    are proposed still, `totals` the totals that they are parts of now."""

    def __init__(
        self, draft: Draft, stored: Stored, named: dict[str, Operation], people: People, changes: Changes
    ) -> None:
        self.draft, self.stored, self.named, self.people, self.changes = draft, stored, named, people, changes
        self.lost: set[models.Model] = set()
        self.kept: set[models.Model] = set()
        self.totals: dict[Claim, Claim] = {}
        self.by_proposal = {claim.proposal: claim for claim in stored.claims if claim.proposal}
        names = {claim.proposal for claim in draft.claims}
        self.unnamed = [row for row in stored.claims if row.state in HELD and row.proposal not in names]
        self.twins = {id(claim): self.twin(claim) for claim in draft.claims}

    def reconcile(self) -> None:
        self.follow_words()
        known = self.match_operations()
        for entry in self.draft.operations:
            self.settle_operation(entry, known.get(id(entry)))
        for claim in self.draft.claims:
            self.settle_claim(claim)
        for row in (*self.stored.claims, *self.stored.roles):
            if row not in self.kept and row.article_id == self.draft.article.pk:
                self.withdraw(row)
        matched = {report.operation_id for report in known.values()}
        for report in self.stored.reports:
            if report.operation_id not in matched:
                self.withdraw_report(report)

    def twin(self, claim: Claim) -> Claim | None:
        """The stored claim of the same proposal, or one that an editor holds and that says the same in the same words,
        unless it is the twin of another."""
        if claim.proposal in self.by_proposal:
            return self.by_proposal[claim.proposal]
        others = {other.proposal for other in self.draft.claims}
        held = (row for row in self.stored.claims if row.state in HELD and row.proposal not in others)
        return next(
            (row for row in held if row.quote == claim.quote and row.values() == claim.values()), None
        )

    def follow_words(self) -> None:
        text = self.draft.article.text
        for row in (*self.stored.reports, *self.stored.claims, *self.stored.roles):
            if row.article_id != self.draft.article.pk or stands(row, text):
                continue
            span = find_again(row, text)
            if span is None:
                self.lost.add(row)
            else:
                self.changes.change(row, start=span[0], end=span[1])

    # --- operations ---------------------------------------------------------------------------------------------

    def match_operations(self) -> dict[int, OperationReport]:
        """The stored report of each drafted operation, by the id of the draft: by name, else by the greatest overlap."""
        entries, reports = list(self.draft.operations), list(self.stored.reports)
        found: dict[int, OperationReport] = {}
        named = {report.operation.proposal: report for report in reports if report.operation.proposal}
        for entry in self.draft.operations:
            if report := named.get(entry.operation.proposal):
                found[id(entry)] = report
                entries.remove(entry)
                reports.remove(report)
        fresh = [entry for entry in entries if entry.operation.proposal not in self.named]
        pairs = [(self.overlap(entry, report), entry, report) for entry in fresh for report in reports]
        for overlap, entry, report in sorted(pairs, key=lambda pair: -pair[0]):
            if overlap >= LEAST_OVERLAP and id(entry) not in found and report not in found.values():
                found[id(entry)] = report
        return found

    def overlap(self, entry: OperationDraft, report: OperationReport) -> int:
        """How much a drafted and a stored operation have in common: claims weigh most, then places, then the rest."""
        twins = [self.twins[id(claim)] for claim in entry.claims]
        claims = sum(twin is not None and twin.operation_id == report.operation_id for twin in twins)
        known = {identity(row) for row in self.stored.roles if row.operation_id == report.operation_id}
        places = sum(identity(row) in known for row in entry.places)
        others = sum(identity(row) in known for row in entry.roles) - places
        started = entry.report.started_on
        same_day = started is not None and started == report.started_on
        return 3 * claims + 2 * places + others + same_day + (entry.operation.title == report.operation.title)

    def settle_operation(self, entry: OperationDraft, report: OperationReport | None) -> None:
        if report is None:
            if detached := self.named.get(entry.operation.proposal):
                self.leave_detached(entry, detached)
            else:
                self.changes.create(entry.operation, entry.report, *entry.roles)
            return
        operation = report.operation
        if self.people.left_to_engine(operation):
            self.changes.change(operation, **values_of(entry.operation, OPERATION_FIELDS))
        if report in self.lost or self.people.left_to_engine(report):
            self.changes.change(report, **values_of(entry.report, ("role", *DATE_FIELDS, *EVIDENCE_FIELDS)))
        stored = self.roles_of(operation)
        corrected = self.corrected(stored, entry.roles)
        for row in entry.roles:
            row.operation = operation
            self.settle_role(row, stored.get(identity(row)) or corrected.get(wording_of(row)))
        self.belong(entry, operation)

    def leave_detached(self, entry: OperationDraft, operation: Operation) -> None:
        """A person took the article from this operation: it is neither given back nor proposed once more."""
        stored = self.roles_of(operation)
        self.kept |= {stored[identity(row)] for row in entry.roles if identity(row) in stored}
        self.belong(entry, operation)

    def roles_of(self, operation: Operation) -> dict[tuple[str, object, str], RoleRow]:
        return {identity(row): row for row in self.stored.roles if row.operation_id == operation.pk}

    def corrected(
        self, stored: dict[tuple[str, object, str], RoleRow], drafted: Iterable[RoleRow]
    ) -> dict[tuple[str, str] | None, RoleRow]:
        """Rows in which an editor gave a wording of this article another meaning, by that wording: what the engine
        still makes of it is no news."""
        proposed = {identity(row) for row in drafted}
        return {
            wording_of(row): row
            for key, row in stored.items()
            if key not in proposed
            and row.state in HELD
            and row.rule
            and row.article_id == self.draft.article.pk
            and wording_of(row) is not None
        }

    def belong(self, entry: OperationDraft, operation: Operation) -> None:
        for claim in entry.claims:
            claim.operation = operation
        entry.operation = operation

    def settle_role(self, row: RoleRow, known: RoleRow | None) -> None:
        """A judged row whose words are gone moves to the words that say the same now."""
        if known is None:
            self.changes.create(row)
            return
        self.kept.add(known)
        if known.article_id == self.draft.article.pk and (
            known in self.lost or self.people.left_to_engine(known)
        ):
            self.changes.change(known, **values_of(row, EVIDENCE_FIELDS))

    # --- claims and statistics ----------------------------------------------------------------------------------

    def settle_claim(self, claim: Claim) -> None:
        twin = self.twins[id(claim)]
        total = self.stands_for(claim.part_of) if claim.part_of is not None else None
        if twin is None:
            claim.part_of = total
            if claim.statistic is not None:
                claim.statistic.part_of = total.statistic if total is not None else None
                self.changes.create(claim.statistic)
            self.changes.create(claim)
            self.changes.recompute(claim.operation)
            return
        self.kept.add(twin)
        if total is not None:
            self.totals[twin] = total
        if not self.people.left_to_engine(twin):
            return
        if not self.people.touched_row(twin) and twin.operation_id != operation_key(claim):
            self.changes.recompute(twin.operation, claim.operation)
            self.changes.change(twin, operation=claim.operation)
        if total is None or total.pk is None or total.pk != twin.part_of_id:
            self.changes.change(twin, part_of=total)
        self.changes.change(twin, **values_of(claim, EVIDENCE_FIELDS))
        if claim.statistic is not None and twin.statistic is not None:
            self.settle_statistic(claim.statistic, twin.statistic)

    def settle_statistic(self, statistic: Statistic, known: Statistic) -> None:
        if self.people.left_to_engine(known):
            self.changes.change(known, **values_of(statistic, STATISTIC_FIELDS))

    def stands_for(self, claim: Claim) -> Claim:
        """The stored claim for a drafted one, or the draft itself when it is new."""
        return self.twins[id(claim)] or claim

    # --- what is no longer proposed -----------------------------------------------------------------------------

    def withdraw(self, row: Claim | RoleRow) -> None:
        """Drops a proposal that nobody has judged; what a person had a hand in stays, stale when its words are gone."""
        if self.people.left_to_engine(row):
            self.drop(row)
        elif row in self.lost and row.state != State.STALE:
            self.call_stale(row)
        if isinstance(row, Claim):
            self.changes.recompute(row.operation)

    def drop(self, row: Claim | RoleRow) -> None:
        """Deletes a row. Parts of it that people hold go to the total that is proposed now; where there is none it
        stays, stale, for a part that lost its total would count as one."""
        if not isinstance(row, Claim):
            self.changes.delete(row)
            return
        parts = [claim for claim in self.stored.claims if claim.part_of_id == row.pk and claim != row]
        standing = [part for part in parts if part not in self.lost and part.state not in GONE]
        held = [part for part in standing if not self.people.left_to_engine(part)]
        if any(part not in self.totals for part in held):
            self.call_stale(row)
            return
        for part in held:
            total = self.totals[part]
            self.changes.change(part, part_of=total)
            self.changes.recompute(part.operation)
            if part.statistic is not None:
                self.changes.change(part.statistic, part_of=total.statistic)
        self.changes.delete(row)
        if row.statistic is not None:
            self.withdraw_statistic(row.statistic)

    def withdraw_statistic(self, statistic: Statistic) -> None:
        others = Claim.objects.filter(statistic=statistic).exclude(article=self.draft.article)
        if self.people.left_to_engine(statistic) and not others.exists():
            self.changes.delete(statistic)

    def call_stale(self, row: Claim | RoleRow) -> None:
        """The signature stays; a reason for rejection, which only a rejected row can have, goes to the note."""
        if row.reject_reason:
            note = f"{row.note}\nWas rejected: {row.get_reject_reason_display()}.".strip()
            self.changes.change(row, note=note, reject_reason="")
        self.changes.change(row, state=State.STALE)
        statistic = row.statistic if isinstance(row, Claim) else None
        if statistic is not None and statistic.state in HELD:
            self.changes.change(statistic, state=State.STALE)

    def withdraw_report(self, report: OperationReport) -> None:
        """Drops the report of an operation that its article no longer reports, and the operation when nothing is left."""
        operation = report.operation
        standing = [
            row
            for row in (*self.stored.claims, *self.stored.roles)
            if row.operation_id == operation.pk and row.pk not in self.changes.deleted[type(row)]
        ]
        if self.people.left_to_engine(operation) and self.people.left_to_engine(report) and not standing:
            self.changes.delete(report)
            self.changes.drop_if_bare(operation)
        elif report in self.lost:
            self.changes.change(report, quote="", start=None, end=None, rule="", engine_version="")


def operation_key(claim: Claim) -> int | None:
    return claim.operation.pk if claim.operation is not None else None


def wording_of(row: RoleRow) -> tuple[str, str] | None:
    """The kind of row and its wording; None where it keeps none."""
    wording = "" if isinstance(row, OperationOffence) else row.wording
    return (row._meta.model_name or "", wording.casefold()) if wording else None


def values_of(row: models.Model, names: Iterable[str]) -> dict[str, object]:
    return {name: getattr(row, name) for name in names}
