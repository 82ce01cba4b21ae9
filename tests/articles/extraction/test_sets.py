"""Sets that go on from sentence to sentence, and sets that are shared out: who is meant, and of whom they are a part."""

import pytest

from tests.articles.extraction.reading import claims, figures, whole


def shares(text):
    """(count, sex or nationalities, total) of every part of a text."""
    return [
        (whole(claim.count.best), claim.sex or claim.nationalities, whole(claim.total.count.best))
        for claim in claims(text, parts=True)
        if claim.total is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested 12 men. All of them were sent to court.", ("charge", 12)),
        ("Police arrested 12 men. The group was taken to court.", ("charge", 12)),
        ("Police arrested 12 men. The gang will be sent to court.", ("charge", 12)),
        ("Police arrested two men. The pair were charged with theft.", ("charge", 2)),
        ("Police arrested two men. Both men were charged.", ("charge", 2)),
        ("Police arrested three men. The trio was sent to court.", ("charge", 3)),
        ("Police arrested 12 suspects. The suspects were taken to court.", ("charge", 12)),
        ("Police arrested 12 men. The suspects were charged.", ("charge", 12)),
        ("The trio was arrested at a pier.", ("arrest", 3)),
        ("The couple was arrested at the airport.", ("arrest", 2)),
        ("The duo were remanded in custody by a judge.", ("detention", 2)),
        ("The biggest group, of 60 people, was arrested.", ("arrest", 60)),
        ("A family of five was detained.", ("detention", 5)),
        ("Police arrested 30 people, 12 of whom were charged.", ("charge", 12)),
        ("Of the 12 arrested, seven were charged and five freed.", ("charge", 7)),
        ("The detained workers, 48 in all, were taken to the border.", ("detention", 48)),
        ("Those arrested, numbering 60, were put on buses.", ("arrest", 60)),
        ("The number of those detained was 106.", ("detention", 106)),
        ("Of the 362 arrested, 300 were released on bail and 62 remain in custody.", ("release", 300)),
        ("Police detained over 1,200 marchers.", ("detention", 1200)),
    ],
)
def test_the_set_is_known(text, expected):
    assert expected in figures(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Police arrested 12 men. The pair were charged.", ("charge", 12)),
        ("Police arrested 12 men. The women were charged.", ("charge", 12)),
        ("Police rescued 12 girls. The suspects were charged.", ("charge", 12)),
        ("Police arrested 12 men. The officers were charged.", ("charge", 12)),
        ("Police arrested 12 men and freed four girls. The group was sent to court.", ("charge", 12)),
        ("Police arrested 30 people, 12 of whom were charged.", ("charge", 30)),
        ("Of the 40 arrested, 12 were charged and 28 released.", ("charge", 40)),
        ("Of the 362 arrested, 300 were released on bail and 62 remain in custody.", ("release", 62)),
        ("The detained workers, 12 guards and a cook were fed.", ("detention", 12)),
        ("The group was arrested.", ("arrest", 1)),
    ],
)
def test_it_is_not_taken_for_another(text, wrong):
    assert wrong not in figures(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of the 40 people arrested, 12 are women.", [(12, "female", 40)]),
        (
            "They detained 40 people, listing them as 30 men and 10 women.",
            [(30, "male", 40), (10, "female", 40)],
        ),
        (
            "Police arrested 40 people, made up of 30 men and 10 women.",
            [(30, "male", 40), (10, "female", 40)],
        ),
        (
            "The raid led to two arrests, those of a Thai man and a Lao woman.",
            [(1, "male", 2), (1, "female", 2)],
        ),
        ("Police arrested 63 people. Two are children.", [(2, (), 63)]),
        (
            "Police arrested 20 people. Seven were drivers. The other 13 were passengers.",
            [(7, (), 20), (13, (), 20)],
        ),
        (
            "Police arrested 30 people from Taiwan, 20 men and 10 women.",
            [(20, "male", 30), (10, "female", 30)],
        ),
        ("Police detained three minders, one of them a Thai national.", [(1, ("TH",), 3)]),
    ],
)
def test_parts_are_set_under_their_total(text, expected):
    assert shares(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested 20 people. Seven shops were open.",
        "Police arrested 20 people and a woman watched.",
        "The two, a driver and his passenger, were caught.",
        "Police arrested 20 people, and 12 officers were hurt.",
    ],
)
def test_others_are_no_part(text):
    assert shares(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested 57 workers from Mexico, Guatemala and Honduras.", ("GT", "HN", "MX")),
        ("Police arrested 12 people from Thailand.", ("TH",)),
        ("Police arrested 12 people from Kampot.", ()),
        ("Police arrested 12 people in Thailand.", ()),
    ],
)
def test_whence_people_are_is_their_nationality(text, expected):
    assert claims(text, parts=True)[0].nationalities == expected


def test_parts_have_the_nationality_of_their_total():
    parts = claims("Police arrested 30 people from Taiwan, 20 men and 10 women.", parts=True)
    assert {part.nationalities for part in parts} == {("TW",)}
