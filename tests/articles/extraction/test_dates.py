"""Dates: what is read, what is left alone, and against which day it is resolved."""

from datetime import date

import pytest

from articles.extraction.date_vetoes import veto_words
from articles.extraction.dates import find_dates, infer_anchor
from articles.extraction.document import read_document

THURSDAY = date(2024, 11, 7)


def read(text: str, anchor: date | None = THURSDAY) -> list[tuple[str, str, str, str]]:
    """What is printed, its start, its end and its precision, of the dates that no veto takes away."""
    return [
        (mention.span.of(text), str(mention.start), str(mention.end), mention.precision)
        for mention in find_dates(read_document(text), anchor)
        if not mention.vetoed
    ]


@pytest.mark.parametrize(
    ("text", "printed", "start", "end", "precision"),
    [
        ("Police raided the bar on November 3.", "November 3", "2024-11-03", "2024-11-03", "day"),
        ("Police raided the bar on Nov. 3.", "Nov. 3", "2024-11-03", "2024-11-03", "day"),
        ("Police raided the bar on 3 November.", "3 November", "2024-11-03", "2024-11-03", "day"),
        ("It was the 3rd of November.", "3rd of November", "2024-11-03", "2024-11-03", "day"),
        ("Police raided the bar on March 5, 2019.", "March 5, 2019", "2019-03-05", "2019-03-05", "day"),
        ("Raided on 05/03/2019 it was.", "05/03/2019", "2019-03-05", "2019-03-05", "day"),
        ("Raided on 2019-03-05 it was.", "2019-03-05", "2019-03-05", "2019-03-05", "day"),
        ("A November 3-7 operation closed it.", "November 3-7", "2024-11-03", "2024-11-07", "day"),
        ("They searched it on 3 and 4 November.", "3 and 4 November", "2024-11-03", "2024-11-04", "day"),
        ("They searched it on November 3 and 4.", "November 3 and 4", "2024-11-03", "2024-11-04", "day"),
        (
            "They searched it from September 19-22.",
            "September 19-22",
            "2024-09-19",
            "2024-09-22",
            "day",
        ),
        (
            "They searched from October 30 to November 2.",
            "October 30 to November 2",
            "2024-10-30",
            "2024-11-02",
            "day",
        ),
        (
            "Raids ran from December 28 to January 3.",
            "December 28 to January 3",
            "2023-12-28",
            "2024-01-03",
            "day",
        ),
        ("Ten were held on Tuesday.", "Tuesday", "2024-11-05", "2024-11-05", "day"),
        ("Ten were held on Thursday.", "Thursday", "2024-11-07", "2024-11-07", "day"),
        ("Ten were held on Friday last week.", "Friday last week", "2024-11-01", "2024-11-01", "day"),
        ("Ten were held on Friday of last week.", "Friday of last week", "2024-11-01", "2024-11-01", "day"),
        (
            "Ten were held on Monday night this week.",
            "Monday night this week",
            "2024-11-04",
            "2024-11-04",
            "day",
        ),
        ("Ten were held last Thursday.", "last Thursday", "2024-10-31", "2024-10-31", "day"),
        (
            "Ten were held on Thursday, October 31.",
            "Thursday, October 31",
            "2024-10-31",
            "2024-10-31",
            "day",
        ),
        (
            "Ten were held on Tuesday and Wednesday.",
            "Tuesday and Wednesday",
            "2024-11-05",
            "2024-11-06",
            "day",
        ),
        (
            "Ten were held between Friday and Sunday.",
            "Friday and Sunday",
            "2024-11-01",
            "2024-11-03",
            "day",
        ),
        ("Ten were held yesterday.", "yesterday", "2024-11-06", "2024-11-06", "day"),
        ("Ten were held two days ago.", "two days ago", "2024-11-05", "2024-11-05", "day"),
        (
            "Ten were held the day before yesterday.",
            "day before yesterday",
            "2024-11-05",
            "2024-11-05",
            "day",
        ),
        ("Ten were held over the weekend.", "weekend", "2024-11-02", "2024-11-03", "day"),
        ("The den was closed last week.", "last week", "2024-10-28", "2024-11-03", "week"),
        ("The den was closed this week.", "this week", "2024-11-04", "2024-11-10", "week"),
        ("The den was closed last month.", "last month", "2024-10-01", "2024-10-31", "month"),
        ("The den was closed earlier this month.", "earlier this month", "2024-11-01", "2024-11-30", "month"),
        ("The den was closed in March.", "March", "2024-03-01", "2024-03-31", "month"),
        ("The den was closed in early March.", "early March", "2024-03-01", "2024-03-31", "month"),
        ("The den was closed in December.", "December", "2023-12-01", "2023-12-31", "month"),
        ("The den was closed last November.", "last November", "2023-11-01", "2023-11-30", "month"),
        ("The den was closed in June 2019.", "June 2019", "2019-06-01", "2019-06-30", "month"),
        ("In 2015, nine dens were closed.", "2015", "2015-01-01", "2015-12-31", "year"),
        ("Nine dens were closed last year.", "last year", "2023-01-01", "2023-12-31", "year"),
    ],
)
def test_reads_a_date(text: str, printed: str, start: str, end: str, precision: str) -> None:
    assert read(text) == [(printed, start, end, precision)]


