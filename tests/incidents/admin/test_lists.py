"""Lists: what they find, what they filter, and that a longer one asks the database no more often."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.extraction.bands import BANDS, LIKELY, range_of
from articles.models import ImportItem, ImportRun
from incidents.models import Claim, Location, Operation
from tests import builders

MOST_QUERIES = 12


def titles(answer):
    return {str(row) for row in answer.context["cl"].result_list}


def address(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def fill(number):
    """`number` rows in every list, each with relatives of its own."""
    run = ImportRun.objects.create(engine_version="1.0")
    for _ in range(number):
        district = builders.make_location(level="district", parent=builders.make_location())
        agency = builders.make_agency(parent=builders.make_agency(), jurisdiction=district)
        article = builders.make_article(outlet=builders.make_outlet())
        operation = builders.make_operation(state="proposed")
        offence = builders.make_offence()
        district.aliases.create(name="Another name")
        agency.aliases.create(name="Another name")
        builders.make_report(operation, article)
        builders.make_place(operation, district)
        builders.make_operation_agency(operation, agency)
        builders.make_operation_offence(operation, offence)
        outcome = builders.make_outcome(operation=operation)
        builders.make_claim(operation=operation, outcome=outcome, article=article)
        builders.make_statistic(issuer=agency, territory=district)
        ImportItem.objects.create(run=run, path=article.url, result="created", article=article)
        ImportRun.objects.create(engine_version="1.0", started_by=builders.make_user())


@pytest.mark.parametrize("number", [1, 30])
def test_a_list_of_thirty_costs_no_more_queries_than_a_list_of_one(
    client_of, number, django_assert_max_num_queries
):
    client = client_of("Administrator")
    fill(number)
    for model in admin.site._registry:
        with django_assert_max_num_queries(MOST_QUERIES):
            answer = client.get(address(model))
        assert len(answer.context["cl"].result_list) >= min(number, model._default_manager.count())


def test_no_list_reads_the_text_of_articles(editor, django_assert_max_num_queries, caplog):
    fill(2)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for name in ("articles_article", "incidents_claim", "incidents_operationreport", "articles_importitem"):
        with CaptureQueriesContext(connection) as asked:
            editor.get(reverse(f"admin:{name}_changelist"))
        assert not [query for query in asked if '"articles_article"."text"' in query["sql"]], name


def test_articles_are_found_by_words_of_their_text_in_english_and_khmer(editor):
    builders.make_article(title="Casino shut", text="Officers closed a casino in Bavet.")
    builders.make_article(title="ការបង្ក្រាប", text="នគរបាលបានបង្ក្រាបទីតាំងល្បែងស៊ីសងនៅក្រុងបាវិត")
    articles = reverse("admin:articles_article_changelist")
    assert titles(editor.get(articles, {"q": "closing casinos"})) == {"Casino shut"}
    assert titles(editor.get(articles, {"q": "ល្បែងស៊ីសង"})) == {"ការបង្ក្រាប"}
    assert titles(editor.get(articles, {"q": "sawmill"})) == set()


def test_operations_are_found_by_title_code_and_the_text_of_their_articles(editor):
    raid = builders.make_operation(title="Raid on two sawmills", code="KH-2024-00412")
    sweep = builders.make_operation(title="Sweep of a market", code="KH-2023-00007")
    builders.make_report(
        sweep, builders.make_article(text="Traders said the counterfeit perfume was burned.")
    )
    operations = reverse("admin:incidents_operation_changelist")
    assert titles(editor.get(operations, {"q": "sawmill raid"})) == {str(raid)}
    assert titles(editor.get(operations, {"q": "kh-2023"})) == {str(sweep)}
    assert titles(editor.get(operations, {"q": "burning perfumes"})) == {str(sweep)}


@pytest.fixture
def two(db):
    """Two operations that differ in everything."""
    kandal = builders.make_location(name="Kandal")
    district = builders.make_location(name="Saang", level="district", parent=kandal)
    kampot = builders.make_location(name="Kampot")
    river = builders.make_operation(
        title="River", kind="seizure", state="proposed", started_on=date(2024, 5, 1), ended_on=None
    )
    coast = builders.make_operation(title="Coast", kind="raid", started_on=date(2024, 9, 1), ended_on=None)
    for operation, place in ((river, district), (coast, kampot)):
        builders.make_place(operation, place)
        builders.make_operation_agency(operation, builders.make_agency())
        builders.make_operation_offence(operation, builders.make_offence())
        builders.make_report(operation, builders.make_article(outlet=builders.make_outlet()))
    builders.make_claim(operation=river, state="proposed")
    return river


def river_is(wanted, operation):
    place = operation.places.get().location
    return {
        "province": {"province": place.parent.key},
        "place": {"locations__id__exact": place.pk},
        "agency": {"agencies__id__exact": operation.operation_agencies.get().agency.pk},
        "offence": {"offences__id__exact": operation.operation_offences.get().offence.pk},
        "outlet": {"articles__outlet__id__exact": operation.reports.get().article.outlet.pk},
        "dates": {"started_on_from": "2024-04-01", "started_on_to": "2024-06-01"},
        "kind": {"kind__exact": "seizure"},
        "state": {"state__exact": "proposed"},
        "open proposals": {"open": "yes"},
    }[wanted]


@pytest.mark.parametrize(
    "wanted",
    ["province", "place", "agency", "offence", "outlet", "dates", "kind", "state", "open proposals"],
)
def test_operations_are_filtered(editor, two, wanted):
    operations = reverse("admin:incidents_operation_changelist")
    assert titles(editor.get(operations)) == {"River", str(Operation.objects.get(title="Coast"))}
    assert titles(editor.get(operations, river_is(wanted, two))) == {"River"}


@pytest.mark.parametrize(
    ("wanted", "row"),
    [("province", "places"), ("agency", "operation_agencies"), ("offence", "operation_offences")],
)
def test_a_rejected_row_does_not_put_an_operation_into_a_filter(editor, two, wanted, row):
    getattr(two, row).update(state="rejected", reject_reason="duplicate")
    operations = reverse("admin:incidents_operation_changelist")
    assert titles(editor.get(operations, river_is(wanted, two))) == set()


def test_a_filter_that_is_not_understood_shows_no_error_page(editor, two):
    operations = reverse("admin:incidents_operation_changelist")
    for wrong in ({"agencies__id__exact": "x"}, {"province": "KH-nowhere"}, {"started_on_from": "soon"}):
        assert editor.get(operations, wrong, follow=True).status_code == 200


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({"state__exact": "proposed"}, {"low"}),
        ({"kind__exact": "seizure"}, {"hand"}),
        ({"status__exact": "planned"}, {"hand"}),
        ({"rule": "outcome.arr"}, {"low"}),
        ({"confidence": "doubtful"}, {"low"}),
        ({"confidence": "likely"}, {"middle"}),
        ({"confidence": "certain"}, {"high"}),
        ({"confidence": "none"}, {"hand"}),
    ],
)
def test_claims_are_filtered(editor, question, found):
    engine = {"engine_version": "1", "rule": "outcome.detention"}
    claims = {
        "low": builders.make_claim(state="proposed", confidence=0.5, **{**engine, "rule": "outcome.arrest"}),
        "middle": builders.make_claim(confidence=0.8999, **engine),
        "high": builders.make_claim(confidence=0.90, **engine),
        "hand": builders.make_claim(kind="seizure", status="planned"),
    }
    answer = editor.get(reverse("admin:incidents_claim_changelist"), question)
    assert {row.pk for row in answer.context["cl"].result_list} == {claims[name].pk for name in found}


def test_the_number_stands_beside_its_band(editor):
    builders.make_claim(confidence=0.95, engine_version="1", rule="outcome.arrest")
    claim = builders.make_claim(
        confidence=0.8, engine_version="1", rule="outcome.detention", reasons=["- a bare number"]
    )
    html = editor.get(reverse("admin:incidents_claim_changelist")).content.decode()
    assert "0.95 certain" in html
    assert "0.80 likely" in html
    for band in BANDS:
        assert f"{band.name}: {range_of(band)}" in html
    page = editor.get(reverse("admin:incidents_claim_change", args=[claim.pk])).content.decode()
    assert f"confidence 0.80 likely: {LIKELY.meaning} (- a bare number)" in unescape(page)


def test_choices_of_places_say_where_each_lies(editor):
    province = builders.make_location(name="Mondulkiri")
    district = builders.make_location(name="Kaev Seima", level="district", parent=province)
    commune = builders.make_location(name="Chong Phlah", level="commune", parent=district)
    commune.aliases.create(name="Chong Plas")
    question = {
        "app_label": "incidents",
        "model_name": "operationplace",
        "field_name": "location",
        "term": "chong pla",
    }
    answer = editor.get(reverse("admin:autocomplete"), question)
    assert answer.json()["results"] == [
        {"id": str(commune.pk), "text": "Chong Phlah, Kaev Seima, Mondulkiri"}
    ]


@pytest.mark.parametrize(
    ("model", "field", "words"),
    [
        ("claim", "article", "fourteen ware"),
        ("claim", "operation", "raid wareh"),
        ("claim", "operation", "wa"),
    ],
)
def test_choices_are_found_while_a_word_is_being_typed(editor, model, field, words):
    builders.make_article(title="Fourteen held at a warehouse")
    builders.make_operation(title="Raid on a warehouse")
    question = {"app_label": "incidents", "model_name": model, "field_name": field, "term": words}
    answer = editor.get(reverse("admin:autocomplete"), question)
    assert ["warehouse" in choice["text"] for choice in answer.json()["results"]] == [True]


@pytest.mark.parametrize("words", ["'", "a & b", "raid:*", "!", "\\", "()", "x' | 'y", "ត"])
def test_no_search_is_read_as_a_formula(editor, words):
    for name in ("articles_article", "incidents_operation", "incidents_claim", "incidents_location"):
        assert editor.get(reverse(f"admin:{name}_changelist"), {"q": words}).status_code == 200
    for field in ("article", "operation"):
        question = {"app_label": "incidents", "model_name": "claim", "field_name": field, "term": words}
        assert editor.get(reverse("admin:autocomplete"), question).status_code == 200


def test_choices_of_places_cost_no_query_for_each(editor, django_assert_max_num_queries):
    province = builders.make_location(name="Kandal")
    for _ in range(15):
        builders.make_location(name="Prek", level="district", parent=province)
    question = {
        "app_label": "incidents",
        "model_name": "operationplace",
        "field_name": "location",
        "term": "prek",
    }
    with django_assert_max_num_queries(6):
        assert len(editor.get(reverse("admin:autocomplete"), question).json()["results"]) == 15


def test_actions_judge_many_at_once_and_tell_what_refused(editor):
    fine = builders.make_claim(state="proposed")
    stale = builders.make_claim(state="stale", quote="Words that are gone", start=0, end=19)
    chosen = {"action": "accept_selected", "_selected_action": [fine.pk, stale.pk]}
    answer = editor.post(reverse("admin:incidents_claim_changelist"), chosen, follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert said[0] == "1 accepted."
    assert "no longer stand in the article" in said[1]
    assert set(Claim.objects.values_list("pk", "state")) == {(fine.pk, "accepted"), (stale.pk, "stale")}


def test_rejecting_many_asks_for_the_reason_first(editor):
    claims = [builders.make_claim(state="proposed") for _ in range(2)]
    address = reverse("admin:incidents_claim_changelist")
    chosen = {"action": "reject_selected", "_selected_action": [claim.pk for claim in claims]}
    assert "Belongs to another operation" in editor.post(address, chosen).content.decode()
    assert Claim.objects.filter(state="proposed").count() == 2
    editor.post(address, {**chosen, "reason": "duplicate", "note": "seen before"})
    assert set(Claim.objects.values_list("state", "reject_reason", "note")) == {
        ("rejected", "duplicate", "seen before")
    }


def test_operations_are_confirmed_and_rejected_together(editor):
    operations = [builders.make_operation(state="proposed") for _ in range(2)]
    address = reverse("admin:incidents_operation_changelist")
    keys = [operation.pk for operation in operations]
    editor.post(address, {"action": "confirm_selected", "_selected_action": keys})
    assert Operation.objects.filter(state="confirmed", code__isnull=False).count() == 2
    editor.post(address, {"action": "reopen_selected", "_selected_action": keys})
    assert Operation.objects.filter(state="proposed").count() == 2
    editor.post(address, {"action": "reject_selected", "_selected_action": keys, "reason": "a drill"})
    assert set(Operation.objects.values_list("state", "reject_reason")) == {("rejected", "a drill")}


def test_locations_are_found_by_alias_and_code_and_filtered_by_province(editor):
    province = builders.make_location(name="Kandal", code="08")
    builders.make_location(name="Saang", level="district", parent=province).aliases.create(name="S'ang")
    address = reverse("admin:incidents_location_changelist")
    assert titles(editor.get(address, {"q": "s'an"})) == {"Saang"}
    assert titles(editor.get(address, {"q": "08"})) == {"Kandal"}
    assert titles(editor.get(address, {"province": province.key})) == {"Kandal", "Saang"}
    assert Location.objects.count() == 3
