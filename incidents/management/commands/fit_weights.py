"""`manage.py fit_weights`: learns from gold articles what the surroundings of a figure say."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.evaluation.corpus import read_corpus
from articles.evaluation.fitting import Example, examples_of, fit
from articles.evaluation.records import GoldError
from articles.extraction.findings import find_by_rules
from articles.extraction.likelihood import WEIGHTS, Model
from articles.reading import ArticleError, ReadingOptions, read_article
from articles.reference import reference_knowledge
from incidents.management.commands.evaluate import GOLD


class Command(BaseCommand):
    help = (
        f"Fits the weights with which the engine reads figures that no rule claims, and writes them to {WEIGHTS}. "
        "Run it when rules, features or gold articles have changed; the same input gives the same file."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--gold",
            type=Path,
            metavar="FILE",
            action="append",
            help="Records, one JSON object a line, with the folder articles beside them; may be given again.",
        )
        parser.add_argument("--output", type=Path, metavar="FILE", help="Write there instead.")

    def handle(self, *, gold: list[Path] | None, output: Path | None, **options: Any) -> None:
        files = gold or [settings.BASE_DIR / GOLD]
        examples = [example for file in files for example in self.examples(file)]
        model = fit(examples)
        output = output or settings.BASE_DIR / "articles" / "extraction" / "data" / WEIGHTS
        output.write_text(as_json(model), encoding="utf-8")
        self.stdout.write(f"{len(examples)} figures, {len(model.weights)} features: {output}")

    def examples(self, gold: Path) -> list[Example]:
        knowledge = reference_knowledge()
        try:
            corpus = read_corpus(gold, gold.parent / "articles")
            found: list[Example] = []
            for name, path in corpus.files.items():
                article = read_article(path, ReadingOptions(ZoneInfo(settings.TIME_ZONE)))
                seen = find_by_rules(article.text, published_on=article.published_on, knowledge=knowledge)
                found.extend(examples_of(name, seen, corpus.gold[name]))
        except (GoldError, ArticleError) as error:
            raise CommandError(str(error)) from error
        return found


def as_json(model: Model) -> str:
    """One feature a line, so that a change of the weights can be read."""
    rows = [
        f"{json.dumps(feature)}: {json.dumps(weights)}"
        for feature, weights in model.weights.items()
        if weights
    ]
    return f'{{"labels": {json.dumps(model.labels)},\n"weights": {{\n' + ",\n".join(rows) + "\n}}\n"
