"""Attachment: how well a noun phrase fits a trigger, by what it is and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from articles.extraction.document import Sentence
from articles.extraction.fitness import fitness
from articles.extraction.grammar import grammar
from articles.extraction.homeward import goes_elsewhere
from articles.extraction.insertions import Range, gap_between, inside, own_subject
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.number_contexts import is_tally, is_value
from articles.extraction.outcome_rules import Sense
from articles.extraction.relatives import all_of_whom, object_before, stands_for
from articles.extraction.side_scores import after_passive, given_to, has_object, nominal_score
from articles.extraction.verb_subjects import subjects_of
from articles.extraction.voices import ADVERBS, MODALS, NEGATIONS, Trigger

BOUNDARIES = grammar("boundaries")

# The score of the verb's own subject, however far it stands.
SUBJECT = 12.0
WALLS = frozenset({";", ":"})
OBJECT_WALLS = WALLS | {"who", "which", "said", "told"}

PREPOSITIONS = grammar("prepositions")
FINITE = grammar("finite")
ASSETS = grammar("assets")
# Between "nobody" and a verb: the verb is another clause's.
ZERO_BREAKS = MODALS | BOUNDARIES
# Taken, they are in use.
OCCUPIED = frozenset(
    {"bed", "beds", "seat", "seats", "room", "rooms", "table", "tables", "berth", "berths", "stall", "stalls"}
)
# What is stopped where a place is closed.
ACTIVITIES = frozenset(
    {"work", "works", "operations", "activity", "activities", "business", "production", "construction", "mining", "dredging", "trading"}
)  # fmt: skip
# Before "of" and a sum: the sum itself.
SUMS = ASSETS | {"fine", "fines", "penalty", "penalties", "levy", "levies", "sum", "sums", "total"}
# Verbs with their thing behind the tail.
TAKEN_OFF = frozenset({"relieve of", "strip of", "disarm of", "divest of"})
LICENCES = frozenset({"licence", "licences", "license", "licenses", "permits"})
LOCATIVE = frozenset({"in", "at", "on", "near", "inside", "from", "to", "into", "outside"})

BODIES_OF = grammar("bodies_of")


@dataclass(slots=True, unsafe_hash=True)
class Pair:
    """A trigger, one of its senses, and a phrase that it could take, with the score."""

    trigger: Trigger
    sense: Sense
    phrase: NounPhrase
    score: float


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence ready to be read: its triggers, its phrases, its insertions, and the phrases that only spell out others."""

    words: list[str]
    sentence: Sentence
    triggers: list[Trigger]
    phrases: list[NounPhrase]
    insertions: list[Range]
    parts: dict[int, NounPhrase]

    def gap(self, first: int, last: int) -> list[str]:
        return gap_between(self.words, first, last, self.insertions)

    def apart(self, phrase: NounPhrase, trigger: Trigger) -> bool:
        """Whether the phrase cannot be the trigger's: it stands in an insertion without it, or spells out another."""
        if (phrase.first in self.parts and self.parts[phrase.first].last <= trigger.first) or (
            phrase.first in self.parts and trigger.last <= self.parts[phrase.first].first
        ):
            return True
        own = inside(self.insertions, phrase.first)
        return own is not None and own != inside(self.insertions, trigger.first)


def pairs_of(clause: Clause, index: int) -> Iterator[Pair]:
    """The phrases on the side of the trigger that its voice prescribes, each scored."""
    trigger = clause.triggers[index]
    subjects = (
        subjects_of(clause.words, clause.sentence, clause.phrases, clause.insertions, trigger)
        if trigger.voice == "passive"
        else []
    )
    for phrase in clause.phrases:
        if clause.apart(phrase, trigger):
            continue
        for sense in trigger.senses:
            if sense.rule.voices and trigger.voice not in sense.rule.voices:
                continue
            own = (
                trigger.voice == "nominal"
                and phrase.head == trigger.first
                and phrase.count
                and "person" in sense.rule.patients
            )
            if goes_elsewhere(clause.words, clause.sentence, phrase, sense, trigger.voice):
                continue
            fit = 1.0 if own else fitness(phrase, sense)
            if not phrase.kinds and "person" not in sense.rule.patients and phrase.money is None:
                whole = antecedent(clause, phrase, sense)
                if whole is not None and clause.words[whole.head] in OCCUPIED and sense.lemma == "take":
                    continue  # "30 beds, of which 28 were taken"
                if whole is not None:
                    fit = 0.0  # "checked 40 shops and closed nine"
                elif trigger.voice not in ("passive", "opening"):
                    continue
            if fit is None:
                continue
            distance = place_score(clause, trigger, phrase)
            if any(phrase is subject for subject in subjects):
                distance = max(distance or 0.0, SUBJECT)
            if distance is not None:
                yield Pair(trigger, sense, phrase, distance + fit)
                break


