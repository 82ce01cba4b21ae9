"""What an operation was about: phrases of `data/offences.toml`, each to a slug of the codebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import Any

from articles.extraction.document import Document, Sentence, Token
from articles.extraction.grammar import grammar
from articles.extraction.lexicon import LexiconError, read_lexicon
from articles.extraction.types import OFFENCES, OffenceMention, Span

Phrase = tuple[str, ...]
HYPHENS = frozenset("-–")
# "A law against illegal mining" is none; "a raid against illegal mining" is.
DEEDS = grammar("singular_deeds") | {
    "crackdown",
    "campaign",
    "action",
    "drive",
    "operations",
    "raids",
    "measures",
    "war",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two halves that name an offence when both stand in one sentence; `number` tells the pairs apart, `rule` what they
    are: words of the deed, or the goods that those who do it work with."""

    offence: str
    number: int
    half: int
    rule: str


@dataclass(frozen=True, slots=True)
class OffenceIndex:
    """Phrases with the offences they name ("counterfeit medicine" names two), halves of pairs, and by the first word
    the lengths to try, longest first."""

    phrases: dict[Phrase, tuple[str, ...]]
    halves: dict[Phrase, tuple[Pair, ...]]
    lengths: dict[str, tuple[int, ...]]
    behind: frozenset[Phrase]
    stops: dict[str, frozenset[str]]


def find_offences(document: Document) -> list[OffenceMention]:
    """Every phrase that names an offence, in the order of the text; one sentence names an offence once per phrase."""
    found: list[OffenceMention] = []
    starts = offence_index().lengths.keys()
    for sentence in document.sentences:
        if starts.isdisjoint(document.words[sentence.first : sentence.last]):
            continue
        words = [token for token in document.tokens_of(sentence) if token.text not in HYPHENS]
        found.extend(sorted(_in_sentence(sentence, words), key=lambda mention: mention.span))
    return found


def _in_sentence(sentence: Sentence, words: Sequence[Token]) -> Iterator[OffenceMention]:
    index = offence_index()
    lowers = tuple([word.lower for word in words])
    halves: dict[Pair, dict[int, Span]] = {}
    free = 0
    for position in [at for at, lower in enumerate(lowers) if lower in index.lengths]:
        for length in index.lengths[lowers[position]]:
            phrase = lowers[position : position + length]
            slugs, pairs = index.phrases.get(phrase), index.halves.get(phrase, ())
            if slugs is None and not pairs:
                continue
            span = Span(words[position].start, words[min(position + length, len(words)) - 1].end)
            for pair in pairs:
                halves.setdefault(replace(pair, half=0), {}).setdefault(pair.half, span)
            if slugs is not None and position >= free:
                free = position + length
                for slug in slugs:
                    if not _cancelled(sentence, words, position, index.stops[slug]):
                        yield OffenceMention(span, slug, f"offence.{slug}")
    for pair, spans in halves.items():
        if len(spans) == 2:
            yield OffenceMention(spans[0], pair.offence, f"offence.{pair.offence}.{pair.rule}")


def _cancelled(sentence: Sentence, words: Sequence[Token], first: int, stops: frozenset[str]) -> bool:
    """Whether the words before say that this is a name, a law or the fight against the offence."""
    before = [word.lower for word in words[max(0, first - 3) : first]]
    if before[-1:] and (before[-1] in stops or before[-1] in ("anti", "counter")):
        return True
    fought = before[-1:] == ["against"] and before[-2:-1] and before[-2] in DEEDS
    if not fought and (
        tuple(before[-1:]) in offence_index().behind or tuple(before[-2:]) in offence_index().behind
    ):
        return True
    if sentence.zone == "heading" or first == 0:
        return False
    if not words[first].text[0].isupper() or words[first].text.isupper():
        return False
    behind = words[first + 1].text if first + 1 < len(words) else ""
    return words[first - 1].text[0].isupper() or (
        words[first - 1].lower in ("and", ",") and behind[:1].isupper()
    )


@cache
def offence_index() -> OffenceIndex:
    """The checked lexicon. Raises LexiconError for a slug that is unknown or stands twice, and for what is no list."""
    phrases: dict[Phrase, tuple[str, ...]] = {}
    halves: dict[Phrase, list[Pair]] = {}
    stops: dict[str, frozenset[str]] = {}
    for entry in read_lexicon("offences").entries("offence"):
        slug = entry.get("slug")
        if slug not in OFFENCES or slug in stops:
            raise LexiconError(f"offences.toml: {slug!r} is unknown or stands twice")
        stops[slug] = frozenset(_strings(entry, slug, "stop"))
        ignored = set(entry.get("ignore", ()))
        for phrase in (variant for text in _strings(entry, slug, "phrases") for variant in variants(text)):
            if " ".join(phrase) not in ignored and slug not in phrases.get(phrase, ()):
                phrases[phrase] = (*phrases.get(phrase, ()), slug)
        pairs = [(rule, pair) for rule in ("together", "goods") for pair in entry.get(rule, ())]
        for number, (rule, pair) in enumerate(pairs):
            for half, key in enumerate(("first", "second")):
                for text in _strings(pair, slug, key):
                    halves.setdefault(tuple(text.split()), []).append(Pair(slug, number, half, rule))
    lengths: dict[str, set[int]] = {}
    for phrase in (*phrases, *halves):
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    ordered = {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}
    behind = frozenset(tuple(text.split()) for text in read_lexicon("offences").strings("behind"))
    return OffenceIndex(
        phrases, {phrase: tuple(pairs) for phrase, pairs in halves.items()}, ordered, behind, stops
    )


def _strings(entry: dict[str, Any], slug: str, key: str) -> list[str]:
    value = entry.get(key)
    if not isinstance(value, list) or not all(
        isinstance(item, str) and item == item.strip() for item in value
    ):
        raise LexiconError(f"offences.toml: {slug}: {key} must be a list of trimmed strings")
    return value


def variants(text: str) -> Iterator[Phrase]:
    """The phrases that "sand|gold|_ mining" stands for: every choice of words, "_" being none, "first+grade" two."""
    for choice in product(*(part.split("|") for part in text.split())):
        phrase = tuple(word for words in choice for word in words.split("+") if word != "_")
        if phrase:
            yield phrase
