"""Finds quotes again after the text of their article has changed."""

from __future__ import annotations

from incidents.models.base import Cited


def stands(row: Cited, text: str) -> bool:
    """Whether a row's quote stands at its span. A row without a quote rests on no words."""
    return not row.quote or text[row.start : row.end] == row.quote


def stands_in_its_article(row: Cited) -> bool:
    return row.article is None or stands(row, row.article.text)


def find_again(row: Cited, text: str) -> tuple[int, int] | None:
    """The span of a row's quote in a new text: where it stands, or the place nearest to that; None when it is gone."""
    before = row.start or 0
    places = []
    place = text.find(row.quote)
    while place >= 0:
        places.append(place)
        place = text.find(row.quote, place + 1)
    if not places:
        return None
    start = min(places, key=lambda found: abs(found - before))
    return start, start + len(row.quote)
