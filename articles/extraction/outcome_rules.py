"""The outcome lexicon: rules, and every form of every word that can tell one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, Literal

from articles.extraction.document import TOKEN
from articles.extraction.lexicon import Lexicon, LexiconError, read_lexicon
from articles.extraction.plurals import pluralise
from articles.extraction.types import OUTCOME_KINDS, PATIENTS

Form = Literal[
    "base", "third", "past", "participle", "ing", "noun", "nouns", "phrase", "opening", "agent", "adjective"
]

WORD_LISTS = ("verbs", "nouns", "phrases", "openings", "agents", "adjectives")

CONTEXTS = ("not_before", "not_after", "not_within", "voices", "heads")
KEYS = frozenset({"kind", "patients", "example", *WORD_LISTS, *CONTEXTS})


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
    """The entries of outcomes.toml, each as its rule and its words."""
    return read_rules(read_lexicon("outcomes"))


def read_rules(lexicon: Lexicon) -> tuple[tuple[Rule, dict[str, list[str]]], ...]:
    """The entries of a lexicon. Raises LexiconError for a key, kind or patient that is unknown, and for a word twice."""
    return tuple(read_entry(lexicon, entry) for entry in lexicon.entries("outcome"))


def read_entry(lexicon: Lexicon, entry: dict[str, Any]) -> tuple[Rule, dict[str, list[str]]]:
    kind, patients = entry.get("kind"), frozenset(entry.get("patients", ()))
    if kind not in OUTCOME_KINDS or not patients or patients - PATIENTS or not entry.get("example"):
        raise LexiconError(
            f"{lexicon.name}.toml: {kind!r} needs a known kind, known patients ({sorted(patients)}) and an example"
        )
    if unknown := entry.keys() - KEYS:
        raise LexiconError(f"{lexicon.name}.toml: {kind} has no key {sorted(unknown)}")
    own = Lexicon(f"{lexicon.name} ({kind})", entry)
    lists = {key: own.strings(key) if key in entry else [] for key in (*WORD_LISTS, *CONTEXTS)}
    heads = frozenset(lists["heads"])
    plurals: dict[str, str] = read_lexicon("nouns").table["plurals"]
    rule = Rule(
        kind=kind,
        patients=patients,
        not_before=tuple(tuple(phrase.split()) for phrase in lists["not_before"]),
        not_after=frozenset(lists["not_after"]),
        voices=frozenset(lists["voices"]),
        heads=heads | {plurals.get(head) or pluralise(head) for head in heads},
        not_within=tuple(tuple(phrase.split()) for phrase in lists["not_within"]),
    )
    return rule, {key: lists[key] for key in WORD_LISTS}


def alternatives(phrase: str) -> list[str]:
    """The phrases that "haul|cache came to|included" stands for."""
    return [" ".join(words) for words in product(*(word.split("|") for word in phrase.split()))]


@cache
def senses() -> dict[str, tuple[Sense, ...]]:
    """All senses by the first word of their trigger, those with the longest tail first."""
    found: dict[str, list[Sense]] = {}

    def add(word: str, sense: Sense) -> None:
        if sense not in found.setdefault(word, []):
            found[word].append(sense)

    for rule, words in rules():
        for verb in (spelled for written in words["verbs"] for spelled in alternatives(written)):
            base, *tail = TOKEN.findall(verb)
            for word, form in zip(
                (base, *forms_of(base)), ("base", "third", "past", "participle", "ing"), strict=True
            ):
                add(word, Sense(rule, form, tuple(tail), verb))  # type: ignore[arg-type]
        for noun in words["nouns"]:
            add(noun, Sense(rule, "noun", (), noun))
            add(pluralise(noun), Sense(rule, "nouns", (), noun))
        for key, form in (("phrases", "phrase"), ("openings", "opening")):
            for phrase in (spelled for written in words[key] for spelled in alternatives(written)):
                first, *tail = TOKEN.findall(phrase)
                add(first, Sense(rule, form, tuple(tail), phrase))  # type: ignore[arg-type]
        for agent in words["agents"]:
            add(pluralise(agent), Sense(rule, "agent", (), agent))
        for adjective in words["adjectives"]:
            add(adjective, Sense(rule, "adjective", (), adjective))
    return {word: tuple(sorted(items, key=lambda sense: -len(sense.tail))) for word, items in found.items()}


@cache
def tailless() -> dict[str, tuple[frozenset[str], tuple[Sense, ...]]]:
    """By the first word of a trigger: the words with which the tails of its senses begin, and the senses without one."""
    return {
        word: (
            frozenset(sense.tail[0] for sense in items if sense.tail),
            tuple(sense for sense in items if not sense.tail),
        )
        for word, items in senses().items()
    }


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
