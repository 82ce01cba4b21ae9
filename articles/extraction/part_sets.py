"""Sets that are shared out after a sentence has counted them: by a list that adds up, by name, or by what remains.

"Nine people were arrested. ... They are a Chinese man, five Thais and three Cambodians", "of the 76 stalls, 52 stood in
the market", "four of the 27 turned out to be minors", "the other three".
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, product

from articles.extraction.claims import Claim, family
from articles.extraction.document import Sentence
from articles.extraction.insertions import list_from
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.noun_runs import FREE_HEADS
from articles.extraction.types import SITE_KINDS

# Before the list that spells a set out.
BEFORE_LISTS = frozenset(
    {",", ":", "(", "–", "—", "are", "were", "is", "was", "of", "comprise", "comprised", "comprises", "comprising",
     "include", "included", "includes", "as", "into", "with"}
)  # fmt: skip
BE = frozenset({"are", "were", "is", "was"})
# What verbs tell of what people are, rather than of what was done to them.
DESCRIBING = BE | {
    "turned",
    "proved",
    "appear",
    "appeared",
    "had",
    "lacked",
    "hold",
    "held",
    "came",
    "come",
    "said",
    "say",
    "claimed",
}
REST = frozenset({"remaining", "other", "rest"})
FEWEST = 3  # a smaller total is the sum of other figures by chance
MANY = 10
MOST_PARAGRAPHS = 4
LONGEST_OPENING = 8

# What those who were caught are called again.
CAUGHT = frozenset({"detainees", "arrestees", "suspects", "arrested", "detained"})


def sums_before(
    words: list[str],
    sentence: Sentence,
    phrases: list[NounPhrase],
    here: Sequence[Claim],
    recent: Sequence[Claim],
) -> dict[int, Claim]:
    """Members of lists that add up to a total told before, by their first token, each with the total."""
    totals = [
        claim
        for claim in (*reversed(here), *recent)
        if claim.total is None and claim.unit == "people" and claim.kind != "personnel"
        and claim.status == "done" and (claim.count.best or 0) >= FEWEST
        and sentence.paragraph - claim.sentence.paragraph <= MOST_PARAGRAPHS
    ]  # fmt: skip
    found: dict[int, Claim] = {}
    if not totals:
        return found
    kinds = {claim.phrase.first: claim for claim in here if claim.phrase is not None}
    for index, phrase in enumerate(phrases):
        if phrase.first in found or not is_member(words, phrase):
            continue
        if phrase.first > sentence.first and words[phrase.first - 1] not in BEFORE_LISTS:
            continue
        before = phrases[index - 1] if index else None
        if words[phrase.first - 1] == "," and before is not None and "person" in before.kinds:
            if not follows_set(words, before, phrase):
                continue
        members = [phrase, *(p for p in list_from(words, phrases, index + 1, phrase))]
        if len(members) < 2 or not all(is_member(words, member) for member in members):
            continue
        whole = sum((size_of(member) for member in members), Decimal(0))
        told = [kinds[member.first].kind for member in members if member.first in kinds]
        total = next(
            (
                t
                for t in totals
                if t.count.best == whole
                and (t.phrase is None or t.at < phrase_at(t, members))
                and all(family(kind) == family(t.kind) for kind in told)
                and not any(
                    m.nationalities and t.nationalities and m.nationalities != t.nationalities
                    for m in members
                )
            ),
            None,
        )
        if total is not None and (len(members) > 2 or any(m.nationalities or m.sex for m in members)):
            found.update({member.first: total for member in members})
    return found


def follows_set(words: list[str], before: NounPhrase, phrase: NounPhrase) -> bool:
    """Whether a list stands right behind its set: "the snatchers, five men and two women"; not inside a longer list."""
    behind = words[before.last : phrase.first]
    is_set = before.count is not None and (before.count.best or 0) > 1
    return (
        (is_set or (before.definite and not before.singular))
        and len(behind) <= 12
        and behind[-1:] == [","]
        and (len(behind) == 1 or is_set)
    )


def phrase_at(total: Claim, members: Sequence[NounPhrase]) -> int:
    """A position after the total's, unless the total is itself one of the members."""
    taken = total.phrase is not None and any(total.phrase is member for member in members)
    behind = total.phrase is None or total.phrase.first < members[0].first
    return total.at + 1 if behind and not taken else total.at


def is_member(words: list[str], phrase: NounPhrase) -> bool:
    if words[phrase.first] in ("both", "all"):
        return False
    return "person" in phrase.kinds and phrase.money is None and not phrase.partitive and size_of(phrase) > 0


def size_of(phrase: NounPhrase) -> Decimal:
    if phrase.count is not None and phrase.count.best is not None:
        return phrase.count.best
    return Decimal(1 if phrase.singular and phrase.count is None else 0)


