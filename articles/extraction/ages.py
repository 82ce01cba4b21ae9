"""Ages without a word for years: "the youngest 17", "boys between 14 and 17", "a girl of 15", "the son is 13"."""

from __future__ import annotations

SUPERLATIVES = frozenset({"youngest", "eldest", "oldest", "younger", "elder", "older"})
# Between "the youngest" and the age; "the oldest of the four" and "the eldest of nine children" count others.
BESIDE = frozenset(
    ", of them whom these is was being only just not yet barely nearly still a girl boy man woman child at about".split()
)
# Of whom an age is told right behind: "brothers of 19 and 22"; not "a family of 14".
AGED = frozenset(
    "boy boys girl girls man men woman women youth youths teenager teenagers child children minors student students brother "
    "brothers sister sisters twins son daughter pupils youngsters lad lads".split()
)
WHO = AGED | {"who", "he", "she"}
GROWN = 100


def is_told_age(words: list[str], at: int, first: int, last: int, following: str, second: str) -> bool:
    """Whether the figure at `at` is how old somebody is, by what stands before it; no noun that it counts may follow."""
    if at - 2 < first:
        return False
    before = words[at - 1]
    if before == "between":
        aged = words[at - 2] in AGED or (
            words[at - 2] in ("all", "ages", "aged") and words[at - 3] in (",", "were")
        )
        joint, upper = words[at + 1 : at + 2], words[at + 2 : at + 3]
        return aged and joint == ["and"] and all(is_grown(age) for age in (words[at], *upper)) and upper != []
    if following.isalpha() and following not in (
        "and",
        "but",
        "when",
        "were",
        "was",
        "are",
        "have",
        "has",
        "had",
    ):
        return False
    if not SUPERLATIVES.isdisjoint(words[max(first, at - 6) : at]) and beside_superlative(words, at, first):
        return True
    if not is_grown(words[at]):
        return False
    if before in ("is", "was") and words[at - 2] in WHO:
        return not following.isalnum()
    if before == "of" and words[at - 2] in AGED:
        return True
    return (
        before == "and"
        and at - 4 >= first
        and words[at - 3] == "of"
        and words[at - 4] in AGED
        and is_grown(words[at - 2])
    )


def beside_superlative(words: list[str], at: int, first: int) -> bool:
    """ "The eldest of them 23", "the youngest of whom is 14"; not "the youngest of nine"."""
    position = at - 1
    if words[position] == "of":
        return False
    while position > first and words[position] in BESIDE:
        position -= 1
    return words[position] in SUPERLATIVES


def is_grown(word: str) -> bool:
    return word.isdecimal() and 5 <= int(word) <= GROWN
