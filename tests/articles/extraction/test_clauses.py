"""Sentences that tell two operations, and those that tell one at two places."""

import pytest

from articles.extraction.engine import extract
from articles.reference import reference_knowledge
from tests.articles.extraction.reading import PUBLISHED, whole


def told(text: str) -> list[tuple[str, list[int | None]]]:
    """The first day and the counts of each operation."""
    found = extract(text, published_on=PUBLISHED, knowledge=reference_knowledge()).operations
    return [
        (
            operation.date.start.strftime("%d") if operation.date and operation.date.start else "",
            [whole(outcome.count.best) for outcome in operation.outcomes],
        )
        for operation in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police arrested two men in Battambang on June 4, and officers arrested three others in Kampot on June 6.",
            [("04", [2]), ("06", [3])],
        ),
        (
            "Police arrested two men in Battambang on June 4; in Kampot, on June 6, they detained three women.",
            [("04", [2]), ("06", [3])],
        ),
        (
            "On June 4, police arrested two men in Village 6 of Sihanoukville’s Buon commune; three were held in Village 4 of it.",
            [("04", [2]), ("04", [3])],
        ),
        ("Police arrested two men in Battambang on June 4, and seized three boats.", [("04", [2, 3])]),
        ("On June 4, police arrested two men and three women in Battambang and Kampot.", [("04", [2, 3])]),
        (
            "On June 4, police arrested five men in Kampot, and three of them were taken to Battambang.",
            [("04", [5, 3])],
        ),
    ],
)
def test_a_sentence_is_cut_where_it_turns_to_another_operation(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (
            "Police arrested six men in Kandal’s Sa’ang district on June 4.\n\nIn Khsach Kandal district, eight men were arrested.",
            [[6], [8]],
        ),
        (
            "Police arrested six men in Kandal’s Sa’ang district on June 4.\n\nElsewhere in Kandal province, they seized eight boats.",
            [[6, 8]],
        ),
    ],
)
def test_two_districts_of_a_province_are_two_places(text, groups):
    assert [counts for _, counts in told(text)] == groups
