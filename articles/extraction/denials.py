"""What is told only to be denied: "police denied that they had stormed a hotel, or that 200 people were arrested"."""

from __future__ import annotations

from collections.abc import Sequence

from articles.extraction.document import Sentence

DENIALS = frozenset({"denied", "denies", "deny", "denying", "doubted", "doubts"})
# Behind one of these it is told for true.
ASSERTIONS = frozenset({"but", "said", "says", "saying", "added", "told", "confirmed", "announced", ";", "”"})
FARTHEST = 25


def is_denied(words: Sequence[str], sentence: Sentence, position: int) -> bool:
    """Whether "that" behind `position` opens what was denied, be it the second or third of several clauses."""
    for at in range(position, max(sentence.first, position - FARTHEST) - 1, -1):
        if words[at] in DENIALS:
            return True
        if words[at] in ASSERTIONS:
            return False
    return False
