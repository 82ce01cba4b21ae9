"""Words for the people of a country: "Chinese", "Filipinos", "South Korean", each to its ISO 3166 code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from articles.extraction.document import TOKEN, Token
from articles.extraction.lexicon import LexiconError, read_lexicon


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    name: str
    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NationalityMatch:
    """`last` is the index after the last token of the words; `is_noun` when they can stand alone ("12 Thais")."""

    code: str
    last: int
    is_noun: bool


@cache
def countries() -> tuple[Country, ...]:
    """All countries of `nationalities.toml`. Raises LexiconError for a code or a word that occurs twice."""
    found: list[Country] = []
    codes: set[str] = set()
    for entry in read_lexicon("nationalities").entries("country"):
        code, name = entry.get("code"), entry.get("name")
        adjectives, nouns = entry.get("adjectives"), entry.get("nouns")
        if not (
            isinstance(code, str) and len(code) == 2 and code.isupper() and isinstance(name, str) and name
        ):
            raise LexiconError(f"nationalities.toml: {entry!r} needs a two-letter code and a name")
        if not (isinstance(adjectives, list) and isinstance(nouns, list)):
            raise LexiconError(f"nationalities.toml: {code} needs lists of adjectives and nouns")
        if code in codes:
            raise LexiconError(f"nationalities.toml: {code} stands twice")
        codes.add(code)
        found.append(Country(code, name, tuple(adjectives), tuple(nouns)))
    return tuple(found)


@cache
def _words() -> dict[str, str]:
    words: dict[str, str] = {}
    for country in countries():
        for word in (*country.adjectives, *country.nouns):
            if words.setdefault(word.lower(), country.code) != country.code:
                raise LexiconError(
                    f"nationalities.toml: {word!r} stands for {words[word.lower()]} and {country.code}"
                )
    return words


@cache
def _nouns() -> frozenset[str]:
    return frozenset(noun.lower() for country in countries() for noun in country.nouns)


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """The words of several tokens by their first token, longest first, as the tokeniser would cut them."""
    phrases: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for word, code in _words().items():
        pieces = tuple(TOKEN.findall(word))
        if len(pieces) > 1:
            phrases.setdefault(pieces[0], []).append((pieces, code, word in _nouns()))
    return {first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in phrases.items()}


@cache
def nationality_openers() -> frozenset[str]:
    """Every lower-case word with which a nationality can begin."""
    return frozenset((*_words(), *_phrases()))


def nationality_of(lower: str) -> str | None:
    """The code of a lower-case word or phrase ("thais", "south korean"), None when it names no nationality."""
    return _words().get(lower)


def match_nationality(tokens: Sequence[Token], index: int) -> NationalityMatch | None:
    """The longest nationality that begins at token `index`, of one to four tokens. Names must bear a capital."""
    token = tokens[index]
    if token.lower not in nationality_openers():
        return None
    for pieces, code, is_noun in _phrases().get(token.lower, ()):
        last = index + len(pieces)
        if tuple(t.lower for t in tokens[index:last]) == pieces and any(
            t.text[0].isupper() for t in tokens[index:last]
        ):
            return NationalityMatch(code, last, is_noun)
    single = _words().get(token.lower)
    if single is None or not token.text[0].isupper():
        return None
    if token.lower in ("us", "uk") and not token.text.isupper():
        return None
    return NationalityMatch(single, index + 1, token.lower in _nouns())
