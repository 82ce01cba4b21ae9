"""operations.csv: places of every level, agencies by role, figures that can be added up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.builders import (
    cambodia,
    exactly,
    make_agency,
    make_article,
    make_location,
    make_operation,
    make_operation_agency,
    make_outcome,
    make_place,
    make_report,
)
from tests.incidents.export.reading import exported, only
from tests.incidents.export.records import supported

pytestmark = pytest.mark.django_db


def gold_mine():
    """A village of Mondulkiri, whose district alone is on the map."""
    province = make_location(name="Mondulkiri", code="11")
    district = make_location(
        name="Kaev Seima",
        code="1101",
        level="district",
        parent=province,
        latitude="12.14660",
        longitude="106.8",
        coordinates_kind="centroid",
    )
    commune = make_location(name="Chong Phlah", code="110101", level="commune", parent=district)
    return make_location(name="Pu Tung", code="11010101", level="village", parent=commune)


def operation_row(tmp_path, **options):
    return only(exported(tmp_path, **options)["operations"])


def test_a_village_gives_the_units_above_it_and_the_nearest_point(tmp_path):
    operation = make_operation()
    make_place(operation, gold_mine())
    make_place(operation, wording="Me Sam", level="site")
    row = operation_row(tmp_path)
    assert [row[f"{level}_code"] for level in ("province", "district", "commune", "village")] == [
        "11",
        "1101",
        "110101",
        "11010101",
    ]
    assert [row[level] for level in ("province", "district", "commune", "village", "site")] == [
        "Mondulkiri",
        "Kaev Seima",
        "Chong Phlah",
        "Pu Tung",
        "Me Sam",
    ]
    point = [row[name] for name in ("latitude", "longitude", "coordinates_kind", "coordinates_level")]
    assert point == ["12.1466", "106.8", "centroid", "district"]


def test_two_places_in_one_province_name_it_once_and_codes_stay_in_step(tmp_path):
    operation = make_operation()
    village = gold_mine()
    make_place(operation, make_location(name="Takeo", code=""))
    make_place(operation, village)
    make_place(operation, village.parent)
    make_place(operation, wording="Ou Chrov", level="district")
    row = operation_row(tmp_path)
    assert (row["province"], row["province_code"]) == ("Takeo; Mondulkiri", "; 11")
    assert (row["district"], row["district_code"]) == ("Kaev Seima; Ou Chrov", "1101; ")
    assert (row["commune"], row["village"]) == ("Chong Phlah", "Pu Tung")


def test_the_point_is_that_of_the_deepest_place(tmp_path):
    operation = make_operation()
    province = make_location(latitude="1", longitude="2", coordinates_kind="centroid")
    site = make_location(
        level="site",
        name="Galaxy World",
        parent=province,
        latitude="3",
        longitude="4",
        coordinates_kind="site",
    )
    for place in (province, site):
        make_place(operation, place)
    row = operation_row(tmp_path)
    point = [row[name] for name in ("latitude", "longitude", "coordinates_kind", "coordinates_level", "site")]
    assert point == ["3", "4", "site", "site", "Galaxy World"]


def test_the_centre_of_a_country_is_no_point_of_an_operation(tmp_path):
    country, province = cambodia(), make_location()
    country.latitude, country.longitude, country.coordinates_kind = Decimal(12), Decimal(105), "centroid"
    country.save()
    make_place(make_operation(), province)
    assert operation_row(tmp_path)["latitude"] == ""


def test_the_point_of_departure_stands_in_only_for_a_missing_site(tmp_path):
    first, second = make_operation(), make_operation()
    site, airport = make_location(name="Svay Rieng"), make_location(name="Phnom Penh")
    make_place(first, site)
    make_place(first, airport, role="departure")
    make_place(second, airport, role="departure")
    make_place(second, site, role="other")
    rows = exported(tmp_path)["operations"]
    assert [row["province"] for row in rows] == ["Svay Rieng", "Phnom Penh"]


def test_a_place_is_not_lost_when_the_same_one_stands_before_it_in_a_role_that_stays(tmp_path):
    operation = make_operation()
    takeo = make_location(name="Takeo")
    make_place(operation, takeo, role="other")
    make_place(operation, takeo)
    assert operation_row(tmp_path)["province"] == "Takeo"


def test_agencies_stand_by_role_and_keep_the_wording_of_unknown_ones(tmp_path):
    operation = make_operation()
    make_operation_agency(operation, make_agency(name="Customs; Excise"), role="lead")
    make_operation_agency(operation, make_agency(name="Gendarmerie"))
    make_operation_agency(operation, wording="a joint team")
    make_operation_agency(operation, make_agency(name="Ministry"), role="coordinating")
    row = operation_row(tmp_path)
    assert [row[name] for name in ("lead_agencies", "agencies", "coordinating_agencies")] == [
        "Customs, Excise",
        "Gendarmerie; a joint team",
        "Ministry",
    ]


def test_figures_are_sums_of_what_was_done_in_total(tmp_path):
    operation = make_operation()
    first = make_outcome(operation=operation, **exactly(14))
    for outcome in (
        first,
        make_outcome(operation=operation, rank=2, **exactly(3)),
        make_outcome(operation=operation, part_of=first, breakdown="female", **exactly(5)),
        make_outcome(operation=operation, status="planned", **exactly(40)),
        make_outcome(operation=operation, status="alleged", **exactly(50)),
        make_outcome(operation=operation, unit="vehicles", **exactly(60)),
        make_outcome(operation=operation, kind="site_closed", unit="mines", **exactly(100)),
        make_outcome(operation=operation, kind="rescue", **exactly(0)),
    ):
        supported(outcome)
    row = operation_row(tmp_path)
    assert [row[f"arrests_{bound}"] for bound in ("low", "best", "high")] == ["17", "17", "17"]
    assert (row["sites_closed_best"], row["rescues_best"], row["detentions_best"]) == ("100", "0", "")


def test_a_sum_has_a_best_figure_and_a_ceiling_only_when_all_its_parts_have(tmp_path):
    operation = make_operation()
    supported(make_outcome(operation=operation, **exactly(14)))
    dozens = make_outcome(operation=operation, rank=2, low=24, best=None, high=None)
    supported(dozens, modifier="unspecified")
    row = operation_row(tmp_path)
    assert [row[f"arrests_{bound}"] for bound in ("low", "best", "high")] == ["38", "", ""]


def test_reports_are_counted_dated_and_named_by_address(tmp_path):
    operation = make_operation()
    for day, url in ((9, "https://news.example/later"), (7, "https://news.example/first"), (8, "")):
        make_report(operation, make_article(published_on=date(2024, 11, day), url=url))
    row = operation_row(tmp_path)
    assert row["articles"] == "3"
    assert (row["first_reported_on"], row["last_reported_on"]) == ("2024-11-07", "2024-11-09")
    assert row["article_urls"] == "https://news.example/first; https://news.example/later"


def test_an_operation_typed_by_hand_leaves_without_articles(tmp_path):
    make_operation(started_on=None, ended_on=None, date_precision="unknown")
    row = operation_row(tmp_path)
    assert [row[name] for name in ("started_on", "date_precision", "articles", "first_reported_on")] == [
        "",
        "unknown",
        "0",
        "",
    ]


def test_a_raid_names_its_sweep_as_far_as_that_leaves(tmp_path):
    sweep = make_operation(title="Sweep")
    make_operation(title="Raid", parent=sweep)
    make_operation(title="Other raid", parent=make_operation(state="proposed"))
    rows = {row["title"]: row["parent_operation_id"] for row in exported(tmp_path)["operations"]}
    assert rows == {"Sweep": "", "Raid": str(sweep.pk), "Other raid": ""}
