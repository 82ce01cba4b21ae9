"""Frames: each trigger with the noun phrases that its grammar gives it, as claims.

A trigger takes its patient from the side that its voice prescribes; among the phrases there the score decides. Commas,
brackets and relative pronouns between the two cost, they do not forbid: "12 men who had fled were arrested".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from articles.extraction.claims import Claim, family
from articles.extraction.document import Document, Sentence
from articles.extraction.grammar import grammar
from articles.extraction.insertions import Range, apposed, find_insertions, gap_between, inside
from articles.extraction.nouns import FREE_HEADS, ONE, NounPhrase
from articles.extraction.status import Verdict, status_of
from articles.extraction.triggers import ADVERBS, MODALS, NEGATIONS, Sense, Trigger, find_triggers
from articles.extraction.types import SITE_KINDS, Count, Span

ACCEPTED = 2.0
UNSTATED = Count(None, "unspecified")
ZERO = Count(Decimal(0), "exact", Decimal(0), Decimal(0))
BOUNDARIES = grammar("boundaries")
WALLS = frozenset({";", ":"})
JOINTS = grammar("joints")
LONG_JOINTS = (
    ("as", "well", "as"),
    ("along", "with"),
    ("together", "with"),
    ("in", "addition", "to"),
    ("alongside",),
    ("including",),
    ("as", "were"),
    ("as", "was"),
    ("besides",),
    ("with",),
    ("accompanied", "by"),
)
PREPOSITIONS = grammar("prepositions")
FINITE = grammar("finite")
# Zeros are news only of these: "no one was arrested"; "no officials were found" is none.
ZERO_KINDS = frozenset(
    {"arrest", "detention", "charge", "injury", "death", "deportation", "conviction", "site_closed"}
)
TRIGGER_NOUNS = grammar("trigger_nouns")
# What is done to people and goods in a place that was therefore raided.
AT_SITES = frozenset({"arrest", "detention", "people_found", "seizure", "rescue"})
# "The suspect was arrested" is one arrest, unless the operation has counted them.
SINGLE_KINDS = frozenset({"arrest", "deportation", "rescue"})
UNNUMBERED_KINDS = frozenset(
    {
        "arrest",
        "detention",
        "deportation",
        "rescue",
        "charge",
        "release",
        "warning",
        "site_closed",
        "conviction",
    }
)
BODIES_OF = grammar("bodies_of")
HUMAN_VERBS = grammar("human_verbs")
STRONG_SEIZURE = grammar("strong_seizure")


@dataclass(frozen=True, slots=True)
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


def find_claims(document: Document, words: list[str], phrases: tuple[NounPhrase, ...]) -> list[Claim]:
    """All claims that a trigger makes, in the order of the text."""
    found: list[Claim] = []
    at = 0
    for sentence in document.sentences:
        own: list[NounPhrase] = []
        while at < len(phrases) and phrases[at].first < sentence.last:
            own.append(phrases[at])
            at += 1
        triggers = list(find_triggers(document, words, sentence))
        if triggers and own:
            clause = Clause(
                words, sentence, triggers, own, find_insertions(words, sentence, own), apposed(words, own)
            )
            found.extend(sorted(claims_of(document, clause), key=lambda claim: claim.at))
    return found


def claims_of(document: Document, clause: Clause) -> Iterator[Claim]:
    words, sentence = clause.words, clause.sentence
    last: Claim | None = None
    for index, trigger in enumerate(clause.triggers):
        verdict = status_of(words, sentence, trigger)
        if verdict == "none" or (trigger.voice == "phrase" and echoes(clause, index)):
            continue
        pairs = [pair for pair in pairs_of(clause, index) if pair.score >= ACCEPTED]
        if not pairs:
            repeated = pronoun_claim(document, clause, trigger, verdict, last)
            if repeated is not None:
                yield repeated
            continue
        best = max(pairs, key=lambda pair: pair.score)
        sum_of = fined(clause, best)
        for pair in [best, *companions(clause, best)]:
            claim = claim_of(document, words, sentence, pair, verdict)
            if sum_of is not None and pair is best:
                claim = with_money(
                    document, claim or claim_of(document, words, sentence, sum_of, verdict), sum_of.phrase
                )
            if claim is not None and extends(document, claim, last):
                continue
            if claim is not None:
                last = claim if pair is best or claim.kind == "seizure" else last or claim
                yield claim
                if claim.status == "done" and claim.kind in AT_SITES and claim.count.best != 0:
                    yield from raided(document, clause, pair)


def extends(document: Document, claim: Claim, last: Claim | None) -> bool:
    """Whether goods without a figure go on with a list of such goods: "laptops, printers and routers" is one claim."""
    if last is None or claim.kind != "seizure" or last.kind != "seizure" or last.trigger is not claim.trigger:
        return False
    unstated = (
        claim.count.best is None and last.count.best is None and claim.money is None and last.money is None
    )
    if not unstated or last.phrase is None or claim.phrase is None:
        return False
    first, final = sorted((last.phrase, claim.phrase), key=lambda phrase: phrase.first)
    start = document.tokens[first.number.last if first.number else first.first].span.start
    last.who = last.item = document.text[start : document.tokens[final.last - 1].span.end]
    return True


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


def fined(clause: Clause, best: Pair) -> Pair | None:
    """The sum of a fine whose people are the patient: "six drivers were fined 3 million riel"."""
    trigger = best.trigger
    if best.sense.rule.kind != "fine" or best.phrase.money is not None:
        return None
    for phrase in clause.phrases:
        gap = clause.gap(trigger.last, phrase.first)
        if (
            phrase.money is not None
            and trigger.last <= phrase.first
            and len(gap) <= 8
            and FINITE.isdisjoint(gap)
        ):
            return Pair(trigger, best.sense, phrase, best.score)
    return None


def with_money(document: Document, claim: Claim | None, phrase: NounPhrase) -> Claim | None:
    """The claim with the sum of money of a phrase; its evidence must hold the sum too."""
    if claim is not None:
        claim.money = phrase.money
        claim.unit = "money" if claim.count.best is None else claim.unit
    return claim


def raided(document: Document, clause: Clause, pair: Pair) -> Iterator[Claim]:
    """Places that are counted as where it was done: "114 people were detained at two branches" raids two sites."""
    trigger = pair.trigger
    for phrase in clause.phrases:
        before = clause.words[phrase.first - 1] if phrase.first > clause.sentence.first else ""
        near = 0 <= phrase.first - trigger.last <= 12
        if (
            "site" not in phrase.kinds
            or phrase.count is None
            or phrase.singular
            or not near
            or before not in ("at", "in", "from")
        ):
            continue
        if any(trigger.last <= other.first < phrase.first for other in clause.triggers):
            return
        tokens = document.tokens
        span = Span(tokens[phrase.first].span.start, tokens[phrase.last - 1].span.end)
        yield Claim(
            kind="site_raided", count=phrase.count, unit="sites", who=phrase.who, sentence=clause.sentence, phrase=phrase, trigger=trigger,
            trigger_span=span, rule="outcome.site_raided.at", score=5.0, at=span.start,
        )  # fmt: skip
        return


def echoes(clause: Clause, index: int) -> bool:
    """Whether a fixed phrase only completes the verb before it: "were taken away for questioning"."""
    trigger = clause.triggers[index]
    return any(
        trigger.first - other.last <= 8
        and "custody" in {family(kind) for kind in other.kinds} & {family(kind) for kind in trigger.kinds}
        for other in clause.triggers[:index]
    )


def pairs_of(clause: Clause, index: int) -> Iterator[Pair]:
    """The phrases on the side of the trigger that its voice prescribes, each scored."""
    trigger = clause.triggers[index]
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
            fit = 1.0 if own else fitness(phrase, sense)
            if fit is None:
                continue
            distance = place_score(clause, trigger, phrase)
            if distance is not None:
                yield Pair(trigger, sense, phrase, distance + fit)
                break


def fitness(phrase: NounPhrase, sense: Sense) -> float | None:
    """How well a phrase can be the patient of a sense; None when it cannot."""
    patients = sense.rule.patients
    kinds = phrase.kinds
    if sense.rule.heads and not sense.rule.heads & set(phrase.who.lower().split()):
        return None
    if kinds & patients:
        if "person" in patients and kinds == {"person", "officer"} and not phrase.count:
            return -2.0
        return 1.0
    if not kinds:
        if sense.rule.kind == "people_found" and not phrase.partitive:
            return None
        return -1.0 if "person" in patients and phrase.count is not None and phrase.money is None else None
    if (
        kinds == FREE_HEADS
        and phrase.count is not None
        and phrase.count.best != 0
        and sense.lemma in HUMAN_VERBS
    ):
        return -1.5 if phrase.who.split()[-1:] and phrase.who.split()[-1] not in TRIGGER_NOUNS else None
    if "site" in kinds and "goods" in patients and sense.lemma in ("seize", "confiscate"):
        return 0.5
    if kinds == FREE_HEADS and phrase.count is not None:
        if (
            "goods" in patients
            and sense.lemma in STRONG_SEIZURE
            and phrase.who.split()[-1:]
            and phrase.who.split()[-1] not in TRIGGER_NOUNS
        ):
            return 0.0
    return None


def place_score(clause: Clause, trigger: Trigger, phrase: NounPhrase) -> float | None:
    """The score of a phrase's place beside its trigger; None when its grammar forbids it."""
    voice = trigger.voice
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
    if any(word in WALLS for word in gap) or "whose" in gap:
        return None
    if gap[-1:] and gap[-1] in ("who", "which") and not (MODALS | NEGATIONS | {"no"}).isdisjoint(gap):
        return None  # the pronoun stands for a nearer noun: "an official knew of no one who was arrested"
    score = 10 - min(6.5, 0.35 * len(gap)) - min(4.5, 1.0 * sum(word in BOUNDARIES for word in gap))
    if trigger.voice == "reduced" and len(gap) > 0 and any(word not in ADVERBS for word in gap):
        score -= 2.5
    before = words[phrase.first - 1] if phrase.first > clause.sentence.first else ""
    if before in PREPOSITIONS and not phrase.partitive:
        score -= of_cost(clause, phrase) if before == "of" else 3.5
    after = words[phrase.last] if phrase.last < len(words) else ""
    if before == "," and after in (",", "–") and phrase.first - 1 > clause.sentence.first and len(gap) > 0:
        score -= 3.5  # in apposition: "the two, a driver and his passenger, were caught"
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


