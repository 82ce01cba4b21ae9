"""Frames: which figure a verb takes, by its voice and the grammar of the clause."""

import pytest

from articles.extraction.lexicon import read_lexicon
from articles.extraction.outcome_rules import forms_of, rules
from articles.extraction.types import OUTCOME_KINDS
from tests.articles.extraction.reading import claims, figures

EXAMPLES = [(entry["kind"], entry["example"]) for entry in read_lexicon("outcomes").entries("outcome")]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_every_entry_of_the_lexicon_fires_on_its_example(kind, example):
    assert kind in {claim.kind for claim in claims(example)}


def test_every_kind_has_an_entry():
    assert {rule.kind for rule, _ in rules()} == set(OUTCOME_KINDS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # active
        ("Police arrested 14 men at the pier.", [("arrest", 14)]),
        ("Police took nine people into custody.", [("detention", 9)]),
        ("Officers sent six suspects to the provincial court.", [("charge", 6)]),
        ("Inspectors closed around 30 workshops.", [("site_closed", 30)]),
        # passive
        ("Fourteen men were arrested at the pier.", [("arrest", 14)]),
        ("Twelve men who had fled the camp were arrested.", [("arrest", 12)]),
        ("Twelve suspects accused of robbing travellers were arrested.", [("arrest", 12)]),
        ("Nine men, three of them Thai nationals, have been arrested.", [("arrest", 9)]),
        ("The two, a driver and his passenger, were arrested.", [("arrest", 2)]),
        # reduced, inverted, headline
        ("Two rifles were found and six men detained in the hut.", [("seizure", 2), ("detention", 6)]),
        ("Also seized were four chainsaws and a truck.", [("seizure", 4), ("seizure", 1)]),
        ("# 40 shops closed in market sweep", [("site_closed", 40)]),
        ("# Police arrest 12 in market sweep", [("arrest", 12)]),
        # the deed as a noun
        ("The search led to the arrest of four drivers.", [("arrest", 4)]),
        ("The unit made 12 arrests.", [("arrest", 12)]),
        ("The closure last week of two workshops was news.", [("site_closed", 2)]),
        ("The camp still holds 70 detainees.", [("detention", 70)]),
        # lists
        (
            "Troops seized two excavators, three motorbikes and a truck.",
            [("seizure", 2), ("seizure", 3), ("seizure", 1)],
        ),
        ("Four guns and 91 rounds of ammunition were seized.", [("seizure", 4), ("seizure", 91)]),
        ("Two pumps were seized, along with six batteries.", [("seizure", 2), ("seizure", 6)]),
        (
            "A drill was seized, as were a pick-up and two pumps.",
            [("seizure", 1), ("seizure", 1), ("seizure", 2)],
        ),
        ("They carried out a mission against fakes at two locations.", [("site_raided", 2)]),
        ("Police found 14 sacks of ivory weighing 420 kilograms.", [("seizure", 14), ("seizure", 420)]),
        ("Rangers stopped and seized two trucks loaded with 29 logs.", [("seizure", 2), ("seizure", 29)]),
        # ages count nobody
        ("The eight, the eldest of them 23 and the youngest 17, were arrested.", [("arrest", 8)]),
        ("Seven men, the eldest 63 and the youngest not yet 20, were arrested.", [("arrest", 7)]),
        ("Eight boys between 14 and 17 were arrested.", [("arrest", 8)]),
        ("The two labourers, brothers of 19 and 22, were arrested.", [("arrest", 2), ("arrest", None)]),
        ("Between 14 and 17 boys were arrested.", [("arrest", None)]),
        ("The oldest of the group and 17 others were arrested.", [("arrest", 17)]),
        ("In that case seven people were arrested.", [("arrest", 7)]),
        ("In case 7 people were silent.", []),
        # what became of all of them
        (
            "It ended in the arrest of 11 men, all of whom were deported.",
            [("arrest", 11), ("deportation", 11)],
        ),
        ("It led to the arrest of two men, both of whom were fined.", [("arrest", 2), ("fine", 2)]),
        (
            "It began with the arrest of 31 men, every one of whom was charged.",
            [("arrest", 31), ("charge", 31)],
        ),
        ("It ended in the arrest of 11 men, one of whom was charged.", [("arrest", 11), ("charge", 1)]),
        # who those are that are left
        ("The remaining seven, the organiser, his clerks and the guards, were charged.", [("charge", 7)]),
        ("The other six, whom he called the owner, his cooks and a guard, were charged.", [("charge", 6)]),
        ("Four were charged; the rest, the mechanics and a cook, were fined.", [("charge", 4)]),
        # who they are, between commas
        ("The six men, employed as drivers and cooks, were released.", [("release", 6)]),
        ("Two women, believed to be supervisors, were charged.", [("charge", 2)]),
        ("Nine men, hired as guards by two managers, have been released.", [("release", 9)]),
        ("The five, three men and two women, all employed here, were arrested.", [("arrest", 5)]),
        # in whose hands
        ("Some 44 men were handed over to police from Yunnan.", [("deportation", 44)]),
        ("Some 44 men were handed over to police from the town.", [("detention", 44)]),
        ("The 12 men had been rescued rather than caught.", [("rescue", 12)]),
        # two verbs in one clause
        ("Nine men were caught and 30 women were rescued.", [("arrest", 9), ("rescue", 30)]),
        ("Officers raided six houses and detained 20 people.", [("site_raided", 6), ("detention", 20)]),
        ("More than 200 were detained and 42 fined.", [("detention", 200), ("fine", 42)]),
        ("The boats were stopped, searched and 26 men were warned.", [("warning", 26)]),
        ("All 19 were lectured and allowed to leave.", [("warning", 19), ("release", 19)]),
        ("Rangers arrested 44 suspects and sent them to court.", [("arrest", 44), ("charge", 44)]),
        ("Police say to have arrested 14 men.", [("arrest", 14)]),
        ("A husband and wife were arrested.", [("arrest", 2)]),
        ("The man was arrested.", [("arrest", 1)]),
        ("The owner of 12 shops was arrested.", [("arrest", 1)]),
        ("They seized assets of about 5 million dollars.", [("seizure", None)]),
        ("Inspectors ordered nine shops to close.", [("site_closed", 9)]),
        ("Nine villas were placed under seal.", [("site_closed", 9)]),
        ("The ministry has withdrawn the licences of 14 casinos.", [("site_closed", 14)]),
        ("About 80 officers took part in the raid.", [("personnel", 80)]),
        ("In all, 300 rangers fanned out over the park.", [("personnel", 300)]),
        ("They put the number of arrests at 497.", [("arrest", 497)]),
        ("Officials put those detained at 2,198.", [("detention", 2198)]),
        ("He spoke of a seizure by customs earlier in the month of 70 tonnes of meat.", [("seizure", 70)]),
        ("The 275 men were sent back to their villages.", [("release", 275)]),
        ("The 106 men were handed over to their country's authorities.", [("deportation", 106)]),
        ("They seized two 12.7mm guns and three M79 launchers.", [("seizure", 2), ("seizure", 3)]),
        ("Some 200 officers raided the compound.", [("personnel", 200)]),
        ("Officers led away 19 handcuffed men.", [("arrest", 19)]),
        ("The number of people arrested rose to 84.", [("arrest", 84)]),
        ("The number of arrests has risen to 84.", [("arrest", 84)]),
        ("Prosecutors have charged a former police chief with murder.", [("charge", 1)]),
        ("The court handed down prison terms to six traffickers.", [("conviction", 6)]),
        ("Six traffickers received prison terms.", [("conviction", 6)]),
        ("The ministry ordered the closure of six casinos.", [("site_closed", 6)]),
        ("They seized meat from stalls and fined the vendors.", [("seizure", None), ("fine", None)]),
        ("A woman, 29, and her boyfriend, 31, were arrested.", [("arrest", 2)]),
        ("Police busted a gambling den in the town and detained 84 people.", [("detention", 84)]),
        ("The five were handed over to the Chinese embassy.", [("deportation", 5)]),
        ("Sixty drivers were ticketed.", [("fine", 60)]),
        ("Four stall owners received warnings.", [("warning", 4)]),
        ("Ten were at home and six were in a cell.", [("detention", 6)]),
        ("Two more were run to ground in the hills.", [("arrest", 2)]),
        ("Twelve men were escorted to the border.", [("deportation", 12)]),
        ("Police chasing thieves seized 12 motorbikes.", [("seizure", 12)]),
        ("Police denied a report but confirmed that 12 people had been arrested.", [("arrest", 12)]),
        (
            "Police shut a hotel, killed two men and injured nine.",
            [("site_closed", 1), ("death", 2), ("injury", 9)],
        ),
        # money
        ("They collected 12 million riel ($3,000) in unpaid fees.", [("fine", None)]),
        # counted places where it was done
        ("In all, 11 men were arrested at four addresses.", [("arrest", 11), ("site_raided", 4)]),
    ],
)
def test_the_grammar_gives_a_verb_its_figure(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A meeting of 40 officials was held at the hall.",
        "The remark caught 12 reporters off guard.",
        "An arrest warrant names 12 people.",
        "The suspects, whose names were not released, are at headquarters.",
        "An official could not recall any trader who had been arrested.",
        "Two suspects said 40 people had watched.",
        "The clinic has 30 beds.",
        "He was fined for speeding in 2019, when 12 people lived there.",
        "Their boss held 20 shares in the firm.",
        "Officers visited a house near the river.",
        "The raid on a house was the talk of two villages.",
        "Hauling 20 logs without a permit is an offence.",
        "Four in five deportees were men.",
        "Still no official in custody.",
        "The shop was run by 12 men.",
        "Twelve men ran to the border.",
        "A storm destroyed 40 houses.",
        "The thieves took 12 motorbikes.",
        "Twelve motorbikes were taken by thieves.",
        "Police denied that 12 people had been arrested.",
        "Police denied a report that 12 people had been arrested.",
        "Police denied that they had stormed a hotel, that 12 people were arrested or that nine were fined.",
        "Police denied for the third time in a week that 12 people had been arrested.",
        "The blaze destroyed 118 stalls, killed two men and injured nine.",
        "An explosion killed two men and injured nine.",
        "Robbers shot at a guard and killed two men.",
        "Twelve singers were caught in the rain.",
        "The judge evicted 14 families from the site.",
        "The bar charged a fee of 12 dollars.",
        "The number of tourists grew to 84.",
        "Some 200 officers live in the compound.",
        "About 80 traders took part in the fair.",
        "Officials put the age of the temple at 900 years.",
        "The seizure of power by 70 generals was news.",
    ],
)
def test_figures_of_other_matters_stay_alone(text):
    assert figures(text) == []


