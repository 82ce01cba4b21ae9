"""`manage.py fit_confidence`: learns from gold articles how often a claim is right, by the reasons for it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from articles.evaluation.corpus import Corpus, cases
from articles.evaluation.fitting import Example
from articles.evaluation.scoring import score
from articles.evaluation.sureness import fit_sureness, judged_examples
from articles.extraction.knowledge import Knowledge
from articles.extraction.likelihood import SURENESS, Model
from incidents.management.commands._fitting import FittingCommand


class Command(FittingCommand):
    help = (
        f"Fits what each reason for a claim adds to its confidence, and writes it to {SURENESS}. Run it after "
        "fit_weights, whose claims it judges as well; the same input gives the same file."
    )
    target = SURENESS

    def examples(self, corpus: Corpus, knowledge: Knowledge, newsroom: ZoneInfo) -> list[Example]:
        return list(judged_examples(score(cases(corpus, knowledge, newsroom))))

    def fit(self, seen: list[Example], fresh: list[Example]) -> Model:
        return fit_sureness(seen, fresh)
