"""Pages of rows that an editor judges: what the row rests on, how it was judged, and the buttons to judge it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from unfold.decorators import display

from articles.extraction.bands import band_of
from articles.models import Article
from incidents import review
from incidents.admin.base import RecordAdmin, link
from incidents.admin.decisions import Decisions
from incidents.models import Claim, Statistic
from incidents.models.base import HELD, State

STATES = {
    State.PROPOSED: "warning",
    State.ACCEPTED: "success",
    State.CORRECTED: "info",
    State.REJECTED: "danger",
    State.STALE: "warning",
}
CONTEXT = 240  # characters of the article shown around a quote


@dataclass(frozen=True)
class Quotation:
    """The quote with the words around it."""

    before: str
    quote: str
    after: str
    article: Article


def quotation(row: Any) -> Quotation | None:
    article, quote = getattr(row, "article", None), getattr(row, "quote", "")
    if article is None or not quote:
        return None
    if article.text[row.start : row.end] != quote:
        return Quotation("", quote, "", article)  # stale: only the words themselves are left
    before = article.text[max(0, row.start - CONTEXT) : row.start].rpartition("\n\n")[2]
    after = article.text[row.end : row.end + CONTEXT].partition("\n\n")[0]
    return Quotation(before, quote, after, article)


class ReviewedAdmin(Decisions, RecordAdmin):
    """A page with the judgement above the form. A row is deleted only if a person typed it and nobody has judged it."""

    change_form_outer_before_template = "incidents/judgement.html"
    list_display_links = ("__str__",)
    readonly_fields: tuple[str, ...] = ("judgement", "engine")

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, object_id) if object_id else None
        context = {"judged": self.judged(request, row)} if row else {}
        return super().changeform_view(  # type: ignore[no-any-return]
            request, object_id, form_url, {**context, **(extra_context or {})}
        )

    def judged(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        """What the panel above the form shows."""
        return {
            "row": row,
            "key": f"{self.opts.model_name}-{row.pk}",
            "decide": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_decide", args=[row.pk]),
            "may": self.may_decide(request, row),
            "acts": self.acts_for(row),
            "reasons": self.reasons,
            "quotation": quotation(row),
            "changes": proposed_and_now(row) if isinstance(row, Claim) else [],
        }

    def acts_for(self, row: Any) -> list[str]:
        if row.state in HELD:
            return ["reject", "reopen"]
        if row.state == State.REJECTED:
            return ["reopen"]
        return ["accept", "reject"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed: bool = super().has_delete_permission(request, obj)
        return allowed and (obj is None or typed_and_open(obj))

    @display(description="state", ordering="state", label=STATES)
    def state_label(self, row: Any) -> tuple[str, str]:
        return row.state, row.get_state_display()

    @admin.display(description="article", ordering="article__title")
    def to_article(self, row: Any) -> str:
        return link(row.article)

    @admin.display(description="operation", ordering="operation__title")
    def to_operation(self, row: Any) -> str:
        return link(row.operation)

    @admin.display(description="confidence", ordering="confidence")
    def sureness(self, row: Any) -> str:
        return sureness(row.confidence)

    @admin.display(description="judged")
    def judgement(self, row: Any) -> str:
        if row.decided_by is None:
            return row.get_state_display()  # type: ignore[no-any-return]
        return f"{row.get_state_display()} by {row.decided_by.get_username()}"

    @admin.display(description="found by")
    def engine(self, row: Any) -> str:
        if not row.rule:
            return "a person"
        reasons = f" ({'; '.join(row.reasons)})" if row.reasons else ""
        said = (
            f"{self.sureness(row)}: {band_of(row.confidence).meaning}"
            if row.confidence is not None
            else "none"
        )
        return f"rule {row.rule}, engine {row.engine_version}, confidence {said}{reasons}"


def sureness(confidence: float | None) -> str:
    """The number with its band: "0.97 certain". Empty for what a person typed."""
    return "" if confidence is None else f"{confidence:.2f} {band_of(confidence).name}"


def typed_and_open(row: Model) -> bool:
    """Proposals of the engine are rejected, never deleted: deleted, the next reading would propose them again."""
    by_the_engine = (
        review.proposed_by_the_engine(row) if isinstance(row, Statistic) else getattr(row, "rule", "")
    )
    return not by_the_engine and getattr(row, "state", State.PROPOSED) == State.PROPOSED


@dataclass(frozen=True)
class Corrected:
    field: str
    proposed: str
    now: str


def proposed_and_now(claim: Claim) -> list[Corrected]:
    """The values that an editor changed, as the engine proposed them and as they are."""
    found = []
    for name, now in claim.values().items():
        before = claim.proposed.get(name, now) if claim.proposed else now
        if (before or "") != (now or ""):
            label = str(label_for_field(name, Claim))
            found.append(Corrected(label, _words(before), _words(now)))
    return found


def _words(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value if value is not None else "")
