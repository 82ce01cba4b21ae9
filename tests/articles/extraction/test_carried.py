"""Sets that go on: "they" of the sentence before, and figures that share a verb."""

import pytest

from tests.articles.extraction.reading import claims, figures, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested 12 men. They were sent to court.", [("arrest", 12), ("charge", 12)]),
        ("Police arrested 12 men. All were charged with fraud.", [("arrest", 12), ("charge", 12)]),
        ("Police arrested two men. Both were later released.", [("arrest", 2), ("release", 2)]),
        ("Police arrested 12 men. They will be deported.", [("arrest", 12), ("deportation", 12)]),
    ],
)
def test_a_pronoun_takes_the_figure_of_the_sentence_before(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested 12 men and freed four girls. They were sent to court.",
        "Police arrested 12 men.\n\nThey were sent to court.",
        "Police arrested 12 men. The files were sent to court.",
        "Police arrested 12 men. It rained. They were sent to court.",
        "Police arrested 12 men. They may be charged.",
        "Police arrested 12 men. They were not charged.",
        "Twelve men fled. They were charged.",
    ],
)
def test_it_takes_none_where_the_set_is_in_doubt(text):
    assert [count for kind, count in figures(text) if kind == "charge" and count] == []


def test_the_quote_holds_the_figure():
    text = "Police arrested 12 men in Kampot on Monday. They were sent to court."
    charge = next(claim for claim in read(text).operations[0].outcomes if claim.kind == "charge")
    assert "12 men" in charge.evidence.quote.of(text)
    assert any("sentence before" in reason for reason in charge.reasons)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They arrested 24 men in the north, 26 in the south.", [24, 26]),
        ("The unit arrested 12 men in Kampot, two in Kep and one in Takeo.", [12, 2, 1]),
        ("Seventeen arrests were made in the capital and another five in Kampot.", [17, 5]),
        ("Police arrested five men, four in Kampot and one in Kep.", [5]),
        ("Police arrested five men, 24 hours after a tip.", [5]),
        ("Police arrested five men in Kampot, where two died.", [5]),
    ],
)
def test_bare_figures_share_a_verb(text, expected):
    assert [count for kind, count in figures(text) if kind == "arrest"] == expected


def test_another_four_are_no_part_of_the_six():
    _, four = claims("Police arrested six men. Another four were caught in Kep.", parts=True)
    assert four.total is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 100 men were deported on June 1. The police chief put the number at 106.", [106]),
        ("Some 40 men were deported on June 1. The ministry put the figure at 43.", [43]),
        ("Police deported 12 men on June 1. The minister put the number at 13.", [12]),
        ("Some 40 men were deported on June 1. He put the number of visitors at 900.", [40]),
        ("Some 40 men were deported on June 1. He put the number on his phone.", [40]),
    ],
)
def test_the_exact_number_is_put_for_the_rough_one(text, expected):
    (operation,) = read(text).operations
    assert [outcome.count.best for outcome in operation.outcomes] == expected
