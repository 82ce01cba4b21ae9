"""Noun phrases that can be counted: a number, its modifiers, and the head that says what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from articles.extraction.document import Document, Sentence
from articles.extraction.lexicon import read_lexicon
from articles.extraction.nationalities import match_nationality
from articles.extraction.numbers import DASHES, Number, adjoining
from articles.extraction.plurals import pluralise
from articles.extraction.triggers import participles, verb_forms
from articles.extraction.types import Count, Money, Sex

ONE = Count(Decimal(1), "exact", Decimal(1), Decimal(1))
QUANTITY_NOUNS = frozenset({"number", "quantity", "total", "amount", "tally"})
FREE_HEADS = frozenset({"thing"})
DEFINITE = frozenset({"the", "those", "these", "all", "his", "her", "their", "its", "both"})
LONGEST = 9
# Participles that stand before a noun as adjectives do: "12 suspected loggers", "40 alleged members".
BEFORE_NOUNS = frozenset(
    {
        "suspected",
        "alleged",
        "accused",
        "unidentified",
        "unnamed",
        "wanted",
        "known",
        "other",
        "more",
        "further",
        "undocumented",
        "unregistered",
        "unlicensed",
        "identified",
        "estimated",
        "fellow",
    }
)
# Nouns for a body of people: one of them is not one person.
COLLECTIVES = frozenset({"force", "police", "personnel", "staff", "troop", "family", "couple"})


@dataclass(frozen=True, slots=True)
class Noun:
    kinds: frozenset[str]
    unit: str
    plural: bool
    sex: Sex | None = None


@dataclass(frozen=True, slots=True)
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


@cache
def nouns() -> dict[str, Noun]:
    """Every noun of the lexicon, singular and plural, with what it can be."""
    table = read_lexicon("nouns").table
    plurals: dict[str, str] = table["plurals"]
    found: dict[str, Noun] = {}

    def add(word: str, kind: str, unit: str, sex: Sex | None = None) -> None:
        word = word.split()[-1].lower()
        for form, plural in ((word, plurals.get(word) == word), (plurals.get(word) or pluralise(word), True)):
            old = found.get(form)
            kinds = frozenset({kind}) | (old.kinds if old else frozenset())
            found[form] = Noun(kinds, old.unit if old else unit, plural, sex or (old.sex if old else None))

    for sex in ("female", "male"):
        for word in table["person"][sex]:
            add(word, "person", "people", sex)
    for word in table["person"]["neutral"]:
        add(word, "person", "people")
    for word in table["person"]["officer"]:
        add(word, "officer", "people")
    for word in table["site"]["plain"]:
        add(word, "site", "sites")
    for word in table["goods"]["pieces"]:
        add(word, "goods", "pieces")
    for word in table["goods"]["vehicles"]:
        add(word, "vehicle", "vehicles")
    for word in table["goods"]["vessels"]:
        add(word, "vehicle", "vessels")
    for word in table["case"]["cases"]:
        add(word, "case", "cases")
    for word in table["event"]["operations"]:
        add(word, "operation", "operations")
    return found


@cache
def stops() -> frozenset[str]:
    return frozenset(read_lexicon("nouns").table["words"]["stop"])


@cache
def counting_words() -> frozenset[str]:
    """Number words, at which another phrase begins: "arresting four men"."""
    table = read_lexicon("numbers").table
    return frozenset((*table["units"], *table["tens"])) - {"one"}


@cache
def measure_words() -> frozenset[str]:
    words = read_lexicon("nouns").table["words"]["measure_words"]
    return frozenset(words) | frozenset(pluralise(word) for word in words)


@dataclass(frozen=True, slots=True)
class Run:
    """What was read from one token on: the modifiers and the head, which is -1 when there is none."""

    last: int
    head: int
    kinds: frozenset[str]
    unit: str
    plural: bool
    nationalities: tuple[str, ...]
    sex: Sex | None


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
    for sentence in document.sentences:
        at = sentence.first
        while at < sentence.last:
            phrase = phrase_at(document, words, sentence, at, by_token, inside, ages)
            if phrase is None:
                at += 1
                continue
            found.append(phrase)
            at = max(phrase.last, at + 1)
    return tuple(found)


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
    if word in ("a", "an", "another", "one"):
        return single_phrase(document, words, sentence, at)
    if word in DEFINITE:
        return definite_phrase(document, words, sentence, at)
    if word in stops() or not word.isalpha() or (word in verb_forms() and word not in nouns()):
        return None
    return bare_phrase(document, words, sentence, at)


def counted_phrase(
    document: Document, words: list[str], sentence: Sentence, number: Number
) -> NounPhrase | None:
    if number.kind == "money":
        return NounPhrase(
            number.first,
            number.last,
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
    if number.kind != "count":
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
        and words[at + 1 : at + 2]
        and words[at + 1] in QUANTITY_NOUNS
        and words[at + 2] in participles()
    ):
        # "which takes to 800 the number rescued"
        return NounPhrase(
            number.first, at + 2, -1, frozenset(), number.count, "people", "", definite=True, number=number
        )
    run = read_run(document, words, sentence, at)
    if run.head < 0 and run.last > at:
        return NounPhrase(
            number.first,
            run.last,
            run.last - 1,
            FREE_HEADS,
            number.count,
            "pieces",
            text_between(document, at, run.last),
            definite=definite,
            number=number,
        )
    if words[at - 1] in ("one", "a") and number.count.best == 1 and not run.kinds - FREE_HEADS:
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
    while begin < sentence.last and words[begin] in (DEFINITE | {"whom", "them", "which", "us", "our"}):
        begin += 1
    if begin == at and not words[at][0].isdigit():
        run = read_run(document, words, sentence, at)
        if number.count.modifier != "unspecified" or run.head < 0:
            return None
        return finish(document, words, sentence, number, run, number.first, number.count, False)
    from articles.extraction.numbers import read_value

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


def single_phrase(document: Document, words: list[str], sentence: Sentence, at: int) -> NounPhrase | None:
    """ "a man", "another Chinese national": one, when the head is a known singular."""
    run = read_run(document, words, sentence, at + 1)
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
        and words[run.head] not in ("piece", "box", "bottle", "bag", "packet", "package")
    ):
        return replace(
            finish(document, words, sentence, None, run, at, None, False),
            who=text_between(document, at + 1, run.last),
        )
    return replace(
        finish(document, words, sentence, None, run, at, ONE, False),
        who=text_between(document, at + 1, run.last),
        item=text_between(document, at + 1, run.last),
    )


def definite_phrase(document: Document, words: list[str], sentence: Sentence, at: int) -> NounPhrase | None:
    """ "the suspects", "their owners", "those detained": a set that the text has spoken of, without a number."""
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
    return replace(
        finish(document, words, sentence, None, run, at, None, True),
        singular=not run.plural,
        who=text_between(document, at + 1, run.last),
        item=text_between(document, at + 1, run.last),
    )


def bare_phrase(document: Document, words: list[str], sentence: Sentence, at: int) -> NounPhrase | None:
    """ "laptops", "Chinese nationals", "illegal logging equipment": plural or mass, no number, no article."""
    run = read_run(document, words, sentence, at)
    if run.head < 0 or run.kinds == FREE_HEADS or not (run.plural or "goods" in run.kinds):
        return None
    if words[run.head] not in nouns():
        return None  # a nationality alone
    return replace(
        finish(document, words, sentence, None, run, at, None, False),
        who=text_between(document, at, run.last),
        item=text_between(document, at, run.last),
    )


def read_run(document: Document, words: list[str], sentence: Sentence, begin: int) -> Run:
    """Modifiers and head from token `begin` on; stops before a function word, a verb or a mark."""
    nationalities: list[str] = []
    sex: Sex | None = None
    head, noun, noun_head = -1, None, False
    at = begin
    unknown = -1
    while at < sentence.last and at - begin < LONGEST:
        word = words[at]
        if match := match_nationality(document.tokens, at):
            nationalities.append(match.code)
            head, at, unknown, noun_head = match.last - 1, match.last, -1, True
            noun = None
            joined = joins_nationality(document, words, sentence, at)
            at = joined or at
            continue
        if word[0].isdigit() and words[at + 1 : at + 5][:1] == ["-"]:
            at = min(at + 5 if words[at + 2 : at + 3] == ["year"] else at + 3, sentence.last)
            continue
        if word in DASHES and at > begin and adjoining(document, at) and adjoining(document, at - 1):
            at += 1
            continue
        if word in "“”‘’\"'" and at + 1 < sentence.last and words[at + 1].isalpha() and word not in "”":
            at += 1
            continue
        if word == "”" and unknown == at - 1:
            at += 1
            continue
        hyphenated = (
            at + 1 < sentence.last
            and words[at + 1] in DASHES
            and adjoining(document, at)
            and adjoining(document, at + 1)
        )
        if hyphenated:
            joint = nouns().get(f"{word}-{words[at + 2]}") if at + 2 < sentence.last else None
            if joint is not None:
                head, noun, unknown, noun_head = at + 2, joint, -1, False
                at += 1
            at += 2
            continue
        if (
            at == begin
            and word in BEFORE_NOUNS
            and at + 1 < sentence.last
            and words[at + 1][0].isalpha()
            and words[at + 1] not in stops()
        ):
            at += 1
            continue
        if word in counting_words():
            break
        if word in stops() or not word[0].isalpha() or is_verb(document, words, sentence, at, head, noun):
            break
        known = nouns().get(word)
        if known is None and noun is not None and noun.plural:
            break
        if known is None and noun_head and noun is None and head == at - 1 and word.endswith("ed"):
            break
        if known is not None:
            head, noun, unknown, noun_head = at, known, -1, False
            sex = known.sex or sex
        else:
            unknown = at
        at += 1
    return close_run(words, begin, at, head, noun, unknown, nationalities, sex)


def close_run(
    words: list[str],
    begin: int,
    at: int,
    head: int,
    noun: Noun | None,
    unknown: int,
    nationalities: list[str],
    sex: Sex | None,
) -> Run:
    codes = tuple(dict.fromkeys(nationalities))
    if (
        unknown >= 0
        and unknown == at - 1
        and (head < 0 or (noun is not None and not noun.plural))
        and looks_plural(words[unknown])
    ):
        return Run(at, unknown, FREE_HEADS, "pieces", True, codes, sex)
    if head < 0 and (plural := next((i for i in range(begin, at) if looks_plural(words[i])), -1)) >= 0:
        return Run(plural + 1, plural, FREE_HEADS, "pieces", True, codes, sex)
    if head < 0:
        return Run(begin if unknown < 0 else at, -1, frozenset(), "", False, codes, None)
    last = head + 1
    if noun is None:
        return Run(last, head, frozenset({"person"}), "people", True, codes, sex)
    return Run(last, head, noun.kinds, noun.unit, noun.plural, codes, noun.sex or sex)


def looks_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def joins_nationality(document: Document, words: list[str], sentence: Sentence, at: int) -> int | None:
    """In "Chinese and Pakistani nationals" and "Chinese, Thai and Lao women": where the next nationality begins."""
    begin = at
    while begin < sentence.last and words[begin] in (",", "and", "or", "&"):
        begin += 1
    if begin == at or begin >= sentence.last:
        return None
    match = match_nationality(document.tokens, begin)
    if match is None:
        return None
    after = match.last
    while after < sentence.last and words[after] in (",", "and", "or", "&"):
        nearer = match_nationality(document.tokens, after + 1) if after + 1 < sentence.last else None
        if nearer is None:
            break
        after = nearer.last
    known = nouns().get(words[after]) if after < sentence.last else None
    return begin if known is not None and "person" in known.kinds else None


def is_verb(
    document: Document, words: list[str], sentence: Sentence, at: int, head: int, noun: Noun | None
) -> bool:
    """Whether the token is a verb rather than a modifier: a participle of a trigger, or -ed and -ing after a plural head."""
    word = words[at]
    if noun is not None and noun.plural and (word.endswith(("ed", "ing")) or word in participles()):
        return True
    if head >= 0 and noun is None and (word.endswith("ed") or word in participles()):
        return True
    if word in participles():
        following = words[at + 1] if at + 1 < sentence.last else ""
        known = nouns().get(following)
        return (
            known is None
            and match_nationality(document.tokens, min(at + 1, len(words) - 1)) is None
            and not following.endswith("s")
        )
    return False


def text_between(document: Document, first: int, last: int) -> str:
    """The printed text of tokens [first, last); empty when there are none."""
    if last <= first:
        return ""
    return document.text[document.tokens[first].span.start : document.tokens[last - 1].span.end].strip('“”‘"')


def phrases_of(phrases: tuple[NounPhrase, ...], sentence: Sentence) -> Iterator[NounPhrase]:
    for phrase in phrases:
        if sentence.first <= phrase.first < sentence.last:
            yield phrase
