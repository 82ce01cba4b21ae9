"""Figures of other periods that stand beside one of a report: "against 7,690 in the same months of 2022", "the figure for
last year was 3,310", "deportations numbered 1,761"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from articles.extraction.claims import Claim, by_sentence
from articles.extraction.document import Document, Sentence
from articles.extraction.grammar import grammar
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.numbers import Number
from articles.extraction.types import SITE_KINDS

RULE = "compared"
AGAINST = (
    ("against",),
    ("as", "against"),
    ("compared", "with"),
    ("compared", "to"),
    ("down", "from"),
    ("up", "from"),
    ("versus",),
    ("as", "opposed", "to"),
    ("double",),
    ("twice",),
    ("half",),
    ("times",),
)
AGAINST_BY_LAST = {phrase[-1]: [p for p in AGAINST if p[-1] == phrase[-1]] for phrase in AGAINST}
# Words of time: a figure that is compared belongs to another period.
TIMES = frozenset(
    {"year", "years", "month", "months", "period", "half", "quarter", "week", "semester", "earlier", "before", "previous",
     "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
)  # fmt: skip
TOTALS = grammar("total_nouns")
BE = frozenset({"was", "is", "were", "stood", "had", "been"})
NUMBERED = frozenset({"numbered", "totalled", "totaled", "number"})
COMING_TO = frozenset({"came", "come", "amounted", "amount", "rose", "climbed", "fell"})
# Those to whom it was done, by the noun for them.
DONE_TO = {
    "deportees": "deportation", "arrestees": "arrest", "detainees": "detention", "expulsions": "deportation",
    "arrests": "arrest", "detentions": "detention", "deportations": "deportation", "rescues": "rescue",
    "convictions": "conviction", "releases": "release", "removals": "deportation", "repatriations": "deportation",
    "prosecutions": "charge",
}  # fmt: skip
COUNTED = (
    frozenset(DONE_TO.values())
    | SITE_KINDS
    | {"charge", "fine", "seizure", "people_found", "violation", "warning"}
)
REACH = 10
NEAR = 5


def find_comparisons(
    document: Document,
    words: Sequence[str],
    numbers: Sequence[Number],
    phrases: Sequence[NounPhrase],
    claims: Sequence[Claim],
) -> list[Claim]:
    """Such figures as claims of the kind with which they are compared, of a period of their own."""
    starts = [number.first for number in numbers]
    things = {phrase.first: phrase for phrase in phrases}
    grouped = by_sentence(claims)
    found: list[Claim] = []
    before: list[Claim] = []  # of the last sentence that told any
    for sentence in document.sentences:
        here = grouped.get(sentence.first, [])
        own = numbers[bisect_left(starts, sentence.first) : bisect_left(starts, sentence.last)]
        taken = {claim.at for claim in here}
        for number in own:
            best, start = number.count.best, document.tokens[number.first].start
            if number.kind not in ("count", "measure") or not best or start in taken:
                continue
            phrase = things.get(number.first)
            if phrase is not None and phrase.kinds and number.kind == "count" and phrase.unit != "people":
                continue
            other = of_other_period(document, words, sentence, number, here, before)
            if other is not None:
                found.append(other)
        before = [*here, *(claim for claim in found if claim.sentence is sentence)] or before
    return found


def of_other_period(
    document: Document,
    words: Sequence[str],
    sentence: Sentence,
    number: Number,
    here: Sequence[Claim],
    before: Sequence[Claim],
) -> Claim | None:
    found = compared(document, words, sentence, number, here)
    if found is not None or not is_timed(words, sentence.first, sentence.last):
        return found
    return figure_of(document, words, sentence, number, [*before, *here])


def find_numbered(
    document: Document, words: Sequence[str], phrases: Sequence[NounPhrase], claims: Sequence[Claim]
) -> list[Claim]:
    """ "The deportees numbered 4,926": claims that a noun for those to whom it was done makes with its figure."""
    taken = {claim.at for claim in claims}
    found: list[Claim] = []
    for phrase in phrases:
        if phrase.number is None or phrase.first < 2 or not comes_to(words, phrase.first):
            continue
        start = document.tokens[phrase.first].start
        if start not in taken:
            claim = numbered(document, words, document.sentence_at(start), phrase, phrase.number)
            found.extend([claim] if claim is not None else [])
    return found


def comes_to(words: Sequence[str], at: int) -> bool:
    """Whether a verb before a figure says that something numbers it: "numbered 40", "came to 40"."""
    return words[at - 1] in NUMBERED or (words[at - 1] == "to" and words[at - 2] in COMING_TO)


def is_timed(words: Sequence[str], first: int, last: int) -> bool:
    return any(
        word in TIMES or (word.isdecimal() and 1990 < int(word) < 2100 and len(word) == 4)
        for word in words[first:last]
    )


def compared(
    document: Document, words: Sequence[str], sentence: Sentence, number: Number, here: Sequence[Claim]
) -> Claim | None:
    """ "Against 7,690 in the same months of 2022": a figure of the kind that the sentence counted before."""
    at = number.first
    markers = AGAINST_BY_LAST.get(words[at - 1], ()) if at > sentence.first else ()
    if not any(tuple(words[at - len(marker) : at]) == marker for marker in markers):
        return None
    if not is_timed(words, number.last, min(number.last + REACH, sentence.last)):
        return None
    start = document.tokens[at].start
    told = [
        claim
        for claim in here
        if claim.at < start and claim.counted and claim.total is None and claim.kind in COUNTED
        and claim.status == "done" and fits(claim, number)
    ]  # fmt: skip
    return other_figure(document, sentence, number, told[-1]) if told else None


def fits(claim: Claim, number: Number) -> bool:
    """Whether both figures count in one unit."""
    return (
        number.unit == claim.unit
        if number.kind == "measure"
        else claim.phrase is None
        or not (claim.phrase.number is not None and claim.phrase.number.kind == "measure")
    )


def figure_of(
    document: Document, words: Sequence[str], sentence: Sentence, number: Number, told: Sequence[Claim]
) -> Claim | None:
    """ "The figure for the whole of last year was 3,310", "when there were 9,309"."""
    at = number.first
    if (
        words[at - 1] not in BE
        or number.kind != "count"
        or (
            number.last < sentence.last
            and words[number.last][0].isalpha()
            and (words[number.last] not in ("in", "a", "during", "for", "last", "and", "the", "over"))
        )
    ):
        return None
    noun = next(
        (i for i in range(at - 2, max(sentence.first, at - REACH) - 1, -1) if words[i] in TOTALS), None
    )
    there = words[at - 2] == "there" and not {"same", "when"}.isdisjoint(words[sentence.first : at])
    if noun is None and not there:
        return None
    if noun is not None and (
        words[noun + 1] == "of" or words[noun - 1] in ("a", "phone", "plate", "telephone", "registration")
    ):
        return None
    of_people = [
        claim for claim in told
        if claim.counted and claim.total is None and claim.kind in COUNTED and claim.kind != "seizure"
        and claim.at < document.tokens[at].start and claim.status == "done" and (claim.count.best or 0) * 50 > (number.count.best or 0)
    ]  # fmt: skip
    return other_figure(document, sentence, number, of_people[-1]) if of_people else None


def numbered(
    document: Document, words: Sequence[str], sentence: Sentence, phrase: NounPhrase, number: Number
) -> Claim | None:
    """ "Deportations from Indonesia numbered 1,761", "the deportees numbered 4,926"."""
    at = number.first
    if not comes_to(words, at) or at - 1 <= sentence.first:
        return None
    noun = next(
        (i for i in range(at - 2, max(sentence.first, at - NEAR - 2) - 1, -1) if words[i] in DONE_TO), None
    )
    if noun is None:
        return None
    kind = DONE_TO[words[noun]]
    span = document.tokens[noun].span
    return Claim(
        kind=kind, count=number.count, unit="people", who=words[noun], sentence=sentence, phrase=phrase, trigger=None,
        trigger_span=span, rule=f"outcome.{kind}.{RULE}", score=6.0, at=document.tokens[at].start, statistic=True,
    )  # fmt: skip


def other_figure(document: Document, sentence: Sentence, number: Number, told: Claim) -> Claim:
    token = document.tokens[number.first]
    return Claim(
        kind=told.kind, count=number.count, unit=told.unit, who=told.who, sentence=sentence, phrase=None, trigger=None,
        trigger_span=token.span, rule=f"outcome.{told.kind}.{RULE}", score=6.0, item=told.item, sex=told.sex,
        nationalities=told.nationalities, at=token.start, statistic=True,
    )  # fmt: skip
