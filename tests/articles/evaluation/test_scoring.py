"""From articles to figures: sums, shares, intervals; by kind, by rule, by confidence."""

import pytest

from articles.evaluation.breakdown import Share, by_kind, by_rule, calibration, verdicts
from articles.evaluation.measures import evidence, grouping, mistakes, precision_recall, wilson
from articles.evaluation.printing import share_lines, shares_as_json
from articles.evaluation.scoring import cases_of, score
from tests.articles.evaluation.records import operation, outcome, proposed, record


def named(count, **fields):
    """Gold and prediction of so many articles."""
    return {f"a{number}": record(operation(outcome(count=number, **fields))) for number in range(count)}


@pytest.mark.parametrize(
    ("sums", "expected"),
    [
        ((8, 10, 16), (0.5, 0.8, pytest.approx(0.6154, abs=1e-4))),
        ((0, 0, 0), (1, 1, 1)),
        ((0, 0, 2), (0, 0, 0)),
        ((0, 2, 0), (0, 0, 0)),
    ],
)
def test_precision_recall_and_f1(sums, expected):
    figures = precision_recall(sums)
    assert (figures["precision"], figures["recall"], figures["f1"]) == expected


def test_mistakes_are_a_share_of_what_could_have_been_mistaken():
    assert mistakes((2, 8)) == {"errors": 2, "of": 8, "share": 0.25}
    assert mistakes((0, 0))["share"] == 0


def test_evidence_is_a_share_of_what_was_predicted():
    assert evidence((3, 4)) == {"share": 0.75, "predicted": 4}
    assert evidence((0, 0))["share"] == 0


def test_grouping_has_the_baseline_beside_it():
    figures = grouping((4, 3.0, 2.0, 1.0))
    assert (figures["precision"], figures["recall"], figures["f1"]) == (0.75, 0.5, 0.6)
    assert (figures["baseline_f1"], figures["gold"]) == (0.4, 4)


def test_an_article_without_a_prediction_counts_as_missed():
    gold = named(4)
    rows = score(cases_of(gold, {"a0": gold["a0"], "stranger": gold["a1"]}))
    assert rows["outcomes"].figures == {"precision": 1, "recall": 0.25, "f1": 0.4, "gold": 4, "predicted": 1}


def test_intervals_lie_around_the_figure_and_come_out_the_same_again():
    gold, wrong = named(40), named(40, status="planned")
    predicted = {name: wrong[name] if int(name[1:]) % 4 == 0 else gold[name] for name in gold}
    first, second = (score(cases_of(gold, predicted), resamples=200) for _ in range(2))
    row = first["outcomes"]
    low, high = row.intervals["precision"]
    assert row.figures["precision"] == 0.75
    assert 0.55 < low < 0.75 < high < 0.95
    assert row.intervals == second["outcomes"].intervals


def test_articles_that_are_alike_leave_no_doubt():
    gold = named(5)
    assert score(cases_of(gold, gold), resamples=50)["outcomes"].intervals["f1"] == (1, 1)


def test_without_resamples_there_are_no_intervals():
    gold = named(2)
    assert score(cases_of(gold, gold))["outcomes"].intervals == {}


JUDGED = score(
    cases_of(
        {"a": record(operation(outcome(), outcome("seizure", 3, unit="kg"), outcome("death", 1)))},
        {
            "a": record(
                operation(
                    proposed("14 people", "arrest", 14, confidence=0.97),
                    proposed("14 people", "arrest", 15, confidence=0.7, rule="outcome.arrest.passive"),
                    proposed("3 kg", "seizure", 3, unit="kg", confidence=0.9),
                )
            )
        },
    )
)["outcomes"]


def test_by_kind_counts_what_was_missed_too():
    assert by_kind(JUDGED) == [
        Share("arrest", 1, 2, 0),
        Share("seizure", 1, 1, 0),
        Share("death", 0, 0, 1),
    ]


def test_by_rule_is_precision_alone():
    assert by_rule(verdicts(JUDGED.cells)) == [
        Share("outcome.arrest.active", 1, 1),
        Share("outcome.arrest.passive", 0, 1),
        Share("outcome.seizure.active", 1, 1),
    ]


def test_calibration_has_every_band_from_the_surest_down():
    assert calibration(verdicts(JUDGED.cells)) == [
        Share("certain, 0.90 and more", 2, 2),
        Share("likely, 0.70 to 0.90", 0, 1),
        Share("doubtful, below 0.70", 0, 0),
    ]


def test_a_share_with_what_was_missed_has_recall_and_f1():
    share = Share("arrest", 6, 8, 2)
    assert (share.precision, share.recall, share.f1) == (0.75, 0.75, 0.75)
    assert list(share_lines([share, Share("death", 0, 0, 1)], right="right")) == [
        "arrest                     6 of     8 right, 0.750 (0.41 to 0.93)  missed 2, recall 0.750, f1 0.750",
        "death                      0 of     0 right, -  missed 1, recall 0.000, f1 0.000",
    ]
    assert shares_as_json([Share("arrest", 3, 4)]) == [
        {"name": "arrest", "right": 3, "of": 4, "precision": 0.75, "interval": [0.3006, 0.9544]}
    ]


def test_a_share_of_nothing_has_no_precision():
    share = Share("none", 0, 0, 0)
    assert (share.precision, share.recall, share.f1, share.interval) == (None, None, None, (0, 1))


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),  # Newcombe 1998, table I
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson(right, of, low, high):
    assert wilson(right, of) == pytest.approx((low, high), abs=1e-4)
