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


def find_gaps(text: str, *, published_on: date | None, knowledge: Knowledge, title: str = "") -> list[Gap]:
    """The gaps of one article, whose text is canonical."""
    extraction = extract(text, published_on=published_on, knowledge=knowledge, title=title)
    document = read_document(text)
    words = [token.lower for token in document.tokens]
    dates = find_dates(document, extraction.published_on)
    places = find_places(document, knowledge)
    taken = [mention.span for mention in dates] + numbered(document, places)
    phrases = find_noun_phrases(document, words, find_numbers(document, taken))
    claims = find_parts(document, words, phrases, strongest(find_claims(document, words, phrases)))
    triggers = [(sentence, list(find_triggers(document, words, sentence))) for sentence in document.sentences]
    return [
        *without_trigger(document, words, phrases, claims, triggers),
        *without_count(document, words, claims, triggers),
        *unknown_places(document, places, knowledge),
        *unused_dates(document, dates, extraction),
    ]


def without_trigger(
    document: Document,
    words: list[str],
    phrases: Sequence[NounPhrase],
    claims: Sequence[Claim],
    triggers: Sequence[tuple[Sentence, list[Trigger]]],
) -> Iterator[Gap]:
    silent = {sentence.first for sentence, found in triggers if not found}
    claimed = {claim.phrase.first for claim in claims if claim.phrase is not None}
    for phrase in phrases:
        sentence = document.sentence_at(document.tokens[phrase.first].span.start)
        what = next((unit for kind, unit in COUNTED.items() if kind in phrase.kinds), "")
        if what and phrase.number is not None and phrase.first not in claimed and sentence.first in silent:
            yield Gap("no trigger", beside(words, phrase, sentence, what), sentence.span.of(document.text))


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


def without_count(
    document: Document,
    words: list[str],
    claims: Sequence[Claim],
    triggers: Sequence[tuple[Sentence, list[Trigger]]],
) -> Iterator[Gap]:
    """Only deeds: what is asked, denied or supposed wants no figure. A vague plural has one: its lower bound."""
    stated = {claim.trigger.first for claim in claims if claim.trigger is not None and has_figure(claim)}
    for sentence, found in triggers:
        for trigger in found:
            if trigger.first in stated or status_of(words, sentence, trigger) in ("none", "negated"):
                continue
            sense = trigger.senses[0]
            yield Gap("no count", f"{sense.rule.kind}: {sense.lemma}", sentence.span.of(document.text))


def has_figure(claim: Claim) -> bool:
    return claim.counted or claim.money is not None or claim.count.low is not None


def unknown_places(document: Document, places: Sequence[PlaceMention], knowledge: Knowledge) -> Iterator[Gap]:
    """Units at home alone: the gazetteer holds no others. Sites need not be known."""
    for place in places:
        at_home = place.country in ("", knowledge.home_country)
        if place.method == "unresolved" and place.level != "site" and at_home:
            sentence = document.sentence_at(place.span.start)
            yield Gap("unknown place", f"{place.printed} ({place.level})", sentence.span.of(document.text))


def unused_dates(document: Document, dates: Sequence[DateMention], extraction: Extraction) -> Iterator[Gap]:
    taken = list(ranges(extraction))
    for mention in dates:
        if mention.start is None or mention.vetoed or within(mention, taken):
            continue
        name = DIGITS.sub("#", mention.span.of(document.text).lower())
        sentence = document.sentence_at(mention.span.start)
        yield Gap("unused date", " ".join(name.split()), sentence.span.of(document.text))


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
