"""The sums of fines: "six drivers were fined 3 million riel" counts people and money."""

from __future__ import annotations

from articles.extraction.attachment import FINITE, Clause, Pair
from articles.extraction.claim_rules import UNSTATED
from articles.extraction.claims import Claim
from articles.extraction.document import Document
from articles.extraction.noun_builders import NounPhrase


def fined(clause: Clause, best: Pair) -> Pair | None:
    """The sum of a fine whose people are the patient: "six drivers were fined 3 million riel"."""
    trigger = best.trigger
    if best.sense.rule.kind != "fine" or best.phrase.money is not None:
        return None
    for phrase in clause.phrases:
        gap = clause.gap(trigger.last, phrase.first)
        if (
            phrase.money is not None
            and trigger.last <= phrase.first
            and len(gap) <= 8
            and FINITE.isdisjoint(gap)
        ):
            return Pair(trigger, best.sense, phrase, best.score)
    return None


def with_money(document: Document, claim: Claim | None, phrase: NounPhrase) -> Claim | None:
    """The claim with the sum of money of a phrase; its evidence must hold the sum too."""
    if claim is not None:
        claim.money = phrase.money
        if claim.phrase is not None and claim.phrase.count is None and not claim.phrase.singular:
            claim.count = UNSTATED  # "the owners were fined": no number of people is stated
        claim.unit = "money" if claim.count.best is None else claim.unit
    return claim
