"""Places that are named by their rank alone: "the capital", "the provincial town"."""

from __future__ import annotations

from collections.abc import Iterator

from articles.extraction.gazetteer import Match
from articles.extraction.place_context import Reader, span_of
from articles.extraction.place_pieces import place_words
from articles.extraction.types import PlaceMention

CAPITAL_NOUNS = frozenset("of punishment gains city market flows bureau investment town".split())


def capital_mentions(reader: Reader) -> Iterator[PlaceMention]:
    """ "in the capital" is the capital of the home country, unless the article is about another one."""
    key = place_words().capitals.get(reader.units.home_country, "")
    place = reader.units.places.get(key)
    if place is None or reader.abroad or " capital" not in reader.document.text:
        return
    tokens = reader.document.tokens
    for sentence in reader.document.sentences:
        for index in range(sentence.first + 1, sentence.last):
            if tokens[index].lower != "capital" or tokens[index - 1].lower not in ("the", "in"):
                continue
            following = reader.lower(index + 1, sentence)
            if reader.lower(index - 2, sentence) in ("to", "from", "outside", "towards", "toward"):
                continue  # where somebody went or came from
            before = tuple(token.lower for token in tokens[max(sentence.first, index - 3) : index - 1])
            elsewhere = place_words().elsewhere
            if following not in CAPITAL_NOUNS and before not in elsewhere and before[-1:] not in elsewhere:
                yield PlaceMention(
                    tokens[index].span, tokens[index].text, "province", "alias", place.name, place.key, place.code,
                    place.country, reader.units.path(place.key),
                )  # fmt: skip


def provincial_towns(reader: Reader) -> Iterator[PlaceMention]:
    """ "The provincial town" is the district that bears the name of the province last spoken of."""
    tokens, units = reader.document.tokens, reader.units
    if "provincial " not in reader.document.text:
        return
    passed = 0
    match: Match | None = None
    for sentence in reader.document.sentences:
        for index in range(sentence.first, sentence.last - 1):
            if tokens[index].lower != "provincial" or tokens[index + 1].lower not in (
                "town",
                "capital",
                "city",
            ):
                continue
            while passed < len(reader.candidates) and reader.candidates[passed].piece.last <= index:
                candidate = reader.candidates[passed]
                if candidate.level == "province" and candidate.match:
                    match = candidate.match
                passed += 1
            town = units.find(match.place.name, "district", match.place.key) if match is not None else None
            if town is not None and not town.is_split:
                span = span_of(reader.document, index, index + 2)
                place = town.place
                yield PlaceMention(
                    span, span.of(reader.document.text), "district", "alias", place.name, place.key, place.code,
                    place.country, units.path(place.key),
                )  # fmt: skip
