"""Who was in breach of the law, as a predicate says it; and who only had no luck."""

import pytest

from tests.articles.extraction.reading import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inspectors listed 45 foreigners who had no valid work permit.", ("violation", 45)),
        ("At least 97 of the foreigners could not show a passport.", ("violation", 97)),
        ("Forty-four were tourists, and 19 could show no passport at all.", ("violation", 19)),
        ("Officers held 137 guests. Of these, 71 tested positive.", ("violation", 71)),
        ("Inspectors examined 42 stalls, 11 of them found in breach.", ("violation", 11)),
        ("The passports of 417 guests were read; 58 had none.", ("violation", 58)),
        ("Sixteen clinics were found to have no licence at all.", ("violation", 16)),
        ("Thirty-three more had let their licences lapse.", ("violation", 33)),
        ("The police found 28 foreigners whose visas had run out.", ("people_found", 28)),
        ("Of the riders, 233 had been drinking.", ("violation", 233)),
        ("Fifty-seven drivers failed a breath test.", ("violation", 57)),
        ("Officers weighed 64 trucks and found 22 to be overloaded.", ("violation", 22)),
        ("Six more workers at the site turned out to have no permits.", ("violation", 6)),
        ("Eighty-one foreigners were living there illegally.", ("violation", 81)),
        ("Six practitioners, three of them Thais, had no diploma.", ("violation", 6)),
        ("Sixty-three were practising without a proper licence.", ("violation", 63)),
        ("The other six carried forged visas.", ("violation", 6)),
        ("Checks found 88 lorries over the limit.", ("violation", 88)),
        ("Nine of the shops were unlicensed.", ("violation", 9)),
        ("Seven owners, whose licences had lapsed, were given a month to renew them.", ("violation", 7)),
        ("Five adults, who had neither passports nor visas, were fined.", ("violation", 5)),
        ("Inspectors found that 64 lacked a work permit.", ("violation", 64)),
        ("Inspectors counted 29 unregistered shops.", ("violation", 29)),
        ("A check uncovered 35 undocumented workers.", ("violation", 35)),
        ("Eleven workers refused to produce their papers.", ("violation", 11)),
    ],
)
def test_they_were_in_breach(text, expected):
    assert expected in figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sixteen clinics had no water.",
        "Fifty-eight had none.",
        "The city counted 29 registered shops.",
        "Nine unregistered shops opened.",
        "Fifty-seven students failed the year.",
        "Four of the officers had no helmets.",
        "The driver, whose licence had expired, wept.",
        "Eighty-one foreigners were living there quietly.",
        "Nine shops sold unlicensed goods.",
        "Six guests carried umbrellas.",
        "Checks found the limit was over the top.",
        "The men had drinks without a care.",
        "Nineteen could show no interest at all.",
        "Of the guests, 71 tested the water.",
        "Twelve shops were found in Kampot.",
    ],
)
def test_they_were_not(text):
    assert not any(kind == "violation" for kind, _ in figures(text))


@pytest.mark.parametrize("word", ["deported", "arrested", "rescued"])
def test_who_is_told_of_otherwise_is_no_breach_too(word):
    assert [kind for kind, _ in figures(f"Officers {word} nine men who had no passports.")] != ["violation"]
