"""Short ways into the engine's steps, for tables of sentences."""

from datetime import date
from decimal import Decimal

from articles.extraction.claim_rules import strongest
from articles.extraction.claims import Claim
from articles.extraction.document import Document, read_document
from articles.extraction.engine import extract
from articles.extraction.frames import find_claims
from articles.extraction.knowledge import Agency, Knowledge, Place
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.noun_phrases import find_noun_phrases
from articles.extraction.numbers import Number, find_numbers
from articles.extraction.parts import find_parts
from articles.extraction.types import Extraction

PUBLISHED = date(2024, 6, 14)  # a Friday
LAND = ("KH",)
NORTH, SOUTH = ("KH", "KH-01"), ("KH", "KH-02")

KNOWLEDGE = Knowledge(
    places=(
        Place("KH", "Cambodia", "country", "KH"),
        Place("KH-01", "Battambang", "province", "KH", parent="KH", code="02"),
        Place("KH-02", "Kampot", "province", "KH", parent="KH", code="07"),
        Place("KH-0101", "Ek Phnom", "district", "KH", parent="KH-01", code="0205"),
        Place("KH-0201", "Chhuk", "district", "KH", parent="KH-02", code="0703"),
    ),
    agencies=(
        Agency("gdi", "General Department of Immigration", "general_department", "KH", acronym="GDI"),
        Agency("moe", "Ministry of Environment", "ministry", "KH"),
    ),
)


def words_of(document: Document) -> list[str]:
    return [token.lower for token in document.tokens]


def numbers(text: str) -> tuple[Number, ...]:
    return find_numbers(read_document(text))


def phrases(text: str) -> tuple[NounPhrase, ...]:
    document = read_document(text)
    return find_noun_phrases(document, words_of(document), find_numbers(document))


def claims(text: str, *, parts: bool = False) -> list[Claim]:
    document = read_document(text)
    words = words_of(document)
    found = find_noun_phrases(document, words, find_numbers(document))
    single = strongest(find_claims(document, words, found))
    return find_parts(document, words, found, single) if parts else single


def figures(text: str) -> list[tuple[str, int | None]]:
    """(kind, count) of every claim of a text that has no parts."""
    return [(claim.kind, whole(claim.count.best)) for claim in claims(text)]


def whole(value: Decimal | None) -> int | None:
    return None if value is None else int(value)


def read(text: str, published_on: date | None = PUBLISHED) -> Extraction:
    return extract(text, published_on=published_on, knowledge=KNOWLEDGE)
