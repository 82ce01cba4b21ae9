"""Tables in words."""

import pytest

from tests.articles.extraction.reading import claims, whole

REPORT = "Police arrested 8,613 people from January to June."


def parts(text: str) -> list[tuple[int | None, tuple[str, ...], str | None]]:
    return [
        (whole(c.count.best), c.nationalities, c.sex) for c in claims(text, parts=True) if c.total is not None
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Phnom Penh led the table with 2,841 arrests.", [(2841, (), None)]),
        ("Kampot followed with 922 and Battambang with 655.", [(922, (), None), (655, (), None)]),
        ("Kampot heads the table, ahead of Takeo with 1,127.", [(1127, (), None)]),
        ("Vietnamese, with 1,902, and Chinese, with 1,455, make up two-thirds.", [(1902, ("VN",), None), (1455, ("CN",), None)]),
        ("Chinese nationals headed the list, with 3,011.", [(3011, ("CN",), None)]),
        ("Women accounted for 587 of the total.", [(587, (), "female")]),
        ("At 702, Chinese citizens were the most numerous, followed by 411 Thais.", [(702, ("CN",), None), (411, ("TH",), None)]),
        ("Chinese made up 214 of the figure.", [(214, ("CN",), None)]),
        ("Behind them are ranked 477 Thais and 12 Burmese.", [(477, ("TH",), None), (12, ("MM",), None)]),
        ("Next came Vietnamese (902), Thais (417) and Britons (10).",
         [(902, ("VN",), None), (417, ("TH",), None), (10, ("GB",), None)]),
        ("Vietnamese were next (604), ahead of Nigerians (131).", [(604, ("VN",), None), (131, ("NG",), None)]),
        ("Nigerians came fourth with 87.", [(87, ("NG",), None)]),
        ("Chinese nationals, numbering 702, came first.", [(702, ("CN",), None)]),
        ("Americans, of whom there were 14, were the largest group.", [(14, ("US",), None)]),
        ("China supplied 1,102 of the suspects, Vietnam 804 and India 141.",
         [(1102, ("CN",), None), (804, ("VN",), None), (141, ("IN",), None)]),
        ("Kampot supplied 733 of them, Kep 402 and Takeo 221.", [(733, (), None), (402, (), None), (221, (), None)]),
        ("Kep came first with 1,322 arrests, followed by Kandal, 540, and Takeo, 497.",
         [(1322, (), None), (540, (), None), (497, (), None)]),
        ("The list is headed by Chinese, 702, followed by Vietnamese, 204.", [(702, ("CN",), None), (204, ("VN",), None)]),
        ("The largest contingents were Chinese, 702, and Vietnamese, 204.", [(702, ("CN",), None), (204, ("VN",), None)]),
        ("Cambodians, usually cooks, numbered 164.", [(164, ("KH",), None)]),
        ("They are of 19 nationalities, Vietnamese (141) and Thais (83) among them.",
         [(141, ("VN",), None), (83, ("TH",), None)]),
        ("The largest firm was Golden, 702, it said.", []),
        ("Farmers supplied 40 tonnes of rice, and traders 30.", []),
        ("The first meeting came first on the list (40).", []),
        ("Kampot leads the list of closures with 51, ahead of Kandal (48).", []),
        ("There were 14 reporters, of whom none came first.", []),
        ("Kampot accounts for two in every three.", []),
        ("The chief spoke with 40 reporters.", []),
        ("The company led the market with 922 shops.", []),
        ("Drivers accounted for 9,900 of the fines.", []),
    ],
)  # fmt: skip
def test_a_table_gives_parts_of_the_total_of_its_report(sentence, expected):
    assert parts(f"{REPORT} {sentence}") == expected


def test_without_a_total_there_is_no_table():
    assert parts("Phnom Penh led the table with 2,841 points. Kampot followed with 922.") == []


def test_a_total_of_another_year_is_not_shared_out():
    text = f"{REPORT} In the same period of 2021, they arrested 9,470. Kampot followed with 922."
    totals = [claim.total for claim in claims(text, parts=True) if claim.total is not None]
    assert [whole(total.count.best) for total in totals] == [8613]


def test_a_table_of_places_closed_is_of_those_closed():
    text = f"{REPORT} Inspectors closed 389 shops. Kampot leads the list of closures with 51, ahead of Kandal (48)."
    told = [
        (c.kind, whole(c.count.best), whole(c.total.count.best)) for c in claims(text, parts=True) if c.total
    ]
    assert told == [("site_closed", 51, 389), ("site_closed", 48, 389)]
