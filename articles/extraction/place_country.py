"""Which country an article is about: a village there must not become a village of the same name at home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from articles.extraction.document import Document
from articles.extraction.gazetteer import Gazetteer
from articles.extraction.nationalities import nationality_of

if TYPE_CHECKING:
    from articles.extraction.places import Candidate

# An article is about another country when that country has at least so many points and outweighs home by so much.
LEAST, OUTWEIGHS = 3.0, 1.5


def article_country(document: Document, candidates: Sequence[Candidate], units: Gazetteer) -> str:
    """The ISO code of the other country that the article is about, "" for home or none."""
    points: Counter[str] = Counter()
    for candidate in candidates:
        if candidate.country:
            weight = 1.0 if candidate.level == "country" else 2.0
            is_head = candidate.piece.first == candidate.sentence.first and candidate.printed.isupper()
            points[candidate.country] += weight + (3.0 if is_head else 0.0)
        elif (match := units.find(candidate.printed, "province")) is not None and match.method in ("exact", "alias"):
            points[units.home_country] += 2.0
        elif candidate.piece.level and units.find(candidate.printed, "district") is not None:
            points[units.home_country] += 1.0
    for token in document.tokens:
        if token.text[0].isupper() and (code := nationality_of(token.lower)) is not None:
            points[code] += 0.25
        elif token.lower == "kingdom":
            points[units.home_country] += 1.0
    home = points.pop(units.home_country, 0.0)
    if not points:
        return ""
    code, best = max(points.items(), key=lambda item: (item[1], item[0]))
    return code if best >= LEAST and best > OUTWEIGHS * home else ""
