"""Operations: what belongs together, and where, when and by whom it was."""

from datetime import date

import pytest

from tests.articles.extraction.reading import read, whole


def counts(text: str) -> list[list[int | None]]:
    """The counts of each operation."""
    return [[whole(o.count.best) for o in operation.outcomes] for operation in read(text).operations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police in Kampot arrested 12 men on June 11. They seized 40 nets.",
            [[12, 40]],
        ),
        (
            "Police in Kampot arrested 12 men on June 11.\n\nOn May 20, police in Battambang arrested seven men.",
            [[12], [7]],
        ),
        (
            "Police in Kampot arrested 12 men on June 11.\n\nIn Battambang, officers seized 90 nets.",
            [[12], [90]],
        ),
        (
            """Police in Kampot held two raids on June 11. In the first raid, 12 men were arrested.

In the second raid, nine men were arrested.""",
            [[12], [9]],
        ),
        (
            """Police in Kampot arrested 12 men. Officers had spent three days at the bar, from June 3 to June 5.

On June 11, following complaints, officers seized 90 nets.""",
            [[12], [90]],
        ),
        (
            """Police in Kampot arrested 12 men. A spokesman said on June 10 that more would follow.

On Tuesday the officers seized 90 nets as well.""",
            [[12, 90]],
        ),
        (
            """Police in Kampot seized 30 tonnes of soap on June 3.

The second raid was in Battambang on June 11. It yielded 38 tonnes of soap.""",
            [[30], [38]],
        ),
        (
            """Police in Kampot arrested 12 men on June 11.

In March, 90 nets were seized.""",
            [[12], [90]],
        ),
        (
            """Police in Kampot arrested 12 men on June 11. Battambang has many lakes.""",
            [[12]],
        ),
    ],
)
def test_an_operation_has_one_day_and_one_place(text, expected):
    assert counts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister said traffickers would be arrested.",
        "Twelve men will be deported.",
        "The court sentenced six men to prison.",
        "A meeting was held in Kampot on June 11.",
        "",
        "   \n\n  ",
    ],
)
def test_no_operation_without_a_deed(text):
    assert read(text).operations == ()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Police in Kampot arrested 12 men on June 11.", date(2024, 6, 11), date(2024, 6, 11)),
        ("Police in Kampot arrested 12 men on Tuesday.", date(2024, 6, 11), date(2024, 6, 11)),
        ("Police in Kampot arrested 12 men between June 3 and June 5.", date(2024, 6, 3), date(2024, 6, 5)),
        (
            "Huts in Kampot were demolished.\n\nTwelve huts have been pulled down since June 11.",
            date(2024, 6, 11),
            None,
        ),
    ],
)
def test_the_day_of_an_operation(text, start, end):
    (operation,) = read(text).operations
    assert operation.date is not None
    assert (operation.date.start, operation.date.end) == (start, end)


def test_a_raid_has_the_date_and_agency_of_what_announced_it():
    text = (
        "Police in Kampot held two raids from June 3 to June 5.\n\n"
        "During the first raid, 51 foreigners were detained.\n\nIn the second raid, 38 foreigners were detained."
    )
    operations = read(text).operations
    assert [operation.date.start for operation in operations if operation.date] == [date(2024, 6, 3)] * 2
    assert {agency.mention.name for agency in operations[1].agencies} == {"Kampot Provincial Police"}


def test_the_province_of_a_district_is_known():
    (operation,) = read("Police in Ek Phnom district arrested 12 men on June 11.").operations
    assert {place.mention.province for place in operation.places} == {"Battambang"}


