"""Patients that are no noun phrase of the lexicon: names, pronouns, and whoever else a custody verb takes.

"Police arrested Sok Dara", "he was detained", "her arrest": these verbs are done to people only, so what stands in the
place of the patient is people, whatever word it is. A name or a singular pronoun is one person, all else has no figure.
"""

from __future__ import annotations

from articles.extraction.attachment import BOUNDARIES, FINITE, HUMAN_VERBS, PREPOSITIONS, Clause
from articles.extraction.document import Document
from articles.extraction.grammar import grammar
from articles.extraction.noun_builders import NounPhrase, text_between
from articles.extraction.nouns import nouns, stops
from articles.extraction.outcome_rules import Sense
from articles.extraction.types import Sex
from articles.extraction.voices import ADVERBS, AUXILIARIES, Trigger

# Pronouns for one person, and for several.
ONE_PERSON: dict[str, Sex | None] = {
    "he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "i": None, "me": None, "my": None,
}  # fmt: skip
SEVERAL = frozenset(
    {
        "they",
        "them",
        "their",
        "we",
        "us",
        "our",
        "those",
        "these",
        "all",
        "both",
        "many",
        "most",
        "some",
        "others",
    }
)
NOBODY = grammar("nobody")
NO_OBJECTS = PREPOSITIONS | NOBODY | ADVERBS | AUXILIARIES
CLAUSE_BOUNDARIES = BOUNDARIES - {"who", "which", "(", ")"}
CUSTODY_VERBS = grammar("custody_verbs")
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "youngest", "oldest", "eldest"})
PLURAL_AUXILIARIES = frozenset({"were", "are", "have"})
LONGEST_NAME = 7


def bare_patient(document: Document, clause: Clause, trigger: Trigger) -> tuple[Sense, NounPhrase] | None:
    """The sense and the patient of a trigger that no phrase of its sentence fits, or None."""
    sense = next(
        (
            sense
            for sense in trigger.senses
            if sense.lemma in HUMAN_VERBS and "person" in sense.rule.patients and not sense.rule.heads
        ),
        None,
    )
    if sense is None:
        return doubtful_patient(document, clause, trigger)
    if trigger.voice in ("passive", "reduced"):
        patient = before_verb(document, clause, trigger)
    elif trigger.voice == "active":
        patient = after_verb(document, clause, trigger)
    elif trigger.voice == "nominal":
        patient = beside_noun(document, clause, trigger)
    else:
        patient = None
    if patient is None or is_thing(words_in(clause.words, patient)):
        return None
    return sense, patient


def doubtful_patient(document: Document, clause: Clause, trigger: Trigger) -> tuple[Sense, NounPhrase] | None:
    """ "He was picked up", "police held Sok Dara": of verbs that things have too, the patient is a pronoun, or a name of
    whom an authority is the subject."""
    sense = next(
        (s for s in trigger.senses if s.lemma in CUSTODY_VERBS and "person" in s.rule.patients), None
    )
    if sense is None:
        return None
    words = clause.words
    if trigger.voice == "passive":
        patient = before_verb(document, clause, trigger)
        pronoun = patient is not None and words_in(words, patient)[0] in (
            "he",
            "she",
            "they",
            "some",
            "many",
            "most",
            "others",
        )
        return (sense, patient) if patient is not None and pronoun else None
    if trigger.voice != "active" or trigger.chain <= clause.sentence.first:
        return None
    subject = nouns().get(words[trigger.chain - 1])
    patient = after_verb(document, clause, trigger)
    if patient is None or subject is None or "officer" not in subject.kinds:
        return None
    pronoun = words_in(words, patient)[0] in ("him", "her", "them")
    named = is_name(document, patient.first, patient.last) and patient.last - patient.first > 1
    return (sense, patient) if pronoun or named else None


def words_in(words: list[str], phrase: NounPhrase) -> list[str]:
    return words[phrase.first : phrase.last]


def is_thing(words: list[str]) -> bool:
    """Whether the patient is in the lexicon after all, and is no person: "the truck was detained"."""
    noun = nouns().get(words[-1]) if words else None
    return noun is not None and noun.kinds.isdisjoint({"person", "officer"})


def before_verb(document: Document, clause: Clause, trigger: Trigger) -> NounPhrase | None:
    """The subject of a passive: "Sok Dara, 34, was arrested", "they were detained"."""
    words, sentence = clause.words, clause.sentence
    last = trigger.chain
    while last > sentence.first and (words[last - 1] in ADVERBS and words[last - 1] not in SEVERAL):
        last -= 1
    if last > sentence.first and words[last - 1] in ("who", "whom"):
        last -= 1
    end = last
    last = before_names(document, words, sentence.first, before_apposition(words, sentence.first, last))
    counted = next((phrase for phrase in clause.phrases if last < end and phrase.last == last), None)
    if counted is not None and counted.count is not None and not counted.kinds - {"person"}:
        return counted  # "the three, Sok Dara, Chan Mony and Keo Vanna, were arrested"
    first = start_of_name(words, sentence.first, last)
    if trigger.voice == "reduced":
        if (
            words[last - 1] == "the"
            and words[trigger.last : trigger.last + 1]
            and words[trigger.last] in AUXILIARIES
        ):
            return phrase_of(
                document, words, last - 1, trigger.last, singular=False
            )  # "the arrested have been named"
        named = (
            last == trigger.chain - 1 and words[last : last + 1] == [","] and is_name(document, first, last)
        )
        return phrase_of(document, words, first, last, singular=True) if named else None
    if words[last - 2 : last] in (["of", "them"], ["of", "whom"]) and words[last - 3] in ORDINALS:
        return phrase_of(document, words, last - 3, last, singular=True)  # "the first of them was caught"
    if first == last and last > sentence.first and words[last - 1] in ONE_PERSON.keys() | SEVERAL:
        first = last - 1
    if first < last and first > sentence.first and words[first - 1] in PREPOSITIONS:
        first, last = start_of_clause(words, sentence.first, first - 1)  # not the last place that it names
    if first == last or not NOBODY.isdisjoint(words[max(sentence.first, first - 1) : last]):
        return None
    chain = set(words[trigger.chain : trigger.chain_end])
    joined = words[first - 1] in ("and", "&", ",") if first > sentence.first else False
    return phrase_of(
        document, words, first, last, singular=not joined and chain.isdisjoint(PLURAL_AUXILIARIES)
    )