def after_passive(words: list[str], trigger: Trigger, phrase: NounPhrase) -> float | None:
    """ "Also confiscated were 12 boats", "Among those arrested were two men": the subject stands after the verb."""
    between = words[trigger.last : phrase.first]
    if phrase.first < trigger.last or len(between) > 6 or any(word in BOUNDARIES for word in between):
        return None
    if trigger.voice == "reduced":
        return 9.0 if between and between[-1] in ("were", "was", "are", "is") else None
    return 6.0 if trigger.voice == "passive" and not between and trigger.chain < trigger.first else None


def right_score(clause: Clause, trigger: Trigger, phrase: NounPhrase) -> float | None:
    if phrase.first < trigger.last:
        return None
    gap = clause.gap(trigger.last, phrase.first)
    if any(word in WALLS or word in ("who", "which", "said", "told") for word in gap):
        return None
    if trigger.tail_at > 0 and phrase.first > trigger.tail_at:
        return None
    score = 10 - min(6.5, 0.5 * len(gap)) - min(4.5, 1.5 * sum(word in BOUNDARIES for word in gap))
    before = clause.words[phrase.first - 1]
    if gap and before in PREPOSITIONS:
        score -= 5.0 if phrase.kinds and gap[0] not in PREPOSITIONS and before != "of" else 8.0
    if any(
        trigger.last <= other.first < phrase.first and other.voice != "adjective" for other in clause.triggers
    ):
        score -= 5.0
    return score


