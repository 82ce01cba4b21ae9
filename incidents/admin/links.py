"""Places, agencies, offences and reports of operations, each with a page of its own where it is judged."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    ChoicesDropdownFilter,
    RelatedDropdownFilter,
)

from articles.models import Article
from incidents import review
from incidents.admin.base import RecordAdmin, link
from incidents.admin.filters import ConfidenceBand, OperationPlacesInProvince, RuleFilter
from incidents.admin.operation_inlines import PlaceForm, follows
from incidents.admin.reviewed import ReviewedAdmin, typed_and_open
from incidents.admin.teaching import Teaching
from incidents.models import (
    Operation,
    OperationAgency,
    OperationOffence,
    OperationPlace,
    OperationReport,
)

WITHOUT_TEXT = ("article__text", "article__search", "article__metadata")


class LinkAdmin(ReviewedAdmin):
    """A saved form is the editor's own value, and so judged."""

    search_fields = ("operation__title",)  # the search itself is `get_search_results`
    search_help_text = "Words of the operation's title, or its code."
    evidence = ("Evidence", {"fields": ("article", "judgement", "engine", "note")})

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if search_term.strip():
            queryset = queryset.filter(
                operation__in=Operation.objects.named(search_term.strip()).values("pk")
            )
        return queryset, False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.readonly_fields if obj is None else (*self.readonly_fields, "operation", "article")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.save()
            review.accept(obj, editor=request.user)  # type: ignore[arg-type]
        elif fields := set(form.changed_data) & review.AMENDABLE[type(obj)]:
            values = {name: getattr(obj, name) for name in fields | follows(obj, fields)}
            review.amend(obj, editor=request.user, **values)  # type: ignore[arg-type]


@admin.register(OperationPlace)
class OperationPlaceAdmin(Teaching, LinkAdmin):
    form = PlaceForm
    list_display = ("__str__", "path", "level", "role", "state_label", "to_operation", "sureness")
    list_filter = (
        ("state", ChoicesDropdownFilter),
        OperationPlacesInProvince,
        ("level", ChoicesDropdownFilter),
        ("role", ChoicesDropdownFilter),
        ConfidenceBand,
        RuleFilter,
    )
    autocomplete_fields = ("operation", "location", "article")
    fieldsets = (
        (None, {"fields": ("operation", "location", ("wording", "level", "role"))}),
        LinkAdmin.evidence,
    )

    def for_list(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("operation", "location__parent__parent__parent__parent__parent")

    @admin.display(description="gazetteer")
    def path(self, place: OperationPlace) -> str:
        return link(place.location, place.location.path if place.location else "")


@admin.register(OperationAgency)
class OperationAgencyAdmin(Teaching, LinkAdmin):
    list_display = ("__str__", "role", "state_label", "to_operation", "sureness")
    list_filter = (
        ("state", ChoicesDropdownFilter),
        ("role", ChoicesDropdownFilter),
        ("agency", AutocompleteSelectFilter),
        ConfidenceBand,
        RuleFilter,
    )
    autocomplete_fields = ("operation", "agency", "article")
    list_select_related = ("operation", "agency")
    fieldsets = ((None, {"fields": ("operation", "agency", ("wording", "role"))}), LinkAdmin.evidence)


@admin.register(OperationOffence)
class OperationOffenceAdmin(LinkAdmin):
    list_display = ("__str__", "state_label", "to_operation", "sureness")
    list_filter = (
        ("state", ChoicesDropdownFilter),
        ("offence", RelatedDropdownFilter),
        ConfidenceBand,
        RuleFilter,
    )
    autocomplete_fields = ("operation", "article")
    list_select_related = ("operation", "offence")
    fieldsets = ((None, {"fields": ("operation", "offence")}), LinkAdmin.evidence)


@admin.register(OperationReport)
class OperationReportAdmin(RecordAdmin):
    list_display = ("to_article", "to_operation", "role", "dates_shown", "outlet")
    list_display_links = ("role",)
    list_filter = (("role", ChoicesDropdownFilter), ("article__outlet", AutocompleteSelectFilter))
    search_fields = ("article__title",)  # the search itself is `get_search_results`
    search_help_text = "Words of the article, in English or Khmer."
    autocomplete_fields = ("operation", "article")
    readonly_fields = ("quote", "rule")
    fieldsets = (
        (None, {"fields": ("operation", "article", "role")}),
        (
            "The date that this article gives",
            {"fields": (("started_on", "ended_on", "date_precision"), ("date_wording", "date_basis"))},
        ),
        ("Evidence", {"fields": ("quote", "rule")}),
    )

    def for_list(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("operation", "article__outlet").defer(*WITHOUT_TEXT)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if search_term.strip():
            queryset = queryset.filter(article__in=Article.objects.matching(search_term.strip()).values("pk"))
        return queryset, False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed: bool = super().has_delete_permission(request, obj)
        return allowed and (obj is None or typed_and_open(obj))

    @admin.display(description="article", ordering="article__title")
    def to_article(self, report: OperationReport) -> str:
        return link(report.article)

    @admin.display(description="operation", ordering="operation__title")
    def to_operation(self, report: OperationReport) -> str:
        return link(report.operation)

    @admin.display(description="dates", ordering="started_on")
    def dates_shown(self, report: OperationReport) -> str:
        return report.dates

    @admin.display(description="outlet", ordering="article__outlet__name")
    def outlet(self, report: OperationReport) -> str:
        return str(report.article.outlet or "")
