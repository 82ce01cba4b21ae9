"""Denials that a verb alone would not tell."""

import pytest

from tests.articles.extraction.reading import figures, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There was nobody left to arrest.", ("arrest", 0)),
        ("There was no one to arrest.", ("arrest", 0)),
        ("They came upon 42 magazines without anyone being identified or arrested.", ("arrest", 0)),
        ("The search ended without anybody being detained.", ("detention", 0)),
        ("The raid ended without a single arrest.", ("arrest", 0)),
        ("Officers left without making any arrests.", ("arrest", 0)),
        ("The house was empty, and no one was rescued.", ("rescue", 0)),
    ],
)
def test_a_denial_is_a_zero(text, expected):
    assert expected in figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody wants to arrest them.",
        "They cannot be held without an arrest warrant.",
        "There was nobody to ask.",
        "They left before anyone being arrested could speak.",
        "Without any doubt the arrest of the men matters.",
        "They cannot work without anyone being paid.",
    ],
)
def test_other_denials_are_none(text):
    assert [figure for figure in figures(text) if figure[1] == 0] == []


def test_a_zero_is_no_operation_that_adds_up():
    text = (
        "Police freed one girl in Kampot on Monday.\n\nIn Battambang on Tuesday, officers freed one woman.\n\n"
        "In Ek Phnom on Wednesday, no one was rescued."
    )
    extraction = read(text)
    assert len(extraction.operations) == 3
    assert extraction.statistics == ()
