"""Articles as they were read, and the public ledger of what was imported."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q

from articles.history import tracked
from articles.search import matches


class Outlet(models.Model):
    """A newspaper, agency or ministry that publishes articles. Known again by `name`, else by `host`."""

    name = models.CharField(max_length=200, unique=True)
    host = models.CharField(
        max_length=200, blank=True, help_text="Host of its site, without www: news.example."
    )
    country = models.CharField(
        max_length=2, blank=True, help_text="ISO 3166 code of the country it writes in."
    )
    is_official = models.BooleanField(
        default=False, help_text="A state body that publishes about its own work."
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["host"], condition=~Q(host=""), name="outlet_host_belongs_to_one_outlet"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    def matching(self, query: str, *, unfinished: bool = False) -> Self:
        """Articles whose title, description or text holds every word of `query`; Khmer is found inside a run.

        `unfinished`: its last word is still being typed, and may go on.
        """
        return matches(self, query, unfinished=unfinished)

    def without_text(self) -> Self:
        """Leaves the long columns in the database, for lists and choices."""
        return self.defer("text", "search", "metadata")


class Article(models.Model):
    """One article. Spans of claims count code points of `text`, which is NFC with LF line ends and never cleaned."""

    class Screening(models.TextChoices):
        UNREAD = "unread", "Unread"
        RELEVANT = "relevant", "Relevant"
        IRRELEVANT = "irrelevant", "No operation here"
        REPRINT = "reprint", "Reprint"

    code = models.CharField(
        max_length=100, blank=True, help_text="The newsroom's own code, unique when given."
    )
    url = models.CharField(max_length=1000, blank=True, help_text="Canonical address, unique when given.")
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="articles")
    title = models.TextField()
    description = models.TextField(blank=True)
    category = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=20, default="en", help_text="BCP 47 tag: en, km.")
    published_at = models.DateTimeField(
        null=True, blank=True, help_text="Moment of publication, kept in UTC."
    )
    published_on = models.DateField(
        null=True, blank=True, help_text="Day of publication in the newsroom's time zone."
    )
    inferred = ArrayField(
        models.CharField(max_length=20),
        default=list,
        blank=True,
        help_text="Names of the fields that the file did not state and the import inferred.",
    )
    image = models.CharField(max_length=1000, blank=True)
    metadata = models.JSONField(default=dict, blank=True, help_text="All other front matter, as it stood.")
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64, editable=False)
    source_path = models.CharField(max_length=1000, blank=True, editable=False)
    source_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    screening = models.CharField(max_length=20, choices=Screening, default=Screening.UNREAD)
    reprint_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="reprints")
    engine_version = models.CharField(
        max_length=60, blank=True, editable=False, help_text="Engine that last read it."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    search = models.GeneratedField(
        expression=Func(F("title"), F("description"), F("text"), function="article_search_vector"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="article_code_is_unique"),
            models.UniqueConstraint(fields=["url"], condition=~Q(url=""), name="article_url_is_unique"),
            models.UniqueConstraint(
                fields=["text_sha256"],
                condition=Q(code="", url=""),
                name="article_without_code_and_url_is_known_by_its_text",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="article_has_a_title"),
            models.CheckConstraint(condition=~Q(text=""), name="article_has_a_text"),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(published_on__isnull=False),
                name="article_moment_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(reprint_of=None) | Q(screening="reprint"),
                name="article_reprint_is_screened_as_one",
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="article_search"),
            models.Index(fields=["-published_on", "-id"], name="article_newest_first"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """How people and files name this article: its code, else its address, else its number here."""
        return self.code or self.url or f"article {self.pk}"


class ImportRun(models.Model):
    """One run of the import: who started it, with which options and engine, and how it ended."""

    class State(models.TextChoices):
        RUNNING = "running", "Running"
        FINISHED = "finished", "Finished"
        FAILED = "failed", "Failed"

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.RUNNING)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True)
    options = models.JSONField(default=dict, blank=True)
    engine_version = models.CharField(max_length=60)

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="running", finished_at=None)
                | (~Q(state="running") & Q(finished_at__isnull=False)),
                name="import_run_that_ended_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Import {self.pk} of {self.started_at:%Y-%m-%d %H:%M}"


class ImportItem(models.Model):
    """What became of one file (or one record of a file) in one run."""

    class Result(models.TextChoices):
        CREATED = "created", "Created"
        UPDATED = "updated", "Updated"
        UNCHANGED = "unchanged", "Unchanged"
        SKIPPED = "skipped", "Skipped"
        FAILED = "failed", "Failed"

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="items")
    path = models.CharField(max_length=1000)
    sha256 = models.CharField(max_length=64, blank=True)
    result = models.CharField(max_length=20, choices=Result)
    article = models.ForeignKey(Article, models.SET_NULL, null=True, blank=True, related_name="import_items")
    line = models.PositiveIntegerField(null=True, blank=True)
    field = models.CharField(max_length=100, blank=True)
    reason = models.TextField(blank=True)
    warnings = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["run", "path"]
        constraints = [
            models.UniqueConstraint(fields=["run", "path"], name="import_item_stands_once_in_its_run"),
            models.CheckConstraint(
                condition=~Q(result="failed") | ~Q(reason=""), name="import_failure_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.field + ': ' if self.field else ''}{self.reason or self.get_result_display()}"


for model in (Outlet, Article):
    tracked(model)
