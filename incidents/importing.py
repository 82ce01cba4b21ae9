"""The import: files in, articles and proposals stored, and every file in the public ledger.

    find_articles() -> read_article() -> Catalogue.match() -> extract() -> record()

Files go through in batches, each in one transaction. When the database refuses a batch, its articles are stored one
by one, so that an error in one of them loses no other, and no article is ever half imported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db import DataError, IntegrityError, OperationalError, transaction
from psycopg.errors import ProgramLimitExceeded

from articles.extraction.engine import engine_version, extract
from articles.extraction.knowledge import Knowledge
from articles.extraction.types import Extraction
from articles.finding import Found, find_articles
from articles.history import acting, touched_by_people
from articles.identity import Catalogue, Match, Seen
from articles.models import Article, ImportItem
from articles.reading import ArticleError, ParsedArticle, ReadingOptions, printable, read_article
from incidents.import_report import ImportReport
from incidents.import_runs import running
from incidents.knowledge import stored_knowledge
from incidents.recording import Reading, Recorded, RecordingError, References, record

COMMAND = "import_articles"
ATTEMPTS = 3
REFUSALS = (IntegrityError, DataError, RecordingError, OperationalError)
Result = ImportItem.Result
T = TypeVar("T")


class ReferenceDataMissing(RuntimeError):
    """Nothing can be imported before the reference data is loaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """`reading`: what is known of the files. `reextract`: the engine reads unchanged articles as well."""

    reading: ReadingOptions
    dry_run: bool = False
    reextract: bool = False
    batch_size: int = 50

    def as_json(self, paths: Sequence[Path]) -> dict[str, Any]:
        reading = self.reading
        return {
            "paths": [printable(path) for path in paths],
            "outlet": reading.outlet,
            "language": reading.language,
            "category": reading.category,
            "date": reading.date.isoformat() if reading.date else None,
            "reextract": self.reextract,
        }


@dataclass
class Entry:
    """One file on its way: parsed or refused, matched with what is stored, read by the engine."""

    path: str
    parsed: ParsedArticle | None = None
    error: ArticleError | None = None
    skipped: str = ""
    match: Match | None = None
    extraction: Extraction | None = None

    def refuse(self, reason: str, name: str = "") -> None:
        self.error = ArticleError(self.path, None, name, reason)

    @property
    def stored(self) -> Match | None:
        """The match, unless the file has failed."""
        return self.match if self.error is None else None


def import_articles(
    paths: Sequence[Path],
    options: ImportOptions,
    *,
    user: User | None = None,
    watch: Callable[[ImportItem], None] = lambda item: None,
) -> ImportReport:
    """Imports files and folders; `watch` is told of each file as it is done. A dry run leaves no row behind.

    A second run of the same files with the same options changes no article and no proposal. Raises
    ReferenceDataMissing before it reads anything.
    """
    knowledge = stored_knowledge()
    references = References.load(knowledge.home_country)
    if references.missing:
        raise ReferenceDataMissing(f"the database has no {' and no '.join(references.missing)}")
    if not options.dry_run:
        return Import(options, knowledge, references, user, watch).run(paths)
    with transaction.atomic():
        report = Import(options, knowledge, references, user, watch).run(paths)
        transaction.set_rollback(True)
    return report


