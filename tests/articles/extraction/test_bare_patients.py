"""Patients that are in no lexicon: whom a verb of custody takes is people, by whatever word."""

import pytest

from tests.articles.extraction.reading import claims, figures, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested Sok Dara on Monday.", [("arrest", 1)]),
        ("Sok Dara, 34, was arrested on Monday.", [("arrest", 1)]),
        ("Police said that Mohan Lal was arrested at dawn.", [("arrest", 1)]),
        ("Chan Mony, arrested on Monday, denied it.", [("arrest", 1)]),
        ("With the arrest of Ali, the case is solved.", [("arrest", 1)]),
        ("Police had arrested and charged Sok Dara.", [("arrest", 1)]),
        ("He was detained near the station.", [("detention", 1)]),
        ("They were detained for hours.", [("detention", None)]),
        ("Police arrested the accused.", [("arrest", None)]),
        ("Two accused were nabbed.", [("arrest", 2)]),
        ("Police took the youths into preventive custody.", [("detention", None)]),
        ("Police arrested suspects in the case.", [("arrest", None)]),
        ("The patrol broke up the march, arresting scores.", [("arrest", None)]),
        ("Hundreds of demonstrators courted arrest.", [("arrest", None)]),
        ("Mr Lal was among those arrested.", [("arrest", None)]),
        ("The arrests were made late on Sunday.", [("arrest", None)]),
        ("It led to the arrest of the main accused.", [("arrest", None)]),
        ("The unit made more arrests: 165.", [("arrest", 165)]),
        ("Sok Dara, Chan Mony and Keo Vanna were arrested.", [("arrest", None)]),
        ("The three, Sok Dara, Chan Mony and Keo Vanna, were arrested.", [("arrest", 3)]),
        ("The staff had left and nobody was arrested.", [("arrest", 0)]),
        ("The first of them was apprehended in the hills.", [("arrest", 1)]),
        ("There have been arrests, he said.", [("arrest", None)]),
        ("Some have been released.", [("release", None)]),
        ("The arrested have been named.", [("arrest", None)]),
        ("The arrested persons were named.", [("arrest", None)]),
        ("He was picked up from his house.", [("detention", 1)]),
        ("Police picked him up from his house.", [("detention", 1)]),
        ("Police held Sok Dara on Friday.", [("detention", 1)]),
        ("The court sent the accused to police custody.", [("detention", None)]),
        ("Police have booked five persons.", [("charge", 5)]),
        ("The marchers were whisked away.", [("detention", None)]),
    ],
)
def test_a_verb_of_custody_takes_whoever_stands_beside_it(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He was not arrested.",
        "Police may arrest him.",
        "The mayor demanded the arrest of Mohan Lal.",
        "Traders said they would be arrested.",
        "An arrest warrant was issued for Mr Lal.",
        "It was arrested decay that struck him.",
        "The truck was detained at the border.",
        "Kidnappers detained the boy for three days.",
        "A thief was caught by angry villagers.",
        "An official knew of no pharmacist who had been arrested.",
        "The judge accused him of theft.",
        "The High Court granted him bail to avoid arrest.",
        "It was picked up by the wind.",
        "Police held Friday meetings.",
        "The Festival was held on Friday.",
        "They booked five rooms.",
        "Some details have been released.",
        "There may have been arrests.",
        "The law lets police detain suspects for two days.",
    ],
)
def test_what_is_no_custody_stays_alone(text):
    assert figures(text) == []


def test_the_subject_is_not_the_last_place_that_it_names():
    (claim,) = claims("A former storeman who bought land in Kampot was arrested.")
    assert claim.who == "former storeman"


@pytest.mark.parametrize(
    "text",
    [
        "Police in Kampot arrested dozens of men.",
        "Police arrested suspects in the case.",
        "Several people were detained after the clash.",
        "The arrests were made late on Sunday.",
        "The arrested men said nothing.",
        "The youths were whisked away by police.",
    ],
)
def test_custody_alone_makes_an_operation(text):
    (operation,) = read(text).operations
    assert [claim.count.modifier for claim in operation.outcomes] == ["unspecified"]


@pytest.mark.parametrize(
    "text",
    [
        "The Thais caught the carriers.",
        "Clinics have been closed.",
        "The police are yet to arrest the killers.",
    ],
)
def test_less_makes_none(text):
    assert read(text).operations == ()
