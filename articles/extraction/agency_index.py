"""The agencies of the knowledge by their names, aliases and acronyms, and the local forces by place and kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from articles.extraction.document import TOKEN
from articles.extraction.knowledge import Agency, Knowledge
from articles.extraction.lexicon import LexiconError, read_lexicon
from articles.extraction.nationalities import countries

Phrase = tuple[str, ...]
# Lower-case words with which a local force begins ("provincial police"), and those that begin one with its place behind.
UNIT_ADJECTIVES = frozenset(
    {"provincial", "province", "municipal", "district", "commune", "town", "city", "sangkat"}
)
FORCE_WORDS = frozenset({"national", "police", "authorities", "troops", "soldiers", "army"})
HYPHENS = frozenset("-–")


@dataclass
class AgencyIndex:
    """`phrases` by lower-case words without hyphens; `lengths` to try by the first word, longest first; `openers` are all
    words in lower case with which an agency can begin. "The military" names one, "military" alone is an adjective:
    such words are in `after_article`."""

    phrases: dict[Phrase, list[Agency]] = field(default_factory=dict)
    acronyms: dict[str, list[Agency]] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    openers: frozenset[str] = frozenset()
    after_article: set[Phrase] = field(default_factory=set)
    local: dict[tuple[str, str], Agency] = field(default_factory=dict)
    by_name: dict[str, list[Agency]] = field(default_factory=dict)
    national_police: dict[str, Agency] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    home: str = ""


def words_of(name: str) -> Phrase:
    """The lower-case words of a name as the tokeniser cuts them, without hyphens and an opening article."""
    words = tuple(token.lower() for token in TOKEN.findall(name.replace("’", "'")) if token not in HYPHENS)
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def is_acronym(name: str) -> bool:
    return " " not in name and sum(letter.isupper() for letter in name) >= 2 and len(name) <= 9


def agency_index(knowledge: Knowledge) -> AgencyIndex:
    """The index of a knowledge, built at the first call and kept on it."""
    kept = knowledge._indexes.get("agencies")
    if isinstance(kept, AgencyIndex):
        return kept
    index = AgencyIndex(home=knowledge.home_country)
    for agency in knowledge.agencies:
        index.kinds[agency.key] = agency.kind
        index.by_name.setdefault(agency.name.lower(), []).append(agency)
        if is_national_police(agency):
            index.national_police.setdefault(agency.country, agency)
        if agency.place:
            index.local.setdefault((agency.place, agency.kind), agency)
        for name in (agency.name, agency.acronym, *agency.aliases):
            if name and is_acronym(name):
                _add(index.acronyms, name, agency)
            elif name:
                words = words_of(name)
                _add(index.phrases, words, agency)
                if len(words) == 1 and name.startswith("the "):
                    index.after_article.add(words)
    for agency in knowledge.agencies:  # behind the names: a local force by an alias that an editor taught
        for name in agency.aliases:
            _add(index.by_name, name.lower(), agency)
    lengths: dict[str, set[int]] = {}
    for phrase in index.phrases:
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    index.lengths = {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}
    index.openers = frozenset(index.lengths) | UNIT_ADJECTIVES | FORCE_WORDS
    knowledge._indexes["agencies"] = index
    return index


def is_national_police(agency: Agency) -> bool:
    """Whether the agency is its country's police, by a name such as "National Police" or "South African Police Service"."""
    words = agency.name.lower()
    nations = {
        word.lower()
        for country in countries()
        if country.code == agency.country
        for word in (country.name, *country.adjectives)
    }
    own = words.startswith(("national police", "royal")) or any(
        words.startswith(nation) for nation in nations
    )
    return agency.kind == "police" and not agency.place and "police" in words and own


def _add(table: dict[Any, list[Agency]], key: Any, agency: Agency) -> None:
    found = table.setdefault(key, [])
    if agency not in found:
        found.append(agency)


@dataclass(frozen=True, slots=True)
class Force:
    """What the words behind "provincial" and the like name: an agency's kind and the end of its name."""

    kind: str
    name: str


class AgencyWords:
    """The word lists of `data/agencies.toml`."""

    def __init__(self) -> None:
        lexicon = read_lexicon("agencies")
        self.forces: dict[Phrase, Force] = {}
        for entry in lexicon.entries("force"):
            if not {"kind", "name", "phrases"} <= entry.keys():
                raise LexiconError(f"agencies.toml: [[force]] {entry!r} needs a kind, a name and phrases")
            force = Force(entry["kind"], entry["name"])
            for phrase in entry["phrases"]:
                if self.forces.setdefault(tuple(phrase.split()), force) != force:
                    raise LexiconError(f"agencies.toml: {phrase!r} stands for two forces")
        self.force_openers = frozenset({"deputy", "department", *(phrase[0] for phrase in self.forces)})
        self.longest_force = max(map(len, self.forces))
        self.closing = frozenset(lexicon.strings("bodies.closing"))
        self.closing_pairs = {tuple(pair.split()) for pair in lexicon.strings("bodies.closing_pairs")}
        self.never = frozenset(lexicon.strings("bodies.never"))
        self.offices = frozenset(lexicon.strings("bodies.offices"))
        self.troops = {tuple(word.split()) for word in lexicon.strings("troops.words")}
        self.before: dict[Phrase, str] = {}
        for role in ("lead", "participant", "coordinating", "source", "other"):
            for phrase in lexicon.strings(f"roles.{role}"):
                if self.before.setdefault(tuple(phrase.split()), role) != role:
                    raise LexiconError(f"agencies.toml: {phrase!r} stands for two roles")
        self.longest_before = max(map(len, self.before))
        self.operational = frozenset(lexicon.strings("kinds.operational"))
        self.buildings = frozenset(lexicon.strings("kinds.buildings"))
        self.speaker, self.people, self.acts = (
            frozenset(lexicon.strings(f"roles.{key}")) for key in ("speaker", "people", "acts")
        )


@cache
def agency_words() -> AgencyWords:
    return AgencyWords()
