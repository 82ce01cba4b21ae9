"""Figures whose neighbourhood says what they are: the tally that has risen to 84, the sum that goods are worth."""

from __future__ import annotations

from articles.extraction.grammar import grammar
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.voices import Trigger

RISING = grammar("rising")
# What opens a stretch of time, and the verbs with which the number then comes to something.
OPENING_TIME = frozenset(
    {"since", "in", "during", "over", "between", "from", "this", "last", "for", "until", "by", "so"}
)
STANDING = frozenset(
    {"is", "was", "has", "reached", "stands", "stood", "came", "climbed", "grew", "rose", "risen", "at"}
)
FARTHEST = 16
ASSETS = grammar("assets") - {"property", "properties"}


def is_value(words: list[str], phrase: NounPhrase) -> bool:
    """Whether a sum only says what something is worth; of "assets worth $5 million" it is the amount itself."""
    before = words[max(0, phrase.first - 3) : phrase.first]
    if before[-1:] in (["worth"], ["at"]) and not ASSETS.isdisjoint(
        words[max(0, phrase.first - 4) : phrase.first - 1]
    ):
        return False
    return not {"worth", "valued", "value", "priced"}.isdisjoint(before)


def is_tally(words: list[str], trigger: Trigger, phrase: NounPhrase) -> bool:
    """Whether a bare number is what a tally has come to."""
    gap = words[trigger.last : phrase.first]
    before = words[max(0, trigger.first - 6) : trigger.first]
    counts = not {"number", "tally", "total", "toll"}.isdisjoint(before)
    if gap[:2] in (["so", "far"], ["to", "date"], ["since", "then"]):
        gap = gap[2:]  # "the number of people arrested so far rose to 45"
    if not counts or not gap or phrase.kinds:
        return False
    return RISING.issuperset(gap) or comes_to(gap)


def comes_to(gap: list[str]) -> bool:
    """ "The number of people arrested *since the sweep began on June 27 has reached* 84": a stretch of time stands between."""
    end = len(gap)
    while end and gap[end - 1] in RISING:
        end -= 1
    return (
        0 < end <= FARTHEST
        and gap[0] in OPENING_TIME
        and not STANDING.isdisjoint(gap[end:])
        and not any(word in (";", "and", "but") for word in gap[:end])
    )
