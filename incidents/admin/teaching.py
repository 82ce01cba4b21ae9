"""The offer to teach the engine a wording, where an editor has said what it means: a button, a message, an action."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.html import format_html

from incidents import teaching
from incidents.admin.decisions import Act, Decisions
from incidents.admin.reviewed import ReviewedAdmin
from incidents.models import AgencyAlias, LocationAlias, OperationPlace

MEANING = frozenset({"location", "agency", "wording"})  # what an editor changes to say what a wording means


def may_teach(request: HttpRequest, model: type[Any]) -> bool:
    """Whether the user may add aliases of what rows of the model stand for."""
    alias = LocationAlias if issubclass(model, OperationPlace) else AgencyAlias
    return request.user.has_perm(f"{alias._meta.app_label}.add_{alias._meta.model_name}")


def teach(row: teaching.Taught, request: HttpRequest) -> None:
    if not may_teach(request, type(row)):
        raise PermissionDenied
    teaching.teach(row, editor=request.user)  # type: ignore[arg-type]


def offer(row: teaching.Taught, request: HttpRequest, *, back: str = "") -> None:
    """A message with the button, when the row as it now stands holds a lesson that can be taught."""
    current = type(row)._default_manager.get(pk=row.pk)
    lesson = teaching.lesson_of(current)
    if lesson is None or lesson.refusal or not may_teach(request, type(row)):
        return
    form = format_html(
        '<form method="post" action="{}" class="desk-teach">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="next" value="{}">'
        '<span>The next reading can know this wording as well.</span> <button class="desk-act" name="act" '
        'value="teach">Teach: “{}” means {}</button></form>',
        reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_decide", args=[row.pk]),
        get_token(request),
        back,
        lesson.wording,
        lesson.meaning,
    )
    messages.info(request, form)


class Teaching(ReviewedAdmin):
    """For pages of rows that pair a wording with a record: what an editor settled can be taught with one click."""

    acts: Mapping[str, Act] = {**Decisions.acts, "teach": teach}
    done: Mapping[str, str] = {**Decisions.done, "teach": "taught. The next reading knows its wording"}
    actions = (*Decisions.actions, "teach_selected")

    def judged(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        lesson = teaching.lesson_of(row) if may_teach(request, type(row)) else None
        return {**super().judged(request, row), "lesson": lesson}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if MEANING & set(form.changed_data) and "_continue" not in request.POST:  # its page has the button
            offer(obj, request)

    def has_teach_permission(self, request: HttpRequest) -> bool:
        return self.has_decide_permission(request) and may_teach(request, self.model)

    @admin.action(description="Teach the wording to the engine", permissions=["teach"])
    def teach_selected(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        self.do_to_all("teach", request, rows)
