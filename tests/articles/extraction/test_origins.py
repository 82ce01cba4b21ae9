"""Of which nations a counted set is, wherever the text says so."""

import pytest

from tests.articles.extraction.reading import claims, figures, whole


def nations(text):
    """The nationalities of every figure that has any, by the figure."""
    return {
        whole(claim.count.best): claim.nationalities
        for claim in claims(text, parts=True)
        if claim.nationalities
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested 57 workers from Mexico, Guatemala and Honduras.", {57: ("GT", "HN", "MX")}),
        ("Police arrested 186 foreigners. All 186 were Chinese or Taiwanese nationals.", {186: ("CN", "TW")}),
        ("Police detained 600 workers. They came from Brazil, Peru and Mexico.", {600: ("BR", "MX", "PE")}),
        ("Police detained 600 workers. The workers hailed from Brazil and Peru.", {600: ("BR", "PE")}),
        ("Police arrested 42, all of them men: nationals of Peru and Mexico.", {42: ("MX", "PE")}),
        ("Police arrested 12 citizens of Madagascar.", {12: ("MG",)}),
        ("Two managers, both Malaysians, were held.", {2: ("MY",)}),
        ("Two managers, Malaysians as well, were held for questioning.", {2: ("MY",)}),
        ("Police held 80 Thais. Of those, 30 were released.", {80: ("TH",), 30: ("TH",)}),
        ("Police held 80 Thais. The remaining 38 were deported.", {80: ("TH",), 38: ("TH",)}),
        ("Police arrested 103 Taiwanese. All 103 will be deported.", {103: ("TW",)}),
        ("Police arrested 118 Chinese. Eighty of those arrested were freed.", {118: ("CN",), 80: ("CN",)}),
    ],
)
def test_the_nation_of_a_set(text, expected):
    assert nations(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested 12 men. The officers were Thai.",
        "Police arrested 12 men. The cars came from Thailand.",
        "Police arrested 12 men. Thai police thanked them.",
        "Police arrested 12 men in Kampot. They were from the north.",
        "Police arrested 12 men, Thai officials said.",
        "Police arrested 12 men. The ministers came from Laos.\n\nThey were tired.",
    ],
)
def test_another_nation_is_not_theirs(text):
    assert nations(text).get(12, ()) == ()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Two men fled but a third was arrested.", ("arrest", 2)),
        ("Twelve men watched while the others were arrested.", ("arrest", 12)),
        ("Nine miners escaped, although the guard was arrested.", ("arrest", 9)),
    ],
)
def test_a_clause_with_its_own_subject_takes_no_other(text, wrong):
    assert wrong not in figures(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 12 workers, while fleeing, were arrested.", ("arrest", 12)),
        ("Twelve men, who had fled but later returned, were arrested.", ("arrest", 12)),
    ],
)
def test_a_shared_subject_is_kept(text, expected):
    assert expected in figures(text)
