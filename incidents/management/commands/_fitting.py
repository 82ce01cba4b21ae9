"""What the commands that fit a model to gold articles share: which articles, and where the model is written."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.evaluation.corpus import Corpus, read_corpus
from articles.evaluation.fitting import Example, as_json
from articles.evaluation.records import GoldError
from articles.extraction.knowledge import Knowledge
from articles.extraction.likelihood import Model
from articles.reading import ArticleError
from articles.reference import reference_knowledge

# The repository's gold articles: those that rules were written by, and those that none was.
GOLD = Path("tests", "gold")
DATA = Path("articles", "extraction", "data")
READ, UNREAD = ("gold.jsonl", "tuning/gold.jsonl"), ("fitting/gold.jsonl",)


def files(names: tuple[str, ...]) -> list[Path]:
    return [settings.BASE_DIR / GOLD / name for name in names]


class FittingCommand(BaseCommand):
    """Fits `target`, a file of the engine's data, to two sorts of gold articles."""

    target: ClassVar[str]

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
        try:
            seen = self.examples_of(read or files(READ))
            fresh = self.examples_of(unread or files(UNREAD))
        except (GoldError, ArticleError) as error:
            raise CommandError(str(error)) from error
        model = self.fit(seen, fresh)
        output = output or settings.BASE_DIR / DATA / self.target
        output.write_text(as_json(model), encoding="utf-8")
        self.stdout.write(f"{len(seen) + len(fresh)} figures, {len(model.weights)} features: {output}")
        for label, floor in model.floors.items():
            self.stdout.write(f"  {label} from a likelihood of {floor:.2f}")

    def examples_of(self, golds: list[Path]) -> list[Example]:
        knowledge, newsroom = reference_knowledge(), ZoneInfo(settings.TIME_ZONE)
        return [
            example
            for gold in golds
            for example in self.examples(read_corpus(gold, gold.parent / "articles"), knowledge, newsroom)
        ]

    def examples(self, corpus: Corpus, knowledge: Knowledge, newsroom: ZoneInfo) -> list[Example]:
        """The examples of one gold file."""
        raise NotImplementedError

    def fit(self, seen: list[Example], fresh: list[Example]) -> Model:
        """The model of the examples from articles that rules were written by, and from others."""
        raise NotImplementedError
