"""Every page of the admin with every role, against a table of who may do what."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.incidents.admin.conftest import ROLES

SEEN = {
    "agency",
    "agencyalias",
    "article",
    "claim",
    "importitem",
    "importrun",
    "location",
    "locationalias",
    "nationality",
    "offence",
    "operation",
    "operationagency",
    "operationoffence",
    "operationplace",
    "operationreport",
    "outcome",
    "outlet",
    "statistic",
}
DESK = {
    "agencyalias",
    "article",
    "claim",
    "locationalias",
    "operation",
    "operationagency",
    "operationoffence",
    "operationplace",
    "operationreport",
    "statistic",
}
REFERENCE = {"agency", "location", "nationality", "offence", "outlet"}
PEOPLE = {"user", "group"}
TABLES = {"agency", "agencyalias", "location", "locationalias", "nationality", "offence"}
JUDGED = {"claim", "operation", "operationagency", "operationoffence", "operationplace", "statistic"}

MAY_SEE = {
    "Reporter": SEEN,
    "Editor": SEEN,
    "Senior editor": SEEN,
    "Administrator": SEEN | PEOPLE,
    "outsider": set(),
}
MAY_ADD = {
    "Reporter": set(),
    "Editor": DESK,
    "Senior editor": DESK | REFERENCE,
    "Administrator": DESK | REFERENCE | PEOPLE,
    "outsider": set(),
}


def models():
    return {model._meta.model_name: model for model in admin.site._registry}


def page(model, name, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def test_every_record_has_a_page(records):
    assert models().keys() == SEEN | PEOPLE == records.keys()


@pytest.mark.parametrize("role", [*ROLES, "outsider"])
def test_each_role_sees_its_lists_and_pages_and_histories_and_no_others(client_of, records, role):
    client = client_of(role)
    seen = {
        name: {
            client.get(page(model, "changelist")).status_code,
            client.get(page(model, "changelist"), {"q": "raid"}).status_code,
            client.get(page(model, "change", records[name].pk)).status_code,
            client.get(page(model, "history", records[name].pk)).status_code,
        }
        for name, model in models().items()
    }
    assert seen == {name: {200} if name in MAY_SEE[role] else {403} for name in models()}


@pytest.mark.parametrize("role", [*ROLES, "outsider"])
def test_each_role_opens_its_forms_and_no_others(client_of, records, role):
    client = client_of(role)
    opened = {name for name, model in models().items() if client.get(page(model, "add")).status_code == 200}
    assert opened == MAY_ADD[role]


@pytest.mark.parametrize("role", [*ROLES, "outsider"])
def test_nobody_saves_a_form_beyond_his_role(client_of, records, role):
    client = client_of(role)
    before = {name: model.objects.count() for name, model in models().items()}
    for name in models().keys() - MAY_ADD[role]:
        assert client.post(page(models()[name], "add"), {"name": "x"}).status_code == 403
        if name != "outcome":  # shows a claim that may be seen; there is nothing to save on it
            assert (
                client.post(page(models()[name], "change", records[name].pk), {"name": "x"}).status_code
                == 403
            )
    assert {name: model.objects.count() for name, model in models().items()} == before


@pytest.mark.parametrize("role", ["Reporter", "outsider", "nobody"])
def test_who_may_not_change_judges_nothing(client_of, records, role):
    client = client_of(role)
    for name in JUDGED | {"outcome"}:
        for act in ("accept", "reject", "reopen", "confirm", "correct", "decide", "release"):
            answer = client.post(
                page(models()[name], "decide", records[name].pk), {"act": act, "reason": "duplicate"}
            )
            assert answer.status_code == (302 if role == "nobody" else 403)
            if role == "nobody":
                assert "/login/" in answer["Location"]
    records["operation"].refresh_from_db()
    assert records["operation"].state == "proposed"


@pytest.mark.parametrize("role", ["Reporter", "outsider"])
def test_who_may_not_change_runs_no_action(client_of, records, role):
    client = client_of(role)
    for name, model in models().items():
        for action in ("delete_selected", "accept_selected", "confirm_selected", "mark_irrelevant"):
            client.post(
                page(model, "changelist"),
                {"action": action, "_selected_action": records[name].pk, "post": "yes"},
            )
        assert model.objects.filter(pk=records[name].pk).exists()
    records["operation"].refresh_from_db()
    records["article"].refresh_from_db()
    assert (records["operation"].state, records["article"].screening) == ("proposed", "unread")


def test_an_editor_leaves_a_figure_to_its_claims_and_a_senior_editor_may_decide_it(editor, senior, records):
    decide = page(models()["outcome"], "decide", records["outcome"].pk)
    decided = {"act": "decide", "low": "10", "best": "12", "high": "14", "note": "The court's list."}
    assert editor.post(decide, decided).status_code == 403
    assert senior.post(decide, decided).status_code == 302
    records["outcome"].refresh_from_db()
    assert (records["outcome"].best, records["outcome"].rule) == (12, "editor")


@pytest.mark.parametrize("role", [*ROLES, "outsider"])
def test_tables_go_out_to_who_sees_them_and_come_in_from_who_keeps_them(client_of, records, role):
    client = client_of(role)
    out = {name for name in TABLES if client.get(page(models()[name], "export")).status_code == 200}
    into = {name for name in TABLES if client.get(page(models()[name], "import")).status_code == 200}
    assert out == TABLES & MAY_SEE[role]
    assert into == TABLES & MAY_ADD[role]


@pytest.mark.parametrize("role", [*ROLES, "outsider"])
def test_everybody_who_sees_operations_downloads_them(client_of, records, role):
    client = client_of(role)
    answer = client.get(reverse("admin:incidents_operation_download"))
    if role == "outsider":
        assert answer.status_code == 403
    else:
        assert answer["Content-Type"] == "application/zip"
        assert b"".join(answer.streaming_content).startswith(b"PK")


def test_the_engine_reads_for_editors_alone(client_of, records):
    read = page(models()["article"], "read", records["article"].pk)
    assert client_of("Reporter").post(read).status_code == 403
    assert client_of("outsider").post(read).status_code == 403
    assert client_of("Editor").get(read).status_code == 405


def test_without_a_login_every_page_leads_to_it(client_of, records):
    client = client_of("nobody")
    for name, model in models().items():
        for address in (
            page(model, "changelist"),
            page(model, "add"),
            page(model, "change", records[name].pk),
        ):
            assert "/login/" in client.get(address)["Location"]


def test_a_reporter_sees_no_button_that_changes_anything(reporter, records):
    for name in ("article", "operation", "claim", "outcome", "location"):
        html = reporter.get(page(models()[name], "change", records[name].pk)).content.decode()
        assert 'name="act"' not in html
        assert "_save" not in html
        assert "Read with the engine" not in html


@pytest.mark.parametrize("role", ["Editor", "Senior editor", "Administrator"])
def test_nobody_deletes_what_was_judged_or_came_with_the_files(client_of, records, role):
    client = client_of(role)
    records["location"].origin = "reference"
    records["location"].save()
    for name in ("claim", "operationplace", "operationagency", "operationoffence", "statistic", "location"):
        assert (
            client.post(page(models()[name], "delete", records[name].pk), {"post": "yes"}).status_code == 403
        )
        assert models()[name].objects.filter(pk=records[name].pk).exists()