@pytest.mark.parametrize(
    "text",
    [
        "The fine of $28,440 was paid.",
        "Officers may arrest him.",
        "May the court decide, he wrote.",
        "Villagers march to the hall and march back.",
        "They arrested 14 people and 3 dogs.",
        "The three-day operation netted ten.",
        "It happened a day after the strike.",
        "Some 2015 people were checked.",
        "In 2015 cases nobody was found.",
        "He was charged under the 2008 law.",
        "Room 12 of Building 7 was searched.",
        "A second house was searched.",
        "The 19-year-old was let go at 5am.",
        "Call 012 345 678.",
    ],
)
def test_reads_no_date(text: str) -> None:
    assert find_dates(read_document(text), THURSDAY) == []


def test_a_number_after_in_month_counts_people() -> None:
    assert read("In March 12 people were arrested.") == [("March", "2024-03-01", "2024-03-31", "month")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A November 1 meeting was held.", "meeting"),
        ("A meeting held on November 1 decided so.", "meeting"),
        ("The ministers on November 1 met for talks.", "meeting"),
        ("The early October calls were heard.", "notification"),
        ("He met Dara Sok on Monday.", "meeting"),
        ("The office issued a November 4 notification.", "notification"),
        ("In a letter dated June 11 it was said.", "notification"),
        ("The law of 7 February 2002 forbids it.", "law"),
        ("She was sentenced on November 4.", "court"),
        ("The court on November 4 sentenced her.", "court"),
        ("At a hearing on November 4 she wept.", "court"),
        ("Dara told The Post on November 4.", "said"),
        ("Dara told The Post on the afternoon of Thursday, November 7.", "said"),
        ("Ten were held, the ministry announced yesterday.", "said"),
        ("Ten were held, he said in a statement on Monday.", "said"),
        ("He was born in March 1990.", "life"),
        ("The verdict is due on November 30.", "future"),
        ("The park will be closed on December 3.", "future"),
        ("In the first nine months of 2022, ten were deported.", "period"),
        ("The Friday digest has seven things to know.", "notification"),
        ("It has been so since November 1, when the minister ordered the arrest of all smugglers.", "said"),
        ("The operation was one of three that the force made public on Monday.", "said"),
        ("Nine suspects were paraded on Monday.", "said"),
        ("The court fined ten who were jailed on Monday. That same day it charged six.", "court"),
        ("Seven men were ordered held on Wednesday by the district court.", "court"),
        ("The men are to be deported on Wednesday.", "future"),
        ("The trial continues on Wednesday.", "future"),
        ("It was the ninth since the closed season began on November 1.", "law"),
        ("The men were being kept in cells on Wednesday.", "state"),
        ("The food was crushed and buried on Wednesday.", "fate"),
    ],
)
def test_vetoes_another_matters_date(text: str, reason: str) -> None:
    assert reason in {mention.vetoed for mention in find_dates(read_document(text), THURSDAY)}


