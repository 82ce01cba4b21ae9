"""Where the engine saw something and proposed nothing: the list by which its lexicons grow.

It is asked step by step what it found, in the order in which `extract` takes the steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from articles.extraction.claims import Claim
from articles.extraction.document import Sentence
from articles.extraction.engine import propose
from articles.extraction.findings import Findings, find_all
from articles.extraction.knowledge import Knowledge
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.status import status_of
from articles.extraction.triggers import find_triggers
from articles.extraction.types import DateMention, Extraction
from articles.extraction.voices import ADVERBS, AUXILIARIES, Trigger

Triggers = Sequence[tuple[Sentence, list[Trigger]]]
GapSort = Literal["no trigger", "no count", "unknown place", "unused date"]
MEANINGS: dict[GapSort, str] = {
    "no trigger": "counted people or sites in a sentence without a word of any outcome",
    "no count": "words of an outcome to which no figure was given",
    "unknown place": "names beside a unit word that the gazetteer does not hold",
    "unused date": "dates that no operation and no statistic took",
}
COUNTED = {"person": "people", "site": "sites"}
SMALL_WORDS = frozenset(
    (
        "a an the and or but nor if that than as of to by with in on at for from among between against under over about "
        "some every each all its their his her this these those there no not said"
    ).split()
)
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Gap:
    """`name` is what gaps are counted by: "people … hauled", "arrest: nab", "Prek Ta (commune)", "june #"."""

    sort: GapSort
    name: str
    sentence: str


def find_gaps(text: str, *, published_on: date | None, knowledge: Knowledge) -> list[Gap]:
    """The gaps of one article, whose text is canonical."""
    found = find_all(text, published_on=published_on, knowledge=knowledge)
    triggers = [
        (sentence, list(find_triggers(found.document, found.words, sentence)))
        for sentence in found.document.sentences
    ]
    gaps = [
        *without_trigger(found, triggers),
        *without_count(found, triggers),
        *unknown_places(found, knowledge),
    ]
    return [*gaps, *unused_dates(found, propose(found, knowledge))]


def without_trigger(found: Findings, triggers: Triggers) -> Iterator[Gap]:
    document = found.document
    silent = {sentence.first for sentence, told in triggers if not told}
    claimed = {claim.phrase.first for claim in found.claims if claim.phrase is not None}
    for phrase in found.phrases:
        sentence = document.sentence_at(document.tokens[phrase.first].start)
        what = next((unit for kind, unit in COUNTED.items() if kind in phrase.kinds), "")
        if what and phrase.number is not None and phrase.first not in claimed and sentence.first in silent:
            name = beside(found.words, phrase, sentence, what)
            yield Gap("no trigger", name, sentence.span.of(document.text))


def beside(words: list[str], phrase: NounPhrase, sentence: Sentence, what: str) -> str:
    """The counted thing with the word that may tell what was done: behind its auxiliaries, else before it."""
    at = phrase.last
    while at < sentence.last and is_auxiliary(words[at]):
        at += 1
    if phrase.last < at < sentence.last and telling(words[at]):
        return f"{what} … {words[at]}"
    before = phrase.first - 1
    if before >= sentence.first and telling(words[before]):
        return f"{words[before]} … {what}"
    return what


def telling(word: str) -> bool:
    """Whether a word can tell a deed: no sign, no figure, no small word."""
    return word.isalpha() and word not in SMALL_WORDS and not is_auxiliary(word)


def is_auxiliary(word: str) -> bool:
    """Whether a word only accompanies a verb: "were", "have", "quickly"."""
    return word in AUXILIARIES or word in ADVERBS or word.endswith("ly")


def without_count(found: Findings, triggers: Triggers) -> Iterator[Gap]:
    """Only deeds: what is asked, denied or supposed wants no figure. A vague plural has one: its lower bound."""
    stated = {
        claim.trigger.first for claim in found.claims if claim.trigger is not None and has_figure(claim)
    }
    for sentence, told in triggers:
        for trigger in told:
            if trigger.first in stated or status_of(found.words, sentence, trigger) in ("none", "negated"):
                continue
            sense = trigger.senses[0]
            name = f"{sense.rule.kind}: {sense.lemma}"
            yield Gap("no count", name, sentence.span.of(found.document.text))


def has_figure(claim: Claim) -> bool:
    return claim.counted or claim.money is not None or claim.count.low is not None


def unknown_places(found: Findings, knowledge: Knowledge) -> Iterator[Gap]:
    """Units at home alone: the gazetteer holds no others. Sites need not be known."""
    for place in found.places:
        at_home = place.country in ("", knowledge.home_country)
        if place.method == "unresolved" and place.level != "site" and at_home:
            sentence = found.document.sentence_at(place.span.start)
            yield Gap(
                "unknown place", f"{place.printed} ({place.level})", sentence.span.of(found.document.text)
            )


def unused_dates(found: Findings, extraction: Extraction) -> Iterator[Gap]:
    taken, text = list(ranges(extraction)), found.document.text
    for mention in found.dates:
        if mention.start is None or mention.vetoed or within(mention, taken):
            continue
        name = DIGITS.sub("#", mention.span.of(text).lower())
        sentence = found.document.sentence_at(mention.span.start)
        yield Gap("unused date", " ".join(name.split()), sentence.span.of(text))


def ranges(extraction: Extraction) -> Iterator[tuple[date, date]]:
    """The days of operations and statistics; an open end reaches far."""
    for operation in extraction.operations:
        if operation.date is not None and operation.date.start is not None:
            yield operation.date.start, operation.date.end or date.max
    for statistic in extraction.statistics:
        if statistic.period_start is not None or statistic.period_end is not None:
            yield statistic.period_start or date.min, statistic.period_end or date.max


def within(mention: DateMention, taken: Iterable[tuple[date, date]]) -> bool:
    start = mention.start or date.min
    return any(first <= start and (mention.end or start) <= last for first, last in taken)
