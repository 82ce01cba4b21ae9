"""Offences and nationalities."""

from __future__ import annotations

from django.contrib import admin

from incidents.admin.base import RecordAdmin
from incidents.admin.tables import TablesAdmin
from incidents.models import Nationality, Offence
from incidents.resources import NationalityResource, OffenceResource


@admin.register(Offence)
class OffenceAdmin(TablesAdmin, RecordAdmin):
    resource_classes = [OffenceResource]
    list_display = ("name", "slug", "definition")
    search_fields = ("name", "slug")
    search_help_text = "Name or slug."
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "definition")


@admin.register(Nationality)
class NationalityAdmin(TablesAdmin, RecordAdmin):
    resource_classes = [NationalityResource]
    list_display = ("name", "code", "printed_as")
    search_fields = ("name__istartswith", "code__iexact")
    search_help_text = "Name of the country from its beginning, or its code."
    fields = ("name", "code", "words")

    @admin.display(description="printed as")
    def printed_as(self, nationality: Nationality) -> str:
        return ", ".join(nationality.words)
