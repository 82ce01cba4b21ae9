"""Operations with their role tables: reports, places, agencies and offences."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from articles.models import Article
from articles.search import words_query
from incidents.models.agencies import Agency
from incidents.models.base import Cited, Reviewable, ReviewableQuerySet
from incidents.models.places import Location
from incidents.models.vocabulary import DateBasis, DatePrecision, Offence


class Dated(models.Model):
    """A stretch of days. `date_precision` says what a bound means: a day, or somewhere in its week, month or year."""

    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(
        null=True, blank=True, help_text="Empty with a start: still going on, or not stated."
    )
    date_precision = models.CharField(max_length=10, choices=DatePrecision, default=DatePrecision.UNKNOWN)
    date_wording = models.CharField(max_length=200, blank=True, help_text="The date as printed.")
    date_basis = models.CharField(max_length=20, choices=DateBasis, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(started_on__isnull=False, ended_on__gte=F("started_on")),
                name="%(class)s_does_not_end_before_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(started_on=None, date_precision="unknown")
                | (Q(started_on__isnull=False) & ~Q(date_precision="unknown")),
                name="%(class)s_date_and_only_it_has_a_precision",
            ),
        ]

    @property
    def dates(self) -> str:
        """The date for people: "6 November 2024", "3 to 7 November 2024", "since 3 November 2024"."""
        return dates_for_people(self.started_on, self.ended_on, self.date_precision)


def dates_for_people(start: date | None, end: date | None, precision: str) -> str:
    if start is None:
        return "no date"
    if precision == DatePrecision.YEAR:
        return str(start.year)
    if (
        precision == DatePrecision.MONTH
        and end is not None
        and (start.year, start.month) == (end.year, end.month)
    ):
        return f"{start:%B %Y}"
    first = f"{start.day} {start:%B %Y}"
    if end is None:
        return f"since {first}"
    if end == start:
        return first
    last = f"{end.day} {end:%B %Y}"
    if start.year == end.year:
        first = f"{start.day}" if start.month == end.month else f"{start.day} {start:%B}"
    return f"{first} to {last}"


TITLE_WORDS = SearchVector("title", config="english")


class OperationQuerySet(models.QuerySet["Operation"]):
    def confirmed(self) -> Self:
        return self.filter(state=Operation.State.CONFIRMED, canonical=None)

    def proposed(self) -> Self:
        return self.filter(state=Operation.State.PROPOSED, canonical=None)

    def within(self, unit: Location) -> Self:
        """Operations with a place that nobody rejected in `unit` or below it."""
        places = OperationPlace.objects.standing().filter(
            operation=OuterRef("pk"), location__in=Location.objects.within(unit)
        )
        return self.filter(Exists(places))

    def with_open_proposals(self) -> Self:
        """Adds `open_proposals`: how many claims of the operation wait for an editor."""
        # A subquery, so that a page of a list counts for its own rows and not for the whole table.
        waiting = apps.get_model("incidents", "Claim").objects.open().filter(operation=OuterRef("pk"))
        counted = waiting.order_by().values("operation").annotate(number=Count("pk")).values("number")
        return self.annotate(open_proposals=Coalesce(Subquery(counted), 0))

    def named(self, query: str, *, unfinished: bool = False) -> Self:
        """Operations whose code begins with `query`, or whose title holds all its words; the last may be unfinished."""
        wanted = words_query(query.strip(), unfinished=unfinished)
        titles = Operation.objects.alias(words=TITLE_WORDS).filter(words=wanted)
        codes = Operation.objects.filter(code__startswith=query.strip().upper())
        return self.filter(pk__in=titles.values("pk").union(codes.values("pk")))


class Operation(Dated):
    """One enforcement action by state authorities, or one continuous series that is reported as one."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        CONFIRMED = "confirmed", "Confirmed"
        REJECTED = "rejected", "Rejected"

    class Kind(models.TextChoices):
        RAID = "raid", "Raid or inspection"
        SWEEP = "sweep", "Sweep or campaign"
        CHECKPOINT = "checkpoint", "Checkpoint or interception"
        SEIZURE = "seizure", "Seizure"
        CLOSURE = "closure", "Closure or demolition"
        DEPORTATION = "deportation", "Deportation"
        ARREST = "arrest", "Arrest"
        OTHER = "other", "Other"

    code = models.CharField(
        max_length=20,
        null=True,
        blank=True,
        unique=True,
        editable=False,
        help_text="Public code, KH-2024-00412: given at confirmation, never changed and never used again.",
    )
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    country = models.CharField(max_length=2, default="KH", help_text="ISO 3166 code.")
    state = models.CharField(max_length=20, choices=State, default=State.PROPOSED, editable=False)
    reject_reason = models.TextField(blank=True, editable=False)
    is_background = models.BooleanField(
        default=False, help_text="Its first article mentions it as an earlier matter."
    )
    parent = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The sweep of which it is a raid.",
    )
    canonical = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        editable=False,
        help_text="Merged into.",
    )
    offences = models.ManyToManyField(Offence, through="OperationOffence", related_name="operations")
    locations = models.ManyToManyField(Location, through="OperationPlace", related_name="operations")
    agencies = models.ManyToManyField(Agency, through="OperationAgency", related_name="operations")
    articles = models.ManyToManyField(Article, through="OperationReport", related_name="operations")
    proposal = models.CharField(
        max_length=40,
        blank=True,
        editable=False,
        help_text="Name of the engine's proposal; empty when a person began it.",
    )
    confidence = models.FloatField(null=True, blank=True, editable=False)
    note = models.TextField(blank=True, help_text="For the newsroom alone; never exported.")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = OperationQuerySet.as_manager()

    class Meta:
        ordering = ["-started_on", "-id"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=~Q(title=""), name="operation_has_a_title"),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by=None, decided_at=None)
                | Q(state__in=["confirmed", "rejected"], decided_by__isnull=False, decided_at__isnull=False),
                name="operation_judgement_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(code=None) | Q(code__regex=r"^[A-Z]{2}-[0-9]{4}-[0-9]{5,}$"),
                name="operation_code_reads_country_year_number",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(code__isnull=False), name="operation_confirmed_has_a_code"
            ),
            models.CheckConstraint(
                condition=Q(state="rejected") ^ Q(reject_reason=""),
                name="operation_rejection_and_only_it_has_a_reason",
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="operation_is_not_its_own_parent"),
            models.CheckConstraint(
                condition=~Q(canonical=F("id")), name="operation_is_not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(country__regex=r"^[A-Z]{2}$"), name="operation_country_is_two_capitals"
            ),
            models.UniqueConstraint(
                fields=["proposal"], condition=~Q(proposal=""), name="operation_is_proposed_once"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-started_on"], name="operation_by_state_and_start"),
            models.Index(fields=["-started_on", "-id"], name="operation_newest_first"),
            GinIndex(TITLE_WORDS, name="operation_words_of_title"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}" if self.code else self.title


class CodeCounter(models.Model):
    """The last number given to a code of a country and year, so that no code is ever given twice."""

    country = models.CharField(max_length=2)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["country", "year"], name="code_counter_stands_once")]

    def __str__(self) -> str:
        return f"{self.country}-{self.year}: {self.last}"


