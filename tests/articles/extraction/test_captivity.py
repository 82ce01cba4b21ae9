"""Whom the authorities hold and whom others do: captives, the fear of an arrest, and things that are detained in name."""

import pytest

from tests.articles.extraction.reading import figures

CUSTODY = {"arrest", "detention"}


def custody(text):
    return [figure for figure in figures(text) if figure[0] in CUSTODY]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The arrest last week of Sok Dara was announced.", [("arrest", 1)]),
        ("The arrest on Monday of Chan Mony was announced.", [("arrest", 1)]),
        ("They resented the arrest earlier this month of Mr. Hembrom's brother-in-law.", [("arrest", 1)]),
        ("Police announced the arrest yesterday of Ali Khan.", [("arrest", 1)]),
        ("Police gave the names of the arrested as Lal and Ram.", [("arrest", None)]),
        ("Two students are among the arrested.", [("arrest", 2)]),
        ("He met the families of the arrested, who wept.", [("arrest", None)]),
        ("They showed their cards, but were detained.", [("detention", None)]),
        ("They had permits, but were taken to the police station.", [("detention", None)]),
        ("He ran to the river, but was detained.", [("detention", 1)]),
        ("The 22 fishermen were taken to court and later remanded till March 20.", [("detention", 22)]),
        ("Five men were chased and eventually arrested near the pier.", [("arrest", 5)]),
        ("Four women were driven to town and subsequently detained.", [("detention", 4)]),
        ("The nabbing of three snatchers was announced.", [("arrest", 3)]),
        ("The kidnappers fled. Police detained two men in a farmhouse.", [("detention", 2)]),
        ("Police freed the hostages. Three men were detained on Monday.", [("detention", 3)]),
        ("A girl was abducted. Two men were held in a cell at noon.", [("detention", 2)]),
        ("A girl was abducted. Three men were overpowered inside the villa.", [("detention", 3)]),
        ("Despite being arrested twice, he was cheerful.", []),
        ("The police said the husband and his mother are now in police custody.", [("detention", None)]),
        ("Police picked up three men at the pier.", [("detention", 3)]),
    ],
)
def test_custody_by_authorities(text, expected):
    assert custody(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The clerk was kidnapped. He was detained in a room without windows.",
        "Four guards were held captive. They were detained in the village hall.",
        "His captors fled. Two boys had been held in a sugarcane field.",
        "The family paid a ransom. Two drivers were detained at a farm.",
        "Gunmen took six hostages. They were held inside a bank.",
        "The abductors wanted money. Three girls were held blindfolded.",
        "His in-laws had detained the child.",
        "Her relatives detained the woman at home.",
        "Their employers detained six maids.",
        "The list names 86 students who have been detained for want of attendance.",
        "Two trains were detained at the junction.",
        "The bowler nabbed three wickets in his first spell.",
        "He nabbed two catches in the deep.",
        "Fog detained five flights.",
        "Rain detained four buses.",
        "Trouble detained two expresses.",
        "They moved the court, apprehending arrest.",
        "Villagers fled for fear of being picked up by the police.",
        "The men hid to avoid being arrested.",
        "Two drivers paid instead of being arrested.",
        "Five men are in danger of being detained.",
        "The three men feared being arrested.",
    ],
)
def test_no_custody(text):
    assert custody(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three Thai men were freed at a guesthouse.", [("rescue", 3)]),
        ("Police freed two cooks on Monday.", [("rescue", 2)]),
        ("They went to a villa, where five people were freed.", [("rescue", 5)]),
        ("Soldiers set free 12 workers on Friday.", [("rescue", 12)]),
        ("Police arrested six men. Two of them were freed on Monday.", [("arrest", 6), ("release", 2)]),
        ("Police detained six men. On Monday all six were freed.", [("detention", 6), ("release", 6)]),
        ("Three men were freed on bail.", [("release", 3)]),
        ("Three men were freed by the court.", [("release", 3)]),
        ("Twelve prisoners were freed on Monday.", [("release", 12)]),
        ("Three suspects were freed.", [("release", 3)]),
        ("Six men were freed under an amnesty.", [("release", 6)]),
        ("Ten men were released on Monday.", [("release", 10)]),
        ("Two men with rifles were educated and set free.", [("release", 2)]),
        ("Eight men held in a cellar were rescued.", [("rescue", 8)]),
        ("Eight men held in a cellar were charged.", [("detention", 8)]),
        ("The 41 vendors were let off with a warning.", []),
        ("The shops were shut and 22 vendors sent home with a stern lecture.", []),
        ("The 41 vendors were let off with a fine.", [("release", 41)]),
        ("Police arrested 12 men. The 12 were let off with a warning.", [("arrest", 12), ("release", 12)]),
    ],
)
def test_freed_is_rescued_where_nobody_was_caught(text, expected):
    assert [f for f in figures(text) if f[0] in CUSTODY | {"release", "rescue"}] == expected