def antecedent(clause: Clause, phrase: NounPhrase, sense: Sense) -> NounPhrase | None:
    """The larger counted set, told before in the sentence, of which a bare number is some: "of 40 shops, nine"."""
    if phrase.count is None or not phrase.count.best or phrase.unit not in ("people", "pieces"):
        return None
    for other in reversed(clause.phrases):
        if other.first >= phrase.first or other.count is None or other.money is not None or not other.kinds:
            continue
        fits = other.kinds & sense.rule.patients and (other.count.best or 0) > phrase.count.best
        return other if fits else None
    return None


def place_score(clause: Clause, trigger: Trigger, phrase: NounPhrase) -> float | None:
    """The score of a phrase's place beside its trigger; None when its grammar forbids it."""
    voice = trigger.voice
    if trigger.senses[0].lemma in TAKEN_OFF and voice in ("passive", "reduced"):
        return 8.0 if phrase.first == trigger.last else None  # "the men were relieved of six machetes"
    if phrase.money is not None and is_value(clause.words, phrase):
        return None
    if voice == "agent":
        return (
            7.0
            if phrase.head == trigger.first
            and phrase.count is not None
            and not phrase.definite
            and not phrase.partitive
            else None
        )
    if voice == "opening":
        return 9.0 if 0 <= phrase.first - trigger.last <= 2 else None
    if voice in ("passive", "reduced", "phrase"):
        if is_tally(clause.words, trigger, phrase):
            return 13.0  # "the number of people arrested rose to 84"
        if (
            clause.words[trigger.last : phrase.first] == ["at"]
            and "put" in clause.words[max(0, trigger.first - 8) : trigger.first]
        ):
            return 13.0  # "officials put those detained at 2,198"
        if (
            trigger.chain < phrase.first
            and phrase.last <= trigger.first
            and trigger.chain_end < trigger.first
        ):
            gap = clause.gap(phrase.last, trigger.first)
            # "200 were held and 42 fined": the later participle has a subject of its own
            own = phrase.count is not None and clause.words[phrase.first - 1] not in PREPOSITIONS
            return 11.0 - len(gap) if len(gap) <= 2 and own else None
        if phrase.last > trigger.chain:
            return after_passive(clause.words, trigger, phrase)
        return left_score(clause, trigger, phrase)
    if voice == "active":
        return right_score(clause, trigger, phrase)
    if voice == "adjective":
        within = phrase.first <= trigger.first < phrase.last
        return 9.0 if within or phrase.first == trigger.last else None
    return nominal_score(clause.words, trigger, phrase)


def left_score(clause: Clause, trigger: Trigger, phrase: NounPhrase) -> float | None:
    words = clause.words
    gap = clause.gap(phrase.last, trigger.chain)
    if not WALLS.isdisjoint(gap) or "whose" in gap:
        return None
    if gap[-1:] and gap[-1] in ("who", "which") and not (MODALS | NEGATIONS | {"no"}).isdisjoint(gap):
        return None  # the pronoun stands for a nearer noun: "an official knew of no one who was arrested"
    if own_subject(gap):
        return None  # "two men fled but a third was caught"
    if phrase.count is not None and phrase.count.best == 0 and not ZERO_BREAKS.isdisjoint(gap):
        return None  # "an official knew of no trader who was arrested" denies the knowledge
    score = 10 - min(6.5, 0.35 * len(gap)) - min(4.5, 1.0 * sum(word in BOUNDARIES for word in gap))
    if trigger.voice == "reduced" and len(gap) > 0 and any(word not in ADVERBS for word in gap):
        score -= 2.5
    if all_of_whom(gap, phrase):
        return 11.0
    before = words[phrase.first - 1] if phrase.first > clause.sentence.first else ""
    if before == "except" and "who" not in gap[:2]:
        return None  # "all except two cooks were released"
    if before == "without" or (before in ("under", "by") and phrase.singular and "goods" in phrase.kinds):
        return (
            None  # "meat that came without a single document was burned", "crushed by a bulldozer and buried"
        )
    if trigger.voice == "reduced" and not gap and phrase.count is not None and before != "of":
        return score  # the participle stands right behind its noun
    if before in PREPOSITIONS and not phrase.partitive:
        score -= of_cost(clause, phrase) if before == "of" else 6.0 if before in LOCATIVE else 3.5
        if before in LOCATIVE and "site_closed" in trigger.kinds and words[phrase.first - 2] in ACTIVITIES:
            score += 6.0  # "work at the quarry was suspended"
    after = words[phrase.last] if phrase.last < len(words) else ""
    if before == "," and after in (",", "–") and phrase.first - 1 > clause.sentence.first and len(gap) > 0:
        score -= 3.5  # in apposition: "the two, a driver and his passenger, were caught"
    if gap == ["who"] and phrase.count is not None:
        return 11.0  # the pronoun stands for the phrase right before it
    if stands_for(words, gap, trigger, phrase):
        return 9.0  # "it hung on 70 poles, all of which were confiscated"
    score -= between_cost(clause, trigger, phrase)
    if not phrase.count and not phrase.definite:
        score -= 1.0
    return score


