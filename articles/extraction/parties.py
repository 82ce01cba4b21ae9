"""People who are told one by one: who is only described a second time, and who are counted together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from articles.extraction.attachment import Pair
from articles.extraction.counts import UNSTATED, bounded
from articles.extraction.document import Document, Sentence
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.nouns import nouns
from articles.extraction.types import Count, Span

RELATIVES = (["who"], ["whom"], ["whose"], ["that"], ["which"])
# Behind a comma: the list goes on.
LIST_JOINTS = (["a"], ["an"], ["and"])
FIGURES = frozenset({"a", "an", "one", "two", "both", "pair", "couple", "three"})
LONGEST = 500  # code points of a quote
AGE = re.compile(r"\d\d")
POSSESSIVES = frozenset({"his", "her", "their", "its"})


def introduced(words: list[str], phrases: Sequence[NounPhrase]) -> list[NounPhrase]:
    """The phrases of a sentence without those that only describe the person before them, who is one person then:
    "the owner, a South Korean man, was fined"."""
    kept: list[NounPhrase] = []
    for phrase in phrases:
        described = bool(kept) and describes(words, kept[-1], phrase)
        if described and words[phrase.last : phrase.last + 1] in RELATIVES:
            phrase.sex = phrase.sex or kept[-1].sex  # "the man, a Thai national who ran the shop, was fined"
            kept.append(phrase)
        elif described:
            kept[-1].count = kept[-1].count or phrase.count
            kept[-1].nationalities = kept[-1].nationalities or phrase.nationalities
            kept[-1].sex = kept[-1].sex or phrase.sex
            kept[-1].last = behind_age(words, phrase.last) if phrase.singular else kept[-1].last
        elif not kept or phrase.first >= kept[-1].last:
            kept.append(phrase)
    return kept


def behind_age(words: list[str], last: int) -> int:
    """Where a description ends that an age closes: "a woman of 46"."""
    is_aged = words[last : last + 1] == ["of"] and any(
        AGE.fullmatch(age) for age in words[last + 1 : last + 2]
    )
    return last + 2 if is_aged else last


def describes(words: list[str], left: NounPhrase, right: NounPhrase) -> bool:
    """Whether the second of two phrases only says who the first are; not "a driver, a porter and a cook"."""
    if "person" not in left.kinds or "person" not in right.kinds or words[left.last : right.first] != [","]:
        return False
    after = words[right.last : right.last + 1]
    if words[right.first] in ("both", "all") and left.count is not None:
        return after in ([","], ["."])  # "the two riders, both soldiers"
    if not (left.singular and right.singular):
        return False
    if right.definite:
        return not left.definite and words[right.first] == "the" and after != ["and"]
    if right.count is None or after == ["and"]:
        return False
    return left.definite or after != [","] or words[right.last + 1 : right.last + 2] not in LIST_JOINTS


def one_party(words: list[str], pairs: Sequence[Pair]) -> bool:
    """Whether a list names the members of one party, who are counted together: "the driver and his assistant", "a dentist
    and his wife"; not "a driver and a porter"."""
    phrases = sorted((pair.phrase for pair in pairs), key=lambda phrase: phrase.first)
    if len(phrases) < 2 or not all(phrase.singular and "person" in phrase.kinds for phrase in phrases):
        return False
    if "and" not in words[phrases[-2].last : phrases[-1].first]:
        return False
    own = all(words[phrase.first] in POSSESSIVES for phrase in phrases[1:])
    return own or all(phrase.definite and words[phrase.head] in nouns() for phrase in phrases)


def counted(document: Document, words: list[str], sentence: Sentence, size: int) -> tuple[Count, Span | None]:
    """The figure of a party, and the sentences that a quote must cover. Nobody printed the figure: a quote shows it by an
    article at least, and where there is none near, there is no figure."""
    spans = [sentence, *(other for other in neighbours(document, sentence))]
    for other in spans:
        if FIGURES.isdisjoint(words[other.first : other.last]):
            continue
        start, end = min(sentence.span.start, other.span.start), max(sentence.span.end, other.span.end)
        if end - start <= LONGEST:
            return bounded(Decimal(size)), Span(start, end) if other is not sentence else None
    return UNSTATED, None


def neighbours(document: Document, sentence: Sentence) -> list[Sentence]:
    """The sentences of its paragraph right before and right behind."""
    at = bisect_left(document.sentences, sentence.first, key=lambda other: other.first)
    near = [*document.sentences[max(0, at - 1) : at], *document.sentences[at + 1 : at + 2]]
    return [other for other in near if other.paragraph == sentence.paragraph]


def is_listed(words: list[str], pairs: Sequence[Pair]) -> bool:
    """Whether an "and" joins the members of a list: "the organiser and three employees"."""
    if len(pairs) < 2:
        return False
    last = max(pair.phrase.first for pair in pairs)
    return "and" in words[min(pair.phrase.last for pair in pairs) : last]
