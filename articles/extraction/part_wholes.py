"""Totals that are printed after their parts: "four guards and a cook were arrested; the five were charged on Thursday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.extraction.claims import Claim, family
from articles.extraction.document import Document, Sentence
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.types import Span

KINDS = frozenset({"arrest", "deportation", "detention", "rescue"})
NAMING = frozenset({"all", "both", "the"})
LONGEST = 500  # code points of a quote that holds the list and the total


def wholes(
    document: Document,
    words: list[str],
    sentence: Sentence,
    phrases: Sequence[NounPhrase],
    here: Sequence[Claim],
    recent: Sequence[Claim],
) -> Iterator[Claim]:
    """The totals that a sentence names by their figure alone, of which the lists before them become the parts. A total
    that has a claim of its own is marked, and none is made."""
    for phrase in phrases:
        best = phrase.count.best if phrase.count is not None else None
        if best is None or best < 2 or phrase.partitive or phrase.kinds or phrase.money is not None:
            continue
        if phrase.unit != "people" or words[phrase.first] not in NAMING or phrase.of_count is not None:
            continue
        members = list_of(sentence, phrase, [*here, *recent])
        if len(members) < 2 or sum(claim.count.best or 0 for claim in members) != best:
            continue
        first = members[0]
        told = [c for c in (*here, *recent) if c.count.best == best and family(c.kind) == family(first.kind)]
        if told and told[0].phrase is not phrase:
            continue
        span = Span(first.sentence.span.start, sentence.span.end)
        if not told and (span.end - span.start > LONGEST or first.sentence.paragraph != sentence.paragraph):
            continue
        total = told[0] if told else whole_of(document, first, phrase, span)
        for member in members:
            member.total = total
        if not told:
            yield total


def list_of(sentence: Sentence, phrase: NounPhrase, told: Sequence[Claim]) -> list[Claim]:
    """The people of one verb who were told last before a phrase, in this sentence or in one of its paragraph."""
    before = [
        claim for claim in told
        if claim.kind in KINDS and claim.unit == "people" and claim.total is None and claim.status == "done"
        and claim.phrase is not None and claim.phrase.last <= phrase.first and claim.trigger is not None
        and sentence.paragraph - claim.sentence.paragraph <= 1 and claim.counted and not claim.statistic
    ]  # fmt: skip
    last = max(before, key=lambda claim: claim.at, default=None)
    members = [claim for claim in before if last is not None and claim.trigger is last.trigger]
    return sorted(members, key=lambda claim: claim.at)


def whole_of(document: Document, first: Claim, phrase: NounPhrase, span: Span) -> Claim:
    """The claim of a total whose figure stands in a phrase behind its list."""
    return replace(
        first, count=phrase.count or first.count, who=phrase.who, phrase=phrase, nationalities=(), sex=None, total=None,
        rule=f"outcome.{first.kind}.whole", score=first.score - 1, carried=span,
        at=document.tokens[phrase.first].span.start, repeats=[], reasons=[],
    )  # fmt: skip
