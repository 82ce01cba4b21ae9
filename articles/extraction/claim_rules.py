"""Which pairs of trigger and phrase become claims, and with what count and status."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from articles.extraction.attachment import OCCUPIED, Pair
from articles.extraction.breaches import violation_fits
from articles.extraction.claims import Claim, family
from articles.extraction.counts import UNSTATED
from articles.extraction.document import Document, Sentence
from articles.extraction.fitness import HUMAN_VERBS, STRONG_SEIZURE
from articles.extraction.grammar import grammar
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.noun_phrases import ONE
from articles.extraction.outcome_rules import Sense
from articles.extraction.status import Verdict
from articles.extraction.subjects import sized
from articles.extraction.types import SITE_KINDS, Count, Span
from articles.extraction.voices import ADVERBS, BE, HAVE, Trigger

ZERO = Count(Decimal(0), "exact", Decimal(0), Decimal(0))

# Zeros are news only of these: "no one was arrested"; "no officials were found" is none.
ZERO_KINDS = frozenset(
    {"arrest", "detention", "charge", "injury", "death", "deportation", "conviction", "rescue", "site_closed"}
)

# "The suspect was arrested" is one arrest, unless the operation has counted them.
SINGLE_KINDS = frozenset(
    {"arrest", "deportation", "rescue", "charge", "conviction", "detention", "fine", "release"}
)

FAR = 4.0
# Of samples too they say that they were taken for good.
FIRMEST = frozenset({"seize", "confiscate", "impound", "destroy"})

# One thing that was named before is counted when they tell of it.
FIRM = FIRMEST - {"destroy"} | {"keep as evidence", "take as evidence", "hold as evidence"}

# What is done to those in breach, who are told of as such too.
MILD = frozenset({"fine", "release", "warning"})
# Verbs of which inspections are the subject.
ROUNDS_DO = frozenset({"cover", "reach", "take in"})
ROUNDS = frozenset(
    {"checks", "inspection", "inspections", "patrols", "rounds", "searches", "sweep", "visits"}
)
DEVICES = grammar("devices")
STAYING = frozenset({"remain", "remained", "remains", "stayed", "stays"})

# One or two officers are no deployment.
FEWEST = 3

UNNUMBERED_KINDS = frozenset(
    {"arrest", "detention", "deportation", "rescue", "charge", "release", "warning", "site_closed",
     "conviction", "fine"}
)  # fmt: skip


def extends(document: Document, claim: Claim, last: Claim | None) -> bool:
    """Whether goods without a figure go on with a list of such goods: "laptops, printers and routers" is one claim."""
    if last is None or claim.kind != "seizure" or last.kind != "seizure" or last.trigger is not claim.trigger:
        return False
    unstated = (
        claim.count.best is None and last.count.best is None and claim.money is None and last.money is None
    )
    if not unstated or last.phrase is None or claim.phrase is None:
        return False
    if claim.phrase.number is not None:
        return False  # "laptops and thousands of cards": the second has a measure of its own
    first, final = sorted((last.phrase, claim.phrase), key=lambda phrase: phrase.first)
    start = document.tokens[first.number.last if first.number else first.first].start
    last.who = last.item = document.text[start : document.tokens[final.last - 1].end]
    return True


def claim_of(
    document: Document,
    words: list[str],
    sentence: Sentence,
    pair: Pair,
    verdict: Verdict,
    *,
    bare: bool = False,
    further: bool = False,
) -> Claim | None:
    """The claim that a pair makes, None when it makes none: a single place that was visited, a negation without a set.

    `further` says that it goes on with a list of counted places.

    `bare` says that the patient is in no lexicon and was found by its verb alone."""
    phrase, trigger, kind = pair.phrase, pair.trigger, pair.sense.rule.kind
    if words[phrase.head] in ("officers", "police") and kind == "people_found":
        return None
    if kind == "seizure" and pair.sense.lemma == "take" and words[phrase.head] in OCCUPIED:
        if trigger.voice in ("passive", "reduced"):
            return None  # "30 beds, of which 28 were taken"
    if (
        kind == "seizure"
        and pair.sense.lemma in ("find", "discover")
        and only_found_out(words, phrase, trigger)
    ):
        return None
    if (
        phrase.count is None
        and trigger.voice == "reduced"
        and words[sentence.first : trigger.first] == ["those"]
    ):
        if words[trigger.last : trigger.last + 1] != [","]:
            return None  # "those arrested face charges" tells of them, and not that they were
    if kind == "seizure" and words[phrase.head] in ("sample", "samples") and pair.sense.lemma not in FIRMEST:
        return None  # "came away with 14 samples", to be tested
    if kind == "site_raided" and pair.sense.lemma in ROUNDS_DO:
        if ROUNDS.isdisjoint(words[sentence.first : trigger.first]):
            return None  # "the flood reached 12 houses"
    if kind == "site_closed" and "day" in words[phrase.first : phrase.head]:
        return None  # "closing a two-day workshop"
    count = phrase.count if phrase.count is not None else UNSTATED
    if count.best == 0 and count.modifier == "exact" and phrase.kinds != {"money"}:
        if kind not in ZERO_KINDS or verdict != "done" or trigger.voice == "phrase":
            return None
    elif verdict == "negated":
        if kind not in ZERO_KINDS or trigger.voice == "active":
            return None
        count = ZERO
    if kind == "site_raided" and (phrase.count is None or (phrase.singular and not further)):
        return None
    if trigger.voice == "adjective" and (
        sentence.zone != "body" or phrase.last < trigger.first or (phrase.singular and not one_held(pair))
    ):
        return None  # "11 Peruvians and four Brazilians, the wounded men among them"
    if trigger.voice == "phrase" and kind == "detention" and (phrase.singular or phrase.count is None):
        if not bare and not in_custody(words, pair):
            return None
    if kind == "personnel" and count.best is not None and count.best < FEWEST:
        if trigger.voice == "reduced" or pair.sense.lemma == "involve":
            return None  # "two agents were involved", "a policeman sent for the purpose"
    if kind in ("death", "injury") and opens_after(words, sentence, phrase, trigger):
        return None
    if kind == "violation" and (phrase.count is None or not violation_fits(words, phrase, trigger)):
        return None
    if phrase.count is None and not bare and not worth_telling(sentence, phrase, trigger, pair.sense):
        return None
    if phrase.count is None and phrase.singular:
        if verdict not in ("done", "planned"):
            return None
        if kind == "seizure" and is_one_thing(phrase):
            count = ONE
        elif (kind == "site_closed" and "site" in phrase.kinds and verdict == "done") or (
            kind in SINGLE_KINDS and "person" in phrase.kinds
        ):
            count = sized(words, phrase.head + 1) or ONE
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
        trigger_span=Span(tokens[trigger.first].start, tokens[last].end),
        rule=rule,
        score=pair.score,
        status=status,  # type: ignore[arg-type]
        item=phrase.item if kind == "seizure" else "",
        money=phrase.money,
        nationalities=phrase.nationalities,
        sex=phrase.sex,
        at=tokens[phrase.first].start,
    )


def only_found_out(words: list[str], phrase: NounPhrase, trigger: Trigger) -> bool:
    """ "A truck was found to be carrying wood", "found 22 to be overloaded", "a safe was found open": what came out about
    a thing, which is not yet taken."""
    if phrase.first > trigger.first:
        return words[phrase.last : phrase.last + 2] in (
            ["to", "be"],
            ["to", "have"],
            ["over", "the"],
            ["over", "their"],
        )
    return trigger.voice == "passive" and words[trigger.last : trigger.last + 1] in (
        ["to"],
        ["open"],
        ["empty"],
    )


def opens_after(words: list[str], sentence: Sentence, phrase: NounPhrase, trigger: Trigger) -> bool:
    """Whether the harm is why something was done, and not done by it: "shut after two patients died"."""
    return (
        phrase.first > sentence.first
        and words[phrase.first - 1] in ("after", "since", "because")
        and trigger.first > phrase.first
    )


def one_held(pair: Pair) -> bool:
    """ "The arrested youth was identified": one person, and an arrest."""
    return (
        pair.sense.rule.kind in ("arrest", "detention")
        and pair.phrase.kinds == {"person"}
        and pair.phrase.definite
    )


def in_custody(words: list[str], pair: Pair) -> bool:
    """ "The priest is under arrest", "a man is in custody": a predicate says of people where they are."""
    gap = words[pair.phrase.last : pair.trigger.first]
    linked = all(word in BE or word in HAVE or word in ADVERBS or word in STAYING for word in gap)
    return bool(gap) and linked and pair.sense.lemma in HUMAN_VERBS and pair.phrase.kinds == {"person"}


def is_one_thing(phrase: NounPhrase) -> bool:
    """Whether a singular with "the" is one thing and no stuff: "the lorry", "the pump"; not "the timber"."""
    return phrase.kinds == {"vehicle"} or (
        phrase.kinds == {"goods"}
        and phrase.who.split()[-1:] != []
        and phrase.who.split()[-1].lower() in DEVICES
    )


def worth_telling(sentence: Sentence, phrase: NounPhrase, trigger: Trigger, sense: Sense) -> bool:
    """Whether a claim without a figure is one: in the body, of a definite set or of goods that a strong verb takes."""
    if sentence.zone != "body" or phrase.kinds == {"officer"}:
        return False
    if trigger.form == "ing" and sense.rule.kind != "fine":
        return False
    if sense.rule.kind == "seizure" and phrase.singular:
        firm = sense.lemma in FIRM and trigger.voice in ("passive", "active")
        return firm and phrase.definite and is_one_thing(phrase)  # "the trawler was impounded"
    if sense.rule.kind == "seizure":
        return sense.lemma in STRONG_SEIZURE and trigger.voice in ("passive", "active", "nominal", "reduced")
    if sense.rule.kind in UNNUMBERED_KINDS and not phrase.singular:
        return (
            trigger.voice in ("passive", "active", "adjective")
            or (trigger.voice == "phrase" and sense.rule.kind == "detention")
            or (trigger.voice == "nominal" and sense.rule.kind in ("arrest", "detention"))
            or (trigger.voice == "reduced" and phrase.definite and phrase.kinds == {"person"})
        )
    return (
        phrase.singular
        and (sense.rule.kind == "site_closed" or (phrase.definite and sense.rule.kind in SINGLE_KINDS))
        and trigger.voice
        in (
            ("passive", "active", "nominal", "adjective", "phrase")
            if sense.rule.kind in ("arrest", "detention")
            else ("passive", "active")
        )
    )


def strongest(claims: Sequence[Claim]) -> list[Claim]:
    """Where two triggers of one family claim the same phrase, the one that scores higher."""
    held = {claim.at for claim in claims if claim.kind != "violation" and claim.kind not in MILD}
    claims = [claim for claim in claims if claim.kind != "violation" or claim.at not in held]
    best: dict[tuple[int, str, str], Claim] = {}
    for claim in claims:
        key = (claim.at, family(claim.kind), claim.status)
        if key not in best or beats(claim, best[key]):
            best[key] = claim
    return [claim for claim in claims if best[(claim.at, family(claim.kind), claim.status)] is claim]


def beats(new: Claim, old: Claim) -> bool:
    """The graver kind of custody wins, unless its verb stands much farther off: "busted a den and detained 84"."""
    if new.rule.endswith(".pronoun") != old.rule.endswith(".pronoun"):
        found, other = (old, new) if new.rule.endswith(".pronoun") else (new, old)
        if found.kind == "people_found" and other.kind in ("arrest", "detention"):
            return other is new  # "found 158 people and detained them"
    if abs(new.score - old.score) > FAR:
        return new.score > old.score
    return custody_rank(new) > custody_rank(old)


def custody_rank(claim: Claim) -> tuple[int, float]:
    return ({"arrest": 3, "detention": 2, "people_found": 1}.get(claim.kind, 0), claim.score)
