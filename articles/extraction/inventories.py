"""Sentences that tell what was seized without saying that it was: "It consisted of 105 rifles", "they contained 65 piglets".

They stand shortly after a seizure, and their subject is what was seized, by a pronoun or by a noun for a haul.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.extraction.claims import Claim
from articles.extraction.document import Document, Sentence
from articles.extraction.grammar import grammar
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.noun_runs import FREE_HEADS
from articles.extraction.status import status_of
from articles.extraction.types import Count, Span, Status
from articles.extraction.voices import ADVERBS, Trigger

HOLDING = grammar("holding")
HAULS = grammar("hauls")
POINTING = frozenset({"it", "they", "these", "them", "the", "this", "those", "which", "that"})
LONGEST_SUBJECT = 5
FARTHEST = 3  # paragraphs
GOODS = frozenset({"goods", "vehicle"})


@dataclass(frozen=True, slots=True)
class Seizure:
    """A seizure that a sentence told, counted or not."""

    sentence: Sentence
    trigger: Trigger
    status: Status
    things: frozenset[str] = frozenset()


def seizure_in(
    words: list[str], sentence: Sentence, triggers: Sequence[Trigger], claims: Sequence[Claim]
) -> Seizure | None:
    """The seizure that a sentence tells: its last claim of one, or "the cache discovered on Monday"."""
    for claim in reversed(claims):
        if claim.kind == "seizure" and claim.trigger is not None:
            things = {word for item in claims if item.kind == "seizure" for word in item.item.lower().split()}
            return Seizure(sentence, claim.trigger, claim.status, frozenset(things & HAULS))
    if HAULS.isdisjoint(words[sentence.first : sentence.last]):
        return None
    for trigger in triggers:
        if "seizure" in trigger.kinds and status_of(words, sentence, trigger) == "done":
            return Seizure(sentence, trigger, "done")
    return None


def inventory(
    document: Document,
    words: list[str],
    sentence: Sentence,
    phrases: Sequence[NounPhrase],
    last: Seizure | None,
) -> Iterator[Claim]:
    """The goods that a sentence lists of the seizure `last`, which was told in this paragraph or the one before."""
    if last is None or sentence.paragraph - last.sentence.paragraph > FARTHEST:
        return
    begin = verb_of(words, sentence)
    if begin is None:
        return
    if sentence.paragraph - last.sentence.paragraph > 1 and not last.things.intersection(
        words[sentence.first : begin]
    ):
        return  # farther on, the subject must be what was seized, by its noun
    end = begin
    for phrase in phrases:
        if phrase.first < begin:
            continue
        gap = words[end : phrase.first]
        if len(gap) > 9 or any(word in (";", "while", "but", "who", "which") for word in gap):
            return
        if (
            phrase.count is not None
            and phrase.money is None
            and (phrase.kinds & GOODS or phrase.kinds == FREE_HEADS)
        ):
            yield listed(document, sentence, phrase, phrase.count, last)
        elif phrase.kinds.isdisjoint(GOODS | {"site"}):
            return
        end = phrase.last


def raid_in(words: list[str], sentence: Sentence, triggers: Sequence[Trigger]) -> Seizure | None:
    """The raid that a sentence tells by a verb: "police broke into the villa"."""
    for trigger in triggers:
        if "site_raided" in trigger.kinds and trigger.voice in ("active", "passive"):
            if status_of(words, sentence, trigger) == "done":
                return Seizure(sentence, trigger, "done")
    return None


def found_inside(
    document: Document,
    words: list[str],
    sentence: Sentence,
    phrases: Sequence[NounPhrase],
    raid: Seizure | None,
) -> Iterator[Claim]:
    """ "Inside were 46 foreigners": people whom those who raided the place found there."""
    if raid is None or sentence.paragraph - raid.sentence.paragraph > 1:
        return
    opening = words[sentence.first : sentence.first + 2]
    if opening not in (["inside", "were"], ["inside", "was"], ["within", "were"], ["aboard", "were"]):
        return
    end = sentence.first + 2
    for phrase in phrases:
        gap = words[end : phrase.first]
        if (
            "person" not in phrase.kinds
            or phrase.count is None
            or len(gap) > 2
            or (gap and gap[-1] not in (",", "and"))
        ):
            return
        yield listed(document, sentence, phrase, phrase.count, raid, kind="people_found")
        end = phrase.last


def verb_of(words: list[str], sentence: Sentence) -> int | None:
    """Where the list begins: behind "it consisted of", "the boxes contained", "among the goods were", "inside were"."""
    own = words[sentence.first : min(sentence.last, sentence.first + 24)]
    for at, word in enumerate(own):
        before = own[max(0, at - LONGEST_SUBJECT) : at]
        if word in HOLDING and is_subject(before):
            return sentence.first + at + 1
        if (
            word in ("were", "was")
            and at <= LONGEST_SUBJECT
            and own[:1] in (["inside"], ["among"], ["aboard"])
        ):
            rest = [item for item in own[1:at] if item not in POINTING]
            if HAULS.issuperset(rest):
                return sentence.first + at + 1
    return None


def is_subject(before: Sequence[str]) -> bool:
    """Whether the words before a verb end in a pronoun or a noun for what was seized."""
    words = [word for word in before if word not in ADVERBS and word not in ("all", "have", "had", "has")]
    return bool(words) and (
        words[-1] in ("it", "they", "these") or (words[-1] in HAULS and not POINTING.isdisjoint(words))
    )


def listed(
    document: Document,
    sentence: Sentence,
    phrase: NounPhrase,
    count: Count,
    last: Seizure,
    kind: str = "seizure",
) -> Claim:
    tokens = document.tokens
    span = Span(tokens[phrase.first].start, tokens[phrase.last - 1].end)
    return Claim(
        kind=kind, count=count, unit=phrase.unit, who=phrase.who, sentence=sentence, phrase=phrase, trigger=last.trigger,
        trigger_span=span, rule=f"outcome.{kind}.inventory", score=4.0, status=last.status, item=phrase.item if kind == "seizure" else "",
        nationalities=phrase.nationalities, sex=phrase.sex, at=span.start,
    )  # fmt: skip
