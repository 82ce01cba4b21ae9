"""Whether a trigger tells a deed done, planned, alleged, negated, or none at all."""

from __future__ import annotations

from functools import cache
from typing import Literal

from articles.extraction.denials import is_denied
from articles.extraction.document import Sentence
from articles.extraction.grammar import grammar
from articles.extraction.lexicon import read_lexicon
from articles.extraction.outcome_rules import forms_of
from articles.extraction.voices import ADVERBS, BE, HAVE, NEGATIONS, Trigger

Verdict = Literal["done", "planned", "alleged", "negated", "none"]
TIPS = frozenset({"clues", "clue", "details", "evidence", "information", "tips"})
IRREAL = frozenset({"would", "could", "might"})  # "had the police arrested him, he would not have fled"
# Before "of being arrested".
DREADED = frozenset(
    {"afraid", "chance", "danger", "fear", "fearful", "instead", "possibility", "risk", "terrified", "threat"}
)
INVERTING = frozenset({"nor", "neither"})
AWAITED = grammar("awaited")
FACTIVE = grammar("factive")
PROTESTS = frozenset(
    {
        "agitate",
        "agitated",
        "agitating",
        "agitation",
        "demonstrated",
        "demonstration",
        "protest",
        "protested",
        "protesting",
        "protests",
    }
)
# What happens once: in the present tense it is told of what happens always.
EVENTS = frozenset({"death", "injury", "warning", "personnel"})
CAUSING = frozenset({"had", "made"})
CLAUSE_ENDS = frozenset({";", ":", "–", "—", "(", ")"})
# With which a sentence opens that is a condition.
CONDITIONS = frozenset({"if", "unless", "should", "in", "had"})
# How many tokens before a verb what makes its clause a condition, and what makes it alleged, may stand.
FARTHEST_CONDITION, FARTHEST_CLAIM = 12, 13


@cache
def cues(key: str) -> frozenset[str]:
    return frozenset(read_lexicon("status").strings(key))


def status_of(words: list[str], sentence: Sentence, trigger: Trigger) -> Verdict:
    """The verdict on one trigger, from its auxiliaries, what governs it and the clause before it. "none": no event."""
    chain = set(words[trigger.chain : trigger.chain_end])
    if sentence.last > sentence.first and words[sentence.last - 1] == "?":
        return "none"
    if trigger.voice == "nominal":
        return nominal_status(words, sentence, trigger)
    if opens_with_condition(words, sentence) or in_condition(words, sentence, trigger):
        return "none"
    if "to" in chain:
        verdict = infinitive_status(words, sentence, trigger, chain)
    elif chain & cues("hypothetical"):
        verdict = "none"
    elif chain & cues("planned"):
        verdict = "none" if chain & NEGATIONS else "planned"
    elif chain & NEGATIONS:
        verdict = (
            "negated"
            if ((chain & BE or chain & HAVE) and not chain & {"is", "are", "be"})
            or chain & {"been", "did", "didn’t", "didn't"}
            else "none"
        )
    else:
        verdict = finite_status(words, sentence, trigger, chain)
    return alleged_status(words, sentence, trigger) if verdict == "done" else verdict


def finite_status(words: list[str], sentence: Sentence, trigger: Trigger, chain: set[str]) -> Verdict:
    if "having" in chain and trigger.chain > sentence.first and words[trigger.chain - 1] == "of":
        return "none"  # "accused of having collected"
    if "being" in chain and dreaded(words, sentence, trigger.chain):
        return "none"  # "for fear of being arrested"
    if "be" in chain:
        return "none"  # "they demanded that he be arrested"
    if chain & {"is", "are"} and opens_clause(words, sentence, trigger, {"until", "till", "before", "once"}):
        return "planned"  # "they stay here until they are sent to court"
    if (
        trigger.voice == "reduced"
        and words[trigger.first - 1] in NEGATIONS
        and trigger.first > sentence.first
    ):
        return "none"  # "was questioned but not detained"
    if trigger.voice in ("reduced", "active") and inverted_negation(words, sentence, trigger):
        return "none"
    if trigger.form in ("base", "third") and sentence.zone != "heading" and trigger.voice != "passive":
        return "none"  # "police arrest whoever they like": a habit
    if trigger.form in ("base", "third") and trigger.voice == "passive" and trigger.chain == trigger.first:
        past = forms_of(trigger.senses[0].lemma.split()[0])[1]
        if sentence.zone != "heading" and past != words[trigger.first] and trigger.kinds & EVENTS:
            if not CAUSING.isdisjoint(words[max(sentence.first, trigger.first - 5) : trigger.first]):
                return "done"  # "had five vendors sign a promise"
            return "none"  # "eight of every ten people who die on the roads"
    if trigger.form == "ing":
        return participle_status(words, sentence, trigger)
    if (
        trigger.voice in ("passive", "active")
        and trigger.chain > sentence.first
        and words[trigger.chain - 1] in cues("habit")
    ):
        return "none"
    return "done"


