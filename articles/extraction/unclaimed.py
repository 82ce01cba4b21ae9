"""Figures that no rule attached to a verb, read from what stands around them.

"They carried off 5.6 tonnes of cream": no rule knows the verb, and yet a reader has no doubt. Such a figure becomes a
claim when the model of `likelihood` finds one kind likely enough. It is a guess with a measured chance, never among the
surest: rules come first, and what they claimed is never read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from articles.extraction.claims import Claim, by_sentence
from articles.extraction.document import Document, Sentence
from articles.extraction.likelihood import CUSTODY, model
from articles.extraction.noun_builders import NounPhrase, phrases_by_sentence
from articles.extraction.status import cues
from articles.extraction.surroundings import Setting, features_of, verb_left, verb_right
from articles.extraction.types import SITE_KINDS, Span
from articles.extraction.voices import NEGATIONS

LONGEST_CHAIN = 4


def find_unclaimed(
    document: Document, words: list[str], phrases: Sequence[NounPhrase], claims: Sequence[Claim]
) -> list[Claim]:
    """The claims of the phrases that `claims` leave, in the order of the text."""
    return [
        claim
        for setting in settings_of(document, words, phrases, claims)
        if not sums_up(setting)
        for phrase in readable(document, setting)
        if (claim := guess(document, setting, phrase)) is not None
    ]


def settings_of(
    document: Document, words: list[str], phrases: Sequence[NounPhrase], claims: Sequence[Claim]
) -> Iterator[Setting]:
    """Every sentence that holds phrases, with the claims in it and beside it."""
    grouped = by_sentence(claims)
    firsts = [sentence.first for sentence in document.sentences]
    for number, (sentence, own) in enumerate(phrases_by_sentence(document, phrases)):
        if own:
            before = grouped.get(firsts[number - 1], []) if number else []
            after = grouped.get(firsts[number + 1], []) if number + 1 < len(firsts) else []
            yield Setting(words, sentence, own, grouped.get(sentence.first, []), before, after)


def sums_up(setting: Setting) -> bool:
    """Whether the sentence counts several operations, so that its figures may be their sum: a statistic at best."""
    return any(
        "operation" in phrase.kinds and phrase.count is not None and (phrase.count.best or 0) > 1
        for phrase in setting.phrases
    )


def readable(document: Document, setting: Setting) -> Iterator[NounPhrase]:
    """The phrases with a figure of two or more that no claim holds."""
    taken = {claim.phrase.first for claim in setting.here if claim.phrase is not None}
    starts = {claim.at for claim in setting.here}
    for phrase in setting.phrases:
        if figure_of(phrase) is None or phrase.first in taken:
            continue
        if document.tokens[phrase.first].start not in starts:
            yield phrase


def figure_of(phrase: NounPhrase) -> Decimal | None:
    """The figure of a phrase that the model reads: two or more, and no sum of money."""
    best = phrase.best
    return None if best in (0, 1) or phrase.money is not None else best


def guess(document: Document, setting: Setting, phrase: NounPhrase) -> Claim | None:
    """The claim of the likeliest kind, when it is likely enough and the words around it deny or suppose nothing."""
    features = features_of(setting, phrase)
    believed = model().believed(features)
    if believed is None or phrase.count is None:
        return None
    label, _ = believed
    verb = verb_left(setting, phrase) or verb_right(setting, phrase)
    status = status_at(setting.words, setting.sentence, verb.at) if verb is not None else "done"
    if status == "none":
        return None
    kind = custody_kind(setting, document.tokens[phrase.first].start) if label == CUSTODY else label
    tokens = document.tokens
    span = Span(tokens[phrase.first].start, tokens[phrase.last - 1].end)
    return Claim(
        kind=kind,
        count=phrase.count,
        unit="sites" if kind in SITE_KINDS else phrase.unit if kind == "seizure" else "people",
        who=phrase.who,
        sentence=setting.sentence,
        phrase=phrase,
        trigger=None,
        trigger_span=tokens[verb.at].span if verb is not None else span,
        rule=f"outcome.{kind}.likely",
        score=5.0,
        status="planned" if status == "planned" else "done",
        item=phrase.item if kind == "seizure" else "",
        nationalities=phrase.nationalities,
        sex=phrase.sex,
        at=span.start,
        reasons=[f"read from what stands around it: {', '.join(model().reasons(features, label))}"],
    )


def custody_kind(setting: Setting, at: int) -> str:
    """Arrest or detention: as the nearest claim of either, in the sentence, before it or after it."""
    near = sorted(setting.here, key=lambda claim: abs(claim.at - at))
    told = (claim.kind for claim in (*near, *reversed(setting.before), *setting.after))
    return next((kind for kind in told if kind in ("arrest", "detention")), "detention")


def status_at(words: list[str], sentence: Sentence, verb: int) -> str:
    """Planned, done, or none for what is denied or supposed, by the auxiliaries of a verb."""
    chain = set(words[max(sentence.first, verb - LONGEST_CHAIN) : min(sentence.last, verb + 2)])
    if chain & NEGATIONS or chain & cues("hypothetical"):
        return "none"
    return "planned" if chain & cues("planned") else "done"
