"""Plurals by rule."""

from __future__ import annotations


def pluralise(word: str) -> str:
    """The regular plural; the irregular ones stand in `data/nouns.toml`."""
    if word.endswith("man") and not word.endswith("human"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")
