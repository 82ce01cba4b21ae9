"""Nationalities: every country, as adjective and as noun."""

import pytest

from articles.extraction.document import read_document
from articles.extraction.lexicon import Lexicon, LexiconError
from articles.extraction.nationalities import countries, match_nationality, nationality_of


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("chinese", "CN"),
        ("thai", "TH"),
        ("thais", "TH"),
        ("filipinos", "PH"),
        ("south korean", "KR"),
        ("south koreans", "KR"),
        ("burmese", "MM"),
        ("myanmar", "MM"),
        ("taiwanese", "TW"),
        ("nepalis", "NP"),
        ("sri lankans", "LK"),
        ("new zealanders", "NZ"),
        ("khmers", "KH"),
        ("nigerian", "NG"),
        ("nigerien", "NE"),
        ("table", None),
        ("korea", None),
    ],
)
def test_names_the_country(words: str, code: str | None) -> None:
    assert nationality_of(words) == code


@pytest.mark.parametrize(
    ("text", "position", "code", "length", "is_noun"),
    [
        ("12 Chinese nationals", 1, "CN", 1, True),
        ("12 South Korean nationals", 1, "KR", 2, True),
        ("12 Papua New Guineans", 1, "PG", 3, True),
        ("12 US citizens", 1, "US", 1, False),
        ("12 Hong Kong residents", 1, "HK", 2, False),
    ],
)
def test_matches_at_a_token(text: str, position: int, code: str, length: int, is_noun: bool) -> None:
    match = match_nationality(read_document(text).tokens, position)
    assert match is not None
    assert (match.code, match.last - position, match.is_noun) == (code, length, is_noun)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("let us go", 1),
        ("polish the shoes", 0),
        ("a south facing wall", 1),
        ("South Bridge", 0),
        ("He told Us there", 2),
    ],
)
def test_matches_no_common_word(text: str, position: int) -> None:
    assert match_nationality(read_document(text).tokens, position) is None


def test_every_country_stands_once() -> None:
    codes = [country.code for country in countries()]
    assert len(codes) == len(set(codes)) >= 249
    assert all(country.name for country in countries())


def test_a_code_that_stands_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"code": "XX", "name": "Nowhere", "adjectives": [], "nouns": []}
    broken = Lexicon("nationalities", {"country": [entry, entry]})
    monkeypatch.setattr("articles.extraction.nationalities.read_lexicon", lambda name: broken)
    with pytest.raises(LexiconError, match="XX"):
        countries.__wrapped__()
