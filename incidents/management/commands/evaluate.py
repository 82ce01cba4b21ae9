"""`manage.py evaluate`: how well the engine reads, by gold articles or by what editors made of its proposals."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Collection
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.evaluation import report
from articles.evaluation.calibration import table
from articles.evaluation.corpus import Corpus, cases, read_corpus
from articles.evaluation.records import GoldError
from articles.evaluation.rows import ROWS
from articles.evaluation.scoring import score
from articles.reading import ArticleError
from articles.reference import reference_knowledge
from incidents import judgement_report
from incidents.judgement_tables import SORTS
from incidents.judgements import judgements

GOLD = Path("tests", "gold", "gold.jsonl")
RESAMPLES = 1000


class Command(BaseCommand):
    help = (
        "Precision, recall and F1 of the engine: against gold articles, which needs no database, or with --from-review "
        "against the judgements of the editors. Brackets hold 95 % intervals."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add(
            "--gold",
            type=Path,
            metavar="FILE",
            help="Records, one JSON object a line; else the repository's.",
        )
        add(
            "--articles", type=Path, metavar="FOLDER", help="Their articles; else the folder articles beside."
        )
        add("--from-review", action="store_true", help="Measure by the editors' judgements.")
        add("--by", choices=("kind", "rule"), help="Break the outcomes, or the judgements, down.")
        add("--errors", metavar="ROW", help="List the errors of a row, or with --from-review of a sort.")
        add("--limit", type=int, default=40, metavar="N", help="How many errors to list (%(default)s).")
        add(
            "--resamples",
            type=int,
            default=RESAMPLES,
            metavar="N",
            help="Of the articles, for the intervals (%(default)s); 0 gives none.",
        )
        add(
            "--calibration",
            action="store_true",
            help="Only what confidence is worth, as a table in Markdown.",
        )
        add("--json", action="store_true", help="Everything, for programs.")

    def handle(
        self,
        *,
        gold: Path | None,
        articles: Path | None,
        from_review: bool,
        by: str | None,
        errors: str | None,
        limit: int,
        resamples: int,
        calibration: bool,
        json: bool,
        **options: Any,
    ) -> None:
        known = SORTS if from_review else [row.name for row in ROWS]
        if errors is not None and errors not in known:
            raise CommandError(f"There is no row {errors!r}; there are {', '.join(known)}.")
        if from_review:
            if gold or articles or calibration:
                raise CommandError(
                    "--from-review reads no gold: leave --gold, --articles and --calibration out."
                )
            judged = list(judgements())
            if json:
                return self.write_values(judgement_report.as_values(judged, errors=errors, limit=limit))
            return self.write_lines(judgement_report.as_lines(judged, by=by, errors=errors, limit=limit))
        gold = gold or settings.BASE_DIR / GOLD
        try:
            corpus = read_corpus(gold, articles or gold.parent / "articles")
            found = cases(corpus, reference_knowledge(), ZoneInfo(settings.TIME_ZONE))
        except (GoldError, ArticleError) as error:
            raise CommandError(str(error)) from error
        self.name_the_unpaired(corpus)
        rows = score(found, resamples=0 if calibration else resamples)
        if calibration:
            return self.write_lines(list(table(rows)))
        if json:
            return self.write_values(report.as_values(rows, found, errors=errors, limit=limit))
        return self.write_lines(report.as_lines(rows, found, by=by, errors=errors, limit=limit))

    def name_the_unpaired(self, corpus: Corpus) -> None:
        self.name_all(corpus.without_file, "has no article, and counts as missed")
        self.name_all(corpus.without_gold, "has no record, and was not read")

    def name_all(self, names: Collection[str], what: str) -> None:
        for name in names:
            self.stderr.write(f"{name}: {what}")

    def write_lines(self, lines: list[str]) -> None:
        self.stdout.write("\n".join(lines))

    def write_values(self, values: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(values, indent=1, ensure_ascii=False))
