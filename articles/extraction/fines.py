"""The sums of fines: "six drivers were fined 3 million riel" counts people and money."""

from __future__ import annotations

from collections.abc import Sequence

from articles.extraction.attachment import FINITE, Clause, Pair
from articles.extraction.claims import Claim
from articles.extraction.counts import UNSTATED
from articles.extraction.document import Document
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.verb_subjects import is_governed, subjects_of

IMPOSED = frozenset({"impose", "levy", "collect", "exact"})
# Before those on whom a fine is imposed.
ON = frozenset({"on", "upon", "from"})
# Before "paying a fine": whoever pays is the subject of the clause before.
AFTER = frozenset({"after", "before", "by", "upon", "without"})


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


def payer(clause: Clause, best: Pair, pairs: Sequence[Pair]) -> Pair | None:
    """Who pays the sum that is the patient: "its driver paid a fine of $500", "fines of $900 were imposed on six owners"."""
    trigger, words = best.trigger, clause.words
    if best.sense.rule.kind != "fine" or best.phrase.money is None:
        return None
    if best.sense.lemma in IMPOSED and trigger.voice in ("passive", "reduced"):
        them = [p for p in clause.phrases if 1 <= p.first - trigger.last <= 3 and words[p.first - 1] in ON]
    elif not best.sense.lemma.startswith("pay "):
        people = [p for p in pairs if "person" in p.phrase.kinds and p.sense.rule is best.sense.rule]
        return max(people, key=lambda pair: pair.score, default=None) if trigger.voice == "passive" else None
    elif trigger.form == "ing" and words[trigger.chain - 1] in AFTER:
        before = [p for p in clause.phrases if p.last < trigger.chain and p.money is None]
        them = [p for p in before if not is_governed(words, clause.sentence, p)][-1:]
    else:
        them = subjects_of(words, clause.sentence, clause.phrases, clause.insertions, trigger)[:1]
    for phrase in them:
        if "person" in phrase.kinds or (not phrase.kinds and phrase.count is not None):
            return Pair(trigger, best.sense, phrase, best.score)
    return None


def with_money(document: Document, claim: Claim | None, phrase: NounPhrase) -> Claim | None:
    """The claim with the sum of money of a phrase; its evidence must hold the sum too."""
    if claim is not None:
        claim.money = phrase.money
        people = claim.phrase is not None and "person" in claim.phrase.kinds
        if claim.phrase is not None and claim.phrase.count is None and not people:
            claim.count = UNSTATED  # "the company was fined": no number of people is stated
        claim.unit = "money" if claim.count.best is None else claim.unit
    return claim
