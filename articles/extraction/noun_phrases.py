"""Noun phrases that can be counted: a number, its modifiers, and the head that says what is counted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

from articles.extraction.amounts import BODIES, amount_phrase
from articles.extraction.counts import SIZES, size_of
from articles.extraction.document import Document, Sentence
from articles.extraction.grammar import grammar
from articles.extraction.nationalities import nationality_openers
from articles.extraction.nationals import is_national
from articles.extraction.noun_builders import DEFINITE, NounPhrase, counted_phrase, finish, text_between
from articles.extraction.noun_runs import BEFORE_NOUNS, FREE_HEADS, LONGEST, QUOTES, Run, read_run
from articles.extraction.nouns import counting_words, measure_words, nouns, stops
from articles.extraction.number_values import DASHES
from articles.extraction.numbers import Number
from articles.extraction.outcome_rules import participles, verb_forms
from articles.extraction.types import Count
from articles.extraction.voices import ADVERBS, HAVE, is_figure

TWO = Count(Decimal(2), "exact", Decimal(2), Decimal(2))
ONE = Count(Decimal(1), "exact", Decimal(1), Decimal(1))

SINGULAR = frozenset({"a", "an", "another", "one"})
SUBJECTS = frozenset({"he", "she", "it", "they", "we", "who", "which"})
# Of which "a" is one: "a sack of rice", "a set of scales"; "a load of rice" is none.
CONTAINERS = grammar("vessels_of")
ARTICLES = SINGULAR | DEFINITE
BODIES_OF = grammar("bodies_of")
# Nouns for a body of people: one of them is not one person.
COLLECTIVES = frozenset({"force", "police", "personnel", "staff", "troop", "family", "couple"})


def find_noun_phrases(
    document: Document, words: list[str], numbers: tuple[Number, ...]
) -> tuple[NounPhrase, ...]:
    """All countable noun phrases in the order of the text, none inside another."""
    by_token = {number.first: number for number in numbers}
    inside = {
        index
        for number in numbers
        if number.kind in ("money", "measure", "count")
        for index in range(number.first, number.last)
    }
    ages = {
        index: number
        for number in numbers
        if number.kind == "age"
        for index in range(number.first, number.last)
    }
    found: list[NounPhrase] = []
    starts = by_token.keys() | unnumbered_starts(words)
    for sentence in document.sentences:
        end = sentence.first
        for at in range(sentence.first, sentence.last):
            if at in starts and at >= end:
                phrase = phrase_at(document, words, sentence, at, by_token, inside, ages)
                if phrase is not None:
                    found.append(phrase)
                    end = phrase.last
    return tuple(found)


def unnumbered_starts(words: list[str]) -> set[int]:
    """Where a phrase without a number can begin: a noun is near, and no word that ends every phrase comes before it."""
    known, ends, openers = nouns(), phrase_ends(), nationality_openers()
    starts: set[int] = set()
    noun = head = LONGEST + 1  # how far the next noun is, and the next token behind which a head can stand
    following = ""
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        noun = 0 if word in known else noun + 1
        is_article = word in ARTICLES
        if is_article:
            if word in ("those", "all") or (following in openers and (word in SINGULAR or word == "the")):
                starts.add(at)  # "a Malaysian", "the Malaysian"
            elif following in SIZES and word == "the":
                starts.add(at)  # "the trio"
            elif noun <= LONGEST:
                if head <= LONGEST or not BODIES.keys().isdisjoint(words[at + 1 : at + 4]):
                    starts.add(at)
        if word in openers or word in DASHES or following in DASHES:
            head = 0
        elif word in ends or not (word[0].isalpha() or word in QUOTES):
            head = LONGEST + 1
        else:
            head = 0 if noun == 0 else head + 1
        if noun <= LONGEST and head <= LONGEST and not is_article:
            starts.add(at)
        following = word
    return starts


@cache
def phrase_ends() -> frozenset[str]:
    """The words at which a run ends, wherever they stand."""
    return (stops() | counting_words()) - BEFORE_NOUNS


def phrase_at(
    document: Document,
    words: list[str],
    sentence: Sentence,
    at: int,
    by_token: dict[int, Number],
    inside: set[int],
    ages: dict[int, Number],
) -> NounPhrase | None:
    number = by_token.get(at)
    if number is not None:
        return counted_phrase(document, words, sentence, number)
    if at in inside or at in ages:
        return None
    word = words[at]
    if word in SINGULAR:
        return single_phrase(document, words, sentence, at)
    if word in DEFINITE:
        return definite_phrase(document, words, sentence, at)
    if word in stops() or not word.isalpha() or (word in verb_forms() and word not in nouns()):
        return None
    return bare_phrase(document, words, sentence, at)


def single_phrase(document: Document, words: list[str], sentence: Sentence, at: int) -> NounPhrase | None:
    """ "a man", "another Chinese national": one, when the head is a known singular."""
    if (amount := amount_phrase(document, words, sentence, at)) is not None:
        return amount
    run = read_run(document, words, sentence, at + 1)
    if run.head >= 0 and run.kinds == {"person"} and (size := size_of(words[run.head])) is not None:
        return named(
            document, finish(document, words, sentence, None, run, at, size, False), at + 1, run.last
        )
    if is_national(words, sentence, at, run):
        phrase = finish(document, words, sentence, None, run, at, ONE, False)
        return named(document, phrase, at + 1, run.last)
    if (
        run.head < 0
        or run.plural
        or not run.kinds
        or run.kinds == FREE_HEADS
        or words[run.head] in COLLECTIVES
    ):
        return None
    if (
        words[run.head] in measure_words()
        and run.last < sentence.last
        and words[run.last] == "of"
        and words[run.head] not in CONTAINERS
    ):
        phrase = finish(document, words, sentence, None, run, at, None, False)
        phrase.who = text_between(document, at + 1, run.last)
        return phrase
    if (pair := pair_phrase(document, words, sentence, at, run, definite=False)) is not None:
        return pair
    return named(document, finish(document, words, sentence, None, run, at, ONE, False), at + 1, run.last)


def pair_phrase(
    document: Document, words: list[str], sentence: Sentence, at: int, run: Run, *, definite: bool
) -> NounPhrase | None:
    """ "A husband and wife": two, of whom the second has no article."""
    if run.plural or words[run.last : run.last + 1] != ["and"] or "person" not in run.kinds:
        return None
    second = nouns().get(words[run.last + 1]) if run.last + 1 < sentence.last else None
    if second is None or "person" not in second.kinds or second.plural:
        return None
    pair = finish(document, words, sentence, None, run, at, TWO, definite)
    last = run.last + 2
    return replace(pair, last=last, sex=None, singular=False, who=text_between(document, at + 1, last))


def named(document: Document, phrase: NounPhrase, first: int, last: int) -> NounPhrase:
    """The phrase with tokens [first, last) as what is counted."""
    phrase.who = phrase.item = text_between(document, first, last)
    return phrase


def definite_phrase(document: Document, words: list[str], sentence: Sentence, at: int) -> NounPhrase | None:
    """ "the suspects", "their owners", "those detained": a set that the text has spoken of, without a number."""
    if words[at] == "the" and words[at + 1 : at + 2] and words[at + 2 : at + 3] != ["of"]:
        if (size := size_of(words[at + 1])) is not None:
            phrase = NounPhrase(at, at + 2, at + 1, frozenset({"person"}), size, "people", "", definite=True)
            return named(document, phrase, at + 1, at + 2)
    run = read_run(document, words, sentence, at + 1)
    if run.head < 0 or run.kinds == FREE_HEADS:
        if (
            words[at] in ("those", "all")
            and at + 1 < sentence.last
            and (
                words[at + 1] in participles()
                or words[at + 1].endswith("ing")
                or words[at + 1] in ("who", "found", "involved")
            )
        ):
            return NounPhrase(
                at,
                at + 1,
                at,
                frozenset({"person"}),
                None,
                "people",
                text_between(document, at, at + 2),
                definite=True,
            )
        return None
    if (
        words[run.head] in BODIES_OF
        and words[run.last : run.last + 1] == ["of"]
        and run.last + 1 < sentence.last
    ):
        if is_figure(words[run.last + 1]):
            return None  # "its crew of six": the figure stands for them
    if (
        words[at] == "the"
        and (pair := pair_phrase(document, words, sentence, at, run, definite=True)) is not None
    ):
        return pair
    phrase = finish(document, words, sentence, None, run, at, None, True)
    if words[at] == "the" and is_national(words, sentence, at, run, known=True):
        run = replace(run, plural=False)  # "the Belgian"
    phrase.singular = not run.plural or words[run.head] == "premises"  # "the premises were sealed"
    return named(document, phrase, at + 1, run.last)


def has_subject(before: str) -> bool:
    """Whether a participle behind this word is a verb with its subject or its auxiliary."""
    return before in ADVERBS or before in HAVE or before in SUBJECTS or before in nouns()


def bare_phrase(document: Document, words: list[str], sentence: Sentence, at: int) -> NounPhrase | None:
    """ "laptops", "Chinese nationals", "illegal logging equipment": plural or mass, no number, no article."""
    if words[at] in participles() and at > sentence.first and has_subject(words[at - 1]):
        return None  # "police also confiscated goods": a verb, and the phrase begins behind it
    run = read_run(document, words, sentence, at)
    if run.head < 0 or run.kinds == FREE_HEADS or not (run.plural or "goods" in run.kinds):
        return None
    if words[run.head] not in nouns():
        return None  # a nationality alone
    return named(document, finish(document, words, sentence, None, run, at, None, False), at, run.last)
