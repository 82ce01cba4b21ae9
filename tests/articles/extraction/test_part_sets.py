"""Parts of a set that was counted in an earlier sentence: by a list that adds up, by name, by what remains."""

import pytest

from tests.articles.extraction.reading import claims, whole


def parts(text: str) -> list[tuple[str, int | None, int | None]]:
    """(kind, count, count of the total) of every part."""
    return [
        (claim.kind, whole(claim.count.best), whole(claim.total.count.best))
        for claim in claims(text, parts=True)
        if claim.total is not None
    ]


def people(text: str) -> list[tuple[int | None, tuple[str, ...], str | None]]:
    return [
        (whole(c.count.best), c.nationalities, c.sex) for c in claims(text, parts=True) if c.total is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested 211 people. Of that number, 134 are Chinese and 77 Thais.", [("arrest", 134, 211), ("arrest", 77, 211)]),
        ("Police arrested 29 foreigners at a villa. Among the 29 are six women.", [("arrest", 6, 29)]),
        ("Officers detained 40 workers. Among the 40 were 11 men and nine women.", [("detention", 11, 40), ("detention", 9, 40)]),
        ("Nine people were arrested at night. Two women, who rented the house, are among the nine.", [("arrest", 2, 9)]),
        ("Police arrested 27 women. Four of the 27 turned out to be under 18.", [("arrest", 4, 27)]),
        ("Police arrested 27 women. Four of the 27 were freed by a crowd.", []),
        ("Police arrested 12 men. Four of the 27 officers had no helmets.", []),
        ("Rangers demolished 23 shelters. Of the shelters, 17 were empty.", [("site_closed", 17, 23)]),
        ("Rangers demolished 23 shelters. Of the posts, 17 were empty.", []),
        ("Rangers demolished 23 shelters. Of the 40 families, 17 had left.", []),
        ("Three people were arrested. The trio – two men and a woman – had rented the flat.", [("arrest", 2, 3), ("arrest", 1, 3)]),
        ("Five people were arrested. They are a Chinese man and four Cambodian women.", [("arrest", 1, 5), ("arrest", 4, 5)]),
        ("Seven people were arrested on Monday. The snatchers, five men and two women, had taken phones.", [("arrest", 5, 7), ("arrest", 2, 7)]),
        ("Seven people were arrested on Monday. Their chief, five guards and two women fled.", []),
        ("Ten people were arrested on Monday. The hotel employs six men and three women.", []),
        ("Nine people were arrested during the night, eight Vietnamese and a Cambodian.", [("arrest", 8, 9), ("arrest", 1, 9)]),
        ("Four men, three Chinese and a Taiwanese, were arrested.", [("arrest", 3, 4), ("arrest", 1, 4)]),
        ("Police arrested 84 foreigners, of whom 60 were Chinese and the remaining 24 Indonesians.", [("arrest", 60, 84), ("arrest", 24, 84)]),
        ("Police arrested 52 women. Forty-four are Cambodian, mostly from Takeo, and eight are Vietnamese.", [("arrest", 44, 52), ("arrest", 8, 52)]),
        ("Police detained 30 people. Eighteen of them are women. The other 12 sat in the next room.", [("detention", 18, 30), ("detention", 12, 30)]),
        ("Police detained 30 people. The other 12 buses left at noon.", []),
        ("Four guards and a cook were arrested there; the five were charged.", [("arrest", 4, 5), ("arrest", 1, 5)]),
        ("Police arrested a man and a woman. The two were let go.", [("arrest", 1, 2), ("arrest", 1, 2)]),
        ("Nine men and three women were arrested, and a judge charged all 12.", [("arrest", 9, 12), ("arrest", 3, 12)]),
        ("Police found 300 pieces of timber. It consisted of 212 planks of beng and 84 logs.", [("seizure", 212, 300), ("seizure", 84, 300)]),
        ("The team seized 14 live animals. Among them were nine pangolins and three lizards.", [("seizure", 9, 14), ("seizure", 3, 14)]),
        ("Officers seized 27 passports. They took 16 passports at the hotel and 11 passports at the bar.", [("seizure", 16, 27), ("seizure", 11, 27)]),
        ("The team seized 14 live animals. In Kampot, officers seized nine pangolins.", []),
        ("The team seized 14 live animals. The farm included nine sheds.", []),
        ("Officers led out 30 workers who had no papers. Those detained comprise 20 Thais and 10 Laotians.", [("detention", 20, 30), ("detention", 10, 30)]),
        ("The other 17 were warned and let go. One of the 17 was a captain.", [("release", 1, 17)]),
        ("Inspectors searched nine bars. Three of the nine had gin.", []),
        ("Four guards and a cook were arrested there; the six were charged.", []),
        ("Four guards and a cook were arrested there; five were charged.", []),
        ("Police picked up four Kenyans, three Thais and a Laotian.", []),
        ("Police caught 30 workers, 17 women among them.", [("arrest", 17, 30)]),
        ("Police freed 61 people. Of those, 22 are women and two are under 18.", [("rescue", 22, 61), ("rescue", 2, 61)]),
    ],
)  # fmt: skip
def test_sets_told_before_are_shared_out(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They arrested 29 Cambodians. Eleven of the Cambodians are women.", [(11, ("KH",), "female")]),
        ("They arrested 31 Vietnamese. Eight of the Vietnamese were women and two were boys.", [(8, ("VN",), "female"), (2, ("VN",), "male")]),
        ("Five people were arrested: four Thais and a Laotian.", [(4, ("TH",), None), (1, ("LA",), None)]),
    ],
)  # fmt: skip
def test_parts_have_the_nation_of_their_total_and_the_sex_of_their_predicate(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eight men were arrested and charged. Three of the eight are students.", [("arrest", 3, 8)]),
        ("Police released 20 women. Five of the women are Thais.", [("release", 5, 20)]),
        ("Police arrested 63 people, among them 32 Cambodians and 31 Vietnamese. Eight of the Vietnamese are women.",
         [("arrest", 32, 63), ("arrest", 31, 63), ("arrest", 8, 31)]),
        ("Police arrested 27 hostesses and nine clients. Five of the hostesses are minors.", [("arrest", 5, 27)]),
        ("Police arrested 27 hostesses. One of the hostesses spoke of her debts.", []),
        ("Police arrested nine men. All nine, including five Laotians, are Buddhists.", [("arrest", 5, 9)]),
        ("Police arrested 118 men. Priests prayed with 74 people: 41 men and 33 women.", []),
        ("Police arrested 118 men. The town has 74 priests, among them eight Thais.", []),
        ("Police arrested 39 men, 13 of whom were later freed by a crowd.", []),
        ("Police arrested five men after one of them crashed his car.", []),
        ("Police arrested five men, and three of them were later brought to Kampot.", [("arrest", 3, 5)]),
        ("Police arrested five men, and three of them were beaten by a crowd.", []),
        ("Police arrested five men, one of them a Thai.", [("arrest", 1, 5)]),
        ("Police arrested 92 people. The suspects include 38 women.", [("arrest", 38, 92)]),
        ("Police arrested 92 people. The shops include 38 bars.", []),
        ("Police arrested 52 Nepalis and 40 Cambodians, 38 of the latter women.", [("arrest", 38, 40)]),
    ],
)  # fmt: skip
def test_a_part_belongs_to_the_set_that_its_words_name(text, expected):
    assert parts(text) == expected


