"""Statistics against operations."""

from datetime import date

import pytest

from tests.articles.extraction.reading import read, whole


def split(text: str) -> tuple[list[int | None], list[int | None]]:
    """The counts of operations' outcomes, and those of statistics."""
    found = read(text)
    outcomes = [whole(outcome.count.best) for operation in found.operations for outcome in operation.outcomes]
    return outcomes, [whole(statistic.outcome.count.best) for statistic in found.statistics]


@pytest.mark.parametrize(
    "text",
    [
        "In the first five months of 2024, the department deported 420 foreigners.",
        "So far this year, 420 foreigners have been deported.",
        "Police arrested 420 people nationwide last year, according to a report.",
        "Since January, 420 people have been arrested.",
        "The raid in Kampot on Tuesday netted 12 men, bringing to 420 the number of people arrested since March.",
        "In the first quarter of 2024, 420 cases were sent to court.",
        "In January and February, 420 suspects were arrested.",
        "In the whole of 2020, 420 illegal buildings were dismantled in Kep.",
    ],
)
def test_a_figure_of_a_period_is_a_statistic(text):
    outcomes, statistics = split(text)
    assert statistics == [420]
    assert 420 not in outcomes


@pytest.mark.parametrize(
    "text",
    [
        "On June 11 alone, officers in Kampot deported 42 foreigners.",
        "Police in Kampot arrested 42 people on Tuesday.",
        "Around 42 huts in Ek Phnom district have been demolished since June 11.",
        "In January, officers in Kampot deported 42 foreigners.",
        "Two weeks after the ban, on June 11, officers in Kampot seized 42 nets.",
    ],
)
def test_a_figure_of_a_day_and_place_is_an_operation(text):
    assert split(text) == ([42], [])


def test_period_and_issuer():
    (statistic,) = read(
        "In the first five months of 2024, the General Department of Immigration deported 420 foreigners."
    ).statistics
    assert (statistic.period_start, statistic.period_end) == (date(2024, 1, 1), date(2024, 5, 31))
    assert statistic.agency is not None
    assert statistic.agency.name == "General Department of Immigration"


def test_parts_of_a_statistic_are_statistics():
    statistics = read(
        "In the first five months of 2024, 420 foreigners were deported, including 39 women."
    ).statistics
    assert [(whole(s.outcome.count.best), s.outcome.part_of) for s in statistics] == [(420, None), (39, 0)]


def test_the_sum_of_two_raids_is_a_statistic():
    text = (
        "Police in Kampot rounded up nearly 90 foreigners in two separate raids on June 11.\n\n"
        "During the first raid, 51 foreigners were detained.\n\n"
        "In the second raid, 38 foreigners were detained."
    )
    outcomes, statistics = split(text)
    assert (outcomes, statistics) == ([51, 38], [90])


@pytest.mark.parametrize(
    ("text", "outcomes", "statistics"),
    [
        ("Police in Kampot arrested 12 men on Tuesday, bringing the total to 64 since March.", [12], [64]),
        ("Police in Kampot arrested 12 men on Tuesday. The total now stands at 64.", [12], [64]),
        (
            "On June 11, police in Kampot held 12 men in a similar crackdown, taking the two-day total to 64.",
            [12],
            [64],
        ),
        ("Police in Kampot arrested 12 men on Tuesday. The total fine was 64 dollars.", [12], []),
        (
            "Police in Kampot arrested 12 men on Tuesday and took a total of 40 nets to the station.",
            [12, 40],
            [],
        ),
        ("The total now stands at 64.", [], []),
        ("Nationwide, 3,455 suspects have been arrested in 172 raids.", [], [3455]),
        ("Police in Kampot arrested 12 men in three raids on Tuesday.", [12], []),
        ("Police across the country arrested 64 men on Tuesday.", [64], []),
        ("Some 190 casinos have now been sealed, the minister said.", [], [190]),
        ("Some 12 casinos have now been sealed, the minister said.", [12], []),
        ("On Tuesday, police in Kampot arrested 190 men, who have now been charged.", [190, 190], []),
        ("The department has deported 20,000 people over the past decade.", [], [20000]),
        ("Police deported 230 foreigners from Kampot in the last week of May.", [230], []),
    ],
)
def test_running_totals_and_figures_of_the_country(text, outcomes, statistics):
    assert split(text) == (outcomes, statistics)


@pytest.mark.parametrize(
    "text",
    [
        "Two men who were convicted in 2016 stood before the Supreme Court.",
        "A man who says he was held for seven months in 2023 laughed.",
    ],
)
def test_one_persons_fate_and_a_courts_story_are_no_statistics(text):
    assert split(text)[1] == []


