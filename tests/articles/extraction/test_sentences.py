"""The sentences that hold the words of the lexicons, word by word."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from articles.extraction.document import read_document
from articles.extraction.offences import find_offences
from tests.articles.extraction.reading import claims, figures

FOLDER = Path(__file__).parent / "sentences"


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def rows(name: str, key: str) -> list[tuple[str, str]]:
    return [(title, sentence) for title, lists in table(name).items() for sentence in lists.get(key, ())]


@pytest.mark.parametrize(("kind", "text"), rows("outcomes", "told"))
def test_twelve_are_told(kind, text):
    assert (kind, 12) in figures(text)


@pytest.mark.parametrize(("kind", "text"), rows("outcomes", "untold"))
def test_nothing_is_told_of_the_kind(kind, text):
    assert kind not in {told for told, _ in figures(text)}


@pytest.mark.parametrize(("status", "text"), rows("status", "told"))
def test_what_becomes_of_twelve_people(status, text):
    found = [claim.status for claim in claims(text) if claim.kind in ("arrest", "deportation")]
    assert found == [status] if status != "none" else not found


@pytest.mark.parametrize(("offence", "text"), rows("offences", "told"))
def test_the_offence_is_named(offence, text):
    assert offence in {mention.offence for mention in find_offences(read_document(text))}


@pytest.mark.parametrize(("offence", "text"), rows("offences", "untold"))
def test_the_offence_is_not_named(offence, text):
    assert offence not in {mention.offence for mention in find_offences(read_document(text))}


@pytest.mark.parametrize(("kind", "text"), rows("outcomes", "unnumbered"))
def test_the_kind_is_told_without_a_number(kind, text):
    assert kind in {told for told, _ in figures(text)}
