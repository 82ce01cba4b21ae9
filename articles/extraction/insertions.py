"""Insertions: what stands between two dashes, brackets or commas and interrupts the clause without belonging to it.

"Nine people, four of them women, were arrested": for the verb, the clause is "nine people were arrested".
"""

from __future__ import annotations

from articles.extraction.document import Sentence
from articles.extraction.grammar import grammar
from articles.extraction.noun_builders import NounPhrase

DASHES = frozenset({"–", "—"})
LEFT_OVER = frozenset({"rest", "others", "remainder"})
REMAINING = frozenset({"other", "remaining"})
ROLE_OPENERS = frozenset({"the", "his", "her", "their", "a", "an", "whom"})
MARKS = DASHES | {"(", ","}
OPENERS = (
    ("including",), ("of", "whom"), ("of", "them"), ("of", "which"), ("among", "them"), ("among", "whom"), ("all", "of"), ("most", "of"),
    ("some", "of"), ("half", "of"), ("many", "of"), ("both", "of"), ("mostly",), ("mainly",), ("chiefly",), ("nearly", "all"), ("almost", "all"),
    ("every", "one"), ("none", "of"), ("aged",), ("namely",), ("identified", "as"), ("named",), ("known", "as"),
)  # fmt: skip
OPENERS_BY_FIRST = {first: [opener for opener in OPENERS if opener[0] == first] for first, *_ in OPENERS}
ONE_A = (("one", "a"), ("one", "an"))  # "five Vietnamese, one a woman, were arrested"
# What they open between commas tells more of the noun before, and the noun's own verb follows.
ASIDES = frozenset({"being", "having", "which", "who", "whose"})
# Participles that only say who they are: "the six, employed as cooks, were let go".
SAID_OF = frozenset(
    "employed hired believed suspected thought accused alleged described dressed disguised recruited posing registered wanted "
    "blamed listed paid born".split()
)
CLOSERS = frozenset({",", ".", ";", ")"})
LONGEST = 30
VERBS = grammar("be") | grammar("have")
CONTRASTS = frozenset({"but", "while", "whereas", "although", "though"})
SUBJECT_OPENERS = frozenset(
    {
        "a",
        "an",
        "another",
        "he",
        "her",
        "his",
        "it",
        "its",
        "one",
        "others",
        "she",
        "some",
        "the",
        "their",
        "they",
        "we",
    }
)
RELATIVES = frozenset({"who", "whom", "which", "that"})
Range = tuple[int, int]


def find_insertions(
    words: list[str],
    sentence: Sentence,
    phrases: list[NounPhrase],
    parts: dict[int, NounPhrase] | None = None,
) -> list[Range]:
    """Token ranges [first, last) of the insertions of a sentence, their marks included, in order and disjoint.

    `parts` are the lists that spell out a phrase; one between commas is an insertion too.
    """
    found: list[Range] = []
    if MARKS.isdisjoint(words[sentence.first : sentence.last]):
        return found
    at = sentence.first
    lists = list_ranges(words, sentence, phrases, parts or {})
    starts = {phrase.first: phrase for phrase in phrases}
    left = {phrase.last for phrase in phrases if is_left_over(words, phrase)}
    while at < sentence.last:
        end = None
        if words[at] == "(":
            end = closing(words, sentence, at, ")")
        elif words[at] in DASHES:
            end = closing(words, sentence, at, words[at])
        elif words[at] == ",":
            end = lists.get(at) or comma_insertion(words, sentence, at, starts)
            if end is None and (at in left or words[at - 1] in LEFT_OVER):
                end = roles(words, sentence, at)
        if end is None:
            at += 1
        else:
            found.append((at, end))
            at = end
            further = comma_insertion(words, sentence, at - 1, starts) if words[at - 1] == "," else None
            if further is not None and further > at:  # one comma closes the first and opens the second
                found.append((at, further))
                at = further
    return found


def list_ranges(
    words: list[str], sentence: Sentence, phrases: list[NounPhrase], parts: dict[int, NounPhrase]
) -> dict[int, int]:
    """Where the lists that spell out a phrase begin (at their comma) and end (behind the comma that closes them)."""
    found: dict[int, int] = {}
    last: dict[int, int] = {}
    for phrase in phrases:
        if phrase.first in parts:
            last[parts[phrase.first].last] = phrase.last
    for first, end in last.items():
        while first < end and words[first] != ",":
            first += 1
        for position in range(end, min(sentence.last, end + 16)):
            if words[position] == "," and not (
                position + 1 < sentence.last and words[position + 1] == "both"
            ):
                found[first] = position + 1
                break
            if words[position] in (".", ";", ":"):
                break
    return found


def closing(words: list[str], sentence: Sentence, at: int, mark: str) -> int | None:
    for position in range(at + 1, min(sentence.last, at + 60)):
        if words[position] == mark:
            return position + 1
    return None


def comma_insertion(
    words: list[str], sentence: Sentence, at: int, starts: dict[int, NounPhrase]
) -> int | None:
    """The end of an insertion that opens with the comma at `at`; the comma that closes it belongs to it."""
    following = tuple(words[at + 1 : at + 3])
    if following and (following[0] in ASIDES or following[0] in SAID_OF):
        return aside(words, sentence, at)
    phrase = starts.get(at + 1)
    openers = OPENERS_BY_FIRST.get(following[0], ()) if following else ()
    opens = any(following[: len(opener)] == opener for opener in openers) or following in ONE_A
    partitive = (
        phrase is not None
        and phrase.partitive
        and not {"them", "whom"}.isdisjoint(words[phrase.first : phrase.last])
    )
    if not opens and not partitive and not ages(words, at + 1, sentence.last):
        if not (
            following[:1] in (("all",), ("both",), ("also",)) and told_of_all(words, at + 2, sentence.last)
        ):
            return None
    for position in range(at + 1, min(sentence.last, at + LONGEST)):
        if words[position] == ",":
            return position + 1 if position + 1 < sentence.last else None
        if words[position] in CLOSERS:
            return None
    return None