RAID = "Police in Kampot arrested 12 men on June 4, 2024."
START = "The dry season began on March 1, 2024."


@pytest.mark.parametrize(
    ("text", "outcomes", "statistics"),
    [
        # The period told before.
        (f"{RAID} {START} In that time, 211 shops have been closed.", [12], [211]),
        (f"{RAID} {START} Over those three months 211 shops were closed.", [12], [211]),
        (f"{RAID} {START} During this period, officers closed 211 shops.", [12], [211]),
        (f"{RAID} Officers closed 21 shops in that town.", [12, 21], []),
        (f"{RAID} This time, officers closed 21 shops.", [12, 21], []),
        # "Since then" goes on; what was added to an operation does not.
        (f"{RAID} {START} Since then, 211 shops have been closed.", [12], [211]),
        (f"{RAID} {START} Inspectors have since then closed 211 shops.", [12], [211]),
        (f"{RAID} Since then, 23 more men have been arrested.", [12, 23], []),
        (f"{RAID} All 12 have since then been charged.", [12, 12], []),
        # A day that opens or closes a period is no operation's day.
        ("Since the order of May 13, inspectors have closed 211 shops.", [], [211]),
        ("In the 10 months that ended on May 31, inspectors closed 211 shops.", [], [211]),
        ("In the two weeks from May 13, inspectors have closed 211 shops.", [], [211]),
        ("Nationally, 211 shops have been closed up to May 31, the ministry said.", [], [211]),
        ("Since Monday, inspectors have closed 21 shops in Kampot.", [21], []),
        ("On May 31, for the first time since the order, inspectors closed 21 shops.", [21], []),
        ("Inspectors closed 21 shops in Kampot on Monday, the largest closure in two weeks.", [21], []),
        # Since when something else has been so says nothing of a day's deed, nor does a record.
        ("On Monday soldiers in Kampot arrested 21 men, as many have fled since the coup of February.", [21], []),
        ("Police in Kampot arrested 21 men on Monday in a house where no one had lived since 2021.", [21], []),
        ("It was the heaviest load stopped in Kampot since 2021, when 21 boats were seized.", [21], []),
        ("Such a raid had not been seen in Kampot since May 2023, when 21 men were arrested.", [21], []),
        # Nor is a year in which something is a record, or to which a day belongs.
        ("Police in Kampot seized 21 boats, the largest haul so far this year.", [21], []),
        ("On May 9 last year, 21 men were arrested in Kampot.", [21], []),
        ("Police in Kampot seized 211 boats last year, the ministry said.", [], [211]),
        ("Since May 2023, inspectors in Kampot have closed 211 shops, as they did again on Monday.", [], [211]),
        # How long something lasts is no period.
        ("Police in Kampot detained a welder there for six years.", [1], []),
        # What is carried on.
        (f"{RAID} The raids bring to 211 the number of people arrested.", [12], [211]),
        (f"{RAID} The raids raise to 211 the number of people arrested.", [12], [211]),
        ("Customs men in Kampot seized 12 boats on Monday, bringing those seized this year to 211 boats.", [12], [211]),
        (f"{RAID} They were brought to 11 police stations.", [12], []),
        # What a number that has run on since a day comes to.
        ("The number of people arrested since the sweep began on May 13 has reached 211.", [], [211]),
        ("The unit put the number of men arrested since June 6 at 211.", [], [211]),
        ("The number of people arrested in the first half of 2023 was 211.", [], [211]),
        ("The number of people arrested in the raid on Monday and the price of 211 riel were told.", [], []),
        # By a day a tally still goes on; on a day it does not.
        ("In 2023 police arrested 149 men. By December 30, 120 men had been deported.", [], [149, 120]),
        ("In 2023 police arrested 149 men. On June 3, 2024, 12 men were deported.", [12], [149]),
        # All of a year, and a year nearer than a day.
        ("Police counted 95 deportations from Kampot during all of 2021.", [], [95]),
        ("Apart from Monday, officers have this year closed 48 shops in Kampot.", [], [48]),
        (f"{RAID} Together the four raids have closed 211 shops.", [12], [211]),
        # The next operation ends a tally.
        (f"{RAID} {START} In that time, 211 shops were closed. The last raid was on June 2 in Kep. Police closed 14 shops.",
         [12, 14], [211]),
    ],
)  # fmt: skip
def test_a_period_told_before_carried_on_or_closed(text, outcomes, statistics):
    assert split(text) == (outcomes, statistics)
