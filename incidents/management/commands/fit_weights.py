"""`manage.py fit_weights`: learns from gold articles what the surroundings of a figure say."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from articles.evaluation.corpus import Corpus
from articles.evaluation.fitting import Example, examples_of, fit
from articles.extraction.findings import find_by_rules
from articles.extraction.knowledge import Knowledge
from articles.extraction.likelihood import WEIGHTS, Model
from articles.reading import ReadingOptions, read_article
from incidents.management.commands._fitting import FittingCommand


class Command(FittingCommand):
    help = (
        f"Fits the weights with which the engine reads figures that no rule claims, and writes them to {WEIGHTS}. "
        "Run it when rules, features or gold articles have changed; the same input gives the same file."
    )
    target = WEIGHTS

    def examples(self, corpus: Corpus, knowledge: Knowledge, newsroom: ZoneInfo) -> list[Example]:
        examples: list[Example] = []
        for name, path in corpus.files.items():
            article = read_article(path, ReadingOptions(newsroom))
            found = find_by_rules(article.text, published_on=article.published_on, knowledge=knowledge)
            examples.extend(examples_of(name, found, corpus.gold[name]))
        return examples

    def fit(self, seen: list[Example], fresh: list[Example]) -> Model:
        return fit([*seen, *fresh], {example.article for example in fresh})
