"""The part that an agency has in what a sentence tells: acting, helping, coordinating, speaking, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from articles.extraction.agency_index import HYPHENS, agency_words
from articles.extraction.document import Sentence, Token

Role = Literal["lead", "participant", "coordinating", "source", "other"]
SKIPPED_BEFORE = frozenset({"the", "a", "an", "some", "its", "their", "local", "several", "by"})
LISTED = frozenset({",", "and", "the", "’s", "'s", "&"})


def role_of(tokens: Sequence[Token], sentence: Sentence, first: int, last: int, kind: str) -> Role:
    """The role of the agency at tokens [first, last), by the words behind it, else by those before it."""
    if kind == "court":
        return "other"
    behind = role_behind(tokens, sentence, last)
    before = role_before(tokens, sentence, first)
    if kind == "prosecutor":
        return "coordinating" if behind != "source" and before != "source" else "source"
    if behind == "source" or before in ("source", "other"):
        return "source" if behind == "source" or before == "source" else "other"
    return behind or before or "other"


def role_behind(tokens: Sequence[Token], sentence: Sentence, last: int) -> Role | None:
    """ "source" when a person or paper of the agency speaks, "lead" when the agency acts."""
    words = agency_words()
    index = last
    if index < sentence.last and tokens[index].text == "(":
        while index < sentence.last and tokens[index].text != ")":
            index += 1
        index += 1
    if index < sentence.last and tokens[index].lower in words.speaker and tokens[index].lower != "has":
        return "source"
    steps = 0
    while index < sentence.last and steps < 7:
        lower = tokens[index].lower
        if lower in words.acts:
            return "lead"
        if lower in words.speaker and lower not in words.people:
            return "source"
        if lower not in words.people:
            return None
        index, steps = index + 1, steps + 1
    return None


def role_before(tokens: Sequence[Token], sentence: Sentence, first: int) -> Role | None:
    """The role that the words before the agency give it: "led by", "along with", "according to", "sent to"."""
    words = agency_words()
    index = first
    while index > sentence.first and tokens[index - 1].lower in SKIPPED_BEFORE and tokens[index - 1].lower != "by":
        index -= 1
    lowers = tuple(token.lower for token in tokens[max(sentence.first, index - 8) : index] if token.text not in HYPHENS)
    for length in range(min(words.longest_before, len(lowers)), 0, -1):
        role = words.before.get(lowers[-length:])
        if role is not None:
            return role  # type: ignore[return-value]  # the table's values are checked to be roles
    return None
