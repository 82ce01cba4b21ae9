"""How a noun phrase is built from its number and its run: counted, measured, a share of a set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from articles.extraction.counts import SIZES
from articles.extraction.document import Document, Sentence
from articles.extraction.noun_runs import FREE_HEADS, Run, read_run, with_its_force
from articles.extraction.nouns import measure_words
from articles.extraction.number_values import read_value
from articles.extraction.numbers import Number
from articles.extraction.outcome_rules import participles
from articles.extraction.types import Count, Money, Sex

QUANTITY_NOUNS = frozenset({"number", "quantity", "total", "amount", "tally"})

# After "one" that counts something named before: "four in the capital and one in the north".
STANDS_ALONE = frozenset({"in", "at", "from", "was", "were", "is"})
# "400 million riel in cash" is one thing.
CASH = frozenset({"cash", "notes", "banknotes", "bills", "coins"})
# Of which a pair is one thing.
TWOFOLD = frozenset(
    {
        "handcuffs",
        "binoculars",
        "pliers",
        "scissors",
        "shears",
        "tongs",
        "glasses",
        "goggles",
        "headphones",
        "earphones",
        "trousers",
        "jeans",
        "shorts",
        "scales",
    }
)
DEFINITE = frozenset({"the", "those", "these", "all", "his", "her", "their", "its", "both"})
# After "two of": before the noun of the whole, or in its place.
BEFORE_WHOLES = DEFINITE | {"whom", "them", "which", "us", "our"}


@dataclass(slots=True, unsafe_hash=True)
class NounPhrase:
    """Tokens [first, last) with the head at `head`. `count` is None when no number is printed.

    `kinds` says what it can be ("person", "site", "goods"), "thing" when the head is in no lexicon, empty for a number
    that stands alone. `partitive` marks "two of the seven", `of_count` the seven; `definite` "the 230 foreigners".
    """

    first: int
    last: int
    head: int
    kinds: frozenset[str]
    count: Count | None
    unit: str
    who: str
    nationalities: tuple[str, ...] = ()
    sex: Sex | None = None
    definite: bool = False
    partitive: bool = False
    of_count: Count | None = None
    singular: bool = False
    number: Number | None = None
    money: Money | None = None
    item: str = ""

    @property
    def best(self) -> Decimal | None:
        """The figure, if the phrase has one."""
        return self.count.best if self.count is not None else None


def phrases_by_sentence(
    document: Document, phrases: Sequence[NounPhrase]
) -> Iterator[tuple[Sentence, list[NounPhrase]]]:
    """Each sentence with its phrases, of which some have none. `phrases` stand in the order of the text."""
    at = 0
    for sentence in document.sentences:
        first = at
        while at < len(phrases) and phrases[at].first < sentence.last:
            at += 1
        yield sentence, list(phrases[first:at])


def counted_phrase(
    document: Document, words: list[str], sentence: Sentence, number: Number
) -> NounPhrase | None:
    if number.kind == "money":
        in_cash = words[number.last : number.last + 1] == ["in"] and words[number.last + 1 : number.last + 2]
        return NounPhrase(
            number.first,
            number.last + 2 if in_cash and in_cash[0] in CASH else number.last,
            number.last - 1,
            frozenset({"money"}),
            number.count,
            "money",
            "",
            number=number,
            money=number.money,
        )
    if number.kind == "measure":
        return measured_phrase(document, words, sentence, number)
    if number.kind != "count" or (
        number.count.best == 1 and words[number.first - 1] in ("every", "each", "any")
    ):
        return None
    at = number.last
    definite = words[number.first] in DEFINITE
    if at < sentence.last and words[at] == "of" and at + 1 < sentence.last:
        return partitive_phrase(document, words, sentence, number, at + 1)
    if (
        at > number.first
        and words[at - 1] == "of"
        and at < sentence.last
        and words[at] in ("the", "them", "these", "those", "whom")
    ):
        return partitive_phrase(document, words, sentence, number, at)  # "dozens of the men"
    if (
        words[at : at + 1] == ["the"]
        and words[at + 1 : at + 2]
        and words[at + 1] in QUANTITY_NOUNS
        and words[at + 2 : at + 3] == ["of"]
    ):
        run = read_run(document, words, sentence, at + 3)  # "bringing to 64 the number of people arrested"
        if run.head >= 0:
            return finish(
                document,
                words,
                sentence,
                replace(number, last=at + 3),
                run,
                number.first,
                number.count,
                definite,
            )
    if (
        words[at : at + 1] == ["the"]
        and not QUANTITY_NOUNS.isdisjoint(words[at + 1 : at + 2])
        and not participles().isdisjoint(words[at + 2 : at + 3])
    ):
        # "which takes to 800 the number rescued"
        return NounPhrase(
            number.first, at + 2, -1, frozenset(), number.count, "people", "", definite=True, number=number
        )
    run = read_run(document, words, sentence, at)
    if run.head < 0 and words[at - 1] in SIZES:
        run = Run(
            at, at - 1, frozenset({"person"}), "people", True, (), None
        )  # "a couple who rent the house"
        return replace(
            finish(document, words, sentence, number, run, number.first, number.count, False),
            who=words[at - 1],
        )
    run = with_its_force(document, words, sentence, at, run)
    if run.head < 0 and run.last > at:
        return NounPhrase(
            number.first,
            run.last,
            run.last - 1,
            frozenset() if words[at : run.last] == ["more"] else FREE_HEADS,  # "two more were rescued"
            number.count,
            "pieces",
            text_between(document, at, run.last),
            definite=definite,
            number=number,
        )
    if words[at - 1] in ("one", "a") and number.count.best == 1 and not run.kinds - FREE_HEADS:
        alone = words[at - 1] == "one" and run.last == at and words[at : at + 1] and words[at] in STANDS_ALONE
        if not alone:
            return None
    return finish(document, words, sentence, number, run, number.first, number.count, definite)


def finish(
    document: Document,
    words: list[str],
    sentence: Sentence,
    number: Number | None,
    run: Run,
    first: int,
    count: Count | None,
    definite: bool,
) -> NounPhrase:
    last, kinds, unit, nationalities = run.last, run.kinds, run.unit, run.nationalities
    item_from = number.last if number else first
    if run.head >= 0 and words[run.head] in measure_words() and last < sentence.last and words[last] == "of":
        inner = read_run(document, words, sentence, last + 1)
        if inner.last > last + 1:
            kinds = inner.kinds if inner.kinds & {"goods", "vehicle", "person"} else frozenset({"goods"})
            kinds = frozenset({"goods"}) if "person" not in kinds or "goods" in kinds else kinds
            last = inner.last
            unit = "pieces" if words[run.head] in ("piece", "pieces") else words[run.head]
    who = text_between(document, item_from, last)
    if number is not None and "pair" in words[number.first : number.last] and words[run.head] in TWOFOLD:
        count = Count(Decimal(1), "exact", Decimal(1), Decimal(1))  # "a pair of handcuffs" is one thing
    singular = count is not None and count.best == 1
    return NounPhrase(
        first,
        last,
        run.head,
        kinds,
        count,
        unit or "people",
        who,
        nationalities,
        run.sex,
        definite,
        singular=singular,
        number=number,
        item=who,
    )


def measured_phrase(document: Document, words: list[str], sentence: Sentence, number: Number) -> NounPhrase:
    """ "45 kg of methamphetamine": goods in a unit; the thing is what stands after "of"."""
    last, head, who, kinds = number.last, -1, "", frozenset({"goods"})
    begin = last
    if (
        words[last : last + 1] == ["the"]
        and words[last + 1] in QUANTITY_NOUNS
        and words[last + 2 : last + 3] == ["of"]
    ):
        last += 2
    if last < sentence.last and words[last] == "of":
        begin = last + 1
        if begin < sentence.last and words[begin] in ("the", "a", "an", "its", "such"):
            begin += 1
    run = read_run(document, words, sentence, begin)
    if run.last > begin and (begin > last or run.head >= 0):
        last, head, who = run.last, run.head, text_between(document, begin, run.last)
    if number.unit == "ha":
        kinds = frozenset({"land"})
    if number.unit in ("m", "m2") and not who:
        kinds = frozenset()
    return NounPhrase(
        number.first, last, head, kinds, number.count, number.unit, who, number=number, item=who
    )


def partitive_phrase(
    document: Document, words: list[str], sentence: Sentence, number: Number, at: int
) -> NounPhrase | None:
    """ "168 of the suspects", "two of them", "none of the 153", "one of whom"."""
    inner: Count | None = None
    begin = at
    while begin < sentence.last and words[begin] in BEFORE_WHOLES:
        begin += 1
    if begin == at and not words[at][0].isdecimal():
        run = read_run(document, words, sentence, at)
        if number.count.modifier != "unspecified" or run.head < 0:
            return None
        return finish(document, words, sentence, number, run, number.first, number.count, False)
    if begin < sentence.last and (value := read_value(words, begin, sentence.last)) and not value.ordinal:
        inner = Count(value.value, "exact", value.value, value.value)
        begin = value.last
    if begin < sentence.last and words[begin - 1] in ("those", "these") and words[begin] in participles():
        begin += 1
    run = read_run(document, words, sentence, begin)
    if words[run.last : run.last + 1] in (["’s"], ["'s"]):
        begin = run.last + 1  # "one of the country's reporters"
        run = read_run(document, words, sentence, begin)
    who = text_between(document, begin, run.last)
    if words[begin - 1] in participles():
        return NounPhrase(
            number.first,
            begin,
            -1,
            frozenset({"person"}),
            number.count,
            "people",
            "",
            partitive=True,
            singular=number.count.best == 1,
            number=number,
        )
    pronoun = words[begin - 1] in ("them", "whom", "these", "those", "which") or run.head < 0
    kinds = run.kinds - FREE_HEADS if run.head >= 0 else frozenset()
    if not pronoun and not kinds:
        return None
    return NounPhrase(
        number.first, max(run.last, begin), run.head, kinds, number.count, run.unit or "people", who, run.nationalities, run.sex,
        partitive=True, of_count=inner, singular=number.count.best == 1, number=number, item=who,
    )  # fmt: skip


def text_between(document: Document, first: int, last: int) -> str:
    """The printed text of tokens [first, last); empty when there are none."""
    if last <= first:
        return ""
    return document.text[document.tokens[first].start : document.tokens[last - 1].end].strip('“”‘"')
