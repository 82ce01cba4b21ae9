"""Where the engine saw something and proposed nothing: the list by which its lexicons grow.

It is asked step by step what it found, in the order in which `extract` takes the steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from articles.extraction.claim_rules import strongest
from articles.extraction.claims import Claim
from articles.extraction.dates import find_dates
from articles.extraction.document import Document, Sentence, read_document
from articles.extraction.engine import extract, numbered
from articles.extraction.frames import find_claims
from articles.extraction.knowledge import Knowledge
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.noun_phrases import find_noun_phrases
from articles.extraction.numbers import find_numbers
from articles.extraction.parts import find_parts
from articles.extraction.places import find_places
from articles.extraction.status import status_of
from articles.extraction.triggers import find_triggers
from articles.extraction.types import DateMention, Extraction, PlaceMention
from articles.extraction.voices import ADVERBS, AUXILIARIES, Trigger

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


@dataclass(frozen=True)
class Steps:
    """What the steps of the engine found in one text before anything became a proposal."""

    document: Document
    words: list[str]
    dates: Sequence[DateMention]
    places: Sequence[PlaceMention]
    phrases: Sequence[NounPhrase]
    claims: Sequence[Claim]
    triggers: Sequence[tuple[Sentence, list[Trigger]]]


def read_steps(text: str, anchor: date | None, knowledge: Knowledge) -> Steps:
    document = read_document(text)
    words = [token.lower for token in document.tokens]
    dates, places = find_dates(document, anchor), find_places(document, knowledge)
    taken = [mention.span for mention in dates] + numbered(document, places)
    phrases = find_noun_phrases(document, words, find_numbers(document, taken))
    claims = find_parts(document, words, phrases, strongest(find_claims(document, words, phrases)))
    triggers = [(sentence, list(find_triggers(document, words, sentence))) for sentence in document.sentences]
    return Steps(document, words, dates, places, phrases, claims, triggers)


def find_gaps(text: str, *, published_on: date | None, knowledge: Knowledge, title: str = "") -> list[Gap]:
    """The gaps of one article, whose text is canonical."""
    extraction = extract(text, published_on=published_on, knowledge=knowledge, title=title)
    steps = read_steps(text, extraction.published_on, knowledge)
    return [
        *without_trigger(steps),
        *without_count(steps),
        *unknown_places(steps, knowledge),
        *unused_dates(steps, extraction),
    ]


def without_trigger(steps: Steps) -> Iterator[Gap]:
    document = steps.document
    silent = {sentence.first for sentence, found in steps.triggers if not found}
    claimed = {claim.phrase.first for claim in steps.claims if claim.phrase is not None}
    for phrase in steps.phrases:
        sentence = document.sentence_at(document.tokens[phrase.first].span.start)
        what = next((unit for kind, unit in COUNTED.items() if kind in phrase.kinds), "")
        if what and phrase.number is not None and phrase.first not in claimed and sentence.first in silent:
            name = beside(steps.words, phrase, sentence, what)
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


def without_count(steps: Steps) -> Iterator[Gap]:
    """Only deeds: what is asked, denied or supposed wants no figure. A vague plural has one: its lower bound."""
    stated = {
        claim.trigger.first for claim in steps.claims if claim.trigger is not None and has_figure(claim)
    }
    for sentence, found in steps.triggers:
        for trigger in found:
            if trigger.first in stated or status_of(steps.words, sentence, trigger) in ("none", "negated"):
                continue
            sense = trigger.senses[0]
            name = f"{sense.rule.kind}: {sense.lemma}"
            yield Gap("no count", name, sentence.span.of(steps.document.text))


def has_figure(claim: Claim) -> bool:
    return claim.counted or claim.money is not None or claim.count.low is not None


def unknown_places(steps: Steps, knowledge: Knowledge) -> Iterator[Gap]:
    """Units at home alone: the gazetteer holds no others. Sites need not be known."""
    for place in steps.places:
        at_home = place.country in ("", knowledge.home_country)
        if place.method == "unresolved" and place.level != "site" and at_home:
            sentence = steps.document.sentence_at(place.span.start)
            yield Gap(
                "unknown place", f"{place.printed} ({place.level})", sentence.span.of(steps.document.text)
            )


def unused_dates(steps: Steps, extraction: Extraction) -> Iterator[Gap]:
    taken, text = list(ranges(extraction)), steps.document.text
    for mention in steps.dates:
        if mention.start is None or mention.vetoed or within(mention, taken):
            continue
        name = DIGITS.sub("#", mention.span.of(text).lower())
        sentence = steps.document.sentence_at(mention.span.start)
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
