"""Claims of their own verb that are parts of a total: "230 foreigners, among them 50 who were women", "168 of the suspects"."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from articles.extraction.claims import Claim, family
from articles.extraction.document import Sentence
from articles.extraction.grammar import grammar
from articles.extraction.noun_builders import NounPhrase

# Words that open the list of the parts.
LISTING = grammar("listing")


SET_NOUNS = grammar("set_nouns")
SET_OPENERS = frozenset({"the", "they", "these", "those"})


def lists_set(words: list[str], sentence: Sentence) -> bool:
    """ "They include 15 miners taken at the river and two guards": the sentence lists the members of a set."""
    opening = words[sentence.first : sentence.first + 5]
    if SET_OPENERS.isdisjoint(opening):
        return False
    own = [word for word in opening if word[0].isalpha()]
    if own[:1] == ["the"] and own[1:2] and own[1] in SET_NOUNS:
        own = own[1:]  # "the suspects include 1,872 women"
    elif own[:1] not in (["they"], ["these"], ["those"]):
        return False
    return not LISTING.isdisjoint(own[1:2]) or (own[1:2] == ["also"] and not LISTING.isdisjoint(own[2:3]))


def take_members(claims: list[Claim], recent: list[Claim]) -> None:
    """Sets the claims of such a sentence under the total that was counted last."""
    for claim in claims:
        total = next(
            (
                t
                for t in recent
                if t.total is None and family(t.kind) == family(claim.kind) and may_be_part(claim, t)
            ),
            None,
        )
        if total is not None and claim.total is None:
            claim.kind, claim.total = total.kind, total


def link_inside(words: list[str], claims: list[Claim]) -> None:
    """Marks as parts the later claims of one sentence that a marker sets under an earlier one of the same kind."""
    for index, claim in enumerate(claims):
        for total in claims[:index]:
            if (
                total.kind != claim.kind
                or total.phrase is None
                or claim.phrase is None
                or not may_be_part(claim, total)
            ):
                continue
            listed = claim.trigger is total.trigger and goes_on(words, total.phrase, claim.phrase)
            if total.total is None and (listed or has_marker(words, total.phrase, claim.phrase)):
                claim.total = total
                break


def goes_on(words: list[str], total: NounPhrase, part: NounPhrase) -> bool:
    """Whether a list that "of whom 41 were men" began goes on: "... , 29 women and four children"."""
    gap = words[total.last : part.first]
    began = ("of", "whom") in pairwise(gap)
    other = bool(total.nationalities and part.nationalities) and total.nationalities != part.nationalities
    return began and not other and gap[-1] in (",", "and")


def has_marker(words: list[str], total: NounPhrase, part: NounPhrase) -> bool:
    gap = words[total.last : part.first]
    if gap == [","] and words[part.last : part.last + 2] == ["among", "them"]:
        return True  # "thirty workers, 17 women among them, were caught"
    if part.partitive and not {"them", "whom", "these"}.isdisjoint(words[part.first : part.last]):
        return True
    return (
        any(word in ("including", "comprising", "namely", "consisting") for word in gap)
        or ("among" in gap and "them" in gap)
        or gap[-2:] == ["among", "whom"]
    )


def may_be_part(part: Claim, total: Claim) -> bool:
    if not part.counted or not total.counted or part.count.best is None or total.count.best is None:
        return False
    return Decimal(0) < part.count.best < total.count.best and part.unit == total.unit


def link_partitive(words: list[str], claim: Claim, recent: list[Claim]) -> None:
    """ "168 of the suspects", "236 were found to work without permits": part of the people counted before."""
    phrase = claim.phrase
    if phrase is not None and phrase.of_count is not None and claim.kind == "people_found":
        settle_kind(claim, phrase, recent)
    if (
        claim.total is not None
        or phrase is None
        or claim.kind not in ("violation", "people_found", "arrest", "detention", "deportation")
    ):
        return
    share = (
        not phrase.kinds
        and phrase.count is not None
        and phrase.number is not None
        and not phrase.definite
        and {"another", "further", "additional"}.isdisjoint(words[phrase.first - 1 : phrase.first + 1])
    )
    if not (phrase.partitive or share):
        return
    for total in recent:
        if total.total is None and may_be_part(claim, total) and total.status == claim.status:
            if total.kind == claim.kind or (claim.kind == "violation" and family(total.kind) == "custody"):
                claim.total = total
                return


def settle_kind(claim: Claim, phrase: NounPhrase, recent: list[Claim]) -> None:
    """ "Eight of the nine were found together": the nine were arrested, so the eight are too."""
    for total in recent:
        if (
            family(total.kind) == "custody"
            and phrase.of_count is not None
            and total.count.best == phrase.of_count.best
        ):
            claim.kind, claim.total = total.kind, total
            return


def places_of_parts(words: list[str], free: list[NounPhrase], totals: list[Claim]) -> dict[int, NounPhrase]:
    """Bare figures that share out a total before them: "five were arrested, four in the capital and one in the north"."""
    for total in totals:
        if total.phrase is None or total.count.best is None:
            continue
        after = [p for p in free if p.first > total.phrase.last and not p.kinds and not p.partitive]
        shares = [p for p in after if words[p.last : p.last + 1] in (["in"], ["at"], ["from"])]
        if len(shares) > 1 and sum(p.count.best or 0 for p in shares if p.count) == total.count.best:
            return {share.first: total.phrase for share in shares}
    return {}
