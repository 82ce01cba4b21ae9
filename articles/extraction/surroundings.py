"""What stands around a counted phrase, as named features.

Rules attach a figure to a verb of the lexicon. For the figures that they leave, these features are what a reader goes
by: what is counted, the verbs to its left and right by their meaning and voice, the preposition before it, the list in
which it stands, and what the rules found in this sentence and beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from articles.extraction.claims import Claim
from articles.extraction.document import Sentence
from articles.extraction.grammar import grammar
from articles.extraction.lexicon import read_lexicon
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.nouns import nouns
from articles.extraction.outcome_rules import participles, verb_forms
from articles.extraction.verb_classes import classes_at, verb_classes
from articles.extraction.voices import ADVERBS, BE, HAVE, MODALS, NEGATIONS

# How many tokens to the left and to the right a verb is looked for, and within how many it is near.
REACH_LEFT, REACH_RIGHT, NEAR = 12, 16, 4
PREPOSITIONS = grammar("prepositions")
ENDS = frozenset({";", ":", ".", "?", "!"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "where"})
JOINTS = frozenset({",", "and", "or", "plus", "with", "as"})
LONGEST_JOINT = 5
QUOTES = frozenset({"“", "”", '"'})
# The classes of a verb in no list, and of "was".
UNKNOWN, COPULA = frozenset({"unknown"}), frozenset({"be"})


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence with its phrases, the claims made in it, and those made in the sentences before and after it."""

    words: list[str]
    sentence: Sentence
    phrases: Sequence[NounPhrase]
    here: Sequence[Claim]
    before: Sequence[Claim]
    after: Sequence[Claim]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb beside a phrase: its token, its classes ("unknown" for none), and its voice."""

    at: int
    classes: frozenset[str]
    voice: str


@cache
def matters() -> tuple[tuple[str, frozenset[str]], ...]:
    """Features of a sentence by the words that give them."""
    lexicon = read_lexicon("surroundings")
    return (
        ("modal", MODALS),
        ("negation", NEGATIONS),
        ("quotes", QUOTES),
        ("authority", frozenset(lexicon.strings("authorities"))),
        ("law or price", frozenset(lexicon.strings("law"))),
    )


def features_of(setting: Setting, phrase: NounPhrase) -> set[str]:
    """The features of a counted phrase of the setting's sentence."""
    return {
        *own_features(setting, phrase),
        *left_features(setting, phrase),
        *right_features(setting, phrase),
        *list_features(setting, phrase),
        *sentence_features(setting),
    }


def own_features(setting: Setting, phrase: NounPhrase) -> Iterator[str]:
    words = setting.words
    yield f"counts {sort_of(phrase)}"
    if phrase.kinds:
        yield f"head {noun_stem(words[phrase.head])}"
    best = phrase.best
    if best is not None:
        yield "few" if best < 10 else "tens" if best < 100 else "hundreds"
    if phrase.count is not None and phrase.count.modifier != "exact":
        yield "hedged"
    for name, holds in (
        ("definite", phrase.definite),
        ("partitive", phrase.partitive),
        ("nationality", bool(phrase.nationalities)),
    ):
        if holds:
            yield name
    if "person" not in phrase.kinds:
        yield f"unit {phrase.unit}"
    yield f"before it {word_before(setting, phrase)}"
    yield f"after it {words[phrase.last] if phrase.last < setting.sentence.last else '$'}"


def sort_of(phrase: NounPhrase) -> str:
    return "+".join(sorted(phrase.kinds)) or "bare"


def word_before(setting: Setting, phrase: NounPhrase) -> str:
    return setting.words[phrase.first - 1] if phrase.first > setting.sentence.first else "^"


def role_of(setting: Setting, phrase: NounPhrase) -> str:
    """The preposition before the phrase, "bare" for none."""
    before = word_before(setting, phrase)
    return before if before in PREPOSITIONS else "bare"


def left_features(setting: Setting, phrase: NounPhrase) -> Iterator[str]:
    role = role_of(setting, phrase)
    case = "bare" if role == "bare" else "oblique"
    verb = verb_left(setting, phrase)
    if verb is None:
        yield f"left none {role}"
        return
    for name in verb.classes:
        yield f"left {name} {verb.voice} {role}"
        yield f"left {name} {verb.voice} {case} {sort_of(phrase)}"
        yield f"left {name}{' near' if phrase.first - verb.at <= NEAR else ''}"
    yield f"left verb {stem(setting.words[verb.at])} {case}"


def right_features(setting: Setting, phrase: NounPhrase) -> Iterator[str]:
    case = "bare" if role_of(setting, phrase) == "bare" else "oblique"
    verb = verb_right(setting, phrase)
    if verb is None:
        yield "right none"
        return
    relative = RELATIVES.isdisjoint(setting.words[phrase.last : verb.at])
    for name in verb.classes:
        yield f"right {name} {verb.voice}{'' if relative else ' relative'}"
        yield f"right {name} {verb.voice} {case} {sort_of(phrase)}"
        yield f"right {name}{' near' if verb.at - phrase.last < NEAR else ''}"
    yield f"right verb {stem(setting.words[verb.at])} {verb.voice}"


