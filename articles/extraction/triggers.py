"""Triggers: the words that say what was done, with their form and their voice."""

from __future__ import annotations

from collections.abc import Iterator

from articles.extraction.breaches import LEADS as BREACHES
from articles.extraction.breaches import OUTLAWED, breach, breach_end, is_found
from articles.extraction.document import Document, Sentence
from articles.extraction.foreign import foreign_places
from articles.extraction.homeward import OWN
from articles.extraction.nationalities import nationality_of
from articles.extraction.outcome_rules import Form, Sense, senses, tailless
from articles.extraction.voices import ADVERBS, AUXILIARIES, HEDGING, NEGATIONS, Trigger, is_figure, voice_of

FARTHEST_TAIL = 14
BEFORE_PARTICIPLES = AUXILIARIES | NEGATIONS
BEFORE_VERBS = BEFORE_PARTICIPLES | ADVERBS

POLICE_STATION = ("to", "police", "station")
BREAKS = frozenset({",", ".", "and", ";"})
BETWEEN = BREAKS | {
    "at",
    "by",
    "for",
    "from",
    "in",
    "near",
    "of",
    "on",
    "with",
}  # "to the casino near the border"

# Before the last word of a tail up to four others may stand: "to the provincial court".
LOOSE_ENDS = frozenset(
    "custody embassy court prosecutor courts prosecutors questioning detention headquarters jail prison judge magistrate "
    "inspectorate commissariat hall barracks border frontier gate checkpoint crossing parents families relatives guardians flight "
    "plane aircraft cell cells river canal bridge".split()
)

# Verbs with a tail that nothing parts from them.
TOGETHER = frozenset({"court arrest"})


def find_triggers(document: Document, words: list[str], sentence: Sentence) -> Iterator[Trigger]:
    """All triggers of a sentence, in order. At one token the longest tail wins; several kinds may share it."""
    table, end = senses(), sentence.first
    previous: Trigger | None = None
    for at in range(sentence.first, sentence.last):
        if at < end or (words[at] not in table and words[at] not in BREACHES):
            continue
        if words[at - 1] == "than" and words[at - 2 : at - 1] == ["rather"]:
            continue  # "had been rescued rather than caught"
        close = breach_end(words, sentence.first, at, sentence.last) if words[at] in BREACHES else None
        if close is not None:
            trigger: Trigger | None = Trigger(at, close, at, "phrase", "phrase", (breach(),))
        elif words[at] in OUTLAWED and is_found(words, sentence.first, at):
            trigger = Trigger(at, at + 1, at, "adjective", "adjective", (breach(),))
        elif words[at] in table:
            trigger = read_trigger(document, words, sentence, at, previous)
        else:
            continue
        if trigger is not None:
            yield trigger
            previous, end = trigger, trigger.last


def read_trigger(
    document: Document, words: list[str], sentence: Sentence, at: int, previous: Trigger | None
) -> Trigger | None:
    fitting: list[tuple[Sense, int]] = []
    near = words[at + 1 : at + FARTHEST_TAIL]
    tails, bare = tailless()[words[at]]
    for sense in bare if tails.isdisjoint(near) else senses()[words[at]]:
        if sense.tail and sense.tail[0] not in near:
            continue
        if (tail_at := find_tail(words, sentence, at, sense)) is None:
            continue
        last = tail_at + len(sense.tail) if sense.tail and tail_at == at + 1 else at + 1
        if not refused(words, sentence, at, last, sense):
            fitting.append((sense, tail_at))
    if not fitting:
        return None
    chain, form, voice = voice_of(
        document, words, sentence, at, {sense.form for sense, _ in fitting}, previous, fitting
    )
    same = [
        item for item in fitting if compatible(item[0].form, form) or item[0].form == voice == "adjective"
    ]
    if not same:
        return None
    longest = max([len(sense.tail) for sense, _ in same])
    chosen = tuple(sense for sense, _ in same if len(sense.tail) == longest)
    tail_at = next(tail for sense, tail in same if sense in chosen and len(sense.tail) == longest)
    last = tail_at + longest if longest and tail_at == at + 1 else at + 1
    chain_last = chain  # the auxiliaries end where the first verb begins that shares them
    while chain_last < at and (words[chain_last] in BEFORE_VERBS or words[chain_last].endswith("ly")):
        chain_last += 1
    return Trigger(
        at,
        last,
        chain,
        form,
        voice,
        chosen,
        tail_at if longest and tail_at > at + 1 else -1,
        chain_last,
    )


