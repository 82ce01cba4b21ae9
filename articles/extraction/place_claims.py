"""Places that are claimed by more than their own phrase: by a list, by a pronoun, as where something was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from articles.extraction.attachment import Clause, Pair
from articles.extraction.claim_rules import claim_of
from articles.extraction.claims import Claim
from articles.extraction.document import Document
from articles.extraction.noun_builders import NounPhrase, text_between
from articles.extraction.noun_phrases import ONE
from articles.extraction.status import Verdict, status_of
from articles.extraction.types import Count, Span
from articles.extraction.voices import ADVERBS

LONGEST = 500  # code points of a sentence with a pronoun and the one before it
# Behind which a force that fans out has been in all of the places.
AT = frozenset({"at", "in", "from"})
OUT = frozenset({"out", "shelves"})
OVER = frozenset({"over", "across", "through", "at", "to"})


def listed_places(document: Document, clause: Clause, pairs: list[Pair], verdict: Verdict) -> Claim | None:
    """ "Police searched a warehouse and a shop": places named one by one are counted by the list."""
    best = pairs[0]
    if len(pairs) < 2 or best.sense.rule.kind != "site_raided" or verdict != "done":
        return None
    if any(
        "site" not in pair.phrase.kinds
        or not pair.phrase.singular
        or pair.phrase.definite
        or pair.sense is not best.sense
        for pair in pairs
    ):
        return None
    first, last = min(pair.phrase.first for pair in pairs), max(pair.phrase.last for pair in pairs)
    number = Decimal(len(pairs))
    listed = replace(best.phrase, count=Count(number, "exact", number, number), singular=False)
    claim = claim_of(document, clause.words, clause.sentence, replace(best, phrase=listed), verdict)
    if claim is not None:
        claim.who = text_between(document, first, last)
        claim.at = document.tokens[first].start
    return claim


def raided(document: Document, clause: Clause, pair: Pair) -> Iterator[Claim]:
    """Places that are counted as where it was done: "114 people were detained at two branches" raids two sites."""
    trigger = pair.trigger
    if clause.sentence.zone == "heading":
        return
    where = OVER if pair.sense.rule.kind == "personnel" else AT
    for phrase in clause.phrases:
        before = clause.words[phrase.first - 1] if phrase.first > clause.sentence.first else ""
        count = phrase.count
        if (
            where is OVER
            and clause.words[phrase.first] == "over"
            and count is not None
            and count.best is not None
        ):
            before, count = (
                "over",
                Count(count.best, "exact", count.best, count.best),
            )  # it belongs to the verb
        if where is AT and before == "of" and clause.words[phrase.first - 2] in OUT:
            before = "from"  # "pulled from the shelves of nine pharmacies", "hauled out of 14 bars"
        near = 0 <= phrase.first - trigger.last <= 12
        if "site" not in phrase.kinds or count is None or phrase.singular or not near or before not in where:
            continue
        if any(trigger.last <= other.first < phrase.first for other in clause.triggers):
            return
        tokens = document.tokens
        span = Span(tokens[phrase.first].start, tokens[phrase.last - 1].end)
        yield Claim(
            kind="site_raided", count=count, unit="sites", who=phrase.who, sentence=clause.sentence, phrase=phrase, trigger=trigger,
            trigger_span=span, rule="outcome.site_raided.at", score=5.0, at=span.start,
        )  # fmt: skip
        return


def closed_place(
    document: Document, clause: Clause, here: Sequence[Claim], earlier: Sequence[NounPhrase]
) -> Iterator[Claim]:
    """ "The villa traded as a spa. It has been closed down.": the pronoun stands for the place with which the sentence
    before began; `earlier` are that sentence's phrases, `here` the claims of its own."""
    if not earlier or any(claim.kind == "site_closed" for claim in here):
        return
    first, words = earlier[0], clause.words
    before = document.sentence_at(document.tokens[first.first].start)
    if (
        "site" not in first.kinds
        or not first.singular
        or before.paragraph != clause.sentence.paragraph
        or first.first - before.first > 2
        or clause.sentence.span.end - before.span.start > LONGEST
    ):
        return
    for trigger in clause.triggers:
        sense = next(
            (
                item
                for item in trigger.senses
                if item.rule.kind == "site_closed" and "site" in item.rule.patients
            ),
            None,
        )
        if (
            sense is None
            or trigger.voice != "passive"
            or status_of(words, clause.sentence, trigger) != "done"
        ):
            continue
        at = trigger.chain - 1
        while at > clause.sentence.first and words[at] in ADVERBS:
            at -= 1
        if at < clause.sentence.first or words[at] != "it":
            continue
        place = replace(first, count=ONE)
        claim = claim_of(document, words, clause.sentence, Pair(trigger, sense, place, 4.0), "done")
        if claim is not None:
            claim.rule += ".carried"
            claim.at = document.tokens[at].start
            claim.carried = Span(before.span.start, clause.sentence.span.end)
            yield claim
            return


def count_again(words: list[str], claim: Claim, place: NounPhrase, counted: Sequence[Claim]) -> None:
    """ "They searched three shops. The shops were closed.": the noun names again what the paragraph counted before."""
    if not place.definite or place.head < 0:
        return
    for other in counted:
        again = other.phrase
        if (
            again is not None
            and again.head >= 0
            and words[again.head] == words[place.head]
            and other.sentence.paragraph == claim.sentence.paragraph
            and claim.sentence.span.end - other.sentence.span.start <= LONGEST
            and not again.singular
            and other.counted
            and other.total is None
        ):
            claim.count = other.count
            claim.rule += ".carried"
            claim.carried = Span(other.sentence.span.start, claim.sentence.span.end)
            return
