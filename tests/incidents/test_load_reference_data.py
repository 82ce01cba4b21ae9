"""Reference data into the database: complete, idempotent, signed, and never over what people decided."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.history import acting
from articles.reference import (
    ReferenceDataError,
    reference_agencies,
    reference_knowledge,
    reference_offences,
    reference_places,
)
from incidents import reference
from incidents.knowledge import stored_knowledge
from incidents.models import Agency, AgencyAlias, Location, LocationAlias, Nationality, Offence
from incidents.models.places import Origin
from incidents.reference import load_reference

pytestmark = pytest.mark.django_db

WRITES = ("INSERT", "UPDATE", "DELETE")
COAST = "KH-18"


class Files:
    """What the files say, in a test that changes it between two runs: one province and its authorities."""

    def __init__(self) -> None:
        coast = {row.key: row for row in reference_places() if row.key.startswith(COAST) or row.key == "KH"}
        self.places = coast
        self.agencies = {
            row.agency.key: row
            for row in reference_agencies()
            if row.agency.country == "KH" and row.agency.place in ("", *coast)
        }

    def rename_place(self, key: str, name: str) -> None:
        self.places[key] = replace(self.places[key], name=name)

    def give_aliases(self, key: str, *aliases: str) -> None:
        self.places[key] = replace(self.places[key], aliases=aliases)

    def rename_agency(self, key: str, name: str) -> None:
        row = self.agencies[key]
        self.agencies[key] = replace(row, agency=replace(row.agency, name=name))


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    said = Files()
    monkeypatch.setattr(reference, "reference_places", lambda: tuple(said.places.values()))
    monkeypatch.setattr(reference, "reference_agencies", lambda: tuple(said.agencies.values()))
    return said


def aliases_of(key: str) -> set[str]:
    return set(LocationAlias.objects.filter(location__key=key).values_list("name", flat=True))


def test_everything_of_the_files_stands_in_the_database_and_a_second_run_writes_nothing():
    first = load_reference()
    assert Location.objects.count() == first.rows["places"] == len(reference_places())
    assert Agency.objects.count() == first.rows["agencies"] == len(reference_agencies())
    assert Offence.objects.count() == len(reference_offences())
    assert Nationality.objects.get(code="VN").words[0] == "Vietnamese"

    with CaptureQueriesContext(
        connection,
    ) as queries:
        second = load_reference()
    assert [query["sql"] for query in queries if query["sql"].startswith(WRITES)] == []
    assert (second.added, second.changed, second.removed, second.kept) == (0, 0, 0, 0)

    with CaptureQueriesContext(connection) as queries:
        stored = stored_knowledge()
    assert len(queries) == 4
    known = reference_knowledge()
    assert {place.key: place for place in stored.places} == {place.key: place for place in known.places}
    assert {agency.key: agency for agency in stored.agencies} == {
        agency.key: agency for agency in known.agencies
    }
    assert stored.home_country == known.home_country


def test_the_tree_and_its_traps_stand_in_the_database(files):
    load_reference()
    province, city = Location.objects.get(key="KH-18"), Location.objects.get(key="KH-1801")
    assert (province.name, city.name, city.parent) == ("Preah Sihanouk", "Sihanoukville", province)
    village = Location.objects.with_path().get(key="KH-18010303")
    assert village.path == "Phum Bei, Lekh Bei, Sihanoukville, Preah Sihanouk"
    assert Location.objects.within(city).count() == sum(key.startswith("KH-1801") for key in files.places)
    assert set(Location.objects.values_list("origin", flat=True)) == {Origin.REFERENCE}
    assert Agency.objects.get(name="Preah Sihanouk Provincial Police").jurisdiction == province


def test_changes_of_the_files_follow_and_are_signed_by_the_command(files):
    load_reference()
    files.rename_place("KH-1802", "Prey Nob")
    files.give_aliases("KH-1802", "Prey Nop", "Preynob the New")
    files.rename_agency("anti-corruption-unit", "Anti-Corruption Office")
    report = load_reference()
    assert (report.changed, report.kept) == (2, 0)
    assert aliases_of("KH-1802") == {"Prey Nop", "Preynob the New"}
    assert Agency.objects.filter(name="Anti-Corruption Office", key="anti-corruption-unit").exists()
    history = Location.pgh_event_models["update"]  # type: ignore[attr-defined]
    [event] = history.objects.filter(key="KH-1802").select_related("pgh_context")
    assert (event.name, event.pgh_context.metadata["command"]) == ("Prey Nub", "load_reference_data")
    assert load_reference().changed == 0


def test_a_name_that_passes_from_one_agency_to_a_new_one_is_followed(files):
    load_reference()
    old = files.agencies["camcontrol"]
    files.rename_agency("camcontrol", "Camcontrol of old")
    files.agencies["new-camcontrol"] = replace(
        old, agency=replace(old.agency, key="new-camcontrol", aliases=())
    )
    report = load_reference()
    assert (report.added, report.changed, report.kept) == (1, 1, 0)
    assert Agency.objects.get(name="Camcontrol").key == "new-camcontrol"


def test_a_unit_that_left_the_files_stays(files):
    load_reference()
    del files.places["KH-18010303"]
    load_reference()
    assert Location.objects.filter(key="KH-18010303").exists()


def test_what_people_added_stays(files, admin_user):
    load_reference()
    with acting(user=admin_user.pk):
        bay = Location.objects.get(key="KH-1802")
        bay.aliases.create(name="The Bay")
        casino = Location.objects.create(
            key="KH-1801-site-galaxy",
            name="Galaxy",
            level="site",
            country="KH",
            parent=Location.objects.get(key="KH-1801"),
        )
        Agency.objects.get(key="anti-corruption-unit").aliases.create(name="the watchdog")
    files.give_aliases("KH-1802")
    load_reference()
    assert aliases_of("KH-1802") == {"The Bay"}
    assert Location.objects.contains(casino)
    assert AgencyAlias.objects.filter(name="the watchdog").exists()
    known = {place.key: place for place in stored_knowledge().places}
    assert known["KH-1802"].aliases == ("The Bay",)
    assert (known["KH-1801-site-galaxy"].parent, known["KH-1801-site-galaxy"].code) == ("KH-1801", "1801")


def test_what_people_changed_stays(files, admin_user):
    load_reference()
    with acting(user=admin_user.pk):
        Location.objects.filter(key="KH-1802").update(name="Prey Nob of the editors")
        Offence.objects.filter(slug="drugs").update(definition="As we see it.")
        alias = LocationAlias.objects.get(location__key="KH-18", name="Sihanoukville")
        alias.name = "Sihanoukville Province"
        alias.save()
    report = load_reference()
    assert Location.objects.get(key="KH-1802").name == "Prey Nob of the editors"
    assert Offence.objects.get(slug="drugs").definition == "As we see it."
    assert "Sihanoukville" not in aliases_of("KH-18") >= {"Sihanoukville Province"}
    assert (report.added, report.changed, report.removed, report.kept) == (0, 0, 0, 3)


def test_what_people_deleted_does_not_come_back(files, admin_user):
    load_reference()
    with acting(user=admin_user.pk):
        LocationAlias.objects.get(location__key="KH-18", name="Sihanoukville").delete()
        Location.objects.filter(parent__parent__key="KH-1803").delete()
        Location.objects.filter(parent__key="KH-1803").delete()
        Agency.objects.get(key="wildlife-rapid-rescue-team").delete()
    gone = sum(key.startswith("KH-1803") for key in files.places) - 1
    report = load_reference()
    assert report.added == 0
    assert report.kept == 1 + gone + 1
    assert Location.objects.filter(key__startswith="KH-1803").count() == 1


def test_a_person_s_row_stands_in_for_one_of_the_same_name(files, admin_user):
    with acting(user=admin_user.pk):
        Location.objects.create(key="KH", name="Cambodia", level="country", country="KH")
        ours = Agency.objects.create(key="acu", name="Anti-Corruption Unit", kind="commission", country="KH")
    report = load_reference()
    ours.refresh_from_db()
    assert (ours.key, ours.kind, ours.origin) == ("acu", "commission", Origin.PERSON)
    assert not Agency.objects.filter(key="anti-corruption-unit").exists()
    assert ours.aliases.filter(name="anti-graft unit", origin=Origin.REFERENCE).exists()
    assert report.kept == 1
    assert load_reference().added == 0


def test_a_run_that_fails_leaves_nothing(files):
    broken = files.agencies["anti-corruption-unit"]
    files.agencies["broken"] = replace(
        broken, agency=replace(broken.agency, key="broken", country="Cambodia")
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        load_reference()
    assert not Location.objects.exists()
    assert not Offence.objects.exists()


def test_the_command_reports_in_one_sentence(files):
    out = StringIO()
    call_command("load_reference_data", stdout=out)
    assert out.getvalue().startswith("Reference data: 250 nationalities, 28 offences, ")
    assert out.getvalue().endswith(" added, 0 changed, 0 removed, 0 left as people decided.\n")
    assert out.getvalue().count("\n") == 1


def test_the_command_names_what_it_cannot_read(monkeypatch):
    def refuse() -> None:
        raise ReferenceDataError("agencies.csv, line 7: key is empty")

    monkeypatch.setattr(reference, "reference_agencies", refuse)
    with pytest.raises(CommandError, match=r"^agencies\.csv, line 7: key is empty$"):
        call_command("load_reference_data")
    assert not Offence.objects.exists()
