"""The admin site: the theme's, with choices of places that say where each lies."""

from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Model
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from unfold.sites import UnfoldAdminSite


class PathsView(AutocompleteJsonView):
    """A choice reads as the record's `path` where it has one: "Chong Phlah, Kaev Seima, Mondulkiri"."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        return {"id": str(getattr(obj, to_field_name)), "text": str(getattr(obj, "path", obj))}


class BlotterSite(UnfoldAdminSite):
    def autocomplete_view(self, request: HttpRequest) -> HttpResponseBase:
        view: Any = PathsView.as_view(admin_site=self)
        return view(request)  # type: ignore[no-any-return]
