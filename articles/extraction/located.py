"""What lay where the authorities went: "Inside lay 37 packages", "In the office were two rifles and a ledger".

The verb only says that the things were there. That they are a seizure follows from those who tell it: the sentence or one
shortly before it tells a deed, or is about officers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.extraction.attachment import FINITE
from articles.extraction.claims import Claim
from articles.extraction.counts import UNSTATED
from articles.extraction.document import Document, Sentence
from articles.extraction.fitness import TRIGGER_NOUNS
from articles.extraction.grammar import grammar
from articles.extraction.list_joints import LONG_JOINTS
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.noun_runs import FREE_HEADS
from articles.extraction.phrase_lists import VERBS, modifies
from articles.extraction.status import status_of
from articles.extraction.types import Span
from articles.extraction.voices import Trigger

PLACES_OF = grammar("locatives")
LYING = grammar("lying")
JOINTS = grammar("joints")
DEEDS = frozenset({"seizure", "site_raided", "site_closed", "arrest", "detention"})
GOODS = frozenset({"goods", "vehicle", "money"})
OPENING = frozenset({"also", "and", "but", "there", "then", "meanwhile", "besides"})
BEFORE_LISTS = frozenset({"also", "some", "about", "another", "the", "a", "an", "what", "around"})
WALLS = frozenset({";", ":", "–", "—"})
# Where goods lie on show or stand for something else.
GATHERINGS = frozenset(
    {
        "meeting",
        "conference",
        "ceremony",
        "court",
        "trial",
        "museum",
        "auction",
        "exhibition",
        "festival",
        "hearing",
        "report",
        "total",
        "all",
    }
)
FORCES = frozenset({"customs", "authorities", "coastguard", "navy", "army"})
LONGEST_PLACE = 26
NEAR = 2  # paragraphs


class Watch:
    """Remembers where the text last told a deed or named officers, sentence by sentence."""

    def __init__(self) -> None:
        self.paragraph = -NEAR - 1

    def see(
        self, words: list[str], sentence: Sentence, phrases: Sequence[NounPhrase], triggers: Sequence[Trigger]
    ) -> None:
        if self.paragraph == sentence.paragraph:
            return
        if (
            not FORCES.isdisjoint(words[sentence.first : sentence.last])
            or any("officer" in phrase.kinds for phrase in phrases)
            or any(
                not DEEDS.isdisjoint(trigger.kinds) and status_of(words, sentence, trigger) == "done"
                for trigger in triggers
            )
        ):
            self.paragraph = sentence.paragraph

    def near(self, sentence: Sentence) -> bool:
        return sentence.paragraph - self.paragraph <= NEAR


def located(
    document: Document, words: list[str], sentence: Sentence, phrases: Sequence[NounPhrase], taken: set[int]
) -> Iterator[Claim]:
    """The counted goods of a sentence that a place opens; those of `taken` are claimed already."""
    if sentence.zone != "body" or not any(
        phrase.kinds & GOODS or phrase.kinds == FREE_HEADS for phrase in phrases
    ):
        return
    for begin in starts(words, sentence):
        end = verb_of(words, sentence, begin)
        if end is not None:
            yield from listed(document, words, sentence, phrases, end, taken)


def starts(words: list[str], sentence: Sentence) -> Iterator[int]:
    """Where a clause can begin with a place: at the head of the sentence, behind a semicolon."""
    yield sentence.first
    if ";" in words[sentence.first : sentence.last]:
        yield from (at + 1 for at in range(sentence.first + 1, sentence.last - 3) if words[at] == ";")


def verb_of(words: list[str], sentence: Sentence, begin: int) -> int | None:
    """Where the list begins, behind the place and its verb; None when the clause is no such one."""
    at = begin
    while at < sentence.last and (words[at] in OPENING or not words[at][0].isalnum()) and at < begin + 3:
        at += 1
    if at >= sentence.last - 1 or words[at] not in PLACES_OF:
        return None
    if words[at : at + 2] == ["on", "board"] and words[at + 2 : at + 3] == [":"]:
        return at + 3
    inserted = False
    for position in range(at + 1, min(at + LONGEST_PLACE, sentence.last - 1)):
        word = words[position]
        if word in GATHERINGS:
            return None
        if word == ",":
            inserted = not inserted
        elif word in WALLS:
            return None
        elif word in LYING and not inserted:
            return position + 1
        elif word in FINITE and not inserted:
            return None
    return None


def listed(
    document: Document,
    words: list[str],
    sentence: Sentence,
    phrases: Sequence[NounPhrase],
    end: int,
    taken: set[int],
) -> Iterator[Claim]:
    """The members of the list that begins at `end`."""
    previous: NounPhrase | None = None
    for phrase in phrases:
        if phrase.first < end:
            continue
        gap = words[end : phrase.first]
        member = joined(gap)
        if previous is None:
            member = len(gap) <= 2 and BEFORE_LISTS.issuperset(gap)
            if not member or not is_goods(phrase):
                return
        elif not VERBS.isdisjoint(gap) or not (member or modifies(words, previous, phrase)):
            return
        if (
            member
            and is_goods(phrase)
            and phrase.count is not None
            and phrase.count.best != 0
            and phrase.first not in taken
        ):
            yield told(document, sentence, phrase)
        previous, end = phrase, phrase.last


def is_goods(phrase: NounPhrase) -> bool:
    """Whether a phrase can be a member: goods, money, or a figure whose noun is in no lexicon."""
    if phrase.partitive:
        return False
    if phrase.kinds == FREE_HEADS:
        return phrase.who.split()[-1:] != [] and phrase.who.split()[-1] not in TRIGGER_NOUNS
    return bool(phrase.kinds & GOODS) and phrase.kinds.isdisjoint({"person", "officer"})


def joined(gap: list[str]) -> bool:
    """Whether the words between two phrases say that the second goes on with the list."""
    if not gap or len(gap) > 9 or ";" in gap:
        return False
    return gap[-1] in JOINTS or any(tuple(gap[-len(joint) :]) == joint for joint in LONG_JOINTS)


def told(document: Document, sentence: Sentence, phrase: NounPhrase) -> Claim:
    tokens = document.tokens
    span = Span(tokens[phrase.first].start, tokens[phrase.last - 1].end)
    return Claim(
        kind="seizure", count=UNSTATED if phrase.money is not None or phrase.count is None else phrase.count, unit=phrase.unit, who=phrase.who,
        sentence=sentence, phrase=phrase, trigger=None, trigger_span=span, rule="outcome.seizure.located", score=4.0,
        item=phrase.item, money=phrase.money, at=span.start,
    )  # fmt: skip
