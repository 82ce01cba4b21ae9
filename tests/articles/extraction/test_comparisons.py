"""Figures of other periods beside those of a report."""

from datetime import date

import pytest

from tests.articles.extraction.reading import read, whole


def statistics(text: str) -> list[tuple[str, int | None]]:
    return [(s.outcome.kind, whole(s.outcome.count.best)) for s in read(text).statistics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From January to May 8,613 people were arrested, against 7,690 in the same months of 2023.", [("arrest", 8613), ("arrest", 7690)]),
        ("The ministry closed 2,106 clinics in 2019, compared with 1,740 a year earlier.", [("site_closed", 2106), ("site_closed", 1740)]),
        ("In 2023 GDI deported 4,926 foreigners, as against 3,340 in 2022.", [("deportation", 4926), ("deportation", 3340)]),
        ("Police recorded 412 arrests between January and May, down from 538 a year earlier.", [("arrest", 412), ("arrest", 538)]),
        ("Police rescued 58 women in 2023, against 21 in the year before.", [("rescue", 58), ("rescue", 21)]),
        ("Officers seized 58 guns in 2023, against 90 in all of 2022.", [("seizure", 58), ("seizure", 90)]),
        ("In 2023 the courts convicted 300 traffickers, up from 210 in 2022.", [("conviction", 300), ("conviction", 210)]),
        ("In 2023 police charged 300 men, up from 210 in 2022.", [("charge", 300), ("charge", 210)]),
        ("In 2023 inspectors raided 300 bars, up from 210 in 2022.", [("site_raided", 300), ("site_raided", 210)]),
        ("In 2023 GDI deported 4,012 foreigners, nearly double the 2,104 of 2022.", [("deportation", 4012), ("deportation", 2104)]),
        ("In 2023 police arrested 300 men, three times the 100 of 2022.", [("arrest", 300), ("arrest", 100)]),
        ("In 2023 police charged 32 chemists, as opposed to nine the year before.", [("charge", 32), ("charge", 9)]),
        ("In 2023 inspectors fined 96 firms, against 61 a year earlier.", [("fine", 96), ("fine", 61)]),
        ("In 2023 police arrested 300 men, five times the size of the gang of 40.", [("arrest", 300)]),
        ("GDI deported 1,900 foreigners this year. The figure for the whole of last year was 3,310.", [("deportation", 1900), ("deportation", 3310)]),
        ("Police detained 1,200 people in 2023. In the same months of 2020, the number was around 430.", [("detention", 1200), ("detention", 430)]),
        ("Deportations from Indonesia numbered 1,761 in the first half of the year.", [("deportation", 1761)]),
        ("In 2023 the deportees numbered 4,926.", [("deportation", 4926)]),
        ("In 2023 police arrested 300 men in a fight against 21 gangs.", [("arrest", 300)]),
        ("In 2023 police arrested 300 men. The number of tourists was 4,100 in 2022.", [("arrest", 300)]),
        ("In 2023 police arrested 300 men. His phone number was 4,100 last year.", [("arrest", 300)]),
        ("Tourists numbered 4,926 last year.", []),
        ("In 2023 arrests came to 4,926.", [("arrest", 4926)]),
        ("Removals amounted to 4,926 last year.", [("deportation", 4926)]),
        ("Visitors came to 4,926 last year.", []),
        ("GDI deported 1,900 foreigners this year. In 2022 the figure had been 3,310.", [("deportation", 1900), ("deportation", 3310)]),
        ("GDI deported 1,900 foreigners this year. In 2022 the price had been 3,310.", [("deportation", 1900)]),
        ("The deportees numbered 4,926 in all, 1,008 of them female, as against 3,340 in 2022.", [("deportation", 4926), ("deportation", 1008), ("deportation", 3340)]),
    ],
)  # fmt: skip
def test_figures_of_another_period_are_statistics_of_the_same_kind(text, expected):
    assert statistics(text) == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In the first half of 2023 GDI deported 900 people, against 700 in the same period of 2022.", (date(2022, 1, 1), date(2022, 6, 30))),
        ("GDI deported 900 people in 2023, compared with 700 a year earlier.", (date(2022, 1, 1), date(2022, 12, 31))),
    ],
)  # fmt: skip
def test_their_period_is_as_long_and_of_the_year_that_they_name(text, period):
    found = read(text).statistics[-1]
    assert (found.period_start, found.period_end) == period


@pytest.mark.parametrize(
    ("text", "is_statistic"),
    [
        ("Since January 1, police have arrested 1,106 people.", True),
        ("In January and February, police arrested 2,408 people nationwide.", True),
        ("In the whole of 2023, police dismantled 71 illegal buildings in Kampot.", True),
        ("Police detained six men on Monday. All six have since been charged.", False),
        ("Two men, who had since been released, were arrested at the gate.", False),
        ("Three suspects have been caught since then.", False),
        ("It was the first raid since November, and 12 men were arrested.", False),
    ],
)
def test_since_opens_a_period_only_where_it_governs_the_deed(text, is_statistic):
    found = read(text)
    assert bool(found.statistics) is is_statistic
    assert bool(found.operations) is not is_statistic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Traffic accidents killed 1,390 people in the first five months of 2024.", []),
        ("In 2023, 1,981 people died on the roads.", []),
        ("In 2023 a seven-storey building collapsed, killing 28 workers.", []),
        ("In 2023, 28 people were hurt when a bus overturned.", []),
        ("In 2023, 113 foreigners died and 73 were injured.", []),
        ("In 2023, 39 poachers died in raids.", [("death", 39)]),
        ("In 2023, police killed 39 poachers.", [("death", 39)]),
        ("From May 20 to June 9, 142 bars were raided around the country.", [("site_raided", 142)]),
        ("From June 1 to June 9, 142 bars were raided around the country.", []),
        ("On Monday police arrested two men. Since May 2, they have arrested 420 people.\n\nOfficers seized four boxes and a scale.", [("arrest", 420)]),
        ("In 2023 police arrested 12 men at a similar affair.", []),
        ("In 2023 police arrested 12 men at a stadium.", [("arrest", 12)]),
        ("A bar was shut for three months and 12 men were arrested.", []),
        ("It was the first raid since November, when three bars were shut and 19 women were arrested.", []),
    ],
)  # fmt: skip
def test_what_is_a_figure_of_a_period(text, expected):
    assert statistics(text) == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (
            "GDI deported 4,926 people in 2023, as against 3,340 in 2022. Behind them are ranked 477 Thais and 12 Laotians.",
            (date(2023, 1, 1), date(2023, 12, 31)),
        ),
        (
            "Police arrested 900 people in the first quarter of 2024. This year they also arrested 40 officers.",
            (date(2024, 1, 1), date(2024, 3, 31)),
        ),
    ],
)
def test_parts_have_the_time_of_their_total_and_this_year_is_that_of_the_report(text, period):
    found = read(text).statistics[-1]
    assert (found.period_start, found.period_end) == period
