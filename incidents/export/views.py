"""The download of the whole set."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from incidents.export.bundle import ExportError, bundle_as_zip

CHOICES = {"yes": True, "no": False}


@require_safe
@login_required
@permission_required("incidents.view_outcome", raise_exception=True)
def download(request: HttpRequest) -> HttpResponseBase:
    """The set as a ZIP archive, confirmed records only; `include_proposed=yes` adds the others.

    A parameter that is not understood is refused by name, so that nobody takes the file for another selection.
    """
    if unknown := sorted(request.GET.keys() - {"include_proposed"}):
        return HttpResponseBadRequest(f"Unknown: {', '.join(unknown)}.", content_type="text/plain")
    wish = request.GET.get("include_proposed", "no")
    if wish not in CHOICES:
        return HttpResponseBadRequest("include_proposed is yes or no.", content_type="text/plain")
    chunks = bundle_as_zip(include_proposed=CHOICES[wish])
    try:
        first = next(chunks)  # what stops an export does so before its first byte
    except ExportError as error:
        return HttpResponse(str(error), status=409, content_type="text/plain")
    name = f"blotter-{timezone.localdate()}{'-with-proposed' if CHOICES[wish] else ''}.zip"
    return StreamingHttpResponse(
        resumed(first, chunks),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def resumed(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
