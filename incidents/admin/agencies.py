"""Authorities."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.contrib.filters.admin import AutocompleteSelectFilter, ChoicesDropdownFilter

from incidents.admin.base import RecordAdmin, RowsInline, link
from incidents.admin.tables import TablesAdmin
from incidents.models import Agency, AgencyAlias
from incidents.resources import AgencyAliasResource, AgencyResource


class AgencyAliasInline(RowsInline):
    model = AgencyAlias
    fields = ("name", "origin")
    readonly_fields = ("origin",)
    verbose_name_plural = "aliases"


@admin.register(Agency)
class AgencyAdmin(TablesAdmin, RecordAdmin):
    resource_classes = [AgencyResource]
    list_display = ("name", "acronym", "kind", "part_of", "place", "origin")
    list_filter = (
        ("kind", ChoicesDropdownFilter),
        ("parent", AutocompleteSelectFilter),
        ("jurisdiction", AutocompleteSelectFilter),
        ("origin", ChoicesDropdownFilter),
    )
    search_fields = ("name",)
    search_help_text = "Part of the name; acronym or alias from its beginning."
    autocomplete_fields = ("parent", "jurisdiction")
    prepopulated_fields = {"key": ("name",)}
    readonly_fields = ("origin",)
    inlines = (AgencyAliasInline,)
    fieldsets = (
        (None, {"fields": (("name", "local_name"), ("acronym", "kind"), "parent", "jurisdiction")}),
        ("In files", {"fields": (("country", "key"), "origin")}),
    )

    def for_list(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("parent", "jurisdiction__parent__parent__parent__parent__parent")

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if not search_term.strip():
            return queryset, False
        found = Agency.objects.named(search_term.strip()).order_by().values("pk")
        return queryset.filter(pk__in=found), False

    @admin.display(description="part of", ordering="parent__name")
    def part_of(self, agency: Agency) -> str:
        return link(agency.parent)

    @admin.display(description="jurisdiction", ordering="jurisdiction__name")
    def place(self, agency: Agency) -> str:
        return link(agency.jurisdiction, agency.jurisdiction.path if agency.jurisdiction else "")


@admin.register(AgencyAlias)
class AgencyAliasAdmin(TablesAdmin, RecordAdmin):
    resource_classes = [AgencyAliasResource]
    list_display = ("name", "of_agency", "origin")
    list_filter = (("agency__kind", ChoicesDropdownFilter), ("origin", ChoicesDropdownFilter))
    search_fields = ("name__istartswith", "agency__name__istartswith")
    search_help_text = "Alias or name of the agency, from its beginning."
    autocomplete_fields = ("agency",)
    readonly_fields = ("origin",)
    fields = ("agency", "name", "origin")
    list_select_related = ("agency",)

    @admin.display(description="agency", ordering="agency__name")
    def of_agency(self, alias: AgencyAlias) -> str:
        return link(alias.agency)