def start_of_name(words: list[str], first: int, last: int) -> int:
    """Where the words of a subject begin that ends before token `last`."""
    at = last
    while at > first and last - at < LONGEST_NAME and in_name(words, at - 1):
        at -= 1
    return at


def start_of_clause(words: list[str], first: int, last: int) -> tuple[int, int]:
    """The first words of the clause in which token `last` stands, without their article."""
    begin = last
    while begin > first and words[begin - 1] not in CLAUSE_BOUNDARIES:
        begin -= 1
    begin += words[begin] in ("a", "an", "the")
    end = begin
    while end < last and in_name(words, end):
        end += 1
    return begin, end


def before_names(document: Document, words: list[str], first: int, last: int) -> int:
    """Where the subject ends before a list of names that spells it out."""
    at = last
    while at - 1 > first and last - at < 40:
        word = words[at - 1]
        if word == "," and not document.tokens[at - 2].text[0].isupper() and not words[at - 2][0].isdigit():
            return at - 1
        if (
            word not in (",", "and", "&")
            and not document.tokens[at - 1].text[0].isupper()
            and not word.isdigit()
        ):
            break
        at -= 1
    return last


def before_apposition(words: list[str], first: int, last: int) -> int:
    """Where the subject ends in "Sok Dara, 34, was": before the comma that opens what is said of it."""
    if last - 1 > first and words[last - 1] == ",":
        for at in range(last - 2, max(first, last - 16), -1):
            if words[at] == ",":
                return at
        return last - 1
    return last


def in_name(words: list[str], at: int) -> bool:
    """Whether a token can belong to the patient's own words."""
    word = words[at]
    return (word[0].isalpha() and word not in stops() and word not in BOUNDARIES) or (
        word == "." and len(words[at - 1]) <= 4
    )


def after_verb(document: Document, clause: Clause, trigger: Trigger) -> NounPhrase | None:
    """The object of an active verb: "arrested him", "arrested gang leader Sok Dara"."""
    words, sentence = clause.words, clause.sentence
    first = trigger.last
    for other in clause.triggers:
        if words[first : first + 1] == ["and"] and other.first == first + 1:
            first = other.last  # "arrested and deported Sok Dara"
    if first >= sentence.last:
        return None
    word = words[first]
    if word in ONE_PERSON or word in SEVERAL:
        return phrase_of(document, words, first, first + 1, singular=word in ONE_PERSON)
    article = word in ("the", "a", "an")
    begin = first + article
    last = begin
    while (
        last < sentence.last and last - begin < LONGEST_NAME and in_name(words, last) and words[last] != "."
    ):
        last += 1
    if last == begin or words[begin] in NO_OBJECTS:
        return None
    several = words[last : last + 1] in (["and"], ["&"]) or (
        words[last : last + 1] == [","] and is_name(document, last + 1, last + 2) and last + 2 < sentence.last
    )
    one = word in ("a", "an") or is_name(document, last - 1, last)
    return phrase_of(document, words, begin, last, singular=one and not several)


def beside_noun(document: Document, clause: Clause, trigger: Trigger) -> NounPhrase | None:
    """ "the arrest of Sok Dara", "his arrest", "the suspect's arrest"; "the arrests were made on Monday"."""
    words, sentence = clause.words, clause.sentence
    before = words[trigger.first - 1] if trigger.first > sentence.first else ""
    if before in ONE_PERSON or before in SEVERAL:
        return phrase_of(
            document,
            words,
            trigger.first - 1,
            trigger.first,
            singular=before in ONE_PERSON and trigger.form == "noun",
        )
    if words[trigger.last : trigger.last + 1] == ["of"]:
        first = last = trigger.last + 1
        while last < sentence.last and last - first < LONGEST_NAME and in_name(words, last):
            last += 1
        if is_name(document, first, last):
            return phrase_of(document, words, first, last, singular=words[last : last + 1] != ["and"])
        return None
    if trigger.form == "nouns" and (
        before in ("the", "these", "been", "made", "making")
        or not FINITE.isdisjoint(words[trigger.last : trigger.last + 2])
    ):
        return phrase_of(document, words, trigger.first, trigger.last, singular=False)
    return None


def is_name(document: Document, first: int, last: int) -> bool:
    """Whether tokens are all capitalised words that are no nouns of the lexicon."""
    tokens = document.tokens[first:last]
    return bool(tokens) and all(
        token.text[0].isupper() and token.lower not in nouns() for token in tokens if token.text[0].isalpha()
    )


def phrase_of(document: Document, words: list[str], first: int, last: int, *, singular: bool) -> NounPhrase:
    return NounPhrase(
        first, last, last - 1, frozenset({"person"}), None, "people", text_between(document, first, last),
        sex=ONE_PERSON.get(words[first]) if singular else None, definite=True, singular=singular,
    )  # fmt: skip
