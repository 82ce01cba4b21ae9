"""Predicates that say that somebody was in breach: "had no licence", "could not show a passport", "failed a breath test".

Fixed phrases that say so are in `outcomes.toml`; here are those whose words vary.
"""

from __future__ import annotations

from functools import cache

from articles.extraction.grammar import grammar
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.outcome_rules import Sense, rules
from articles.extraction.voices import ADVERBS, BE, Trigger

PAPERS = grammar("papers")
OUTLAWED = grammar("outlawed")

HAVING = frozenset({"carried", "had", "has", "have", "held", "hold", "possessed", "produced", "showed"})
NONE = frozenset(
    {"counterfeit", "dubious", "expired", "fake", "false", "forged", "invalid", "lapsed", "neither", "no", "only", "outdated"}
)  # fmt: skip
SHOWING = frozenset({"display", "furnish", "present", "produce", "provide", "show", "supply"})
UNABLE = (
    ("could", "not"),
    ("did", "not"),
    ("failed", "to"),
    ("unable", "to"),
    ("refused", "to"),
    ("were", "unable", "to"),
)
TESTS = frozenset({"test", "tests"})
ENDED = frozenset({"expire", "expired", "lapse", "lapsed", "run"})
UNLAWFULLY = frozenset({"illegally", "unlawfully"})
# Words between a verb and the noun of a paper that end its object.
ENDS = frozenset(
    {",", ".", ";", ":", "(", ")", "and", "but", "for", "from", "in", "of", "on", "that", "to", "who"}
)
LEADS = frozenset(
    {"been", "could", "did", "failed", "over", "refused", "unable", "whose", "without", *HAVING, *OUTLAWED, *UNLAWFULLY}
)  # fmt: skip
# What may follow the adjective that is a predicate: no noun.
FINDING = frozenset({"counted", "detected", "discovered", "found", "identified", "uncovered"})
AFTER = frozenset({"according", "and", "at", "but", "by", "in", "on", "or", "when", "while"})
# Between people and what is said of their papers.
LINKING = frozenset(
    {"also", "are", "be", "been", "being", "determined", "discovered", "driving", "found", "had", "have",
     "here", "is", "living", "operating", "out", "practicing", "practising", "proved", "residing", "riding",
     "shown", "staying", "that", "there", "to", "trading", "turned", "was", "were", "which", "who",
     "working"}
)  # fmt: skip
# Predicates that need no auxiliary between them and their people: "14 workers had no permits".
FINITE_BREACHES = frozenset(
    {
        "carried",
        "had",
        "has",
        "have",
        "held",
        "hold",
        "did",
        "refused",
        "lacked",
        "overstayed",
        "outstayed",
        "could",
        "failed",
        "tested",
    }
)
FARTHEST = 5
BACK = 40


@cache
def breach() -> Sense:
    """The sense that all of them share: that of the fixed phrases of breaches."""
    rule = next(rule for rule, words in rules() if rule.kind == "violation" and words["phrases"])
    return Sense(rule, "phrase", (), "in breach")


def breach_end(words: list[str], first: int, at: int, last: int) -> int | None:
    """Where a predicate of breach ends that begins at token `at` of the sentence [first, last); None if none does."""
    word = words[at]
    if word not in LEADS or at + 1 >= last:
        return None
    if word in OUTLAWED:
        return at + 1 if is_predicate(words, first, at) else None
    if word in UNLAWFULLY:
        return at + 1 if any(near.endswith("ing") for near in words[max(first, at - 3) : at]) else None
    if word == "without":
        return paper(words, at + 1, last)
    if word == "over":
        limit = "limit" in words[at + 1 : at + 4] and words[at + 1] in ("the", "their")
        return words.index("limit", at) + 1 if limit else None
    if word == "been":
        drinking = words[at - 1] in HAVING and words[at + 1] in ("drinking", "drink-driving")
        return at + 2 if drinking else None
    if word == "whose":
        return run_out(words, at, last)
    if word in HAVING:
        return without_papers(words, at, last)
    if word == "failed" and (end := failed_test(words, at, last)) is not None:
        return end
    if word == "could" and words[at + 1] in SHOWING and words[at + 2 : at + 3] == ["no"]:
        return paper(words, at + 3, last)
    for opening in UNABLE:
        end = at + len(opening)
        if tuple(words[at:end]) == opening and not SHOWING.isdisjoint(words[end : end + 1]):
            return paper(words, end + 1, last)
    return None


