"""Scores of a phrase after a passive and beside a noun, for which the words between the two are enough."""

from __future__ import annotations

from collections.abc import Sequence

from articles.extraction.grammar import grammar
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.number_contexts import is_tally
from articles.extraction.voices import Trigger

BOUNDARIES = grammar("boundaries")
FINITE = grammar("finite")
LINKING = frozenset({"were", "was", "are", "is"}) | grammar("listing")


def after_passive(words: list[str], trigger: Trigger, phrase: NounPhrase) -> float | None:
    """ "Also confiscated were 12 boats", "Among those arrested were two men": the subject stands after the verb."""
    between = words[trigger.last : phrase.first]
    if between == [":"] and trigger.voice == "reduced" and phrase.count is not None:
        return 10.5  # "weapons seized: two pistols"
    if inverted(words, trigger, between) and phrase.count is not None:
        return 9.0
    if phrase.first < trigger.last or len(between) > 6 or not BOUNDARIES.isdisjoint(between):
        return None
    if trigger.voice == "reduced":
        linked = between[-1:] and between[-1] in LINKING
        return 9.0 if linked and phrase.count is not None else None  # "those arrested include two men"
    return 6.0 if trigger.voice == "passive" and not between and trigger.chain < trigger.first else None


def inverted(words: list[str], trigger: Trigger, between: list[str]) -> bool:
    """ "Confiscated from the fourth, fifth and sixth floors were 173 computers": the participle opens the sentence, and the
    verb stands right before its subject."""
    if trigger.voice != "reduced" or not 0 < len(between) <= 18 or between[-1] not in ("were", "was"):
        return False
    before = words[trigger.first - 1] if trigger.first else "."
    return (before in ("also", "and") or not before[0].isalnum()) and FINITE.isdisjoint(between[:-1])


def nominal_score(words: list[str], trigger: Trigger, phrase: NounPhrase) -> float | None:
    """ "the arrest of 12 people", "12 arrests"."""
    if phrase.head == trigger.first and phrase.count is not None:
        return 9.0
    if words[trigger.last : phrase.first] == [":"] and trigger.form == "nouns" and not phrase.kinds:
        return 8.0  # "made more arrests: 165"
    if is_tally(words, trigger, phrase):
        return 8.0  # "bringing the number of arrests to 497", "put the number of arrests at 497"
    if trigger.kinds == {"site_raided"} and "site" in phrase.kinds and phrase.first > trigger.last:
        gap = words[trigger.last : phrase.first]  # "a mission for the suppression of fakes at two locations"
        return 6.0 if len(gap) <= 9 and gap[-1] in ("on", "at", "of") and BOUNDARIES.isdisjoint(gap) else None
    between = words[trigger.last : phrase.first]
    if phrase.first < trigger.last or "of" not in (*between[:4], *between[-1:]):
        return None
    gap = between[between.index("of") + 1 :]  # "the closure last week of a compound"
    if len(between) > 10 and between.index("of") > 3:
        return None  # but "a seizure by customs earlier in the month of 70 tonnes"
    if not BOUNDARIES.isdisjoint(between) or not FINITE.isdisjoint(between):
        return None
    return 9.0 - len(gap) if len(gap) <= 3 and BOUNDARIES.isdisjoint(gap) else None


def has_object(phrases: Sequence[NounPhrase], trigger: Trigger, place: NounPhrase) -> bool:
    """Whether a nearer phrase can be what the verb is done to, so that a place behind a preposition is only where."""
    return any(
        trigger.last <= phrase.first < place.first
        and not phrase.kinds.isdisjoint({"person", "goods", "vehicle"})
        for phrase in phrases
    )


def given_to(trigger: Trigger, phrase: NounPhrase) -> bool:
    """Whether a phrase stands right behind a tail that gives something: "gave written warnings to seven of them", "paid a
    stiff fine of $90"."""
    tail = trigger.senses[0].tail
    gap = phrase.first - trigger.tail_at - len(tail)
    return gap == 0 if tail[-1:] in (("to",), ("on",)) else phrase.money is not None and 0 < gap <= 2
