"""Forces that are counted as the subject of a deed, alone or in a list, and by what they are called."""

import pytest

from tests.articles.extraction.reading import figures


def forces(text):
    return [count for kind, count in figures(text) if kind == "personnel"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 80 police and gendarmes searched three buildings.", [80]),
        ("Some 40 soldiers, police and rangers raided two camps.", [40]),
        ("More than 60 officers, joined by guards of the city, raided two flats.", [60]),
        ("Some 30 provincial and military police raided two houses.", [30]),
        ("The checks involved 160 immigration and tourist police.", [160]),
        ("The joint team of 22, which set out on Monday, seized 12 snares.", [22]),
        ("A team of 16 from the ministry seized 12 crates.", [16]),
        ("In all, 412 workers were checked by a team of 96.", [96]),
        ("The operation employed 150 officers.", [150]),
        ("More than 60 officers were posted to the bridge.", [60]),
        ("Bulldozers came, followed by 200 soldiers.", [200]),
        ("The work was watched over by 80 police.", [80]),
        ("Some 30 provincial and commune offices were raided.", []),
        ("Two officers searched three buildings.", []),
        ("The chief of 80 police searched three buildings.", []),
        ("A gang of 16 seized 12 crates.", []),
        ("Villagers met 80 officers and robbers raided two houses.", []),
    ],
)
def test_forces_that_are_counted(text, expected):
    assert forces(text) == expected