def verb_left(setting: Setting, phrase: NounPhrase) -> Verb | None:
    words, sentence = setting.words, setting.sentence
    for at in range(phrase.first - 1, max(sentence.first - 1, phrase.first - REACH_LEFT), -1):
        if words[at] in ENDS:
            return None
        if words[at] in BE or words[at] in HAVE or is_verb(words, sentence, at):
            auxiliary = auxiliary_before(words, sentence, at)
            voice = "passive" if auxiliary in BE and words[at] not in BE else "active"
            return Verb(at, classes_of(words, at, phrase.first), voice)
    return None


def verb_right(setting: Setting, phrase: NounPhrase) -> Verb | None:
    words, sentence = setting.words, setting.sentence
    for at in range(phrase.last, min(sentence.last, phrase.last + REACH_RIGHT)):
        if words[at] in ENDS:
            return None
        followed = at + 1 < sentence.last and is_verb(words, sentence, at + 1)
        if is_verb(words, sentence, at) or (words[at] in BE and not followed):
            return Verb(at, classes_of(words, at, sentence.last), voice_right(words, sentence, phrase, at))
    return None


def voice_right(words: list[str], sentence: Sentence, phrase: NounPhrase, at: int) -> str:
    auxiliary = auxiliary_before(words, sentence, at)
    if words[at] in BE:
        return "copula"
    if auxiliary in BE:
        return "passive"
    if auxiliary in HAVE:
        return "active"
    if words[at].endswith("ing"):
        return "ing"
    if auxiliary == "to":
        return "infinitive"
    return "reduced" if at == phrase.last else "past"


def auxiliary_before(words: list[str], sentence: Sentence, at: int) -> str:
    """The word before a verb, adverbs skipped."""
    position = at - 1
    while position > sentence.first and (words[position] in ADVERBS or words[position].endswith("ly")):
        position -= 1
    return words[position] if position >= sentence.first else "^"


def classes_of(words: list[str], at: int, last: int) -> frozenset[str]:
    return COPULA if words[at] in BE else classes_at(words, at, last) or UNKNOWN


def is_verb(words: list[str], sentence: Sentence, at: int) -> bool:
    """Whether a word is used as a verb, by its form and the word before it."""
    word = words[at]
    if (word.endswith("ed") and len(word) > 4) or word in participles():
        return True
    if word not in verb_classes() and word not in verb_forms():
        return False
    before = words[at - 1] if at > sentence.first else ""
    if before in MODALS or before == "to":
        return True
    return word not in nouns() and before not in ("the", "a", "an", "of")


def noun_stem(noun: str) -> str:
    """A noun without its plural ending."""
    for ending, singular in (("ies", "y"), ("ses", "s"), ("xes", "x"), ("ches", "ch"), ("s", "")):
        if noun.endswith(ending) and len(noun) > len(ending) + 2:
            return noun[: -len(ending)] + singular
    return noun


def stem(verb: str) -> str:
    """A verb without its ending: near enough to keep its forms together."""
    for ending in ("ing", "ied", "ed", "es", "s"):
        if verb.endswith(ending) and len(verb) > len(ending) + 2:
            return verb[: -len(ending)]
    return verb


def list_features(setting: Setting, phrase: NounPhrase) -> Iterator[str]:
    """Whether the phrase before it and the one after it stand in one list with it, and what the rules made of them."""
    claimed = {claim.phrase.first: claim.kind for claim in setting.here if claim.phrase is not None}
    at = next((at for at, other in enumerate(setting.phrases) if other is phrase), None)
    if at is None:
        return
    for step, side in ((-1, "list before"), (1, "list after")):
        if not 0 <= at + step < len(setting.phrases):
            continue
        other = setting.phrases[at + step]
        first, last = (other.last, phrase.first) if step < 0 else (phrase.last, other.first)
        gap = setting.words[first:last]
        if len(gap) <= LONGEST_JOINT and not JOINTS.isdisjoint(gap):
            if not any(is_verb(setting.words, setting.sentence, token) for token in range(first, last)):
                yield side
                yield f"{side} {claimed.get(other.first, 'unclaimed')}"


def sentence_features(setting: Setting) -> Iterator[str]:
    words, sentence = setting.words, setting.sentence
    yield f"zone {sentence.zone}"
    for side, claims in (
        ("here", setting.here),
        ("sentence before", setting.before),
        ("sentence after", setting.after),
    ):
        kinds = {claim.kind for claim in claims} or {"nothing"}
        yield from (f"{side} {kind}" for kind in kinds)
    own = set(words[sentence.first : sentence.last])
    for name, known in matters():
        if not known.isdisjoint(own):
            yield name
    verbs = verb_classes().keys() & own
    for name in {
        name
        for at in range(sentence.first, sentence.last)
        if words[at] in verbs
        for name in classes_at(words, at, sentence.last)
    }:
        yield f"sentence {name}"
