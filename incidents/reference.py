"""Reference data into the database: what the files say, except where people have decided otherwise.

A row that a person added, changed or deleted is left as it is; everything else follows the files. Nothing that
records may point to is ever deleted: a unit that left the files stays, only aliases go.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Generic, TypeVar

from django.db import models, transaction

from articles.extraction.types import Level
from articles.gazetteer import PlaceRow
from articles.history import acting
from articles.reference import (
    AgencyRow,
    reference_agencies,
    reference_nationalities,
    reference_offences,
    reference_places,
)
from incidents.models import Agency, AgencyAlias, Location, LocationAlias, Nationality, Offence
from incidents.models.places import Origin

COMMAND = "load_reference_data"
LEVELS: tuple[Level, ...] = ("country", "province", "district", "commune", "village")
BATCH = 2000

Row = TypeVar("Row", bound=models.Model)


@dataclass
class Report:
    """What a run did. `kept` counts entries of the files that gave way to what people had decided."""

    rows: Counter[str] = field(default_factory=Counter)
    added: int = 0
    changed: int = 0
    removed: int = 0
    kept: int = 0

    def __str__(self) -> str:
        contents = ", ".join(f"{count:,} {name}" for name, count in self.rows.items())
        deeds = f"{self.added:,} added, {self.changed:,} changed, {self.removed:,} removed"
        return f"Reference data: {contents}; {deeds}, {self.kept:,} left as people decided."


@transaction.atomic
def load_reference() -> Report:
    """Brings the database up to the reference files. A second run writes nothing. Raises ReferenceDataError."""
    report = Report()
    with acting(command=COMMAND):
        _load_nationalities(report)
        _load_offences(report)
        locations = _load_locations(reference_places(), report)
        _load_agencies(reference_agencies(), locations, report)
    return report


class Shelf(Generic[Row]):
    """The rows of one model by their key in the files, and what people did with them.

    `fields` are the ones that the files decide; `rival` is what the database wants to be unique beside the key.
    """

    def __init__(self, model: type[Row], key: str, fields: Sequence[str], rival: Sequence[str] = ()) -> None:
        self.model, self.key, self.fields, self.rival = model, key, fields, rival
        self.rows: dict[str, Row] = {getattr(row, key): row for row in model._default_manager.all()}
        self.rivals = {self._rival_of(row): row for row in self.rows.values() if self._rival_of(row)}
        self.touched = {row.pk for row in self.rows.values() if getattr(row, "origin", "") == Origin.PERSON}
        self.touched |= _changed_by_people(model)
        self.gone = _deleted_by_people(model, (key,))

    def store(self, wanted: Sequence[Row], report: Report) -> None:
        """Changes and adds rows as wanted. A key that gives way to a person's row goes by that row from then on."""
        self._change([row for row in wanted if getattr(row, self.key) in self.rows], report)
        self._add([row for row in wanted if getattr(row, self.key) not in self.rows], report)

    def _change(self, wanted: Sequence[Row], report: Report) -> None:
        changed = []
        for row in wanted:
            present = self.rows[getattr(row, self.key)]
            if all(getattr(present, name) == getattr(row, name) for name in self.fields):
                continue
            holder = self._stand_in(row)
            if present.pk in self.touched or (holder is not None and holder.pk != present.pk):
                report.kept += 1
                continue
            self.rivals.pop(self._rival_of(present), None)
            for name in self.fields:
                setattr(present, name, getattr(row, name))
            self.rivals[self._rival_of(present)] = present
            changed.append(present)
        self.model._default_manager.bulk_update(changed, self.fields, batch_size=BATCH)
        report.changed += len(changed)

    def _add(self, wanted: Sequence[Row], report: Report) -> None:
        fresh = []
        for row in wanted:
            key, holder = getattr(row, self.key), self._stand_in(row)
            if holder is not None:
                self.rows[key] = holder
                report.kept += 1
            elif (key,) in self.gone:
                report.kept += 1
            else:
                fresh.append(row)
        self.model._default_manager.bulk_create(fresh, batch_size=BATCH)
        self.rows |= {getattr(row, self.key): row for row in fresh}
        self.rivals |= {self._rival_of(row): row for row in fresh if self._rival_of(row)}
        report.added += len(fresh)

    def _rival_of(self, row: Row) -> tuple[Hashable, ...]:
        values = tuple(getattr(row, name) for name in self.rival)
        return values if all(values) else ()

    def _stand_in(self, row: Row) -> Row | None:
        return self.rivals.get(self._rival_of(row)) if self._rival_of(row) else None


def _events(model: type[models.Model], label: str) -> Any:
    """Events of a model's history that this command did not sign."""
    events = model.pgh_event_models[label]._default_manager.filter(pgh_label=label)  # type: ignore[attr-defined]
    ours = events.filter(pgh_context__metadata__command=COMMAND)
    return events.exclude(pk__in=ours.values("pk"))


def _changed_by_people(model: type[models.Model]) -> set[Any]:
    return set(_events(model, "update").values_list("pgh_obj_id", flat=True))