@pytest.mark.parametrize(
    "text",
    [
        "He said the November 3 operation netted ten.",
        "Police said officers arrested 12 men on November 3.",
        "Officers who spoke of it raided the house on November 3.",
        "He said that on November 3 officers raided the house.",
        "All will be charged, officers said, over the raid on November 3.",
    ],
)
def test_keeps_the_operations_date_beside_a_verb_of_speaking(text: str) -> None:
    assert [start for _, start, _, _ in read(text)] == ["2024-11-03"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("In the first nine months of 2022, ten were deported.", "2022-01-01", "2022-09-30"),
        ("In the first six months of the year, ten were deported.", "2024-01-01", "2024-06-30"),
        ("In the second quarter of 2023, ten were deported.", "2023-04-01", "2023-06-30"),
        ("In the first half of last year, ten were deported.", "2023-01-01", "2023-06-30"),
        ("Between January and June this year, ten were deported.", "2024-01-01", "2024-06-30"),
        ("Between January and March, ten were deported.", "2024-01-01", "2024-03-31"),
        ("Between 2014 and 2020, ten were deported.", "2014-01-01", "2020-12-31"),
        ("Over the past four months, ten were deported.", "2024-07-01", "2024-11-07"),
    ],
)
def test_reads_periods(text: str, start: str, end: str) -> None:
    found = find_dates(read_document(text), THURSDAY)
    assert [(str(mention.start), str(mention.end)) for mention in found] == [(start, end)]


@pytest.mark.parametrize(
    ("text", "relation", "end"),
    [
        ("Raided since November 3.", "since", None),
        ("Raids went on until November 3.", "until", date(2024, 11, 3)),
        ("Raided on November 3.", "on", date(2024, 11, 3)),
        ("Raided between November 3 and 5.", "during", date(2024, 11, 5)),
        ("It was raided before November 3.", "before", date(2024, 11, 3)),
    ],
)
def test_says_how_the_date_is_tied_in(text: str, relation: str, end: date | None) -> None:
    (mention,) = find_dates(read_document(text), THURSDAY)
    assert (mention.relation, mention.end) == (relation, end)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A raid on June 3 failed. The same day another followed.", ["2024-06-03", "2024-06-03"]),
        ("A raid on June 3 failed. The following day it was repeated.", ["2024-06-03", "2024-06-04"]),
        ("A raid on June 3 failed. Three days later it was repeated.", ["2024-06-03", "2024-06-06"]),
        ("A raid on June 3 failed. A day earlier two were caught.", ["2024-06-03", "2024-06-02"]),
        ("A raid on June 3 failed. A fortnight ago two were caught.", ["2024-06-03", "2024-10-21"]),
    ],
)
def test_counts_from_the_day_before_it_in_the_text(text: str, days: list[str]) -> None:
    assert [start for _, start, _, _ in read(text)] == days


def test_a_year_is_the_latest_that_is_not_after_tomorrow() -> None:
    assert read("Raided on November 8.") == [("November 8", "2024-11-08", "2024-11-08", "day")]
    assert read("Raided on November 9.") == [("November 9", "2023-11-09", "2023-11-09", "day")]
    assert read("Raided on February 29.", date(2023, 5, 1)) == [
        ("February 29", "2020-02-29", "2020-02-29", "day")
    ]


def test_says_when_the_year_was_inferred() -> None:
    (near,) = find_dates(read_document("Raided on October 9."), THURSDAY)
    (far,) = find_dates(read_document("Raided on December 9."), THURSDAY)
    (told,) = find_dates(read_document("Raided on Tuesday."), THURSDAY)
    assert (near.basis, far.basis, told.basis) == ("stated", "inferred", "relative")


def test_a_weekday_that_does_not_agree_makes_the_date_uncertain() -> None:
    (agreeing,) = find_dates(read_document("Raided on Tuesday, November 5."), THURSDAY)
    (wrong,) = find_dates(read_document("Raided on Friday, November 5."), THURSDAY)
    assert (agreeing.basis, wrong.basis) == ("stated", "inferred")
    assert agreeing.start == wrong.start == date(2024, 11, 5)