def of_cost(clause: Clause, phrase: NounPhrase) -> float:
    """What "of" before a phrase costs: nothing after a noun of quantity or at the head of a sentence, else the phrase
    belongs to the noun before: "the owner of 12 shops was arrested"."""
    at = phrase.first - 1
    if at <= clause.sentence.first or clause.words[at - 1] in BODIES_OF:
        return 0.0
    if clause.words[at - 1] == "," and clause.words[at - 2] in BODIES_OF:
        return 0.0  # "the biggest group, of 60 people, was arrested"
    if clause.words[at - 1] in LICENCES and "site" in phrase.kinds:
        return 0.0  # "the licences of three bars were suspended"
    if phrase.money is not None and clause.words[at - 1] in SUMS:
        return 0.0  # "fines of $2,000 were imposed", "cash of 200,000 baht was seized"
    return 9.5


def between_cost(clause: Clause, trigger: Trigger, phrase: NounPhrase) -> float:
    """What the other triggers between a phrase and its trigger cost."""
    cost = 0.0
    for other in clause.triggers:
        if inside(clause.insertions, other.first) is not None:
            continue
        if phrase.last <= other.first < trigger.first and other.voice == "active":
            cost += 3.0
        elif (
            phrase.last <= other.first < trigger.first
            and other.voice == "passive"
            and other.chain != trigger.chain
        ):
            cost += 1.5
        elif other.voice == "active" and other.last <= phrase.first < trigger.first:
            cost += 0.0 if trigger.chain > 0 and clause.words[trigger.chain - 1] in ("who", "whom") else 2.0
    return cost


def right_score(clause: Clause, trigger: Trigger, phrase: NounPhrase) -> float | None:
    if phrase.first < trigger.last:
        return (
            object_before(clause.words, clause.sentence.first, trigger, phrase)
            if trigger.voice == "active"
            else None
        )
    gap = clause.gap(trigger.last, phrase.first)
    if not OBJECT_WALLS.isdisjoint(gap):
        return None
    if (
        trigger.tail_at > 0
        and clause.words[trigger.tail_at] in ("of", "from")
        and trigger.senses[0].lemma in TAKEN_OFF
    ):
        return 8.0 if phrase.first == trigger.tail_at + 1 else None  # "relieved the men of six machetes"
    if trigger.tail_at > 0 and phrase.first > trigger.tail_at:
        return 8.0 if given_to(trigger, phrase) else None
    if phrase.money is not None and len(gap) <= 8 and not ASSETS.isdisjoint(gap):
        return 10.5  # "seized assets of about $5 million", "seized crypto assets worth $5 million"
    if phrase.money is not None and trigger.kinds == {"fine"} and len(gap) <= 20 and FINITE.isdisjoint(gap):
        return max(4.0, 10.0 - len(gap))  # the names of those who were fined stand between
    score = 10 - min(6.5, 0.5 * len(gap)) - min(4.5, 1.5 * sum(word in BOUNDARIES for word in gap))
    before = clause.words[phrase.first - 1]
    if gap and before in PREPOSITIONS and phrase.kinds == {"site"}:
        if phrase.count is None or (phrase.singular and has_object(clause.phrases, trigger, phrase)):
            return None  # "evicted them from the site", "halted a van at a petrol station"
    if gap and before == "for" and phrase.singular and trigger.senses[0].lemma == "take":
        return None  # "took the campaign for a permit"
    if gap and before in PREPOSITIONS:
        score -= 5.0 if phrase.kinds and gap[0] not in PREPOSITIONS and before != "of" else 9.5
    if any(
        trigger.last <= other.first < phrase.first and other.voice != "adjective" for other in clause.triggers
    ):
        score -= 5.0
    return score
