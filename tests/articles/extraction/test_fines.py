"""Fines: who pays, and how much."""

import pytest

from tests.articles.extraction.reading import claims, whole


def fines(text: str) -> list[tuple[int | None, int | None]]:
    """(people, sum) of every fine."""
    return [
        (whole(claim.count.best), int(claim.money.amount) if claim.money else None)
        for claim in claims(text)
        if claim.kind == "fine"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The driver was fined 4 million riel.", [(1, 4_000_000)]),
        ("Its Thai driver paid a fine of $500.", [(1, 500)]),
        ("Their employer, whose name was not told, paid $600 in fines.", [(1, 600)]),
        ("The owner was let go after paying a $450 fine.", [(1, 450)]),
        ("The other three may stay open after paying fines of $100.", [(3, 100)]),
        ("Fines of $900 were imposed on six owners.", [(6, 900)]),
        ("Penalties of $900 were levied upon six owners.", [(6, 900)]),
        ("The four traders, said to be small fry, were fined $200 apiece.", [(4, 200)]),
        ("The driver, a Laotian, paid $22 in duty and penalties.", [(1, 22)]),
        ("The company was fined $900.", [(None, 900)]),
        ("The owners had strayed 700 metres and were each fined $40.", [(None, 40)]),
        ("Six drivers were fined $40.", [(6, 40)]),
        ("The driver paid $40 for the fish.", []),
        ("A fine of $900 may be imposed on six owners.", []),
    ],
)
def test_who_pays_and_how_much(text, expected):
    assert fines(text) == expected
