"""Periods and issuers of statistics, and the authorities that are named by their noun alone."""

from datetime import date

import pytest

from articles.extraction.dates import find_dates
from articles.extraction.document import read_document
from articles.extraction.engine import extract
from articles.extraction.knowledge import Agency, Knowledge
from tests.articles.extraction.reading import KNOWLEDGE, PUBLISHED

WORLD = Knowledge(
    KNOWLEDGE.places,
    (
        *KNOWLEDGE.agencies,
        Agency("moi", "Ministry of Interior", "ministry", "KH", aliases=("interior ministry",)),
        Agency("info", "Ministry of Information", "ministry", "KH", aliases=("information ministry",)),
        Agency("fia", "Fisheries Administration", "department", "KH"),
    ),
)
COUNTED = "Since March, 420 people have been arrested"


def statistics(text: str) -> list[tuple[str | None, date | None, date | None]]:
    found = extract(text, published_on=PUBLISHED, knowledge=WORLD).statistics
    return [(s.agency.name if s.agency else None, s.period_start, s.period_end) for s in found]


def issuer(text: str) -> str | None:
    return statistics(text)[0][0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{COUNTED}, the Ministry of Environment said.", "Ministry of Environment"),
        (
            f"The interior minister spoke on Monday.\n\n{COUNTED}, a ministry report says.",
            "Ministry of Interior",
        ),
        (f"{COUNTED}, the interior minister said.", "Ministry of Interior"),
        (
            (
                "The Fisheries Administration is pleased with its year.\n\n"
                f"{COUNTED}, Dara Sok told a press conference hosted by the Ministry of Environment."
            ),
            "Fisheries Administration",
        ),
        (
            (
                "Sok Dara, a spokesman for the Ministry of Environment, opened the meeting.\n\nNobody smiled.\n\n"
                f"The General Department of Immigration said nothing.\n\n{COUNTED}, Dara said."
            ),
            "Ministry of Environment",
        ),
    ],
)
def test_the_figure_is_that_of_the_authority_that_acts_or_speaks(text, name):
    assert issuer(text) == name


@pytest.mark.parametrize(
    "text",
    [
        f"The Ministry of Environment met on Monday.\n\n{COUNTED}, according to a tally of local reports.",
        f"{COUNTED}, the information ministry announced.",
        f"The information minister spoke.\n\nHe smiled.\n\n{COUNTED}.",
        f"{COUNTED}, as relayed by the Ministry of Environment.",
        f"Kampot provincial police were at hand.\n\n{COUNTED}.",
    ],
)
def test_who_passes_a_figure_on_has_not_counted(text):
    assert issuer(text) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("In the 12 months to April, 420 foreigners were deported.", date(2023, 5, 1), date(2024, 4, 30)),
        ("In the three months to the end of March 2024, 420 foreigners were deported.", date(2024, 1, 1), date(2024, 3, 31)),
        ("In the year to May, 420 foreigners were deported.", date(2023, 6, 1), date(2024, 5, 31)),
        ("In the third quarter, 420 foreigners were deported.", date(2023, 7, 1), date(2023, 9, 30)),
        ("Since the start of the year, 420 foreigners have been deported.", date(2024, 1, 1), None),
        (
            "Police in Kampot arrested 12 men on Monday and Tuesday, bringing to 420 the number of arrests since May 3.",
            date(2024, 5, 3),
            date(2024, 6, 11),
        ),
        (
            "The report is of the year 2023. Police deported 420 foreigners in the course of those months, as against 500 in 2022.",
            date(2023, 1, 1),
            date(2023, 12, 31),
        ),
        (
            f"{COUNTED}, the Ministry of Environment announced on Wednesday.",
            date(2024, 3, 1),
            date(2024, 6, 12),
        ),
    ],
)  # fmt: skip
def test_the_period_is_the_figures_own(text, start, end):
    assert (start, end) in [(first, last) for _, first, last in statistics(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He waited three months to learn the truth.",
        "It took a year to build.",
        "Officers waited four months to November's rain and went home to 12 children.",
    ],
)
def test_months_to_something_else_are_no_period(text):
    found = find_dates(read_document(text), PUBLISHED)
    assert [mention for mention in found if mention.end == date(2024, 6, 30)] == []


@pytest.mark.parametrize(
    ("text", "acting"),
    [
        (
            "The Ministry of Environment met on Monday. The ministry seized 12 boats in Kampot on Tuesday.",
            True,
        ),
        ("The environment minister spoke in Kampot on Monday, where police seized 12 boats.", False),
        ("The ministry's hall is in Kampot. Police seized 12 boats on Monday.", False),
    ],
)
def test_a_noun_alone_stands_for_the_authority_that_was_named(text, acting):
    knowledge = Knowledge(
        KNOWLEDGE.places,
        (Agency("moe", "Ministry of Environment", "ministry", "KH", aliases=("environment ministry",)),),
    )
    operations = extract(text, published_on=PUBLISHED, knowledge=knowledge).operations
    names = {agency.mention.name for operation in operations for agency in operation.agencies}
    assert ("Ministry of Environment" in names) is acting


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            (
                "Police rounded up 89 foreigners in two raids last week.\n\nThe first raid, in Kampot on June 4, netted 51 foreigners."
                "\n\nThe second raid, in Battambang on June 6, netted 38 foreigners."
            ),
            date(2024, 6, 4),
            date(2024, 6, 6),
        ),
        (
            (
                "Police rounded up 89 foreigners in two raids between June 3 and 7.\n\nThe first raid, in Kampot, netted 51 foreigners."
                "\n\nThe second raid, in Battambang, netted 38 foreigners."
            ),
            date(2024, 6, 3),
            date(2024, 6, 7),
        ),
    ],
)
def test_a_sum_has_the_days_that_its_sentence_prints_else_those_of_its_operations(text, start, end):
    assert [(first, last) for _, first, last in statistics(text)] == [(start, end)]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            "Police in Kampot arrested 12 men on June 4. Some 190 casinos have now been sealed, the ministry said.",
            None,
        ),
        (
            "Police in Kampot arrested 12 men on June 4. On June 5, 8 women were arrested in Battambang, bringing the total to 20.",
            date(2024, 6, 4),
        ),
    ],
)
def test_only_a_sum_of_the_articles_operations_has_their_days(text, start):
    assert statistics(text)[0][1] == start


HALF = (date(2023, 1, 1), date(2023, 6, 30))
YEAR = (date(2023, 1, 1), date(2023, 12, 31))
SEASON = "The dry season began on March 1, 2024."


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        # A period that is only compared is not that of the figure, nor of what follows.
        ("In 2023 GDI deported 412 people, up from 204 in 2022. Some 300 landlords were fined.",
         [YEAR, (date(2022, 1, 1), date(2022, 12, 31)), YEAR]),
        ("In the first half of 2023 police arrested 149 men, fewer than in the first half of 2022. They closed 97 bars.", [HALF, HALF]),
        ("Rangers closed 412 camps in the fight against poachers in the first half of 2023.", [HALF]),
        # The day behind "since" opens a period; the one behind "runs to" closes it.
        ("Since the campaign began on March 13, 2024, police have raided 97 bars, the ministry said in its tally, which runs to June 2.",
         [(date(2024, 3, 13), date(2024, 6, 2))]),
        # The period told before.
        (f"{SEASON} In that time, police have closed 211 shops.", [(date(2024, 3, 1), None)]),
        (f"{SEASON} Since then, 211 shops have been closed.", [(date(2024, 3, 1), None)]),
    ],
)  # fmt: skip
def test_whose_period_it_is(text, periods):
    assert [found[1:] for found in statistics(text)] == periods
