"""Forces that are counted as the subject of a deed: "some 200 officers raided the compound" deploys 200."""

from __future__ import annotations

from articles.extraction.attachment import Clause
from articles.extraction.claims import Claim
from articles.extraction.document import Document
from articles.extraction.grammar import grammar
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.types import Span
from articles.extraction.verb_subjects import subjects_of
from articles.extraction.voices import ADVERBS, Trigger

DEEDS = frozenset({"site_raided", "arrest", "detention", "seizure", "site_closed", "rescue", "people_found"})
FORCES = grammar("forces")
LISTING = frozenset({",", "and", "&"})
# Words before the noun of a force: "military police".
ARMED = grammar("force_kinds")
FEWEST = 3  # "two officers arrested him" tells no deployment


def deployed_claim(document: Document, clause: Clause, trigger: Trigger) -> Claim | None:
    """The claim of the counted force that does the deed of an active verb, None when there is none."""
    if trigger.voice != "active" or trigger.kinds.isdisjoint(DEEDS) or trigger.form == "ing":
        return None
    for phrase in clause.phrases:
        if (
            phrase.last > trigger.chain
            or "officer" not in phrase.kinds
            or phrase.count is None
            or phrase.partitive
        ):
            continue
        few = phrase.count.best is not None and phrase.count.best < FEWEST
        if few or clause.words[phrase.head] not in FORCES or not acts(clause, trigger, phrase):
            continue
        at = phrase.first - 1
        if at >= clause.sentence.first and clause.words[at] in ("of", "with", "to", "by", "than", "those"):
            continue
        tokens = document.tokens
        span = Span(tokens[trigger.first].start, tokens[trigger.last - 1].end)
        return Claim(
            kind="personnel", count=phrase.count, unit="people", who=phrase.who, sentence=clause.sentence, phrase=phrase, trigger=trigger,
            trigger_span=span, rule="outcome.personnel.subject", score=6.0, at=tokens[phrase.first].start,
        )  # fmt: skip
    return None


def acts(clause: Clause, trigger: Trigger, force: NounPhrase) -> bool:
    """Whether a force is the subject of the verb, with the other forces of its list or without: "some 80 police and
    gendarmes searched three buildings"."""
    gap = clause.gap(force.last, trigger.chain)
    if all(word in ADVERBS or word in LISTING or word in FORCES or word in ARMED for word in gap):
        return True
    return any(
        force is subject
        for subject in subjects_of(clause.words, clause.sentence, clause.phrases, clause.insertions, trigger)
    )
