"""Totals that are printed after their parts: "four guards and a cook were arrested; the five were charged on Thursday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.extraction.claims import Claim, family
from articles.extraction.document import Document, Sentence
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.types import SITE_KINDS, Span

KINDS = frozenset({"arrest", "deportation", "detention", "rescue"})
NAMING = frozenset({"all", "both", "the"})
SEEN = frozenset({"people_found", "violation"})
CUSTODY = {"arrested": "arrest", "caught": "arrest", "detained": "detention", "held": "detention"}
MADE_OF = frozenset({"comprised", "comprises", "consisted", "consists", "include", "included", "includes"})
FARTHEST = 3  # paragraphs between a haul and what it was made of
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
        best = phrase.best
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


def link_goods(words: list[str], sentence: Sentence, here: Sequence[Claim], recent: Sequence[Claim]) -> None:
    """Sets goods and places under the haul that was told before, where they add up to it or the sentence says what it was
    made of: "it consisted of 212 planks and 94 logs", "among them were 14 pythons"."""
    sorts: dict[tuple[str, str], list[Claim]] = {}
    for claim in here:
        if (claim.kind == "seizure" or claim.kind in SITE_KINDS) and claim.total is None and claim.counted:
            if claim.money is None and claim.status == "done":
                sorts.setdefault((claim.kind, claim.unit), []).append(claim)
    for (kind, unit), members in sorts.items():
        told = [c for c in recent if c.kind == kind and c.unit == unit and c.total is None and c.count.best]
        whole = sum(claim.count.best or 0 for claim in members)
        total = next((c for c in told if c.count.best == whole), None) if len(members) > 1 else None
        if total is None and told and makes_up(words, sentence, told[0]):
            total = told[0]
        if total is None or sentence.paragraph - total.sentence.paragraph > FARTHEST:
            continue
        for member in members:
            if (member.count.best or 0) < (total.count.best or 0):
                member.total = total


def makes_up(words: list[str], sentence: Sentence, total: Claim) -> bool:
    """Whether a sentence opens by saying what a haul was made of."""
    opening = [word for word in words[sentence.first : sentence.first + 9] if word[0].isalpha()]
    if opening[:1] == ["among"]:
        return opening[1:2] == ["them"] or opening[2:3] == total.who.lower().split()[-1:]
    if opening[:1] not in (["it"], ["they"], ["these"]):
        noun = opening[1:2]
        if opening[:1] != ["the"] or not noun or noun[0] not in total.who.lower().split():
            return False
        opening = opening[1:]
    return not MADE_OF.isdisjoint(opening[1:4])


def settle_named(words: list[str], sentence: Sentence, recent: Sequence[Claim]) -> None:
    """ "Those detained comprise 68 Thais": whoever was told of as in breach or found was taken into custody."""
    opening = [word for word in words[sentence.first : sentence.first + 5] if word[0].isalpha()]
    if opening[:1] != ["those"] or opening[1:2] == [] or opening[1] not in CUSTODY:
        return
    people = [
        c for c in recent if c.unit == "people" and c.total is None and c.status == "done" and c.counted
    ]
    if (
        people
        and not any(c.kind in KINDS and c.sentence.zone == "body" for c in people)
        and people[0].kind in SEEN
    ):
        people[0].kind = CUSTODY[opening[1]]
