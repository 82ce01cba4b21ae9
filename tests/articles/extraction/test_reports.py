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


BULLETIN = (
    "The General Department of Immigration deported 1,420 foreigners in 2023, according to its annual report."
)
NUMBER = "The number of nets burned on the lake last year was 1,900."
YEAR_END = "Police sent 1,420 suspects to court last year, a year-end {} shows."


@pytest.mark.parametrize(
    ("text", "operations", "statistics"),
    [
        (f"{BULLETIN}\n\nRaids were made on 138 guesthouses.", [], [1420, 138]),
        (f"{BULLETIN}\n\nIts officers fined 402 landlords.\n\nInspectors checked 97 garages.", [], [1420, 402, 97]),
        (f"{BULLETIN}\n\nBy June 30, 120 suspects had been charged.", [], [1420, 120]),
        (f"{BULLETIN}\n\nIn all, 74 brokers were arrested.", [], [1420, 74]),
        (f"{BULLETIN}\n\nOn Tuesday, police in Kampot arrested six men.", [[6]], [1420]),
        (f"{BULLETIN}\n\nIn one raid in Kampot, six men were arrested.", [[6]], [1420]),
        ("Police arrested 14 people in Kampot on Tuesday.\n\nOfficers impounded 21 boats.", [[14, 21]], []),
        ("Police in Kampot arrested 14 men in 2023.\n\nOfficers impounded 21 boats.", [[14, 21]], []),
        (f"{NUMBER}\n\nOfficers impounded 21 boats.", [], [21]),
        # A large figure of a year opens a bulletin without a word for one.
        ("Inspectors removed 411 tonnes of goods in 2023.\n\nOfficers impounded 21 boats.", [], [411, 21]),
        ("Inspectors removed 411 tonnes of goods.\n\nOfficers impounded 21 boats.", [[411, 21]], []),
        ("# Task force tally since May 2023\n\nForces went into 231 villas.\n\nIn all, 74 men were arrested.", [], [231, 74]),
        ("# Task force tally\n\nForces went into 231 villas in Kampot.\n\nIn all, 74 men were arrested.", [[231, 74]], []),
    ],
)  # fmt: skip
def test_what_stands_in_a_bulletin_is_its_own_figure(text, operations, statistics):
    told, counted = figures(text)
    assert (told, [figure for figure in counted if figure != 1900]) == (operations, statistics)


@pytest.mark.parametrize(
    "word",
    ["bulletin", "review", "yearbook", "newsletter"],
)
def test_a_word_for_a_report_opens_one(word):
    assert figures(f"{YEAR_END.format(word)}\n\nInspectors checked 97 garages in Kampot.")[0] == []
    opening = f"Nets were many on the lake last year, a {word} shows."
    assert figures(f"{opening}\n\nIn all, 74 men were arrested in Kampot.") == ([], [74])
