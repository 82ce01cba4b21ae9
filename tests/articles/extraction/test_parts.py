"""Parts and totals, and the same figure told again."""

import pytest

from articles.extraction.repeats import merge_repeats
from tests.articles.extraction.reading import claims, whole


def parts(text: str) -> list[tuple[str, int | None, int | None]]:
    """(kind, count, count of the total) of every claim."""
    return [
        (claim.kind, whole(claim.count.best), whole(claim.total.count.best) if claim.total else None)
        for claim in claims(text, parts=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "GDI deported 230 foreigners, 50 of them women.",
            [("deportation", 230, None), ("deportation", 50, 230)],
        ),
        (
            "They deported 90 people, including 12 women.",
            [("deportation", 90, None), ("deportation", 12, 90)],
        ),
        (
            "They arrested 37 foreigners – 22 Chinese and 15 Thais.",
            [("arrest", 37, None), ("arrest", 22, 37), ("arrest", 15, 37)],
        ),
        (
            "In all, 103 people from Taiwan, 91 men and 12 women, were arrested.",
            [("arrest", 103, None), ("arrest", 91, 103), ("arrest", 12, 103)],
        ),
        (
            "Police detained 63 people. Twenty of them were Vietnamese.",
            [("detention", 63, None), ("detention", 20, 63)],
        ),
        (
            "They deported 30 people. The deportees were 28 Vietnamese nationals and two Chinese nationals.",
            [("deportation", 30, None), ("deportation", 28, 30), ("deportation", 2, 30)],
        ),
        (
            "Police arrested 22 men. Fourteen were caught at the lake. The remaining eight, three Chinese and five Thais, hid.",
            [
                ("arrest", 22, None),
                ("arrest", 14, 22),
                ("arrest", 8, 22),
                ("arrest", 3, 8),
                ("arrest", 5, 8),
            ],
        ),
        (
            "Police arrested 90 men. They include 15 miners taken at the river, 12 guards and six who were caught in a bar.",
            [("arrest", 90, None), ("arrest", 15, 90), ("arrest", 12, 90), ("arrest", 6, 90)],
        ),
        (
            "Five men were arrested, four in the capital and one in the north.",
            [("arrest", 5, None), ("arrest", 4, 5), ("arrest", 1, 5)],
        ),
        (
            "Police arrested nine people. Eight of the nine were found in a hut.",
            [("arrest", 9, None), ("arrest", 8, 9)],
        ),
        (
            "Officers found 46 foreigners. Eighteen of them were not in possession of passports.",
            [("people_found", 46, None), ("violation", 18, 46)],
        ),
    ],
)
def test_a_part_names_its_total(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested 12 men. Thirty residents watched.",
        "Police arrested 12 men. A businesswoman of the town was pleased.",
        "Police arrested 12 men. The village has 90 women.",
        "Police arrested 12 men. Several hundred people, including 20 children, fled.",
        "Police arrested 12 men. The firm employs 108 people, 10 of whom are women.",
    ],
)
def test_other_people_are_no_part(text):
    assert parts(text) == [("arrest", 12, None)]


def test_a_part_has_the_sex_and_nation_that_its_predicate_names():
    _, women, thais = claims(
        "They deported 90 people, 12 of them women. Forty of them were Thai nationals.", parts=True
    )
    assert women.sex == "female"
    assert thais.nationalities == ("TH",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officers found 46 men. The 46 men were detained.", [("detention", 46)]),
        ("Police detained 46 men. All 46 were arrested for fraud.", [("arrest", 46)]),
        ("Police seized 200 logs. The 200 logs were confiscated.", [("seizure", 200)]),
        ("Police arrested 46 men. They deported the 46 men.", [("arrest", 46), ("deportation", 46)]),
        ("Police seized two cars. Two more cars were seized.", [("seizure", 2), ("seizure", 2)]),
    ],
)
def test_one_figure_told_twice_is_one_claim(text, expected):
    assert [(claim.kind, whole(claim.count.best)) for claim in merge_repeats(claims(text))] == expected


def test_the_body_keeps_its_hedge_over_the_heading():
    (claim,) = merge_repeats(claims("# 40 shops closed\n\nAround 40 shops were closed."))
    assert claim.count.modifier == "about"
    assert len(claim.repeats) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They deported 3,594 people. China led with 266 and Laos followed with 194, before 101 Nigerians.",
            [("deportation", 3594, None), ("deportation", 266, 3594), ("deportation", 194, 3594), ("deportation", 101, 3594)],
        ),
        (
            "Police arrested 22 people. Nine of them are Chinese nationals, 12 are Ghanaians and one is from Togo.",
            [("arrest", 22, None), ("arrest", 9, 22), ("arrest", 12, 22), ("arrest", 1, 22)],
        ),
        (
            "Police arrested 63 people. Seven Thais led the ring. Another 10 knew of it. As for the other 46, they did not.",
            [("arrest", 63, None), ("arrest", 7, 63), ("arrest", 10, 63), ("arrest", 46, 63)],
        ),
        ("Police held 120 people. Twelve are women.", [("detention", 120, None), ("detention", 12, 120)]),
        ("Police held 120 people; 84 were Chinese.", [("detention", 120, None), ("detention", 84, 120)]),
        (
            "Police held 120 people. There were 12 women among them.",
            [("detention", 120, None), ("detention", 12, 120)],
        ),
        (
            "Inspectors shut three clinics. The closures, one in Chhuk and two in Ek Phnom, were a surprise.",
            [("site_closed", 3, None), ("site_closed", 1, 3), ("site_closed", 2, 3)],
        ),
        (
            "They deported 900 people. They were led by 400 Nigerians (12 women) and 100 Thais.",
            [("deportation", 900, None), ("deportation", 400, 900), ("deportation", 12, 400), ("deportation", 100, 900)],
        ),
    ],
)  # fmt: skip
def test_a_set_is_shared_out_over_sentences(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested 60 people. The hotel employs 12 Chinese and 14 Thais.",
        "Police arrested 60 people. Of late 40 Chinese and 30 Thais have moved in.",
        "Police arrested 60 people. Seven Thais spoke. Another 10 left.",
        "Police arrested 60 people. Twelve are late.",
        "Police arrested 60 people. There were 12 women in the hall.",
        "Police arrested 60 people. The fair drew crowds, one in Chhuk and two in Kampot.",
    ],
)
def test_what_does_not_add_up_is_no_share(text):
    assert [part for part in parts(text) if part[2] is not None] == []


def test_a_country_beside_a_figure_is_its_nationality():
    _, first, second = claims("They deported 900 people. China led with 266 and Laos with 194.", parts=True)
    assert (first.nationalities, second.nationalities) == (("CN",), ("LA",))
