"""A stand-in for the engine that reads three plain patterns, so that tests of the import do not move with the lexicons."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from articles.extraction.counts import bounded
from articles.extraction.types import (
    AgencyMention,
    AgencyProposal,
    DateProposal,
    Evidence,
    Extraction,
    OffenceProposal,
    OperationProposal,
    OutcomeProposal,
    PlaceMention,
    PlaceProposal,
    Span,
    StatisticProposal,
)

SENTENCE = re.compile(r"[^.\s][^.\n]*\.")
OUTCOME = re.compile(r"(\d+) (people|women|men) were (arrested|deported|injured)")
KINDS = {"arrested": "arrest", "deported": "deportation", "injured": "injury"}
PLACE = re.compile(r"(Takeo|Kampot|Nowhere)")


def small_extract(
    text: str, *, published_on: date | None, knowledge: object = None, offence: str = "drugs"
) -> Extraction:
    """A paragraph that begins with "Raid" is an operation; "In 2024, 90 people were arrested." is a statistic.

    "14 people were arrested, of whom 3 women were arrested." is a total and its part.
    """
    operations, statistics = [], []
    for paragraph in re.finditer(r"[^\n]+", text):
        outcomes = list(read_outcomes(text, Span(*paragraph.span())))
        if paragraph[0].startswith("Raid"):
            operations.append(read_operation(text, Span(*paragraph.span()), outcomes, published_on, offence))
        elif paragraph[0].startswith("In 20"):
            year = int(paragraph[0][3:7])
            agency = AgencyMention(
                outcomes[0].evidence.quote, "police", "Takeo Police", "takeo-police", "source", "x"
            )
            period: dict[str, Any] = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
            statistics += [StatisticProposal(outcome, agency, **period) for outcome in outcomes]
    return Extraction(text, published_on, False, bool(operations), tuple(operations), tuple(statistics))


def read_outcomes(text: str, span: Span) -> list[OutcomeProposal]:
    found: list[OutcomeProposal] = []
    for sentence in SENTENCE.finditer(text, span.start, span.end):
        total = len(found)
        for match in OUTCOME.finditer(text, *sentence.span()):
            evidence = Evidence(Span(*sentence.span()), Span(*match.span()), f"outcome.{KINDS[match[3]]}")
            found.append(
                OutcomeProposal(
                    KINDS[match[3]],
                    bounded(Decimal(match[1])),
                    "people",
                    match[2],
                    evidence,
                    0.9,
                    sex="female" if match[2] == "women" else None,
                    part_of=total if len(found) > total else None,
                    reasons=("+ plain words",),
                )
            )
    return found


def read_operation(
    text: str, span: Span, outcomes: list[OutcomeProposal], published_on: date | None, offence: str
) -> OperationProposal:
    sentence = SENTENCE.search(text, span.start, span.end)
    quote = Span(*sentence.span()) if sentence else span
    evidence = Evidence(quote, Span(span.start, span.start + 4), "operation.raid")
    places = [place_of(match, evidence) for match in PLACE.finditer(text, span.start, span.end)]
    when: dict[str, Any] = {"start": published_on, "end": published_on, "wording": "today"}
    police = AgencyMention(quote, "police", "Takeo Police", "takeo-police", "lead", "agency")
    return OperationProposal(
        label=quote.of(text).rstrip("."),
        evidence=evidence,
        confidence=0.8,
        date=DateProposal(**when, precision="day", basis="relative", evidence=evidence, confidence=0.7)
        if published_on
        else None,
        places=tuple(places),
        agencies=(AgencyProposal(police, "lead", evidence, 0.6),)
        if "police" in text[span.start : span.end]
        else (),
        offences=(OffenceProposal(offence, evidence, 0.5),),
        outcomes=tuple(outcomes),
    )


def place_of(match: re.Match[str], evidence: Evidence) -> PlaceProposal:
    known = match[1] != "Nowhere"
    mention = PlaceMention(
        Span(*match.span()),
        match[1],
        "province" if known else "site",
        "exact" if known else "unresolved",
        name=match[1] if known else "",
        key=f"KH-{match[1].lower()}" if known else "",
    )
    return PlaceProposal(mention, evidence, 0.7)
