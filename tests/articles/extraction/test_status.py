"""Status: done, planned, alleged, an explicit zero, or nothing at all."""

import pytest

from tests.articles.extraction.reading import claims, whole


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Police arrested 14 men.", "arrest", "done"),
        ("Police have arrested 14 men.", "arrest", "done"),
        ("Police managed to arrest 14 men.", "arrest", "done"),
        ("The province sent workers to the lake to pull down seven huts.", "site_closed", "done"),
        ("The 14 men will be deported.", "deportation", "planned"),
        ("The 14 men are to be deported.", "deportation", "planned"),
        ("The 14 men are expected to be deported.", "deportation", "planned"),
        ("All 14 face deportation.", "deportation", "planned"),
        ("She claimed that two guards had been arrested.", "arrest", "alleged"),
    ],
)
def test_status_of_a_deed(text, kind, status):
    assert [(claim.kind, claim.status) for claim in claims(text)] == [(kind, status)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("No one was arrested.", "arrest"),
        ("No suspects have been arrested.", "arrest"),
        ("None of the 53 had been charged.", "charge"),
        ("Their owners have not been arrested.", "arrest"),
        ("No officers were injured.", "injury"),
    ],
)
def test_an_explicit_zero(text, kind):
    assert [(claim.kind, whole(claim.count.best), claim.status) for claim in claims(text)] == [
        (kind, 0, "done")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Police may arrest 14 men.",
        "Police could not arrest the 14 men.",
        "If they return, the 14 men will be arrested.",
        "In case of refusal, the authorities will demolish 20 huts.",
        "The governor ordered the arrest of 14 men.",
        "The governor ordered police to arrest 14 men.",
        "Villagers demanded that 14 men be arrested.",
        "Our principle is not to make arrests.",
        "Were 14 men arrested?",
        "Anyone caught with 14 nets will be fined.",
        "Such markets continue to be closed.",
        "Police arrest people who sell 20 pills.",
    ],
)
def test_what_did_not_happen_makes_nothing(text):
    assert claims(text) == []


def test_until_they_are_sent_is_planned():
    (claim,) = [
        claim for claim in claims("The men stay here until they are sent to court.") if claim.kind == "charge"
    ]
    assert claim.status == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt, nor was any equipment seized.",
        "Twelve Thais made up the rest, for whom no figures were released.",
        "It is a rule: hauling without a permit is an offence.",
        "The gaming hall was shut for the day.",
        "Twelve men in the belief that nobody would come were found.",
    ],
)
def test_what_was_not_done_is_no_claim(text):
    assert [
        claim for claim in claims(text) if claim.kind in ("seizure", "release", "site_closed", "detention")
    ] == []
