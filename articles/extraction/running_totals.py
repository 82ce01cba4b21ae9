"""Totals that a sentence runs up without saying of what: "bringing the total to 64", "the tally now stands at 300"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from articles.extraction.claims import Claim, by_sentence
from articles.extraction.document import Document, Sentence
from articles.extraction.grammar import grammar
from articles.extraction.numbers import Number

CARRYING = grammar("carrying")
TOTALS = grammar("total_nouns")
STANDING = frozenset(
    {"stands", "stood", "standing", "reached", "reaches", "risen", "rose", "climbed", "grown", "now"}
)
# What is run up is people; goods would be named with their unit.
PEOPLE = frozenset({"arrest", "detention", "deportation", "rescue", "charge", "conviction", "people_found"})
# How far the number stands behind the noun, and the noun behind the verb that carries it.
FARTHEST = 8
RULE = "total"
PUTTING = frozenset({"put", "puts", "putting"})
ROUGHLY = Decimal("0.15")


def find_running_totals(
    document: Document, words: Sequence[str], numbers: Sequence[Number], claims: Sequence[Claim]
) -> list[Claim]:
    """The totals as claims of the kind that was last told of people, in the sentence or the one before it."""
    starts = [number.first for number in numbers]
    grouped = by_sentence(claims)
    found: list[Claim] = []
    before: list[Claim] = []
    for sentence in document.sentences:
        here = grouped.get(sentence.first, [])
        if not TOTALS.isdisjoint(words[sentence.first : sentence.last]):
            own = numbers[bisect_left(starts, sentence.first) : bisect_left(starts, sentence.last)]
            for at, number in totals_in(words, sentence, own):
                told = [claim for claim in (*before, *here) if fits(document, claim, number)]
                if words[at] in PUTTING:
                    found.extend(sharpened(document, sentence, number, at, before))
                elif told and not any(covers(document, number, claim) for claim in here):
                    found.append(total_of(document, sentence, number, told[-1], at))
        before = here
    return found


def totals_in(
    words: Sequence[str], sentence: Sentence, numbers: Sequence[Number]
) -> Iterator[tuple[int, Number]]:
    """The numbers to which a total is carried or at which it stands, each with the index of the verb."""
    for number in numbers:
        if number.kind != "count" or number.unit or number.count.best is None:
            continue
        index = number.first - 1
        if index < sentence.first or words[index] not in ("to", "at", "reached", "reaches"):
            continue
        window = words[max(sentence.first, index - FARTHEST) : index + 1]
        noun = next((at for at in range(len(window) - 1, -1, -1) if window[at] in TOTALS), None)
        if noun is None:
            continue
        base = max(sentence.first, index - FARTHEST)
        carrier = next((base + at for at in range(noun) if window[at] in CARRYING), None)
        put = next((base + at for at in range(noun) if window[at] in PUTTING), None)
        if put is not None and words[index] == "at":
            yield put, number
        elif carrier is not None and words[index] == "to":
            yield carrier, number
        elif not STANDING.isdisjoint(window[noun + 1 :]) and (
            words[index] != "to" or "risen" in window or "rose" in window
        ):
            yield base + noun, number


def sharpened(
    document: Document, sentence: Sentence, number: Number, verb: int, before: Sequence[Claim]
) -> Iterator[Claim]:
    """ "More than 100 were deported. The chief put the number at 106": the exact figure of what was told roughly."""
    best = number.count.best or Decimal(0)
    for claim in before:
        rough = claim.count.best
        if (
            claim.kind not in PEOPLE
            or claim.total is not None
            or claim.count.modifier == "exact"
            or not rough
        ):
            continue
        if claim.status == "done" and abs(rough - best) <= rough * ROUGHLY:
            exact = total_of(document, sentence, number, claim, verb)
            exact.rule = f"outcome.{claim.kind}.exact"
            exact.statistic, exact.nationalities, exact.sex = claim.statistic, claim.nationalities, claim.sex
            yield exact


def fits(document: Document, claim: Claim, number: Number) -> bool:
    return (
        claim.kind in PEOPLE
        and claim.counted
        and claim.status == "done"
        and claim.at < document.tokens[number.first].start
        and claim.count.best is not None
        and number.count.best is not None
        and claim.count.best <= number.count.best
    )


def covers(document: Document, number: Number, claim: Claim) -> bool:
    tokens = document.tokens
    return tokens[number.first].start <= claim.at < tokens[number.last - 1].end


def total_of(document: Document, sentence: Sentence, number: Number, told: Claim, verb: int) -> Claim:
    token = document.tokens[number.first]
    return Claim(
        kind=told.kind, count=number.count, unit=told.unit, who=told.who, sentence=sentence, phrase=None, trigger=None,
        trigger_span=document.tokens[verb].span, rule=f"outcome.{told.kind}.{RULE}", score=6.0, at=token.start,
        statistic=True,
    )  # fmt: skip
