"""The engine: one article's text in, proposals with their evidence out. Pure and deterministic."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from articles.extraction.agencies import country_of, find_agencies
from articles.extraction.agency_back import find_back_references, find_governors
from articles.extraction.agency_generic import find_generic_police
from articles.extraction.claim_rules import strongest
from articles.extraction.clauses import split_scenes
from articles.extraction.dates import find_dates, infer_anchor
from articles.extraction.document import Document, read_document
from articles.extraction.frames import find_claims
from articles.extraction.knowledge import Knowledge
from articles.extraction.noun_phrases import find_noun_phrases
from articles.extraction.numbers import find_numbers
from articles.extraction.offences import find_offences
from articles.extraction.operations import group_operations
from articles.extraction.parts import find_parts
from articles.extraction.places import find_places
from articles.extraction.proposals import Proposer
from articles.extraction.running_totals import find_running_totals
from articles.extraction.scenes import read_scenes
from articles.extraction.statistics import mark_statistics
from articles.extraction.tidying import tidy
from articles.extraction.types import Extraction

ENGINE_VERSION = "1.0"


@cache
def engine_version() -> str:
    """The version with a digest of the lexicons, so that a claim says which words it was found with."""
    digest = hashlib.sha256()
    folder = files("articles.extraction") / "data"
    for source in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if source.name.endswith(".toml"):
            digest.update(source.name.encode() + b"\0" + source.read_bytes())
    return f"{ENGINE_VERSION}+{digest.hexdigest()[:8]}"


def extract(text: str, *, published_on: date | None, knowledge: Knowledge, title: str = "") -> Extraction:
    """Everything that the engine proposes for one article.

    `text` is the canonical text (NFC, LF) from which every span counts. Without `published_on` the anchor of relative
    dates is read from the text and marked as inferred. `title` is the headline when the text does not repeat it; it
    carries no evidence and so adds nothing but whether the story is of an operation.
    """
    document = read_document(text)
    anchor = published_on or infer_anchor(document)
    dates = find_dates(document, anchor)
    places = find_places(document, knowledge)
    agencies = find_agencies(document, knowledge, places)
    agencies += find_generic_police(document, knowledge, places, agencies)
    country = country_of(places, knowledge.home_country)
    agencies += find_back_references(document, knowledge, country, agencies)
    if country == knowledge.home_country:
        agencies += find_governors(document, knowledge, places)
    offences = find_offences(document)
    words = [token.lower for token in document.tokens]
    numbers = find_numbers(document, [mention.span for mention in dates] + numbered(document, places))
    phrases = find_noun_phrases(document, words, numbers)
    claims = find_parts(document, words, phrases, strongest(find_claims(document, words, phrases)))
    claims = sorted(
        [*claims, *find_running_totals(document, words, numbers, claims)], key=lambda claim: claim.at
    )
    scenes = read_scenes(document, words, claims, dates, places, agencies, offences)
    mark_statistics(document, words, scenes, anchor)
    groups = tidy(group_operations(split_scenes(document, scenes)), scenes)
    proposer = Proposer(document, words, scenes, knowledge, anchor)
    operations, statistics = proposer.propose(groups)
    return Extraction(
        text=text,
        published_on=anchor,
        published_inferred=published_on is None and anchor is not None,
        has_operation=bool(operations),
        operations=operations,
        statistics=statistics,
    )


def numbered(document: Document, places: Sequence[object]) -> list:  # type: ignore[type-arg]
    """Spans of places that are themselves numbers: "Village 3"."""
    return [place.span for place in places if any(c.isdigit() for c in place.printed)]  # type: ignore[attr-defined]