def dreaded(words: list[str], sentence: Sentence, chain: int) -> bool:
    """Whether "being" tells what did not come about: "for fear of being arrested", "to avoid being caught"."""
    before = words[max(sentence.first, chain - 2) : chain]
    return (before[-1:] == ["of"] and before[0] in DREADED) or (
        before[-1:] != [] and before[-1] in cues("wanted")
    )


def opens_clause(words: list[str], sentence: Sentence, trigger: Trigger, openers: set[str]) -> bool:
    """Whether one of the words opens the trigger's own clause, at most a short subject before it."""
    first = max(sentence.first, trigger.chain - 5)
    return not openers.isdisjoint(words[first : trigger.chain]) and "," not in words[first : trigger.chain]


def inverted_negation(words: list[str], sentence: Sentence, trigger: Trigger) -> bool:
    """ "Nor was any equipment seized": the auxiliary stands before the subject."""
    first = max(sentence.first, trigger.first - 9)
    if INVERTING.isdisjoint(words[first : trigger.first]):
        return False
    for position in range(trigger.first - 1, first, -1):
        if words[position] in CLAUSE_ENDS or words[position] == ",":
            return False
        if words[position - 1] in INVERTING and (words[position] in BE or words[position] in HAVE):
            return True
    return False


def participle_status(words: list[str], sentence: Sentence, trigger: Trigger) -> Verdict:
    """ "arresting 12 people": done after a comma, a subject or "by", "and", "after"; not in "accused of detaining"."""
    before = words[trigger.chain - 1] if trigger.chain > sentence.first else ""
    if not before[:1].isalpha() and trigger.first - sentence.first <= 1:
        # "Hauling logs is an offence" names a habit, "Hauling logs away, officers ..." a deed
        return "done" if "," in words[trigger.last : min(trigger.last + 15, sentence.last)] else "none"
    if before in (
        "of",
        "for",
        "from",
        "against",
        "at",
        "in",
        "with",
        "to",
        "about",
        "on",
        "as",
        "illegally",
        "not",
        "or",
    ):
        return "none"
    if before in ("without",):
        return "negated"
    if before in cues("wanted") or before in cues("habit"):
        return "none"
    return "done"


def infinitive_status(words: list[str], sentence: Sentence, trigger: Trigger, chain: set[str]) -> Verdict:
    """ "to arrest", "to be deported": the word before decides."""
    position = trigger.chain
    while position < trigger.first and words[position] != "to":
        position += 1
    if words[position - 1] == "yet" and position - 1 > sentence.first:
        return "none"  # "the police are yet to arrest them"
    governor = position - 1
    while governor > sentence.first and (words[governor] in ADVERBS or words[governor].endswith("ly")):
        governor -= 1
    word = words[governor] if governor >= sentence.first else ""
    if word in NEGATIONS or chain & NEGATIONS:
        return "none"
    if "have" in chain and not chain & (cues("hypothetical") | cues("planned")):
        return "done"  # "police say to have arrested", "are reported to have been arrested"
    if word == "able" and not (cues("hypothetical") | cues("planned")).isdisjoint(
        words[max(sentence.first, governor - 3) : governor]
    ):
        return "none"  # "police will be able to impound a vehicle"
    if word in cues("done_before_to"):
        return "none" if governor > sentence.first and words[governor - 1] in NEGATIONS | {"un"} else "done"
    if word in cues("planned_before_to") and not (chain & cues("hypothetical")):
        return "planned"
    if chain & {"is", "are", "will"}:
        return "planned"
    return "done" if was_sent(words, sentence, governor) else "none"


