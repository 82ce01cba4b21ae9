"""Outcomes: what is said of an operation; and statistics: cumulative figures, which no sum can add to operations."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from incidents.models.agencies import Agency
from incidents.models.base import HELD, Reviewable, ReviewableQuerySet
from incidents.models.claims import Claim
from incidents.models.figures import Figure
from incidents.models.operations import Operation
from incidents.models.places import Location


class Rule(models.TextChoices):
    """How low, best and high were drawn from the claims. Each is a pure function in `incidents.outcomes`."""

    SINGLE_SOURCE = "single_source", "One article says so"
    ALL_AGREE = "all_agree", "All articles agree"
    LATEST_EXACT = "latest_exact", "The latest exact figure; bounds span all articles"
    LATEST = "latest", "The latest figure; bounds span all articles"
    EDITOR = "editor", "An editor decided"


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    def confirmed(self) -> Self:
        """Outcomes of confirmed operations that rest on claims, all of which an editor accepted."""
        judged = Claim.objects.filter(outcome=OuterRef("pk")).exclude(state="rejected")
        waiting = judged.exclude(state__in=HELD)
        return self.filter(
            Exists(judged),
            ~Exists(waiting),
            operation__state="confirmed",
            operation__canonical=None,
        )


class Outcome(Figure):
    """One figure of an operation: a pure function of its claims that are not rejected, unless an editor overrides it.

    A total has an empty `breakdown`; a part names its own ("VN", "female", "without passports") and its total in
    `part_of`. Further facts of the same sort in one article are told apart by `rank`, the largest first.
    """

    operation = models.ForeignKey(Operation, models.CASCADE, related_name="outcomes")
    part_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="parts")
    breakdown = models.CharField(max_length=200, blank=True, help_text="Empty for a total.")
    rank = models.PositiveSmallIntegerField(default=1)
    rule = models.CharField(max_length=20, choices=Rule)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    note = models.TextField(blank=True, help_text="Why an editor decided otherwise than the claims say.")

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        ordering = ["operation", "kind", "id"]
        permissions = [("decide_outcome", "Can decide a figure otherwise than its claims say")]
        constraints = [
            *Figure.Meta.constraints,
            models.UniqueConstraint(
                fields=["operation", "kind", "status", "unit", "item", "currency", "breakdown", "rank"],
                name="outcome_stands_once_for_an_operation_kind_and_part",
            ),
            models.CheckConstraint(
                condition=(~Q(rule="editor") & Q(decided_by=None, decided_at=None))
                | (Q(rule="editor", decided_by__isnull=False, decided_at__isnull=False) & ~Q(note="")),
                name="outcome_of_an_editor_is_signed_and_explained",
            ),
            models.CheckConstraint(condition=~Q(part_of=F("id")), name="outcome_is_not_part_of_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.figure}"


class Statistic(Figure, Reviewable):
    """A cumulative figure: who counted what, over which period and territory. It belongs to no operation."""

    issuer = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="statistics")
    issuer_wording = models.CharField(max_length=200, blank=True)
    territory = models.ForeignKey(Location, models.PROTECT, null=True, blank=True, related_name="statistics")
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    part_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="parts")
    detail = models.CharField(
        max_length=200, blank=True, help_text="What tells it from others of its kind and period."
    )

    objects = ReviewableQuerySet["Statistic"].as_manager()

    class Meta:
        ordering = ["-period_end", "kind", "id"]
        constraints = [
            *Figure.Meta.constraints,
            *Reviewable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(period_start=None) | Q(period_end=None) | Q(period_end__gte=F("period_start")),
                name="statistic_period_does_not_end_before_it_starts",
            ),
            models.CheckConstraint(condition=~Q(part_of=F("id")), name="statistic_is_not_part_of_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.figure}"
