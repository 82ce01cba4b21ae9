"""Whether every rule and every word is held by a test: taken out for a moment, some row of some table must notice."""

from __future__ import annotations

import ast
import fnmatch
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any

import pytest

from articles.extraction import (
    agencies,
    agency_back,
    agency_generic,
    frames,
    offences,
    parts,
    places,
    running_totals,
)
from articles.extraction.findings import find_all
from articles.extraction.lexicon import read_lexicon
from articles.reference import reference_knowledge
from tests.articles.extraction.examples import Example, examples
from tests.articles.extraction.mutations import (
    Entry,
    dropped,
    emptied,
    entries,
    filtered,
    first_forms,
    lists_of,
    replaced,
    without_grammar,
)
from tests.articles.extraction.reading import PUBLISHED

WORD_BY_WORD = ("outcomes", "offences", "status", "verbs")
LIST_BY_LIST = ("numbers", "nouns", "dates", "places", "sites", "agencies")
# The finders whose findings say which rule they owe themselves to.
FINDERS = (
    frames.find_claims, parts.find_parts, running_totals.find_running_totals, agencies.find_agencies,
    agency_generic.find_generic_police, agency_back.find_back_references, agency_back.find_governors,
    agency_back.find_prosecutors,
    offences.find_offences, places.find_places,
)  # fmt: skip
RULE = re.compile(r"(?:outcome|part|agency|offence)\.[a-z_*]+(?:\.[a-z_*]+)*")
UNHELD = Path(__file__).parent / "sentences" / "unheld.toml"
GOLD = Path(__file__).resolve().parents[2] / "gold" / "articles"


class Index:
    """The examples that pass, by the words they hold."""

    def __init__(self) -> None:
        self.all = [example for example in examples() if example.holds()]
        self.by_word: dict[str, set[Example]] = defaultdict(set)
        for example in self.all:
            for word in example.words:
                self.by_word[word].add(example)

    def holding(self, entry: Entry) -> set[Example]:
        found: set[Example] | None = None
        for slot in entry.slots():
            near = set().union(*(self.by_word[word] for word in slot))
            found = near if found is None else found & near
        return set(self.all) if found is None else found

    def holding_any(self, words: Iterable[str]) -> list[Example]:
        """Those that hold a form of the first token of one of the words, the ones first that notice the most."""
        near = {
            example for word in words for form in first_forms(word.lower()) for example in self.by_word[form]
        }
        return sorted(
            near, key=lambda example: (example.name.startswith("test_sentences"), -len(example.words))
        )


@pytest.fixture(scope="module")
def index() -> Index:
    return Index()


def noticed(rows: Iterable[Example]) -> bool:
    return any(not row.holds() for row in rows)


def batches(index: Index, lexicon: str) -> Iterator[list[tuple[Entry, set[Example]]]]:
    """The entries in lots of which no two stand in the same example, so that each lot is taken out at once."""
    lots: list[tuple[list[tuple[Entry, set[Example]]], set[Example]]] = []
    for entry in entries(lexicon):
        rows = index.holding(entry)
        lot = next((lot for lot in lots if lot[1].isdisjoint(rows)), None)
        if lot is None:
            lots.append(lot := ([], set()))
        lot[0].append((entry, rows))
        lot[1].update(rows)
    yield from (lot for lot, _ in lots)


def unheld_words(index: Index, lexicon: str) -> list[str]:
    found = []
    for lot in batches(index, lexicon):
        lot = [
            (entry, rows)
            for entry, rows in lot
            if len(entry.words) > 1 or entry.key not in ("patients", "voices")
        ]
        if lot:
            with dropped(entry for entry, _ in lot):
                found += [str(entry) for entry, rows in lot if not noticed(rows)]
    return sorted(found)


def compare(unheld: Iterable[str], title: str) -> None:
    """Nothing is unheld but what the list says, and all of that still is."""
    found, listed = set(unheld), set(tomllib.loads(UNHELD.read_text(encoding="utf-8"))[title])
    assert found <= listed, "\n".join(["No row of any table holds:", *sorted(found - listed)])
    assert listed <= found, "\n".join(["Held by now, though listed in unheld.toml:", *sorted(listed - found)])


@pytest.mark.parametrize("lexicon", WORD_BY_WORD)
def test_every_word_is_held(index, lexicon):
    """A new word needs a sentence of its own; a listed one that has got it leaves the list."""
    compare(unheld_words(index, lexicon), lexicon)


