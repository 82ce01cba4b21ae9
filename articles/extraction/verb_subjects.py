"""The subject of a verb, however much stands between the two.

"Five men suspected of killing a gold seller and robbing at least nine houses were arrested": the way from a noun to its
verb is read by counting. Every relative pronoun between them opens a clause that takes the next finite verb, a conjunction may
open one; when all have theirs, the next verb is the noun's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.extraction.document import Sentence
from articles.extraction.grammar import grammar
from articles.extraction.insertions import CONTRASTS, Range, inside
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.outcome_rules import participles
from articles.extraction.voices import ADVERBS, AUXILIARIES, BE, HAVE, NEGATIONS, Trigger, is_figure

PREPOSITIONS = grammar("prepositions") | {"than"}
RELATIVES = frozenset({"who", "which", "whom", "whose", "where"})
# Before a noun they are prepositions, before a clause they open one.
OPENERS = grammar("clause_openers")
# Past forms that are no participle, and verbs that take no object: with them an -ed form is a finite verb.
PAST = grammar("past_forms")
INTRANSITIVE = grammar("intransitive_past")
OBJECT_STARTS = frozenset(
    "a an the his her their its our him them it us me you this that these those more around about some all".split()
)
FINITE_AUXILIARIES = AUXILIARIES - {"be", "been", "being", "having", "to", "get"}
WALLS = frozenset({";", ":"})
# Between two verbs of one subject.
AND = frozenset({"and", "but", "then"})
CLAUSE_STARTS = frozenset({",", ";", ":", "–", "—", "“"}) | CONTRASTS
JOINTS = frozenset({",", "and", "or", "as", "well"})
FARTHEST = 60


def subjects_of(
    words: list[str],
    sentence: Sentence,
    phrases: Sequence[NounPhrase],
    insertions: list[Range],
    trigger: Trigger,
) -> list[NounPhrase]:
    """The phrases that are the subject of a trigger's verb, from right to left: several when "and" joins them."""
    found: list[NounPhrase] = []
    sums = {phrase.first for phrase in phrases if phrase.money is not None}
    own = inside(insertions, trigger.first)
    for phrase in reversed(phrases):
        if phrase.last > trigger.chain or trigger.chain - phrase.last > FARTHEST or phrase.money is not None:
            continue
        if inside(insertions, phrase.first) != own:
            continue
        if words[phrase.last] == "of" and phrase.last + 1 in sums:
            continue  # "cash of 200,000 baht": the sum is what counts
        if found:
            between = words[phrase.last : found[-1].first]
            if not between or not JOINTS.issuperset(between):
                break
            if is_governed(words, sentence, phrase):
                break
            found.append(phrase)
        elif not is_governed(words, sentence, phrase):
            between = without(words, phrase.last, trigger.chain, insertions)
            if is_balanced(between) or (
                between[-1:]
                and between[-1] in AND
                and opens_clause(words, sentence, phrase)
                and agrees(words, trigger, phrase)
                and is_balanced(between, shared=True)
            ):
                found.append(phrase)
    return found


def opens_clause(words: list[str], sentence: Sentence, phrase: NounPhrase) -> bool:
    """Whether the phrase names people and stands where a clause begins."""
    starts = phrase.first == sentence.first or words[phrase.first - 1] in CLAUSE_STARTS
    return starts and "person" in phrase.kinds


def agrees(words: list[str], trigger: Trigger, phrase: NounPhrase) -> bool:
    """Whether an auxiliary is the phrase's own in number: "the owner ... was", "three men ... were"."""
    if words[trigger.chain] in ("was", "is", "has"):
        return phrase.singular
    return words[trigger.chain] in ("were", "are", "have") and not phrase.singular


def without(words: list[str], first: int, last: int, insertions: list[Range]) -> list[str]:
    """The words of tokens [first, last) that stand in no insertion."""
    return [words[at] for at in range(first, last) if inside(insertions, at) is None]


def is_governed(words: list[str], sentence: Sentence, phrase: NounPhrase) -> bool:
    """Whether a preposition or a verb stands right before the phrase, whose complement it then is."""
    if phrase.first == sentence.first:
        return False
    before = words[phrase.first - 1]
    if before in PREPOSITIONS or before in BE or before in HAVE or before in PAST or before in RELATIVES:
        return True
    if before.endswith("ing") and len(before) > 4:
        return True
    return before.endswith("ed") or before in participles()


def is_balanced(words: list[str], *, shared: bool = False) -> bool:
    """Whether the next finite verb behind the words is that of the noun before them: every clause that is opened in
    between has had its own. `shared` says that the noun has had a verb already, and "and" adds another: "the owner arrived
    while the search was going on and was arrested"."""
    if not WALLS.isdisjoint(words):
        return False
    verbs = finite_verbs(words)
    waiting = 1  # the noun waits for its verb, and so does every clause; the innermost gets the next one
    perhaps = 0  # conjunctions behind which a clause or only a noun may stand
    for at, word in enumerate(words):
        if word in RELATIVES or (word == "that" and not is_speech(words, at)):
            waiting += 1
        elif word == "that":
            return False  # "said that": what stands before belongs to the verb of speech
        elif word in OPENERS:
            perhaps += 1
        elif at in verbs or (waiting > 1 and is_past(word)):
            if waiting > 1:
                waiting -= 1
            elif perhaps:
                perhaps -= 1
            elif shared and (waiting or (words[at - 1] in AND and at)):
                waiting = 0
            else:
                return False
    return waiting == (0 if shared else 1)


def is_speech(words: list[str], that: int) -> bool:
    """Whether the word before "that" is a verb, so that a clause follows which is its object."""
    before = words[that - 1] if that else ""
    return before in PAST or before.endswith("ed") or before in participles() or before == ","


def finite_verbs(words: list[str]) -> set[int]:
    """Where finite verbs stand; an auxiliary and its verb are one."""
    found: set[int] = set()
    at = 0
    while at < len(words):
        word = words[at]
        if word in FINITE_AUXILIARIES and not is_month(words, at):
            found.add(at)
            while at + 1 < len(words) and (in_verb_group(words[at + 1]) or words[at + 1].endswith("ly")):
                at += 1
        elif is_finite(words, at):
            found.add(at)
        at += 1
    return found


def is_month(words: list[str], at: int) -> bool:
    """Whether "may" is the month: "in May"."""
    return words[at] == "may" and at > 0 and words[at - 1] in PREPOSITIONS


def is_finite(words: list[str], at: int) -> bool:
    word = words[at]
    if word in PAST or word in INTRANSITIVE:
        return True
    return is_past(word) and takes_object(words, at)


def is_past(word: str) -> bool:
    """Whether a form can be a past tense; a clause that still waits for its verb takes it as one."""
    return word.endswith("ed") or word in participles()


def in_verb_group(word: str) -> bool:
    return (
        word in AUXILIARIES
        or word in ADVERBS
        or word in NEGATIONS
        or word.endswith(("ed", "ing"))
        or word in participles()
    )


def takes_object(words: list[str], at: int) -> bool:
    """Whether an object follows a past form, which is no participle then: "raided two villas"."""
    if at + 1 >= len(words):
        return False
    after = words[at + 1]
    return after in OBJECT_STARTS or (after != "to" and is_figure(after))