def compatible(form: Form, chosen: Form) -> bool:
    return form == chosen or {form, chosen} <= {"past", "participle"} or {form, chosen} <= {"base", "third"}


def find_tail(words: list[str], sentence: Sentence, at: int, sense: Sense) -> int | None:
    """Where the tail of a trigger begins: right after the verb, or after its object within ten tokens; None if nowhere."""
    tail = sense.tail
    if not tail:
        return at + 1
    reach = 6 if len(tail) == 1 and tail[0] in ("up", "in", "out", "away", "from") else FARTHEST_TAIL
    stop = min(at + reach, sentence.last - len(tail) + 1)
    if tail[0] not in words[at + 1 : stop]:
        return None
    if at + 1 < stop and tuple(words[at + 1 : at + 1 + len(tail)]) == tail:
        return (
            None if tail == ("along",) and words[at + 2] == "with" else at + 1
        )  # "taken along with the gear"
    if sense.form in ("phrase", "opening") or sense.lemma in TOGETHER:
        return None
    for position in range(at + 1, stop):
        if words[position - 1] in (";", ".") or words[position - 1 : position + 1] == ["rather", "than"]:
            return None  # "sent to a rehabilitation centre rather than to court"
        if words[position] == tail[0] and matches_loosely(words, position, tail):
            if tail == ("along",) and words[position + 1] == "with":
                return None
            if tail == ("home",) and "to" in words[at + 1 : position]:
                return None  # "sent to a remand home"
            return position
    return None


def matches_loosely(words: list[str], position: int, tail: tuple[str, ...]) -> bool:
    """ "to court" also as "to the provincial court", with up to three words before the last."""
    if tuple(words[position : position + len(tail)]) == tail:
        return True
    if tail == POLICE_STATION:
        window = words[position + 1 : position + 9]  # "to the Cubbon Park police station"
        at = window.index("station") if "station" in window else 0
        return at > 0 and window[at - 1] == "police" and BREAKS.isdisjoint(window[:at])
    if tail[-2:-1] == ("foreign",):
        at = position + len(tail) - 2
        if tuple(words[position:at]) != tail[:-2] or at + 2 >= len(words):
            return False
        if words[at] == tail[-1] and words[at + 1] == "from":
            return is_abroad(words[at + 2])  # "to police from Yunnan"
        at += words[at] in ("the", "their")
        if words[at + 1] in ("’s", "'s"):
            return is_abroad(words[at]) and tail[-1] in words[at + 2 : at + 5]  # "to China’s ministry"
        return (
            is_foreign(words[at]) and tail[-1] in words[at + 1 : at + 3]
        )  # "to the Vietnamese border guards"
    if len(tail) < 2 or tail[-1] not in LOOSE_ENDS:
        return False
    begin = tail[:-1]
    if tuple(words[position : position + len(begin)]) != begin:
        return False
    window = words[position + len(begin) : position + len(begin) + 5]
    return tail[-1] in window and BETWEEN.isdisjoint(window[: window.index(tail[-1])])


def is_foreign(word: str) -> bool:
    """Whether a word names the people of another country: whoever is handed to its police is deported."""
    return nationality_of(word) not in (None, OWN)


def is_abroad(word: str) -> bool:
    """Whether a word is the name of another country, or of a province or a town in it."""
    place = foreign_places().get((word,))
    return place is not None and place.country != OWN


def refused(words: list[str], sentence: Sentence, at: int, last: int, sense: Sense) -> bool:
    """Stop contexts: what stands right after or right before makes the word something else."""
    near = words[last : min(last + 7, sentence.last)]
    counts = len(near) > 1 and near[0] in HEDGING and is_figure(near[1])  # "detained over 1,200 marchers"
    if near and not counts:
        for phrase in sense.rule.not_before:
            if near[0] == phrase[0] and tuple(words[last : min(last + len(phrase), sentence.last)]) == phrase:
                return True
    for phrase in sense.rule.not_within:
        if phrase[0] in near:
            if any(tuple(near[i : i + len(phrase)]) == phrase for i in range(len(near))):
                return True
    if not sense.rule.not_after:
        return False
    before = at - 1
    if words[before] != "to":  # "entered the house to arrest him"
        while before > sentence.first and words[before] in BEFORE_PARTICIPLES:
            before -= 1  # "no figures were released", "a meeting was held"
    return at > sentence.first and not sense.rule.not_after.isdisjoint({words[at - 1], words[before]})