def test_without_an_anchor_only_full_dates_are_placed() -> None:
    text = "Raided on May 3 and on May 4, 2020."
    first, second = find_dates(read_document(text), None)
    assert (first.start, first.precision) == (None, "unknown")
    assert second.start == date(2020, 5, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PHNOM PENH, July 19, 2025 – Ten people were held on Friday.", date(2025, 7, 19)),
        ("SIEM REAP, Sept. 8 — Ten people were held. In 2016 it was nine.", date(2016, 9, 8)),
        ("A report was released yesterday, February 22, 2017.", date(2017, 2, 23)),
        ("Ten were deported on September 23. In the first nine months of 2022, 90.", date(2022, 9, 23)),
        ("PRESS RELEASE\nPhnom Penh, 2 May 2017\n\nThe committee raided a shop.", date(2017, 5, 2)),
        ("Ten were deported in 2015.", date(2015, 12, 31)),
        ("By 2030 nobody will be deported.", None),
        ("Ten were deported on Friday.", None),
    ],
)
def test_infers_the_day_of_publication(text: str, expected: date | None) -> None:
    assert infer_anchor(read_document(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "PHNOM PENH, July 19, 2025 – Ten people were held on July 17.",
        (
            "Ten people from three countries were held in a raid on a hotel near the old market, police say\n\n"
            "PHNOM PENH, July 19, 2025 - Ten people were held on July 17."
        ),
        (
            "Ten people from three countries were held in a raid on a hotel near the old market, police say\n\n"
            "JOHOR BAHRU, July 19, 2025 -- Ten people were held on July 17."
        ),
    ],
)
def test_a_dateline_is_not_the_operations_date(text: str) -> None:
    assert [start for _, start, _, _ in read(text, date(2025, 7, 19))] == ["2025-07-17"]


def test_a_date_before_a_dash_further_down_is_no_dateline() -> None:
    above = "Nine men were fined in a market, and a shop beside it was shut for a month.\n\n" * 3
    text = above + "TEN people were held on July 18 - all of them girls."
    assert [start for _, start, _, _ in read(text, date(2025, 7, 19))] == ["2025-07-18"]


def test_spans_hold_what_is_printed() -> None:
    text = "Raided on Thursday, November 7, and since Monday; last week too."
    for mention in find_dates(read_document(text), THURSDAY):
        assert mention.span.of(text).strip() == mention.span.of(text) != ""


def test_lexicon_is_sound() -> None:
    assert veto_words().before["meeting"] == "meeting"


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        (
            "Ten were held on Sunday, August 28, 2022, a spokesman told reporters on Monday.",
            date(2022, 8, 29),
        ),
        (
            "Ten were held on Sunday, August 28, 2022, and ten more were sent home on Monday.",
            date(2022, 8, 28),
        ),
        ("Ten were held on Sunday, August 28, 2022, a spokesman said.", date(2022, 8, 28)),
    ],
)
def test_who_speaks_on_a_weekday_speaks_after_the_latest_day(text, anchor):
    assert infer_anchor(read_document(text)) == anchor


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("On Tuesday police searched a bar. That evening they searched a shop.", "2024-11-05"),
        ("On Tuesday police searched a bar. The same night they searched a shop.", "2024-11-05"),
        ("On Tuesday police searched a bar. They searched a shop the following morning.", "2024-11-06"),
        ("On Tuesday police searched a bar. The next morning they searched a shop.", "2024-11-06"),
        ("On Tuesday police searched a bar. A shop had been searched the night before.", "2024-11-04"),
        ("On Tuesday police searched a bar. A shop was searched the day after.", "2024-11-06"),
        ("On October 7 police searched a bar. A week later they searched a shop.", "2024-10-14"),
        ("On October 7 police searched a bar. A shop had been searched two weeks earlier.", "2024-09-23"),
        ("On Monday police searched a bar. Two men were charged on Tuesday. The same evening they searched a shop.", "2024-11-04"),
        ("On Tuesday police searched a bar, an officer said on Wednesday. That evening they searched a shop.", "2024-11-05"),
    ],
)  # fmt: skip
def test_a_day_counts_from_the_deed_told_before(text, told):
    assert read(text)[-1][1] == told


