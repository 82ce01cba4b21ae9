"""Triggers: the words that say what was done, with their form and their voice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from articles.extraction.document import Document, Sentence
from articles.extraction.grammar import grammar
from articles.extraction.lexicon import LexiconError, read_lexicon
from articles.extraction.plurals import pluralise
from articles.extraction.types import OUTCOME_KINDS

Form = Literal[
    "base", "third", "past", "participle", "ing", "noun", "nouns", "phrase", "opening", "agent", "adjective"
]
Voice = Literal["passive", "active", "reduced", "nominal", "adjective", "phrase", "opening", "agent"]

WORD_LISTS = ("verbs", "nouns", "phrases", "openings", "agents", "adjectives")
PATIENTS = frozenset({"person", "operation", "officer", "site", "goods", "vehicle", "money", "land", "case"})
BE = grammar("be")
HAVE = grammar("have")
MODALS = grammar("modals")
DO = grammar("do")
NEGATIONS = grammar("negations")
AUXILIARIES = BE | HAVE | MODALS | DO | {"to"}
ADVERBS = grammar("adverbs")
HEDGING = grammar("hedging")
# Verbs whose subject is the patient although they are active: "four men went to court".
INTRANSITIVE = ("go to", "appear ", "die", "face ", "await ")
# What follows an -ed form that has no object of its own.
NO_OBJECT = grammar("no_object")


@dataclass(frozen=True, slots=True)
class Rule:
    """One [[outcome]] entry of the lexicon."""

    kind: str
    patients: frozenset[str]
    not_before: tuple[tuple[str, ...], ...]
    not_after: frozenset[str]
    voices: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    not_within: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Sense:
    """One way in which a word can be a trigger: of which rule, in which form, with which tail ("into custody")."""

    rule: Rule
    form: Form
    tail: tuple[str, ...]
    lemma: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """One occurrence. Tokens [first, last) fired; `chain` is where its auxiliaries begin, `first` when there are none.

    `senses` share tokens, form and voice, and differ in kind and patients ("found": people, goods).
    """

    first: int
    last: int
    chain: int
    form: Form
    voice: Voice
    senses: tuple[Sense, ...]
    tail_at: int = -1
    chain_last: int = -1

    @property
    def chain_end(self) -> int:
        """Where its auxiliaries end: at the trigger, or at the verb that it shares them with."""
        return self.first if self.chain_last < 0 else self.chain_last

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(sense.rule.kind for sense in self.senses)


def forms_of(base: str) -> tuple[str, str, str, str]:
    """Third person, past, participle and -ing form of a verb."""
    irregular = read_lexicon("verbs").table["irregular"].get(base)
    if irregular:
        third, past, participle, ing = irregular
        return third, past, participle, ing
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stem = base
    if base.endswith("y") and base[-2] not in "aeiou":
        third, stem = base[:-1] + "ies", base[:-1] + "i"
    past = stem + ("d" if stem.endswith("e") else "ed")
    ing = (base[:-1] if base.endswith("e") and not base.endswith("ee") else base) + "ing"
    return third, past, past, ing


@cache
def rules() -> tuple[tuple[Rule, dict[str, list[str]]], ...]:
    """The entries of outcomes.toml. Raises LexiconError for an unknown kind or patient."""
    found = []
    for entry in read_lexicon("outcomes").entries("outcome"):
        kind, patients = entry.get("kind"), frozenset(entry.get("patients", ()))
        if kind not in OUTCOME_KINDS or not patients or patients - PATIENTS or not entry.get("example"):
            raise LexiconError(f"outcomes.toml: {kind!r} needs a known kind, known patients and an example")
        not_before = tuple(tuple(phrase.split()) for phrase in entry.get("not_before", ()))
        heads = frozenset(entry.get("heads", ()))
        heads |= {pluralise(head) for head in heads}
        rule = Rule(
            kind,
            patients,
            not_before,
            frozenset(entry.get("not_after", ())),
            frozenset(entry.get("voices", ())),
            heads,
            tuple(tuple(phrase.split()) for phrase in entry.get("not_within", ())),
        )
        found.append((rule, {key: list(entry.get(key, ())) for key in WORD_LISTS}))
    return tuple(found)


@cache
def senses() -> dict[str, tuple[Sense, ...]]:
    """All senses by the first word of their trigger, those with the longest tail first."""
    found: dict[str, list[Sense]] = {}

    def add(word: str, sense: Sense) -> None:
        if sense not in found.setdefault(word, []):
            found[word].append(sense)

    for rule, words in rules():
        for verb in words["verbs"]:
            base, *tail = verb.split()
            for word, form in zip(
                (base, *forms_of(base)), ("base", "third", "past", "participle", "ing"), strict=True
            ):
                add(word, Sense(rule, form, tuple(tail), verb))  # type: ignore[arg-type]
        for noun in words["nouns"]:
            add(noun, Sense(rule, "noun", (), noun))
            add(noun[:-1] + "ies" if noun.endswith("y") else noun + "s", Sense(rule, "nouns", (), noun))
        for key, form in (("phrases", "phrase"), ("openings", "opening")):
            for phrase in words[key]:
                first, *tail = phrase.split()
                add(first, Sense(rule, form, tuple(tail), phrase))  # type: ignore[arg-type]
        for agent in words["agents"]:
            add(pluralise(agent), Sense(rule, "agent", (), agent))
        for adjective in words["adjectives"]:
            add(adjective, Sense(rule, "adjective", (), adjective))
    return {word: tuple(sorted(items, key=lambda sense: -len(sense.tail))) for word, items in found.items()}


@cache
def participles() -> frozenset[str]:
    """Words that are participles of triggers: they end a noun phrase unless a noun follows."""
    return frozenset(
        word for word, items in senses().items() if any(sense.form == "participle" for sense in items)
    )


@cache
def verb_forms() -> frozenset[str]:
    """Words that are forms of a trigger's verb: no noun phrase begins with one."""
    return frozenset(
        word
        for word, items in senses().items()
        if any(sense.form in ("base", "third", "ing") for sense in items)
    )


