"""Verbs by what they mean: a class says more of an unseen sentence than a verb does."""

from __future__ import annotations

from functools import cache

from articles.extraction.lexicon import read_lexicon
from articles.extraction.outcome_rules import forms_of

LONGEST_PARTICLE = 2
NONE: frozenset[str] = frozenset()


@cache
def verb_classes() -> dict[str, dict[str, frozenset[str]]]:
    """The classes of every form of every verb, by the particle that follows it, "" for none."""
    found: dict[str, dict[str, set[str]]] = {}
    for name, verbs in read_lexicon("surroundings").table["verbs"].items():
        for verb in verbs:
            base, _, particle = verb.partition(" ")
            for form in {base, *forms_of(base)}:
                found.setdefault(form, {}).setdefault(particle, set()).add(name)
    return {
        form: {particle: frozenset(names) for particle, names in options.items()}
        for form, options in found.items()
    }


def classes_at(words: list[str], at: int, last: int) -> frozenset[str]:
    """The classes of the verb at token `at`, with its particle if one follows before token `last`."""
    options = verb_classes().get(words[at])
    if options is None:
        return NONE
    if len(options) > 1 or "" not in options:
        for size in range(LONGEST_PARTICLE, 0, -1):
            names = options.get(" ".join(words[at + 1 : min(at + 1 + size, last)]))
            if names is not None:
                return names
    return options.get("", NONE)
