"""People and goods that a noun of quantity counts without a figure: "a large amount of gear", "a group of workers"."""

from __future__ import annotations

from dataclasses import replace

from articles.extraction.counts import UNSTATED
from articles.extraction.document import Document, Sentence
from articles.extraction.noun_builders import NounPhrase, finish, text_between
from articles.extraction.noun_runs import Run, read_run

# Nouns of quantity: of what they measure there is no figure.
AMOUNTS = frozenset(
    {
        "amount",
        "quantity",
        "range",
        "variety",
        "assortment",
        "volume",
        "array",
        "stock",
        "stockpile",
        "batch",
        "cache",
        "stash",
        "hoard",
        "trove",
        "haul",
        "collection",
        "consignment",
        "shipment",
        "cargo",
        "supply",
        "pile",
        "heap",
        "load",
        "selection",
    }
)
# Nouns for people without a figure: "a group of workers".
GROUPS = frozenset(
    {"group", "gang", "batch", "crowd", "band", "party", "bunch", "ring", "clique", "throng", "contingent"}
)
BODIES = {word: frozenset({"goods", "vehicle"}) for word in AMOUNTS}
BODIES |= {word: BODIES.get(word, frozenset()) | {"person"} for word in GROUPS}
# "A stock of what appear to be packets": words between the amount and its thing.
SEEMING = frozenset(
    {
        "what",
        "appear",
        "appears",
        "appeared",
        "seem",
        "seemed",
        "look",
        "looked",
        "to",
        "be",
        "like",
        "suspected",
        "allegedly",
    }
)


def amount_phrase(document: Document, words: list[str], sentence: Sentence, at: int) -> NounPhrase | None:
    """ "a large amount of gear", "a quantity of drugs": goods without a figure."""
    for noun in range(at + 1, min(at + 4, sentence.last - 2)):
        if words[noun] in BODIES and words[noun + 1] == "of":
            begin = noun + 2
            while begin < sentence.last and words[begin] in SEEMING:
                begin += 1
            run = read_run(document, words, sentence, begin)
            if run.head < 0 or run.kinds.isdisjoint(BODIES[words[noun]]):
                return None
            if run.kinds.isdisjoint({"goods", "vehicle"}) and not run.plural:
                return None
            run = with_more(document, words, sentence, run)
            who = text_between(document, begin, run.last)
            return replace(
                finish(document, words, sentence, None, run, at, UNSTATED, False), who=who, item=who
            )
    return None


def with_more(document: Document, words: list[str], sentence: Sentence, run: Run) -> Run:
    """The run with what shares its amount: "a quantity of drugs and guns"."""
    if words[run.last : run.last + 1] != ["and"] or run.last + 1 >= sentence.last:
        return run
    more = read_run(document, words, sentence, run.last + 1)
    if more.head < 0 or not more.plural or more.kinds.isdisjoint(run.kinds):
        return run
    return replace(run, last=more.last)
