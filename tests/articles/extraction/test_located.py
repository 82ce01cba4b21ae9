"""What lay where the authorities went, and how such things are named: compounds, containers, pairs."""

import pytest

from tests.articles.extraction.reading import figures, phrases


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police opened the barn. Inside lay 37 packages of tea.", [37]),
        ("Officers waved down a truck. Beneath sacks of rice were 12 cubic metres of sawn teak.", [12]),
        ("Rangers followed the track. Under a tarpaulin lay 87 planks and a chainsaw.", [87, 1]),
        ("Agents broke the lock. In the boot were two rifles, a ledger and $4,000 in cash.", [2, 1, None]),
        (
            "Police stormed the villa. In a safe upstairs were 40 gold ingots, along with six passports.",
            [40, 6],
        ),
        ("Customs stopped the lorry. Also on board were 590 kilograms of heroin.", [590]),
        ("Soldiers halted three boats. On board: 8,400 litres of petrol.", [8400]),
        ("Police raided two houses. In the first were nine laptops; in the second were 60 phones.", [9, 60]),
        ("Inspectors entered the yard. Behind a wall stood two excavators, both of them rented.", [2]),
        ("Officers caught the pair. In their possession were 178 bank cards and 92 SIM cards.", [178, 92]),
        (
            "Officers cut it open. Inside the wood, packed in wax, were 941 tusks with a weight of 3.2 tonnes.",
            [941, 3],
        ),
        (
            "Confiscated from the fourth, fifth and sixth floors were 173 computers and 402 phones.",
            [173, 402],
        ),
        ("Also seized in the search of the two villas on the coast were nine phones and a van.", [9, 1]),
    ],
)
def test_goods_are_told_by_where_they_lay(text, expected):
    assert [count for kind, count in figures(text) if kind == "seizure"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Inside lay 37 packages of tea.",
        "The museum opened on Monday. In the first room were 40 rifles.",
        "Police spoke to the press. At the conference were 20 documents.",
        "Officers toured the school. In the yard were 300 children.",
        "Police raided a farm. In the evening the owner had 12 phones.",
        "Police raided a farm. In May it was the owner who sold 12 trucks.",
        "Police raided a villa. Under the law, 12 cards are allowed.",
        "Officers waited. Next to the owner was the driver of two trucks.",
    ],
)
def test_goods_elsewhere_are_left(text):
    assert [claim for claim in figures(text) if claim[0] == "seizure"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("five point-of-sale terminals", 5),
        ("four home-made tractors", 4),
        ("nine so-called SIM boxes", 9),
        ("two run-down lorries", 2),
        ("a home-made pistol", 1),
        ("a set of scales", 1),
        ("a sack of rice", 1),
        ("a pair of handcuffs", 1),
        ("a pair of pistols", 2),
        ("46 tonnes of used batteries", 46),
        ("a ledger listing payments", 1),
        ("a card printing machine", 1),
    ],
)
def test_things_are_counted_behind_any_modifier(text, expected):
    found = [
        (int(phrase.count.best or 0), bool(phrase.kinds & {"goods", "vehicle"}))
        for phrase in phrases(f"They seized {text} there.")
        if phrase.count is not None
    ]
    assert found == [(expected, True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They seized 40 nets in the north of the lake in the course of the week, as well as two boats.",
            [40, 2],
        ),
        ("They took away 38 bank books in the names of villagers and 14 phones.", [38, 14]),
        ("They seized 26,000 jars bearing the names of three firms and nine drums.", [26000, 9]),
        ("The haul consisted of 38 pieces of net totalling 10,800 metres and 60 traps.", [38, 60]),
        ("They took dozens of motorbikes and 11 million riel, or about $2,800, in cash.", [None, None]),
        ("They seized a motorbike with a false number plate.", [1]),
        ("They seized a boat with nine nets.", [1, 9]),
        ("Nine boats were taken along with two engines.", [9, 2]),
        ("Displayed on the table were $4,000 in cash and nine guns.", [None, 9]),
        ("Traders were caught with 60 metres of buried pipe.", [60]),
    ],
)
def test_lists_go_on_behind_descriptions(text, expected):
    assert [count for kind, count in figures(text) if kind == "seizure"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three shops and a serviced flat above them were searched.",
            [("site_raided", 3), ("site_raided", 1)],
        ),
        ("Police combed 31 rented premises.", [("site_raided", 31)]),
        ("Officials are accused of having collected $40 from each driver.", []),
        (
            "The team looked into 19 factories and gave warnings to seven of them.",
            [("site_raided", 19), ("warning", 7)],
        ),
        ("Officers found 22 trucks to be overloaded.", [("violation", 22)]),
        ("Officers found 22 trucks to be empty.", []),
    ],
)
def test_places_and_vetoes(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They searched three shops in the town. The shops were closed.",
            [("site_raided", 3), ("site_closed", 3)],
        ),
        (
            "They searched three shops. Later officials closed the shops.",
            [("site_raided", 3), ("site_closed", 3)],
        ),
        ("They searched a barn. The premises were sealed.", [("site_closed", 1)]),
        ("They took 13 machetes and swords.", [("seizure", 13)]),
        ("They came away with 14 samples.", []),
        ("They seized 14 samples.", [("seizure", 14)]),
        ("They seized two bikes with loud pipes.", [("seizure", 2)]),
        ("Those arrested on Tuesday face long terms.", []),
        ("The bricks were carried off by the owners.", []),
    ],
)
def test_what_was_counted_before_is_named_again(text, expected):
    assert figures(text) == expected