def aside(words: list[str], sentence: Sentence, at: int) -> int | None:
    """The end of a clause that tells more of the noun before it, when the noun's own verb follows: "two landlords, who
    had failed to report their tenants, were made to sign"."""
    for position in range(at + 3, min(sentence.last - 1, at + LONGEST)):
        if words[position] == ",":
            if words[position + 1] in VERBS:
                return position + 1
            if words[at + 1] == "whose":
                return None  # "a house, whose tenant, a Korean, is in custody"
    return None


def is_left_over(words: list[str], phrase: NounPhrase) -> bool:
    """Whether a phrase counts those who are left of some: "the other three", "the remaining seven"."""
    return phrase.count is not None and not REMAINING.isdisjoint(
        words[max(0, phrase.first - 1) : phrase.last]
    )


def roles(words: list[str], sentence: Sentence, at: int) -> int | None:
    """The end of a list that only says who those left over are: "the rest, the mechanics and a cook, were freed"."""
    if at + 1 >= sentence.last or words[at + 1] not in ROLE_OPENERS:
        return None
    for position in range(at + 2, min(sentence.last - 1, at + LONGEST)):
        if words[position] in (".", ";", ":") or words[position] in VERBS:
            return None
        if words[position] == "," and words[position + 1] in VERBS:
            return position + 1
    return None


def ages(words: list[str], at: int, stop: int) -> bool:
    """Whether ages stand between commas: "two girls, 16 and 17, were freed"."""
    while at + 1 < stop and words[at].isdecimal() and len(words[at]) == 2:
        if words[at + 1] == ",":
            return True
        at += 2 if words[at + 1] == "and" else 1
    return False


def told_of_all(words: list[str], at: int, stop: int) -> bool:
    """Whether what follows "all", "both" or "also" up to the comma is a noun and no clause: "two cooks, both women,"."""
    end = next((end for end in range(at, min(at + 12, stop)) if words[end] in CLOSERS), stop)
    if end <= at or words[at] == "of" or not VERBS.isdisjoint(words[at:end]):
        return False
    return words[at] in SAID_OF or not words[at].endswith("ed")


def inside(ranges: list[Range], token: int) -> Range | None:
    """The insertion that holds a token."""
    for item in ranges:
        if item[0] <= token < item[1]:
            return item
    return None


def gap_between(words: list[str], first: int, last: int, ranges: list[Range]) -> list[str]:
    """The words of tokens [first, last) without the insertions that lie wholly in them."""
    gap: list[str] = []
    at = first
    for start, end in ranges:
        if start >= at and end <= last:
            gap.extend(words[at:start])
            at = end
    gap.extend(words[at:last])
    return gap


def apposed(words: list[str], phrases: list[NounPhrase]) -> dict[int, NounPhrase]:
    """Lists that spell out the phrase before them: "103 people from Taiwan, 91 men and 12 women", by the first token
    of each member. Only when the members add up to the figure."""
    found: dict[int, NounPhrase] = {}
    for index, total in enumerate(phrases):
        if total.count is None or total.count.best is None or total.count.best < 2 or total.money is not None:
            continue
        members = list_after(words, phrases, index)
        running = 0
        for size, member in enumerate(members, 1):
            if total.nationalities and member.nationalities and total.nationalities != member.nationalities:
                break  # "four Cameroonians, three Pakistanis and a Ghanaian"
            running += int(member.count.best) if member.count and member.count.best is not None else 1
            if size > 1 and running == total.count.best:
                found.update({part.first: total for part in members[:size]})
                break
    return found


def list_after(words: list[str], phrases: list[NounPhrase], index: int) -> list[NounPhrase]:
    """The counted phrases in a row after a phrase, the first of them behind a comma, a colon, a dash or a bracket."""
    return list_from(words, phrases, index + 1, None)


def list_from(
    words: list[str], phrases: list[NounPhrase], index: int, opening: NounPhrase | None
) -> list[NounPhrase]:
    """The counted phrases in a row from an index on: behind the member `opening`, else behind the phrase before them."""
    members: list[NounPhrase] = [opening] if opening is not None else []
    previous = phrases[index - 1]
    for phrase in phrases[index : index + 13]:
        gap = words[previous.last : phrase.first]
        if members:
            if not gap or len(gap) > 10 or not {",", "and", ";", "with"} & set(gap):
                break
            if not VERBS.isdisjoint(gap) and RELATIVES.isdisjoint(gap):
                break  # "of the 40 arrested, 12 were charged and 28 released": each has a verb of its own
        elif (
            not gap
            or len(gap) > 9
            or (gap[-1] not in (",", ":", "–", "—", "(", "-") and gap[-3:] != [",", "those", "of"])
        ):
            break
        alone = (
            phrase.count is None and phrase.singular and "person" in phrase.kinds
        )  # "a driver and his passenger"
        if not alone and (phrase.count is None or phrase.count.best is None or phrase.money is not None):
            if members:
                previous = phrase
                continue
            break
        members.append(phrase)
        previous = phrase
    return members if opening is None else members[1:]


def own_subject(gap: list[str]) -> bool:
    """Whether a clause with a subject of its own begins in the words between a phrase and a verb."""
    if CONTRASTS.isdisjoint(gap):
        return False
    at = max(index for index, word in enumerate(gap) if word in CONTRASTS)
    return gap[at + 1 : at + 2] != [] and gap[at + 1] in SUBJECT_OPENERS
