"""Lists: the further members that share the verb of the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from articles.extraction.attachment import FINITE, PREPOSITIONS, Clause, Pair
from articles.extraction.fitness import TRIGGER_NOUNS, fitness
from articles.extraction.grammar import grammar
from articles.extraction.insertions import inside
from articles.extraction.list_joints import DESCRIBING, FITTINGS, HELD, LONG_JOINTS, ends_in
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.noun_runs import FREE_HEADS
from articles.extraction.outcome_rules import Sense
from articles.extraction.voices import Trigger

JOINTS = grammar("joints")
HAULS = grammar("hauls")
VERBS = FINITE - {"but", "while"}

OF_THEM = frozenset({"them", "whom", "which"})

# What follows a bare figure that is counted by its place.
PLACING = (["in"], ["at"], ["from"], ["near"], ["on"], ["outside"])
# How far a passive may stand behind its subject, and what opens another clause between the two.
NEAR_VERB = 4
SUBORDINATE = frozenset(
    {
        "after",
        "as",
        "because",
        "before",
        "if",
        "that",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        ",",
        ";",
        "(",
    }
)
# Of these, the ones that add goods whose number nobody printed.
ADDING = (("as", "well", "as"), ("along", "with"), ("together", "with"), ("in", "addition", "to"))


def companions(clause: Clause, best: Pair) -> Iterator[Pair]:
    """The other members of the list in which the best phrase stands: "two guns, a truck and 40 logs were seized"."""
    trigger = best.trigger
    phrases = [
        phrase for phrase in clause.phrases if phrase is best.phrase or not clause.apart(phrase, trigger)
    ]
    index = phrases.index(best.phrase)
    for step in (-1, 1):
        previous, at = best.phrase, index + step
        while 0 <= at < len(phrases):
            phrase = phrases[at]
            left, right = (phrase, previous) if step < 0 else (previous, phrase)
            if (phrase.first < trigger.first) != (best.phrase.first < trigger.first):
                break
            if right.partitive and not OF_THEM.isdisjoint(clause.words[right.first : right.last]):
                if step < 0:
                    break  # "30 people, 12 of whom were charged"
                previous, at = phrase, at + step
                continue
            if opens_clause(clause, phrase, trigger) if step > 0 else is_object(clause, phrase, trigger):
                break
            if not joined(clause, left, right, trigger):
                if step > 0 and modifies(clause.words, left, right):
                    previous, at = phrase, at + step
                    continue
                break
            sense = companion_sense(best, phrase)
            gap = clause.words[left.last : right.first]
            if phrase.count is None and (gap == ["or"] or (gap[-1:] and gap[-1] in HELD)):
                sense = None  # "70 tonnes of bogus or tainted goods", "a bike with loud pipes"
            if (
                phrase.count is None
                and gap == ["and"]
                and left.count is not None
                and not left.singular
                and step > 0
            ):
                sense = None  # "13 machetes and swords": one figure for both
            if left.kinds == {"vehicle"} and right.last and clause.words[right.head] in FITTINGS:
                if clause.words[left.last : right.first] == ["with"]:
                    sense = None  # "a motorbike with a false number plate"
            if (
                phrase.money is not None
                and (
                    previous.money is not None
                    or best.phrase.money is not None
                    or best.sense.rule.kind == "fine"
                )
                and "or" in clause.words[left.last : right.first]
            ):
                sense = None  # the same sum in another currency, or for each
            if sense is not None:
                yield Pair(trigger, sense, phrase, best.score - 0.5)
            previous, at = phrase, at + step
    if trigger.voice in ("passive", "reduced") and best.phrase.last <= trigger.first:
        yield from trailing(clause, best, phrases)


def opens_clause(clause: Clause, phrase: NounPhrase, trigger: Trigger) -> bool:
    """Whether a phrase behind an active verb is the subject of a passive: "arrested four men, and two women were hurt"."""
    if trigger.voice != "active" or clause.words[phrase.first - 1] not in ("and", ",", ";"):
        return False
    return any(
        0 <= other.chain - phrase.last <= NEAR_VERB
        and SUBORDINATE.isdisjoint(clause.words[phrase.last : other.chain])
        for other in clause.triggers
        if other.voice == "passive"
    )


def is_object(clause: Clause, phrase: NounPhrase, trigger: Trigger) -> bool:
    """Whether a phrase before a passive is the object of an active verb: "arrested *four men*, and two women were hurt"."""
    return trigger.voice == "passive" and any(
        0 <= phrase.first - other.last <= 1 for other in clause.triggers if other.voice == "active"
    )


def companion_sense(best: Pair, phrase: NounPhrase, *, strict: bool = False) -> Sense | None:
    """The sense in which a further member of a list is taken: the first one's, or another kind of the same verb for
    people beside goods ("found 12 men and a gun"), which what trails behind a passive cannot have."""
    for sense in best.trigger.senses:
        same = sense.rule is best.sense.rule
        if (same or not strict) and (fitness(phrase, sense) or 0) > 0:
            return sense
    if phrase.kinds == FREE_HEADS and phrase.count is not None and best.sense.rule.kind == "seizure":
        return best.sense if phrase.who.split()[-1:] and phrase.who.split()[-1] not in TRIGGER_NOUNS else None
    return None


def trailing(clause: Clause, best: Pair, phrases: list[NounPhrase]) -> Iterator[Pair]:
    """What a passive clause adds after its verb: "two guns were seized, along with six batteries and a car"."""
    words, trigger, triggers = clause.words, best.trigger, clause.triggers
    previous_last = trigger.last
    opened = False
    for phrase in phrases:
        if phrase.first < trigger.last:
            continue
        gap = clause.gap(previous_last, phrase.first)
        if any(previous_last <= other.first < phrase.first for other in triggers) or own_verb(
            words, phrase, triggers
        ):
            return
        joint = bool(gap) and (gap[-1] in JOINTS or ends_in(gap))
        core = [
            word
            for word in gap
            if word not in JOINTS and word not in ("as", "were", "was", "well", "along", "with", "together")
        ]
        if not joint or len(core) > 6 or not FINITE.isdisjoint(core):
            if opened or phrase.first - trigger.last > 10:
                return
            previous_last = phrase.last if joint else previous_last
            continue
        sense = companion_sense(best, phrase, strict=True)
        if phrase.money is not None and "or" in gap:
            sense = None  # "2 million each, or 12 million in total"
        if sense is None and not phrase.kinds and phrase.count is not None and not best.phrase.kinds:
            sense = (
                best.sense if placed(words, phrase) else None
            )  # "24 were arrested in the city, 26 in the north"
        unnumbered = (
            best.sense.rule.kind == "seizure"
            and not phrase.singular
            and not phrase.definite
            and ends_in(gap, ADDING)
        )
        if sense is not None and (phrase.count is not None or unnumbered):
            opened = True
            yield Pair(trigger, sense, phrase, best.score - 1.5)
        previous_last = phrase.last


def placed(words: list[str], phrase: NounPhrase) -> bool:
    """Whether nothing but a place follows a bare figure: "62 remain in custody" has a verb of its own."""
    after = words[phrase.last : phrase.last + 1]
    return after in PLACING or not after or not after[0][0].isalpha() or after[0] in ("and", "more", "others")


def elliptic(clause: Clause, best: Pair) -> Iterator[Pair]:
    """Bare figures that share verb and noun: "arrested 12 men in Kampot, two in Kep", "17 arrests in A and another five
    in B". Figures that come to the first one share it out instead."""
    trigger, words = best.trigger, clause.words
    if best.phrase.count is None or best.phrase.money is not None:
        return
    end = max(best.phrase.last, trigger.last)
    found: list[NounPhrase] = []
    for phrase in clause.phrases:
        if phrase.first < end or clause.apart(phrase, trigger):
            continue
        if phrase.kinds and not phrase.count:
            continue  # a place between: "in the market"
        gap = words[end : phrase.first]
        if (
            phrase.kinds
            or phrase.count is None
            or phrase.count.best is None
            or phrase.partitive
            or phrase.money is not None
        ):
            break
        opened = [word for word in gap if word not in ("another", "a", "further")][-1:]
        if opened not in ([","], ["and"]) or words[phrase.last : phrase.last + 1] not in PLACING:
            break
        if (found or trigger.voice != "nominal") and not FINITE.isdisjoint(gap):
            break
        if any(end <= other.first < phrase.first for other in clause.triggers):
            break
        found.append(phrase)
        end = phrase.last
    if (
        sum(phrase.count.best for phrase in found if phrase.count and phrase.count.best)
        != best.phrase.count.best
    ):
        for phrase in found:
            alike = replace(phrase, unit=best.phrase.unit, item=best.phrase.item, who=best.phrase.who)
            yield Pair(trigger, best.sense, alike, best.score - 1.5)


