"""Outcomes, which follow from claims unless an editor decides otherwise; and statistics, a ledger of their own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    ChoicesDropdownFilter,
    RangeDateFilter,
)
from unfold.decorators import display

from incidents import review
from incidents.admin.base import RecordAdmin, link, page_of
from incidents.admin.claim_forms import complaints, plain
from incidents.admin.decisions import in_words
from incidents.admin.operation_inlines import ClaimsInline
from incidents.admin.reviewed import ReviewedAdmin
from incidents.models import Outcome, Statistic
from incidents.models.outcomes import Rule

RULES = {rule.value: "info" if rule == Rule.EDITOR else "default" for rule in Rule}


class DecideForm(forms.Form):
    """low, best and high as the editor decides them, and why."""

    low = forms.DecimalField(required=False, min_value=0, max_digits=18, decimal_places=3)
    best = forms.DecimalField(required=False, min_value=0, max_digits=18, decimal_places=3)
    high = forms.DecimalField(required=False, min_value=0, max_digits=18, decimal_places=3)
    note = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), label="why")


@admin.register(Outcome)
class OutcomeAdmin(RecordAdmin):
    """Read only but for one act: deciding the figure against the claims, or giving it back to them."""

    change_form_outer_before_template = "incidents/decide_outcome.html"
    list_display = ("__str__", "status", "of_whom", "to_operation", "rule_label", "decided_by")
    list_filter = (
        ("kind", ChoicesDropdownFilter),
        ("status", ChoicesDropdownFilter),
        ("rule", ChoicesDropdownFilter),
        ("operation__state", ChoicesDropdownFilter),
        ("operation__started_on", RangeDateFilter),
    )
    list_select_related = ("operation", "decided_by")
    search_fields = ("operation__code__istartswith",)
    search_help_text = "Code of the operation."
    inlines = (ClaimsInline,)
    fieldsets = (
        (
            None,
            {"fields": ("operation", ("kind", "status"), ("least", "figure_best", "most"), ("unit", "item"))},
        ),
        ("Of whom, how much", {"fields": (("of_whom", "money"), "part_of")}),
        ("Judgement", {"fields": ("rule", ("decided_by", "decided_at"), "note")}),
    )

    readonly_fields = ("least", "figure_best", "most", "of_whom", "money")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def may_decide(self, request: HttpRequest) -> bool:
        return request.user.has_perm("incidents.decide_outcome")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.decide_view)
        return [path("<path:object_id>/decide/", view, name="incidents_outcome_decide"), *super().get_urls()]

    def decide_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.may_decide(request):
            raise PermissionDenied
        outcome = self.get_object(request, object_id)
        if outcome is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[no-any-return]
        try:
            self.decide(request, outcome)
        except ValidationError as error:
            messages.error(request, in_words(error))
        else:
            messages.success(request, "The figure was decided.")
        if not Outcome.objects.filter(pk=outcome.pk).exists():  # given back, and no claim states it
            return HttpResponseRedirect(page_of(outcome.operation))
        return HttpResponseRedirect(page_of(outcome))

    def decide(self, request: HttpRequest, outcome: Outcome) -> None:
        if request.POST.get("act") == "release":
            review.release_outcome(outcome, editor=request.user)  # type: ignore[arg-type]
            return
        form = DecideForm(request.POST)
        if not form.is_valid():
            raise ValidationError(complaints(form))
        review.decide_outcome(outcome, editor=request.user, **form.cleaned_data)  # type: ignore[arg-type]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        context = dict(extra_context or {})
        if object_id and self.may_decide(request) and (outcome := self.get_object(request, object_id)):
            initial = {name: plain(getattr(outcome, name)) for name in ("low", "best", "high")}
            initial["note"] = outcome.note
            context["decide"] = {
                "url": reverse("admin:incidents_outcome_decide", args=[outcome.pk]),
                "form": DecideForm(initial=initial),
                "outcome": outcome,
                "decided": outcome.rule == Rule.EDITOR,
            }
        return super().changeform_view(request, object_id, form_url, context)  # type: ignore[no-any-return]

    @admin.display(description="operation", ordering="operation__title")
    def to_operation(self, outcome: Outcome) -> str:
        return link(outcome.operation)

    @admin.display(description="of whom")
    def of_whom(self, outcome: Outcome) -> str:
        return ", ".join(filter(None, [*outcome.nationalities, outcome.get_sex_display()]))

    @admin.display(description="low: the least that is supported")
    def least(self, outcome: Outcome) -> str:
        return plain(outcome.low)

    @admin.display(description="best: the figure")
    def figure_best(self, outcome: Outcome) -> str:
        return plain(outcome.best)

    @admin.display(description="high: empty where no ceiling is set")
    def most(self, outcome: Outcome) -> str:
        return plain(outcome.high)

    @admin.display(description="money")
    def money(self, outcome: Outcome) -> str:
        return f"{plain(outcome.amount)} {outcome.currency}".strip()

    @display(description="rule", ordering="rule", label=RULES)
    def rule_label(self, outcome: Outcome) -> tuple[str, str]:
        return outcome.rule, outcome.get_rule_display()


@admin.register(Statistic)
class StatisticAdmin(ReviewedAdmin):
    list_display = ("__str__", "state_label", "period", "issued_by", "territory_name", "status", "of_whom")
    list_filter = (
        ("state", ChoicesDropdownFilter),
        ("kind", ChoicesDropdownFilter),
        ("status", ChoicesDropdownFilter),
        ("issuer", AutocompleteSelectFilter),
        ("territory", AutocompleteSelectFilter),
        ("period_end", RangeDateFilter),
    )
    list_select_related = ("issuer", "territory")
    search_fields = (
        "issuer__name__istartswith",
        "issuer_wording__istartswith",
        "territory__name__istartswith",
    )
    search_help_text = "Issuer or territory, from the beginning of its name."
    autocomplete_fields = ("issuer", "territory", "part_of")
    readonly_fields = ("judgement",)
    inlines = (ClaimsInline,)
    fieldsets = (
        ("Figure", {"fields": (("kind", "status"), ("low", "best", "high"), ("unit", "item"))}),
        (
            "Who and how much",
            {"fields": (("nationalities", "sex"), ("amount", "currency"), "part_of", "detail")},
        ),
        (
            "Counted by, over, in",
            {"fields": (("issuer", "issuer_wording"), ("period_start", "period_end"), "territory")},
        ),
        ("Judgement", {"fields": ("judgement", "note")}),
    )
    add_fieldsets = fieldsets[:3]

    def save_model(self, request: HttpRequest, obj: Statistic, form: Any, change: bool) -> None:
        if not change:
            obj.save()
            review.accept(obj, editor=request.user)  # type: ignore[arg-type]
        elif fields := set(form.changed_data) & review.AMENDABLE[Statistic]:
            values = {name: getattr(obj, name) for name in fields}
            review.amend(obj, editor=request.user, **values)  # type: ignore[arg-type]

    def for_list(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("issuer", "territory__parent__parent__parent__parent__parent")

    @admin.display(description="period", ordering="period_end")
    def period(self, statistic: Statistic) -> str:
        days = [f"{day:%d %b %Y}" if day else "…" for day in (statistic.period_start, statistic.period_end)]
        return " – ".join(days)

    @admin.display(description="issuer", ordering="issuer__name")
    def issued_by(self, statistic: Statistic) -> str:
        return link(statistic.issuer) if statistic.issuer else statistic.issuer_wording

    @admin.display(description="territory", ordering="territory__name")
    def territory_name(self, statistic: Statistic) -> str:
        return link(statistic.territory, statistic.territory.path if statistic.territory else "")

    @admin.display(description="of whom")
    def of_whom(self, statistic: Statistic) -> str:
        return ", ".join(filter(None, [*statistic.nationalities, statistic.get_sex_display()]))
