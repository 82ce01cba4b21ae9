"""The public ledger of imports, read only."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import ChoicesDropdownFilter, RangeDateTimeFilter, RelatedDropdownFilter
from unfold.decorators import display

from articles.models import ImportItem, ImportRun
from incidents.admin.base import ReadOnly, RecordAdmin, link

RESULTS = {"created": "success", "updated": "info", "failed": "danger", "skipped": "warning"}


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnly, RecordAdmin):
    list_display = ("__str__", "state", "started_by", "files", "failures", "finished_at", "engine_version")
    list_filter = (("state", ChoicesDropdownFilter), ("started_at", RangeDateTimeFilter))
    list_select_related = ("started_by",)
    fields = (
        ("state", "started_by"),
        ("started_at", "finished_at"),
        ("files", "failures"),
        "engine_version",
        "options",
        "see_files",
    )

    def get_queryset(self, request: Any) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        items = ImportItem.objects.filter(run=OuterRef("pk")).order_by().values("run")
        failed = items.filter(result="failed")
        return rows.annotate(  # type: ignore[no-any-return]
            number=Coalesce(Subquery(items.annotate(n=Count("pk")).values("n")), 0),
            failed=Coalesce(Subquery(failed.annotate(n=Count("pk")).values("n")), 0),
        )

    def get_readonly_fields(self, request: Any, obj: Any = None) -> tuple[str, ...]:
        return ("files", "failures", "see_files")

    @admin.display(description="files", ordering="number")
    def files(self, run: Any) -> int:
        return int(run.number)

    @admin.display(description="failed", ordering="failed")
    def failures(self, run: Any) -> int:
        return int(run.failed)

    @admin.display(description="ledger")
    def see_files(self, run: ImportRun) -> SafeString:
        return format_html(
            '<a class="desk-record-link" href="../../../importitem/?run={}">Its files</a>', run.pk
        )


@admin.register(ImportItem)
class ImportItemAdmin(ReadOnly, RecordAdmin):
    list_display = ("path", "result_label", "run", "to_article", "line", "field", "reason")
    list_filter = (("result", ChoicesDropdownFilter), ("run", RelatedDropdownFilter))
    list_select_related = ("run",)
    search_fields = ("path__startswith", "sha256__startswith")
    search_help_text = "Path or hash from its beginning."
    fields = ("run", "path", "sha256", "result", "article", ("line", "field"), "reason", "warnings")

    def for_list(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("run", "article").defer(
            "article__text", "article__search", "article__metadata"
        )

    @display(description="result", label=RESULTS, ordering="result")
    def result_label(self, item: ImportItem) -> tuple[str, str]:
        return item.result, item.get_result_display()

    @admin.display(description="article")
    def to_article(self, item: ImportItem) -> str:
        return link(item.article)
