"""What all proposals share: the quote that supports them, and the editor's judgement."""

from __future__ import annotations

from typing import Self, TypeVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from articles.models import Article

Row = TypeVar("Row", bound=models.Model)


class State(models.TextChoices):
    """The editor's judgement of a proposal. A stale one has lost its words: its article changed."""

    PROPOSED = "proposed", "Proposed"
    ACCEPTED = "accepted", "Accepted"
    CORRECTED = "corrected", "Corrected"
    REJECTED = "rejected", "Rejected"
    STALE = "stale", "Stale"


class RejectReason(models.TextChoices):
    WRONG_VALUE = "wrong_value", "Wrong value"
    WRONG_KIND = "wrong_kind", "Wrong kind"
    WRONG_OPERATION = "wrong_operation", "Belongs to another operation"
    NOT_STATED = "not_stated", "The article does not say so"
    DUPLICATE = "duplicate", "Said already"
    NEGATED = "negated", "Denied or negated"
    HISTORICAL = "historical", "An earlier matter"
    NOT_ENFORCEMENT = "not_enforcement", "No enforcement action"


HELD = (State.ACCEPTED, State.CORRECTED)


class ReviewableQuerySet(models.QuerySet[Row]):
    def open(self) -> Self:
        """Rows that wait for an editor: proposed, or stale."""
        return self.filter(state__in=[State.PROPOSED, State.STALE])

    def held(self) -> Self:
        """Rows that an editor accepted, as they were or corrected."""
        return self.filter(state__in=HELD)

    def standing(self) -> Self:
        """Rows that nobody rejected and whose words still stand."""
        return self.exclude(state__in=[State.REJECTED, State.STALE])


class Reviewable(models.Model):
    """A row that an editor judges under his or her name. The database refuses a judgement without a signature."""

    state = models.CharField(max_length=20, choices=State, default=State.PROPOSED)
    reject_reason = models.CharField(max_length=20, choices=RejectReason, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    note = models.TextField(blank=True, help_text="For the newsroom alone; never exported.")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by=None, decided_at=None)
                | Q(state="stale")
                | Q(
                    state__in=["accepted", "corrected", "rejected"],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
                name="%(class)s_judgement_is_signed",
            ),
            models.CheckConstraint(
                condition=Q(state="rejected") ^ Q(reject_reason=""),
                name="%(class)s_rejection_and_only_it_has_a_reason",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.state in (State.PROPOSED, State.STALE)


class Cited(models.Model):
    """A row that rests on words of an article: `article.text[start:end] == quote`.

    Rows that a person adds by hand may rest on an article without naming its words; the engine's always name them.
    """

    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="%(class)ss")
    quote = models.TextField(blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    rule = models.CharField(
        max_length=100, blank=True, help_text="The rule that fired. Empty: a person wrote it."
    )
    engine_version = models.CharField(max_length=60, blank=True, editable=False)
    confidence = models.FloatField(null=True, blank=True, editable=False)
    reasons = ArrayField(models.CharField(max_length=200), default=list, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(quote="", start=None, end=None)
                | (
                    ~Q(quote="")
                    & Q(start__isnull=False, end__isnull=False, article__isnull=False, start__lt=F("end"))
                ),
                name="%(class)s_quote_has_its_article_and_span",
            ),
            models.CheckConstraint(
                condition=Q(rule="") | (~Q(engine_version="") & ~Q(quote="")),
                name="%(class)s_of_the_engine_has_version_and_quote",
            ),
        ]

    def clean(self) -> None:
        """Refuses a quote that does not stand in the article at its span, unless it is known to have lost its words."""
        super().clean()
        if getattr(self, "state", None) in (State.STALE, State.REJECTED):
            return
        if self.quote and self.article is not None and self.article.text[self.start : self.end] != self.quote:
            raise ValidationError({"quote": "The article does not have these words at this place."})
