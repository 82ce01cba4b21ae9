"""What the finders see in one text, before any of it becomes a proposal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from articles.extraction.agencies import country_of, find_agencies
from articles.extraction.agency_back import find_back_references, find_governors, find_prosecutors
from articles.extraction.agency_generic import find_generic_police
from articles.extraction.claim_rules import strongest
from articles.extraction.claims import Claim
from articles.extraction.comparisons import find_comparisons, find_numbered
from articles.extraction.dates import find_dates, infer_anchor
from articles.extraction.document import Document, read_document
from articles.extraction.frames import find_claims
from articles.extraction.knowledge import Knowledge
from articles.extraction.mishaps import without_mishaps
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.noun_phrases import find_noun_phrases
from articles.extraction.numbers import find_numbers
from articles.extraction.offences import find_offences
from articles.extraction.parts import find_parts
from articles.extraction.places import mentions_of, read_places
from articles.extraction.running_totals import find_running_totals
from articles.extraction.types import AgencyMention, DateMention, OffenceMention, PlaceMention
from articles.extraction.unclaimed import find_unclaimed

DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Findings:
    """`anchor` is the day from which relative dates count, `inferred` when only the text tells it; `words` are the
    document's tokens in lower case, `country` that of the article."""

    document: Document
    words: list[str]
    anchor: date | None
    inferred: bool
    country: str
    dates: Sequence[DateMention]
    places: Sequence[PlaceMention]
    agencies: Sequence[AgencyMention]
    offences: Sequence[OffenceMention]
    phrases: tuple[NounPhrase, ...]
    claims: Sequence[Claim]


def find_all(text: str, *, published_on: date | None, knowledge: Knowledge) -> Findings:
    """Asks every finder, in the order in which they build on each other, and reads the figures that the rules leave."""
    found = find_by_rules(text, published_on=published_on, knowledge=knowledge)
    if all(claim.status != "done" for claim in found.claims):
        return found  # a guess adds to what rules tell of a deed; alone it makes none
    guesses = find_unclaimed(found.document, found.words, found.phrases, found.claims)
    if not guesses:
        return found
    told = [claim for claim in found.claims if not claim.rule.startswith("part.")]
    claims = find_parts(found.document, found.words, found.phrases, [*told, *guesses])
    return replace(found, claims=sorted(claims, key=lambda claim: claim.at))


def find_by_rules(text: str, *, published_on: date | None, knowledge: Knowledge) -> Findings:
    """What the finders see without a guess."""
    document = read_document(text)
    words = document.words
    anchor = published_on or infer_anchor(document)
    dates = find_dates(document, anchor)
    reader = read_places(document, knowledge)
    places = mentions_of(reader)
    country = reader.abroad or knowledge.home_country
    likely = reader.abroad or country_of(places, knowledge.home_country)
    agencies = all_agencies(document, knowledge, places, likely)
    offences = find_offences(document)
    numbered = [place.span for place in places if DIGIT.search(place.printed)]  # "Village 3"
    numbers = find_numbers(document, [mention.span for mention in dates] + numbered)
    phrases = find_noun_phrases(document, words, numbers)
    claims = without_mishaps(words, strongest(find_claims(document, words, phrases)))
    claims = sorted([*claims, *find_numbered(document, words, phrases, claims)], key=lambda claim: claim.at)
    claims = find_parts(document, words, phrases, claims)
    claims = [*claims, *find_running_totals(document, words, numbers, claims)]
    claims = [*claims, *find_comparisons(document, words, numbers, phrases, claims)]
    claims.sort(key=lambda claim: claim.at)
    inferred = published_on is None and anchor is not None
    return Findings(
        document, words, anchor, inferred, country, dates, places, agencies, offences, phrases, claims
    )


def all_agencies(
    document: Document, knowledge: Knowledge, places: Sequence[PlaceMention], country: str
) -> list[AgencyMention]:
    """Named authorities first; then those that a text names by what it has named already."""
    agencies = find_agencies(document, knowledge, places, country)
    if country == knowledge.home_country:
        agencies += find_generic_police(document, knowledge, places, agencies)
    agencies += find_back_references(document, knowledge, country, agencies)
    if country == knowledge.home_country:
        agencies += find_governors(document, knowledge, places)
        agencies += find_prosecutors(document, knowledge, places)
    return agencies
