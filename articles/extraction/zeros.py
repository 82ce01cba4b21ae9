"""Zeros without a noun phrase of their own: "without anyone being arrested", "there was nobody left to arrest"."""

from __future__ import annotations

from articles.extraction.attachment import Clause, Pair
from articles.extraction.claim_rules import ZERO, ZERO_KINDS, claim_of
from articles.extraction.claims import Claim
from articles.extraction.document import Document
from articles.extraction.subjects import phrase_of
from articles.extraction.voices import Trigger

ANYONE = frozenset({"anyone", "anybody"})
NOBODY = frozenset({"nobody", "none"})
DENIED = (
    ["without", "any"], ["without", "an"], ["without", "a", "single"], ["without", "making", "any"],
    ["without", "making", "an"], ["without", "making", "a", "single"], ["without", "a"],
)  # fmt: skip


def zero_claim(document: Document, clause: Clause, trigger: Trigger) -> Claim | None:
    """The claim that nobody was arrested, where a construction says so whose verb alone would tell nothing."""
    sense = next(
        (s for s in trigger.senses if s.rule.kind in ZERO_KINDS and "person" in s.rule.patients), None
    )
    if sense is None or (at := denied_at(clause, trigger)) is None:
        return None
    phrase = phrase_of(document, clause.words, at, at + 1, singular=False)
    phrase.count = ZERO
    return claim_of(
        document, clause.words, clause.sentence, Pair(trigger, sense, phrase, 6.0), "done", bare=True
    )


def denied_at(clause: Clause, trigger: Trigger) -> int | None:
    """The token of the word that denies the deed."""
    words, first = clause.words, clause.sentence.first
    if trigger.voice == "passive":
        at = trigger.chain - 1
        anyone = at > first and words[at] in ANYONE and words[trigger.chain] == "being"
        return at if anyone and "without" in words[max(first, at - 4) : at] else None
    if trigger.voice == "active" and trigger.form == "base" and words[trigger.first - 1] == "to":
        at = trigger.first - 2
        at -= at > first and words[at] == "left"
        nobody = at >= first and (words[at] in NOBODY or words[at - 1 : at + 1] == ["no", "one"])
        return at if nobody else None
    if trigger.voice == "nominal":
        for denial in DENIED:
            at = trigger.first - len(denial)
            if at >= first and words[at : trigger.first] == denial:
                return trigger.first
    return None
