"""Sites that the knowledge holds: a printed name is the site that bears it, by its name or an alias."""

from __future__ import annotations

from dataclasses import replace

from articles.extraction.document import Document
from articles.extraction.gazetteer import Gazetteer
from articles.extraction.types import PlaceMention, Span


def is_known(units: Gazetteer, document: Document, first: int, last: int) -> bool:
    """Whether the tokens [first, last) are a name of a site, whatever kind of word it ends with."""
    if not units.holds_sites:
        return False
    span = Span(document.tokens[first].start, document.tokens[last - 1].end)
    return units.named(span.of(document.text), "site") is not None


def as_known(units: Gazetteer, mention: PlaceMention) -> PlaceMention:
    """The site of the gazetteer that the mention names, else the mention as it is.

    Where the text puts it in a province, only a site there is meant: casinos of one name stand in many towns.
    """
    if not units.holds_sites:
        return mention
    province = mention.path[1] if len(mention.path) > 1 else ""
    match = units.named(mention.printed, "site", province) or (
        units.named(mention.name, "site", province) if mention.name else None
    )
    if match is None:
        return mention
    place = match.place
    return replace(
        mention, method=match.method, name=place.name, key=place.key, code=place.code, country=place.country,
        path=units.path(place.key), score=match.score,
    )  # fmt: skip