def find_triggers(document: Document, words: list[str], sentence: Sentence) -> Iterator[Trigger]:
    """All triggers of a sentence, in order. At one token the longest tail wins; several kinds may share it."""
    table = senses()
    previous: Trigger | None = None
    at = sentence.first
    while at < sentence.last:
        options = table.get(words[at])
        trigger = read_trigger(document, words, sentence, at, options, previous) if options else None
        if trigger is None:
            at += 1
            continue
        yield trigger
        previous = trigger
        at = trigger.last


def read_trigger(
    document: Document,
    words: list[str],
    sentence: Sentence,
    at: int,
    options: tuple[Sense, ...],
    previous: Trigger | None,
) -> Trigger | None:
    fitting: list[tuple[Sense, int]] = []
    for sense in options:
        if (tail_at := find_tail(words, sentence, at, sense)) is None:
            continue
        last = tail_at + len(sense.tail) if sense.tail and tail_at == at + 1 else at + 1
        if not refused(words, sentence, at, last, sense):
            fitting.append((sense, tail_at))
    if not fitting:
        return None
    chain, form, voice = voice_of(
        document, words, sentence, at, {sense.form for sense, _ in fitting}, previous, fitting
    )
    same = [item for item in fitting if compatible(item[0].form, form)]
    if not same:
        return None
    longest = max(len(sense.tail) for sense, _ in same)
    chosen = tuple(sense for sense, _ in same if len(sense.tail) == longest)
    tail_at = next(tail for sense, tail in same if sense in chosen and len(sense.tail) == longest)
    last = tail_at + longest if longest and tail_at == at + 1 else at + 1
    shared = previous is not None and chain == previous.chain and chain < previous.first
    return Trigger(
        at,
        last,
        chain,
        form,
        voice,
        chosen,
        tail_at if longest and tail_at > at + 1 else -1,
        previous.chain_end if shared and previous else -1,
    )


def compatible(form: Form, chosen: Form) -> bool:
    return form == chosen or {form, chosen} <= {"past", "participle"} or {form, chosen} <= {"base", "third"}


