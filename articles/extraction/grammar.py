"""Words of grammar, read from `data/grammar.toml`."""

from __future__ import annotations

from functools import cache

from articles.extraction.lexicon import read_lexicon


@cache
def grammar(key: str) -> frozenset[str]:
    """The words of one list. Raises LexiconError when there is no such list."""
    return frozenset(read_lexicon("grammar").strings(key))
