"""Authorities as a tree, with acronyms and aliases."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q

from incidents.models.places import Location, Origin


class AgencyQuerySet(models.QuerySet["Agency"]):
    def named(self, query: str) -> Self:
        """Agencies whose name holds `query`, or whose acronym or alias begins with it."""
        # A subquery and no join, as for places.
        aliased = AgencyAlias.objects.filter(name__istartswith=query).order_by().values("agency")
        return self.filter(Q(name__icontains=query) | Q(acronym__istartswith=query) | Q(pk__in=aliased))


class Agency(models.Model):
    """A state body that takes part in operations. `jurisdiction` is the unit whose local force it is."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", "Ministry"
        GENERAL_DEPARTMENT = "general_department", "General department"
        DEPARTMENT = "department", "Department"
        POLICE = "police", "Police"
        GENDARMERIE = "gendarmerie", "Gendarmerie"
        MILITARY = "military", "Armed forces"
        COURT = "court", "Court"
        PROSECUTOR = "prosecutor", "Prosecutor"
        CUSTOMS = "customs", "Customs"
        ADMINISTRATION = "administration", "Local administration"
        COMMISSION = "commission", "Commission or committee"
        INSPECTORATE = "inspectorate", "Inspectorate or authority"
        OTHER = "other", "Other"

    key = models.SlugField(
        max_length=200, unique=True, help_text="Stable name in files: general-department-of-immigration."
    )
    name = models.CharField(max_length=200)
    local_name = models.CharField(max_length=200, blank=True)
    acronym = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=30, choices=Kind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    jurisdiction = models.ForeignKey(
        Location, models.PROTECT, null=True, blank=True, related_name="local_agencies"
    )
    country = models.CharField(max_length=2, help_text="ISO 3166 code.")
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.PERSON, editable=False)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"
        constraints = [
            models.UniqueConstraint(fields=["country", "name"], name="agency_name_is_unique_in_its_country"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="agency_is_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(country__regex=r"^[A-Z]{2}$"), name="agency_country_is_two_capitals"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AgencyAlias(models.Model):
    """Another name of an agency, by which the engine and the search find it."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    origin = models.CharField(max_length=20, choices=Origin, default=Origin.PERSON, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agency aliases"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"], name="agency_alias_stands_once_with_its_agency"
            ),
        ]

    def __str__(self) -> str:
        return self.name
