"""The articles of a gold file, and what the engine proposes for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from articles.evaluation.evidence import flat
from articles.evaluation.records import GoldError, Record, read_records
from articles.evaluation.rows import Case
from articles.evaluation.scoring import cases_of
from articles.extraction.engine import extract
from articles.extraction.goldform import as_record
from articles.extraction.knowledge import Knowledge
from articles.finding import find_articles
from articles.reading import ReadingOptions, read_article


@dataclass(frozen=True)
class Corpus:
    """Gold records with the files of their articles. `without_file` and `without_gold` name what has no partner."""

    gold: dict[str, Record]
    files: dict[str, Path]
    without_file: tuple[str, ...] = ()
    without_gold: tuple[str, ...] = ()


def read_corpus(gold: Path, articles: Path) -> Corpus:
    """Pairs the records of a gold file with the articles of a folder by their names. Raises GoldError."""
    records = read_records(gold)
    found = {each.path.stem: each.path for each in find_articles([articles]) if not each.skipped}
    files = {name: found[name] for name in records if name in found}
    if not files:
        raise GoldError(f"{articles}: holds no article of {gold}")
    return Corpus(
        records,
        files,
        without_file=tuple(sorted(records.keys() - files.keys())),
        without_gold=tuple(sorted(found.keys() - records.keys())),
    )


def read_by_engine(files: Mapping[str, Path], knowledge: Knowledge, newsroom: ZoneInfo) -> dict[str, Record]:
    """The records that the engine proposes. Raises ArticleError for a file that cannot be read."""
    records = {}
    for name, path in files.items():
        article = read_article(path, ReadingOptions(newsroom))
        try:
            extraction = extract(article.text, published_on=article.published_on, knowledge=knowledge)
        except Exception as error:
            error.add_note(f"The engine failed on {path}")
            raise
        records[name] = as_record(extraction, article=name)
    return records


def cases(corpus: Corpus, knowledge: Knowledge, newsroom: ZoneInfo) -> list[Case]:
    """Every article of the corpus with both records and its file, in which quotes are looked up."""
    texts = {name: flat(path.read_text(encoding="utf-8")) for name, path in corpus.files.items()}
    return cases_of(corpus.gold, read_by_engine(corpus.files, knowledge, newsroom), texts)
