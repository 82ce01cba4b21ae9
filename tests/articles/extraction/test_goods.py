"""Goods: lists that a haul opens, what is added without a figure, quantities without one."""

import pytest

from articles.extraction.outcome_rules import alternatives
from tests.articles.extraction.reading import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The haul totalled 40 rifles.", [("seizure", 40)]),
        ("The cache consisted of 105 rifles.", [("seizure", 105)]),
        (
            "They left with what they called evidence: 38 laptops and 60 phones.",
            [("seizure", 38), ("seizure", 60)],
        ),
        ("The trail led to a small arsenal: three rifles.", [("seizure", 3)]),
        ("Nine cards were seized, along with phones that had broken.", [("seizure", 9), ("seizure", None)]),
        ("They confiscated a large amount of gear.", [("seizure", None)]),
        ("They hauled away a quantity of tools.", [("seizure", None)]),
        ("The seized goods include 20 computers and 30 phones.", [("seizure", 20), ("seizure", 30)]),
        ("Weapons seized: two pistols, one rifle.", [("seizure", 2), ("seizure", 1)]),
        (
            "Police also confiscated tools, a car and a gun.",
            [("seizure", None), ("seizure", 1), ("seizure", 1)],
        ),
        ("Rangers freed 14 monkeys from cages.", [("seizure", 14)]),
        ("Officials released 20 turtles into the river.", [("seizure", 20)]),
    ],
)
def test_goods_are_read(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The shop sold 40 rifles.",
        "The firm released 20 computers.",
        "The stolen goods include 20 computers.",
        "The menu: two steaks and one fish.",
        "He gave evidence at 38 trials.",
        "The cache is 40 metres from the road.",
        "A large amount of gear stood in the yard.",
        "Nine men were warned, along with shop owners.",
    ],
)
def test_other_goods_are_left(text):
    assert [claim for claim in figures(text) if claim[0] == "seizure"] == []


def test_alternatives_spell_out_every_phrase():
    assert alternatives("haul|cache came|ran to") == [
        "haul came to",
        "haul ran to",
        "cache came to",
        "cache ran to",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They seized nine boxes. An official said they contained 65 piglets.", [9, 65]),
        ("Police unearthed an arms cache. It consisted of 105 rifles and two mortars.", [105, 2]),
        ("They seized nine boxes. Among the goods were 20 laptops and 40 phones.", [9, 20, 40]),
        ("They seized nine boxes.\n\nThe boxes held 2,000 pills.", [9, 2000]),
    ],
)
def test_an_inventory_goes_on_with_the_seizure_before(text, expected):
    assert figures(text) == [("seizure", count) for count in expected]


@pytest.mark.parametrize(
    "text",
    [
        "They seized nine boxes. The shop held 20 laptops.",
        "The shop sells boxes. They contained 65 piglets.",
        "They seized nine boxes.\n\nNobody spoke.\n\nIt rained.\n\nThey contained 65 piglets.",
        "They seized nine boxes. Among the guests were 20 singers.",
    ],
)
def test_what_others_hold_is_no_inventory(text):
    assert [count for kind, count in figures(text) if kind == "seizure" and count != 9] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police stormed the flat. Inside were 46 foreigners.", [46]),
        ("Police stormed the flat. Inside were nine men and two women.", [9, 2]),
        ("Visitors came to the flat. Inside were 46 foreigners.", []),
        ("Police may storm the flat. Inside were 46 foreigners.", []),
        ("Police stormed the flat. Outside were 46 foreigners.", []),
    ],
)
def test_people_found_inside(text, expected):
    assert [count for kind, count in figures(text) if kind == "people_found"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men were arrested with 3 kg of heroin, two guns and 400 pills.", [3, 2, 400]),
        ("Police caught a man smuggling 12 pangolins.", [12]),
        ("Two men were detained in possession of six tusks.", [6]),
        ("Two men were arrested near 12 stalls.", []),
        ("Two men may be arrested with 3 kg of heroin.", []),
        ("Two men were arrested with help from 12 residents.", []),
        ("Ketamine worth 12 million dollars came from abroad.", []),
    ],
)
def test_goods_with_which_people_were_caught(text, expected):
    assert [count for kind, count in figures(text) if kind == "seizure"] == expected


def test_what_goods_are_worth_is_no_sum_seized():
    assert figures("About 12 kg of ketamine, worth $1 million, was discovered.") == [("seizure", 12)]