def nominal_score(words: list[str], trigger: Trigger, phrase: NounPhrase) -> float | None:
    """ "the arrest of 12 people", "12 arrests"."""
    if phrase.head == trigger.first and phrase.count is not None:
        return 9.0
    if words[trigger.last : phrase.first] == ["to"] and words[trigger.first - 2 : trigger.first] in (
        ["number", "of"],
        ["total", "of"],
        ["tally", "of"],
    ):
        return 8.0  # "bringing the number of arrests to 497"
    if phrase.first < trigger.last or words[trigger.last : trigger.last + 1] != ["of"]:
        return None
    gap = words[trigger.last + 1 : phrase.first]
    return 9.0 - len(gap) if len(gap) <= 3 and not any(word in BOUNDARIES for word in gap) else None


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
            if not joined(clause, left, right, trigger):
                if step > 0 and modifies(clause.words, left, right):
                    previous, at = phrase, at + step
                    continue
                break
            sense = companion_sense(best, phrase)
            if (
                phrase.money is not None
                and best.phrase.money is not None
                and "or" in clause.words[left.last : right.first]
            ):
                sense = None  # the same sum in another currency, or for each
            if sense is not None:
                yield Pair(trigger, sense, phrase, best.score - 0.5)
            previous, at = phrase, at + step
    if trigger.voice in ("passive", "reduced") and best.phrase.last <= trigger.first:
        yield from trailing(clause, best, phrases)


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
        joint = bool(gap) and (
            gap[-1] in JOINTS or any(tuple(gap[-len(item) :]) == item for item in LONG_JOINTS)
        )
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
        if sense is None and not phrase.kinds and phrase.count is not None and not best.phrase.kinds:
            sense = best.sense  # "24 were arrested in the city, 26 in the north"
        if sense is not None and phrase.count is not None:
            opened = True
            yield Pair(trigger, sense, phrase, best.score - 1.5)
        previous_last = phrase.last


