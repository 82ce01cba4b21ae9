""" "Police" without a name: the national police, when the article names no force that it could be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from articles.extraction.agencies import country_of
from articles.extraction.agency_index import HYPHENS, agency_index
from articles.extraction.agency_roles import HELPED, role_before, role_behind
from articles.extraction.document import Document, Sentence
from articles.extraction.knowledge import Knowledge
from articles.extraction.types import AgencyMention, PlaceMention

FORCES = frozenset({"police", "gendarmerie", "department", "customs", "military"})
# In the name of a force that is some place's.
UNITS = frozenset({"Provincial", "Municipal", "District", "Town", "City"})
PARTS = frozenset({"lead", "participant"})


def find_generic_police(
    document: Document,
    knowledge: Knowledge,
    places: Sequence[PlaceMention],
    agencies: Sequence[AgencyMention],
) -> list[AgencyMention]:
    """The mentions of "police" that act, as the national police of the home country. When a force of its own name
    has a part anywhere in the article, only those that help another; none when the article is about another country."""
    index = agency_index(knowledge)
    national = index.national_police.get(knowledge.home_country)
    if national is None or country_of(places, knowledge.home_country) != knowledge.home_country:
        return []
    named = any(mention.role in PARTS and is_force(mention, index.kinds) for mention in agencies)
    local = only_local(agencies)
    name, key = (local.name, local.key) if local is not None else (national.name, national.key)
    tokens, words = document.tokens, document.words
    found: list[AgencyMention] = []
    for sentence in document.sentences:
        if "police" not in words[sentence.first : sentence.last]:
            continue
        for at in range(sentence.first, sentence.last):
            if words[at] != "police" or (at > sentence.first and tokens[at - 1].text in HYPHENS):
                continue
            behind = role_behind(tokens, sentence, at + 1)
            before = role_before(tokens, sentence, at)
            helps = before == "participant" and lends_help(document, sentence, at)
            acts = (behind == "lead" and before != "other") or (before == "lead" and behind is None)
            if helps or (acts and not named):
                span = tokens[at].span
                found.append(AgencyMention(span, tokens[at].text, name, key, "participant", "agency.generic"))
    return found


def only_local(agencies: Sequence[AgencyMention]) -> AgencyMention | None:
    """The one local force that the text names, be it by its station alone."""
    named = {
        mention.name: mention
        for mention in agencies
        if mention.name.endswith(" Police") and not UNITS.isdisjoint(mention.name.split())
    }
    return next(iter(named.values())) if len(named) == 1 else None


def lends_help(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether the police help those who act: "backed by some police"."""
    before = [token.lower for token in document.tokens[max(sentence.first, at - 3) : at]]
    return any(word in HELPED and following == "by" for word, following in pairwise(before))


def is_force(mention: AgencyMention, kinds: dict[str, str]) -> bool:
    return kinds.get(mention.key) in FORCES or "police" in mention.name.lower()
