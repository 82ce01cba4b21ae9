"""Whom criminals held: to be locked up by kidnappers is no detention, and to be freed from them is no release."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from articles.extraction.claims import Claim
from articles.extraction.document import Sentence
from articles.extraction.voices import Trigger

# A text with one of these tells of people whom no authority held.
CAPTIVES = frozenset(
    "abducted abductors captive captives captor captors hostage hostages kidnapped kidnappers ransom".split()
)
AUTHORITIES = frozenset(
    "arrested authorities cell cells charged commandos court custody guards immigration jail lockup officers police "
    "policemen prison questioning rangers soldiers station stations troops".split()
)
# Where or why criminals hold people.
KEPT = frozenset({"against", "blindfolded", "chained", "in", "inside", "at"})
KEEPING = frozenset({"detain", "hold", "keep in custody", "hold in custody", "lock up"})
FREEING = frozenset({"free", "set free"})
WARNINGS = frozenset(
    {"warning", "warnings", "caution", "cautions", "lecture", "reprimand", "reprimands", "scolding"}
)
PARDONS = AUTHORITIES - {"police", "officers", "commandos", "soldiers", "troops", "policemen", "rangers", "authorities"} | {
    "acquitted", "amnesty", "bail", "bond", "detainees", "fine", "inmates", "ordered", "innocence", "pardon", "pardoned", "prisoners",
    "suspects",
}  # fmt: skip


def tells_of_captives(words: Sequence[str]) -> bool:
    """Whether a text tells of people whom no authority held."""
    return not CAPTIVES.isdisjoint(words)


def kept_privately(words: Sequence[str], sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a text of captives tells here how they were kept: "they were detained in a farmhouse"."""
    return (
        any(sense.lemma in KEEPING for sense in trigger.senses)
        and trigger.voice in ("passive", "reduced")
        and not KEPT.isdisjoint(words[trigger.last : trigger.last + 1])
        and AUTHORITIES.isdisjoint(words[sentence.first : sentence.last])
    )


def rescued(words: Sequence[str], claims: Iterable[Claim]) -> list[Claim]:
    """The claims, where those who were "freed" without having been caught before are rescued. To be freed beside a
    charge, a fine or a warning is to be let go, and those who are rescued were in nobody's custody."""
    told = list(claims)
    saved = {id(claim.phrase) for claim in told if claim.kind == "rescue" and claim.phrase is not None}
    judged = {id(claim.sentence) for claim in told if claim.kind in ("charge", "fine", "warning")}
    found: list[Claim] = []
    caught = False
    for claim in told:
        if not caught and is_let_off(words, claim):
            continue  # "40 stallholders were let off with a warning"
        if id(claim.phrase) in saved and is_holding(claim):
            continue  # "three victims held on the tenth floor were rescued"
        if claim.kind in ("arrest", "detention") and claim.status == "done" and claim.count.best != 0:
            caught = True
        if (
            not caught
            and claim.kind == "release"
            and id(claim.sentence) not in judged
            and is_freeing(words, claim)
        ):
            claim = replace(claim, kind="rescue", rule=claim.rule.replace(".release.", ".rescue."))
        found.append(claim)
    return found


def is_let_off(words: Sequence[str], claim: Claim) -> bool:
    """Whether "let off with a warning" tells of people whom nobody held that they were warned and no more."""
    trigger = claim.trigger
    if claim.kind != "release" or trigger is None or words[trigger.last : trigger.last + 1] != ["with"]:
        return False
    return not WARNINGS.isdisjoint(words[trigger.last + 1 : trigger.last + 5])


def is_holding(claim: Claim) -> bool:
    """Whether a claim only says where people were held: "nine men held in a cellar"."""
    trigger = claim.trigger
    return (
        claim.kind == "detention"
        and trigger is not None
        and trigger.voice == "reduced"
        and any(sense.lemma in KEEPING for sense in trigger.senses)
    )


def is_freeing(words: Sequence[str], claim: Claim) -> bool:
    trigger, sentence = claim.trigger, claim.sentence
    return (
        trigger is not None
        and any(sense.lemma in FREEING for sense in trigger.senses)
        and claim.counted
        and claim.count.best != 0
        and PARDONS.isdisjoint(words[sentence.first : sentence.last])
    )
