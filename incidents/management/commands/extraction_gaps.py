"""`manage.py extraction_gaps`: what the engine saw and proposed nothing for, ranked. Writes nothing."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.evaluation import gap_ranking
from articles.evaluation.gaps import find_gaps
from articles.finding import find_articles
from articles.models import Article
from articles.presentation import visible
from articles.reading import ArticleError, ReadingOptions, printable, read_article
from articles.reference import reference_knowledge
from incidents.knowledge import stored_knowledge

Text = tuple[str, str, date | None]


class Command(BaseCommand):
    help = (
        "The growth list of the engine: counted people and sites without a word for what was done, such words without "
        "a figure, places in no gazetteer and dates that nothing took, the most frequent first."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="*", type=Path, metavar="PATH", help="A file, or a folder with all below it."
        )
        parser.add_argument(
            "--from-database", action="store_true", help="Read the articles that were imported."
        )
        parser.add_argument("--limit", type=int, default=20, metavar="N", help="Of each sort (%(default)s).")
        parser.add_argument("--json", action="store_true", dest="as_json", help="For programs.")

    def handle(
        self, *, paths: list[Path], from_database: bool, limit: int, as_json: bool, **options: Any
    ) -> None:
        if bool(paths) == from_database:
            raise CommandError("Name files and folders, or give --from-database: one of the two.")
        knowledge = stored_knowledge() if from_database else reference_knowledge()
        ranking = gap_ranking.Ranking()
        for name, text, published_on in stored() if from_database else self.read(paths):
            gaps = find_gaps(text, published_on=published_on, knowledge=knowledge)
            ranking.add(name, gaps)
        if not ranking.articles:
            raise CommandError("Nothing could be read.", returncode=2)
        if as_json:
            values = gap_ranking.values(ranking, limit)
            self.stdout.write(json.dumps(values, indent=1, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(gap_ranking.lines(ranking, limit)))

    def read(self, paths: list[Path]) -> Iterator[Text]:
        """The articles of files, in order. What cannot be read is named on standard error and passed over."""
        for found in find_articles(paths):
            if found.skipped:
                continue
            if found.refused:
                self.stderr.write(f"{printable(found.path)}: {found.refused}")
                continue
            try:
                article = read_article(found.path, ReadingOptions(ZoneInfo(settings.TIME_ZONE)))
            except ArticleError as error:
                self.stderr.write(visible(str(error)))
                continue
            yield printable(found.path), article.text, article.published_on


def stored() -> Iterator[Text]:
    """The articles of the database, of which few are held at a time."""
    columns = ("pk", "code", "url", "text", "published_on")
    for article in Article.objects.order_by("pk").only(*columns).iterator(200):
        yield article.reference, article.text, article.published_on
