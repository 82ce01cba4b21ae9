"""The database refuses contradictions, and the name of the constraint says which. NULL slips through none of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from incidents.models import Operation
from tests import builders as make

pytestmark = pytest.mark.django_db

EMPTY = dict.fromkeys(("low", "best", "high"))
NO_DATE = {"started_on": None, "ended_on": None, "date_precision": "unknown"}
DAY = date(2024, 11, 6)


def proposed(**changes: Any) -> Operation:
    return make.make_operation(state="proposed", **changes)


def report(**changes: Any) -> models.Model:
    return make.make_report(proposed(), make.make_article(), **changes)


def place(**changes: Any) -> models.Model:
    return make.make_place(proposed(), **{"wording": "Old Mill", **changes})


def agency_link(**changes: Any) -> models.Model:
    return make.make_operation_agency(proposed(), **{"agency": make.make_agency(), **changes})


def offence_link(**changes: Any) -> models.Model:
    return make.make_operation_offence(proposed(), make.make_offence(), **changes)


def own(model: Callable[..., models.Model], field: str) -> models.Model:
    row = model()
    setattr(row, f"{field}_id", row.pk)
    row.save()
    return row


def unsigned_decision() -> None:
    make.make_outcome(rule="editor")
    apps.get_model("incidents", "Outcome").objects.update(decided_by=None)


UNSIGNED = {"state": "accepted", "decided_by": None, "decided_at": None}
FIGURES: list[tuple[dict[str, Any], str]] = [
    (
        {"low": Decimal(5), "best": Decimal(3), "high": None, "modifier": "unspecified"},
        "low_is_not_above_best",
    ),
    ({"low": None, "best": Decimal(5), "high": Decimal(3), "modifier": "up_to"}, "best_is_not_above_high"),
    ({"low": Decimal(5), "best": None, "high": Decimal(3), "modifier": "range"}, "low_is_not_above_high"),
    ({"low": None, "best": Decimal(-1), "high": None, "modifier": "about"}, "figures_are_not_negative"),
    ({**EMPTY, "modifier": "unspecified", "amount": Decimal(5)}, "amount_has_its_currency"),
    ({**EMPTY, "modifier": "unspecified", "currency": "USD"}, "amount_has_its_currency"),
    (
        {**EMPTY, "modifier": "unspecified", "amount": Decimal(5), "currency": "usd"},
        "amount_has_its_currency",
    ),
]


def without_modifier(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "modifier"}


CASES: list[tuple[Callable[..., Any], dict[str, Any], str]] = [
    *((make.make_claim, values, f"claim_{name}") for values, name in FIGURES),
    *((make.make_outcome, without_modifier(values), f"outcome_{name}") for values, name in FIGURES),
    *((make.make_statistic, without_modifier(values), f"statistic_{name}") for values, name in FIGURES),
    (make.make_article, {"title": ""}, "article_has_a_title"),
    (make.make_article, {"text": ""}, "article_has_a_text"),
    (make.make_article, {"published_at": timezone.now(), "published_on": None}, "article_moment_has_its_day"),
    (proposed, {"title": ""}, "operation_has_a_title"),
    (proposed, {"ended_on": date(2024, 11, 5)}, "operation_does_not_end_before_it_starts"),
    (proposed, {**NO_DATE, "ended_on": DAY}, "operation_does_not_end_before_it_starts"),
    (proposed, {**NO_DATE, "date_precision": "day"}, "operation_date_and_only_it_has_a_precision"),
    (proposed, {"date_precision": "unknown"}, "operation_date_and_only_it_has_a_precision"),
    (proposed, {"country": "kh"}, "operation_country_is_two_capitals"),
    (proposed, {"code": "42"}, "operation_code_reads_country_year_number"),
    (proposed, {"reject_reason": "So."}, "operation_rejection_and_only_it_has_a_reason"),
    (make.make_operation, {"code": None}, "operation_confirmed_has_a_code"),
    (make.make_operation, {"decided_by": None}, "operation_judgement_is_signed"),
    (make.make_operation, {"decided_at": None}, "operation_judgement_is_signed"),
    (own, {"model": proposed, "field": "parent"}, "operation_is_not_its_own_parent"),
    (own, {"model": proposed, "field": "canonical"}, "operation_is_not_merged_into_itself"),
    (own, {"model": make.make_claim, "field": "part_of"}, "claim_is_not_part_of_itself"),
    (own, {"model": make.make_outcome, "field": "part_of"}, "outcome_is_not_part_of_itself"),
    (own, {"model": make.make_statistic, "field": "part_of"}, "statistic_is_not_part_of_itself"),
    (own, {"model": make.make_location, "field": "parent"}, "location_is_not_its_own_parent"),
    (own, {"model": make.make_agency, "field": "parent"}, "agency_is_not_its_own_parent"),
    (report, {**NO_DATE, "ended_on": DAY}, "operationreport_does_not_end_before_it_starts"),
    (report, {"started_on": DAY}, "operationreport_date_and_only_it_has_a_precision"),
    (report, {"quote": "Police"}, "operationreport_quote_has_its_article_and_span"),
    (report, {"rule": "date.on"}, "operationreport_of_the_engine_has_version_and_quote"),
    (place, {"wording": ""}, "operation_place_has_a_location_or_a_wording"),
    (place, {"quote": "Police", "start": 0, "end": 6}, "operationplace_quote_has_its_article_and_span"),
    (place, {"rule": "place.site"}, "operationplace_of_the_engine_has_version_and_quote"),
    (place, UNSIGNED, "operationplace_judgement_is_signed"),
    (place, {"state": "rejected", "reject_reason": ""}, "operationplace_rejection_and_only_it_has_a_reason"),
    (agency_link, {"agency": None}, "operation_agency_has_an_agency_or_a_wording"),
    (
        agency_link,
        {"quote": "Police", "start": 0, "end": 6},
        "operationagency_quote_has_its_article_and_span",
    ),
    (agency_link, {"rule": "agency.name"}, "operationagency_of_the_engine_has_version_and_quote"),
    (agency_link, UNSIGNED, "operationagency_judgement_is_signed"),
    (agency_link, {"reject_reason": "duplicate"}, "operationagency_rejection_and_only_it_has_a_reason"),
    (
        offence_link,
        {"quote": "Police", "start": 0, "end": 6},
        "operationoffence_quote_has_its_article_and_span",
    ),
    (offence_link, {"rule": "offence"}, "operationoffence_of_the_engine_has_version_and_quote"),
    (offence_link, UNSIGNED, "operationoffence_judgement_is_signed"),
    (offence_link, {"reject_reason": "duplicate"}, "operationoffence_rejection_and_only_it_has_a_reason"),
    (make.make_claim, {"start": 5, "end": 5}, "claim_quote_has_its_article_and_span"),
    (make.make_claim, {"quote": "", "start": 0, "end": 6}, "claim_quote_has_its_article_and_span"),
    (make.make_claim, {"rule": "outcome.arrest"}, "claim_of_the_engine_has_version_and_quote"),
    (make.make_claim, UNSIGNED, "claim_judgement_is_signed"),
    (
        make.make_claim,
        {"state": "accepted", "reject_reason": "duplicate"},
        "claim_rejection_and_only_it_has_a_reason",
    ),
    (make.make_claim, {"operation": None}, "claim_that_is_held_belongs_somewhere"),
    (make.make_claim, {**EMPTY, "modifier": "exact"}, "claim_exact_figure_has_equal_bounds"),
    (
        make.make_claim,
        {**EMPTY, "best": Decimal(5), "modifier": "exact"},
        "claim_exact_figure_has_equal_bounds",
    ),
    (make.make_claim, {**EMPTY, "high": Decimal(5), "modifier": "range"}, "claim_range_has_both_ends"),
    (make.make_claim, {**EMPTY, "modifier": "about"}, "claim_hedge_has_a_figure"),
    (make.make_claim, {**EMPTY, "high": Decimal(5), "modifier": "nearly"}, "claim_hedge_has_a_figure"),
    (
        make.make_claim,
        {**EMPTY, "best": Decimal(5), "modifier": "at_least"},
        "claim_at_least_has_a_low_and_no_high",
    ),
    (make.make_claim, {**make.exactly(5), "modifier": "more_than"}, "claim_at_least_has_a_low_and_no_high"),
    (make.make_claim, {**EMPTY, "best": Decimal(5), "modifier": "nearly"}, "claim_up_to_has_a_high"),
    (make.make_outcome, {"rule": "editor", "note": ""}, "outcome_of_an_editor_is_signed_and_explained"),
    (
        unsigned_decision,
        {},
        "outcome_of_an_editor_is_signed_and_explained",
    ),
    (make.make_statistic, UNSIGNED, "statistic_judgement_is_signed"),
    (make.make_statistic, {"reject_reason": "duplicate"}, "statistic_rejection_and_only_it_has_a_reason"),
    (make.make_statistic, {"period_end": date(2021, 1, 1)}, "statistic_period_does_not_end_before_it_starts"),
    (make.make_location, {"parent": None, "key": "KH-99"}, "location_stands_below_another_unless_a_country"),
    (make.make_location, {"country": "kh"}, "location_country_is_two_capitals"),
    (make.make_location, {"site_type": "casino"}, "location_type_is_only_for_sites"),
    (make.make_location, {"latitude": Decimal(11)}, "location_coordinates_are_whole_and_say_their_kind"),
    (
        make.make_location,
        {"latitude": Decimal(11), "longitude": Decimal(104)},
        "location_coordinates_are_whole_and_say_their_kind",
    ),
    (
        make.make_location,
        {"latitude": Decimal(95), "longitude": Decimal(104), "coordinates_kind": "centroid"},
        "location_coordinates_lie_on_earth",
    ),
    (make.make_agency, {"country": "Cambodia"[:2]}, "agency_country_is_two_capitals"),
]


@pytest.mark.parametrize(("build", "values", "constraint"), CASES)
def test_the_database_refuses(build: Callable[..., Any], values: dict[str, Any], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=f'"{constraint}"'), transaction.atomic():
        build(**values)


def twice(build: Callable[..., Any], **values: Any) -> None:
    build(**values)
    build(**values)


def same_role() -> None:
    operation, location = proposed(), make.make_location()
    twice(lambda: make.make_place(operation, location))


TWICE: list[tuple[Callable[[], Any], str]] = [
    (lambda: twice(make.make_article, code="A1", url=""), "article_code_is_unique"),
    (lambda: twice(make.make_article, code="", url="https://news.example/1"), "article_url_is_unique"),
    (lambda: twice(make.make_article, code="", url=""), "article_without_code_and_url_is_known_by_its_text"),
    (lambda: twice(make.make_outlet, host="news.example"), "outlet_host_belongs_to_one_outlet"),
    (
        lambda: twice(make.make_outcome, operation=proposed()),
        "outcome_stands_once_for_an_operation_kind_and_part",
    ),
    (
        lambda: twice(make.make_claim, article=make.make_article(), proposal="p"),
        "claim_is_proposed_once_in_an_article",
    ),
    (lambda: twice(proposed, proposal="p"), "operation_is_proposed_once"),
    (lambda: twice(make.make_location, code="18"), "location_code_is_unique_in_its_country"),
    (lambda: twice(make.make_agency, name="Customs"), "agency_name_is_unique_in_its_country"),
    (same_role, "operation_has_a_place_once_in_each_role"),
]


@pytest.mark.parametrize(("build", "constraint"), TWICE)
def test_the_database_keeps_unique(build: Callable[[], Any], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=f'"{constraint}"'), transaction.atomic():
        build()


def test_every_check_of_the_records_is_held_by_a_case() -> None:
    declared = {
        constraint.name
        for app in ("articles", "incidents")
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
    }
    elsewhere = {  # beside the tests of what they hold
        "article_reprint_is_screened_as_one",
        "claim_is_of_an_operation_or_a_statistic_never_both",
        "import_failure_has_a_reason",
        "import_run_that_ended_says_when",
        "nationality_code_is_two_capitals",
    }
    assert declared - {constraint for _, _, constraint in CASES} == elsewhere


def test_a_claim_is_of_an_operation_or_a_statistic_never_both() -> None:
    both = {"operation": proposed(), "statistic": make.make_statistic()}
    with pytest.raises(IntegrityError, match="never_both"), transaction.atomic():
        make.make_claim(**both)


def test_a_nationality_is_two_capitals() -> None:
    nationality = apps.get_model("incidents", "Nationality")
    with pytest.raises(IntegrityError, match="two_capitals"), transaction.atomic():
        nationality.objects.create(code="kh", name="Cambodia")


def test_a_reprint_is_screened_as_one() -> None:
    original = make.make_article()
    with pytest.raises(IntegrityError, match="reprint_is_screened"), transaction.atomic():
        make.make_article(reprint_of=original)


@pytest.mark.parametrize("values", [{"state": "finished"}, {"finished_at": timezone.now()}])
def test_an_import_run_that_ended_says_when(values: dict[str, Any]) -> None:
    run = apps.get_model("articles", "ImportRun")
    with pytest.raises(IntegrityError, match="says_when"), transaction.atomic():
        run.objects.create(engine_version="1", **values)


def test_an_import_failure_has_a_reason() -> None:
    run = apps.get_model("articles", "ImportRun").objects.create(engine_version="1")
    with pytest.raises(IntegrityError, match="has_a_reason"), transaction.atomic():
        run.items.create(path="story.md", result="failed")