def own_verb(words: list[str], phrase: NounPhrase, triggers: list[Trigger]) -> bool:
    """Whether a verb of its own follows a phrase: "12 were arrested and three houses were searched"."""
    following = words[phrase.last : phrase.last + 9]
    for at, word in enumerate(following):
        if word in (",", ";", ".", ":"):
            return False
        if word in FINITE - {"who", "which", "that", "but", "while"}:
            return True
        if any(
            other.first == phrase.last + at and other.voice in ("passive", "reduced") for other in triggers
        ):
            return True
    return False


def modifies(words: list[str], left: NounPhrase, right: NounPhrase) -> bool:
    """Whether the right phrase only describes the left one: "traps complete with 50 poles", "boxes on a truck"."""
    gap = words[left.last : right.first]
    return 0 < len(gap) <= 3 and gap[-1] in PREPOSITIONS and FINITE.isdisjoint(gap)


def joined(clause: Clause, left: NounPhrase, right: NounPhrase, trigger: Trigger) -> bool:
    """Whether two neighbouring phrases are members of one list on the same side of the trigger."""
    if left.last <= trigger.first < right.first or right.first - left.last > 40:
        return False
    gap = clause.gap(left.last, right.first)
    if not gap or any(
        left.last <= other.first < right.first and inside(clause.insertions, other.first) is None
        for other in clause.triggers
    ):
        return False
    after = trigger.first < left.first
    joint = (
        gap[-1] in JOINTS
        or (after and gap[-1] == ";")
        or any(tuple(gap[-len(item) :]) == item for item in LONG_JOINTS)
    )
    if not joint:
        return False
    core = [word for word in gap if word not in JOINTS and not (after and word == ";")]
    for long_joint in LONG_JOINTS:
        if tuple(core[-len(long_joint) :]) == long_joint:
            core = core[: -len(long_joint)]
    return FINITE.isdisjoint(core) and len(core) <= (0 if trigger.voice == "nominal" else 8)


