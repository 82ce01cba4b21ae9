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

# The repository's gold articles: those that rules were written by, and those that none was.
GOLD = Path("tests", "gold")
READ, UNREAD = ("gold.jsonl", "tuning/gold.jsonl"), ("fitting/gold.jsonl",)


def files(names: tuple[str, ...]) -> list[Path]:
    return [settings.BASE_DIR / GOLD / name for name in names]


class Command(BaseCommand):
    help = (
        f"Fits the weights with which the engine reads figures that no rule claims, and writes them to {WEIGHTS}. "
        "Run it when rules, features or gold articles have changed; the same input gives the same file."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        for option, what in (
            ("--read", "articles that rules were written by"),
            ("--unread", "articles that none was"),
        ):
            parser.add_argument(
                option,
                type=Path,
                metavar="FILE",
                action="append",
                help=f"Gold records of {what}, the folder articles beside them; may be given again. Else the repository's.",
            )
        parser.add_argument("--output", type=Path, metavar="FILE", help="Write there instead.")

    def handle(
        self, *, read: list[Path] | None, unread: list[Path] | None, output: Path | None, **options: Any
    ) -> None:
        seen, fresh = self.examples(read or files(READ)), self.examples(unread or files(UNREAD))
        model = fit([*seen, *fresh], {example.article for example in fresh})
        output = output or settings.BASE_DIR / "articles" / "extraction" / "data" / WEIGHTS
        output.write_text(as_json(model), encoding="utf-8")
        self.stdout.write(f"{len(seen) + len(fresh)} figures, {len(model.weights)} features: {output}")
        for label, floor in model.floors.items():
            self.stdout.write(f"  {label} from a likelihood of {floor:.2f}")

    def examples(self, golds: list[Path]) -> list[Example]:
        knowledge, options = reference_knowledge(), ReadingOptions(ZoneInfo(settings.TIME_ZONE))
        examples: list[Example] = []
        try:
            for gold in golds:
                corpus = read_corpus(gold, gold.parent / "articles")
                for name, path in corpus.files.items():
                    article = read_article(path, options)
                    found = find_by_rules(
                        article.text, published_on=article.published_on, knowledge=knowledge
                    )
                    examples.extend(examples_of(name, found, corpus.gold[name]))
        except (GoldError, ArticleError) as error:
            raise CommandError(str(error)) from error
        return examples


def as_json(model: Model) -> str:
    """One feature a line, so that a change of the weights can be read."""
    rows = [
        f"{json.dumps(feature)}: {json.dumps(weights)}"
        for feature, weights in model.weights.items()
        if weights
    ]
    head = f'{{"labels": {json.dumps(model.labels)},\n"floors": {json.dumps(model.floors)},\n"weights": {{\n'
    return head + ",\n".join(rows) + "\n}}\n"
