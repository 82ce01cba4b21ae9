"""Pronouns for a set that was counted before: "Police arrested 12 men. They were sent to court."

Only where the sentence before, in the same paragraph, counted one set of people and no other, and the pronoun is the
subject of a passive. The quote then covers both sentences, for the figure stands in the first.
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.extraction.attachment import BOUNDARIES, Clause, Pair
from articles.extraction.claim_rules import claim_of
from articles.extraction.claims import Claim, family
from articles.extraction.counts import SIZES
from articles.extraction.document import Document
from articles.extraction.grammar import grammar
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.nouns import nouns
from articles.extraction.outcome_rules import Sense
from articles.extraction.status import Verdict
from articles.extraction.types import Span
from articles.extraction.voices import ADVERBS, Trigger

LONGEST = 500  # code points of both sentences
PRONOUNS = frozenset({"they", "all", "both"})
COLLECTIVES = grammar("collectives")
TAKEN = grammar("taken_people")
POINTING = frozenset({"the", "these", "those", "both", "all"})
KINDS = frozenset(
    {"arrest", "charge", "conviction", "deportation", "detention", "release", "rescue", "warning"}
)


def carried_claim(
    document: Document, clause: Clause, trigger: Trigger, verdict: Verdict, before: Sequence[Claim]
) -> Claim | None:
    """The claim of a trigger whose subject is such a pronoun; `before` are the claims of the sentence before."""
    if trigger.voice != "passive" or verdict not in ("done", "planned"):
        return None
    sense = next((s for s in trigger.senses if s.rule.kind in KINDS and "person" in s.rule.patients), None)
    pronoun = subject_of(clause, trigger)
    if sense is None or pronoun is None or sense.rule.heads:
        return None
    said = clause.words[pronoun] in PRONOUNS and not is_people(clause.words[trigger.chain - 1])
    if said and (counted := counted_in(clause, pronoun)) is not None:
        return claim_of(document, clause.words, clause.sentence, Pair(trigger, sense, counted, 4.0), verdict)
    return inherited(document, clause, trigger, sense, verdict, before, pronoun)


def subject_of(clause: Clause, trigger: Trigger) -> int | None:
    """The token of the pronoun that is the subject, None when the subject is something else."""
    words, first = clause.words, clause.sentence.first
    at = trigger.chain - 1
    while at > first and words[at] in ADVERBS - PRONOUNS:
        at -= 1
    if at < first:
        return None
    if words[at] == "them" and words[at - 2 : at] in (["all", "of"], ["both", "of"]):
        at -= 2  # "all of them"
    elif words[at] not in PRONOUNS:
        if (
            at == first
            or words[at - 1] not in POINTING
            or not (words[at] in COLLECTIVES or words[at] in SIZES or is_people(words[at]))
        ):
            return None
        at -= 1  # "the group", "the pair", "the men"
        if at > first and words[at - 1] == "all":
            at -= 1
    opens = at == first or words[at - 1] in BOUNDARIES or words[at - 1] in ("and", "then", "“", '"')
    return at if opens else None


def counted_in(clause: Clause, pronoun: int) -> NounPhrase | None:
    """The one set of people that the sentence itself counts before the pronoun."""
    found = [
        phrase
        for phrase in clause.phrases
        if phrase.last <= pronoun
        and phrase.count is not None
        and phrase.money is None
        and phrase.kinds <= {"person"}
    ]
    if len(found) != 1 or found[0].count is None or (found[0].count.best or 0) < 2 or found[0].partitive:
        return None
    return found[0]


def is_people(word: str) -> bool:
    noun = nouns().get(word)
    return noun is not None and noun.plural and noun.kinds == {"person"}


def agrees(words: list[str], pronoun: int, last: int, old: Claim) -> bool:
    """Whether a subject can be the set that was counted: "the pair" is two, "the women" are those who were called so."""
    subject = words[pronoun:last]
    size = 2 if "both" in subject else next((SIZES[word] for word in subject if word in SIZES), None)
    if size is not None and old.count.best != size:
        return False
    people = next((word for word in subject if is_people(word) and word not in SIZES), None)
    if people is None:
        return True
    if people in old.who.lower().split():
        return True
    return people in TAKEN and family(old.kind) == "custody" and old.kind != "people_found"


def inherited(
    document: Document,
    clause: Clause,
    trigger: Trigger,
    sense: Sense,
    verdict: Verdict,
    before: Sequence[Claim],
    pronoun: int,
) -> Claim | None:
    people = [
        claim
        for claim in before
        if claim.unit == "people" and claim.total is None and claim.kind != "personnel"
    ]
    figures = {claim.figure for claim in people}
    if len(figures) != 1 or not people[0].counted or people[0].count.best is None or people[0].count.best < 2:
        return None
    old = people[0]
    if old.status != "done" or old.sentence.paragraph != clause.sentence.paragraph or old.phrase is None:
        return None
    if not agrees(clause.words, pronoun, trigger.chain, old):
        return None
    if old.kind == sense.rule.kind or (
        family(old.kind) == family(sense.rule.kind) and old.kind != "people_found"
    ):
        return None
    span = Span(old.sentence.span.start, clause.sentence.span.end)
    claim = claim_of(document, clause.words, clause.sentence, Pair(trigger, sense, old.phrase, 4.0), verdict)
    if claim is None or span.end - span.start > LONGEST:
        return None
    claim.rule += ".carried"
    claim.at = document.tokens[pronoun].start
    claim.carried = span
    return claim