def test_money_in_brackets_is_the_same_fact():
    (claim,) = claims("They collected 12 million riel ($3,000) in unpaid fees.")
    assert claim.money is not None
    assert (claim.money.amount, claim.money.currency) == (12_000_000, "KHR")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four of the men were not in possession of passports.", [("violation", 4)]),
        ("Sixteen were found to be working without work permits.", [("violation", 16)]),
        ("Fourteen workers had no permits.", [("violation", 14)]),
        ("Twelve men without papers were arrested.", [("arrest", 12)]),
        ("Police arrested 12 men for working without permits.", [("arrest", 12)]),
    ],
)
def test_only_a_predicate_makes_a_violation(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police freed 30 foreigners from the compound.", "rescue"),
        ("Eleven girls were freed.", "rescue"),
        ("Two of the suspects were freed.", "release"),
        ("Eight men held in a cellar were rescued.", "rescue"),
    ],
)
def test_freed_is_rescue_or_release(text, kind):
    assert [claim.kind for claim in claims(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Fourteen men were arrested.", "outcome.arrest.passive"),
        ("Police arrested 14 men.", "outcome.arrest.active"),
        ("No one was arrested.", "outcome.arrest.passive.zero"),
        ("The raid ended in the arrest of 14 men.", "outcome.arrest.nominal"),
    ],
)
def test_the_rule_names_kind_and_voice(text, rule):
    assert [claim.rule for claim in claims(text)] == [rule]


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("arrest", ("arrests", "arrested", "arrested", "arresting")),
        ("seize", ("seizes", "seized", "seized", "seizing")),
        ("identify", ("identifies", "identified", "identified", "identifying")),
        ("take", ("takes", "took", "taken", "taking")),
    ],
)
def test_forms_of_verbs(base, forms):
    assert forms_of(base) == forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested four men in Kampot, and two men were hurt.", [("arrest", 4), ("injury", 2)]),
        ("Police arrested four men in Kampot and two women were released.", [("arrest", 4), ("release", 2)]),
        ("Police arrested four men, and two women had been fined.", [("arrest", 4), ("fine", 2)]),
        ("Police arrested four men and two women after a house was searched.", [("arrest", 4), ("arrest", 2)]),
        ("Police arrested four men and two women who were drunk.", [("arrest", 4), ("arrest", 2)]),
        ("Four men and two women were arrested.", [("arrest", 4), ("arrest", 2)]),
        ("Police seized four guns, two knives and nine phones.", [("seizure", 4), ("seizure", 2), ("seizure", 9)]),
        ("Police seized four guns, and two knives were found.", [("seizure", 4), ("seizure", 2)]),
    ],
)  # fmt: skip
def test_and_that_opens_a_clause_makes_no_list(text, expected):
    assert figures(text) == expected
