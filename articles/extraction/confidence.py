"""How sure the engine is of a proposal, as a number in (0, 1) and as reasons in words; `bands` says what the number means.

A claim's confidence is its chance of being right in an article by which no rule was written. `manage.py fit_confidence`
learns from gold articles what each reason is worth (docs/extraction.md, Calibration).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from articles.extraction.bands import BELOW_CERTAIN
from articles.extraction.claims import Claim
from articles.extraction.likelihood import RIGHT, WRONG, sureness
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.types import AgencyMention, DateBasis, PlaceMethod, Voice

# The score of attachment below which a figure stands far from its verb.
FAR = 5
# Points of what speaks for a statistic from which an outcome may be one all the same.
SIGNS = 2


class Reason(NamedTuple):
    """A thing that makes a claim more or less sure; the fitted model weighs it by its words. With `caps`, nothing lifts
    the claim into the highest band."""

    words: str
    caps: bool = False


VOICES: dict[Voice, str] = {
    "passive": "a passive verb with its subject",
    "active": "an active verb with its object",
    "nominal": "the deed as a noun with its number",
    "opening": "a fixed phrase that announces what follows",
    "reduced": "a participle after its noun",
    "phrase": "a fixed phrase",
    "agent": "a noun for those to whom it was done",
    "adjective": "the deed only as an adjective",
}
# The last part of a rule's name, where the claim was not read from a verb and its own figure.
INDIRECT = {
    "bare": "a name or a pronoun in place of a figure",
    "pronoun": "a pronoun in place of a figure",
    "carried": "they of the sentence before",
    "inventory": "a list without a verb of its own",
    "caught": "goods with which people were caught",
    "at": "places named as where it was done",
    "subject": "those who did it",
    "likely": "read from what stands around it",
}
# What a phrase counts, by the sorts of its noun.
COUNTED = {
    "person": "people",
    "officer": "officers",
    "site": "places",
    "vehicle": "vehicles",
    "case": "cases",
    "operation": "operations",
}
UNNAMED = {"": "a bare number", "thing": "a noun that is in no lexicon"}
# Of places, dates, agencies and offences each way to find them has the share that was right where no rule was written.
PLACES: dict[PlaceMethod, tuple[float, str]] = {
    "exact": (0.88, "+ its name in the gazetteer"),
    "alias": (0.92, "+ a known spelling of its name"),
    "skeleton": (0.82, "- a spelling that sounds like its name"),
    "fuzzy": (0.60, "- a name that only looks like it"),
    "unresolved": (0.62, "- a name that no gazetteer holds"),
}
DATES: dict[DateBasis, float] = {"stated": 0.82, "relative": 0.75, "inferred": 0.60, "published": 0.50}


def confidence_of(claim: Claim) -> tuple[float, tuple[str, ...]]:
    """(confidence, reasons) of a claim: how likely it is right, and why, what weighs most first."""
    found = list(reasons_of(claim))
    confidence = sureness().likelihoods([reason.words for reason in found])[RIGHT]
    if any(reason.caps for reason in found):
        confidence = min(confidence, BELOW_CERTAIN)
    told = sorted(found, key=lambda reason: -abs(weight_of(reason)))
    return round(confidence, 3), (*map(in_words, told), *claim.reasons)


def reasons_of(claim: Claim) -> Iterator[Reason]:
    yield Reason(f"the kind {claim.kind}")
    if claim.trigger is not None:
        yield Reason(VOICES[claim.trigger.voice])
    ending = claim.rule.rpartition(".")[2]
    if claim.rule.startswith("part."):
        yield Reason("a part without a verb of its own", caps=True)
    elif ending in INDIRECT:
        yield Reason(INDIRECT[ending], caps=True)
    if claim.carried is not None and ending != "carried":
        yield Reason("the figure stands in the sentence before", caps=True)
    if not claim.counted and claim.money is None:
        yield Reason("no figure", caps=True)
    if claim.count.best == 0:
        yield Reason("an explicit zero")
    if claim.count.modifier not in ("exact", "unspecified"):
        yield Reason("a hedged figure")
    if claim.score < FAR:
        yield Reason("far from its verb, or behind a pronoun", caps=True)
    if claim.status != "done":
        yield Reason(f"{claim.status}, not done")
    if claim.statistic:
        yield Reason("a cumulative figure")
    elif claim.signs >= SIGNS:
        yield Reason("signs of a cumulative figure")
    if claim.sentence.zone == "heading":
        yield Reason("only a heading tells it")
    if claim.repeats:
        yield Reason("told more than once")
    if claim.phrase is not None and claim.count.best != 0:
        yield Reason(counted(claim.phrase))
        if claim.phrase.partitive:
            yield Reason("some of a number told before")


def counted(phrase: NounPhrase) -> str:
    sorts = " or ".join(COUNTED.get(kind, kind) for kind in sorted(phrase.kinds))
    return UNNAMED.get(sorts, f"it counts {sorts}")


def weight_of(reason: Reason) -> float:
    return sureness().weight(reason.words, RIGHT, WRONG)


def in_words(reason: Reason) -> str:
    return f"{'-' if weight_of(reason) < 0 or reason.caps else '+'} {reason.words}"


def agency_confidence(mention: AgencyMention) -> tuple[float, tuple[str, ...]]:
    """(confidence, reasons) of an agency that takes part."""
    if mention.rule.endswith((".speaker", ".named", ".generic")):
        return 0.73, ("- it speaks, or is only named",)
    if not mention.key:
        return 0.77, ("- a name that no list holds",)
    return 0.78, ("+ a known name",)


def offence_confidence(rule: str) -> tuple[float, tuple[str, ...]]:
    if rule.endswith(".together"):
        return 0.80, ("+ two words of it in one sentence",)
    if rule.endswith(".goods"):
        return 0.70, ("- only the goods of those who do it",)
    return 0.78, ("+ a phrase that names it",)