def find_tail(words: list[str], sentence: Sentence, at: int, sense: Sense) -> int | None:
    """Where the tail of a trigger begins: right after the verb, or after its object within ten tokens; None if nowhere."""
    tail = sense.tail
    if not tail:
        return at + 1
    if tuple(words[at + 1 : at + 1 + len(tail)]) == tail and at + len(tail) < sentence.last:
        return at + 1
    if sense.form in ("phrase", "opening"):
        return None
    if len(tail) == 1 and tail[0] in ("up", "in", "out", "away", "from"):
        limit = at + 6
    else:
        limit = at + 14
    for position in range(at + 1, min(limit, sentence.last - len(tail) + 1)):
        if words[position - 1] in (";", "."):
            return None
        if words[position] == tail[0] and matches_loosely(words, position, tail):
            return position
    return None


def matches_loosely(words: list[str], position: int, tail: tuple[str, ...]) -> bool:
    """ "to court" also as "to the provincial court", with up to three words before the last."""
    if tuple(words[position : position + len(tail)]) == tail:
        return True
    if len(tail) < 2 or tail[-1] not in (
        "court",
        "prosecutor",
        "courts",
        "prosecutors",
        "questioning",
        "detention",
        "headquarters",
    ):
        return False
    begin = tail[:-1]
    if tuple(words[position : position + len(begin)]) != begin:
        return False
    window = words[position + len(begin) : position + len(begin) + 5]
    return tail[-1] in window and not any(
        word in (",", ".", "and", ";") for word in window[: window.index(tail[-1])]
    )


def refused(words: list[str], sentence: Sentence, at: int, last: int, sense: Sense) -> bool:
    """Stop contexts: what stands right after or right before makes the word something else."""
    if any(
        tuple(words[last : min(last + len(phrase), sentence.last)]) == phrase
        for phrase in sense.rule.not_before
    ):
        return True
    near = words[last : min(last + 7, sentence.last)]
    for phrase in sense.rule.not_within:
        if any(tuple(near[i : i + len(phrase)]) == phrase for i in range(len(near))):
            return True
    return at > sentence.first and words[at - 1] in sense.rule.not_after


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
    if any(sense.lemma.startswith(INTRANSITIVE) for sense, _ in fitting):
        return chain, next(sense.form for sense, _ in fitting), "passive"
    if "participle" in forms or "past" in forms:
        return voice_of_ed(document, words, sentence, at, left, chain, previous, forms, fitting)
    if "ing" in forms:
        if at + 1 < sentence.last and words[at + 1] == "of" and "noun" in forms:
            return at, "noun", "nominal"
        return chain, "ing", "active"
    if "nouns" in forms or "noun" in forms:
        noun: Form = "nouns" if "nouns" in forms else "noun"
        is_verb = ("base" in forms and bool(left & (MODALS | DO | {"to"}))) or (
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
        if word in AUXILIARIES or word in NEGATIONS:
            found.add(word)
            chain = position
        elif not (word in ADVERBS or word.endswith("ly")):
            break
        position -= 1
    return found, chain


def is_figure(word: str) -> bool:
    return word[0].isdigit() or word in number_words()


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
    last = max(
        (tail + len(sense.tail) if sense.tail and tail == at + 1 else at + 1) for sense, tail in fitting
    )
    after = words[last] if last < sentence.last else ""
    if (
        before in ("and", "or", ",", "then", "before", "but")
        and previous is not None
        and at - previous.last <= 14
    ):
        if previous.voice in ("passive", "reduced") and (after in NO_OBJECT or not after.isalnum()):
            return previous.chain, form, previous.voice
    if after in HEDGING and last + 1 < sentence.last and is_figure(words[last + 1]):
        after = words[last + 1]  # "closed around 100 sites"
    bare = after in NO_OBJECT or not (after[:1].isalnum() or after in "“‘\"'$(") or after == ""
    if before in ("the", "those", "these", "all", "newly", "recently", "a", "an") and not bare:
        return at, form, "adjective"
    if not bare:
        return chain, form, "active"
    return at, form, "reduced"