def own_verb(words: list[str], phrase: NounPhrase, triggers: list[Trigger]) -> bool:
    """Whether a verb of its own follows a phrase: "12 were arrested and three houses were searched"."""
    following = words[phrase.last : phrase.last + 9]
    relative = False
    for at, word in enumerate(following):
        if word in (",", ";", ".", ":"):
            return False
        if word in ("who", "which", "that"):
            relative = True  # the next verb is the relative clause's
        elif word in VERBS and not relative:
            return True
        if not relative and any(
            other.first == phrase.last + at and other.voice in ("passive", "reduced") for other in triggers
        ):
            return True
    return False


def opens_inventory(words: list[str], phrase: NounPhrase) -> bool:
    """Whether a colon behind a phrase opens the list of what it was: "assets of $145 million: 11 flats"."""
    return phrase.money is not None or words[phrase.last - 1] in HAULS


def modifies(words: list[str], left: NounPhrase, right: NounPhrase) -> bool:
    """Whether the right phrase only describes the left one: "traps complete with 50 poles", "boxes on a truck"."""
    gap = words[left.last : right.first]
    longest = 5 if gap and (gap[0] in PREPOSITIONS or gap[0] in DESCRIBING) else 3
    return 0 < len(gap) <= longest and gap[-1] in PREPOSITIONS and FINITE.isdisjoint(gap)


