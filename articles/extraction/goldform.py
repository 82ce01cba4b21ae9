"""An extraction as a record of the codebook: plain values that become one JSON object."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from articles.extraction.types import (
    Extraction,
    OperationProposal,
    OutcomeProposal,
    PlaceMention,
    PlaceProposal,
    StatisticProposal,
)

# How many code points apart a commune and its district are printed.
NEAR = 70
# How many, at most, a district and the province that it is printed in.
SAME_PASSAGE = 200
FIELDS = {
    "province": "provinces",
    "district": "districts",
    "commune": "communes",
    "village": "villages",
    "site": "sites",
}


def as_record(extraction: Extraction, *, article: str) -> dict[str, Any]:
    """The record of one article, in the form that docs/codebook.md defines, with text, evidence, rules and confidence."""
    return {
        "article": article,
        "published": iso(extraction.published_on),
        "has_operation": extraction.has_operation,
        "operations": [operation_record(operation, extraction) for operation in extraction.operations],
        "statistics": [statistic_record(statistic, extraction) for statistic in extraction.statistics],
        "text": extraction.text,
    }


def operation_record(operation: OperationProposal, extraction: Extraction) -> dict[str, Any]:
    when = operation.date
    record: dict[str, Any] = {
        "label": operation.label,
        "start": iso(when.start) if when else None,
        "end": iso(when.end) if when else None,
        "date_precision": when.precision if when else "unknown",
        "places": [place_record(place) for place in operation.places],
        "provinces": [],
        "districts": [],
        "communes": [],
        "villages": [],
        "sites": [],
        "codes": codes_of(operation.places),
        "offences": [offence.offence for offence in operation.offences],
        "agencies": [agency.mention.name for agency in operation.agencies],
        "outcomes": [outcome_record(outcome, extraction) for outcome in operation.outcomes],
    }
    for place in operation.places:
        field = FIELDS.get(place.mention.level)
        name = place.mention.printed
        # "The capital" and "the MDS zone" go by their names; other places are printed as the article has them.
        if place.mention.name and (place.mention.level in ("province", "site") or name[:1].islower()):
            name = place.mention.name
        if field and name not in record[field]:
            record[field].append(name)
    mentions = [place.mention for place in operation.places]
    for place in operation.places:
        moved = any(has_moved(place.mention, other, mentions) for other in mentions)
        if place.mention.province and not moved and place.mention.province not in record["provinces"]:
            record["provinces"].append(place.mention.province)
    if operation.background:
        record["background"] = True
    if operation.country:
        record["country"] = operation.country
    return record


def place_record(place: PlaceProposal) -> dict[str, Any]:
    mention = place.mention
    return {
        "printed": mention.printed,
        "name": mention.name or mention.printed,
        "level": mention.level,
        "code": mention.code or None,
    }


def codes_of(places: Sequence[PlaceProposal]) -> list[str]:
    """The official codes of the deepest places: one that is a parent of another is left out, and so is a district that is
    printed beside a commune which by today's gazetteer lies in another."""
    mentions = [place.mention for place in places if place.mention.code]
    parents = {key for mention in mentions for key in mention.path if key != mention.key}
    return list(
        dict.fromkeys(
            mention.code
            for mention in mentions
            if mention.key not in parents
            and not any(has_left(other, mention) or has_moved(other, mention, mentions) for other in mentions)
        )
    )


def has_moved(inner: PlaceMention, outer: PlaceMention, mentions: Sequence[PlaceMention]) -> bool:
    """Whether a district is printed inside a province that it no longer lies in: the only province that is printed, near
    the district, and with no unit of its own ("In Kampong Cham, trucks were stopped in Memot district")."""
    if outer.level != "province" or inner.level != "district" or not outer.key or outer.key in inner.path:
        return False
    if abs(inner.span.start - outer.span.start) > SAME_PASSAGE:
        return False
    return not any(
        mention is not outer and (mention.level == "province" or outer.key in mention.path)
        for mention in mentions
    )


def has_left(inner: PlaceMention, outer: PlaceMention) -> bool:
    """Whether a commune or village is printed with a district that it no longer lies in."""
    return (
        outer.level == "district"
        and inner.level in ("commune", "village")
        and outer.key not in inner.path
        and outer.path[:2] == inner.path[:2]
        and abs(inner.span.start - outer.span.start) < NEAR
    )


def outcome_record(outcome: OutcomeProposal, extraction: Extraction) -> dict[str, Any]:
    quote = outcome.evidence.quote
    record: dict[str, Any] = {
        "kind": outcome.kind,
        "count": plain(outcome.count.high if outcome.count.modifier == "range" else outcome.count.best),
        "modifier": outcome.count.modifier,
        "unit": outcome.unit,
        "who": outcome.who,
        "nationalities": list(outcome.nationalities),
        "sex": outcome.sex,
        "status": outcome.status,
        "breakdown_of": outcome.part_of,
        "evidence": {"start": quote.start, "end": quote.end, "quote": quote.of(extraction.text)},
        "rule": outcome.evidence.rule,
        "confidence": outcome.confidence,
        "reasons": list(outcome.reasons),
    }
    if outcome.item:
        record["item"] = outcome.item
    if outcome.money is not None:
        record["amount"] = plain(outcome.money.amount)
        record["currency"] = outcome.money.currency
    return record


def statistic_record(statistic: StatisticProposal, extraction: Extraction) -> dict[str, Any]:
    return {
        **outcome_record(statistic.outcome, extraction),
        "agency": statistic.agency.name if statistic.agency else None,
        "period_start": iso(statistic.period_start),
        "period_end": iso(statistic.period_end),
    }


def plain(value: Decimal | None) -> int | float | None:
    """A figure as JSON writes it: whole numbers without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
