"""Rows of the reference data by the keys that the engine uses, looked up once for a whole run."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.models import Agency, Location, Offence


class RecordingError(ValueError):
    """A proposal that the database has no place for; the message names what is missing."""


@dataclass(frozen=True, slots=True)
class References:
    """Primary keys of locations and agencies by key, and of offences by slug; the country of places without one."""

    locations: dict[str, int]
    agencies: dict[str, int]
    offences: dict[str, int]
    home_country: str

    @classmethod
    def load(cls, home_country: str) -> References:
        """Three queries. All empty before `load_reference_data` was run."""
        return cls(
            dict(Location.objects.values_list("key", "pk")),
            dict(Agency.objects.values_list("key", "pk")),
            dict(Offence.objects.values_list("slug", "pk")),
            home_country,
        )

    @property
    def missing(self) -> list[str]:
        """What must be loaded before anything can be imported."""
        tables = {"places": self.locations, "agencies": self.agencies, "offences": self.offences}
        return [name for name, rows in tables.items() if not rows]

    def offence(self, slug: str) -> int:
        if slug not in self.offences:
            raise RecordingError(f"the reference data has no offence {slug!r}")
        return self.offences[slug]
