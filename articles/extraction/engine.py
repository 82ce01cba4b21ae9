"""The engine: one article's text in, proposals with their evidence out. Pure and deterministic."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache

from articles.extraction.clauses import split_scenes
from articles.extraction.findings import Findings, find_all
from articles.extraction.knowledge import Knowledge
from articles.extraction.lexicon import FOLDER
from articles.extraction.operations import group_operations
from articles.extraction.proposals import Proposer
from articles.extraction.scenes import read_scenes
from articles.extraction.statistics import mark_statistics
from articles.extraction.tidying import tidy
from articles.extraction.types import Extraction

ENGINE_VERSION = "1.0"


@cache
def engine_version() -> str:
    """The version with a digest of the lexicons and the fitted weights: a claim says what it was found with."""
    digest = hashlib.sha256()
    for source in sorted(FOLDER.iterdir(), key=lambda entry: entry.name):
        if source.name.endswith((".toml", ".json")):
            digest.update(source.name.encode() + b"\0" + source.read_bytes())
    return f"{ENGINE_VERSION}+{digest.hexdigest()[:8]}"


def extract(text: str, *, published_on: date | None, knowledge: Knowledge) -> Extraction:
    """Everything that the engine proposes for one article.

    `text` is the canonical text (NFC, LF) from which every span counts. Without `published_on` the anchor of relative
    dates is read from the text and marked as inferred.
    """
    return propose(find_all(text, published_on=published_on, knowledge=knowledge), knowledge)


def propose(found: Findings, knowledge: Knowledge) -> Extraction:
    """Makes operations and statistics of what the finders saw. It works on the claims of `found`: call it once."""
    document, words = found.document, found.words
    scenes = read_scenes(
        document, words, found.claims, found.dates, found.places, found.agencies, found.offences
    )
    mark_statistics(document, words, scenes, found.anchor)
    groups = tidy(group_operations(split_scenes(document, scenes)), scenes)
    operations, statistics = Proposer(
        document, words, scenes, knowledge, found.anchor, found.country
    ).propose(groups)
    return Extraction(
        text=document.text,
        published_on=found.anchor,
        published_inferred=found.inferred,
        has_operation=bool(operations),
        operations=operations,
        statistics=statistics,
    )
