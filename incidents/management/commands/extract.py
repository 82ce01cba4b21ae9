"""`manage.py extract PATH...`: what the engine reads in articles. Writes nothing, and needs no database."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error as DatabaseError

from articles.extraction.engine import extract
from articles.extraction.goldform import as_record
from articles.extraction.knowledge import Knowledge
from articles.extraction.lexicon import LexiconError
from articles.finding import Found, find_articles
from articles.presentation import as_text, visible
from articles.reading import ArticleError, ParsedArticle, ReadingOptions, printable, read_article
from articles.reference import reference_knowledge
from incidents.knowledge import stored_knowledge

FORMATS = ("text", "jsonl")


class Command(BaseCommand):
    help = (
        "Prints what the engine proposes for articles, and writes nothing. "
        "Exit status: 0 all were read (also when nothing is proposed), 1 some files failed, 2 nothing could be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="A file, or a folder with all below it."
        )
        parser.add_argument(
            "--format",
            dest="form",
            choices=FORMATS,
            default="text",
            help="text for people, jsonl for programs.",
        )

    def handle(self, *, paths: list[Path], form: str, no_color: bool, **options: Any) -> None:
        read = failed = 0
        knowledge = known_world()
        colour = self.stdout.isatty() and not no_color
        for found in find_articles(paths):
            if found.skipped:
                continue
            try:
                self.stdout.write(present(read_found(found), knowledge, form, colour=colour))
                read += 1
            except ArticleError as error:
                self.stderr.write(visible(str(error)))
                failed += 1
            except BrokenPipeError:  # whoever reads has seen enough, as `head` does
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
                return
        if not read:
            raise CommandError("Nothing could be read.", returncode=2)
        if failed:
            raise CommandError("Some files could not be read.", returncode=1)


def read_found(found: Found) -> ParsedArticle:
    if found.refused:
        raise ArticleError(printable(found.path), None, "", found.refused)
    return read_article(found.path, ReadingOptions(ZoneInfo(settings.TIME_ZONE)))


def present(article: ParsedArticle, knowledge: Knowledge, form: str, *, colour: bool) -> str:
    """What the engine proposes of an article, in the form asked for. Raises ArticleError when the engine fails."""
    try:
        extraction = extract(article.text, published_on=article.published_on, knowledge=knowledge)
    except LexiconError:
        raise  # it is the same for every article
    except Exception as error:  # whatever it is, the other articles can do nothing about it
        reason = f"the engine failed: {type(error).__name__}: {error}"
        raise ArticleError(article.source_path, None, "text", reason) from error
    if form == "jsonl":
        record = as_record(extraction, article=Path(article.source_path).stem)
        return json.dumps(record, ensure_ascii=False)
    return as_text(extraction, name=article.source_path, colour=colour)


def known_world() -> Knowledge:
    """Places and agencies as editors have made them or, where there is no database to ask, from the reference files.

    An embedded database that was never made is not made for this.
    """
    embedded = settings.DATABASES["default"]["ENGINE"] == "config.embedded_backend"
    if embedded and not (settings.EMBEDDED_SERVER.folder / "PG_VERSION").exists():
        return reference_knowledge()
    try:
        knowledge = stored_knowledge()
    except DatabaseError:
        return reference_knowledge()
    return knowledge if knowledge.places and knowledge.agencies else reference_knowledge()
