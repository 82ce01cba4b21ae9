"""Parts that stand in the sentence of their total: "37 foreigners – 22 Chinese and 15 Thais", "of the 40, 12 are women"."""

from __future__ import annotations

from articles.extraction.claims import Claim
from articles.extraction.document import Document, Sentence
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.noun_runs import FREE_HEADS
from articles.extraction.part_links import LISTING
from articles.extraction.predicates import names_people
from articles.extraction.types import SITE_KINDS

OF_THEM = frozenset({"them", "whom", "these", "those"})


def predicates(words: list[str], phrase: NounPhrase, part: Claim) -> bool:
    """Whether a phrase only says what a part is: "three minders, one of them a Thai national"."""
    before = part.phrase
    return (
        before is not None
        and before.partitive
        and before.last <= phrase.first <= before.last + 1
        and not OF_THEM.isdisjoint(words[before.first : before.last])
    )


def shares_set(
    document: Document, words: list[str], sentence: Sentence, total: Claim, phrase: NounPhrase
) -> bool:
    """ "Of the 40 people arrested, 12 are women": the sentence opens with the set that it shares out."""
    if total.phrase is None or phrase.kinds or words[phrase.first - 1] != ",":
        return False
    opening = words[sentence.first : total.phrase.first]
    opens = [word for word in opening if word[0].isalpha()]
    return (
        opens[:1] in (["of"], ["among"])
        and len(opens) <= 2
        and names_people(document, words, phrase.last, sentence)
    )


def in_brackets(words: list[str], phrase: NounPhrase, made: list[Claim]) -> Claim | None:
    """The part that "535 Nigerians (12 women)" and "108 Americans, four of them women" break down."""
    if not made or made[-1].phrase is None or made[-1].sex:
        return None
    gap = words[made[-1].phrase.last : phrase.first]
    if phrase.sex and gap == ["("]:
        return made[-1]
    of_them = phrase.partitive and not {"them", "whom"}.isdisjoint(words[phrase.first : phrase.last])
    return made[-1] if of_them and gap[:1] == [","] and len(gap) <= 2 else None


def of_one_sort(total: Claim, phrase: NounPhrase) -> bool:
    """Whether a phrase can count a part of a total: people of people, things of things."""
    if total.kind in SITE_KINDS:
        return not phrase.kinds or phrase.kinds == FREE_HEADS or "site" in phrase.kinds
    people = "person" in phrase.kinds or bool(phrase.nationalities)
    return not phrase.kinds or phrase.kinds == FREE_HEADS or people == (total.unit == "people")


def spelled_out(spelled: dict[int, NounPhrase], phrase: NounPhrase, totals: list[Claim]) -> Claim | None:
    """The claim of the phrase that a list spells out."""
    whole = spelled.get(phrase.first)
    fitting = [claim for claim in totals if whole is not None and claim.phrase is whole]
    return min(fitting, key=lambda claim: claim.status != "done", default=None)


def total_inside(
    document: Document,
    words: list[str],
    sentence: Sentence,
    phrase: NounPhrase,
    totals: list[Claim],
    made: list[Claim],
) -> Claim | None:
    """The total in the same sentence: "230 foreigners, 50 of them women", "37 foreigners – 22 Chinese and 15 Thais"."""
    for total in reversed(totals):
        if total.phrase is None or total.phrase.last > phrase.first or not of_one_sort(total, phrase):
            continue
        gap = words[total.phrase.last : phrase.first]
        if (
            phrase.partitive
            and phrase.of_count is None
            and not {"them", "whom"}.isdisjoint(words[phrase.first : phrase.last])
        ):
            return total
        if len(gap) <= 40 and (
            opens_list(gap, made, total, phrase, words)
            or is_predicated(words, gap, phrase)
            or shares_set(document, words, sentence, total, phrase)
        ):
            return total
    return None


def is_predicated(words: list[str], gap: list[str], phrase: NounPhrase) -> bool:
    """Whether a clause of its own says of a bare figure or a nation what it is: "...; 84 were Chinese"."""
    after = words[phrase.last : phrase.last + 1]
    return not phrase.kinds and gap[-1:] == [";"] and after in (["were"], ["are"])


def opens_list(gap: list[str], made: list[Claim], total: Claim, phrase: NounPhrase, words: list[str]) -> bool:
    if (
        not LISTING.isdisjoint(gap[-14:])
        or gap[-2:] in (["among", "them"], ["of", "whom"], ["of", "them"], [",", "with"], ["them", "as"])
        or gap[-2:]
        in (["up", "of"], ["composed", "of"], ["divided", "into"], ["split", "into"], ["down", "into"])
        or "among" in gap[-4:]
    ):
        return True
    if gap[-2:] == [",", "one"] and phrase.singular and len(gap) == 2:
        return True  # "five Vietnamese, one a woman"
    if gap[-1:] == [":"] and len(gap) <= 14 and ("person" in phrase.kinds or phrase.kinds == FREE_HEADS):
        return True
    if gap[:1] and gap[0] in ("–", "—", ":", "(") and len(gap) <= 2:
        return True
    previous = next(
        (part for part in reversed(made) if part.total is total and part.phrase is not None), None
    )
    if previous is None or previous.phrase is None:
        return (
            bool(gap)
            and gap[-1] in ("–", "—", ":", "(")
            and len(gap) <= 14
            and bool(phrase.nationalities or phrase.sex)
        )
    between = words[previous.phrase.last : phrase.first]
    while between and between[-1] in ("the", "remaining", "other", "another", "further"):
        between.pop()  # "60 were Chinese and the remaining 24 Indonesians"
    if (
        between[-1:] in (["and"], [","])
        and not phrase.kinds
        and words[phrase.last : phrase.last + 1] in (["are"], ["were"], ["is"], ["was"])
    ):
        return True  # "44 are Cambodian, mostly from Prey Veng, and eight are Vietnamese"
    return (0 < len(between) <= 5 and between[-1] in ("and", ",", "with")) or between[-2:] == ["as", "well"]
