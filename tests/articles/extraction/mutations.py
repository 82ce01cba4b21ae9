"""What can be taken out of the engine for a moment: words of a lexicon, a list of grammar, whatever one rule gives."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from articles.extraction import (
    agency_index,
    date_vetoes,
    noun_phrases,
    nouns,
    number_values,
    numbers,
    offences,
    outcome_rules,
    place_pieces,
    sites,
    status,
    voices,
)
from articles.extraction.document import TOKEN
from articles.extraction.grammar import grammar
from articles.extraction.lexicon import read_lexicon
from articles.extraction.plurals import pluralise

# What is remembered of each lexicon, and has to be read again when it changes.
REMEMBERED: dict[str, tuple[Any, ...]] = {
    "outcomes": (outcome_rules.rules, outcome_rules.senses, outcome_rules.tailless, outcome_rules.participles, outcome_rules.verb_forms),
    "verbs": (outcome_rules.senses, outcome_rules.tailless, outcome_rules.participles, outcome_rules.verb_forms),
    "offences": (offences.offence_index,),
    "status": (status.cues,),
    "numbers": (
        number_values.phrases, number_values.phrases_by_last, number_values.words_of, number_values.table_of,
        number_values.names_of, number_values.whole_phrases, number_values.number_starts, numbers.neutral_by_last,
        nouns.counting_words, noun_phrases.phrase_ends, voices.number_words,
    ),
    "nouns": (nouns.nouns, nouns.stops, nouns.measure_words, noun_phrases.phrase_ends, outcome_rules.rules, outcome_rules.senses, outcome_rules.tailless),
    "dates": (date_vetoes.veto_words,),
    "places": (place_pieces.place_words,),
    "sites": (sites.site_words,),
    "agencies": (agency_index.agency_words,),
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A string of a lexicon: one of the list `words`, which stands at `path` in the table `owner`."""

    lexicon: str
    path: str
    words: list[str]
    owner: dict[str, Any]
    text: str

    def __str__(self) -> str:
        return f"{self.lexicon}.toml: {self.path}: {self.text!r}"

    @property
    def key(self) -> str:
        return self.path.rpartition(".")[2]

    def slots(self) -> list[set[str]]:
        """Sets of words: a text that holds the entry has one of each."""
        if self.key in ("patients", "voices"):  # they stand in no text themselves
            return [
                {
                    form
                    for key in outcome_rules.WORD_LISTS
                    for word in self.owner.get(key, ())
                    for form in first_forms(word)
                }
            ]
        if self.lexicon == "verbs":
            return [set(self.words)]
        found = []
        for part in self.text.lower().split():
            choices = {part} if part == "|" else set(part.split("|"))
            if "_" not in choices:
                found += columns(choices)
        if self.lexicon == "outcomes" and self.key == "verbs":
            found[0] |= first_forms(self.text)
        elif self.lexicon == "outcomes" and self.key in ("nouns", "agents", "heads"):
            plurals = read_lexicon("nouns").table["plurals"]
            found[0] |= {self.text + "s", pluralise(self.text), plurals.get(self.text, self.text)}
        return found


def first_forms(phrase: str) -> set[str]:
    """The forms that the first word of a phrase can have: as a verb, and as a noun."""
    first = TOKEN.findall(phrase.split("|")[0])[0]
    return {first} if len(first) < 3 else {first, pluralise(first), *outcome_rules.forms_of(first)}


def columns(choices: set[str]) -> list[set[str]]:
    """The tokens of the choices of one place, column by column: "lock-up" has three, "first+grade" two."""
    rows = [TOKEN.findall(choice.replace("+", " ")) for choice in choices]
    return [{row[at] for row in rows} for at in range(min(map(len, rows), default=0))]


def entries(lexicon: str) -> Iterator[Entry]:
    """Every string of every list."""
    table = read_lexicon(lexicon).table
    return (
        Entry(lexicon, path, words, owner, word)
        for path, words, owner in lists_of("", table, table)
        for word in words
    )


def lists_of(path: str, value: Any, owner: dict[str, Any]) -> Iterator[tuple[str, list[str], dict[str, Any]]]:
    """Every list of strings below a value, with its path (the keys, and the kind or slug of the table) and its table."""
    if isinstance(value, dict):
        title = value.get("kind") or value.get("slug")
        path = f"{path} ({title})" if title else path
        for key, inner in value.items():
            yield from lists_of(f"{path}.{key}".lstrip("."), inner, value)
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        yield path, value, owner
    elif isinstance(value, list):
        for inner in value:
            yield from lists_of(path, inner, owner)


@contextmanager
def dropped(entries: Iterable[Entry]) -> Iterator[None]:
    """The engine without these entries of one lexicon."""
    taken = list(entries)
    kept = [(entry.words, list(entry.words)) for entry in taken]
    for entry in taken:
        entry.words.remove(entry.text)
    forget(taken[0].lexicon)
    try:
        yield
    finally:
        for words, old in reversed(kept):
            words[:] = old
        forget(taken[0].lexicon)


@contextmanager
def emptied(lexicon: str, words: list[str] | dict[str, Any]) -> Iterator[None]:
    """The engine without the words of one list or table."""
    old: Any = words.copy()
    words.clear()
    forget(lexicon)
    try:
        yield
    finally:
        words.clear()
        words.update(old) if isinstance(words, dict) else words.extend(old)
        forget(lexicon)


def forget(lexicon: str) -> None:
    for remembered in REMEMBERED[lexicon]:
        remembered.cache_clear()


@contextmanager
def changed(new: Callable[[object], object]) -> Iterator[None]:
    """The engine and its tests with `new(value)` under every name of a module whose value that changes."""
    with ExitStack() as stack:
        for name, module in list(sys.modules.items()):
            if name.startswith(("articles.extraction", "tests.articles.extraction.")):
                for key, old in list(vars(module).items()):
                    if (value := new(old)) is not old:
                        setattr(module, key, value)
                        stack.callback(setattr, module, key, old)
        yield


def replaced(old: object, new: object) -> AbstractContextManager[None]:
    """The engine with another object under every name that stands for the old one."""
    return changed(lambda value: new if value is old else value)


def without_grammar(key: str) -> AbstractContextManager[None]:
    """The engine without the words of one list of grammar.toml, nor in any set that was put together with it."""
    read, words = grammar, grammar(key)
    phrases = tuple(f" {word} " for word in read_lexicon("grammar").table[key])

    def new(value: object) -> object:
        if value is read:
            return lambda asked: frozenset() if asked == key else read(asked)
        if isinstance(value, frozenset) and value >= words:
            return value - words
        return () if value == phrases else value

    return changed(new)


def filtered(function: Callable[..., Any], keep: Callable[[Any], bool]) -> Callable[..., Any]:
    """The finder with only those of its findings that are to be kept."""

    def find(*arguments: Any, **options: Any) -> Any:
        found = function(*arguments, **options)
        return type(found)(item for item in found if keep(item))

    return find