@pytest.mark.parametrize(
    "text",
    [
        "Police on Monday announced the arrest of ten men.",
        "The court on Monday charged the ten men.",
        "Two were freed; on Monday, the Kampot Provincial Court charged the owner with fraud.",
        "On Monday afternoon a provincial court judge charged four of the men.",
        "He gave a bigger figure on Monday for his district alone.",
        "The lawyer said the men would be brought before the judge on Monday.",
        "Raid nets ten\n\n4 November 2024\n\nPolice arrested ten men.",
        "Raid nets ten\n\n*2024-11-04*\n\nPolice arrested ten men.",
        "The night market was searched by police.",
        "They came home the day before the vote.",
    ],
)
def test_another_matters_day_is_left_alone(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The sweep began on Monday and ended on Wednesday.", [("2024-11-04", "2024-11-06")] * 2),
        ("Rangers set out on October 10 and came back on October 12.", [("2024-10-10", "2024-10-12")] * 2),
        ("Work started on Saturday and was extended on Sunday to Kep.", [("2024-11-02", "2024-11-03")] * 2),
        ("Officers began the search on Sunday; by Monday they had held 19.", [("2024-11-03", "2024-11-04")] * 2),
        ("The checkpoints were set up on Friday, Saturday and Sunday.", [("2024-11-01", "2024-11-03")] * 2),
        ("The sweep, which began on Monday, has yet to be completed.", [("2024-11-04", "None")]),
        ("Inspections that began on October 21 have so far reached 137 shops.", [("2024-10-21", "None")]),
        ("The raid got under way on Monday and is continuing.", [("2024-11-04", "None")]),
        ("Police raided a bar on Monday and a shop on Wednesday.", [("2024-11-04",) * 2, ("2024-11-06",) * 2]),
        ("The raid began on Monday at six.", [("2024-11-04", "2024-11-04")]),
        ("They set a trap on Monday and caught him on Tuesday.", [("2024-11-04",) * 2, ("2024-11-05",) * 2]),
        ("Earlier this month, on November 5, six were held.", [("2024-11-05", "2024-11-05")]),
        ("Two weeks earlier, on October 23, a couple was held.", [("2024-10-23", "2024-10-23")]),
        ("He has been in custody since Tuesday.", [("2024-11-05", "2024-11-05")]),
        ("The boats have been tied up since Tuesday.", [("2024-11-05", "2024-11-05")]),
        ("Police have arrested 40 men since Tuesday.", [("2024-11-05", "None")]),
    ],
)  # fmt: skip
def test_days_that_belong_together_are_one_span(text, days):
    assert [(start, end) for _, start, end, _ in read(text)] == days


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        ("Thirteen of the animals were set free in the forest on Wednesday.", True),
        ("Three of the Cambodians were released on Wednesday.", True),
        ("The meat was weighed and burned at a dump on Wednesday.", True),
        ("The clerk walked out on Wednesday morning.", True),
        ("The women went home on Wednesday.", True),
        ("He was freed on bail on Wednesday.", True),
        ("The trader was freed on Wednesday when police stormed a villa.", False),
        ("Eleven girls were freed on Wednesday by the police.", False),
        ("Police burned 40 nets on Wednesday.", False),
        ("He was held after officers searched his home on Wednesday.", False),
        ("Ten men were arrested on Wednesday.", False),
    ],
)
def test_the_day_of_what_became_of_people_and_goods_is_not_the_deeds(text, fate):
    (mention,) = find_dates(read_document(text), THURSDAY)
    assert (mention.vetoed == "fate") is fate


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("Shops in three markets were visited on Thursday.", True),
        ("They were among 43 visited on Thursday.", True),
        ("The prime minister visited on Thursday.", False),
        ("All were identified on Thursday during a check.", True),
        ("The sweep opened on Thursday.", True),
        ("A shop that opened on Thursday was raided.", False),
        ("Officers arrested a guard of the Kampot Provincial Court on Thursday.", True),
        ("They appeared in Kampot Provincial Court on Thursday.", False),
    ],
)
def test_words_of_another_matter_may_tell_the_deed(text, is_read):
    assert bool(read(text)) is is_read


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("They were built after May 20.", "after"),
        ("He spoke after Monday's raid.", "on"),
        ("In January and February, 2,408 suspects were arrested.", "during"),
        ("In the whole of 2020 the province closed 71 bars.", "during"),
        ("In January police arrested ten men.", "on"),
    ],
)
def test_how_a_date_is_tied_in(text, relation):
    assert find_dates(read_document(text), THURSDAY)[0].relation == relation
