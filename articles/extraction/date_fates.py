"""The days on which people were let go and goods done away with, and words of another matter that tell the deed."""

from __future__ import annotations

from collections.abc import Sequence

from articles.extraction.date_atoms import TIMES_OF_DAY, Atom
from articles.extraction.document import Sentence, Token
from articles.extraction.grammar import grammar

# What becomes of people and goods when a raid is over.
FATES = frozenset(
    "burned burnt incinerated buried culled crushed freed released bailed discharged returned transported questioned "
    "let auctioned".split()
)
# In the passive, what was done to sites and people: "visited on Thursday", "identified on Saturday".
DONE_TO = frozenset({"visited", "identified", "seen", "known", "handed"})
DEEDS = grammar("singular_deeds")
COURT_WORDS = frozenset({"court", "provincial", "municipal", "the", "district", "city", "supreme"})
OUTWARD = frozenset({"home", "free", "liberty", "bail", "out"})
LEAVING = frozenset(
    {
        ("went", "home"),
        ("go", "home"),
        ("sent", "home"),
        ("returned", "home"),
        ("walked", "free"),
        ("walked", "out"),
    }
    | {("set", "free"), ("let", "out"), ("let", "free"), ("at", "liberty"), ("on", "bail")}
)
BEING = frozenset({"was", "were", "been", "be", "being", "is", "are"})
SUBORDINATORS = frozenset(
    {"when", "after", "before", "while", "who", "which", "that", "as", "where", "because"}
)
FARTHEST_FATE = 16
DAYS = frozenset({"day", "weekday", "offset"})
CLAUSE_ENDS = frozenset(',;:.()—–“”"')


def tells_fate(tokens: Sequence[Token], sentence: Sentence, atom: Atom) -> bool:
    """Whether the day is the one on which those who were caught were let go, or what was found was done away with:
    "were set free in the forest on Wednesday"."""
    for index in range(atom.first - 1, max(sentence.first, atom.first - FARTHEST_FATE) - 1, -1):
        lower = tokens[index].lower
        if lower in FATES:
            return is_passive(tokens, sentence, index)
        if lower in OUTWARD:
            return index > sentence.first and (tokens[index - 1].lower, lower) in LEAVING
        if lower in CLAUSE_ENDS or lower in SUBORDINATORS or (lower.endswith("ed") and len(lower) > 4):
            return False
    return False


def is_deed(tokens: Sequence[Token], sentence: Sentence, index: int) -> bool:
    """Whether a word of another matter tells the deed itself: "shops were visited on Thursday", "the sweep opened on
    Saturday", "a guard of the provincial court was arrested"."""
    lower = tokens[index].lower
    if lower in DONE_TO and (is_passive(tokens, sentence, index) or tokens[index - 1].text.isdecimal()):
        return True
    if lower == "opened":
        return index > sentence.first and tokens[index - 1].lower in DEEDS
    if lower != "court":
        return False
    while index > sentence.first and (tokens[index].text[0].isupper() or tokens[index].lower in COURT_WORDS):
        index -= 1
    return tokens[index].lower in ("of", "’s", "'s")


def is_rescue(tokens: Sequence[Token], sentence: Sentence, last: int) -> bool:
    """Whether the words behind the day go on with the deed itself: "was freed on Wednesday when officers stormed a villa"."""
    while last < sentence.last and tokens[last].lower in TIMES_OF_DAY:
        last += 1
    return last < sentence.last and tokens[last].lower in ("when", "by", "in", "during", "from", "as")


def is_passive(tokens: Sequence[Token], sentence: Sentence, index: int) -> bool:
    """Whether a form of "be" stands before the participle, or before the one that is joined to it."""
    for at in range(index - 1, max(sentence.first, index - 5) - 1, -1):
        lower = tokens[at].lower
        if lower in BEING:
            return True
        if lower != "and" and not lower.endswith(("ed", "ly")):
            return False
    return False
