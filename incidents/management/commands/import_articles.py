"""`manage.py import_articles PATH...`: articles from files and folders, with what the engine proposes of them."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, OperationalError, ProgrammingError
from psycopg.errors import UndefinedTable
from tqdm import tqdm

from articles.finding import find_articles
from articles.models import ImportItem
from articles.presentation import visible
from articles.reading import ReadingOptions
from incidents.importing import ImportOptions, ReferenceDataMissing, import_articles


class Command(BaseCommand):
    help = (
        "Imports articles: Jekyll front-matter Markdown and plain text. Running it again changes nothing. "
        "Exit status: 0 all were read, 1 some files failed, 2 nothing could be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="A file, or a folder with all below it."
        )
        parser.add_argument(
            "--outlet", default="", help="The outlet of all these files, whatever they state."
        )
        parser.add_argument(
            "--language", default="", help="Language of the files that state none, such as en or km."
        )
        parser.add_argument("--category", default="", help="Category of the files that state none.")
        parser.add_argument(
            "--date", type=day, help="Day of publication of the files that state none: 2024-11-07."
        )
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen and write nothing.")
        parser.add_argument(
            "--reextract",
            action="store_true",
            help="Let the engine read unchanged articles again. Only what nobody has judged is replaced.",
        )
        parser.add_argument(
            "--batch-size", type=positive, default=50, help="Articles in one transaction (50)."
        )

    def handle(self, *, paths: list[Path], dry_run: bool, **options: Any) -> None:
        with self.progress(paths, dry_run) as watch:
            try:
                report = import_articles(paths, import_options(dry_run=dry_run, **options), watch=watch)
            except ReferenceDataMissing as error:
                raise CommandError(
                    f"Nothing was imported: {error}. Run first: manage.py load_reference_data", returncode=2
                ) from error
            except (OperationalError, ProgrammingError) as error:
                raise CommandError(f"The import ended: {reason_of(error)}", returncode=2) from error
        for line in report.problems:
            self.stderr.write(visible(line))
        for line in report.notes:
            self.stderr.write(visible(line), style_func=str)
        self.stdout.write(report.summary())
        if report.nothing_read:
            raise CommandError("Nothing could be read.", returncode=2)
        if report.failed:
            raise CommandError("Some files were not imported.", returncode=1)

    @contextmanager
    def progress(self, paths: list[Path], dry_run: bool) -> Iterator[Any]:
        """Shows a bar on a terminal, and in a dry run one line for each file."""
        on_terminal = sys.stderr.isatty()
        total = sum(1 for _ in find_articles(paths)) if on_terminal else None
        with tqdm(total=total, unit=" files", disable=not on_terminal) as bar:

            def watch(item: ImportItem) -> None:
                bar.update()
                if dry_run:
                    self.stdout.write(f"{item.result:10} {item.path}")

            yield watch


def import_options(
    *, outlet: str, language: str, category: str, date: date | None, dry_run: bool, **options: Any
) -> ImportOptions:
    newsroom = ZoneInfo(settings.TIME_ZONE)
    return ImportOptions(
        reading=ReadingOptions(newsroom, outlet.strip(), language.strip(), category.strip(), date),
        dry_run=dry_run,
        reextract=options["reextract"],
        batch_size=options["batch_size"],
    )


def reason_of(error: DatabaseError) -> str:
    if isinstance(error.__cause__, UndefinedTable):
        return "the database has no tables yet. Run first: manage.py migrate"
    return " ".join(str(error).split())


def day(printed: str) -> date:
    try:
        return date.fromisoformat(printed)
    except ValueError as error:
        raise ArgumentTypeError(f"{printed!r} is no day such as 2024-11-07") from error


def positive(printed: str) -> int:
    if not printed.isdigit() or int(printed) < 1:
        raise ArgumentTypeError(f"{printed!r} is no number of articles")
    return int(printed)