def test_a_dateline_is_no_place():
    (operation,) = read(
        "BATTAMBANG, June 12 – Police in Chhuk district arrested 12 men on Tuesday."
    ).operations
    assert {place.mention.printed for place in operation.places} == {"Chhuk"}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Police in Kampot arrested 12 suspected loggers on June 11.",
            "arrest of 12 suspected loggers in Kampot",
        ),
        ("Police in Kampot arrested nearly 200 men.", "arrest of nearly 200 men in Kampot"),
        ("Police in Kampot arrested 30 to 40 men.", "arrest of 30 to 40 men in Kampot"),
        ("Police in Kampot arrested dozens of men on June 11.", "arrest of men in Kampot"),
    ],
)
def test_the_label_says_what_and_where(text, label):
    (operation,) = read(text).operations
    assert operation.label == label


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Police in Kampot found 90 men. Of them 40 men were not in possession of valid passports, they said.",
            "men not in possession of valid passports",
        ),
    ],
)
def test_a_violation_is_told_with_its_breach(text, who):
    (operation,) = read(text).operations
    assert [outcome.who for outcome in operation.outcomes if outcome.kind == "violation"] == [who]


def test_a_fine_without_people_is_counted_in_money():
    (operation,) = read(
        "Police in Kampot searched eight shops and collected 5 million riel in fines."
    ).operations
    assert [outcome.unit for outcome in operation.outcomes if outcome.money is not None] == ["money"]


def test_those_who_were_found_and_add_up_to_the_arrest_are_its_parts():
    text = "Police in Kampot arrested 103 people on June 11. Twelve women and 91 men were found in the villa."
    (operation,) = read(text).operations
    assert [(o.kind, whole(o.count.best), o.part_of) for o in operation.outcomes] == [
        ("arrest", 103, None),
        ("arrest", 12, 0),
        ("arrest", 91, 0),
    ]


def test_the_exact_figure_replaces_the_rounded_one():
    text = "Police in Kampot arrested nearly 200 men on June 11. In all, 196 men were arrested."
    (operation,) = read(text).operations
    assert [whole(o.count.best) for o in operation.outcomes] == [196]