def was_sent(words: list[str], sentence: Sentence, governor: int) -> bool:
    """ "sent workers to the lake to pull down the huts": who was sent did it."""
    for position in range(governor, max(sentence.first - 1, governor - 10), -1):
        if (
            words[position] in CLAUSE_ENDS
            or words[position] in (",", "but")
            or words[position] in cues("wanted")
        ):
            return False
        if words[position] in cues("sent_before_to"):
            return position == sentence.first or words[position - 1] not in {
                "be",
                "to",
                "will",
                "not",
                "should",
            }
    return False


def nominal_status(words: list[str], sentence: Sentence, trigger: Trigger) -> Verdict:
    """ "the arrest of": wanted after "ordered", planned after "will", done otherwise."""
    after = words[trigger.last : min(trigger.last + 4, sentence.last)]
    if after and (
        after[0] in cues("hypothetical")
        or (after[0] in BE | {"seem", "seemed"} and not AWAITED.isdisjoint(after[1:3]))
    ):
        return "none"  # "more arrests are likely", "arrests could follow"
    if after and after[0] in cues("planned"):
        return "planned"
    window = words[max(sentence.first, trigger.first - 7) : trigger.first]
    for position in range(len(window) - 1, -1, -1):
        word = window[position]
        if word in CLAUSE_ENDS or word in (",", "and", "but"):
            break
        if word in ("ordered", "orders") and trigger.kinds == {"site_closed"}:
            return "done"  # whoever may close a place closes it by an order
        if word == "against" and position > 0 and window[position - 1] in PROTESTS:
            return "done"  # "a protest against the arrest of the leader"
        if word == "leading" and position > 0 and window[position - 1] in TIPS:
            return "none"  # "a reward for information leading to his arrest"
        if word in FACTIVE:
            return "done"
        if word == "for" and position > len(window) - 4:
            return "none"  # "a reward for his arrest", "a hunt for"
        if word in cues("wanted"):
            return "none"
        if word in cues("hypothetical") or word in NEGATIONS:
            return "none"
        if word in cues("planned"):
            return "planned"
    return "done"


def opens_with_condition(words: list[str], sentence: Sentence) -> bool:
    """ "In case of refusal, the police will ...", "If they come back, they will be arrested"."""
    opening = words[sentence.first : sentence.first + 4]
    if CONDITIONS.isdisjoint(opening):
        return False
    own = [word for word in opening if word[0].isalpha()]
    return (
        own[:1] in (["if"], ["unless"], ["should"])
        or own[:2] == ["in", "case"]
        or (own[:1] == ["had"] and not IRREAL.isdisjoint(words[sentence.first : sentence.last]))
        or own[:3] == ["in", "the", "event"]
    )


def in_condition(words: list[str], sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the trigger's own clause is a condition: "if they are arrested", "whether anyone was charged"."""
    before = words[max(sentence.first, trigger.chain - FARTHEST_CONDITION) : trigger.chain]
    if cues("condition").isdisjoint(before):
        return False
    for steps, word in enumerate(reversed(before)):
        if word in CLAUSE_ENDS or (word in (",", "and", "but") and steps > 0):
            return False
        if word in cues("condition"):
            return True
    return False


def alleged_status(words: list[str], sentence: Sentence, trigger: Trigger) -> Verdict:
    """Claimed by somebody: "she claimed that two guards had been taken"."""
    first = max(sentence.first, trigger.chain - FARTHEST_CLAIM)
    if "that" not in words[first + 1 : trigger.chain + 1]:
        return "done"
    for position in range(trigger.chain - 1, first - 1, -1):
        if words[position] in CLAUSE_ENDS:
            return "done"
        if words[position + 1] == "that" and is_denied(words, sentence, position):
            return "none"
        if words[position + 1] == "that" and words[position] in cues("alleged"):
            return "alleged"
    return "done"
