"""Noun phrases: what is counted, of which nation and sex, and where the phrase ends."""

import pytest

from tests.articles.extraction.reading import phrases, whole


def first(text: str):
    return phrases(text)[0]


@pytest.mark.parametrize(
    ("text", "kind", "count", "who"),
    [
        ("Twelve suspected illegal loggers fled.", "person", 12, "suspected illegal loggers"),
        ("Around 40 illegal gold mining sites remain.", "site", 40, "illegal gold mining sites"),
        ("Three motorbikes stood there.", "vehicle", 3, "motorbikes"),
        ("Five barges lay there.", "vehicle", 5, "barges"),
        ("Two excavators stood there.", "goods", 2, "excavators"),
        ("Six cases were open.", "case", 6, "cases"),
        ("A former storeman fled.", "", None, ""),
        ("A Chinese businesswoman fled.", "person", 1, "Chinese businesswoman"),
        ("A 45-year-old driver fled.", "person", 1, "45-year-old driver"),
        ("Forty gizmos lay there.", "thing", 40, "gizmos"),
    ],
)
def test_the_head_says_what_is_counted(text, kind, count, who):
    found = phrases(text)
    if not kind:
        assert not found
        return
    assert kind in found[0].kinds
    assert found[0].count is not None
    assert (whole(found[0].count.best), found[0].who) == (count, who)


@pytest.mark.parametrize(
    ("text", "nationalities", "sex"),
    [
        ("Nearly 200 Chinese and Pakistani nationals left.", ("CN", "PK"), None),
        ("Twelve Thais left.", ("TH",), None),
        ("Two South Korean men left.", ("KR",), "male"),
        ("Four Vietnamese women left.", ("VN",), "female"),
        ("Four workers left.", (), None),
    ],
)
def test_reads_nationality_and_sex(text, nationalities, sex):
    assert (first(text).nationalities, first(text).sex) == (nationalities, sex)


def test_two_nationalities_with_numbers_are_two_phrases():
    found = phrases("They were 28 Vietnamese nationals and two Chinese nationals.")
    assert [(phrase.count and whole(phrase.count.best), phrase.nationalities) for phrase in found] == [
        (28, ("VN",)),
        (2, ("CN",)),
    ]


@pytest.mark.parametrize(
    ("text", "count", "of"),
    [
        ("Two of the seven were freed.", 2, 7),
        ("None of the 53 was charged.", 0, 53),
        ("Eighteen of the suspects had none.", 18, None),
        ("Fifty of them left.", 50, None),
    ],
)
def test_a_share_of_a_set_is_partitive(text, count, of):
    phrase = first(text)
    assert phrase.partitive
    assert phrase.count is not None
    assert whole(phrase.count.best) == count
    assert (whole(phrase.of_count.best) if phrase.of_count else None) == of


@pytest.mark.parametrize(
    ("text", "unit", "who"),
    [
        ("They seized 45 kg of methamphetamine.", "kg", "methamphetamine"),
        ("They seized 64 pieces of Siamese rosewood.", "pieces", "pieces of Siamese rosewood"),
        ("They seized five boxes of pills.", "boxes", "boxes of pills"),
    ],
)
def test_a_measure_names_its_goods(text, unit, who):
    phrase = next(phrase for phrase in phrases(text) if phrase.count is not None)
    assert "goods" in phrase.kinds
    assert (phrase.unit, phrase.who) == (unit, who)


@pytest.mark.parametrize(
    "text",
    ["Seven villagers found with nets ran.", "Nine men accused of fraud ran.", "Ten men yesterday ran."],
)
def test_a_phrase_ends_before_a_verb_or_a_time(text):
    assert first(text).who in ("villagers", "men")


def test_a_force_is_not_one_person():
    assert [phrase.count for phrase in phrases("A combined force came.")] == []
