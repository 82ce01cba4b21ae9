"""An editor's judgement in the admin: actions over a list, and buttons that post to the page of a row.

Nothing is decided here: each act calls its function in `incidents.review`, and says in words what was not possible.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst

from incidents import review
from incidents.admin.base import page_of
from incidents.models.base import RejectReason

Act = Callable[[Any, HttpRequest], None]
TOLD = 5  # refusals of a bulk action that are told one by one


def accept(row: Any, request: HttpRequest) -> None:
    review.accept(row, editor=request.user)  # type: ignore[arg-type]


def reject(row: Any, request: HttpRequest) -> None:
    reason, note = request.POST.get("reason", ""), request.POST.get("note", "")
    review.reject(row, reason=reason, editor=request.user, note=note)  # type: ignore[arg-type]


def reopen(row: Any, request: HttpRequest) -> None:
    review.reopen(row, editor=request.user)  # type: ignore[arg-type]


class Decisions:
    """Gives a ModelAdmin the acts that its `acts` names, for whoever may change the rows."""

    acts: Mapping[str, Act] = {"accept": accept, "reject": reject, "reopen": reopen}
    done: Mapping[str, str] = {
        "accept": "accepted",
        "reject": "rejected",
        "reopen": "reopened",
        "correct": "corrected",
    }
    reasons: list[tuple[str, str]] = RejectReason.choices
    actions: tuple[str, ...] = ("accept_selected", "reject_selected", "reopen_selected")

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_decide"  # type: ignore[attr-defined]
        view = self.admin_site.admin_view(self.decide_view)  # type: ignore[attr-defined]
        return [path("<path:object_id>/decide/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def may_decide(self, request: HttpRequest, row: Model | None = None) -> bool:
        return bool(self.has_change_permission(request, row))  # type: ignore[attr-defined]

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return self.may_decide(request)

    def decide_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Does the posted `act` to the row and returns to the page it was posted from."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = self.get_object(request, object_id)  # type: ignore[attr-defined]
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined, no-any-return]
        name = request.POST.get("act", "")
        if not self.may_decide(request, row) or name not in self.acts:
            raise PermissionDenied
        try:
            self.acts[name](row, request)
        except ValidationError as error:
            messages.error(request, f"{capfirst(str(row))}: {in_words(error)}")
        else:
            messages.success(request, f"{capfirst(str(row))}: {self.done.get(name, name)}.")
        return HttpResponseRedirect(back(request, page_of(row)))

    @admin.action(description="Accept", permissions=["decide"])
    def accept_selected(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        self.do_to_all("accept", request, rows)

    @admin.action(description="Reopen: take the judgement back", permissions=["decide"])
    def reopen_selected(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        self.do_to_all("reopen", request, rows)

    @admin.action(description="Reject …", permissions=["decide"])
    def reject_selected(self, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse | None:
        """Asks for the reason first, on a page of its own."""
        if "reason" in request.POST:
            self.do_to_all("reject", request, rows)
            return None
        return TemplateResponse(
            request,
            "incidents/reject_selected.html",
            {
                **self.admin_site.each_context(request),  # type: ignore[attr-defined]
                "title": f"Reject {self.opts.verbose_name_plural}",  # type: ignore[attr-defined]
                "opts": self.opts,  # type: ignore[attr-defined]
                "rows": rows[:100],
                "number": rows.count(),
                "keys": request.POST.getlist(ACTION_CHECKBOX_NAME),
                "across": request.POST.get("select_across", "0"),
                "reasons": self.reasons,
            },
        )

    def do_to_all(self, name: str, request: HttpRequest, rows: QuerySet[Any]) -> None:
        """One transaction for all rows; a row that refuses is left as it was and told."""
        refused: list[str] = []
        number = 0
        with transaction.atomic():
            for row in rows.order_by("pk"):
                try:
                    self.acts[name](row, request)
                except ValidationError as error:
                    refused.append(f"{capfirst(str(row))}: {in_words(error)}")
                else:
                    number += 1
        if number:
            messages.success(request, f"{number} {self.done.get(name, name)}.")
        for words in refused[:TOLD]:
            messages.error(request, words)
        if len(refused) > TOLD:
            messages.error(request, f"{len(refused) - TOLD} more were not possible either.")


def in_words(error: ValidationError) -> str:
    return " ".join(error.messages)


def back(request: HttpRequest, default: str) -> str:
    """The page that the form named in `next`, if it is one of ours."""
    page = request.POST.get("next", "")
    if page and url_has_allowed_host_and_scheme(
        page, {request.get_host()}, require_https=request.is_secure()
    ):
        return page
    return default
