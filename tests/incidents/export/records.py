"""Small sets of records that several tests of the export begin with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from articles.models import Article
from incidents.models import Claim, Operation, Outcome, Statistic
from tests.builders import (
    exactly,
    make_agency,
    make_article,
    make_claim,
    make_location,
    make_offence,
    make_operation,
    make_operation_agency,
    make_operation_offence,
    make_outcome,
    make_outlet,
    make_place,
    make_report,
    make_statistic,
)

DEPORTED = "Officials deported 230 people, 50 of them women. From January, 1,450 people were deported."


def supported(outcome: Outcome, **changes: Any) -> Claim:
    """An accepted claim that says what `outcome` says, in an article that reports its operation."""
    article = make_article(outlet=make_outlet())
    make_report(outcome.operation, article)
    figures = {"low": outcome.low, "best": outcome.best, "high": outcome.high}
    return make_claim(outcome=outcome, article=article, kind=outcome.kind, **{**figures, **changes})


def whole_record() -> Operation:
    """A confirmed deportation with everything that can be said of one, and a statistic from the same article."""
    province = make_location(
        name="Preah Sihanouk", code="18", latitude="10.6", longitude="103.5", coordinates_kind="centroid"
    )
    district = make_location(name="Sihanoukville", code="1801", level="district", parent=province)
    agency = make_agency(name="General Department of Immigration")
    operation = make_operation(
        title="230 deported", kind="deportation", date_wording="on Friday", date_basis="relative"
    )
    make_place(operation, district)
    make_operation_agency(operation, agency, role="lead")
    make_operation_offence(
        operation, make_offence(slug="immigration_violation", name="Immigration violation")
    )
    article = make_article(
        outlet=make_outlet(name="The Daily Example"),
        text=DEPORTED,
        published_on=date(2022, 9, 24),
        published_at=datetime(2022, 9, 23, 17, 30, tzinfo=UTC),
        inferred=["published_on"],
    )
    make_report(operation, article)
    total = make_outcome(operation=operation, kind="deportation", **exactly(230))
    part = make_outcome(
        operation=operation,
        kind="deportation",
        part_of=total,
        breakdown="female",
        sex="female",
        **exactly(50),
    )
    whole = make_claim(
        outcome=total, article=article, kind="deportation", quote="deported 230 people", **exactly(230)
    )
    make_claim(
        outcome=part,
        article=article,
        kind="deportation",
        quote="50 of them women",
        part_of=whole,
        **exactly(50),
    )
    cumulative(make_statistic(issuer=agency, territory=province), article)
    return operation


def cumulative(statistic: Statistic, article: Article | None = None, **changes: Any) -> Claim:
    """An accepted claim on which a statistic rests."""
    fields = {
        "article": article or make_article(text=DEPORTED),
        "quote": "1,450 people",
        "kind": statistic.kind,
    }
    return make_claim(statistic=statistic, **{**fields, **exactly(1450), **changes})
