"""The authorities that a text names, with their part in it.

Three ways: by a name, alias or acronym of the knowledge; as the force of a place ("provincial police" in a story about
Kampot is the Kampot Provincial Police); by a name in capitals that says it is an authority. "Police" or "officials"
alone name nobody here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.extraction.agency_index import HYPHENS, AgencyIndex, agency_index, agency_words
from articles.extraction.agency_local import LocalForce, read_local_force
from articles.extraction.agency_roles import role_of
from articles.extraction.document import Document, Sentence
from articles.extraction.knowledge import Agency, Knowledge
from articles.extraction.place_pieces import find_runs
from articles.extraction.types import AgencyMention, PlaceMention, Span

OWNERS = frozenset({"’s", "'s"})


@dataclass(frozen=True, slots=True)
class Found:
    """An agency at tokens [first, last)."""

    first: int
    last: int
    name: str
    key: str
    kind: str
    rule: str


def find_agencies(document: Document, knowledge: Knowledge, places: Sequence[PlaceMention]) -> list[AgencyMention]:
    """The agencies in the order of the text, one mention for each time one is named."""
    index = agency_index(knowledge)
    country = country_of(places, knowledge.home_country)
    local_acronyms: dict[str, Found] = {}
    mentions: list[AgencyMention] = []
    for sentence in document.sentences:
        found = list(find_in_sentence(document, sentence, knowledge, index, places, country, local_acronyms))
        for position, item in enumerate(found):
            learn_acronym(document, sentence, item, local_acronyms)
            following = found[position + 1] if position + 1 < len(found) else None
            if following is not None and is_owner(document, item, following):
                continue  # "the interior ministry's General Department of Immigration" is one agency
            role = role_of(document.tokens, sentence, item.first, item.last, item.kind)
            if position and role in ("other", "participant") and mentions and is_sibling(document, found[position - 1], item):
                role = mentions[-1].role if mentions[-1].role != "source" else role
                role = "participant" if role == "lead" else role
            span = Span(document.tokens[item.first].span.start, document.tokens[item.last - 1].span.end)
            mentions.append(AgencyMention(span, span.of(document.text), item.name, item.key, role, item.rule))
    return mentions


def country_of(places: Sequence[PlaceMention], home: str) -> str:
    """The country that most places of the text lie in, home when in doubt."""
    counts = Counter(place.country for place in places if place.country)
    if not counts:
        return home
    country, most = max(counts.items(), key=lambda item: (item[1], item[0]))
    return country if most > 1.5 * counts[home] else home


def find_in_sentence(
    document: Document,
    sentence: Sentence,
    knowledge: Knowledge,
    index: AgencyIndex,
    places: Sequence[PlaceMention],
    country: str,
    local_acronyms: dict[str, Found],
) -> Iterator[Found]:
    tokens = document.tokens
    runs = dict(find_runs(tokens, sentence.first, sentence.last))
    position = sentence.first
    while position < sentence.last:
        found = read_known(document, sentence, index, country, position) or read_acronym(
            document, index, country, local_acronyms, position
        )
        local = read_local_force(document, sentence, knowledge, places, country, position)
        if local is not None and (found is None or local.last >= found.last or local.kind in ("gendarmerie", "prosecutor")):
            found = of_local(index, local)
        if found is None and position in runs:
            found = read_body(document, position, runs[position])
        if found is None:
            found = read_troops(document, sentence, index, country, position)
        if found is None:
            position += 1
        else:
            yield found
            position = found.last


def of_local(index: AgencyIndex, local: LocalForce) -> Found:
    """A local force as an agency: by its place and kind in the knowledge, or by the formed name."""
    named = index.by_name.get(local.name.lower(), [])
    agency = named[0] if named else None
    name, key = (agency.name, agency.key) if agency else (local.name, "")
    return Found(local.first, local.last, name, key, local.kind, f"agency.local.{local.kind}")


def read_known(document: Document, sentence: Sentence, index: AgencyIndex, country: str, first: int) -> Found | None:
    """The longest name or alias of the knowledge that begins at token `first`."""
    tokens = document.tokens
    lengths = index.lengths.get(tokens[first].lower)
    if lengths is None:
        return None
    words: list[str] = []
    ends: list[int] = []
    position = first
    while position < sentence.last and len(words) < lengths[0]:
        if tokens[position].text not in HYPHENS:
            words.append(tokens[position].lower.replace("’", "'"))
            ends.append(position + 1)
        position += 1
    for length in lengths:
        if length <= len(words) and (agency := choose(index.phrases.get(tuple(words[:length]), []), country)) is not None:
            return Found(first, ends[length - 1], agency.name, agency.key, agency.kind, "agency.name")
    return None


def choose(agencies: Sequence[Agency], country: str) -> Agency | None:
    """Of agencies of one name the one of the article's country; another country's when it alone bears the name."""
    own = [agency for agency in agencies if agency.country == country]
    if own:
        return own[0]
    return agencies[0] if len(agencies) == 1 else None


def read_acronym(
    document: Document, index: AgencyIndex, country: str, local_acronyms: dict[str, Found], first: int
) -> Found | None:
    """An acronym that the article has explained, else one of the knowledge, as printed."""
    text = document.tokens[first].text
    if len(text) < 2 or sum(letter.isupper() for letter in text) < 2:
        return None
    if (known := local_acronyms.get(text)) is not None:
        return Found(first, first + 1, known.name, known.key, known.kind, "agency.acronym.defined")
    agencies = [agency for agency in index.acronyms.get(text, []) if agency.country == country]
    if not agencies:
        return None
    return Found(first, first + 1, agencies[0].name, agencies[0].key, agencies[0].kind, "agency.acronym")


def learn_acronym(document: Document, sentence: Sentence, found: Found, local_acronyms: dict[str, Found]) -> None:
    """Remembers "Long Name (LN)" for the rest of the article."""
    tokens = document.tokens
    if found.last + 2 < sentence.last and tokens[found.last].text == "(" and tokens[found.last + 2].text == ")":
        acronym = tokens[found.last + 1].text
        if acronym.isalpha() and sum(letter.isupper() for letter in acronym) >= 2:
            local_acronyms.setdefault(acronym, found)


def read_body(document: Document, first: int, last: int) -> Found | None:
    """A name in capitals that ends as authorities' names do; its body is what the name says."""
    words = agency_words()
    tokens = document.tokens
    lowers = [token.lower for token in tokens[first:last] if token.text not in HYPHENS]
    for end in range(last, first + 1, -1):
        lowers = [token.lower for token in tokens[first:end] if token.text not in HYPHENS]
        if words.never.intersection(lowers):
            return None
        if len(lowers) >= 2 and (lowers[-1] in words.closing or tuple(lowers[-2:]) in words.closing_pairs):
            if len(lowers) == 2 and lowers[0] in ("provincial", "municipal", "district", "local"):
                return None
            name = Span(tokens[first].span.start, tokens[end - 1].span.end).of(document.text)
            kind = "police" if "police" in lowers else "other"
            return Found(first, end, name, "", kind, "agency.body")
    return None


def read_troops(document: Document, sentence: Sentence, index: AgencyIndex, country: str, first: int) -> Found | None:
    """ "Troops" and "the army" are the armed forces of the article's country."""
    if (document.tokens[first].lower,) not in agency_words().troops:
        return None
    for agency in index.by_name.get("armed forces", []):
        if agency.country == country:
            return Found(first, first + 1, agency.name, agency.key, agency.kind, "agency.troops")
    return None


def is_owner(document: Document, found: Found, following: Found) -> bool:
    """Whether "'s" or "of the" alone joins an agency to the one of which it is the parent."""
    between = [token.lower for token in document.tokens[found.last : following.first]]
    return between in (["’s"], ["'s"])


def is_sibling(document: Document, one: Found, other: Found) -> bool:
    """Whether two agencies are members of one list."""
    between = [token.lower for token in document.tokens[one.last : other.first]]
    return 0 < len(between) <= 4 and all(word in (",", "and", "the", "as", "well") for word in between)
