"""Finds the words that an editor quotes in the text of an article."""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError

TOLD = 5  # places that are told when the words stand several times


def locate(text: str, quote: str, start: int | None = None) -> tuple[int, int]:
    """The span [start, end) of `quote` in `text`, in code points; line breaks and runs of spaces count as one space.

    Raises ValidationError when the words are not there, or stand several times and `start` does not say which.
    """
    words = unicodedata.normalize("NFC", quote).split()
    if not words:
        raise ValidationError({"quote": "Quote the words of the article that say so."})
    spans = [match.span() for match in re.finditer(r"\s+".join(map(re.escape, words)), text)]
    if not spans:
        raise ValidationError({"quote": "The article does not have these words. Copy them from its text."})
    if start is not None:
        chosen = [span for span in spans if span[0] == start]
        if not chosen:
            raise ValidationError({"start": f"The words do not start there. They stand at {_places(spans)}."})
        return chosen[0]
    if len(spans) > 1:
        raise ValidationError(
            {
                "start": f"The words stand {len(spans)} times, at {_places(spans)}: "
                "give the start of those that you mean, or quote more."
            }
        )
    return spans[0]


def _places(spans: list[tuple[int, int]]) -> str:
    places = ", ".join(str(first) for first, _ in spans[:TOLD])
    return f"{places} …" if len(spans) > TOLD else places
