"""Articles changed in a known way: another place, another day, another order of the paragraphs, one more paragraph."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import permutations

import pytest

from articles.extraction import extract
from articles.extraction.knowledge import Place
from articles.extraction.types import Extraction, OperationProposal
from articles.reference import reference_knowledge
from tests.articles.extraction.deeds import DEEDS, active
from tests.articles.extraction.reading import PUBLISHED, whole

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
KNOWLEDGE = reference_knowledge()
UNITS = {place.key: place for place in KNOWLEDGE.places if place.country == "KH"}
PROVINCES = [place for place in UNITS.values() if place.level == "province"]


def read(text: str, published_on: date = PUBLISHED) -> Extraction:
    return extract(text, published_on=published_on, knowledge=KNOWLEDGE)


def one(text: str, published_on: date = PUBLISHED) -> OperationProposal:
    (operation,) = read(text, published_on).operations
    return operation


def figures(operation: OperationProposal) -> list[tuple[str, int | None]]:
    return [(outcome.kind, whole(outcome.count.best)) for outcome in operation.outcomes]


def codes(operation: OperationProposal, level: str) -> list[str]:
    return [place.mention.code for place in operation.places if place.mention.level == level]


def parents(place: Place) -> list[Place]:
    """The unit and those above it, the deepest first."""
    chain = [place]
    while chain[-1].parent in UNITS and UNITS[chain[-1].parent].level != "country":
        chain.append(UNITS[chain[-1].parent])
    return chain


def sample(level: str, step: int) -> list[Place]:
    """Every `step`-th unit of a level that no other unit of its parent shares a name with."""
    units = [place for place in UNITS.values() if place.level == level]
    names = Counter((place.parent, place.name) for place in units)
    return [
        place for place in units if names[place.parent, place.name] == 1 and not place.name[-1].isdigit()
    ][::step]


@pytest.mark.parametrize("place", PROVINCES, ids=lambda place: place.name)
def test_another_province_changes_the_province_alone(place):
    for text in (
        f"Police in {place.name} province arrested 12 men on June 11.",
        f"On June 11, 12 men were arrested in {place.name}.",
        f"Police arrested 12 men on June 11. The raid was in {place.name} province.",
    ):
        operation = one(text)
        assert codes(operation, "province") == [place.code], text
        assert figures(operation) == [("arrest", 12)], text
        assert operation.date is not None
        assert operation.date.start == date(2024, 6, 11)


@pytest.mark.parametrize("place", sample("district", 9), ids=lambda place: place.key)
def test_another_district_is_found_with_its_parent(place):
    district, province = parents(place)
    for text in (
        f"Police arrested 12 men in {district.name} district, {province.name} province, on June 11.",
        f"Police arrested 12 men in {province.name}’s {district.name} district on June 11.",
    ):
        operation = one(text)
        assert (codes(operation, "district"), codes(operation, "province")) == (
            [district.code],
            [province.code],
        ), text
        assert figures(operation) == [("arrest", 12)], text


@pytest.mark.parametrize("place", sample("commune", 61), ids=lambda place: place.key)
def test_another_commune_is_found_with_its_parents(place):
    commune, district, province = parents(place)
    text = f"Police arrested 12 men in {commune.name} commune, {district.name} district, {province.name} province, on June 11."
    operation = one(text)
    assert codes(operation, "commune") == [commune.code], text
    assert codes(operation, "district") == [district.code], text
    assert figures(operation) == [("arrest", 12)], text


@pytest.mark.parametrize("weekday", range(7), ids=WEEK)
@pytest.mark.parametrize("days", range(0, 14, 2))
def test_the_day_counts_back_from_the_publication(weekday, days):
    published = PUBLISHED + timedelta(days=days)
    expected = published - timedelta(days=(published.weekday() - weekday) % 7)
    for text in (
        f"Police in Kampot province arrested 12 men on {WEEK[weekday]}.",
        f"On {WEEK[weekday]}, 12 men were arrested in Kampot province.",
        f"Police in Kampot province arrested 12 men on {WEEK[weekday]} night.",
    ):
        operation = one(text, published)
        assert operation.date is not None, text
        assert (operation.date.start, operation.date.end, operation.date.precision) == (
            expected,
            expected,
            "day",
        ), text
        assert figures(operation) == [("arrest", 12)]


@pytest.mark.parametrize("days", [0, 1, 6, 7, 40])
def test_a_printed_date_does_not_depend_on_the_publication(days):
    operation = one(
        "Police in Kampot province arrested 12 men on June 11, 2024.", PUBLISHED + timedelta(days=days)
    )
    assert operation.date is not None
    assert operation.date.start == date(2024, 6, 11)


PARAGRAPHS = (
    "On June 3, police in Battambang province arrested 12 men.",
    "On June 7, rangers in Mondulkiri province seized 31 chainsaws.",
    "On June 11, inspectors in Kampot province closed nine shops and fined 17 vendors.",
)


def told(text: str) -> list[tuple[object, ...]]:
    """Day, provinces and figures of each operation, in a fixed order."""
    return sorted(
        (operation.date and operation.date.start, codes(operation, "province"), figures(operation))
        for operation in read(text).operations
    )


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_paragraphs_that_stand_alone_may_stand_in_any_order(order):
    alone = sorted(row for paragraph in PARAGRAPHS for row in told(paragraph))
    assert told("\n\n".join(PARAGRAPHS[at] for at in order)) == alone


@pytest.mark.parametrize("deed", DEEDS, ids=str)
def test_a_paragraph_of_another_matter_changes_nothing(deed):
    if deed.kind in ("charge", "conviction", "release", "fine", "personnel", "violation", "death", "injury"):
        return  # they alone make no operation, or another's
    first = active(deed).replace("near the pier", "in Kampot province on June 11")
    before = told(first)
    assert len(before) == 1, first
    for other in (
        "The market opens at six. Its stalls are painted blue.",
        "The school has 400 pupils and nine teachers.",
    ):
        assert told(f"{first}\n\n{other}") == before
        assert told(f"# A headline of no matter\n\n{first}\n\n{other}") == before
