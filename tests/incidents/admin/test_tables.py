"""Reference data out as a table and in again."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
import tablib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from incidents.models import Agency, AgencyAlias, Location, LocationAlias, Nationality, Offence
from incidents.resources import (
    AgencyAliasResource,
    AgencyResource,
    LocationAliasResource,
    LocationResource,
    NationalityResource,
    OffenceResource,
)
from tests import builders

RESOURCES = {
    Location: LocationResource,
    LocationAlias: LocationAliasResource,
    Agency: AgencyResource,
    AgencyAlias: AgencyAliasResource,
    Offence: OffenceResource,
    Nationality: NationalityResource,
}


@pytest.fixture
def reference(db):
    """A few rows of each table, with everything that a table could lose."""
    province = builders.make_location(
        name="Kandal", code="08", latitude="-11.50000", longitude="104.9", coordinates_kind="centroid"
    )
    district = builders.make_location(name="Saang", local_name="ស្អាង", level="district", parent=province)
    district.aliases.create(name="S'ang, the old")
    police = builders.make_agency(name='Police of "Kandal"', acronym="", jurisdiction=province)
    builders.make_agency(name="Saang police", parent=police).aliases.create(name="=cmd|' /C calc'!A0")
    builders.make_offence(name="Illegal mining", definition="Digging,\nwithout a licence")
    Nationality.objects.create(code="TH", name="Thailand", words=["Thai", "Thais"])
    Nationality.objects.create(code="KH", name="Cambodia")


def rows_of(model):
    relations = [field.name for field in model._meta.concrete_fields if field.is_relation]
    fields = [
        field.name for field in model._meta.concrete_fields if field.name not in ("id", "origin", *relations)
    ]
    keys = [f"{name}__{'key'}" for name in relations]
    return sorted(model._default_manager.values_list(*fields, *keys), key=str)


@pytest.mark.parametrize("model", RESOURCES)
def test_a_table_comes_in_as_it_went_out(reference, model):
    resource = RESOURCES[model]
    table, before = resource().export().csv, rows_of(model)
    again = resource().import_data(tablib.Dataset().load(table, format="csv"), raise_errors=True)
    assert again.totals["skip"] == len(before)
    assert (again.totals["new"], again.totals["update"]) == (0, 0)
    if model in (LocationAlias, AgencyAlias, Offence, Nationality):
        model.objects.all().delete()
        resource().import_data(tablib.Dataset().load(table, format="csv"), raise_errors=True)
    assert rows_of(model) == before


def test_a_tree_grows_from_a_table_alone(reference):
    locations, agencies = LocationResource().export().csv, AgencyResource().export().csv
    before = rows_of(Location), rows_of(Agency)
    AgencyAlias.objects.all().delete()
    LocationAlias.objects.all().delete()
    while Agency.objects.exists():
        Agency.objects.filter(children=None).delete()
    while Location.objects.exists():
        Location.objects.filter(children=None).delete()
    LocationResource().import_data(tablib.Dataset().load(locations, format="csv"), raise_errors=True)
    AgencyResource().import_data(tablib.Dataset().load(agencies, format="csv"), raise_errors=True)
    assert (rows_of(Location), rows_of(Agency)) == before


def test_no_cell_runs_in_a_spreadsheet_and_numbers_stay_numbers(reference):
    cells = list(csv.DictReader(io.StringIO(AgencyAliasResource().export().csv)))
    assert cells[0]["name"] == "'=cmd|' /C calc'!A0"
    places = {row["name"]: row for row in csv.DictReader(io.StringIO(LocationResource().export().csv))}
    assert places["Kandal"]["latitude"] == "-11.50000"
    assert places["Saang"]["latitude"] == ""


@pytest.mark.parametrize(
    ("model", "row", "words"),
    [
        (
            Location,
            {"key": "KH-99", "level": "province", "parent": "KH-x", "country": "KH", "name": "X"},
            "not known",
        ),
        (
            Location,
            {"key": "KH-99", "level": "hamlet", "parent": "KH", "country": "KH", "name": "X"},
            "valid choice",
        ),
        (
            Location,
            {"key": "KH-99", "level": "province", "parent": "", "country": "KH", "name": "X"},
            "stands_below",
        ),
        (Nationality, {"code": "th", "name": "X", "words": ""}, "two_capitals"),
        (Agency, {"key": "x", "name": "X", "kind": "club", "country": "KH"}, "valid choice"),
    ],
)
def test_a_row_that_contradicts_is_refused_by_name(reference, model, row, words):
    table = tablib.Dataset(list(row.values()), headers=list(row))
    result = RESOURCES[model]().import_data(table, dry_run=True)
    refused = [str(invalid.error) for invalid in result.invalid_rows]
    assert len(refused) == 1
    assert words in refused[0]


def test_a_table_goes_through_the_admin_with_a_preview(senior, reference):
    address = "admin:incidents_offence_import"
    mining = Offence.objects.get().slug
    table = f"slug,name,definition\n{mining},Illegal mining,Anew\nsmuggling,Smuggling,\n"
    upload = SimpleUploadedFile("offences.csv", table.encode(), content_type="text/csv")
    preview = senior.post(reverse(address), {"import_file": upload, "format": "0", "resource": "0"})
    assert preview.status_code == 200, preview.context["form"].errors
    assert not Offence.objects.filter(slug="smuggling").exists()
    assert not preview.context["form"].errors
    confirm = preview.context["confirm_form"].initial
    senior.post(reverse("admin:incidents_offence_process_import"), confirm)
    smuggling: Any = Offence.objects.get(slug="smuggling")
    event = smuggling.events.select_related("pgh_context").get()
    assert event.pgh_context.metadata["user"]


def test_the_admin_s_export_is_the_same_table(reporter, reference):
    answer = reporter.post(
        reverse("admin:incidents_agencyalias_export"),
        {"format": "0", "resource": "", "agencyaliasresource_agency": "on", "agencyaliasresource_name": "on"},
    )
    assert answer.content.decode() == AgencyAliasResource().export().csv
