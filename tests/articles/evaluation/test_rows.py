"""What each row compares: found, gold and predicted."""

import pytest

from articles.evaluation.evidence import holds
from articles.evaluation.rows import ROWS, Case
from tests.articles.evaluation.records import TEXT, operation, outcome, proposed, record

BY_NAME = {row.name: row for row in ROWS}


def sums(row, gold, predicted):
    return BY_NAME[row].cell(Case("a", gold, predicted)).sums


def of(*outcomes):
    return record(operation(*outcomes))


@pytest.mark.parametrize(
    ("row", "gold", "predicted", "expected"),
    [
        ("screening", of(), of(), (1, 1, 1)),
        ("screening", record(), of(), (0, 0, 1)),
        ("outcomes", of(outcome()), of(outcome()), (1, 1, 1)),
        ("outcomes", of(outcome()), of(outcome("detention")), (0, 1, 1)),
        ("outcomes", of(outcome()), of(outcome(status="planned")), (0, 1, 1)),
        ("outcomes", of(outcome()), of(outcome(status="alleged")), (1, 1, 1)),
        ("outcomes", of(outcome(), outcome()), of(outcome()), (1, 2, 1)),
        ("outcomes", of(outcome(count=None)), of(), (0, 0, 0)),
        ("outcomes", of(outcome(count=0)), of(outcome(count=0)), (1, 1, 1)),
        (
            "outcomes",
            of(outcome("seizure", 3, unit="kilos")),
            of(outcome("seizure", 3.0, unit="kg")),
            (1, 1, 1),
        ),
        ("outcomes", of(outcome("seizure", 3, unit="kg")), of(outcome("seizure", 3, unit="g")), (0, 1, 1)),
        (
            "outcomes",
            of(outcome("seizure", 3, unit="phones")),
            of(outcome("seizure", 3, unit="pieces")),
            (1, 1, 1),
        ),
        ("outcomes~", of(outcome()), of(outcome("detention")), (1, 1, 1)),
        ("~people", of(outcome(), outcome("site_closed", 2)), of(outcome()), (1, 1, 1)),
        ("~sites", of(outcome(), outcome("site_closed", 2)), of(outcome()), (0, 1, 0)),
        ("~seizures", of(outcome("seizure", 2)), of(outcome("seizure", 2)), (1, 1, 1)),
        ("unquantified", of(outcome(count=None)), of(outcome("detention", None)), (1, 1, 1)),
        ("unquantified", of(outcome("fine", None, amount=5, currency="USD")), of(), (0, 0, 0)),
        ("modifier", of(outcome(modifier="nearly")), of(outcome(modifier="about")), (1, 1, 1)),
        ("modifier", of(outcome(modifier="at_least")), of(outcome()), (0, 1, 1)),
        ("split", of(outcome(nationalities=["CN", "TH"])), of(outcome(nationalities=["th", "CN"])), (1, 1, 1)),
        ("split", of(outcome(sex="female")), of(outcome(sex="male")), (0, 1, 1)),
        ("split", of(outcome(sex="male"), outcome(count=5, sex="male", breakdown_of=0)), of(), (0, 1, 0)),
        (
            "parts",
            of(outcome(), outcome(count=5, breakdown_of=0)),
            of(outcome(count=5, breakdown_of=1), outcome("detention")),
            (1, 1, 1),
        ),
        ("parts", of(outcome(breakdown_of=0), outcome(count=5, breakdown_of=9)), of(), (0, 0, 0)),
        (
            "money",
            of(outcome("fine", None, amount=5, currency="USD")),
            of(outcome("fine", None, amount=5, currency="KHR")),
            (0, 1, 1),
        ),
        ("dates", record(operation(start="2024-11-06")), record(operation(start=None)), (0, 1, 0)),
        (
            "provinces",
            record(operation(provinces=["Takeo"]), operation(provinces=["Takeo", "Kampot"])),
            record(operation(provinces=["Takeo"])),
            (1, 2, 1),
        ),
        ("agencies", record(operation(agencies=["GDI"])), record(operation(agencies=["the GDI"])), (1, 1, 1)),
        ("codes", record(operation(codes=["0701"])), record(operation(codes=["0701", "0702"])), (1, 1, 2)),
    ],
)  # fmt: skip
def test_compares(row, gold, predicted, expected):
    assert sums(row, gold, predicted) == expected


MONTHLY = outcome("deportation", 1450, agency="GDI", period_start="2022-01-01", period_end="2022-09-30")


def test_statistics_are_compared_apart_from_operations():
    gold, predicted = record(statistics=(MONTHLY,)), record(operation(outcome("deportation", 1450)))
    assert sums("statistics", gold, gold) == (1, 1, 1)
    assert sums("outcomes", gold, predicted) == (0, 0, 1)


