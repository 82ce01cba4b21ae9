"""Claims: what one article says, proposed by the engine or written by an editor, and what was judged of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q

from articles.extraction.counts import plain
from articles.models import Article
from incidents.models.base import Cited, Reviewable, ReviewableQuerySet
from incidents.models.figures import Figure
from incidents.models.operations import Operation
from incidents.models.vocabulary import Modifier

if TYPE_CHECKING:
    from incidents.models.outcomes import Outcome, Statistic


# Units that a figure is nothing without: 75 kg of cyanide, but 9 pumps.
MEASURES = frozenset({"mg", "g", "kg", "tonnes", "litres", "m", "m3", "ha"})


class ClaimQuerySet(ReviewableQuerySet["Claim"]):
    def totals(self) -> Self:
        """Claims that are no part of another."""
        return self.filter(part_of=None)


class Claim(Figure, Cited, Reviewable):
    """One figure that one article reports.

    What the engine proposed stays in `proposed`, so that a correction keeps the original beside it. `article` is
    PROTECTed: an article that supports a claim cannot be deleted.
    """

    class Scope(models.TextChoices):
        OPERATION = "operation", "Of an operation"
        CUMULATIVE = "cumulative", "Cumulative"

    article = models.ForeignKey(Article, models.PROTECT, related_name="claims")
    operation = models.ForeignKey(Operation, models.PROTECT, null=True, blank=True, related_name="claims")
    statistic: models.ForeignKey[Statistic | None] = models.ForeignKey(
        "incidents.Statistic", models.PROTECT, null=True, blank=True, related_name="claims"
    )
    outcome: models.ForeignKey[Outcome | None] = models.ForeignKey(
        "incidents.Outcome", models.SET_NULL, null=True, blank=True, editable=False, related_name="claims"
    )
    scope = models.CharField(max_length=20, choices=Scope, default=Scope.OPERATION)
    modifier = models.CharField(max_length=20, choices=Modifier, default=Modifier.EXACT)
    who = models.CharField(max_length=200, blank=True, help_text="The noun as printed.")
    part_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The total of which this is a part.",
    )
    proposal = models.CharField(
        max_length=40, blank=True, editable=False, help_text="Name of the engine's proposal."
    )
    proposed = models.JSONField(
        default=dict, blank=True, editable=False, help_text="The engine's values, as proposed."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["article", "start", "id"]
        constraints = [
            *Figure.Meta.constraints,
            *Cited.Meta.constraints,
            *Reviewable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(scope="operation", statistic=None)
                | Q(scope="cumulative", operation=None, outcome=None),
                name="claim_is_of_an_operation_or_a_statistic_never_both",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "corrected"])
                | Q(operation__isnull=False)
                | Q(statistic__isnull=False),
                name="claim_that_is_held_belongs_somewhere",
            ),
            models.CheckConstraint(
                condition=~Q(modifier="range") | Q(low__isnull=False, high__isnull=False),
                name="claim_range_has_both_ends",
            ),
            models.CheckConstraint(
                condition=~Q(modifier="exact")
                | Q(low__isnull=False, best__isnull=False, high__isnull=False, low=F("best"), high=F("best")),
                name="claim_exact_figure_has_equal_bounds",
            ),
            models.CheckConstraint(
                condition=~Q(modifier__in=["more_than", "at_least"]) | Q(low__isnull=False, high=None),
                name="claim_at_least_has_a_low_and_no_high",
            ),
            models.CheckConstraint(
                condition=~Q(modifier__in=["up_to", "nearly"]) | Q(high__isnull=False),
                name="claim_up_to_has_a_high",
            ),
            models.CheckConstraint(
                condition=~Q(modifier__in=["about", "nearly", "more_than", "at_least", "up_to"])
                | Q(best__isnull=False),
                name="claim_hedge_has_a_figure",
            ),
            models.CheckConstraint(condition=~Q(part_of=F("id")), name="claim_is_not_part_of_itself"),
            models.UniqueConstraint(
                fields=["article", "proposal"],
                condition=~Q(proposal=""),
                name="claim_is_proposed_once_in_an_article",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "article"], name="claim_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.wording}"

    @property
    def wording(self) -> str:
        """The figure with its hedge and its noun: "nearly 200 nationals", "75 kg of cyanide", "5,000 USD"."""
        if self.amount is not None:
            return f"{plain(self.amount)} {self.currency}"
        if self.modifier == Modifier.RANGE and self.low is not None and self.high is not None:
            figure = f"{plain(self.low)} to {plain(self.high)}"
        elif self.best is None:
            figure = f"unstated number of (at least {plain(self.low)})" if self.low else "unstated number of"
        else:
            figure = (
                plain(self.best)
                if self.modifier == Modifier.EXACT
                else f"{self.get_modifier_display()} {plain(self.best)}"
            )
        what = self.item or self.who
        noun = f"{self.unit} of {what}" if what and self.unit in MEASURES else what or self.unit
        return f"{figure} {noun}".strip()

    def values(self) -> dict[str, str | list[str] | None]:
        """The judged values as text, for `proposed` and for comparing before and after."""
        fields = (
            "kind",
            "modifier",
            "low",
            "best",
            "high",
            "unit",
            "item",
            "amount",
            "currency",
            "nationalities",
            "sex",
            "status",
            "scope",
            "who",
        )
        return {name: as_text(getattr(self, name)) for name in fields}


def as_text(value: object) -> str | list[str] | None:
    if value is None or isinstance(value, list):
        return value
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)
