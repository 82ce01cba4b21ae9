"""Stories: what several articles say of one operation, and what follows from it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from incidents import review
from incidents.models import Claim, Operation
from incidents.outcomes import recompute, recompute_many
from tests.builders import an_editor, make_article
from tests.incidents.proposals import propose_claim, propose_operation

pytestmark = pytest.mark.django_db


def figures(operation: Operation) -> list[tuple[object, ...]]:
    recompute(operation)
    rows = operation.outcomes.order_by("kind", "breakdown", "rank")
    return [(o.kind, o.breakdown, o.rank, o.low, o.best, o.high, str(o.rule)) for o in rows]


def said(operation: Operation, best: int | None, day: int, **values: Any) -> Claim:
    """A claim of an article of its own, published on `day` of November 2024."""
    article = make_article(published_on=date(2024, 11, day))
    return propose_claim(operation=operation, article=article, best=best, **values)


def test_one_article_gives_its_own_figures() -> None:
    operation = propose_operation()
    said(operation, 200, 7, modifier="nearly")
    assert figures(operation) == [("arrest", "", 1, None, 200, 200, "single_source")]


def test_articles_that_agree_are_one_outcome() -> None:
    operation = propose_operation()
    said(operation, 14, 7)
    said(operation, 14, 8)
    assert figures(operation) == [("arrest", "", 1, 14, 14, 14, "all_agree")]
    assert operation.outcomes.get().claims.count() == 2


def test_the_latest_exact_figure_is_best_and_the_bounds_span_all() -> None:
    operation = propose_operation()
    said(operation, 12, 7)
    said(operation, 17, 9)
    said(operation, 14, 8)
    assert figures(operation) == [("arrest", "", 1, 12, 17, 17, "latest_exact")]


def test_a_later_hedge_does_not_displace_an_exact_figure() -> None:
    operation = propose_operation()
    said(operation, 203, 7)
    said(operation, 200, 8, modifier="about")
    assert figures(operation) == [("arrest", "", 1, 200, 203, 203, "latest_exact")]


def test_at_least_leaves_no_ceiling() -> None:
    operation = propose_operation()
    said(operation, 50, 7, modifier="at_least")
    said(operation, 40, 8, modifier="about")
    assert figures(operation) == [("arrest", "", 1, 40, 40, None, "latest")]


def test_zero_is_a_figure_and_silence_is_none() -> None:
    operation = propose_operation()
    said(operation, 0, 7)
    said(operation, None, 7, kind="rescue", modifier="unspecified", low=24)
    assert figures(operation) == [
        ("arrest", "", 1, 0, 0, 0, "single_source"),
        ("rescue", "", 1, 24, None, None, "single_source"),
    ]


def test_parts_hang_below_their_total_and_stand_apart_from_it() -> None:
    operation = propose_operation()
    article = make_article()
    total = propose_claim(operation=operation, article=article, best=230, kind="deportation")
    propose_claim(
        operation=operation, article=article, best=50, kind="deportation", sex="female", part_of=total
    )
    propose_claim(
        operation=operation,
        article=article,
        best=228,
        kind="deportation",
        nationalities=["VN"],
        part_of=total,
    )
    assert figures(operation) == [
        ("deportation", "", 1, 230, 230, 230, "single_source"),
        ("deportation", "VN", 1, 228, 228, 228, "single_source"),
        ("deportation", "female", 1, 50, 50, 50, "single_source"),
    ]
    whole = operation.outcomes.get(breakdown="")
    assert set(whole.parts.values_list("breakdown", flat=True)) == {"VN", "female"}


def test_parts_without_nationality_or_sex_are_told_apart_by_their_noun() -> None:
    operation = propose_operation()
    article = make_article()
    total = propose_claim(operation=operation, article=article, best=469, kind="people_found")
    for best, who in ((168, "people without passports"), (236, "people without permits")):
        propose_claim(
            operation=operation, article=article, best=best, kind="violation", who=who, part_of=total
        )
    found = [row[1:5:3] for row in figures(operation) if row[0] == "violation"]
    assert found == [("people without passports", 168), ("people without permits", 236)]


def test_two_figures_of_one_article_are_two_facts_the_larger_matched_with_the_larger() -> None:
    operation = propose_operation()
    first, second = make_article(published_on=date(2024, 11, 7)), make_article(published_on=date(2024, 11, 8))
    for article, best in ((first, 3), (first, 14), (second, 14)):
        propose_claim(operation=operation, article=article, best=best)
    assert figures(operation) == [
        ("arrest", "", 1, 14, 14, 14, "all_agree"),
        ("arrest", "", 2, 3, 3, 3, "single_source"),
    ]


def test_planned_and_done_never_mix() -> None:
    operation = propose_operation()
    said(operation, 14, 7, kind="deportation", status="planned")
    said(operation, 12, 8, kind="deportation")
    assert sorted(operation_status(operation)) == [("done", Decimal(12)), ("planned", Decimal(14))]


def operation_status(operation: Operation) -> list[tuple[str, Decimal | None]]:
    recompute(operation)
    return [(o.status, o.best) for o in operation.outcomes.all()]


def test_seized_goods_are_kept_apart_by_item_and_unit() -> None:
    operation = propose_operation()
    article = make_article()
    for item, unit, best in (("rosewood", "pieces", 64), ("Rosewood", "kg", 500), ("phones", "pieces", 12)):
        propose_claim(operation=operation, article=article, kind="seizure", item=item, unit=unit, best=best)
    recompute(operation)
    assert set(operation.outcomes.values_list("item", "unit")) == {
        ("rosewood", "pieces"),
        ("Rosewood", "kg"),
        ("phones", "pieces"),
    }


def test_what_nobody_claims_any_more_goes_and_a_second_run_writes_nothing() -> None:
    operation = propose_operation()
    said(operation, 14, 7)
    other = said(operation, 3, 7, kind="injury")
    recompute(operation)
    other.delete()
    assert [row[0] for row in figures(operation)] == ["arrest"]
    before = list(operation.outcomes.values())
    recompute(operation)
    assert list(operation.outcomes.values()) == before


def test_writes_many_operations_in_a_handful_of_queries(django_assert_max_num_queries: Any) -> None:
    operations = [propose_operation() for _ in range(5)]
    for operation in operations:
        article = make_article()
        total = propose_claim(operation=operation, article=article, best=20)
        propose_claim(operation=operation, article=article, best=5, sex="female", part_of=total)
    with django_assert_max_num_queries(8):
        recompute_many(operations)
    assert [operation.outcomes.count() for operation in operations] == [2] * 5
    with django_assert_max_num_queries(5):
        recompute_many(operations)


@pytest.mark.parametrize("larger_comes", [True, False])
def test_an_editors_figure_stays_with_its_claims_when_larger_ones_come_and_go(larger_comes: bool) -> None:
    operation, article = propose_operation(), make_article()
    smaller = propose_claim(operation=operation, article=article, best=14)
    larger = None if larger_comes else propose_claim(operation=operation, article=article, best=100)
    recompute(operation)
    smaller.refresh_from_db()
    assert smaller.outcome is not None
    decided = dict.fromkeys(("low", "best", "high"), Decimal(15))
    review.decide_outcome(smaller.outcome, **decided, note="The court's list.", editor=an_editor())
    if larger is None:
        propose_claim(operation=operation, article=article, best=100)
        recompute(operation)
    else:
        review.reject(larger, reason="not_stated", editor=an_editor())
    found = {
        int(o.best or 0): [int(claim.best or 0) for claim in o.claims.all()] for o in operation.outcomes.all()
    }
    assert found == ({15: [14], 100: [100]} if larger_comes else {15: [14]})


def test_a_claim_takes_the_place_of_a_rejected_one_below_an_editors_figure() -> None:
    operation, article = propose_operation(), make_article()
    first = propose_claim(operation=operation, article=article, best=14)
    second = propose_claim(operation=operation, article=article, best=13)
    recompute(operation)
    first.refresh_from_db()
    assert first.outcome is not None
    decided = dict.fromkeys(("low", "best", "high"), Decimal(15))
    review.decide_outcome(first.outcome, **decided, note="The court's list.", editor=an_editor())
    review.reject(first, reason="not_stated", editor=an_editor())
    outcome = operation.outcomes.get()
    assert (outcome.best, list(outcome.claims.all())) == (15, [second])
