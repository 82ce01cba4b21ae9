"""Operations: the list that editors work from, and the form in which one is typed by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from unfold.contrib.filters.admin import ChoicesDropdownFilter, RangeDateFilter
from unfold.decorators import display

from articles.models import Article
from incidents import review
from incidents.admin.base import page_of
from incidents.admin.claims import add_by_hand
from incidents.admin.decisions import Act, Decisions
from incidents.admin.filters import (
    AgencyFilter,
    OffenceFilter,
    OpenProposals,
    OperationsInProvince,
    OutletFilter,
    PlaceFilter,
)
from incidents.admin.operation_inlines import (
    ClaimsInline,
    NewClaimInline,
    OperationAgencyInline,
    OperationOffenceInline,
    OperationPlaceInline,
    OperationReportInline,
    OutcomeInline,
    follows,
)
from incidents.admin.reviewed import ReviewedAdmin
from incidents.admin.teaching import MEANING, offer
from incidents.models import (
    Claim,
    Operation,
    OperationAgency,
    OperationOffence,
    OperationPlace,
    OperationReport,
    Outcome,
)

STATES = {"proposed": "warning", "confirmed": "success", "rejected": "danger"}


def confirm(operation: Operation, request: HttpRequest) -> None:
    review.confirm_operation(operation, editor=request.user)  # type: ignore[arg-type]


def reject(operation: Operation, request: HttpRequest) -> None:
    reason = request.POST.get("note", "").strip() or request.POST.get("reason", "")
    review.reject_operation(operation, reason=reason, editor=request.user)  # type: ignore[arg-type]


def reopen(operation: Operation, request: HttpRequest) -> None:
    review.reopen_operation(operation, editor=request.user)  # type: ignore[arg-type]


def typed_from(request: HttpRequest) -> Article | None:
    """The article on whose page an editor chose to type an operation, and which therefore reports it."""
    key = request.GET.get("article", "")
    return Article.objects.without_text().filter(pk=key).first() if key.isdecimal() else None


@admin.register(Operation)
class OperationAdmin(ReviewedAdmin):
    acts: Mapping[str, Act] = {"confirm": confirm, "reject": reject, "reopen": reopen}
    done = {**Decisions.done, "confirm": "confirmed"}
    reasons: list[tuple[str, str]] = []  # an operation is rejected in the editor's own words
    actions = ("confirm_selected", "reject_selected", "reopen_selected")
    list_display = (
        "title",
        "code",
        "dates_shown",
        "kind",
        "where",
        "offences_of",
        "state_label",
        "open_proposals",
    )
    list_display_links = ("title",)
    list_filter = (
        ("started_on", RangeDateFilter),
        OperationsInProvince,
        ("locations", PlaceFilter),
        ("offences", OffenceFilter),
        ("agencies", AgencyFilter),
        ("kind", ChoicesDropdownFilter),
        ("state", ChoicesDropdownFilter),
        ("articles__outlet", OutletFilter),
        OpenProposals,
    )
    search_fields = ("title",)  # the search itself is `get_search_results`
    search_help_text = "Words of the title or of an article that reports it (English or Khmer), or a code."
    autocomplete_fields = ("parent",)
    history_parts = tuple(
        (model, "operation")
        for model in (OperationReport, OperationPlace, OperationAgency, OperationOffence, Claim, Outcome)
    )
    readonly_fields = ("judgement", "code", "sureness")
    inlines = (
        OperationReportInline,
        OperationPlaceInline,
        OperationAgencyInline,
        OperationOffenceInline,
        OutcomeInline,
        ClaimsInline,
        NewClaimInline,
    )
    fieldsets = (
        (None, {"fields": ("title", ("kind", "country"), "parent")}),
        (
            "When",
            {
                "fields": (
                    ("started_on", "ended_on", "date_precision"),
                    ("date_wording", "date_basis", "is_background"),
                )
            },
        ),
        ("Judgement", {"fields": (("judgement", "code", "sureness"), "note")}),
    )
    add_fieldsets = fieldsets[:2]
    change_list_template = "incidents/operations.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.download_view)
        return [path("download/", view, name="incidents_operation_download"), *super().get_urls()]

    def download_view(self, request: HttpRequest) -> HttpResponseBase:
        """The CSV set of the confirmed records, for whoever may see operations."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        from incidents.export.views import download

        return download(request)

    def for_list(self, rows: Any) -> QuerySet[Any]:
        places = OperationPlace.objects.standing().select_related(
            "location__parent__parent__parent__parent__parent"
        )
        offences = OperationOffence.objects.standing().select_related("offence")
        return rows.with_open_proposals().prefetch_related(  # type: ignore[no-any-return]
            Prefetch("places", queryset=places), Prefetch("operation_offences", queryset=offences)
        )

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        words = search_term.strip()
        if not words:
            return queryset, False
        reported = Operation.objects.filter(reports__article__in=Article.objects.matching(words).values("pk"))
        named = Operation.objects.named(words, unfinished=not self.shows_list(request))
        found = named.order_by().values("pk").union(reported.order_by().values("pk"))
        return queryset.filter(pk__in=found), False

    def acts_for(self, row: Operation) -> list[str]:
        return ["confirm", "reject"] if row.state == Operation.State.PROPOSED else ["reopen"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only what a person typed, nobody has judged and no claim rests on."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or (not obj.proposal and not obj.code))

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        if (article := typed_from(request)) and isinstance(inline, NewClaimInline) and not obj.pk:
            kwargs["initial"] = [{"article": article.pk}]
        return kwargs

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if not change and (article := typed_from(request)):
            form.instance.reports.get_or_create(article=article)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Rows that the editor typed or changed are saved under his or her name, and judged with it."""
        rows = formset.save(commit=False)
        for row in formset.deleted_objects:
            row.delete()
        if formset.model is Claim:
            for row in rows:
                row.pk = add_by_hand(row, form, request).pk
            return
        changed = {row.pk: set(fields) for row, fields in formset.changed_objects}
        for row in rows:
            if type(row) not in review.AMENDABLE:
                row.save()
            elif row.pk in changed:
                fields = changed[row.pk] & review.AMENDABLE[type(row)]
                values = {name: getattr(row, name) for name in fields | follows(row, fields)}
                review.amend(row, editor=request.user, **values)  # type: ignore[arg-type]
                if isinstance(row, OperationPlace | OperationAgency) and fields & MEANING:
                    offer(row, request, back=page_of(form.instance))
            else:
                row.save()
                review.accept(row, editor=request.user)  # type: ignore[arg-type]
        formset.save_m2m()

    @admin.action(description="Confirm", permissions=["decide"])
    def confirm_selected(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        self.do_to_all("confirm", request, rows)

    @admin.display(description="dates", ordering="started_on")
    def dates_shown(self, operation: Operation) -> str:
        return operation.dates

    @admin.display(description="where")
    def where(self, operation: Operation) -> str:
        names = [place.location.path if place.location else place.wording for place in operation.places.all()]
        return "; ".join(names[:2]) + (" …" if len(names) > 2 else "")

    @admin.display(description="offences")
    def offences_of(self, operation: Operation) -> str:
        return ", ".join(str(row.offence) for row in operation.operation_offences.all())

    @display(description="state", ordering="state", label=STATES)
    def state_label(self, operation: Operation) -> tuple[str, str]:
        return operation.state, operation.get_state_display()

    @admin.display(description="to review", ordering="open_proposals")
    def open_proposals(self, operation: Any) -> int:
        return int(operation.open_proposals)
