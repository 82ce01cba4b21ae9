"""The authorities that a text names, with their part in it.

Three ways: by a name, alias or acronym of the knowledge; as the force of a place ("provincial police" in a story about
Kampot is the Kampot Provincial Police); by a name in capitals that says it is an authority. "Police" or "officials"
alone name nobody here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from articles.extraction.agency_foreign import read_foreign_force, read_office
from articles.extraction.agency_index import AgencyIndex, agency_index
from articles.extraction.agency_local import LocalForce, police_of, read_local_force, read_police_in
from articles.extraction.agency_names import (
    Found,
    learn_acronym,
    prosecutor_of,
    read_acronym,
    read_body,
    read_both_polices,
    read_known,
    read_nationals,
    read_police_of,
    read_troops,
)
from articles.extraction.agency_roles import Part, part_of
from articles.extraction.document import Document, Sentence
from articles.extraction.knowledge import Knowledge
from articles.extraction.types import AgencyMention, PlaceMention, Span

# With which a force opens whose place follows.
POLICE = frozenset({"police", "authorities"})
LIST_WORDS = frozenset(
    {
        ",",
        "and",
        "the",
        "as",
        "well",
        "by",
        "a",
        "of",
        "from",
        "officials",
        "–",
        "along",
        "with",
        "together",
        "officers",
        "units",
    }
)


def find_agencies(
    document: Document, knowledge: Knowledge, places: Sequence[PlaceMention], country: str = ""
) -> list[AgencyMention]:
    """The agencies in the order of the text, one mention for each time one is named. `country` is the article's, ""
    for that of most places."""
    country = country or country_of(places, knowledge.home_country)
    ordered = sorted(places, key=lambda place: place.span)
    article = Article(document, knowledge, agency_index(knowledge), ordered, country)
    mentions: list[AgencyMention] = []
    for sentence in document.sentences:
        found = [item for item in find_in_sentence(article, sentence) if not is_bracketed(document, item)]
        owned = [not is_owner(document, one, other) for one, other in pairwise(found)]
        items = [item for item, keep in zip(found, [*owned, True], strict=False) if keep]
        parts = [part_of(document.tokens, sentence, item.first, item.last, item.kind) for item in items]
        share_list_roles(document, items, parts)
        mentions.extend(
            mention_of(document, item, part)
            for item, part in zip(items, parts, strict=True)
            if item.rule != "agency.troops" or part.role in ("lead", "participant")
        )
    return mentions


def mention_of(document: Document, item: Found, part: Part) -> AgencyMention:
    span = Span(document.tokens[item.first].start, document.tokens[item.last - 1].end)
    rule = f"{item.rule}.{part.reason}" if part.reason else item.rule
    return AgencyMention(span, span.of(document.text), item.name, item.key, part.role, rule)


def share_list_roles(document: Document, items: Sequence[Found], parts: list[Part]) -> None:
    """Gives the members of a list the role that the words give one of them: "led by A, B and C", "A, B and C raided"."""
    for position in range(1, len(items)):
        if is_sibling(document, items[position - 1], items[position]):
            role = parts[position - 1].role
            if parts[position].role == "other" or parts[position].reason == "named":
                parts[position] = Part("participant" if role == "lead" else role, parts[position - 1].reason)
    for position in range(len(items) - 1, 0, -1):
        weak = parts[position - 1].role == "other" or parts[position - 1].reason == "named"
        if (
            weak
            and parts[position].role == "lead"
            and is_sibling(document, items[position - 1], items[position])
        ):
            parts[position - 1] = Part("lead")


def is_bracketed(document: Document, item: Found) -> bool:
    """Whether the mention is nothing but an acronym in brackets behind its name."""
    tokens = document.tokens
    before, behind = item.first - 1, item.last
    return (
        item.last - item.first == 1
        and before >= 0
        and tokens[before].text == "("
        and behind < len(tokens)
        and tokens[behind].text == ")"
    )


def country_of(places: Sequence[PlaceMention], home: str) -> str:
    """The country that most places of the text lie in, home when in doubt."""
    counts = Counter(place.country for place in places if place.country)
    if not counts:
        return home
    country, most = max(counts.items(), key=lambda item: (item[1], item[0]))
    return country if most > 1.5 * counts[home] else home


@dataclass
class Article:
    """What every step needs to know of the article."""

    document: Document
    knowledge: Knowledge
    index: AgencyIndex
    places: Sequence[PlaceMention]
    country: str
    acronyms: dict[str, Found] = field(default_factory=dict)


def find_in_sentence(article: Article, sentence: Sentence) -> Iterator[Found]:
    """The agencies of a sentence, left to right, not overlapping; acronyms that it explains are remembered."""
    tokens, openers = article.document.tokens, article.index.openers
    end = sentence.first
    for position in range(sentence.first, sentence.last):
        token = tokens[position]
        if position < end or not (token.lower in openers or token.text[0].isupper()):
            continue
        found = read_at(article, sentence, position)
        if found is not None:
            learn_acronym(article.document, sentence, found, article.acronyms)
            yield found
            end = found.last
            if found.rule.startswith("agency.local") and tokens[found.first + 1].lower == "in":
                for other in polices_in(article, sentence, found.last):
                    yield other
                    end = other.last


def polices_in(article: Article, sentence: Sentence, last: int) -> Iterator[Found]:
    """The forces of the other provinces of a list: "police in Siem Reap, Pursat and Takeo provinces"."""
    tokens = article.document.tokens
    while last + 1 < sentence.last and tokens[last].lower in (",", "and"):
        index = last + 1 + (tokens[last + 1].lower == "and")
        force = police_of(article.document, sentence, article.knowledge, article.places, index)
        if force is None:
            return
        yield of_local(article.index, force)
        last = force.last


def read_at(article: Article, sentence: Sentence, position: int) -> Found | None:
    """The agency that begins at token `position`: the longest reading goes first."""
    document, index = article.document, article.index
    lower = document.words[position]
    found = read_known(document, sentence, index, article.country, position) or read_acronym(
        document, index, article.country, article.acronyms, position
    )
    local = read_local_force(document, sentence, article.knowledge, article.places, article.country, position)
    if local is not None and (
        found is None or local.last >= found.last or local.kind in ("gendarmerie", "prosecutor")
    ):
        found = of_local(index, local)
    if found is None and lower in POLICE:
        in_place = read_police_in(document, sentence, article.knowledge, article.places, position)
        found = of_local(index, in_place) if in_place is not None else None
        found = found or read_police_of(document, sentence, index, article.places, position)
    if found is None and lower == "national":
        found = read_both_polices(document, sentence, index, position)
    found = found or read_nationals(document, sentence, article.knowledge, position)
    home = article.knowledge.home_country
    if found is None and article.country != home:
        found = read_foreign_force(document, sentence, home, position) or read_office(
            document, sentence, position
        )
    found = found or read_body(document, sentence, position)
    found = found or read_troops(document, sentence, index, article.country, position)
    return (
        prosecutor_of(document, sentence, index, found)
        if found is not None and found.kind == "court"
        else found
    )


def of_local(index: AgencyIndex, local: LocalForce) -> Found:
    """A local force as an agency: by its place and kind in the knowledge, or by the formed name."""
    named = index.by_name.get(local.name.lower(), [])
    agency = named[0] if named else None
    name, key = (agency.name, agency.key) if agency else (local.name, "")
    return Found(local.first, local.last, name, key, local.kind, f"agency.local.{local.kind}")


def is_owner(document: Document, found: Found, following: Found) -> bool:
    """Whether "'s" or "of the" alone joins an agency to the one of which it is the parent."""
    between = [token.lower for token in document.tokens[found.last : following.first]]
    return between in (["’s"], ["'s"])


def is_sibling(document: Document, one: Found, other: Found) -> bool:
    """Whether two agencies are members of one list: nothing but commas, "and", and an acronym in brackets between."""
    between = [token.lower for token in document.tokens[one.last : other.first]]
    if len(between) >= 3 and between[0] == "(" and between[2] == ")":
        between = between[3:]
    return 0 < len(between) <= 6 and LIST_WORDS.issuperset(between)
