"""Goods with which people were caught: "a man was arrested with 3 kg of heroin", "caught two men carrying 12 pangolins"."""

from __future__ import annotations

from collections.abc import Iterator

from articles.extraction.attachment import Clause, Pair
from articles.extraction.claims import Claim
from articles.extraction.document import Document
from articles.extraction.grammar import grammar
from articles.extraction.types import Span

HOLDING_WORDS = grammar("caught_with")
GOODS = frozenset({"goods", "vehicle"})
BETWEEN = ([","], ["and"], [",", "and"])


def caught_with(document: Document, clause: Clause, pair: Pair) -> Iterator[Claim]:
    """The counted goods right behind the verb of custody, or behind its object."""
    trigger = pair.trigger
    if pair.sense.rule.kind not in ("arrest", "detention") or trigger.voice not in (
        "passive",
        "active",
        "reduced",
    ):
        return
    end = max(trigger.last, pair.phrase.last)
    opened = False
    tokens = document.tokens
    for phrase in clause.phrases:
        if phrase.first < end:
            continue
        gap = clause.words[end : phrase.first]
        joins = gap in BETWEEN if opened else " ".join(gap) in HOLDING_WORDS
        if not joins or phrase.count is None or phrase.money is not None or phrase.kinds.isdisjoint(GOODS):
            return
        opened = True
        end = phrase.last
        span = Span(tokens[phrase.first].start, tokens[phrase.last - 1].end)
        yield Claim(
            kind="seizure", count=phrase.count, unit=phrase.unit, who=phrase.who, sentence=clause.sentence, phrase=phrase, trigger=trigger,
            trigger_span=span, rule="outcome.seizure.caught", score=5.0, item=phrase.item, at=span.start,
        )  # fmt: skip
