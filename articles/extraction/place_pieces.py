"""Cuts sentences into pieces that may be places: runs of capitalised words with the unit words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from articles.extraction.document import Document, Sentence, Token
from articles.extraction.foreign import foreign_places
from articles.extraction.lexicon import LexiconError, read_lexicon
from articles.extraction.romanisation import ROMAN

UnitLevel = Literal["province", "district", "commune", "village", "area", ""]
JOINTS = frozenset("-–/")
POSSESSIVE = frozenset({"'s", "’s"})
NUMBERED_UNIT = re.compile(r"(?:village|phum|commune|sangkat|khum)s? (?:no|number)?\W*[\dIVX]")
NO_NUMBER_AFTER = frozenset({"city", "town", "province", "khan", "srok", "krong"})


@dataclass(slots=True, unsafe_hash=True)
class Piece:
    """A name, tokens [first, last), with its unit words, tokens [outer_first, outer_last).

    `level` is the unit word's, "" without one; `unit` the word itself. `in_body` when the place is part of the name of
    a force, a court or an office, and so is no place of its own.
    """

    first: int
    last: int
    outer_first: int
    outer_last: int
    level: UnitLevel = ""
    unit: str = ""
    in_body: bool = False


class PlaceWords:
    """The word lists of `data/places.toml`."""

    def __init__(self) -> None:
        lexicon = read_lexicon("places")
        self.levels: dict[str, UnitLevel] = {}
        names: tuple[UnitLevel, ...] = ("province", "district", "commune", "village", "area")
        for key in ("level_words", "foreign_level_words"):
            for level in names if key == "level_words" else names[:3]:
                for word in lexicon.strings(f"{key}.{level}"):
                    if self.levels.setdefault(word, level) != level:
                        raise LexiconError(f"places.toml: {word!r} names two levels")
        self.foreign = {
            word for level in names[:3] for word in lexicon.strings(f"foreign_level_words.{level}")
        }
        self.keeps = frozenset(lexicon.strings("foreign_level_words.keeps"))
        (
            self.plural,
            self.prefix,
            self.adjectives,
            self.locative,
            self.openers,
            self.titles,
            self.institutions,
        ) = (
            frozenset(lexicon.strings(f"words.{key}"))
            for key in ("plural", "prefix", "adjectives", "locative", "openers", "titles", "institutions")
        )
        self.bodies, self.numbered = (
            frozenset(lexicon.strings(f"words.{key}")) for key in ("bodies", "numbered")
        )
        self.people = frozenset(lexicon.strings("elsewhere.people"))
        self.elsewhere = frozenset(tuple(phrase.split()) for phrase in lexicon.strings("elsewhere.phrases"))
        self.capitals: dict[str, str] = lexicon.table.get("capital", {})


@cache
def place_words() -> PlaceWords:
    return PlaceWords()


def is_name_token(token: Token) -> bool:
    """Whether a token can be part of a name: it begins with a capital, or is a Roman numeral."""
    return token.text[0].isupper()


def is_number_token(token: Token) -> bool:
    return (token.text.isdecimal() and len(token.text) <= 2) or token.text in ROMAN


def find_runs(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Rows of capitalised tokens in [first, last), joined by hyphens and closed by numerals; openers cut off."""
    words = place_words()
    index = first
    while index < last:
        if not tokens[index].text[0].isupper():
            index += 1
            continue
        end = index + 1
        while end < last:
            if is_name_token(tokens[end]) or (is_number_token(tokens[end]) and _adjoins(tokens, end)):
                end += 1
            elif tokens[end].text in JOINTS and end + 1 < last and _hyphenated(tokens, end):
                end += 2
            elif tokens[end].text.isdecimal() and tokens[end - 1].end == tokens[end].start:
                end += 1  # "A7"
            else:
                break
        start = index
        while start < end and tokens[start].lower in words.openers and not _belongs(tokens, start, end):
            start += 1
        if start < end:
            yield start, end
        index = end


def _belongs(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether the opener is part of the name: "A7", and "An Giang", which is a name abroad."""
    if index + 1 >= end:
        return False
    if tokens[index].end == tokens[index + 1].start:
        return True
    return (tokens[index].lower, tokens[index + 1].lower) in foreign_places()


def _adjoins(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number belongs to the name before it: "Baliley 2" does, "Poipet 12 people" does not."""
    if tokens[index].text in ROMAN:
        return True
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and following.lower in place_words().numbered:
        return True
    if following is None or following.lower in place_words().levels or not following.text[0].isalpha():
        return following is None or following.text not in ":/$%-–"
    return tokens[index - 1].lower in place_words().levels


def _hyphenated(tokens: Sequence[Token], index: int) -> bool:
    """Whether the hyphen at `index` joins its neighbours without white space."""
    before, after = tokens[index - 1], tokens[index + 1]
    return before.end == tokens[index].start and tokens[index].end == after.start and after.text[0].isalpha()


def find_pieces(document: Document, sentence: Sentence, runs: Sequence[tuple[int, int]]) -> list[Piece]:
    """The pieces of one sentence in order, from its runs of capitals. Pieces without a unit word are persons too."""
    tokens = document.tokens
    pieces: list[Piece] = []
    for first, last in runs:
        pieces.extend(_cut_run(tokens, first, last, sentence))
    if NUMBERED_UNIT.search(document.text, sentence.span.start, sentence.span.end):
        pieces.extend(_bare_numbers(tokens, sentence, pieces))
    pieces.sort(key=lambda piece: piece.first)
    return _spread_plurals(tokens, sentence, pieces)


def _cut_run(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> Iterator[Piece]:
    """Cuts a run at the unit words inside it: "Buon Village 6" is Buon and Village 6."""
    words = place_words()
    start = first
    index = first
    while index < last:
        lower = tokens[index].lower
        level = words.levels.get(lower)
        if level is None:
            index += 1
            continue
        end = _name_end(tokens, index + 1, last)
        is_prefix = (
            lower in words.prefix
            and end > index + 1
            and (start == index or _is_number_name(tokens, index + 1, end))
        )
        if is_prefix and not (lower in NO_NUMBER_AFTER and _is_number_name(tokens, index + 1, end)):
            if start < index:
                yield Piece(start, index, start, index)
            yield _closed(tokens, Piece(index + 1, end, index, end, level, lower), sentence)
            start = index = end
        elif start < index:
            keep = lower in words.keeps
            piece = Piece(start, index + 1 if keep else index, start, index + 1, level, lower)
            yield replace(piece, in_body=index + 1 < last or _before_body(tokens, index + 1, sentence))
            start = index = index + 1
        else:
            index += 1
    if start < last and not (start > first and tokens[start].lower in words.institutions):
        yield _with_outer_words(tokens, start, last, sentence)


def _name_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the name that begins at `first` ends inside its run: before the next unit word, a number alone."""
    if first < last and is_number_token(tokens[first]):
        return first + 1
    end = first
    while (
        end < last
        and tokens[end].lower not in place_words().levels
        and tokens[end].lower not in place_words().institutions
    ):
        end += 1
    return end


def _is_number_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    return last == first + 1 and is_number_token(tokens[first])


def _before_body(tokens: Sequence[Token], index: int, sentence: Sentence) -> bool:
    """Whether a body's word follows: "Phnom Proek district police"."""
    return index < sentence.last and tokens[index].lower in place_words().bodies


def _closed(tokens: Sequence[Token], piece: Piece, sentence: Sentence) -> Piece:
    return replace(piece, in_body=_before_body(tokens, piece.outer_last, sentence))


def _with_outer_words(tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> Piece:
    """A run with the lower-case unit word behind it ("Keo Seima district") or before it ("the commune of Roka")."""
    words = place_words()
    index = last
    while index < sentence.last and tokens[index].lower in words.adjectives and index < last + 2:
        index += 1
    if (
        index < sentence.last
        and (level := words.levels.get(tokens[index].lower))
        and not tokens[index].text[0].isupper()
    ):
        keep = index + 1 if tokens[index].lower in words.keeps and index == last else last
        in_body = _before_body(tokens, index + 1, sentence)
        return Piece(first, keep, first, index + 1, level, tokens[index].lower, in_body)
    before = tokens[first - 1].lower if first > sentence.first else ""
    if before in words.prefix and before not in NO_NUMBER_AFTER.difference({"khan", "srok", "krong"}):
        return _closed(tokens, Piece(first, last, first - 1, last, words.levels[before], before), sentence)
    if (
        before == "of"
        and first - 2 >= sentence.first
        and (level := words.levels.get(tokens[first - 2].lower))
    ):
        if tokens[first - 2].lower not in words.foreign or tokens[first - 2].lower in ("district", "state"):
            return _closed(
                tokens, Piece(first, last, first - 2, last, level, tokens[first - 2].lower), sentence
            )
    in_body = index < sentence.last and tokens[index].lower in words.bodies
    if (
        before in ("in", "at")
        and index == last
        and in_body
        and tokens[last].lower in ("police", "authorities", "officials")
    ):
        in_body = False  # "in Phnom Penh police raided a bar": the place is the scene, not the force's
    return Piece(first, last, first, last, in_body=in_body)


def _bare_numbers(tokens: Sequence[Token], sentence: Sentence, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """ "village 3", "sangkat No. 4": a unit word in lower case with a number."""
    words = place_words()
    taken = {index for piece in pieces for index in range(piece.first, piece.last)}
    for index in range(sentence.first, sentence.last - 1):
        level = words.levels.get(tokens[index].lower)
        if level not in ("commune", "village") or tokens[index].lower in words.plural:
            continue
        number = index + 1
        while number < sentence.last and tokens[number].lower in ("no", ".", "number"):
            number += 1
        if number < sentence.last and is_number_token(tokens[number]) and number not in taken:
            yield Piece(number, number + 1, index, number + 1, level, tokens[index].lower)


def _spread_plurals(tokens: Sequence[Token], sentence: Sentence, pieces: list[Piece]) -> list[Piece]:
    """Gives the members of a list the unit of its plural word: "Kantuot and Sra Em communes", "districts of A, B and C"."""
    words = place_words()
    found = list(pieces)
    for position, piece in enumerate(found):
        if piece.unit not in words.plural:
            continue
        before = piece.outer_first < piece.first
        step = 1 if before else -1
        index = position + step
        while (
            0 <= index < len(found)
            and not found[index].level
            and _listed(tokens, found[index - step], found[index], step)
        ):
            found[index] = replace(found[index], level=piece.level, unit=piece.unit, in_body=False)
            index += step
    return found


def _listed(tokens: Sequence[Token], piece: Piece, other: Piece, step: int) -> bool:
    """Whether two neighbouring pieces are members of one list: only commas and "and" stand between them."""
    left, right = (piece, other) if step > 0 else (other, piece)
    between = [token.lower for token in tokens[left.outer_last : right.outer_first]]
    return 0 < len(between) <= 3 and all(word in (",", "and", "or", "the") for word in between)
