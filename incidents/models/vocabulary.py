"""The words of the codebook: kinds of outcome, modifiers, states; offences and nationalities as data."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class OutcomeKind(models.TextChoices):
    ARREST = "arrest", "Arrest"
    DETENTION = "detention", "Detention"
    DEPORTATION = "deportation", "Deportation"
    RESCUE = "rescue", "Rescue"
    CHARGE = "charge", "Charge"
    CONVICTION = "conviction", "Conviction"
    RELEASE = "release", "Release"
    DEATH = "death", "Death"
    INJURY = "injury", "Injury"
    PEOPLE_FOUND = "people_found", "People found"
    VIOLATION = "violation", "Violation"
    WARNING = "warning", "Warning"
    SITE_CLOSED = "site_closed", "Site closed"
    SITE_RAIDED = "site_raided", "Site raided"
    FINE = "fine", "Fine"
    SEIZURE = "seizure", "Seizure"
    PERSONNEL = "personnel", "Personnel deployed"


class Modifier(models.TextChoices):
    """How firmly a figure is printed; the codebook's table of counts says which bounds each one sets."""

    EXACT = "exact", "exactly"
    ABOUT = "about", "about"
    NEARLY = "nearly", "nearly"
    MORE_THAN = "more_than", "more than"
    AT_LEAST = "at_least", "at least"
    UP_TO = "up_to", "up to"
    RANGE = "range", "between"
    UNSPECIFIED = "unspecified", "unspecified"


class Status(models.TextChoices):
    DONE = "done", "Done"
    PLANNED = "planned", "Planned"
    ALLEGED = "alleged", "Alleged"


class Sex(models.TextChoices):
    FEMALE = "female", "Female"
    MALE = "male", "Male"


class DatePrecision(models.TextChoices):
    DAY = "day", "Day"
    WEEK = "week", "Week"
    MONTH = "month", "Month"
    YEAR = "year", "Year"
    UNKNOWN = "unknown", "Unknown"


class DateBasis(models.TextChoices):
    STATED = "stated", "Stated in full"
    RELATIVE = "relative", "Relative to the publication"
    INFERRED = "inferred", "Year or day inferred"
    PUBLISHED = "published", "Day of publication as a stand-in"


class Offence(models.Model):
    """What an operation was about: one entry of the codebook's flat list."""

    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=100, unique=True)
    definition = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Nationality(models.Model):
    """A country of people: ISO 3166 alpha-2 code, name, and the words the press prints for its nationals."""

    code = models.CharField(max_length=2, unique=True)
    name = models.CharField(max_length=100, unique=True)
    words = ArrayField(models.CharField(max_length=100), default=list, blank=True, help_text="Thai, Thais")

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "nationalities"
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z]{2}$"), name="nationality_code_is_two_capitals"
            ),
        ]

    def __str__(self) -> str:
        return self.name