def is_found(words: list[str], first: int, at: int) -> bool:
    """Whether an adjective says of whoever was found what was wrong: "counted 29 unregistered shops"."""
    followed = any(word.isalpha() for word in words[at + 1 : at + 2])
    return followed and not FINDING.isdisjoint(words[max(first, at - 4) : at])


def is_predicate(words: list[str], first: int, at: int) -> bool:
    """Whether an adjective is what a verb says of its subject: "were unlicensed", "found 22 to be overloaded"."""
    before = at - 1
    while before > first and (words[before] in ADVERBS or words[before].endswith("ly")):
        before -= 1
    return words[before] in BE and (words[at + 1] in AFTER or not words[at + 1].isalpha())


def paper(words: list[str], first: int, last: int) -> int | None:
    """Behind the noun of a paper with which the words from `first` begin."""
    for at in range(first, min(first + FARTHEST, last)):
        if words[at] in PAPERS:
            return at + 1
        if words[at] in ENDS:
            return None
    return None


def without_papers(words: list[str], at: int, last: int) -> int | None:
    """ "had no valid work permit", "carried forged visas", "had let their licences lapse", "had none to show"."""
    after = words[at + 1]
    if after == "let":
        end = paper(words, at + 2, last)
        return end + 1 if end is not None and end < last and words[end] in ENDED else None
    if after == "none":
        told = words[max(0, at - BACK) : at]
        return at + 2 if not PAPERS.isdisjoint(told) else None
    return paper(words, at + 2, last) if after in NONE else None


def run_out(words: list[str], at: int, last: int) -> int | None:
    """ "whose visas had run out"."""
    end = paper(words, at + 1, last)
    if end is None or end + 1 >= last or words[end] not in HAVING:
        return None
    return end + 2 if words[end + 1] in ENDED else None


def failed_test(words: list[str], at: int, last: int) -> int | None:
    """ "failed a breath test"."""
    for end in range(at + 1, min(at + 5, last)):
        if words[end] in TESTS:
            return end + 1
        if words[end] in ENDS:
            return None
    return None


def violation_fits(words: list[str], phrase: NounPhrase, trigger: Trigger) -> bool:
    """Only a predicate makes people a violation: "18 were without papers"; not "12 men without papers were arrested"."""
    if trigger.voice != "phrase":
        return True
    if "officer" in phrase.kinds:
        return False
    gap = words[phrase.last : trigger.first]
    if gap[1:2] == ["the"] and gap[0] in ("aboard", "at", "in", "inside", "on"):
        gap = gap[3:]  # "six workers at the site had no permits"
    if gap[:1] == [","] and "," in gap[1:]:
        gap = gap[
            len(gap) - gap[::-1].index(",") :
        ]  # "six practitioners, three of them women, had no diploma"
    if gap[:1] == [","] and (gap[1:2] in (["who"], ["which"]) or not gap[1:]):
        gap = gap[1:]  # "five adults, who had neither passports nor visas, were fined"
    if phrase.singular and gap[:1] == ["who"]:
        return False  # "a contractor who had no permit" is told of in passing
    if words[trigger.first] == "whose":
        return not gap and not phrase.singular
    found = phrase.kinds <= {"vehicle", "site"} and words[phrase.first - 1] in (
        "caught",
        "found",
        "discovered",
    )
    return all(word in LINKING or word in ADVERBS or word.endswith("ly") for word in gap) and (
        len(gap) > 0
        or phrase.partitive
        or not phrase.kinds
        or words[trigger.first] in FINITE_BREACHES
        or found
    )
