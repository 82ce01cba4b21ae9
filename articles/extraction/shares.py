"""Sets shared out without a verb: "China followed with 266 and Vietnam with 194", "one in Chhuk and two in Kampot".

What these phrases count is a part of a total that an earlier sentence gave. The figures themselves are the evidence: of
nations there are several, and they do not exceed the total; of other shares, the sum is the total.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from articles.extraction.claims import Claim
from articles.extraction.document import Document, Sentence
from articles.extraction.foreign import foreign_places
from articles.extraction.grammar import grammar
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.noun_runs import FREE_HEADS
from articles.extraction.outcome_rules import senses

LONGEST_NAME = 4
NEAR = 6  # tokens between a country and its figure
FEWEST = 5  # a smaller total is the sum of other figures by chance
MOST_SENTENCES = 6
MOST_PARAGRAPHS = 4
OTHER_MATTERS = grammar("other_matters")
BEFORE_SHARES = frozenset(
    {"the", "another", "other", "others", "as", "for", "of", "these", "those", "further", "remaining"}
)


@dataclass(frozen=True, slots=True)
class Share:
    """A phrase with the total of which it is a part, and the nationality that its sentence gives it."""

    phrase: NounPhrase
    total: Claim
    nationalities: tuple[str, ...] = ()


def shares_of(
    document: Document,
    words: list[str],
    sentence: Sentence,
    free: Sequence[NounPhrase],
    recent: Sequence[Claim],
    *,
    going_on: bool,
) -> dict[int, Share]:
    """The shares of a sentence by their first token. `going_on`: the sentence before shared out a total too."""
    if not OTHER_MATTERS.isdisjoint(words[sentence.first : sentence.last]):
        return {}
    members = nations(document, words, sentence, free)
    if len(members) > 1 or (members and going_on):
        total = next(
            (t for t in recent if is_total(t, sentence) and t.unit == "people" and holds(t, members)), None
        )
        if total is not None:
            return {phrase.first: Share(phrase, total, codes) for phrase, codes in members}
    places = [
        p
        for p in free
        if not p.kinds and not p.partitive and words[p.last : p.last + 1] in (["in"], ["at"], ["from"])
    ]
    if len(places) > 1:
        fitting = [t for t in recent if is_total(t, sentence) and sum(map(number, places)) == t.count.best]
        deeds = {
            sense.rule.kind
            for word in words[sentence.first : sentence.last]
            for sense in senses().get(word, ())
        }
        if fitting:
            total = next((t for t in fitting if t.kind in deeds), fitting[0])  # "the closures, one in ..."
            return {phrase.first: Share(phrase, total) for phrase in places}
    return {}


def is_total(claim: Claim, sentence: Sentence) -> bool:
    return (
        claim.total is None
        and claim.count.best is not None
        and claim.kind not in ("personnel", "fine")
        and 0 <= sentence.paragraph - claim.sentence.paragraph <= MOST_PARAGRAPHS
    )


def number(phrase: NounPhrase) -> Decimal:
    return phrase.count.best if phrase.count is not None and phrase.count.best is not None else Decimal(0)


def holds(total: Claim, members: Sequence[tuple[NounPhrase, tuple[str, ...]]]) -> bool:
    figures = [number(phrase) for phrase, _ in members]
    return total.count.best is not None and min(figures) > 0 and sum(figures) <= total.count.best


def nations(
    document: Document, words: list[str], sentence: Sentence, free: Sequence[NounPhrase]
) -> list[tuple[NounPhrase, tuple[str, ...]]]:
    """The counted nationals of a sentence: "106 Chinese", "Laos, with 275", "one is from Togo"."""
    found: list[tuple[NounPhrase, tuple[str, ...]]] = []
    for phrase in free:
        if phrase.money is not None or phrase.number is None or words[phrase.first] in ("both", "all"):
            continue
        if len(phrase.nationalities) == 1:
            found.append((phrase, phrase.nationalities))
        elif not phrase.kinds:
            code = country_before(document, sentence, phrase) or country_after(
                words, document, sentence, phrase
            )
            if code:
                found.append((phrase, (code,)))
    return found


def country_before(document: Document, sentence: Sentence, phrase: NounPhrase) -> str:
    """The country of "Laos itself, with 275"."""
    tokens = document.tokens
    if phrase.first <= sentence.first or tokens[phrase.first - 1].lower != "with":
        return ""
    for at in range(phrase.first - 2, max(sentence.first, phrase.first - 2 - NEAR) - 1, -1):
        if tokens[at].lower[0].isdecimal():
            return ""
        if code := country_at(document, at, phrase.first):
            return code
    return ""


def country_after(words: list[str], document: Document, sentence: Sentence, phrase: NounPhrase) -> str:
    """The country of "2,899 were from Thailand", "one is from Togo"."""
    at = phrase.last
    while at < sentence.last and words[at] in ("was", "were", "is", "are", "came", "come", "hailed", "each"):
        at += 1
    if words[at : at + 1] != ["from"] or at + 1 >= sentence.last:
        return ""
    return country_at(document, at + 1, sentence.last)


def country_at(document: Document, first: int, stop: int) -> str:
    """The code of the country whose capitalised name begins at a token, before token `stop`."""
    found = country_end(document, first, stop)
    return found[1] if found else ""


def country_end(document: Document, first: int, stop: int) -> tuple[int, str] | None:
    """Where the name of the country ends that begins at a token, and its code."""
    tokens = document.tokens
    if not tokens[first].text[0].isupper():
        return None
    for last in range(min(first + LONGEST_NAME, stop), first, -1):
        place = foreign_places().get(tuple(token.lower for token in tokens[first:last]))
        if place is not None and place.level == "country":
            return last, place.country
    return None


def add_up(
    document: Document, words: list[str], phrases: Sequence[NounPhrase], claims: Sequence[Claim]
) -> list[Share]:
    """Subjects of the sentences after a total that add up to it: "Seven are leaders. Another 10 knew. The other 46 ..."."""
    found: list[Share] = []
    claimed = {claim.phrase.first for claim in claims if claim.phrase is not None}
    told = Counter(id(claim.total) for claim in claims if claim.total is not None and claim.sex is None)
    taken = {total for total, parts in told.items() if parts > 1}
    subjects = [
        p
        for p in phrases
        if p.first not in claimed and p.number is not None and is_subject(document, words, p)
    ]
    starts = [document.tokens[p.first].start for p in subjects]
    for total in claims:
        if (
            total.unit != "people"
            or total.total is not None
            or id(total) in taken
            or total.kind == "personnel"
        ):
            continue
        best = total.count.best
        if best is None or best < FEWEST or total.sentence.zone != "body":
            continue
        begin = bisect_right(starts, total.sentence.span.end)
        after = [
            p
            for p, start in zip(
                subjects[begin : begin + MOST_SENTENCES], starts[begin : begin + MOST_SENTENCES], strict=True
            )
            if document.sentence_at(start).paragraph - total.sentence.paragraph <= MOST_PARAGRAPHS
        ]
        for size in range(len(after), 1, -1):
            if chosen := next((c for c in combinations(after, size) if sum(map(number, c)) == best), None):
                found.extend(Share(phrase, total) for phrase in chosen)
                break
    return found


def is_subject(document: Document, words: list[str], phrase: NounPhrase) -> bool:
    """Whether a counted phrase of people stands at the head of its sentence."""
    things = phrase.kinds == FREE_HEADS and phrase.who.endswith("s")  # "another 10 knew" counts no things
    if things or phrase.kinds - {"person"} - FREE_HEADS or phrase.money is not None or number(phrase) == 0:
        return False
    first = document.sentence_at(document.tokens[phrase.first].start).first
    at = phrase.first
    while at > first and words[at - 1] in BEFORE_SHARES:
        at -= 1
    return at == first or words[at - 1] in (
        ";",
        "while",
        "whereas",
    )  # "two own boats, while the other four are hired"
