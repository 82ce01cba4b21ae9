"""The download: for those who may see outcomes, the same files as the command writes."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from articles.models import Article
from incidents.export.bundle import NAMES
from incidents.export.views import download
from tests.builders import make_operation, make_user
from tests.incidents.export.records import whole_record

pytestmark = pytest.mark.django_db


def reporter():
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="view_outcome"))
    return user


def answer(user, query: str = "", method: str = "get"):
    request = getattr(RequestFactory(), method)(f"/admin/incidents/operation/download/{query}")
    request.user = user
    return download(request)


def files_of(response) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def test_a_reporter_gets_the_confirmed_records_as_a_zip_file():
    whole_record()
    make_operation(title="Waiting", state="proposed")
    response = answer(reporter())
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"].startswith('attachment; filename="blotter-')
    archive = files_of(response)
    assert set(archive.namelist()) == NAMES
    assert b"230 deported" in archive.read("operations.csv")
    assert b"Waiting" not in archive.read("operations.csv")


def test_proposed_records_come_when_asked_for():
    make_operation(title="Waiting", state="proposed")
    assert b"Waiting" in files_of(answer(reporter(), "?include_proposed=yes")).read("operations.csv")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?province=Kampot", "Unknown: province"),
        ("?include_proposed=perhaps", "include_proposed is yes or no"),
    ],
)
def test_a_wish_that_is_not_understood_is_refused_by_name(query, words):
    response = answer(reporter(), query)
    assert response.status_code == 400
    assert words in response.content.decode()


def test_who_is_not_logged_in_is_sent_to_the_login():
    response = answer(AnonymousUser())
    assert (response.status_code, response.url.partition("?")[0]) == (302, "/admin/login/")


def test_who_may_not_see_outcomes_gets_nothing():
    with pytest.raises(PermissionDenied):
        answer(make_user())


def test_a_download_changes_nothing_so_it_is_no_post():
    assert answer(reporter(), method="post").status_code == 405


def test_what_stops_an_export_is_told_instead_of_sending_half_a_file():
    whole_record()
    Article.objects.update(text="Something else.")
    response = answer(reporter())
    assert response.status_code == 409
    assert "nothing was exported" in response.content.decode()
