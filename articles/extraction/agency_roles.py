"""The part that an agency has in what a sentence tells: acting, helping, coordinating, speaking, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from articles.extraction.agency_index import HYPHENS, agency_words
from articles.extraction.document import Sentence, Token

Role = Literal["lead", "participant", "coordinating", "source", "other"]
SKIPPED_BEFORE = frozenset({"the", "a", "an", "some", "its", "their", "local", "several", "two", "deputy"})
OWNERS = frozenset(
    {"police", "ministry", "government", "army", "state", "country", "committee", "department"}
)
POSSESSIVE = frozenset({"’s", "'s"})
FARTHEST_VERB = 9
# What follows an operation: the body that does it did not therefore take part.
HELPED = frozenset(
    {"backed", "reinforced", "accompanied", "assisted", "aided", "joined", "supported", "helped"}
)
REFUSALS = frozenset({"declined", "refused", "referred", "unavailable", "unreachable"})
FARTHEST_REFUSAL = 12
# Who speaks knows nothing of it, or is not found: nothing says that the agency was there.
UNAWARE = frozenset({("not", "be", "reached"), ("not", "be", "contacted"), ("not", "been", "told"), ("not", "been", "informed"), ("received", "no", "request")})  # fmt: skip
HELD = frozenset(
    {"arrested", "detained", "accused", "charged", "convicted", "jailed", "dismissed", "sacked", "suspended"}
)
BEING = frozenset({"was", "were", "are", "been", "being"})
FARTHEST_HELD = 14
OPENING, CLOSING = "“", "”"
CASE_WORK = frozenset({"building", "preparing", "reviewing", "considering", "compiling"})


@dataclass(frozen=True, slots=True)
class Part:
    """A role, and the reason that goes into the rule's name: "" when the words say it, "speaker" or "named" when the
    agency is of a kind that acts and merely speaks or is merely named."""

    role: Role
    reason: str = ""


def part_of(tokens: Sequence[Token], sentence: Sentence, first: int, last: int, kind: str) -> Part:
    """The part of the agency at tokens [first, last): by the words behind it, else by those before it, else its kind."""
    if kind == "court":
        return Part("other")
    operational = kind in agency_words().operational
    behind = role_behind(tokens, sentence, last)
    before = role_before(tokens, sentence, first)
    if behind == "lead" and is_relative(tokens, sentence, last):
        return Part("lead")
    if before == "other" or behind == "other":
        return Part("other")
    if tokens[last - 1].lower == "headquarters" or is_held(tokens, sentence, last):
        return Part("other")
    if before == "lead" and is_relative(tokens, sentence, last):
        return Part("lead")  # "pulled down by the ministry, which said that"
    speaks = behind == "source" or before == "source"
    if kind == "prosecutor":
        if orders(tokens, sentence, first):
            return Part("coordinating")
        speaks = before == "source" or is_spoken(tokens, sentence, last) or tries(tokens, sentence, last)
        return Part("source" if speaks else "coordinating")
    if speaks and says_of_itself(tokens, sentence, last):
        return Part("lead")
    if speaks:
        acted = operational and not refuses(tokens, sentence, last)
        return Part("participant", "speaker") if acted else Part("source")
    role = behind or before
    if role is not None:
        return Part(role)
    if operational and not is_quoted(tokens, sentence, first):
        return Part("participant", "named")
    return Part("other")


def is_held(tokens: Sequence[Token], sentence: Sentence, last: int) -> bool:
    """Whether it is people of the agency who were caught: "three customs officers have been arrested"."""
    if tokens[last - 1].lower not in ("officers", "officials", "officer", "official", "agents"):
        return False
    for index in range(last, min(last + FARTHEST_HELD, sentence.last - 1)):
        if tokens[index].lower in agency_words().acts or tokens[index].text in (";", ".", "–", CLOSING):
            return False
        if tokens[index].lower in BEING and tokens[index + 1].lower in HELD:
            return True
    return False


def is_quoted(tokens: Sequence[Token], sentence: Sentence, first: int) -> bool:
    """Whether the agency is named in what somebody is quoted as saying."""
    for index in range(first - 1, sentence.first - 1, -1):
        if tokens[index].text == CLOSING:
            return False
        if tokens[index].text == OPENING:
            return True
    return False


def orders(tokens: Sequence[Token], sentence: Sentence, first: int) -> bool:
    """Whether the agency is the one on whose order it was done: "ordered by provincial court prosecutor Ngin Dara"."""
    before = [token.lower for token in tokens[max(sentence.first, first - 4) : first]]
    return ["ordered", "by"] in (before[-2:], before[-3:-1])


def role_behind(tokens: Sequence[Token], sentence: Sentence, last: int) -> Role | None:
    """ "source" when a person or paper of the agency speaks, "lead" when the agency acts, "other" at its building."""
    words = agency_words()
    index = behind_brackets(tokens, sentence, last)
    if index < sentence.last and tokens[index].lower in words.buildings:
        return "other"
    if (
        index < sentence.last
        and tokens[index].lower in words.speaker
        and tokens[index].lower not in words.people
    ):
        return "source"
    if (
        index + 1 < sentence.last
        and tokens[index].lower in ("is", "are")
        and tokens[index + 1].lower in CASE_WORK
    ):
        return "other"
    if is_helped(tokens, sentence, index):
        return "lead"
    steps = 0
    while index < sentence.last and steps < FARTHEST_VERB:
        lower = tokens[index].lower
        if lower in words.acts:
            return "lead"
        if lower in words.speaker and lower not in words.people:
            return "source"
        if lower == "," and not (index + 1 < sentence.last and tokens[index + 1].lower in words.people):
            return None
        if lower not in words.people and not tokens[index].text[0].isupper() and lower not in (",", "(", ")"):
            return None
        index, steps = index + 1, steps + 1
    return None


def is_helped(tokens: Sequence[Token], sentence: Sentence, index: int) -> bool:
    """Whether others help the agency in what it does: "troops backed by police", "rangers, reinforced by police"."""
    if index < sentence.last and tokens[index].lower == ",":
        index += 1
    return index + 1 < sentence.last and tokens[index].lower in HELPED and tokens[index + 1].lower == "by"


def is_relative(tokens: Sequence[Token], sentence: Sentence, last: int) -> bool:
    """Whether a relative clause says what the agency did: "fell to the ministry, which arrested ten"."""
    return (
        last + 1 < sentence.last
        and tokens[last].lower == ","
        and tokens[last + 1].lower in ("which", "who", "whose")
    )


def refuses(tokens: Sequence[Token], sentence: Sentence, last: int) -> bool:
    """Whether who speaks for the agency says nothing: "referred questions to a prosecutor", "declined to comment"."""
    behind = [token.lower for token in tokens[last : min(last + FARTHEST_REFUSAL, sentence.last)]]
    if "denied" in behind or any(tuple(behind[at : at + 3]) in UNAWARE for at in range(len(behind))):
        return True
    return any(
        word in REFUSALS and behind[at + 1 : at + 2] != ["by"] for at, word in enumerate(behind)
    ) and not {"said", "told"} & set(behind)


def says_of_itself(tokens: Sequence[Token], sentence: Sentence, last: int) -> bool:
    """Whether the agency says that it acted: "the ministry said that it had arrested ten"."""
    for index in range(last, sentence.last - 2):
        if tokens[index].lower in ("it", "they") and tokens[index + 1].lower in ("had", "have", "has"):
            return tokens[index + 2].lower in agency_words().acts
    return False


def is_spoken(tokens: Sequence[Token], sentence: Sentence, last: int) -> bool:
    """Whether a word of speaking follows directly: "the provincial prosecutor said"."""
    return last < sentence.last and tokens[last].lower in (
        "said",
        "told",
        "spokesman",
        "spokesperson",
        "confirmed",
        "declined",
    )


# What a prosecutor does when the raid is over, and the words between the office and the verb.
TRIES = frozenset(
    {"charged", "charges", "charging", "said", "told", "decided", "demanded", "indicted", "accused"}
)
UNTIL_TRIES = frozenset({",", "of", "in", "had", "has", "have", "yesterday", "on", "also", "then", "later", "’s", "'s", "office", "through", "his", "her", "secretary"})  # fmt: skip
FARTHEST_TRIAL = 9


def tries(tokens: Sequence[Token], sentence: Sentence, last: int) -> bool:
    """Whether the prosecutor charges those arrested: "deputy prosecutor Seng Hieng yesterday charged the three"."""
    for index in range(last, min(sentence.last, last + FARTHEST_TRIAL)):
        if tokens[index].lower in TRIES:
            return True
        if not tokens[index].text[0].isupper() and tokens[index].lower not in UNTIL_TRIES:
            return False
    return False


def behind_brackets(tokens: Sequence[Token], sentence: Sentence, last: int) -> int:
    """The index behind an acronym in brackets."""
    if last < sentence.last and tokens[last].text == "(":
        for index in range(last, min(last + 5, sentence.last)):
            if tokens[index].text == ")":
                return index + 1
    return last


def role_before(tokens: Sequence[Token], sentence: Sentence, first: int) -> Role | None:
    """The role that the words before the agency give it: "led by", "along with", "according to", "sent to"."""
    words = agency_words()
    index = before_owner(tokens, sentence, first)
    while index > sentence.first and tokens[index - 1].lower in SKIPPED_BEFORE:
        index -= 1
    lowers = tuple(
        token.lower for token in tokens[max(sentence.first, index - 8) : index] if token.text not in HYPHENS
    )
    for length in range(min(words.longest_before, len(lowers)), 0, -1):
        role = words.before.get(lowers[-length:])
        if role is not None:
            return role  # type: ignore[return-value]  # the table's values are checked to be roles
    return None


def before_owner(tokens: Sequence[Token], sentence: Sentence, first: int) -> int:
    """The index before "the police's" or "the interior ministry's" in front of the agency."""
    index = first
    if (
        index - 2 >= sentence.first
        and tokens[index - 1].lower in POSSESSIVE
        and tokens[index - 2].lower in OWNERS
    ):
        index -= 2
        while index > sentence.first and (
            tokens[index - 1].text[0].isupper() or tokens[index - 1].lower == "interior"
        ):
            index -= 1
    return index
