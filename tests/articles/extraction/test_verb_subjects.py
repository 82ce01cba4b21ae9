"""Whose verb it is when much stands between a noun and its verb."""

from __future__ import annotations

import pytest

from articles.extraction.verb_subjects import is_balanced
from tests.articles.extraction.reading import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five men suspected of killing a trader and robbing nine houses were arrested.", ("arrest", 5)),
        ("Five men who had fled the camp that police raided in May were arrested.", ("arrest", 5)),
        (
            "Six clerks who are alleged to have sold the papers, and whose boss fled, were detained.",
            ("detention", 6),
        ),
        ("Two workshops in the town that had supplied the market were sealed.", ("site_closed", 2)),
        ("Seven miners caught in a pit after the rains came were deported.", ("deportation", 7)),
        ("He said that eight men believed to be managers were detained.", ("detention", 8)),
    ],
)
def test_a_verb_finds_its_subject_behind_other_clauses(text, expected):
    assert expected in figures(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Nine men fled but a guard was arrested.", ("arrest", 9)),
        ("Nine men saw how a guard was arrested.", ("arrest", 9)),
        ("Nine guards said that a manager was arrested.", ("arrest", 9)),
        ("A guard who robbed nine men was arrested.", ("arrest", 9)),
        ("Nine officers knew of no trader who had been arrested.", ("arrest", 9)),
        ("In the house of nine brothers a guard was arrested.", ("arrest", 9)),
    ],
)
def test_another_noun_is_not_its_subject(text, wrong):
    assert wrong not in figures(text)


@pytest.mark.parametrize(
    ("between", "balanced"),
    [
        ("", True),
        ("suspected of theft", True),
        ("who had fled", True),
        ("who had fled after police came", True),
        ("who", False),
        ("fled and a guard", False),
        ("said that a guard", False),
        ("raided two villas and", False),
        ("; a guard", False),
    ],
)
def test_the_next_verb_is_the_nouns_own_when_every_clause_has_had_its_verb(between, balanced):
    assert is_balanced(between.split()) is balanced
