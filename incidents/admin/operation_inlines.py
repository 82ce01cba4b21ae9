"""What belongs to an operation, on tabs of its page. What an editor types here, he or she has also judged."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from unfold.admin import StackedInline
from unfold.forms import PaginationInlineFormSet

from incidents.admin.base import PathsOfPlaces, ReadOnly, RecordForm, RowsInline, link, page_of
from incidents.admin.claim_forms import ClaimForm
from incidents.admin.reviewed import typed_and_open
from incidents.models import (
    Claim,
    Location,
    OperationAgency,
    OperationOffence,
    OperationPlace,
    OperationReport,
    Outcome,
)

IDENTITIES: dict[type[Model], tuple[str, ...]] = {
    OperationPlace: ("location", "role"),
    OperationAgency: ("agency", "role"),
    OperationOffence: ("offence",),
    OperationReport: ("article",),
}


class UndecidedOnly(PaginationInlineFormSet):
    """Refuses to delete a row that the engine proposed or an editor judged, and to type one twice."""

    @property
    def identity(self) -> tuple[str, ...]:
        """The fields that tell the rows of an operation apart."""
        return IDENTITIES[self.model]

    def clean(self) -> None:
        super().clean()
        self.refuse_doubles()
        for form in self.initial_forms:
            if self.can_delete and self._should_delete_form(form) and not typed_and_open(form.instance):
                raise ValidationError(
                    f"“{form.instance}” was proposed by the engine or judged: reject it instead of deleting it."
                )

    def refuse_doubles(self) -> None:
        """The database would refuse them as well, but only when they are saved."""
        seen: set[tuple[Any, ...]] = set()
        for form in self.forms:
            row = getattr(form, "cleaned_data", {})
            key = tuple(row.get(name) for name in self.identity)
            if key[0] is not None and not self._should_delete_form(form):
                if key in seen:
                    raise ValidationError(f"“{form.instance}” stands here twice.")
                seen.add(key)


class PlaceForm(RecordForm):
    """How precisely a place is known follows from the place, unless the editor says otherwise."""

    class Meta:
        model = OperationPlace
        fields = ("location", "wording", "level", "role")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "level" in self.fields:
            self.fields["level"].required = False
            self.fields["level"].choices = [("", "As the place"), *Location.Level.choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        moved = "location" in self.changed_data and "level" not in self.changed_data
        if "level" in self.fields and (moved or not cleaned.get("level")):
            place = cleaned.get("location")
            cleaned["level"] = place.level if place is not None else Location.Level.SITE
        return cleaned


def follows(row: Any, fields: set[str]) -> set[str]:
    """What changes with the fields: how precisely a place is known, with the place."""
    return {"level"} if isinstance(row, OperationPlace) and "location" in fields else set()


class JudgedInline(RowsInline):
    """Rows that an editor judges, with their state and the way to their own page."""

    formset = UndecidedOnly
    template_before = "incidents/inline_note.html"
    fetched: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.select_related(*self.fetched)

    @admin.display(description="state")
    def state_label(self, row: Any) -> str:
        return row.get_state_display() if row.pk else ""

    @admin.display(description="evidence")
    def evidence(self, row: Any) -> str:
        if row.pk is None:
            return ""
        words = (
            f"“{row.quote[:80]}{'…' if len(row.quote) > 80 else ''}”" if row.quote else "typed by a person"
        )
        return format_html('<a class="desk-record-link" href="{}">{}</a>', page_of(row), words)


class OperationPlaceInline(JudgedInline):
    model = OperationPlace
    form = PlaceForm
    verbose_name_plural = "places"
    fields = ("location", "wording", "level", "role", "state_label", "evidence")
    readonly_fields = ("state_label", "evidence")
    autocomplete_fields = ("location",)
    fetched = ("location__parent__parent__parent__parent__parent",)


class OperationAgencyInline(JudgedInline):
    model = OperationAgency
    verbose_name_plural = "agencies"
    fields = ("agency", "wording", "role", "state_label", "evidence")
    readonly_fields = ("state_label", "evidence")
    autocomplete_fields = ("agency",)
    fetched = ("agency",)


class OperationOffenceInline(JudgedInline):
    model = OperationOffence
    verbose_name_plural = "offences"
    fields = ("offence", "state_label", "evidence")
    readonly_fields = ("state_label", "evidence")
    autocomplete_fields = ("offence",)
    fetched = ("offence",)


class OperationReportInline(RowsInline):
    model = OperationReport
    formset = UndecidedOnly
    verbose_name_plural = "reports"
    fields = ("article", "role", "outlet", "published_on")
    readonly_fields = ("outlet", "published_on")
    autocomplete_fields = ("article",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.select_related("operation", "article__outlet").defer(
            "article__text", "article__search", "article__metadata"
        )

    @admin.display(description="outlet")
    def outlet(self, report: OperationReport) -> str:
        return str(report.article.outlet or "") if report.article_id else ""

    @admin.display(description="published on")
    def published_on(self, report: OperationReport) -> object:
        return report.article.published_on if report.article_id else ""


class SeenOnly(ReadOnly):
    """Rows that have a page of their own, where they are changed."""

    max_num = 0
    can_delete = False
    hide_title = True


class OutcomeInline(SeenOnly, RowsInline):
    model = Outcome
    verbose_name_plural = "outcomes"
    fields = ("what", "figure", "status", "detail", "rule", "claims_of")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.prefetch_related("claims")

    @admin.display(description="outcome")
    def what(self, outcome: Outcome) -> str:
        return link(outcome, outcome.get_kind_display())

    @admin.display(description="figure")
    def figure(self, outcome: Outcome) -> str:
        unit = outcome.item or ("" if outcome.amount is not None else outcome.unit)
        return f"{outcome.figure} {unit}".strip()

    @admin.display(description="of whom")
    def detail(self, outcome: Outcome) -> str:
        return ", ".join(filter(None, [*outcome.nationalities, outcome.get_sex_display()]))

    @admin.display(description="claims")
    def claims_of(self, outcome: Outcome) -> int:
        return len(outcome.claims.all())


class ClaimsInline(SeenOnly, RowsInline):
    """The claims there are. Their own pages accept, reject and correct them."""

    model = Claim
    verbose_name_plural = "claims"
    fields = ("what", "state_label", "status", "words", "outlet")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.select_related("operation", "article__outlet").defer(
            "article__text", "article__search", "article__metadata"
        )

    @admin.display(description="claim")
    def what(self, claim: Claim) -> str:
        return link(claim)

    @admin.display(description="state")
    def state_label(self, row: Any) -> str:
        return row.get_state_display() if row.pk else ""

    @admin.display(description="words")
    def words(self, claim: Claim) -> str:
        return claim.quote

    @admin.display(description="outlet")
    def outlet(self, claim: Claim) -> str:
        return link(claim.article, str(claim.article.outlet or claim.article))


class NewClaimForm(ClaimForm):
    class Meta(ClaimForm.Meta):
        fields: tuple[str, ...] = (
            "article",
            "kind",
            "modifier",
            "unit",
            "item",
            "amount",
            "currency",
            "sex",
            "status",
            "who",
        )


class NewClaimInline(PathsOfPlaces, StackedInline):
    """Claims typed by hand; what is there already is on the tab of claims."""

    model = Claim
    form = NewClaimForm
    verbose_name = "claim typed by hand"
    verbose_name_plural = "add claims"
    tab = True
    can_delete = False
    autocomplete_fields = ("article",)
    fields = (
        "article",
        "quote",
        ("kind", "status"),
        ("modifier", "number", "lower"),
        ("unit", "item"),
        ("amount", "currency"),
        ("who", "nationalities", "sex"),
        "start",
    )

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 1 if obj is None else 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return Claim.objects.none()

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(self.has_add_permission(request, obj))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