def named_total(
    words: list[str],
    sentence: Sentence,
    phrase: NounPhrase,
    phrases: Sequence[NounPhrase],
    recent: Sequence[Claim],
) -> Claim | None:
    """The total that the sentence names again as a whole: "four of the 27", "among the 29 are six women", "of the stalls,
    17 were empty", "two women are among the nine"."""
    best = phrase.best
    if best is None or phrase.number is None or phrase.money is not None:
        return None
    if phrase.of_count is not None:
        after = words[phrase.last : phrase.last + 2]
        if (
            not after
            or after[0] not in DESCRIBING
            or after[-1].endswith("ed")
            or (best == 1 and after[0] not in BE)
        ):
            return None  # "three of the five have been let out": not what they are
        return find_total(recent, phrase.of_count.best, best, sites=after[0] in BE)
    opening = opening_of(words, sentence)
    if opening is not None and phrase.first > opening:
        whole = next((p for p in phrases if sentence.first < p.first <= opening < phrase.first), None)
        stands = words[phrase.first - 1] in BE | {",", "and", ";", "total", "only"} or (
            words[phrase.first - 1] == "of" and words[phrase.first - 2] == "total"
        )
        if not stands or whole is None:
            return None
        if whole.count is not None:
            return find_total(recent, whole.count.best, best, sites=not phrase.kinds)
        noun = words[whole.last - 1]
        if "person" in whole.kinds and "person" in phrase.kinds:
            return next((t for t in recent if is_named(t, noun) and (t.count.best or 0) > best), None)
        return next(
            (
                t for t in recent
                if t.kind in SITE_KINDS and not phrase.kinds and t.total is None and (t.count.best or 0) > best
                and t.who.lower().split()[-1:] == [noun]
            ),
            None,
        )  # fmt: skip
    before = words[sentence.first : phrase.first]
    if (not before or before in (["there", "are"], ["there", "were"])) and "person" in phrase.kinds:
        for at in range(phrase.last, min(sentence.last - 2, phrase.last + 14)):
            if words[at] == "among" and words[at + 1] == "the" and words[at - 1] in BE | {","}:
                whole = next((p for p in phrases if p.first == at + 1 and p.count is not None), None)
                return find_total(recent, whole.count.best, best) if whole and whole.count else None
    return None


def is_named(total: Claim, noun: str) -> bool:
    """Whether a set of people is named again by its noun, "the Thais", or by what became of them, "the detainees"."""
    if total.unit != "people" or total.status != "done" or total.kind in ("personnel", "fine"):
        return False
    return total.who.lower().split()[-1:] == [noun] or (
        noun in CAUGHT and total.kind in ("arrest", "detention")
    )


def opening_of(words: list[str], sentence: Sentence) -> int | None:
    """Where the opening "of the 76 stalls", "among the 29" ends: its noun or figure."""
    first = sentence.first
    while first < sentence.last and not words[first][0].isalnum():
        first += 1
    if words[first : first + 1] not in (["of"], ["among"]) or words[first + 1 : first + 2] not in (
        ["the"], ["these"], ["those"],
    ):  # fmt: skip
        return None
    for at in range(first + 2, min(first + LONGEST_OPENING, sentence.last)):
        if words[at] == "," or words[at] in BE:
            return at - 1
    return None


def find_total(
    recent: Sequence[Claim], whole: Decimal | None, part: Decimal, *, sites: bool = True
) -> Claim | None:
    """The total told last whose figure is `whole`."""
    if whole is None or part >= whole:
        return None
    return next(
        (
            t for t in recent
            if t.count.best == whole and t.kind not in ("personnel", "fine")
            and (t.unit == "people" or (sites and t.kind in SITE_KINDS)) and t.status == "done"
        ),
        None,
    )  # fmt: skip


def total_of_rest(words: list[str], phrase: NounPhrase, told: Sequence[Claim]) -> Claim | None:
    """ "The remaining eight", "the other three": with one to three figures that were told they make up the total."""
    if phrase.count is None or phrase.count.best is None or phrase.number is None:
        return None
    if REST.isdisjoint(words[max(0, phrase.first - 1) : phrase.number.last]):
        return None
    bare = not phrase.kinds or (phrase.kinds == FREE_HEADS and not phrase.who.endswith("s"))
    people = "person" in phrase.kinds or bare
    for alike, total in product((True, False), told):
        if total.count.best is None or total.total is not None or total.kind == "personnel":
            continue
        if total.unit == "people" if not people else total.unit != "people" and total.kind not in SITE_KINDS:
            continue
        if not alike and (total.count.best < MANY or total.kind not in ("arrest", "detention")):
            continue
        rest = total.count.best - phrase.count.best
        others = [
            c
            for c in told
            if c is not total
            and c.count.best
            and c.count.best <= rest
            and c.unit == total.unit
            and (not alike or c.kind == total.kind)
        ][:6]
        for size in (1, 2, 3) if total.count.best >= MANY else (1,):
            if rest > 0 and any(
                sum(c.count.best or 0 for c in some) == rest for some in combinations(others, size)
            ):
                return total
    return None