def test_a_charge_on_another_day_belongs_to_the_arrest():
    text = "Police in Kampot arrested 12 men on June 11. The 12 men were charged on Thursday."
    (operation,) = read(text).operations
    assert [o.kind for o in operation.outcomes] == ["arrest", "charge"]
    assert operation.date is not None
    assert operation.date.start == date(2024, 6, 11)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (
            (
                "Police raided houses in Kampot and Battambang on Monday.\n\nIn Kampot province, 51 foreigners were detained.\n\n"
                "Battambang was another matter. There 38 foreigners were detained."
            ),
            [[51], [38]],
        ),
        (
            (
                "On Monday, 51 foreigners were detained in Kampot province.\n\nAt almost the same hour, in Battambang province, a "
                "house was broken into. Inside were 38 foreigners, who were all arrested."
            ),
            [[51], [38]],
        ),
        (
            (
                "On Monday, 51 foreigners were detained in Kampot province.\n\nLater on Monday police in Kampot town searched a "
                "house. They detained 38 foreigners."
            ),
            [[51], [38]],
        ),
        (
            (
                "On Monday, 51 foreigners were detained in Kampot province.\n\nElsewhere on Monday a crowd was dispersed. "
                "Police detained 38 foreigners."
            ),
            [[51], [38]],
        ),
        (
            (
                "On Monday, 51 foreigners were detained in Kampot province.\n\nLater on Monday they were fed. Police detained "
                "38 foreigners as well."
            ),
            [[51, 38]],
        ),
        (
            (
                "On Monday, 51 foreigners were detained in Kampot province.\n\nThe house stands in Chhuk district. Inside, 38 "
                "telephones were seized."
            ),
            [[51, 38]],
        ),
    ],
)
def test_a_paragraph_that_opens_at_another_place_tells_another_operation(text, groups):
    assert counts(text) == groups


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Police in Kampot arrested 12 men last week. Both were sent to court on Wednesday, June 12.", date(2024, 6, 3)),
        ("A house in Kampot was raided on Monday. Police arrested 12 men, who were still being questioned on Thursday.", date(2024, 6, 10)),
        ("Police arrested 12 men in Kampot. The house was raided on Monday, June 10. It was empty as of Thursday.", date(2024, 6, 10)),
        ("Police in Kampot arrested 12 men on Monday. By Thursday they were free.", date(2024, 6, 10)),
        ("The goods covered by Thursday's raid in Kampot were seized: 12 boats were confiscated.", date(2024, 6, 13)),
    ],
)  # fmt: skip
def test_what_follows_or_still_is_does_not_date_the_operation(text, start):
    (operation,) = read(text).operations
    assert operation.date is not None
    assert operation.date.start == start


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (
            "Police in Kampot arrested 51 Chinese men on Monday. On Wednesday, the 51 Chinese were deported.",
            [[51, 51]],
        ),
        (
            "Police in Kampot arrested 51 men on Monday. On Wednesday, the 12 Chinese men were deported from Battambang.",
            [[51], [12]],
        ),
        (
            (
                "Police in Kampot arrested 51 men on Monday. Officers also went through the markets of Battambang. Another 12 men "
                "were arrested there."
            ),
            [[51], [12]],
        ),
        (
            "Police in Kampot arrested 51 men on Monday. Officers spoke of the markets of Battambang. There were 12 arrests.",
            [[51, 12]],
        ),
        (
            (
                "Police in Kampot arrested 51 men on Monday.\n\nIn Battambang province, officers found the mines deserted. Nobody was "
                "arrested there."
            ),
            [[51], [0]],
        ),
    ],
)
def test_what_became_of_the_same_people_is_no_other_operation_and_there_is_another_place(text, groups):
    assert counts(text) == groups


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "The raids began in April in Kampot. On the same day, police arrested 12 men.",
            date(2024, 4, 1),
            date(2024, 4, 30),
        ),
        (
            "The raids began on April 3 in Kampot. On the same day, police arrested 12 men.",
            date(2024, 4, 3),
            date(2024, 4, 3),
        ),
    ],
)
def test_the_same_day_is_no_more_precise_than_the_date_before_it(text, start, end):
    (operation,) = read(text).operations
    assert operation.date is not None
    assert (operation.date.start, operation.date.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        (
            (
                "Between June 7 and 9, police in Kampot arrested 100 people in bars. By far the biggest haul was made on June 8 at Club "
                "White, where 60 people were arrested."
            ),
            [[100], [60]],
        ),
        (
            (
                "Between June 7 and 9, police in Kampot arrested 100 people in bars. The biggest group came on June 8, when "
                "60 people were arrested."
            ),
            [[100, 60]],
        ),
        (
            "On June 6, police in Kampot arrested three men. Two more addresses were raided on June 6, where six men were arrested.",
            [[3], [6, 2]],
        ),
        ("On June 6, police in Kampot arrested three men. Two more men were arrested on June 6.", [[3, 2]]),
    ],
)
def test_the_biggest_of_several_and_more_addresses_are_operations_of_their_own(text, groups):
    assert [sorted(found, key=lambda count: -(count or 0)) for found in counts(text)] == groups


def test_a_fine_makes_an_operation_only_where_a_place_was_raided():
    (operation,) = read("Officers raided a villa and fined the owner 5 million riel.").operations
    assert [claim.kind for claim in operation.outcomes] == ["fine"]
    assert read("The court fined the owner 5 million riel.").operations == ()
    assert read("Inspectors may raid the villa. The court fined the owner 5 million riel.").operations == ()


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (
            "On Monday, police in Kampot arrested 10 people. A week earlier, 4 people had been arrested in Chhuk district.",
            ["2024-06-10", "2024-06-03"],
        ),
        (
            "Police in Kampot arrested 10 people. In 2021, 30 people were arrested in a similar raid in Battambang.",
            [None, "2021-01-01"],
        ),
        (
            (
                "Police in Kampot arrested 10 people. The raid was on Monday. In 2021, 30 people were arrested in a similar raid in "
                "Battambang."
            ),
            ["2024-06-10", "2021-01-01"],
        ),
    ],
)
def test_an_undated_operation_does_not_take_the_date_of_the_next(text, starts):
    found = [operation.date for operation in read(text).operations]
    assert [when.start.isoformat() if when and when.start else None for when in found] == starts