def test_every_one_of_them_is_the_set_told_before():
    found = claims("Officers found 158 people in a hall and detained every one of them.")
    assert [(c.kind, whole(c.count.best)) for c in found][-1] == ("detention", 158)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Police arrested a Malaysian and two Thais.", [1, 2]),
        ("The director, a Malaysian, was arrested.", [1]),
        ("Police arrested five men outside a Thai court.", [5]),
        ("Police arrested five men near a Chinese temple.", [5]),
    ],
)
def test_a_nationality_with_an_article_is_one_person(text, counts):
    assert [whole(c.count.best) for c in claims(text) if c.kind == "arrest"] == counts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The four Vietnamese, all men, were caught.", (4, ("VN",), "male")),
        ("Nine people were arrested at the gate, all women.", (9, (), "female")),
        ("Two male customers, both of them Korean, were arrested.", (2, ("KR",), "male")),
        ("Thirty-nine people were arrested in May, all of them men from Takeo.", (39, (), "male")),
        ("Nine people were arrested at the gate, all members of a gang.", (9, (), None)),
        ("Nine people were arrested, all men having fled earlier to a house of women.", (9, (), None)),
    ],
)
def test_what_is_said_of_all_is_said_of_the_set(text, expected):
    claim = claims(text, parts=True)[0]
    assert (whole(claim.count.best), claim.nationalities, claim.sex) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested 26 women aged 18 to 33, six of whom were from Laos.", [("arrest", 6, 26)]),
        ("Police detained 53 Thais. Among the Thais were 29 women.", [("detention", 29, 53)]),
        ("Police detained 53 men. Among the detainees were two Koreans.", [("detention", 2, 53)]),
        ("Police detained 53 Thais. Among the guests were 29 women.", []),
        ("Police arrested 45 racers aged 14 to 19, six of them girls.", [("arrest", 6, 45)]),
        ("Police arrested three men aged 18, 21 and 33.", []),
        (
            "A patrol held 74 migrants, of whom 41 were men, 29 women and four children.",
            [("detention", 41, 74), ("detention", 29, 74), ("detention", 4, 74)],
        ),
        ("Police arrested 30 Thais, of whom 12 were men, and 20 Lao women.", [("arrest", 12, 30)]),
        (
            "Troops arrested 17 miners. The 17 comprise 11 Peruvians and six Brazilians, the wounded men among them.",
            [("arrest", 11, 17), ("arrest", 6, 17)],
        ),
    ],
)
def test_a_part_stands_behind_ages_and_before_others_who_are_named(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested 26 women, six of whom turned out to be Vietnamese.", [(6, ("VN",), "female")]),
        ("Police arrested 26 people, six of whom proved to be Thais.", [(6, ("TH",), None)]),
        ("Police arrested 26 people, six of whom turned out to be unemployed.", [(6, (), None)]),
    ],
)
def test_a_part_is_what_it_proved_to_be(text, expected):
    assert people(text) == expected
