"""Patients that are no noun phrase of the lexicon: names, pronouns, and whoever else a custody verb takes.

"Police arrested Sok Dara", "he was detained", "her arrest": these verbs are done to people only, so what stands in the
place of the patient is people, whatever word it is. A name or a singular pronoun is one person, all else has no figure.
"""

from __future__ import annotations

from itertools import pairwise

from articles.extraction.attachment import FINITE, PREPOSITIONS, Clause
from articles.extraction.document import Document
from articles.extraction.fitness import HUMAN_VERBS, TRIGGER_NOUNS
from articles.extraction.grammar import grammar
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.nouns import nouns
from articles.extraction.outcome_rules import Sense
from articles.extraction.subjects import (
    LONGEST_NAME,
    ONE_PERSON,
    after_time,
    before_apposition,
    before_bracket,
    before_names,
    in_name,
    is_name,
    phrase_of,
    shared_subject,
    start_of_clause,
    start_of_name,
)
from articles.extraction.voices import ADVERBS, AUXILIARIES, BE, HAVE, MODALS, NEGATIONS, Trigger

# Pronouns for several people.
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
NO_OBJECTS = PREPOSITIONS | NOBODY | ADVERBS | AUXILIARIES | {"arrest"}
CUSTODY_VERBS = grammar("custody_verbs")
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "youngest", "oldest", "eldest"})
PLURAL_AUXILIARIES = frozenset({"were", "are", "have"})
POLICE = frozenset({"police", "policemen", "cops", "questioning", "interrogation", "custody", "officers"})
NO_ARREST = frozenset({"no", "any", "every", "each", "another"})
HANDOVERS = grammar("handovers")
COLLECTIVES = grammar("collectives")
PROCESSES = grammar("processes")
SUSPECTED = frozenset({"suspected", "alleged", "accused", "several", "numerous", "various"})


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
    elif trigger.voice == "phrase" and clause.words[trigger.first - 1] in BE | ADVERBS:
        patient = before_verb(document, clause, trigger)  # "he is in police custody"
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
        if words[trigger.chain - 1] in ("and", "but", "then"):
            return None  # "he scored ten and was caught"
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
        return (
            (sense, patient)
            if patient is not None and (pronoun or name_held(document, clause, patient))
            else None
        )
    if trigger.voice != "active" or trigger.chain <= clause.sentence.first:
        return None
    handed = sense.lemma in HANDOVERS and clause.words[trigger.last : trigger.last + 1] in (
        ["him"],
        ["her"],
        ["them"],
    )
    if handed:
        patient = after_verb(document, clause, trigger)
        return (sense, patient) if patient is not None else None
    subject = nouns().get(words[trigger.chain - 1])
    patient = after_verb(document, clause, trigger)
    if patient is None or subject is None or "officer" not in subject.kinds:
        return None
    pronoun = words_in(words, patient)[0] in ("him", "her", "them")
    named = is_name(document, patient.first, patient.last) and patient.last - patient.first > 1
    return (sense, patient) if pronoun or named else None


def name_held(document: Document, clause: Clause, patient: NounPhrase) -> bool:
    """Whether a full name stands in a sentence that speaks of police or questions: "Sok Dara was picked up by police"."""
    words, sentence = clause.words, clause.sentence
    own = words[sentence.first : sentence.last]
    return is_name(document, patient.first, patient.last) and (
        patient.last - patient.first > 1 or not POLICE.isdisjoint(own)
    )


def words_in(words: list[str], phrase: NounPhrase) -> list[str]:
    return words[phrase.first : phrase.last]


def is_thing(words: list[str]) -> bool:
    """Whether the patient is in the lexicon after all, and is no person: "the truck was detained"."""
    noun = nouns().get(words[-1]) if words else None
    if words and (words[-1] in PROCESSES or (len(words) > 1 and words[-1] in TRIGGER_NOUNS)):
        return True
    return noun is not None and noun.kinds.isdisjoint({"person", "officer"})