class Import:
    """One run over one set of files."""

    def __init__(
        self,
        options: ImportOptions,
        knowledge: Knowledge,
        references: References,
        user: User | None,
        watch: Callable[[ImportItem], None],
    ) -> None:
        self.options, self.knowledge, self.references = options, knowledge, references
        self.user, self.watch = user, watch
        self.engine = engine_version()
        self.report = ImportReport(options.dry_run)
        self.catalogue, self.seen = Catalogue(), Seen()

    def run(self, paths: Sequence[Path]) -> ImportReport:
        options = self.options.as_json(paths)
        with (
            running(options=options, engine_version=self.engine, started_by=self.user) as self.ledger,
            acting(command=COMMAND, run=self.ledger.pk),
        ):
            for batch in batches(find_articles(paths), self.options.batch_size):
                self.import_batch([self.read(found) for found in batch])
        return self.report

    def read(self, found: Found) -> Entry:
        entry = Entry(printable(found.path), skipped=found.skipped)
        if found.refused:
            entry.refuse(found.refused)
        elif not found.skipped:
            try:
                entry.parsed = read_article(found.path, self.options.reading)
                self.seen.add(entry.parsed)
            except ArticleError as error:
                entry.error = error
        return entry

    def import_batch(self, entries: Sequence[Entry]) -> None:
        """Stores a batch in one transaction or, when that is refused, each of its articles in one of its own."""
        try:
            self.import_together(entries)
        except REFUSALS as error:
            raise_unless_refused(error)
            self.catalogue.reload()
            for entry in entries:
                self.import_alone(entry)

    def import_alone(self, entry: Entry) -> None:
        """Tries again first: what was refused because another import stored it meanwhile is known by then."""
        for attempt in range(ATTEMPTS):
            try:
                self.import_together([entry])
                return
            except REFUSALS as error:
                raise_unless_refused(error)
                self.catalogue.reload()
                if attempt == ATTEMPTS - 1 or not isinstance(error, IntegrityError):
                    entry.refuse(f"the database refused it: {' '.join(str(error).split())}")
                    break
        self.import_together([entry])

    def import_together(self, entries: Sequence[Entry]) -> None:
        self.match(entries)
        self.extract(entries)
        with transaction.atomic():
            recorded = self.store(entries)
            items = [self.item(entry, recorded) for entry in entries]
            ImportItem.objects.bulk_create(items)
        self.report.recorded += recorded
        for item in items:
            self.report.add(item)
            self.watch(item)

    def match(self, entries: Sequence[Entry]) -> None:
        readable = [(entry, entry.parsed) for entry in entries if entry.parsed and not entry.error]
        found = self.catalogue.match([parsed for _, parsed in readable])
        for (entry, _), result in zip(readable, found, strict=True):
            if isinstance(result, ArticleError):
                entry.error = result
            else:
                entry.match = result

    def extract(self, entries: Sequence[Entry]) -> None:
        """Lets the engine read what is new to it. Its failure on one article is that article's alone."""
        for entry in entries:
            match = entry.stored
            if match is None or entry.extraction or not (match.is_read_anew or self.options.reextract):
                continue
            match.apply()
            article = match.article
            try:
                entry.extraction = extract(
                    article.text,
                    published_on=article.published_on,
                    knowledge=self.knowledge,
                )
            except Exception as error:  # whatever it is, the other articles can do nothing about it
                entry.refuse(f"the engine failed: {type(error).__name__}: {error}", "text")

    def store(self, entries: Sequence[Entry]) -> Recorded:
        matches = [(entry, match) for entry in entries if (match := entry.stored) is not None]
        readings = []
        for entry, match in matches:
            match.apply()
            if match.article.outlet is not None and match.article.outlet._state.adding:
                match.article.outlet.save()
            if entry.extraction is not None:
                self.screen(match, entry.extraction)
                readings.append(Reading(match.article, entry.extraction, match.is_new))
        Article.objects.bulk_create([match.article for _, match in matches if match.is_new])
        for _, match in matches:
            if match.changes and not match.is_new:
                match.article.save(update_fields=[*match.changes, "updated_at"])
        return record(readings, self.references, self.engine)

    def screen(self, match: Match, extraction: Extraction) -> None:
        """An article with an operation is relevant. One without is unread: to call it irrelevant is an editor's."""
        article, screenings = match.article, Article.Screening
        if extraction.has_operation and article.screening == screenings.UNREAD:
            match.change("screening", screenings.RELEVANT)
        engines = article.screening == screenings.RELEVANT and not extraction.has_operation
        if engines and not touched_by_people(Article, [article.pk]):
            match.change("screening", screenings.UNREAD)
        match.change("engine_version", self.engine)
        match.apply()

    def item(self, entry: Entry, recorded: Recorded) -> ImportItem:
        item = ImportItem(run=self.ledger, path=entry.path, sha256=sha256_of(entry), result=Result.SKIPPED)
        if entry.error is not None:
            item.result, item.line = Result.FAILED, entry.error.line
            item.field, item.reason = entry.error.field, entry.error.reason
        elif entry.match is not None:
            item.article, item.result = entry.match.article, result_of(entry.match, recorded)
            item.warnings = notes(entry)
        else:
            item.reason = entry.skipped
        return item


def raise_unless_refused(error: Exception) -> None:
    """Raises an error that is no refusal of what an article holds: the server is gone, say."""
    if isinstance(error, OperationalError) and not isinstance(error.__cause__, ProgramLimitExceeded):
        raise error


def result_of(match: Match, recorded: Recorded) -> str:
    if match.is_new:
        return Result.CREATED
    changed = match.changes or match.article.pk in recorded.articles
    return Result.UPDATED if changed else Result.UNCHANGED


def sha256_of(entry: Entry) -> str:
    return entry.parsed.source_sha256 if entry.parsed else ""


def notes(entry: Entry) -> list[str]:
    """What is odd about a file that was read all the same."""
    found = list(entry.parsed.warnings) if entry.parsed else []
    extraction = entry.extraction
    if extraction is not None and extraction.published_inferred and extraction.published_on is not None:
        found.append(f"no date is stated; by its text it is of {extraction.published_on.year}")
    return found


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    batch: list[T] = []
    for item in items:
        batch.append(item)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch
