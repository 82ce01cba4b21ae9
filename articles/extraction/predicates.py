"""Predicates that tell more of a bare figure: "50 of them women", "110 were Chinese nationals"."""

from __future__ import annotations

from articles.extraction.claims import Claim
from articles.extraction.document import Document, Sentence
from articles.extraction.nationalities import match_nationality
from articles.extraction.nouns import nouns
from articles.extraction.shares import country_at
from articles.extraction.types import Sex

PROVED = (("turned", "out", "to", "be"), ("proved", "to", "be"), ("found", "to", "be"), ("turned", "out"))


def names_people(document: Document, words: list[str], at: int, sentence: Sentence) -> bool:
    nationalities, sex, _ = look_ahead(document, words, at, sentence)
    if nationalities or sex:
        return True
    noun = nouns().get(words[at + 1]) if at + 1 < sentence.last and words[at] in ("are", "were") else None
    return noun is not None and noun.plural and noun.kinds == {"person"}  # "two are children"


def look_ahead(
    document: Document, words: list[str], at: int, sentence: Sentence
) -> tuple[tuple[str, ...], Sex | None, int]:
    """Nationality and sex named right after a bare figure: "50 of them women", "110 were Chinese nationals"."""
    position = at
    while (
        position < sentence.last
        and position - at <= 3
        and words[position]
        in (
            "were",
            "are",
            "was",
            "is",
            "being",
            "of",
            "them",
            "these",
            "those",
            ",",
            "all",
            "from",
            "come",
            "came",
            "a",
            "an",
        )
    ):
        position += 1
    position = proved_to_be(words, position, sentence.last)
    if position >= sentence.last:
        return (), None, at
    if match := match_nationality(document.tokens, position):
        noun = nouns().get(words[match.last]) if match.last < sentence.last else None
        end = match.last + 1 if noun is not None and "person" in noun.kinds else match.last
        return (match.code,), noun.sex if noun is not None else None, end
    if words[position - 1] == "from" and (code := country_at(document, position, sentence.last)):
        return (code,), None, position + 1
    noun = nouns().get(words[position])
    if noun is not None and noun.sex is not None:
        return (), noun.sex, position + 1
    return (), None, at


def proved_to_be(words: list[str], at: int, last: int) -> int:
    """Where it goes on behind "turned out to be", "proved to be" or "were found to be"; else where it began."""
    for turn in PROVED:
        for start in (at, at - 1):  # the phrase may have taken "proved" for its own
            if tuple(words[start : start + len(turn)]) == turn and start + len(turn) < last:
                return start + len(turn)
    return at


def predicate(document: Document, words: list[str], claim: Claim, sentence: Sentence) -> None:
    """Gives a bare figure the nationality or sex that its predicate names."""
    phrase = claim.phrase
    if (
        phrase is None
        or phrase.count is None
        or claim.unit != "people"
        or (phrase.kinds and not phrase.partitive)
    ):
        return
    nationalities, sex, end = look_ahead(document, words, phrase.last, sentence)
    if nationalities or sex:
        claim.nationalities, claim.sex = nationalities or claim.nationalities, sex or claim.sex
        claim.who = document.text[document.tokens[end - 1].start : document.tokens[end - 1].end]
