"""Relative clauses: the pronoun stands for what was counted right before it."""

from __future__ import annotations

from articles.extraction.noun_builders import NounPhrase
from articles.extraction.voices import NO_OBJECT, Trigger

# Between what was counted and the pronoun that stands for all of it.
RELATIVE_GAPS: tuple[list[str], ...] = (
    [],
    [","],
    [",", "all", "of"],
    [",", "both", "of"],
    [",", "each", "of"],
)
# The same of people: what became of all of them is told of the phrase before, whatever stands before that.
ALL_OF_WHOM = frozenset(
    {("all", "of", "whom"), ("both", "of", "whom"), ("each", "of", "whom"), ("one", "of", "whom")}
)


def all_of_whom(gap: list[str], phrase: NounPhrase) -> bool:
    """ "The arrest of 11 women, all of whom were deported", "31 people, every one of whom was freed"."""
    if gap[-1:] != ["whom"] or phrase.count is None or "person" not in phrase.kinds:
        return False
    rest = [word for word in gap[:-3] if word != ","]
    return tuple(gap[-3:]) in ALL_OF_WHOM and rest == (["every"] if gap[-3] == "one" else [])


def stands_for(words: list[str], gap: list[str], trigger: Trigger, phrase: NounPhrase) -> bool:
    """ "It hung on 70 poles, all of which were confiscated": `gap` are the words between the phrase and the verb."""
    return (
        gap[-1:] == ["which"]
        and phrase.count is not None
        and gap[:-1] in RELATIVE_GAPS
        and agrees(words, trigger, phrase)
    )


def agrees(words: list[str], trigger: Trigger, phrase: NounPhrase) -> bool:
    """Whether the auxiliary can be the phrase's own: "12 guns, which were seized", "3 kg, which was seized"."""
    if words[trigger.chain] not in ("was", "were"):
        return True
    measured = phrase.number is not None and phrase.number.kind in ("measure", "money")
    return measured or phrase.singular == (words[trigger.chain] == "was")


def object_before(words: list[str], first: int, trigger: Trigger, phrase: NounPhrase) -> float | None:
    """ "40 sacks, which police confiscated", "the men whom officers arrested": the object stands before its clause."""
    subject = trigger.chain
    after = words[trigger.last] if trigger.last < len(words) else ""
    if phrase.count is None or (after[:1].isalnum() and after not in NO_OBJECT):
        return None
    for at in range(subject - 1, max(first, subject - 6), -1):
        if words[at] in ("which", "whom", "that"):
            gap = words[phrase.last : at]
            return 8.0 if at < subject - 1 and phrase.last <= at and gap in ([], [","]) else None
        if not (words[at].isalpha() or words[at] in ("’s", "'s", "-")):
            return None
    return None
