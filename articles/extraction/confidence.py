"""How sure the engine is of a proposal, as a number in (0, 1) and as reasons in words; `bands` says what the number means.

A sum of weights on the logit scale: few, round, and each with a reason in the language. They were fitted in gold's
articles of odd numbers and in those of even ones apart, and stand where both agree (docs/extraction.md, Calibration).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, log
from typing import NamedTuple

from articles.extraction.bands import BELOW_CERTAIN
from articles.extraction.claims import Claim
from articles.extraction.types import AgencyMention, DateBasis, PlaceMethod, Voice


class Reason(NamedTuple):
    """What raises or lowers a confidence. With `caps`, nothing lifts it into the highest band."""

    weight: float
    words: str
    caps: bool = False


BASE = 3.0  # a plain verb with its figure: twenty to one
VOICES: dict[Voice, Reason] = {
    "passive": Reason(0.0, "a passive verb with its subject"),
    "active": Reason(0.0, "an active verb with its object"),
    "nominal": Reason(0.4, "the deed as a noun with its number"),
    "opening": Reason(0.4, "a fixed phrase that announces what follows"),
    "reduced": Reason(-0.1, "a participle after its noun"),
    "phrase": Reason(-0.3, "a fixed phrase"),
    "agent": Reason(-0.6, "a noun for those to whom it was done"),
    "adjective": Reason(-0.8, "the deed only as an adjective"),
}
# Words of these kinds often tell something else: who "found" a flaw, a "case" that is no breach, a hall that "held" 40.
WEAK_KINDS = {
    **dict.fromkeys(("people_found", "violation"), Reason(-1.4, "a word that mostly tells something else")),
    **dict.fromkeys(
        ("detention", "release", "charge", "warning", "site_raided"),
        Reason(-0.8, "a word that may tell something else"),
    ),
}
# The last part of a rule's name, where the claim was not read from a verb and its own figure.
INDIRECT = {
    "bare": Reason(-0.5, "a name or a pronoun in place of a figure", caps=True),
    "pronoun": Reason(-0.5, "a pronoun in place of a figure", caps=True),
    "carried": Reason(-0.5, "they of the sentence before", caps=True),
    "inventory": Reason(-0.5, "a list without a verb of its own", caps=True),
    "caught": Reason(-0.5, "goods with which people were caught", caps=True),
    "at": Reason(-0.5, "places named as where it was done", caps=True),
    "subject": Reason(-0.5, "those who did it", caps=True),
}
PLACES: dict[PlaceMethod, tuple[float, str]] = {
    "exact": (0.97, "+ its name in the gazetteer"),
    "alias": (0.97, "+ a known spelling of its name"),
    "skeleton": (0.90, "- a spelling that sounds like its name"),
    "fuzzy": (0.70, "- a name that only looks like it"),
    "unresolved": (0.85, "- a name that no gazetteer holds"),
}
DATES: dict[DateBasis, float] = {"stated": 0.97, "relative": 0.93, "inferred": 0.7, "published": 0.5}


def confidence_of(claim: Claim) -> tuple[float, tuple[str, ...]]:
    """(confidence, reasons) of a claim. One that a model of its surroundings found is as sure as the model was."""
    found = list(reasons_of(claim))
    total = BASE + sum(reason.weight for reason in found)
    if claim.likelihood is not None:
        total = min(total, log(claim.likelihood / (1 - claim.likelihood)))
    confidence = logistic(total)
    if claim.likelihood is not None or any(reason.caps for reason in found):
        confidence = min(confidence, BELOW_CERTAIN)
    return round(confidence, 3), (*map(in_words, found), *claim.reasons)


def reasons_of(claim: Claim) -> Iterator[Reason]:
    if claim.trigger is not None:
        yield VOICES[claim.trigger.voice]
    if claim.kind in WEAK_KINDS:
        yield WEAK_KINDS[claim.kind]
    ending = claim.rule.rpartition(".")[2]
    if claim.rule.startswith("part."):
        yield Reason(0.0, "a part without a verb of its own", caps=True)
    elif ending in INDIRECT:
        yield INDIRECT[ending]
    if claim.carried is not None and ending != "carried":
        yield Reason(-0.5, "the figure stands in the sentence before", caps=True)
    if not claim.counted and claim.money is None:
        yield Reason(-1.0, "no figure", caps=True)
    if claim.count.best == 0:
        yield Reason(-0.2, "an explicit zero")
    if claim.score < 5:
        yield Reason(-0.3, "far from its verb, or behind a pronoun", caps=True)
    if claim.status != "done":
        yield Reason(-0.3, f"{claim.status}, not done")
    if claim.repeats:
        yield Reason(0.2, "told more than once")
    yield from reasons_of_phrase(claim)


def reasons_of_phrase(claim: Claim) -> Iterator[Reason]:
    if claim.phrase is None:
        return
    if not claim.phrase.kinds:
        yield Reason(-0.3, "a bare number")
    elif claim.phrase.kinds == {"thing"}:
        yield Reason(-0.3, "a noun that is in no lexicon")
    elif claim.phrase.kinds <= {"case", "operation"}:
        yield Reason(-0.6, "cases or operations, not people")
    if claim.phrase.partitive:
        yield Reason(-0.5, "some of a number told before")


def in_words(reason: Reason) -> str:
    return f"{'-' if reason.weight < 0 or reason.caps else '+'} {reason.words}"


def agency_confidence(mention: AgencyMention) -> tuple[float, tuple[str, ...]]:
    """(confidence, reasons) of an agency that takes part."""
    if mention.rule.endswith((".speaker", ".named", ".generic")):
        return 0.82, ("- it speaks, or is only named",)
    if not mention.key:
        return 0.85, ("- a name that no list holds",)
    return 0.92, ("+ a known name",)


def offence_confidence(rule: str) -> tuple[float, tuple[str, ...]]:
    if rule.endswith(".together"):
        return 0.92, ("+ two words of it in one sentence",)
    return 0.86, ("+ a phrase that names it",)


def logistic(value: float) -> float:
    return 1 / (1 + exp(-value))
