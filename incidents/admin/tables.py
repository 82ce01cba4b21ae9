"""Import and export of reference data as spreadsheets, under the permissions of the record's own pages."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from import_export.admin import ImportExportModelAdmin
from import_export.formats.base_formats import CSV, TSV
from unfold.contrib.import_export.forms import ExportForm, ImportForm

from incidents.models.places import Origin


class TablesAdmin(ImportExportModelAdmin):
    """Whoever may add and change records may import them; whoever may see them may export them."""

    import_form_class = ImportForm
    export_form_class = ExportForm
    formats = [CSV, TSV]
    skip_admin_log = True  # the database's triggers keep the history, row by row

    def has_import_permission(self, request: HttpRequest) -> bool:
        return bool(self.has_add_permission(request) and self.has_change_permission(request))

    def has_export_permission(self, request: HttpRequest) -> bool:
        return bool(self.has_view_permission(request))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What the reference files brought would come back with them; what a person added can go."""
        allowed: bool = super().has_delete_permission(request, obj)
        return allowed and may_be_deleted(obj)


def may_be_deleted(record: Model | None) -> bool:
    return getattr(record, "origin", Origin.PERSON) == Origin.PERSON