def claim_of(
    document: Document, words: list[str], sentence: Sentence, pair: Pair, verdict: Verdict
) -> Claim | None:
    """The claim that a pair makes, None when it makes none: a single place that was visited, a negation without a set."""
    phrase, trigger, kind = pair.phrase, pair.trigger, pair.sense.rule.kind
    if words[phrase.head] in ("officers", "police") and kind == "people_found":
        return None
    count = phrase.count if phrase.count is not None else UNSTATED
    if count.best == 0 and count.modifier == "exact" and phrase.kinds != {"money"}:
        if kind not in ZERO_KINDS or verdict not in ("done", "negated") or (verdict == "negated"):
            return None
    elif verdict == "negated":
        if kind not in ZERO_KINDS or trigger.voice == "active":
            return None
        count = ZERO
    if kind == "site_raided" and (phrase.singular or phrase.count is None):
        return None
    if trigger.voice == "adjective" and (sentence.zone != "body" or phrase.singular):
        return None
    if trigger.voice == "phrase" and kind == "detention" and (phrase.singular or phrase.count is None):
        return None
    if kind == "violation" and (phrase.count is None or not violation_fits(words, phrase, trigger)):
        return None
    if phrase.count is None and not worth_telling(sentence, phrase, trigger, pair.sense):
        return None
    if phrase.count is None and phrase.singular:
        if verdict not in ("done", "planned"):
            return None
        if kind == "site_closed" and "site" in phrase.kinds and verdict == "done":
            count = ONE
        elif kind in SINGLE_KINDS and "person" in phrase.kinds:
            count = ONE
        elif "goods" not in phrase.kinds:
            return None
    if phrase.money is not None and kind not in ("fine", "seizure"):
        return None
    status = "done" if verdict == "negated" else verdict
    if status == "done" and pair.sense.lemma.split()[0] in ("face", "await"):
        status = "planned"
    rule = f"outcome.{kind}.{trigger.voice}" + (".zero" if count.best == 0 else "")
    tokens = document.tokens
    last = max(trigger.last, trigger.tail_at + 1) - 1
    return Claim(
        kind=kind,
        count=UNSTATED if phrase.money is not None else count,
        unit="sites"
        if kind in SITE_KINDS
        else "people"
        if "person" in pair.sense.rule.patients
        else phrase.unit,
        who=phrase.who,
        sentence=sentence,
        phrase=phrase,
        trigger=trigger,
        trigger_span=Span(tokens[trigger.first].span.start, tokens[last].span.end),
        rule=rule,
        score=pair.score,
        status=status,  # type: ignore[arg-type]
        item=phrase.item if kind == "seizure" else "",
        money=phrase.money,
        nationalities=phrase.nationalities,
        sex=phrase.sex,
        at=tokens[phrase.first].span.start,
    )


def violation_fits(words: list[str], phrase: NounPhrase, trigger: Trigger) -> bool:
    """Only a predicate makes people a violation: "18 were without papers"; not "12 men without papers were arrested"."""
    if trigger.voice != "phrase":
        return True
    gap = words[phrase.last : trigger.first]
    linking = {
        "were",
        "are",
        "was",
        "is",
        "had",
        "have",
        "been",
        "found",
        "determined",
        "discovered",
        "to",
        "be",
        "working",
        "who",
        "also",
        "being",
        "living",
        "operating",
        "staying",
        "residing",
    }
    return all(word in linking or word in ADVERBS or word.endswith("ly") for word in gap) and (
        len(gap) > 0 or phrase.partitive or not phrase.kinds
    )


def worth_telling(sentence: Sentence, phrase: NounPhrase, trigger: Trigger, sense: Sense) -> bool:
    """Whether a claim without a figure is one: in the body, of a definite set or of goods that a strong verb takes."""
    if sentence.zone != "body" or trigger.form == "ing" or phrase.kinds == {"officer"}:
        return False
    if sense.rule.kind == "seizure":
        return (
            sense.lemma in STRONG_SEIZURE
            and not phrase.singular
            and trigger.voice in ("passive", "active", "nominal", "reduced")
        )
    if sense.rule.kind in UNNUMBERED_KINDS and not phrase.singular:
        return trigger.voice in ("passive", "active", "adjective")
    return (
        phrase.singular
        and (sense.rule.kind == "site_closed" or (phrase.definite and sense.rule.kind in SINGLE_KINDS))
        and trigger.voice in ("passive", "active")
    )


def strongest(claims: Sequence[Claim]) -> list[Claim]:
    """Where two triggers of one family claim the same phrase, the one that scores higher."""
    held = {claim.at for claim in claims if claim.kind != "violation"}
    claims = [claim for claim in claims if claim.kind != "violation" or claim.at not in held]
    best: dict[tuple[int, str, str], Claim] = {}
    for claim in claims:
        key = (claim.at, family(claim.kind), claim.status)
        if key not in best or custody_rank(claim) > custody_rank(best[key]):
            best[key] = claim
    return [claim for claim in claims if best[(claim.at, family(claim.kind), claim.status)] is claim]


def custody_rank(claim: Claim) -> tuple[int, float]:
    return ({"arrest": 3, "detention": 2, "people_found": 1}.get(claim.kind, 0), claim.score)
