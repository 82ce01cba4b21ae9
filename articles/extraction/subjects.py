"""Where the words of a subject begin and end that no noun of the lexicon names: "Sok Dara, 34, a driver, was"."""

from __future__ import annotations

from articles.extraction.attachment import BOUNDARIES, Clause
from articles.extraction.counts import size_of
from articles.extraction.document import Document
from articles.extraction.noun_builders import NounPhrase, text_between
from articles.extraction.nouns import nouns, stops
from articles.extraction.types import Count, Sex

# Pronouns for one person.
ONE_PERSON: dict[str, Sex | None] = {
    "he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "i": None, "me": None, "my": None,
}  # fmt: skip
CLAUSE_BOUNDARIES = BOUNDARIES - {"who", "which", "(", ")"}
LONGEST_NAME = 7
# Between the noun of a deed and "of".
TIMES = frozenset(
    "last this earlier late early yesterday today on week month year night morning evening afternoon monday tuesday "
    "wednesday thursday friday saturday sunday in january february march april may june july august september october "
    "november december".split()
)


def before_bracket(words: list[str], first: int, last: int) -> int:
    """Where what stands before a bracket ends that closes before token `last`."""
    for at in range(last - 2, max(first, last - 12), -1):
        if words[at] == "(":
            return at
    return last


def shared_subject(document: Document, clause: Clause, last: int) -> NounPhrase | None:
    """The subject of "he gave himself up and was arrested": the pronoun or the name that opens the clause."""
    words, sentence = clause.words, clause.sentence
    begin = last
    while begin > sentence.first and words[begin - 1] not in CLAUSE_BOUNDARIES:
        begin -= 1
    if begin == last and words[last - 1] == "," and words[last] == "but":
        return shared_subject(document, clause, last - 1)  # "they showed their cards, but were detained"
    end = begin
    while end < last and in_name(words, end) and document.tokens[end].text[0].isupper():
        end += 1
    if words[begin] in ONE_PERSON or words[begin] in ("they", "both"):
        return phrase_of(document, words, begin, begin + 1, singular=words[begin] in ONE_PERSON)
    named = end - begin > 1 and is_name(document, begin, end)
    return phrase_of(document, words, begin, end, singular=True) if named else None


def after_time(words: list[str], at: int, stop: int) -> int:
    """Where the words end that say when it was: "the arrest last week of Sok Dara"."""
    last = at
    while last < min(at + 4, stop) and words[last] in TIMES:
        last += 1
    return last


def start_of_name(words: list[str], first: int, last: int) -> int:
    """Where the words of a subject begin that ends before token `last`."""
    at = last
    while at > first and last - at < LONGEST_NAME and in_name(words, at - 1):
        at -= 1
    return at


def start_of_clause(words: list[str], first: int, last: int) -> tuple[int, int]:
    """The first words of the clause in which token `last` stands, without their article."""
    begin = last
    while begin > first and words[begin - 1] not in CLAUSE_BOUNDARIES:
        begin -= 1
    begin += words[begin] in ("a", "an", "the")
    end = begin
    while end < last and in_name(words, end):
        end += 1
    return begin, end


def before_names(document: Document, words: list[str], first: int, last: int) -> int:
    """Where the subject ends before a list of names that spells it out."""
    at = last
    while at - 1 > first and last - at < 40:
        word = words[at - 1]
        if word == "," and not document.tokens[at - 2].text[0].isupper() and not words[at - 2][0].isdecimal():
            return at - 1
        if (
            word not in (",", "and", "&")
            and not document.tokens[at - 1].text[0].isupper()
            and not word.isdecimal()
        ):
            break
        at -= 1
    return last


def before_apposition(words: list[str], first: int, last: int) -> int:
    """Where the subject ends in "Sok Dara, 34, was": before the comma that opens what is said of it."""
    if last - 1 > first and words[last - 1] == ",":
        for at in range(last - 2, max(first, last - 16), -1):
            if words[at] == ",":
                return at
        return last - 1
    return last


def in_name(words: list[str], at: int) -> bool:
    """Whether a token can belong to the patient's own words."""
    word = words[at]
    return (word[0].isalpha() and word not in stops() and word not in BOUNDARIES) or (
        word == "." and len(words[at - 1]) <= 4
    )


def is_name(document: Document, first: int, last: int) -> bool:
    """Whether tokens are all capitalised words that are no nouns of the lexicon."""
    tokens = document.tokens[first:last]
    return bool(tokens) and all(
        token.text[0].isupper() and token.lower not in nouns() for token in tokens if token.text[0].isalpha()
    )


def sized(words: list[str], last: int) -> Count | None:
    """The figure of a noun that says itself how many it counts: "the trio was arrested"."""
    return size_of(words[last - 1])


def phrase_of(document: Document, words: list[str], first: int, last: int, *, singular: bool) -> NounPhrase:
    count = sized(words, last)
    return NounPhrase(
        first, last, last - 1, frozenset({"person"}), count, "people", text_between(document, first, last),
        sex=ONE_PERSON.get(words[first]) if singular else None, definite=True, singular=singular and count is None,
    )  # fmt: skip
