"""A report of a period holds no operation, whatever one of its sentences looks like alone."""

import pytest

from tests.articles.extraction.reading import read, whole

REPORT = (
    "Customs officers seized 1,206 cars, 74 guns, 1,033 motorbikes, 41 boats and 19 trucks in the first half of the year, "
    "the General Department of Customs and Excise said."
)
LEFT = "The goods confiscated included 2,317 tonnes of frozen meat."


def figures(text: str) -> tuple[list[list[int | None]], list[int | None]]:
    found = read(text)
    return (
        [[whole(outcome.count.best) for outcome in operation.outcomes] for operation in found.operations],
        [whole(statistic.outcome.count.best) for statistic in found.statistics],
    )


@pytest.mark.parametrize(
    ("text", "operations", "last"),
    [
        (f"{REPORT}\n\n{LEFT}", [], 2317),
        (f"{REPORT}\n\nOn Tuesday, police in Kampot arrested six men.", [[6]], 19),
        (LEFT, [[2317]], None),
    ],
)
def test_what_a_report_leaves_over_is_its_own_figure(text, operations, last):
    told, statistics = figures(text)
    assert (told, statistics[-1] if statistics else None) == (operations, last)