class OperationReport(Cited, Dated):
    """One article's report of an operation, with the date that this article gives it."""

    class Role(models.TextChoices):
        PRIMARY = "primary", "Reports it"
        BACKGROUND = "background", "Mentions it"

    operation = models.ForeignKey(Operation, models.CASCADE, related_name="reports")
    article = models.ForeignKey(Article, models.PROTECT, related_name="reports")
    role = models.CharField(max_length=20, choices=Role, default=Role.PRIMARY)

    class Meta:
        ordering = ["operation", "article__published_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            *Cited.Meta.constraints,
            models.UniqueConstraint(
                fields=["operation", "article"], name="operation_is_reported_once_by_an_article"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.operation} in {self.article}"


class OperationPlace(Cited, Reviewable):
    """Where an operation was. A named place that the gazetteer lacks keeps its wording and has no location."""

    class Role(models.TextChoices):
        SITE = "site", "Where it happened"
        DEPARTURE = "departure", "Point of departure"
        OTHER = "other", "Other"

    operation = models.ForeignKey(Operation, models.CASCADE, related_name="places")
    location = models.ForeignKey(
        Location, models.PROTECT, null=True, blank=True, related_name="operation_places"
    )
    wording = models.CharField(max_length=200, blank=True, help_text="The name as printed.")
    level = models.CharField(
        max_length=20, choices=Location.Level, help_text="How precisely the place is known."
    )
    role = models.CharField(max_length=20, choices=Role, default=Role.SITE)
    method = models.CharField(
        max_length=20, blank=True, editable=False, help_text="How the name was resolved."
    )

    objects = ReviewableQuerySet["OperationPlace"].as_manager()

    class Meta:
        ordering = ["operation", "id"]
        constraints = [
            *Cited.Meta.constraints,
            *Reviewable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(location__isnull=False) | ~Q(wording=""),
                name="operation_place_has_a_location_or_a_wording",
            ),
            models.UniqueConstraint(
                fields=["operation", "location", "role"],
                condition=Q(location__isnull=False),
                name="operation_has_a_place_once_in_each_role",
            ),
        ]

    def __str__(self) -> str:
        return str(self.location) if self.location else self.wording


class OperationAgency(Cited, Reviewable):
    """Who took part. An authority that the list lacks keeps its wording and has no agency."""

    class Role(models.TextChoices):
        LEAD = "lead", "Led"
        PARTICIPANT = "participant", "Took part"
        COORDINATING = "coordinating", "Coordinated"

    operation = models.ForeignKey(Operation, models.CASCADE, related_name="operation_agencies")
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="operation_agencies"
    )
    wording = models.CharField(max_length=200, blank=True, help_text="The name as the engine read it.")
    role = models.CharField(max_length=20, choices=Role, default=Role.PARTICIPANT)

    objects = ReviewableQuerySet["OperationAgency"].as_manager()

    class Meta:
        ordering = ["operation", "id"]
        verbose_name_plural = "operation agencies"
        constraints = [
            *Cited.Meta.constraints,
            *Reviewable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(agency__isnull=False) | ~Q(wording=""),
                name="operation_agency_has_an_agency_or_a_wording",
            ),
            models.UniqueConstraint(
                fields=["operation", "agency", "role"],
                condition=Q(agency__isnull=False),
                name="operation_has_an_agency_once_in_each_role",
            ),
        ]

    def __str__(self) -> str:
        return str(self.agency) if self.agency else self.wording


class OperationOffence(Cited, Reviewable):
    """What an operation was about."""

    operation = models.ForeignKey(Operation, models.CASCADE, related_name="operation_offences")
    offence = models.ForeignKey(Offence, models.PROTECT, related_name="operation_offences")

    objects = ReviewableQuerySet["OperationOffence"].as_manager()

    class Meta:
        ordering = ["operation", "id"]
        constraints = [
            *Cited.Meta.constraints,
            *Reviewable.Meta.constraints,
            models.UniqueConstraint(fields=["operation", "offence"], name="operation_has_an_offence_once"),
        ]

    def __str__(self) -> str:
        return str(self.offence)
