"""Lessons from judged places and agencies: what can be taught, and what is refused in words."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from incidents.models import AgencyAlias, LocationAlias
from incidents.models.places import Origin
from incidents.teaching import Lesson, Taught, lesson_of, teach
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune():
    """Chong Phlah in Kaev Seima, Mondulkiri, with a neighbour; Takeo is a province."""
    province = builders.make_location(name="Mondulkiri")
    builders.make_location(name="Takeo")
    district = builders.make_location(name="Kaev Seima", level="district", parent=province)
    builders.make_location(name="Memang", level="commune", parent=district).aliases.create(name="Me Mang")
    other = builders.make_location(name="Pech Chreada", level="district", parent=province)
    builders.make_location(name="Bou Sra", level="commune", parent=other)
    return builders.make_location(name="Chong Phlah", local_name="ចុងផ្លាស់", level="commune", parent=district)


def events_of(record: Any) -> Any:
    return record.events


def judged(commune, wording, **changes):
    return builders.make_place(builders.make_operation(), commune, wording=wording, **changes)


def lesson(row: Taught) -> Lesson:
    found = lesson_of(row)
    assert found is not None
    return found


def test_a_wording_becomes_an_alias_signed_by_the_editor(commune):
    row, editor = judged(commune, "Chong Plas"), builders.make_user()
    found = lesson(row)
    assert (found.wording, found.meaning, found.refusal) == (
        "Chong Plas",
        "Chong Phlah, Kaev Seima, Mondulkiri",
        "",
    )
    teach(row, editor=editor)
    alias = LocationAlias.objects.get(name="Chong Plas")
    assert (alias.location, alias.name, alias.origin) == (commune, "Chong Plas", Origin.PERSON)
    (event,) = events_of(alias).filter(pgh_label="insert")
    assert event.pgh_context.metadata["user"] == editor.pk


@pytest.mark.parametrize(
    ("wording", "reason"),
    [
        ("Chong Phlah", "the name of Chong Phlah, Kaev Seima, Mondulkiri itself"),
        ("Chong phlah", "itself"),
        ("ចុងផ្លាស់", "itself"),
        ("Chong Pla", "an alias of Chong Phlah, Kaev Seima, Mondulkiri already"),
        ("Memang", "a name of Memang, Kaev Seima, Mondulkiri (commune)"),
        ("Me Mang", "a name of Memang"),
        ("Takeo", "a name of Takeo (province)"),
        ("Mondulkiri", "a name of Mondulkiri (province)"),
        ("Cambodia", "a name of Cambodia (country)"),
        ("Thailand", "a place abroad (TH)"),
        ("commune", "what kind of place it is"),
        ("the border area", "what kind of place it is"),
        ("Village", "what kind of place it is"),
        ("3", "only a number"),
        ("Village 3", "only a number"),
        ("12-14", "only a number"),
        ("Q", "too short"),
    ],
)
def test_a_wording_that_says_nothing_or_something_else_is_refused(commune, wording, reason):
    commune.aliases.create(name="Chong Pla")
    row = judged(commune, wording)
    assert reason in lesson(row).refusal
    with pytest.raises(ValidationError, match="is not taught"):
        teach(row, editor=builders.make_user())
    assert LocationAlias.objects.filter(location=commune).count() == 1


@pytest.mark.parametrize("wording", ["Bou Sra", "Pech Chreada"])
def test_a_name_in_another_district_and_of_another_level_is_no_hindrance(commune, wording):
    assert lesson(judged(commune, wording)).refusal == ""


def test_districts_are_known_everywhere_and_so_must_differ(commune):
    assert (
        "a name of Pech Chreada, Mondulkiri (district)"
        in lesson(judged(commune.parent, "Pech Chreada")).refusal
    )


def test_it_is_taught_once(commune):
    row, again = judged(commune, "Chong Plas"), judged(commune, "chong plas")
    teach(row, editor=builders.make_user())
    with pytest.raises(ValidationError, match=r"an alias of .* already"):
        teach(again, editor=builders.make_user())


@pytest.mark.parametrize("state", ["proposed", "rejected", "stale"])
def test_what_no_editor_holds_teaches_nothing(commune, state):
    row = judged(commune, "Chong Plas", state=state)
    assert lesson_of(row) is None
    with pytest.raises(ValidationError, match="nothing to teach"):
        teach(row, editor=builders.make_user())


def test_without_a_wording_or_a_place_there_is_no_lesson(commune):
    assert lesson_of(judged(commune, "")) is None
    assert lesson_of(judged(None, "Chong Plas")) is None


@pytest.fixture
def department():
    builders.make_agency(name="Department of Fisheries", acronym="DOF").aliases.create(
        name="Fisheries Office"
    )
    return builders.make_agency(name="General Department of Immigration", acronym="GDI", kind="department")


def taking_part(agency, wording):
    return builders.make_operation_agency(builders.make_operation(), agency, wording=wording)


def test_the_wording_of_an_agency_becomes_its_alias(department):
    teach(taking_part(department, "Immigration General Department"), editor=builders.make_user())
    assert [alias.name for alias in department.aliases.all()] == ["Immigration General Department"]


@pytest.mark.parametrize(
    ("wording", "reason"),
    [
        ("general department of immigration", "the name of General Department of Immigration itself"),
        ("GDI", "itself"),
        ("The Department of Fisheries", "a name of Department of Fisheries"),
        ("DOF", "a name of Department of Fisheries"),
        ("Fisheries Office", "a name of Department of Fisheries"),
        ("Immigration Dept", "an alias of General Department of Immigration already"),
        ("police", "what kind of authority it is"),
        ("provincial police officers", "what kind of authority it is"),
        ("the authorities", "what kind of authority it is"),
        ("7", "only a number"),
    ],
)
def test_the_wording_of_an_agency_that_says_nothing_is_refused(department, wording, reason):
    department.aliases.create(name="Immigration Dept")
    row = taking_part(department, wording)
    assert reason in lesson(row).refusal
    with pytest.raises(ValidationError, match="is not taught"):
        teach(row, editor=builders.make_user())
    assert AgencyAlias.objects.filter(agency=department).count() == 1
