"""Frames: each trigger with the noun phrases that its grammar gives it, as claims.

A trigger takes its patient from the side that its voice prescribes; among the phrases there the score decides. Commas,
brackets and relative pronouns between the two cost, they do not forbid: "12 men who had fled were arrested".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.extraction.appositions import counted_beside
from articles.extraction.attachment import Clause, Pair, antecedent, pairs_of
from articles.extraction.bare_patients import bare_patient
from articles.extraction.captivity import kept_privately, rescued, tells_of_captives
from articles.extraction.carried import carried_claim
from articles.extraction.caught import caught_with
from articles.extraction.claim_rules import claim_of, extends
from articles.extraction.claims import Claim, family
from articles.extraction.counts import SIZES, UNSTATED
from articles.extraction.deployed import deployed_claim
from articles.extraction.document import Document, Sentence
from articles.extraction.fines import fined, payer, with_money
from articles.extraction.fitness import fitness
from articles.extraction.grammar import grammar
from articles.extraction.insertions import apposed, find_insertions
from articles.extraction.inventories import Seizure, found_inside, inventory, raid_in, seizure_in
from articles.extraction.located import Watch, located
from articles.extraction.noun_builders import NounPhrase, phrases_by_sentence, text_between
from articles.extraction.outcome_rules import participles
from articles.extraction.parties import counted, introduced, is_listed, one_party
from articles.extraction.phrase_lists import companions, elliptic
from articles.extraction.place_claims import closed_place, count_again, listed_places, raided
from articles.extraction.status import Verdict, status_of
from articles.extraction.triggers import find_triggers
from articles.extraction.types import SITE_KINDS
from articles.extraction.voices import Trigger
from articles.extraction.zeros import zero_claim

ACCEPTED = 2.0

CUSTODY = frozenset({"arrest", "detention"})

PRIVATE = grammar("private_agents")

NEVER = grammar("never_authorities")
NEVER_OR_PRIVATE = NEVER | PRIVATE
# What villagers or a mob may do as well, which is then no outcome; but what they hand in is one.
TAKING = CUSTODY | SITE_KINDS | {"seizure"}
HANDING = frozenset({"hand in", "hand over", "surrender", "give up", "turn in", "turn over"})

HANDOVERS = grammar("handovers")

# What is done to people and goods in a place that was therefore raided.
AT_SITES = frozenset({"arrest", "detention", "people_found", "seizure", "rescue"})
# Verbs with which a force goes to every place that is counted.
FANNING = frozenset({"fan out", "swarm"})


def find_claims(document: Document, words: list[str], phrases: tuple[NounPhrase, ...]) -> list[Claim]:
    """All claims that a trigger makes, in the order of the text."""
    found: list[Claim] = []
    here: list[Claim] = []
    seized: Seizure | None = None
    raid: Seizure | None = None
    watch = Watch()
    places: list[Claim] = []
    captives = tells_of_captives(words)
    own: list[NounPhrase] = []
    for sentence, phrases_here in phrases_by_sentence(document, phrases):
        before, here = here, []
        earlier, own = own, introduced(words, phrases_here)
        triggers = list(find_triggers(document, words, sentence))
        if captives:
            triggers = [trigger for trigger in triggers if not kept_privately(words, sentence, trigger)]
        if triggers:
            parts = apposed(words, own)
            insertions = find_insertions(words, sentence, own, parts)
            clause = Clause(words, sentence, triggers, own, insertions, parts)
            here = sorted(claims_of(document, clause, before, places), key=lambda claim: claim.at)
            here += closed_place(document, clause, here, earlier)
            found.extend(here)
        if own and not here:
            here = [
                *inventory(document, words, sentence, own, seized),
                *found_inside(document, words, sentence, own, raid),
            ]
            found.extend(here)
        places = [*(claim for claim in here if claim.unit == "sites"), *places][:8]
        watch.see(words, sentence, own, triggers)
        if own and watch.near(sentence):
            there = list(
                located(
                    document, words, sentence, own, {claim.phrase.first for claim in here if claim.phrase}
                )
            )
            here = [*here, *there]
            found.extend(there)
        if triggers:
            seized = seizure_in(words, sentence, triggers, here) or seized
            if (told := raid_in(words, sentence, triggers)) is not None:
                raid = told
                for claim in here:
                    claim.raid = True
    return rescued(words, found)


def claims_of(
    document: Document, clause: Clause, before: Sequence[Claim], places: Sequence[Claim]
) -> Iterator[Claim]:
    """The claims of a sentence; `before` are those of the sentence before it, `places` the sites counted last."""
    words, sentence = clause.words, clause.sentence
    last: Claim | None = None
    for index, trigger in enumerate(clause.triggers):
        if (none := zero_claim(document, clause, trigger)) is not None:
            yield none
            continue
        verdict = status_of(words, sentence, trigger)
        if (
            verdict == "none"
            or (trigger.voice == "phrase" and echoes(clause, index))
            or private_agent(words, sentence, trigger)
        ):
            continue
        if verdict == "done" and (deployed := deployed_claim(document, clause, trigger)) is not None:
            yield deployed
        pairs = [pair for pair in pairs_of(clause, index) if pair.score >= ACCEPTED]
        if not pairs:
            told = (
                warned_too(trigger, last)
                or pronoun_claim(document, clause, trigger, verdict, last)
                or carried_claim(document, clause, trigger, verdict, before)
                or bare_claim(document, clause, trigger, verdict)
            )
            if told is not None:
                last = last or told
                yield told
            continue
        best = max(pairs, key=lambda pair: pair.score)
        if (
            best.phrase.count is None
            and (best.phrase.definite or best.phrase.partitive)
            and not best.phrase.singular
        ):
            told = carried_claim(document, clause, trigger, verdict, before)
            if told is not None:
                yield told
                continue
        sum_of = fined(clause, best)
        if (pays := payer(clause, best, pairs)) is not None:
            sum_of, best = best, pays
        pairs = [best, *companions(clause, best)]
        pairs += [pair for pair in elliptic(clause, best) if all(pair.phrase is not p.phrase for p in pairs)]
        together = one_party(words, pairs)
        for pair in pairs[:1] if together else pairs:
            further = any(
                other is not pair and other.phrase.count and not other.phrase.singular for other in pairs
            )
            claim = claim_of(document, words, sentence, pair, verdict, further=further) or (
                listed_places(document, clause, pairs, verdict) if pair is best else None
            )
            if claim is not None and claim.count is UNSTATED and claim.unit == "people":
                claim.count = counted_beside(clause, pair) or UNSTATED
            if claim is not None and claim.kind == "site_closed" and claim.count is UNSTATED:
                count_again(words, claim, pair.phrase, places)
            if claim is not None:
                claim.listed = is_listed(words, pairs)
            if claim is not None and claim.counted and words[pair.phrase.head] in SIZES:
                size = SIZES[words[pair.phrase.head]]  # "the trio"
                claim.count, claim.carried = counted(document, words, sentence, size)
            if together and claim is not None:
                claim.count, claim.carried = counted(document, words, sentence, len(pairs))
                claim.sex = None
                claim.who = text_between(document, best.phrase.first, max(p.phrase.last for p in pairs))
            if sum_of is not None and pair is best:
                claim = with_money(
                    document, claim or claim_of(document, words, sentence, sum_of, verdict), sum_of.phrase
                )
            if claim is not None and claim.kind == "seizure" and not pair.phrase.kinds:
                if (whole := antecedent(clause, pair.phrase, pair.sense)) is not None:
                    claim.unit, claim.item, claim.who = whole.unit, whole.item, whole.who
            if claim is not None and extends(document, claim, last):
                continue
            if claim is not None:
                last = claim if pair is best or claim.kind == "seizure" else last or claim
                yield claim
                if (
                    claim.status == "done"
                    and (claim.kind in AT_SITES or pair.sense.lemma in FANNING)
                    and claim.count.best != 0
                ):
                    yield from raided(document, clause, pair)
                    yield from caught_with(document, clause, pair)


def warned_too(trigger: Trigger, last: Claim | None) -> Claim | None:
    """ "They were let off with a warning": whoever was released was warned as well."""
    if trigger.voice != "phrase" or trigger.kinds != {"warning"} or last is None or last.kind != "release":
        return None
    return replace(last, kind="warning", rule="outcome.warning.phrase", trigger=trigger)


def private_agent(words: list[str], sentence: Sentence, trigger: Trigger) -> bool:
    """Whether those who do it are no authority: "kidnappers detained the boy", "was caught by villagers", "thieves took
    12 cars"."""
    lemmas = [sense.lemma for sense in trigger.senses]
    taking = HANDING.isdisjoint(lemmas) and not TAKING.isdisjoint(trigger.kinds)
    private = NEVER_OR_PRIVATE if taking else NEVER
    if not HANDOVERS.isdisjoint(lemmas):
        return False  # "the villagers handed him over to the police"
    if trigger.voice == "active":
        if trigger.senses[0].lemma.startswith("pay "):
            return False  # those who pay a fine do not impose it
        if trigger.chain > sentence.first and words[trigger.chain - 1] in (",", "and"):
            # "the fire destroyed 118 stalls, killed a couple and injured nine": the subject of all three
            return not NEVER.isdisjoint(words[sentence.first : sentence.first + 2])
        if trigger.chain <= sentence.first or words[trigger.chain - 1] not in private:
            return False
        before = words[max(sentence.first, trigger.chain - 4) : trigger.chain - 1]
        return not any(
            word.endswith("ing") or word in participles() for word in before
        )  # "police chasing thieves took"
    if trigger.voice not in ("passive", "reduced") or words[trigger.last : trigger.last + 1] != ["by"]:
        return False
    agent = words[trigger.last + 1 : min(trigger.last + 5, sentence.last)]
    at = next((at for at, word in enumerate(agent) if word in private), None)
    return at is not None and "and" not in agent[:at] and all(word.isalpha() for word in agent[:at])


