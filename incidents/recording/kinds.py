"""What kind of operation the words and the figures of a proposal make it."""

from __future__ import annotations

import re

from articles.extraction.types import OperationProposal
from incidents.models.operations import Operation

Kind = Operation.Kind

# By the words that fired and the label; the first kind of which a word occurs decides.
BY_WORDS = [
    (Kind.DEPORTATION, re.compile(r"\b(?:deport|repatriat|expel|expuls)", re.IGNORECASE)),
    (Kind.CHECKPOINT, re.compile(r"\b(?:check-?point|intercept|pulled over)", re.IGNORECASE)),
    (Kind.RAID, re.compile(r"\b(?:raid|inspect|search|storm|swoop|descend)", re.IGNORECASE)),
    (Kind.SWEEP, re.compile(r"\b(?:sweep|swept|crackdown|cracked down|campaign|round)", re.IGNORECASE)),
    (
        Kind.CLOSURE,
        re.compile(r"\b(?:clos|shut|seal|suspend|demolish|demolition|dismantl|clear|evict)", re.IGNORECASE),
    ),
    (Kind.SEIZURE, re.compile(r"\b(?:seiz|confiscat|impound)", re.IGNORECASE)),
    (Kind.ARREST, re.compile(r"\b(?:arrest|apprehend|detain|nabb?|caught|captur|held)", re.IGNORECASE)),
]
# Where no word decides, by what it led to; the first that was reported decides.
BY_OUTCOME = [
    ("deportation", Kind.DEPORTATION),
    ("site_raided", Kind.RAID),
    ("people_found", Kind.RAID),
    ("site_closed", Kind.CLOSURE),
    ("seizure", Kind.SEIZURE),
    ("arrest", Kind.ARREST),
    ("detention", Kind.ARREST),
]


def kind_of(proposal: OperationProposal, text: str) -> Operation.Kind:
    """The kind of an operation: by its words, else by its outcomes. A deportation that is only planned makes none."""
    reported = {outcome.kind for outcome in proposal.outcomes if outcome.status == "done"}
    words = f"{proposal.evidence.trigger.of(text)} {proposal.label}"
    for kind, pattern in BY_WORDS:
        if pattern.search(words) and (kind != Kind.DEPORTATION or "deportation" in reported):
            return kind
    return next((kind for outcome, kind in BY_OUTCOME if outcome in reported), Kind.OTHER)