def _deleted_by_people(model: type[models.Model], fields: Sequence[str]) -> set[tuple[Any, ...]]:
    return set(_events(model, "delete").values_list(*fields))


def _load_nationalities(report: Report) -> None:
    shelf = Shelf(Nationality, "code", ["name", "words"], rival=["name"])
    wanted = []
    for country in reference_nationalities():
        words = list(dict.fromkeys([*country.adjectives, *country.nouns]))
        wanted.append(Nationality(code=country.code, name=country.name, words=words))
    shelf.store(wanted, report)
    report.rows["nationalities"] = len(wanted)


def _load_offences(report: Report) -> None:
    shelf = Shelf(Offence, "slug", ["name", "definition"], rival=["name"])
    wanted = [
        Offence(slug=row.slug, name=row.name, definition=row.definition) for row in reference_offences()
    ]
    shelf.store(wanted, report)
    report.rows["offences"] = len(wanted)


def _load_locations(places: Sequence[PlaceRow], report: Report) -> Shelf[Location]:
    fields = [
        "level", "parent_id", "country", "code", "name", "local_name", "latitude", "longitude", "coordinates_kind",
    ]  # fmt: skip
    shelf = Shelf(Location, "key", fields, rival=["country", "code"])
    for level in LEVELS:
        units = [row for row in places if row.level == level]
        held = [row for row in units if not row.parent or row.parent in shelf.rows]
        report.kept += len(units) - len(held)  # a person deleted the unit above
        shelf.store([_location(row, shelf.rows) for row in held], report)
    names = {row.key: row.aliases for row in places}
    _load_aliases(LocationAlias, "location_id", shelf, names, report)
    report.rows["places"] = len(places)
    return shelf


def _location(row: PlaceRow, rows: dict[str, Location]) -> Location:
    known = row.latitude is not None and row.longitude is not None
    return Location(
        key=row.key,
        level=row.level,
        parent_id=rows[row.parent].pk if row.parent else None,
        country=row.country,
        code=row.official_code,
        name=row.name,
        local_name=row.local_name,
        latitude=Decimal(str(row.latitude)) if known else None,
        longitude=Decimal(str(row.longitude)) if known else None,
        coordinates_kind=Location.CoordinatesKind.CENTROID if known else "",
        origin=Origin.REFERENCE,
    )


def _load_agencies(agencies: Sequence[AgencyRow], locations: Shelf[Location], report: Report) -> None:
    fields = ["name", "local_name", "acronym", "kind", "parent_id", "jurisdiction_id", "country"]
    shelf = Shelf(Agency, "key", fields, rival=["country", "name"])
    waiting = list(agencies)
    while waiting:  # a tree: each round stores the agencies whose parent is stored
        ready = [row for row in waiting if not row.agency.parent or row.agency.parent in shelf.rows]
        if not ready:
            break
        shelf.store([_agency(row, shelf.rows, locations.rows) for row in ready], report)
        stored = {row.agency.key for row in ready}
        waiting = [row for row in waiting if row.agency.key not in stored]
    report.kept += len(waiting)  # a person deleted the agency above
    names = {row.agency.key: row.agency.aliases for row in agencies}
    _load_aliases(AgencyAlias, "agency_id", shelf, names, report)
    report.rows["agencies"] = len(agencies)


def _agency(row: AgencyRow, agencies: dict[str, Agency], locations: dict[str, Location]) -> Agency:
    agency = row.agency
    place = locations.get(agency.place)
    return Agency(
        key=agency.key,
        name=agency.name,
        local_name=row.local_name,
        acronym=agency.acronym,
        kind=agency.kind,
        parent_id=agencies[agency.parent].pk if agency.parent else None,
        jurisdiction_id=place.pk if place else None,
        country=agency.country,
        origin=Origin.REFERENCE,
    )


def _load_aliases(
    model: type[Row], owner: str, shelf: Shelf[Any], names: dict[str, tuple[str, ...]], report: Report
) -> None:
    """Makes the aliases that the files brought what the files say now. Aliases of people stay, and what people
    deleted does not come back."""
    present = {
        (owner_pk, name): (pk, origin)
        for pk, owner_pk, name, origin in model._default_manager.values_list("pk", owner, "name", "origin")
    }
    wanted = {(shelf.rows[key].pk, name): None for key in names if key in shelf.rows for name in names[key]}
    absent = [entry for entry in wanted if entry not in present]
    renamed = set(_events(model, "update").values_list(owner, "name"))
    refused = renamed | _deleted_by_people(model, (owner, "name"))
    fresh = [
        model(**{owner: owner_pk, "name": name, "origin": Origin.REFERENCE})
        for owner_pk, name in absent
        if (owner_pk, name) not in refused
    ]
    edited = _changed_by_people(model)
    stale = [
        pk
        for entry, (pk, origin) in present.items()
        if origin == Origin.REFERENCE and entry not in wanted and pk not in edited
    ]
    model._default_manager.bulk_create(fresh, batch_size=BATCH)
    model._default_manager.filter(pk__in=stale).delete()
    report.added += len(fresh)
    report.removed += len(stale)
    report.kept += len(absent) - len(fresh)
