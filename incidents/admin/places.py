"""The gazetteer."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.contrib.filters.admin import ChoicesDropdownFilter

from incidents.admin.base import RecordAdmin, RowsInline, link
from incidents.admin.filters import PlacesInProvince
from incidents.admin.tables import TablesAdmin
from incidents.models import Location, LocationAlias
from incidents.resources import LocationAliasResource, LocationResource


class LocationAliasInline(RowsInline):
    model = LocationAlias
    fields = ("name", "origin")
    readonly_fields = ("origin",)
    verbose_name_plural = "aliases"


@admin.register(Location)
class LocationAdmin(TablesAdmin, RecordAdmin):
    resource_classes = [LocationResource]
    list_display = ("name", "path", "level", "local_name", "code", "site_type", "origin")
    list_filter = (("level", ChoicesDropdownFilter), PlacesInProvince, ("origin", ChoicesDropdownFilter))
    search_fields = ("name",)
    search_help_text = "Name, local name or alias from its beginning, or official code."
    autocomplete_fields = ("parent",)
    readonly_fields = ("origin",)
    inlines = (LocationAliasInline,)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("name", "local_name"),
                    ("level", "site_type"),
                    "parent",
                    ("country", "code", "key"),
                )
            },
        ),
        ("Coordinates", {"fields": (("latitude", "longitude", "coordinates_kind"),)}),
        ("Origin", {"fields": ("origin",)}),
    )

    def for_list(self, rows: Any) -> QuerySet[Any]:
        return rows.with_path()  # type: ignore[no-any-return]

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        rows = queryset.with_path()
        if search_term.strip():
            found = Location.objects.named(search_term.strip()).order_by().values("pk")
            rows = rows.filter(pk__in=found)
        return rows.order_by("key") if not self.shows_list(request) else rows, False

    @admin.display(description="lies in")
    def path(self, place: Location) -> str:
        return ", ".join(unit.name for unit in place.parents if unit.level != Location.Level.COUNTRY)


@admin.register(LocationAlias)
class LocationAliasAdmin(TablesAdmin, RecordAdmin):
    resource_classes = [LocationAliasResource]
    list_display = ("name", "place", "level", "origin")
    list_display_links = ("name",)
    list_filter = (("location__level", ChoicesDropdownFilter), ("origin", ChoicesDropdownFilter))
    search_fields = ("name__istartswith", "location__name__istartswith")
    search_help_text = "Alias or name of the place, from its beginning."
    autocomplete_fields = ("location",)
    readonly_fields = ("origin",)
    fields = ("location", "name", "origin")

    def for_list(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("location__parent__parent__parent__parent__parent")

    @admin.display(description="place", ordering="location__name")
    def place(self, alias: LocationAlias) -> str:
        return link(alias.location, alias.location.path)

    @admin.display(description="level", ordering="location__level")
    def level(self, alias: LocationAlias) -> str:
        return alias.location.get_level_display()
