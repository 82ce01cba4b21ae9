"""What kind of operation the words and the figures of a proposal make it."""

from __future__ import annotations

import re

from articles.extraction.types import OperationProposal
from incidents.models.operations import Operation

Kind = Operation.Kind

# By what was done first of all; the first kind of which a word stands in the quotes decides.
BY_WORDS = [
    (Kind.CHECKPOINT, re.compile(r"\b(?:check-?point|intercept|pulled over|flagged down)", re.IGNORECASE)),
    (Kind.RAID, re.compile(r"\b(?:raid|inspect|search|storm|swoop|descend)", re.IGNORECASE)),
    (Kind.SWEEP, re.compile(r"\b(?:sweep|swept|crackdown|cracked down|campaign|rounded up)", re.IGNORECASE)),
]
# Else by what it led to; the first that was reported decides.
BY_OUTCOME = [
    ("site_raided", Kind.RAID),
    ("site_closed", Kind.CLOSURE),
    ("arrest", Kind.ARREST),
    ("detention", Kind.ARREST),
    ("people_found", Kind.RAID),
    ("seizure", Kind.SEIZURE),
]


def kind_of(proposal: OperationProposal, text: str) -> Operation.Kind:
    """The kind of an operation: by its words, else by its outcomes. A deportation that is only planned makes none."""
    done = [outcome for outcome in proposal.outcomes if outcome.status == "done"]
    reported = {outcome.kind for outcome in done}
    quotes = [
        evidence.quote.of(text) for evidence in (proposal.evidence, *(outcome.evidence for outcome in done))
    ]
    words = "\n".join([proposal.label, *quotes])
    if "deportation" in reported and "deport" in proposal.label:
        return Kind.DEPORTATION
    for kind, pattern in BY_WORDS:
        if pattern.search(words):
            return kind
    if "deportation" in reported:
        return Kind.DEPORTATION
    return next((kind for outcome, kind in BY_OUTCOME if outcome in reported), Kind.OTHER)