def test_a_full_statistic_has_its_period_and_issuer():
    same = {**MONTHLY, "agency": "General Department of Immigration"}
    other = {**MONTHLY, "period_end": "2022-10-31"}
    issuer = {**MONTHLY, "agency": "Ministry of Labour"}
    gold = record(statistics=(MONTHLY,))
    assert sums("statistics+", gold, record(statistics=(issuer,))) == (0, 1, 1)
    assert sums("statistics+", gold, record(statistics=(same,))) == (1, 1, 1)
    assert sums("statistics+", gold, record(statistics=(other,))) == (0, 1, 1)


def test_counts_the_cumulative_figures_that_are_proposed_as_an_operations():
    gold = record(operation(outcome()), statistics=(MONTHLY,))
    wrong = record(operation(outcome(), outcome("deportation", 1450)))
    assert sums("statistic_as_outcome", gold, wrong) == (1, 1)
    assert sums("statistic_as_outcome", gold, gold) == (0, 1)


def test_a_figure_that_gold_has_in_both_places_is_no_mistake():
    both = record(operation(outcome("deportation", 1450)), statistics=(MONTHLY,))
    assert sums("statistic_as_outcome", both, record(operation(outcome("deportation", 1450)))) == (0, 1)


def test_counts_what_is_planned_and_proposed_as_done():
    gold = of(outcome("deportation", 9, status="planned"))
    assert sums("planned_as_done", gold, of(outcome("deportation", 9))) == (1, 1)
    assert sums("planned_as_done", gold, gold) == (0, 1)


def grouped(*sizes):
    """Operations of so many figures each, all different."""
    counts = iter(range(100))
    return record(*(operation(*(outcome(count=next(counts)) for _ in range(size))) for size in sizes))


@pytest.mark.parametrize(
    ("proposal", "precision", "recall", "baseline"),
    [
        (grouped(2, 2), 4, 4, 2),
        (grouped(4), 2, 4, 2),
        (grouped(1, 1, 1, 1), 4, 2, 2),
    ],
)
def test_grouping_is_b_cubed(proposal, precision, recall, baseline):
    assert sums("grouping", grouped(2, 2), proposal) == (4, precision, recall, baseline)


def test_a_figure_that_is_grouped_wrongly_names_its_companions():
    cell = BY_NAME["grouping"].cell(Case("a", grouped(2, 1), grouped(1, 2)))
    assert [item.words for item in cell.extra] == [
        "arrest 0 done: gold has it with arrest 1 done, proposed with nothing",
        "arrest 1 done: gold has it with arrest 0 done, proposed with arrest 2 done",
        "arrest 2 done: gold has it with nothing, proposed with arrest 1 done",
    ]


def test_grouping_passes_over_articles_of_one_operation():
    assert sums("grouping", grouped(4), grouped(2, 2)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("figure", "fault"),
    [
        (proposed("Police arrested 14 people"), ""),
        (proposed("Police arrested 14 people", "arrest", 15), "the figure is not in the quote"),
        (proposed("Police arrested 14 people", "arrest", 1), ""),
        (outcome(), "no quote"),
        (outcome(evidence={"quote": "14", "start": 0, "end": 2}), "the span is not the quote"),
        (outcome(evidence={"quote": "1" * 601, "start": 0, "end": 601}), "longer than 600 characters"),
        (outcome(evidence={"quote": "a\n\n14", "start": 0, "end": 5}), "spans paragraphs"),
    ],
)
def test_evidence_must_hold_the_figure(figure, fault):
    cell = BY_NAME["evidence"].cell(Case("a", record(), of(figure)))
    assert [item.words.split(": ")[1] for item in cell.extra] == ([fault] if fault else [])
    assert cell.sums == (not fault, 1)


@pytest.mark.parametrize(
    ("quote", "figure", "expected"),
    [
        ("fined 3 million riel", {"amount": 3_000_000}, True),
        ("fined 3 million riel", {"amount": 3}, True),
        ("fined 3 million riel", {"amount": 3_003_000}, False),
        ("about 1.2 thousand men", {"count": 1200}, True),
        ("about $5bn", {"amount": 5_000_000_000}, True),
        ("1,450 people", {"count": 1450}, True),
        ("1,450 people", {"count": 450}, False),
        ("fourteen people", {"count": 14}, True),
        ("people", {"count": 14}, False),
        ("people", {"count": None}, True),
    ],
)
def test_a_quote_holds_a_figure_in_digits_or_in_words(quote, figure, expected):
    assert holds(quote, figure) is expected


def test_evidence_must_stand_in_the_file():
    figure = proposed("Police arrested 14 people")
    inside = BY_NAME["evidence"].cell(Case("a", record(), of(figure), file=TEXT))
    outside = BY_NAME["evidence"].cell(Case("a", record(), of(figure), file="Another text."))
    assert (inside.sums, outside.sums) == ((1, 1), (0, 1))