def before_verb(document: Document, clause: Clause, trigger: Trigger) -> NounPhrase | None:
    """The subject of a passive: "Sok Dara, 34, was arrested", "they were detained"."""
    words, sentence = clause.words, clause.sentence
    last = trigger.chain
    before = ADVERBS | BE | HAVE if trigger.voice == "phrase" else ADVERBS
    while last > sentence.first and (words[last - 1] in before and words[last - 1] not in SEVERAL):
        last -= 1
    if trigger.voice == "phrase" and (last == trigger.chain or words[last - 1] in MODALS | NEGATIONS):
        return None
    auxiliaries = last
    if last > sentence.first and words[last - 1] in ("who", "whom"):
        last -= 1
    if last - 1 > sentence.first and words[last - 1] == ")":
        last = before_bracket(words, sentence.first, last)  # "Sok Dara (34) was arrested"
    if (
        trigger.voice == "reduced"
        and trigger.first == sentence.first
        and not BE.isdisjoint(words[trigger.last : trigger.last + 1])
    ):
        name = end_of_name(
            document, words, trigger.last + 1, sentence.last
        )  # "Arrested were Sok Dara, 34, and ..."
        one = words[trigger.last] == "was"
        return phrase_of(document, words, trigger.last + 1, name, singular=one) if name else None
    if trigger.voice == "reduced" and words[last - 1] == "those":
        return phrase_of(document, words, last - 1, last, singular=False)  # "the release of those arrested"
    end = last
    last = before_names(document, words, sentence.first, before_apposition(words, sentence.first, last))
    counted = next((phrase for phrase in clause.phrases if last < end and phrase.last == last), None)
    if counted is not None and counted.count is not None and not counted.kinds - {"person"}:
        return counted  # "the three, Sok Dara, Chan Mony and Keo Vanna, were arrested"
    first = start_of_name(words, sentence.first, last)
    if trigger.voice == "reduced":
        if words[last - 1] == "the" and stands_alone(words, trigger):
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
    if first == last and trigger.voice == "passive" and words[last - 1] in ("and", "but", "then"):
        return shared_subject(document, clause, last - 1)
    if first < last and first > sentence.first and words[first - 1] in PREPOSITIONS:
        first, last = start_of_clause(words, sentence.first, first - 1)  # not the last place that it names
    if first == last or not NOBODY.isdisjoint(words[max(sentence.first, first - 1) : last]):
        return None
    chain = set(words[auxiliaries : trigger.chain_end])
    joined = words[first - 1] in ("and", "&", ",") if first > sentence.first else False
    one = not joined and chain.isdisjoint(PLURAL_AUXILIARIES) and words[last - 1] not in COLLECTIVES
    return phrase_of(document, words, first, last, singular=one)


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
    begin += begin < sentence.last and words[begin] in SUSPECTED  # "rounded up suspected troublemakers"
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
    of = after_time(words, trigger.last, sentence.last)
    if words[of : of + 1] == ["of"]:
        first = last = of + 1
        while last < sentence.last and last - first < LONGEST_NAME and in_name(words, last):
            last += 1
        if is_name(document, first, last):
            return phrase_of(document, words, first, last, singular=words[last : last + 1] != ["and"])
        return None
    if trigger.form == "noun" and made_after(words, trigger.last, sentence.last) and before not in NO_ARREST:
        return phrase_of(
            document, words, trigger.first, trigger.last, singular=True
        )  # "the arrest was made late"
    if trigger.form == "nouns" and (
        before in ("the", "these", "been", "made", "making")
        or not FINITE.isdisjoint(words[trigger.last : trigger.last + 2])
    ):
        return phrase_of(document, words, trigger.first, trigger.last, singular=False)
    return None


def stands_alone(words: list[str], trigger: Trigger) -> bool:
    """Whether no noun follows a participle behind "the": "the arrested were named", "the names of the arrested as"."""
    after = "".join(words[trigger.last : trigger.last + 1])
    return after in AUXILIARIES or (
        words[trigger.last - 1] == "arrested" and after in (".", ",", "as", "who", "and")
    )


def end_of_name(document: Document, words: list[str], first: int, stop: int) -> int:
    """Where the name ends that begins at a token, 0 where none does."""
    last = first
    while last < stop and in_name(words, last) and document.tokens[last].text[0].isupper():
        last += 1
    return last if is_name(document, first, last) else 0


def made_after(words: list[str], at: int, stop: int) -> bool:
    """Whether a deed was made, as "the first arrest in the case was made on Monday" says."""
    near = words[at : min(at + 8, stop)]
    return any(
        one in BE and two in ("made", "effected", "carried") for one, two in pairwise(near)
    ) and NEGATIONS.isdisjoint(near)
