"""One person named by a nationality alone: "a Malaysian"."""

from __future__ import annotations

from articles.extraction.document import Sentence
from articles.extraction.noun_runs import Run
from articles.extraction.nouns import nouns, stops

# How the nationalities end that are plurals too.
PEOPLES = ("ese", "sh", "ch", "ss")


def is_national(words: list[str], sentence: Sentence, at: int, run: Run, *, known: bool = False) -> bool:
    """Whether a run is a nationality that stands for a person: "a Taiwanese", not "a Thai court". `known` says that it
    stands behind "the", with which many a nationality names a people: "the Belgian", not "the Chinese"."""
    if known and words[run.head].endswith(PEOPLES):
        return False
    if len(run.nationalities) != 1 or run.kinds != {"person"} or not run.plural or words[run.head] in nouns():
        return False
    after = words[run.last] if run.last < sentence.last else "."
    if words[at - 1] == "," and after in (",", "."):
        return False  # "the director, a Malaysian, ..."
    ends = not after[0].isalnum() or after in stops() or (known and after.endswith("ed"))
    return words[run.head][-1] != "s" and ends
