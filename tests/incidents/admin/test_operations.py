"""Operations typed by hand, and what their page says of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from incidents.models import Claim, Operation, OperationPlace
from tests import builders

ADD = "admin:incidents_operation_add"
PREFIXES = ("reports", "places", "operation_agencies", "operation_offences", "outcomes", "claims", "claims-2")


def forms(**rows):
    """The form of an operation; `rows` gives for the prefix of each inline its rows."""
    posted: dict[str, Any] = {
        "title": "Raid on a warehouse",
        "kind": "raid",
        "country": "KH",
        "started_on": "2024-11-06",
        "ended_on": "2024-11-06",
        "date_precision": "day",
        "date_wording": "on Wednesday",
        "date_basis": "relative",
    }
    for prefix in PREFIXES:
        mine = rows.get(prefix.replace("-", "_"), [])
        old = sum("id" in row for row in mine)
        posted |= {f"{prefix}-TOTAL_FORMS": len(mine), f"{prefix}-INITIAL_FORMS": old}
        for number, row in enumerate(mine):
            posted |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return posted


def change(operation):
    return reverse("admin:incidents_operation_change", args=[operation.pk])


def errors(answer):
    found = answer.context["adminform"].form.errors.as_text()
    for inline in answer.context["inline_admin_formsets"]:
        found += "".join(map(str, inline.formset.errors)) + str(inline.formset.non_form_errors())
    return found


def claim_row(article, **changes):
    return {
        "article": article.pk,
        "quote": builders.QUOTE,
        "kind": "arrest",
        "status": "done",
        "modifier": "exact",
        "number": "14",
        "unit": "people",
        **changes,
    }


def test_an_operation_is_typed_with_everything_that_belongs_to_it(editor):
    village = builders.make_location(level="village", parent=builders.make_location())
    agency, offence, article = builders.make_agency(), builders.make_offence(), builders.make_article()
    answer = editor.post(
        reverse(ADD),
        forms(
            reports=[{"article": article.pk, "role": "primary"}],
            places=[{"location": village.pk, "role": "site"}, {"wording": "Me Sam", "role": "site"}],
            operation_agencies=[{"agency": agency.pk, "role": "lead"}],
            operation_offences=[{"offence": offence.pk}],
            claims_2=[claim_row(article, who="people")],
        ),
    )
    assert answer.status_code == 302, errors(answer)
    operation = Operation.objects.get()
    assert (operation.state, operation.dates) == ("proposed", "6 November 2024")
    places = operation.places.values_list("location", "wording", "level", "state")
    assert set(places) == {(village.pk, "", "village", "accepted"), (None, "Me Sam", "site", "accepted")}
    lead = operation.operation_agencies.get()
    assert (lead.agency, lead.role, lead.state) == (agency, "lead", "accepted")
    assert operation.operation_offences.get().state == "accepted"
    claim = operation.claims.get()
    assert (claim.state, claim.low, claim.best, claim.high) == ("accepted", 14, 14, 14)
    assert article.text[claim.start : claim.end] == claim.quote == builders.QUOTE
    assert [(outcome.kind, outcome.best) for outcome in operation.outcomes.all()] == [("arrest", 14)]
    assert operation.reports.get().article == article


def test_a_typed_operation_is_confirmed_with_its_code(editor):
    article = builders.make_article()
    editor.post(reverse(ADD), forms(claims_2=[claim_row(article)]))
    operation = Operation.objects.get()
    assert operation.reports.get().article == article  # it reports the operation, since it supports a claim
    decide = reverse("admin:incidents_operation_decide", args=[operation.pk])
    editor.post(decide, {"act": "confirm"})
    operation.refresh_from_db()
    assert (operation.state, operation.code) == ("confirmed", "KH-2024-00001")
    editor.post(decide, {"act": "reopen"})
    answer = editor.post(decide, {"act": "reject", "note": " "}, follow=True)
    assert "Say why" in str(list(answer.context["messages"])[-1])
    editor.post(decide, {"act": "reject", "note": "An exercise."})
    operation.refresh_from_db()
    assert (operation.state, operation.reject_reason, operation.code) == (
        "rejected",
        "An exercise.",
        "KH-2024-00001",
    )


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"quote": "Police arrested 15 people"}, "does not have these words"),
        ({"quote": ""}, "Quote the words"),
        ({"number": ""}, "needs a figure"),
        ({"nationalities": "XX"}, "No nationality has the code XX"),
        ({"amount": "5"}, "currency"),
    ],
)
def test_a_claim_that_does_not_stand_is_refused_at_its_field(editor, wrong, words):
    article = builders.make_article()
    answer = editor.post(reverse(ADD), forms(claims_2=[claim_row(article, **wrong)]))
    assert words in errors(answer)
    assert not Operation.objects.exists()


def test_words_that_stand_twice_need_their_start(editor):
    article = builders.make_article(text="They held 14 people. Later they held 14 people.")
    answer = editor.post(reverse(ADD), forms(claims_2=[claim_row(article, quote="held 14 people")]))
    assert "The words stand 2 times, at 5, 32" in errors(answer)
    editor.post(reverse(ADD), forms(claims_2=[claim_row(article, quote="held 14 people", start="32")]))
    claim = Claim.objects.get()
    assert (claim.start, claim.end) == (32, 46)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"ended_on": "2024-11-05"}, "does_not_end_before"),
        ({"date_precision": "unknown"}, "date_and_only_it_has_a_precision"),
        ({"country": "kh"}, "country_is_two_capitals"),
        ({"title": ""}, "required"),
    ],
)
def test_contradictions_are_refused_by_name(editor, wrong, words):
    answer = editor.post(reverse(ADD), {**forms(), **wrong})
    assert words in errors(answer)
    assert not Operation.objects.exists()


@pytest.mark.parametrize(
    ("dates", "shown"),
    [
        ({"started_on": "2024-11-03", "ended_on": ""}, "since 3 November 2024"),
        ({"started_on": "2024-11-01", "ended_on": "2024-11-30", "date_precision": "month"}, "November 2024"),
        ({"started_on": "", "ended_on": "", "date_precision": "unknown"}, "no date"),
    ],
)
def test_dates_are_typed_with_their_precision(editor, dates, shown):
    editor.post(reverse(ADD), {**forms(), **dates})
    assert Operation.objects.get().dates == shown


def row_of(place):
    values = {"id": place.pk, "operation": place.operation_id, "role": place.role, "level": place.level}
    return {**values, "location": place.location_id or "", "wording": place.wording}


@pytest.fixture
def proposed(db):
    """A place that the engine proposed for an operation."""
    operation, article = builders.make_operation(state="proposed"), builders.make_article()
    evidence = {"article": article, "quote": "warehouse", "start": 31, "end": 40}
    assert article.text[31:40] == "warehouse"
    engine = {"rule": "place.site", "engine_version": "1", **evidence}
    return builders.make_place(operation, builders.make_location(), state="proposed", **engine)


def test_a_place_that_is_changed_in_the_form_is_the_editor_s(editor, proposed):
    village = builders.make_location(level="village", parent=builders.make_location())
    editor.post(
        change(proposed.operation), forms(places=[{**row_of(proposed), "location": village.pk, "level": ""}])
    )
    place = OperationPlace.objects.get()
    assert (place.location, place.level, place.state, place.rule) == (
        village,
        "village",
        "corrected",
        "place.site",
    )
    assert place.decided_by is not None


def test_a_place_that_is_left_alone_still_waits(editor, proposed):
    editor.post(change(proposed.operation), {**forms(places=[row_of(proposed)]), "title": "Another title"})
    proposed.refresh_from_db()
    assert proposed.state == "proposed"
    assert Operation.objects.get().title == "Another title"


def test_a_place_that_lost_its_words_is_amended_and_rests_on_none(editor, proposed):
    proposed.article.text = "Nothing of the sort."
    proposed.article.save()
    OperationPlace.objects.filter(pk=proposed.pk).update(state="stale")
    editor.post(change(proposed.operation), {**forms(places=[row_of(proposed)]), "title": "Another title"})
    proposed.refresh_from_db()
    assert proposed.state == "stale"
    editor.post(change(proposed.operation), forms(places=[{**row_of(proposed), "role": "departure"}]))
    proposed.refresh_from_db()
    assert (proposed.state, proposed.role, proposed.quote, proposed.rule) == ("accepted", "departure", "", "")


def test_a_place_stands_once_in_a_role(editor, proposed):
    twice = {"location": proposed.location.pk, "role": "site"}
    answer = editor.post(change(proposed.operation), forms(places=[row_of(proposed), twice]))
    assert answer.status_code == 200
    assert "operation_has_a_place_once" in errors(answer)
    new = {"location": builders.make_location().pk, "role": "site"}
    assert "stands here twice" in errors(editor.post(reverse(ADD), forms(places=[new, new])))
    other = builders.make_place(proposed.operation, builders.make_location())
    page = reverse("admin:incidents_operationplace_change", args=[other.pk])
    same = {"location": proposed.location.pk, "role": "site", "level": "province", "wording": ""}
    answer = editor.post(page, same)
    assert answer.status_code == 200
    assert "operation_has_a_place_once" in answer.context["adminform"].form.errors.as_text()


def test_what_the_engine_proposed_is_rejected_and_never_deleted(editor, proposed):
    answer = editor.post(change(proposed.operation), forms(places=[{**row_of(proposed), "DELETE": "on"}]))
    assert "reject it instead" in errors(answer)
    assert OperationPlace.objects.filter(pk=proposed.pk).exists()


def test_what_was_typed_and_never_judged_can_be_deleted(editor):
    place = builders.make_place(
        builders.make_operation(state="proposed"), builders.make_location(), state="proposed"
    )
    editor.post(change(place.operation), forms(places=[{**row_of(place), "DELETE": "on"}]))
    assert not OperationPlace.objects.exists()


def test_the_page_shows_its_figures_with_their_rule_and_its_claims_with_their_words(reporter):
    claim = builders.make_claim(state="proposed")
    builders.make_outcome(operation=claim.operation)
    html = reporter.get(change(claim.operation)).content.decode()
    for words in ("One article says so", builders.QUOTE, "Proposed"):
        assert words in html


def test_the_page_costs_no_query_for_each_row(editor, django_assert_max_num_queries):
    operation = builders.make_operation(state="proposed")
    for _ in range(30):
        article = builders.make_article(outlet=builders.make_outlet())
        builders.make_report(operation, article)
        builders.make_place(
            operation, builders.make_location(level="district", parent=builders.make_location())
        )
        builders.make_operation_agency(operation, builders.make_agency())
        builders.make_operation_offence(operation, builders.make_offence())
        builders.make_claim(operation=operation, article=article)
    with django_assert_max_num_queries(25):
        editor.get(change(operation))


def test_an_operation_typed_from_an_article_is_reported_by_it(editor):
    article = builders.make_article()
    address = f"{reverse(ADD)}?article={article.pk}"
    assert article.title in editor.get(address).content.decode()
    editor.post(address, forms())
    assert Operation.objects.get().reports.get().article == article
    assert editor.get(f"{reverse(ADD)}?article=x").status_code == 200


def test_history_tells_who_typed_what(editor):
    editor.post(reverse(ADD), forms())
    operation = Operation.objects.get()
    editor.post(change(operation), {**forms(), "started_on": "2024-11-05", "ended_on": "2024-11-06"})
    answer = editor.get(reverse("admin:incidents_operation_history", args=[operation.pk]))
    newest, first = (entry for entry in answer.context["entries"] if entry.what == "it")
    changed = {change.field: (change.before, change.after) for change in newest.changes}
    assert changed == {"started on": ("2024-11-06", "2024-11-05")}
    assert (first.deed, newest.deed) == ("added", "changed")
    assert newest.who.startswith("editor")
    assert operation.started_on == date(2024, 11, 6)


def test_history_tells_of_the_rows_of_an_operation_and_of_those_that_are_gone(editor, proposed):
    operation = proposed.operation
    editor.post(
        change(operation),
        forms(places=[{**row_of(proposed), "role": "departure"}, {"wording": "Me Sam", "role": "site"}]),
    )
    typed = operation.places.get(wording="Me Sam")
    editor.post(reverse("admin:incidents_operationplace_decide", args=[typed.pk]), {"act": "reopen"})
    editor.post(reverse("admin:incidents_operationplace_delete", args=[typed.pk]), {"post": "yes"})
    answer = editor.get(reverse("admin:incidents_operation_history", args=[operation.pk]))
    told = [(entry.deed, entry.what) for entry in answer.context["entries"] if entry.what != "it"]
    gone = f"operation place no. {typed.pk}, which is gone"
    assert told[0] == ("deleted", gone)
    assert {("added", gone), ("changed", gone)} <= set(told)
    moved = next(
        entry for entry in answer.context["entries"] if entry.what == f"operation place “{proposed}”"
    )
    assert {(c.field, c.before, c.after) for c in moved.changes} >= {
        ("role", "Where it happened", "Point of departure"),
        ("state", "Proposed", "Corrected"),
    }


def test_the_history_costs_no_query_for_each_change(editor, django_assert_max_num_queries):
    operation = builders.make_operation(state="proposed")
    page = reverse("admin:incidents_operation_history", args=[operation.pk])
    for _ in range(10):
        place = builders.make_place(operation, builders.make_location(), state="proposed")
        editor.post(reverse("admin:incidents_operationplace_decide", args=[place.pk]), {"act": "accept"})
    with django_assert_max_num_queries(40):
        changed = [entry for entry in editor.get(page).context["entries"] if entry.deed == "changed"]
    assert len(changed) == 10