def joined(clause: Clause, left: NounPhrase, right: NounPhrase, trigger: Trigger) -> bool:
    """Whether two neighbouring phrases are members of one list on the same side of the trigger."""
    if left.last <= trigger.first < right.first or right.first - left.last > 40:
        return False
    words, gap = clause.words, clause.gap(left.last, right.first)
    if not gap and right.first > left.last and words[right.first - 1] == ",":
        gap = [","]  # an insertion took the comma: "four guns, one of them loaded, 265 rounds"
    if not gap or any(
        left.last <= other.first < right.first
        and inside(clause.insertions, other.first) is None
        and (words[other.first],) not in LONG_JOINTS  # "a container holding 3 tonnes"
        for other in clause.triggers
    ):
        return False
    after = trigger.first < left.first
    joint = (
        gap[-1] in JOINTS
        or (after and gap[-1] == ";")
        or (after and gap == [":"] and opens_inventory(words, left))
        or ends_in(gap)
    )
    if not joint:
        return False
    core = [word for word in gap if word not in JOINTS and not (after and word in (";", ":"))]
    longest = 0 if trigger.voice == "nominal" else 8
    if after and ends_in(gap, ADDING):
        longest = 16  # "seized 40 nets in the commune on July 9, as well as two boats"
    for long_joint in LONG_JOINTS if ends_in(core) else ():
        if tuple(core[-len(long_joint) :]) == long_joint:
            core = core[: -len(long_joint)]
    return FINITE.isdisjoint(core) and len(core) <= longest
