"""Claims: what one article says. A saved form is an editor's correction, a new one an editor's own claim."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    ChoicesDropdownFilter,
    RangeDateFilter,
)

from articles.models import Article
from incidents import review
from incidents.admin.claim_forms import ClaimForm, FigureForm, plain
from incidents.admin.decisions import Decisions, in_words
from incidents.admin.filters import ClaimsInProvince, ConfidenceBand, RuleFilter
from incidents.admin.reviewed import ReviewedAdmin
from incidents.models import Claim, OperationReport
from incidents.models.base import State


def correct(claim: Claim, request: HttpRequest) -> None:
    """Corrects a claim from the small form beside its words."""
    review.correct(claim, editor=request.user, **FigureForm(request.POST).corrections(claim))  # type: ignore[arg-type]


SEEN = ("figure_in_words", "least", "figure_best", "most")


@admin.register(Claim)
class ClaimAdmin(ReviewedAdmin):
    form = ClaimForm
    acts = {**Decisions.acts, "correct": correct}
    list_display = (
        "__str__",
        "state_label",
        "status",
        "to_operation",
        "to_article",
        "outlet",
        "sureness",
        "rule",
    )
    list_filter = (
        ("state", ChoicesDropdownFilter),
        ("kind", ChoicesDropdownFilter),
        ("status", ChoicesDropdownFilter),
        ("scope", ChoicesDropdownFilter),
        ConfidenceBand,
        RuleFilter,
        ClaimsInProvince,
        ("article__outlet", AutocompleteSelectFilter),
        ("article__published_on", RangeDateFilter),
    )
    search_fields = ("article__title",)  # the search itself is `get_search_results`
    search_help_text = "Words of the article, in English or Khmer."
    autocomplete_fields = ("article", "operation", "statistic", "part_of")
    readonly_fields = ("judgement", "engine", "outcome", *SEEN)
    fieldsets = (
        ("Figure", {"fields": (("kind", "status"), ("modifier", "number", "lower"), ("unit", "item"))}),
        ("Who and how much", {"fields": (("who", "nationalities", "sex"), ("amount", "currency"))}),
        ("Words", {"fields": ("article", "quote", "start")}),
        ("Belongs to", {"fields": ("operation", "statistic", "part_of")}),
        ("Judgement", {"fields": ("judgement", "engine", "outcome", "note")}),
    )
    add_fieldsets = (
        ("Words", {"fields": ("article", "quote", "start")}),
        ("Figure", {"fields": (("kind", "status"), ("modifier", "number", "lower"), ("unit", "item"))}),
        ("Who and how much", {"fields": (("who", "nationalities", "sex"), ("amount", "currency"))}),
        ("Belongs to", {"fields": ("operation", "statistic", "part_of", "note")}),
    )

    def for_list(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("operation", "article__outlet").defer(
            "article__text", "article__search", "article__metadata"
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if search_term.strip():
            queryset = queryset.filter(article__in=Article.objects.matching(search_term.strip()).values("pk"))
        return queryset, False

    def get_readonly_fields(self, request: HttpRequest, obj: Claim | None = None) -> tuple[str, ...]:
        """The article stays; the words too, where the engine found them and they still stand."""
        if obj is None:
            return self.readonly_fields
        words = ("quote", "start") if obj.rule and obj.state != State.STALE else ()
        return (*self.readonly_fields, "article", "statistic", *words)

    def get_fieldsets(self, request: HttpRequest, obj: Claim | None = None) -> Any:
        """Who may only look sees the figure in words; the form in which it is typed shows nothing without its fields."""
        if obj is None or self.has_change_permission(request, obj):
            return super().get_fieldsets(request, obj)
        seen = {
            "fields": (
                ("kind", "status"),
                ("figure_in_words", "least", "figure_best", "most"),
                ("unit", "item"),
            )
        }
        return (("Figure", seen), *self.fieldsets[1:])

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:
        try:
            if change:
                save_correction(obj, form, request)
            else:
                obj.pk = add_by_hand(obj, form, request).pk
        except ValidationError as error:  # the record changed under the editor's hands
            messages.error(request, in_words(error))

    @admin.display(description="figure")
    def figure_in_words(self, claim: Claim) -> str:
        return claim.wording

    @admin.display(description="low")
    def least(self, claim: Claim) -> str:
        return plain(claim.low)

    @admin.display(description="best")
    def figure_best(self, claim: Claim) -> str:
        return plain(claim.best)

    @admin.display(description="high")
    def most(self, claim: Claim) -> str:
        return plain(claim.high)

    @admin.display(description="outlet", ordering="article__outlet__name")
    def outlet(self, claim: Claim) -> str:
        return str(claim.article.outlet or "")


def add_by_hand(claim: Claim, form: ClaimForm, request: HttpRequest) -> Claim:
    """Records the typed claim under the editor's name, and that its article reports the operation."""
    if claim.start is None or claim.end is None:
        raise ValidationError("Quote the words of the article that say so.")
    names = ("kind", "modifier", "low", "best", "high", "unit", "item", "amount", "currency", "nationalities")
    values = {name: getattr(claim, name) for name in (*names, "sex", "status", "who", "part_of", "note")}
    if claim.statistic is not None:
        values |= {"statistic": claim.statistic, "scope": Claim.Scope.CUMULATIVE}
    if claim.operation is not None:
        OperationReport.objects.get_or_create(operation=claim.operation, article=claim.article)
    return review.add_claim(
        claim.article,
        start=claim.start,
        end=claim.end,
        editor=request.user,  # type: ignore[arg-type]
        operation=claim.operation,
        **values,
    )


def save_correction(claim: Claim, form: ClaimForm, request: HttpRequest) -> None:
    """Saves what the form changed: values as a correction, the note and hand-typed words as they are."""
    stored = Claim.objects.get(pk=claim.pk)
    plain = {
        name for name in ("note", "quote", "start", "end") if getattr(stored, name) != getattr(claim, name)
    }
    if plain:
        for name in plain:
            setattr(stored, name, getattr(claim, name))
        stored.save(update_fields=sorted(plain))
    changed = {
        name: getattr(claim, name)
        for name in sorted(review.CORRECTABLE)
        if getattr(stored, name) != getattr(claim, name)
    }
    if changed:
        review.correct(claim, editor=request.user, **changed)  # type: ignore[arg-type]
