"""Voices: whether a verb is active, passive, a participle after its noun, or no verb at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from articles.extraction.document import Document, Sentence
from articles.extraction.grammar import grammar
from articles.extraction.lexicon import read_lexicon
from articles.extraction.nouns import nouns
from articles.extraction.number_values import behind_hedge
from articles.extraction.outcome_rules import Form, Sense, participles
from articles.extraction.types import Voice

BE = grammar("be")

HAVE = grammar("have")

MODALS = grammar("modals")

DO = grammar("do")

NEGATIONS = grammar("negations")

BEFORE_MONTHS = frozenset(
    {"in", "since", "of", "until", "till", "last", "this", "early", "late", "mid", "from", "by", "to"}
)

BEFORE_BASE = MODALS | DO | {"to"}

AUXILIARIES = BE | HAVE | MODALS | DO | {"to"}

LATER = frozenset({"afterwards", "eventually", "finally", "later", "subsequently", "then"})
ADVERBS = grammar("adverbs")

HEDGING = grammar("hedging")

LISTING = grammar("listing")

# Verbs whose subject is the patient although they are active: "four men went to court".
INTRANSITIVE = tuple(f"{verb} " for verb in sorted(grammar("subject_patients")))

# Behind an article: the words of a day.
WHEN = frozenset(
    {
        "same",
        "following",
        "next",
        "previous",
        "day",
        "night",
        "morning",
        "evening",
        "afternoon",
        "week",
        "days",
    }
)

# What follows an -ed form that has no object of its own.
NO_OBJECT = grammar("no_object")


@dataclass(slots=True, unsafe_hash=True)
class Trigger:
    """One occurrence. Tokens [first, last) fired; `chain` is where its auxiliaries begin, `first` when there are none.

    `senses` share tokens, form and voice, and differ in kind and patients ("found": people, goods); `kinds` are theirs.
    """

    first: int
    last: int
    chain: int
    form: Form
    voice: Voice
    senses: tuple[Sense, ...]
    tail_at: int = -1
    chain_last: int = -1
    kinds: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.kinds = frozenset([sense.rule.kind for sense in self.senses])

    @property
    def chain_end(self) -> int:
        """Where its auxiliaries end: at the trigger, or at the verb that it shares them with."""
        return self.first if self.chain_last < 0 else self.chain_last


def voice_of(
    document: Document,
    words: list[str],
    sentence: Sentence,
    at: int,
    forms: set[Form],
    previous: Trigger | None,
    fitting: list[tuple[Sense, int]],
) -> tuple[int, Form, Voice]:
    """(start of the auxiliary chain, form, voice) of the trigger word at `at`."""
    if "phrase" in forms:
        return at, "phrase", "phrase"
    if "opening" in forms:
        return at, "opening", "opening"
    if "agent" in forms:
        return at, "agent", "agent"
    left, chain = auxiliaries(words, sentence, at)
    if any(f"{sense.lemma} ".startswith(INTRANSITIVE) for sense, _ in fitting):
        return chain, next(sense.form for sense, _ in fitting), "passive"
    if "participle" in forms or "past" in forms:
        return voice_of_ed(document, words, sentence, at, left, chain, previous, forms, fitting)
    if "ing" in forms:
        if at + 1 < sentence.last and words[at + 1] == "of" and "noun" in forms:
            return at, "noun", "nominal"
        return chain, "ing", "active"
    if "nouns" in forms or "noun" in forms:
        noun: Form = "nouns" if "nouns" in forms else "noun"
        is_verb = ("base" in forms and not left.isdisjoint(BEFORE_BASE)) or (
            ("base" in forms or "third" in forms)
            and sentence.zone == "heading"
            and headline_verb(words, sentence, at)
        )
        if not is_verb:
            return at, noun, "nominal"
    if "base" in forms or "third" in forms:
        verb: Form = "base" if "base" in forms else "third"
        return chain, verb, "active"
    return at, "adjective", "adjective"


def headline_verb(words: list[str], sentence: Sentence, at: int) -> bool:
    """In a heading: "Police arrest 12", "Governor raids pits"; not "Arrest of 12" or "12 arrests"."""
    before = words[at - 1] if at > sentence.first else ""
    after = words[at + 1] if at + 1 < sentence.last else ""
    return (
        before.isalpha()
        and after not in ("of", "", "in", "after", "made", ".", ",")
        and before not in ("the", "a", "of", "after", "in", "for")
    )


def auxiliaries(words: list[str], sentence: Sentence, at: int) -> tuple[set[str], int]:
    """The auxiliaries left of a verb, adverbs skipped: (their words, where they begin)."""
    found: set[str] = set()
    chain = at
    position = at - 1
    while position >= sentence.first and at - position <= 8:
        word = words[position]
        if word == "may" and position > sentence.first and words[position - 1] in BEFORE_MONTHS:
            break  # the month: "those who fled in May were arrested"
        if word in AUXILIARIES or word in NEGATIONS:
            found.add(word)
            chain = position
        elif not (word in ADVERBS or word.endswith("ly")):
            break
        position -= 1
    return found, chain


def is_figure(word: str) -> bool:
    return word[0].isdecimal() or word in number_words()


@cache
def number_words() -> frozenset[str]:
    table = read_lexicon("numbers").table
    return frozenset(
        (
            *table["units"],
            *table["tens"],
            "least",
            "most",
            "to",
            "than",
            "a",
            "half",
            "hundreds",
            "thousands",
            "dozens",
        )
    )


def shared_auxiliary(words: list[str], sentence: Sentence, at: int) -> int | None:
    """Where the "were" of "were stopped, lectured and sent home" stands, seen from the later participles."""
    for position in range(at - 2, max(sentence.first - 1, at - 16), -1):
        word = words[position]
        if word in BE and position + 1 < at and is_participle(words, position + 1):
            return position
        if word in (";", ":", "who", "which", "that", "while", "where") or word in HAVE:
            return None
    return None


def is_participle(words: list[str], at: int) -> bool:
    """Whether a participle stands at a token, behind adverbs or not: "were all briefly held"."""
    while words[at] in ADVERBS or words[at].endswith("ly"):
        at += 1
    return words[at].endswith(("ed", "en")) or words[at] in participles()


def tells_when(words: list[str], at: int, stop: int) -> bool:
    """Whether a day follows: "released the same day", "arrested the following morning"."""
    return at + 1 < stop and words[at] in ("the", "that", "a", "two") and words[at + 1] in WHEN


def voice_of_ed(
    document: Document,
    words: list[str],
    sentence: Sentence,
    at: int,
    left: set[str],
    chain: int,
    previous: Trigger | None,
    forms: set[Form],
    fitting: list[tuple[Sense, int]],
) -> tuple[int, Form, Voice]:
    form: Form = "participle" if "participle" in forms else "past"
    if left & BE:
        return chain, form, "passive"
    if left & HAVE:
        return chain, form, "active"
    if "participle" not in forms:
        return chain, "past", "active"
    before = words[at - 1] if at > sentence.first else ""
    if before in LATER and at - 2 > sentence.first and words[at - 2] in ("and", "but"):
        before = "and"  # "were taken to court and later remanded"
    last = max(
        (tail + len(sense.tail) if sense.tail and tail == at + 1 else at + 1) for sense, tail in fitting
    )
    after = words[last] if last < sentence.last else ""
    no_object = (
        after in NO_OBJECT
        or not after.isalnum()
        or any(sense.tail[:1] == ("to",) for sense, _ in fitting)
        or tells_when(words, last, sentence.last)
    )
    if before in ("and", "or", ",", "then", "before", "but") and no_object:
        shared = shared_auxiliary(words, sentence, at)
        if (
            previous is not None
            and at - previous.last <= 14
            and previous.voice in ("passive", "reduced")
            and (shared is None or shared < previous.last or words[shared] == "be")
        ):
            return previous.chain, form, previous.voice
        if shared is not None:
            return shared, form, "passive"
    figure = behind_hedge(words, last, sentence.last)
    if figure == last and after in HEDGING and last + 1 < sentence.last:
        figure = last + 1
    if figure > last and is_figure(words[figure]):
        after = words[figure]  # "closed around 100 sites", "arrested as many as 40"
    bare = (
        after in NO_OBJECT
        or tells_when(words, last, sentence.last)
        or not (after[:1].isalnum() or after in "“‘\"'$€£฿₫₱¥៛₵₹₩₦(")
        or after == ""
    )
    if before in ("those", "the") and after in LISTING:
        return at, form, "reduced"  # "the arrested include three men"
    if before == "those" and after not in nouns():
        return at, form, "reduced"  # "those arrested include three men"
    attributive = before in ("the", "those", "these", "all", "newly", "recently", "a", "an")
    if (attributive or (before and (before == "of" or is_figure(before)) and after in nouns())) and not bare:
        return at, form, "adjective"
    if not bare:
        return chain, form, "active"
    return at, form, "reduced"
