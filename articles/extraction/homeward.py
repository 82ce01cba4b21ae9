"""People who are sent home: across a border it is a deportation, else they are let go."""

from __future__ import annotations

from articles.extraction.document import Sentence
from articles.extraction.grammar import grammar
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.outcome_rules import Sense
from articles.extraction.types import Voice

HOMEWARD = "send home"
ABROAD = grammar("abroad")
OWN = "KH"
# Who is sent home within the country, whoever sends them.
LOCALS = frozenset(
    {"bystanders", "children", "customers", "fans", "gamblers", "onlookers", "passers-by", "protesters", "revellers", "spectators",
     "students", "teenagers", "vendors", "villagers", "youths"}
)  # fmt: skip


def goes_elsewhere(
    words: list[str], sentence: Sentence, phrase: NounPhrase, sense: Sense, voice: Voice
) -> bool:
    """Whether "sent home" is told of people whose way home does not fit the sense: the police's own countrymen are
    released, foreigners are deported."""
    if sense.lemma != HOMEWARD:
        return False
    foreign = (
        (voice != "passive" and not LOCALS.intersection(words[phrase.first : phrase.last]))
        or any(code != OWN for code in phrase.nationalities)
        or not ABROAD.isdisjoint(words[sentence.first : sentence.last])
    )
    return foreign == (sense.rule.kind == "release")