def pronoun_claim(
    document: Document, clause: Clause, trigger: Trigger, verdict: Verdict, last: Claim | None
) -> Claim | None:
    """ "arrested 44 suspects and referred them to court": the object is the set that the sentence counted before."""
    object_words = clause.words[trigger.last : trigger.last + 3]
    if (
        trigger.voice != "active"
        or last is None
        or last.phrase is None
        or not last.counted
        or last.phrase.singular
    ):
        return None
    if (
        object_words[:1] != ["them"]
        and object_words != ["all", "of", "them"]
        and object_words[:2] != ["all", "three"]
        and clause.words[trigger.last : trigger.last + 4]
        not in (["every", "one", "of", "them"], ["each", "one", "of", "them"])
        and object_words not in (["each", "of", "them"], ["both", "of", "them"])
    ):
        return None
    for sense in trigger.senses:
        fit = fitness(last.phrase, sense)
        if fit is not None and fit >= 0 and verdict in ("done", "planned"):
            claim = claim_of(
                document, clause.words, clause.sentence, Pair(trigger, sense, last.phrase, 5.0), verdict
            )
            if claim is not None and claim.kind != last.kind:
                claim.rule = f"outcome.{claim.kind}.pronoun"
                return claim
    return None


def bare_claim(document: Document, clause: Clause, trigger: Trigger, verdict: Verdict) -> Claim | None:
    """ "Police arrested Sok Dara": a patient that is no noun of the lexicon, of a verb that is done to people only."""
    if verdict != "done" or clause.sentence.zone != "body":
        return None
    found = bare_patient(document, clause, trigger)
    if found is None:
        return None
    sense, patient = found
    claim = claim_of(
        document, clause.words, clause.sentence, Pair(trigger, sense, patient, 4.0), verdict, bare=True
    )
    if claim is not None:
        claim.rule += ".bare"
    return claim


def echoes(clause: Clause, index: int) -> bool:
    """Whether a fixed phrase only completes the verb before it: "were taken away for questioning"."""
    trigger = clause.triggers[index]
    return any(
        trigger.first - other.last <= 8
        and "custody" in {family(kind) for kind in other.kinds} & {family(kind) for kind in trigger.kinds}
        for other in clause.triggers[:index]
    )
