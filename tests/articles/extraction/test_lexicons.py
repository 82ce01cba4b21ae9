"""The data files of the engine: each can be read, and says nothing twice."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from articles.extraction import outcome_rules
from articles.extraction.lexicon import Lexicon, LexiconError, read_lexicon
from articles.extraction.nouns import nouns
from articles.extraction.number_values import table_of
from articles.extraction.outcome_rules import read_rules

NAMES = sorted(
    entry.name.removesuffix(".toml")
    for entry in (files("articles.extraction") / "data").iterdir()
    if entry.name.endswith(".toml")
)


def lists(value: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every list of strings below a value, with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, f"{path}.{key}")
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        yield path, value
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from lists(inner, f"{path}[{index}]")


@pytest.mark.parametrize("name", NAMES)
def test_no_list_holds_a_word_twice_or_with_outer_space(name):
    for path, words in lists(read_lexicon(name).table):
        if path.startswith(".irregular"):
            continue  # past and participle may be one word
        assert len(set(words)) == len(words), f"{name}{path}"
        assert all(word and word == word.strip() for word in words), f"{name}{path}"


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ({"kind": "arest", "patients": ["person"], "verbs": ["arrest"], "example": "x"}, "arest"),
        ({"kind": "arrest", "patients": ["persons"], "verbs": ["arrest"], "example": "x"}, "arrest"),
        ({"kind": "arrest", "patients": ["person"], "verbs": ["arrest"]}, "example"),
        ({"kind": "arrest", "patients": ["person"], "verbs": ["arrest", "arrest"], "example": "x"}, "twice"),
        ({"kind": "arrest", "patients": ["person"], "verb": ["arrest"], "example": "x"}, "verb"),
    ],
)
def test_a_wrong_entry_is_refused_by_name(entry, named):
    with pytest.raises(LexiconError, match=named):
        read_rules(Lexicon("outcomes", {"outcome": [entry]}))


def test_a_missing_lexicon_is_named():
    with pytest.raises(LexiconError, match=r"nothing_here\.toml"):
        read_lexicon("nothing_here")


def test_nouns_know_their_plurals():
    assert nouns()["women"].sex == "female"
    assert nouns()["boats"].unit == "vessels"
    assert nouns()["people"].plural
    assert not nouns()["man"].plural


def test_number_words_are_numbers():
    assert table_of("units")["seven"] == 7


def test_every_rule_has_words():
    assert all(any(words.values()) for _, words in outcome_rules.rules())
