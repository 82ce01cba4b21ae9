"""The sum with which a story opens is a statistic where the operations told after it come to it."""

import pytest

from tests.articles.extraction.reading import read


def sums(text: str) -> tuple[list[int], list[int]]:
    """The counts of the operations' totals, and those of the statistics, of people."""
    extraction = read(text)
    done = [
        int(outcome.count.best)
        for operation in extraction.operations
        for outcome in operation.outcomes
        if outcome.count.best is not None
        and outcome.unit == "people"
        and outcome.kind in ("arrest", "detention")
    ]
    cumulative = [
        int(s.outcome.count.best) for s in extraction.statistics if s.outcome.count.best is not None
    ]
    return sorted(done), sorted(cumulative)


TWO = "On Monday, police in Battambang raided a hotel and arrested {} men. On Wednesday, police in Kampot raided a villa and arrested {} women."


@pytest.mark.parametrize(
    ("text", "done", "cumulative"),
    [
        ("Police arrested 89 people this week, officials said.\n\n" + TWO.format(54, 35), [35, 54], [89]),
        ("Police have detained 62 people at two houses.\n\n" + TWO.format(40, 22), [22, 40], [62]),
        (
            "Police searched houses this week. Some of the people were held. In all, 62 people were detained.\n\n"
            + TWO.format(40, 22),
            [22, 40],
            [62],
        ),
        # What becomes of all of them is as much a sum; what becomes of others is not.
        (
            "Police arrested 89 people this week, officials said.\n\n"
            + TWO.format(54, 35)
            + " All 89 were charged on Friday.",
            [35, 54],
            [89, 89],
        ),
        (
            "Police arrested 89 people this week, officials said.\n\n"
            + TWO.format(54, 35)
            + " The 35 were charged on Friday.",
            [35, 54],
            [89],
        ),
        # A small figure with its parts is no sum of them.
        (
            (
                "Police made two raids this week in Battambang and Kampot.\n\nIn Battambang, three men were arrested: two Thais and a "
                "Cambodian. In Kampot, police arrested a man and a woman."
            ),
            [1, 1, 1, 2, 3],
            [],
        ),
        # They do not come to it.
        ("Police arrested 89 people this week, officials said.\n\n" + TWO.format(54, 31), [31, 54, 89], []),
        # One operation alone does: its figure told again.
        ("Police arrested 54 people this week, officials said.\n\n" + TWO.format(54, 35), [35, 54], []),
        # So few come to it by chance, but not where a story opens with them and names no day.
        ("Police arrested nine people on Monday, officials said.\n\n" + TWO.format(5, 4), [4, 5, 9], []),
        (
            "Police arrested nine people in Battambang town, officials said.\n\n" + TWO.format(5, 4),
            [4, 5, 9],
            [],
        ),
        ("Police sealed a club. Nine people were arrested.\n\n" + TWO.format(5, 4), [4, 5, 9], []),
        ("Police arrested nine people this week, officials said.\n\n" + TWO.format(5, 4), [4, 5], [9]),
        ("Police arrested four people this week, officials said.\n\n" + TWO.format(2, 2), [2, 2, 4], []),
    ],
)
def test_an_opening_sum_of_later_operations_is_a_statistic(text, done, cumulative):
    assert sums(text) == (done, cumulative)


def test_goods_behind_a_tally_of_fines_are_that_tally():
    text = (
        "Customs officers collected 41 billion riel in fines between January and May.\n\n"
        "The goods confiscated included 317 tonnes of frozen meat and 206 cars."
    )
    assert read(text).operations == ()
    assert sums(text) == ([], [206, 317])