def lists() -> Iterator[tuple[str, Iterable[str], AbstractContextManager[None]]]:
    """Every list of the other lexicons with its words, and with what takes it out."""
    for lexicon in LIST_BY_LIST:
        for path, words in all_lists(read_lexicon(lexicon).table):
            yield f"{lexicon}.toml: {path}", words, emptied(lexicon, words)
    for key, words in read_lexicon("grammar").table.items():
        yield f"grammar.toml: {key}", words, without_grammar(key)


def all_lists(table: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Lists of strings, and tables from strings to figures or names."""
    yield from ((path, words) for path, words, _ in lists_of("", table, table))
    for key, value in table.items():
        if isinstance(value, dict) and not any(isinstance(inner, list | dict) for inner in value.values()):
            yield key, value


def test_every_list_is_held(index):
    compare(unheld_lists(index), "lists")


def unheld_lists(index: Index) -> Iterator[str]:
    for name, words, mutation in lists():
        rows = index.holding_any(words)
        with mutation:
            if not noticed(rows):
                yield name


# --- rules -----------------------------------------------------------------------------------------------------------


def named(item: Any) -> list[str]:
    """The names of the rules that a finding owes itself to."""
    return [getattr(item, "rule", "") or f"place.{item.method}"]


class Heard:
    """Listens to the finders, and hears of no finding of one rule."""

    def __init__(self, deaf_to: str = "") -> None:
        self.rules: set[str] = set()
        self.deaf_to = deaf_to

    def keep(self, item: Any) -> bool:
        names = named(item)
        self.rules.update(names)
        return self.deaf_to not in names

    def listening(self) -> ExitStack:
        stack = ExitStack()
        for finder in FINDERS:
            stack.enter_context(replaced(finder, filtered(finder, self.keep)))
        return stack


def rules_by_example(index: Index) -> dict[str, list[Example]]:
    found: dict[str, list[Example]] = defaultdict(list)
    heard = Heard()
    with heard.listening():
        for example in index.all:
            heard.rules = set()
            example.holds()
            for rule in heard.rules:
                found[rule].append(example)
    return found


def rules_on_gold() -> set[str]:
    heard = Heard()
    with heard.listening():
        for path in GOLD.iterdir():
            find_all(
                path.read_text(encoding="utf-8"), published_on=PUBLISHED, knowledge=reference_knowledge()
            )
    return heard.rules


def written_rules() -> set[str]:
    """The names that stand in the engine's sources, with "*" for what is put in: "outcome.*.pronoun", "*.carried"."""
    found = set()
    for source in Path(frames.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                found.add(
                    "".join(
                        str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values
                    )
                )
    return {name for name in found if RULE.fullmatch(name)}


def unheld_rules(index: Index) -> list[str]:
    """Rules that the engine gives, on the examples or on gold, or that its sources name, and that no example holds."""
    by_example = rules_by_example(index)
    given = by_example.keys() | rules_on_gold()
    never = [
        name for name in written_rules() if not fnmatch.filter(given, name) and not is_prefix(name, given)
    ]
    return never + [rule for rule in given if not is_held(rule, by_example.get(rule, []))]


def test_every_rule_is_held(index):
    compare(unheld_rules(index), "rules")


def is_prefix(name: str, rules: Iterable[str]) -> bool:
    return any(rule.startswith(f"{name}.") for rule in rules)


def is_held(rule: str, rows: list[Example]) -> bool:
    with Heard(deaf_to=rule).listening():
        return noticed(rows)


def shorten_list() -> None:
    """Takes what is held by now off the list; it never puts anything on it."""
    index = Index()
    unheld = {lexicon: set(unheld_words(index, lexicon)) for lexicon in WORD_BY_WORD}
    unheld |= {"lists": set(unheld_lists(index)), "rules": set(unheld_rules(index))}
    title, kept = "", []
    for line in UNHELD.read_text(encoding="utf-8").splitlines(keepends=True):
        title = line.partition(" = ")[0] if line.endswith(" = [\n") else title
        if not line.startswith('  "') or json.loads(line.strip().rstrip(",")) in unheld[title]:
            kept.append(line)
    UNHELD.write_text("".join(kept), encoding="utf-8")


if __name__ == "__main__":
    shorten_list()
