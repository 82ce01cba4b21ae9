"""Fitness: what a noun phrase must be to be the patient of a verb, wherever it stands."""

from __future__ import annotations

from articles.extraction.grammar import grammar
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.noun_runs import FREE_HEADS
from articles.extraction.outcome_rules import Sense

TRIGGER_NOUNS = grammar("trigger_nouns")
HUMAN_VERBS = grammar("human_verbs")
STRONG_SEIZURE = grammar("strong_seizure")
# Verbs that are done to places only.
SITE_VERBS = frozenset(
    {
        "raid",
        "storm",
        "shut",
        "shut down",
        "close down",
        "padlock",
        "seal",
        "seal off",
        "shutter",
        "demolish",
        "tear down",
        "pull down",
        "knock down",
        "flatten",
        "raze",
        "bulldoze",
    }
)


TEAMS = frozenset({"force of", "team of", "squad of", "unit of", "contingent of", "column of"})


def fitness(phrase: NounPhrase, sense: Sense) -> float | None:
    """How well a phrase can be the patient of a sense; None when it cannot."""
    patients = sense.rule.patients
    kinds = phrase.kinds
    if sense.rule.kind == "violation" and phrase.count is None:
        return None
    if sense.rule.heads and not sense.rule.heads & set(phrase.who.lower().split()):
        return None
    if kinds & patients:
        if "person" in patients and kinds == {"person", "officer"} and not phrase.count:
            return -2.0
        return 1.0
    if not kinds:
        if sense.rule.kind == "people_found" and not phrase.partitive:
            return None
        if sense.lemma == "seize" and "person" in patients:
            return None  # "12 were seized" tells of things
        if sense.rule.kind == "personnel":
            counted = phrase.count is not None and phrase.money is None
            return 0.5 if sense.lemma in TEAMS and counted else None  # "a team of 22"
        if (
            phrase.count is not None
            and phrase.count.best == 0
            and not phrase.partitive
            and "person" in patients
        ):
            return 0.5  # "nobody was arrested"
        if (
            phrase.count is not None
            and phrase.count.best
            and phrase.money is None
            and sense.lemma in SITE_VERBS
        ):
            return 0.0 if "site" in patients else None  # "both were raided on Friday"
        people = phrase.count is not None and phrase.money is None and phrase.unit in ("people", "pieces")
        return -1.0 if "person" in patients and people else None
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
            and sense.lemma != "remove"
            and not sense.lemma.endswith((" of", " with", " to"))
            and phrase.who.split()[-1:]
            and phrase.who.split()[-1] not in TRIGGER_NOUNS
        ):
            return 0.0
    return None
