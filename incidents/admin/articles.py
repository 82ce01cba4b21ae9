"""Outlets and articles. An article is pasted here, read with the engine, and judged beside its text."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils import timezone
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    ChoicesDropdownFilter,
    RangeDateFilter,
)
from unfold.decorators import display

from articles.models import Article, Outlet
from incidents.admin.article_forms import ArticleForm
from incidents.admin.article_page import article_page
from incidents.admin.base import RecordAdmin, page_of
from incidents.admin.filters import ArticleOpenProposals
from incidents.admin.reading import EngineFailed, read_with_engine
from incidents.models import Claim
from incidents.models.base import RejectReason

SCREENING = {"unread": "warning", "relevant": "success", "irrelevant": "default", "reprint": "info"}


@admin.register(Outlet)
class OutletAdmin(RecordAdmin):
    list_display = ("name", "host", "country", "is_official", "articles_of")
    list_filter = ("is_official",)
    search_fields = ("name__istartswith", "host__istartswith")
    search_help_text = "Name or host, from its beginning."
    fields = ("name", "host", "country", "is_official")

    def for_list(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        articles = Article.objects.filter(outlet=OuterRef("pk")).order_by().values("outlet")
        return rows.annotate(  # type: ignore[no-any-return]
            number=Coalesce(Subquery(articles.annotate(n=Count("pk")).values("n")), 0)
        )

    @admin.display(description="articles", ordering="number")
    def articles_of(self, outlet: Any) -> int:
        return int(outlet.number)


@admin.register(Article)
class ArticleAdmin(RecordAdmin):
    form = ArticleForm
    add_form_template = "incidents/article_add.html"
    change_form_outer_before_template = "incidents/article_page.html"
    list_display = (
        "title",
        "outlet_name",
        "published_on",
        "language",
        "screening_label",
        "operations_of",
        "open_proposals",
    )
    list_filter = (
        ("outlet", AutocompleteSelectFilter),
        ("published_on", RangeDateFilter),
        ("language", admin.AllValuesFieldListFilter),
        ("screening", ChoicesDropdownFilter),
        ArticleOpenProposals,
    )
    search_fields = ("title",)  # the search itself is `get_search_results`
    search_help_text = "Words of the title, description or text, in English or Khmer."
    autocomplete_fields = ("outlet", "reprint_of")
    actions = ("mark_irrelevant", "mark_relevant")
    readonly_fields = ("inferred", "source_path", "engine_version", "metadata")
    add_fieldsets = (
        (None, {"fields": ("title", "text", "outlet", ("published_at", "published_on"), "url")}),
        ("More", {"fields": (("code", "category", "language"), "description")}),
    )
    fieldsets = (
        (
            "Details",
            {
                "classes": ("collapse",),
                "fields": (
                    "title",
                    ("outlet", "language"),
                    ("published_at", "published_on"),
                    "url",
                    ("code", "category"),
                    "description",
                    ("screening", "reprint_of"),
                ),
            },
        ),
        ("Text", {"classes": ("collapse",), "fields": ("text",)}),
        (
            "As it was read",
            {"classes": ("collapse",), "fields": ("inferred", "source_path", "engine_version", "metadata")},
        ),
    )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.read_view)
        return [path("<path:object_id>/read/", view, name="articles_article_read"), *super().get_urls()]

    def for_list(self, rows: Any) -> QuerySet[Any]:
        waiting = Claim.objects.open().filter(article=OuterRef("pk")).order_by().values("article")
        reported = (
            Article.operations.through.objects.filter(article=OuterRef("pk")).order_by().values("article")
        )
        return (  # type: ignore[no-any-return]
            rows.without_text()
            .select_related("outlet")
            .annotate(
                waiting=Coalesce(Subquery(waiting.annotate(n=Count("pk")).values("n")), 0),
                reported=Coalesce(Subquery(reported.annotate(n=Count("pk")).values("n")), 0),
            )
        )

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        in_list, words = self.shows_list(request), search_term.strip()
        rows = queryset.matching(words, unfinished=not in_list) if words else queryset
        return (rows if in_list else rows.without_text()), False

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> tuple[str, ...]:
        """The text is fixed as soon as quotes rest on it: a corrected file is imported, which finds them again."""
        fixed = ("text",) if obj is not None and rests_on(obj) else ()
        return (*self.readonly_fields, *fixed)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        context = {**(extra_context or {}), "may_read": self.may_read(request)}
        article = self.get_object(request, object_id) if object_id else None
        if article is not None and self.has_view_permission(request, article):
            context |= {
                "page": article_page(article, request.user),  # type: ignore[arg-type]
                "reasons": RejectReason.choices,
            }
        return super().changeform_view(request, object_id, form_url, context)  # type: ignore[no-any-return]

    def may_read(self, request: HttpRequest) -> bool:
        return bool(self.has_change_permission(request)) and request.user.has_perm("incidents.add_claim")

    def read_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Lets the engine propose; what an editor has judged stays."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.may_read(request):
            raise PermissionDenied
        article = self.get_object(request, object_id)
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[no-any-return]
        self.read(request, article)
        return HttpResponseRedirect(page_of(article))

    def read(self, request: HttpRequest, article: Article) -> None:
        try:
            found = read_with_engine(article, asked_by=request.user.pk)  # type: ignore[arg-type]
        except EngineFailed as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request, f"The engine proposes {found.claims} claims and {found.operations} operations."
            )

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "_read" in request.POST and self.may_read(request):
            self.read(request, obj)

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        if "_read" in request.POST:
            return HttpResponseRedirect(page_of(obj))
        return super().response_add(request, obj, post_url_continue)  # type: ignore[no-any-return]

    @admin.action(description="No operation here", permissions=["change"])
    def mark_irrelevant(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        self.screen(request, rows, Article.Screening.IRRELEVANT)

    @admin.action(description="Relevant", permissions=["change"])
    def mark_relevant(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        self.screen(request, rows, Article.Screening.RELEVANT)

    def screen(self, request: HttpRequest, rows: QuerySet[Any], screening: Article.Screening) -> None:
        chosen = Article.objects.filter(pk__in=rows.values("pk"), reprint_of=None)
        number = chosen.update(screening=screening, updated_at=timezone.now())
        messages.success(request, f"{number} screened: {screening.label.lower()}.")

    @admin.display(description="outlet", ordering="outlet__name")
    def outlet_name(self, article: Article) -> str:
        return str(article.outlet or "")

    @display(description="screening", ordering="screening", label=SCREENING)
    def screening_label(self, article: Article) -> tuple[str, str]:
        return article.screening, article.get_screening_display()

    @admin.display(description="operations", ordering="reported")
    def operations_of(self, article: Any) -> int:
        return int(article.reported)

    @admin.display(description="to review", ordering="waiting")
    def open_proposals(self, article: Any) -> int:
        return int(article.waiting)


def rests_on(article: Article) -> bool:
    """Whether any quote counts its place in the text of this article."""
    related = ("claims", "reports", "operationplaces", "operationagencys", "operationoffences")
    return any(getattr(article, name).exclude(quote="").exists() for name in related)
