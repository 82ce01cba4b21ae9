"""The fields of a figure, shared by claims, outcomes and statistics, and the codebook's rules about them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from articles.extraction.counts import plain
from incidents.models.vocabulary import OutcomeKind, Sex, Status


class Figure(models.Model):
    """low / best / high of one kind of outcome. All empty: not stated. 0: the source says none. High empty: no ceiling."""

    kind = models.CharField(max_length=20, choices=OutcomeKind)
    low = models.DecimalField(
        max_digits=18, decimal_places=3, null=True, blank=True, help_text="The least that is supported."
    )
    best = models.DecimalField(
        max_digits=18, decimal_places=3, null=True, blank=True, help_text="The figure."
    )
    high = models.DecimalField(
        max_digits=18, decimal_places=3, null=True, blank=True, help_text="Empty: no ceiling is set."
    )
    unit = models.CharField(
        max_length=30, default="people", help_text="people, sites, kg, pieces, vehicles, money …"
    )
    item = models.CharField(max_length=200, blank=True, help_text="What was seized.")
    amount = models.DecimalField(
        max_digits=20,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Money, in the currency first printed.",
    )
    currency = models.CharField(max_length=3, blank=True, help_text="ISO 4217 code: KHR, USD.")
    nationalities = ArrayField(
        models.CharField(max_length=2),
        default=list,
        blank=True,
        help_text="ISO 3166 codes, in order: CN, PK.",
    )
    sex = models.CharField(max_length=10, choices=Sex, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.DONE)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(low=None) | Q(best=None) | Q(low__lte=F("best")),
                name="%(class)s_low_is_not_above_best",
            ),
            models.CheckConstraint(
                condition=Q(best=None) | Q(high=None) | Q(best__lte=F("high")),
                name="%(class)s_best_is_not_above_high",
            ),
            models.CheckConstraint(
                condition=Q(low=None) | Q(high=None) | Q(low__lte=F("high")),
                name="%(class)s_low_is_not_above_high",
            ),
            models.CheckConstraint(
                condition=(Q(low=None) | Q(low__gte=0))
                & (Q(best=None) | Q(best__gte=0))
                & (Q(high=None) | Q(high__gte=0))
                & (Q(amount=None) | Q(amount__gte=0)),
                name="%(class)s_figures_are_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(amount=None, currency="")
                | (Q(amount__isnull=False) & Q(currency__regex=r"^[A-Z]{3}$")),
                name="%(class)s_amount_has_its_currency",
            ),
        ]

    @property
    def figure(self) -> str:
        """The figure for people: "200", "100 to 200", "up to 60", "50 or more", "118,000,000 KHR", "not stated"."""
        if self.amount is not None:
            return f"{plain(self.amount)} {self.currency}"
        if self.low is not None and self.high is not None and self.low != self.high:
            return f"{plain(self.low)} to {plain(self.high)}"
        if self.best is not None:
            return plain(self.best)
        if self.low is not None:
            return f"{plain(self.low)} or more"
        return f"up to {plain(self.high)}" if self.high is not None else "not stated"
