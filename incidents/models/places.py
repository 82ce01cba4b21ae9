"""The gazetteer: a tree of countries, provinces, districts, communes and villages, with sites below any of them."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q


class Origin(models.TextChoices):
    """Who brought an entry: the reference files, which may replace it, or a person, whose entries they leave alone."""

    REFERENCE = "reference", "Reference data"
    PERSON = "person", "A person"


class LocationQuerySet(models.QuerySet["Location"]):
    def within(self, unit: Location) -> Self:
        """`unit` and everything below it; keys of the gazetteer begin with the key of their unit."""
        return self.filter(Q(pk=unit.pk) | Q(key__startswith=unit.key))

    def with_path(self) -> Self:
        """Fetches the parents as well, so that `path` costs no further query."""
        return self.select_related("parent__parent__parent__parent__parent")

    def named(self, query: str) -> Self:
        """Places whose name, local name or alias begins with `query`, or whose official code is `query`."""
        # A subquery and no join: in tables just loaded, of which the planner knows nothing yet, a join takes minutes.
        aliased = LocationAlias.objects.filter(name__istartswith=query).order_by().values("location")
        begins = Q(name__istartswith=query) | Q(local_name__startswith=query) | Q(pk__in=aliased)
        return self.filter(begins | Q(code=query))


class Location(models.Model):
    """A unit of the gazetteer, or a site: a casino, compound, mine, market, checkpoint or named area."""

    class Level(models.TextChoices):
        COUNTRY = "country", "Country"
        PROVINCE = "province", "Province"
        DISTRICT = "district", "District"
        COMMUNE = "commune", "Commune"
        VILLAGE = "village", "Village"
        SITE = "site", "Site"

    class CoordinatesKind(models.TextChoices):
        SITE = "site", "The place itself"
        CENTROID = "centroid", "Centre of the unit"

    key = models.CharField(
        max_length=200, unique=True, help_text="Stable name in files: KH-180101. Begins with the parent's."
    )
    level = models.CharField(max_length=20, choices=Level)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    country = models.CharField(max_length=2, help_text="ISO 3166 code.")
    code = models.CharField(max_length=20, blank=True, help_text="Official code. Empty: none, or ambiguous.")
    name = models.CharField(max_length=200)
    local_name = models.CharField(max_length=200, blank=True)
    site_type = models.CharField(
        max_length=50, blank=True, help_text="casino, compound, mine, hotel, checkpoint …"
    )
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    coordinates_kind = models.CharField(max_length=20, choices=CoordinatesKind, blank=True)
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.PERSON, editable=False)

    objects = LocationQuerySet.as_manager()

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "code"],
                condition=~Q(code=""),
                name="location_code_is_unique_in_its_country",
            ),
            models.CheckConstraint(
                condition=Q(country__regex=r"^[A-Z]{2}$"), name="location_country_is_two_capitals"
            ),
            models.CheckConstraint(
                condition=Q(level="country", parent=None) | (~Q(level="country") & Q(parent__isnull=False)),
                name="location_stands_below_another_unless_a_country",
            ),
            models.CheckConstraint(
                condition=~Q(parent=models.F("id")), name="location_is_not_its_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(site_type="") | Q(level="site"), name="location_type_is_only_for_sites"
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None, coordinates_kind="")
                | (Q(latitude__isnull=False, longitude__isnull=False) & ~Q(coordinates_kind="")),
                name="location_coordinates_are_whole_and_say_their_kind",
            ),
            models.CheckConstraint(
                condition=Q(latitude=None) | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="location_coordinates_lie_on_earth",
            ),
        ]
        indexes = [models.Index(fields=["level", "name"], name="location_by_level_and_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def parents(self) -> list[Location]:
        """The units above, nearest first. Costs no query after `with_path`."""
        found, unit = [], self.parent
        while unit is not None:
            found.append(unit)
            unit = unit.parent
        return found

    @property
    def path(self) -> str:
        """The name with those of its units: "Chong Phlah, Kaev Seima, Mondulkiri". The country only for itself."""
        units = [unit.name for unit in self.parents if unit.level != self.Level.COUNTRY]
        return ", ".join([self.name, *units])

    def unit(self, level: str) -> Location | None:
        """The unit of `level` in which this place lies, itself included; None when there is none."""
        return next((unit for unit in [self, *self.parents] if unit.level == level), None)


class LocationAlias(models.Model):
    """Another spelling of a place's name, by which the engine and the search find it."""

    location = models.ForeignKey(Location, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.PERSON, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "location aliases"
        constraints = [
            models.UniqueConstraint(
                fields=["location", "name"], name="location_alias_stands_once_with_its_place"
            ),
        ]

    def __str__(self) -> str:
        return self.name
