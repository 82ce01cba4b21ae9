"""Parts and totals: "230 foreigners, 50 of them women".

A part is a claim of the kind of its total, in the same sentence or shortly after.
"""

from __future__ import annotations

from collections.abc import Iterator

from articles.extraction.claims import Claim, by_sentence
from articles.extraction.document import Document, Sentence
from articles.extraction.grammar import grammar
from articles.extraction.insertions import apposed
from articles.extraction.noun_builders import NounPhrase, phrases_by_sentence
from articles.extraction.origins import of_the_same, origin, tell_all, tell_origins
from articles.extraction.part_choices import (
    echoes_of,
    has_own_fate,
    latter,
    named_set,
    of_others,
    settled,
)
from articles.extraction.part_links import (
    LISTING,
    link_inside,
    link_partitive,
    lists_set,
    may_be_part,
    places_of_parts,
    take_members,
)
from articles.extraction.part_lists import in_brackets, of_one_sort, predicates, spelled_out, total_inside
from articles.extraction.part_sets import named_total, sums_before, total_of_rest
from articles.extraction.part_wholes import link_goods, settle_named, wholes
from articles.extraction.predicates import names_people, predicate
from articles.extraction.rankings import find_rankings
from articles.extraction.shares import add_up, shares_of
from articles.extraction.types import SITE_KINDS, Span

COPULAS = grammar("copulas")

# Nouns for the set that an earlier sentence counted.
SET_NOUNS = grammar("set_nouns")

MOST_SENTENCES = 6


def find_parts(
    document: Document, words: list[str], phrases: tuple[NounPhrase, ...], claims: list[Claim]
) -> list[Claim]:
    """`claims` with their parts marked, and the parts that no trigger of their own tells added."""
    grouped = by_sentence(claims)
    found: list[Claim] = []
    recent: list[Claim] = []
    for sentence, own in phrases_by_sentence(document, phrases):
        here = grouped.get(sentence.first, [])
        if not own and not here:
            tell_origins(document, words, sentence, here, recent)
            continue
        link_inside(words, here)
        if here and recent:
            link_goods(words, sentence, here, recent)
        settle_named(words, sentence, recent)
        if lists_set(words, sentence):
            take_members(here, recent)
        here += list(wholes(document, words, sentence, own, here, recent))
        added = list(new_parts(document, words, sentence, own, here, recent))
        for claim in here:
            link_partitive(words, claim, recent)
        for claim in (*here, *added):
            if claim.phrase is not None and claim.phrase.sex is None:
                predicate(document, words, claim, sentence)
            origin(document, words, claim, sentence)
            inherit(claim)
        tell_all(document, words, sentence, [*here, *added])
        tell_origins(document, words, sentence, here, recent)
        for claim in here:
            of_the_same(words, claim, recent)
        found.extend(sorted((*here, *added), key=lambda claim: claim.at))
        recent = [*(claim for claim in (*here, *added) if claim.counted), *recent][:16]
    for share in add_up(document, words, phrases, found):
        sentence = document.sentence_at(document.tokens[share.phrase.first].start)
        if (part := part_of(document, words, share.total, share.phrase, sentence)) is not None:
            predicate(document, words, part, sentence)
            found.append(part)
    found.extend(find_rankings(document, words, phrases, found))
    return found


def inherit(claim: Claim) -> None:
    """Gives a part the sex and the one nationality of its total, unless it has its own."""
    if claim.total is not None and claim.unit == "people":
        if not claim.nationalities and len(claim.total.nationalities) == 1:
            claim.nationalities = claim.total.nationalities
        claim.sex = claim.sex or claim.total.sex


def follows_people(phrase: NounPhrase, free: list[NounPhrase]) -> bool:
    """Whether the sentence counts other people before, whom no verb claims: "they employ 108 people, 30 of them women"."""
    return any(
        other.first < phrase.first and "person" in other.kinds and not other.partitive for other in free
    )


def new_parts(
    document: Document,
    words: list[str],
    sentence: Sentence,
    phrases: list[NounPhrase],
    here: list[Claim],
    recent: list[Claim],
) -> Iterator[Claim]:
    """Counted people without a trigger of their own, set under a total of this sentence or of one shortly before."""
    claimed = {claim.phrase.first for claim in here if claim.phrase is not None}
    totals = [
        claim
        for claim in here
        if claim.counted and claim.total is None and claim.phrase is not None and claim.kind != "personnel"
    ]
    free = [phrase for phrase in phrases if phrase.first not in claimed and phrase.count is not None]
    made: list[Claim] = []
    sums = sums_before(words, sentence, phrases, here, recent)
    link_sums(words, here, sums)
    if not free:
        return
    spelled = {**apposed(words, phrases), **places_of_parts(words, free, totals)}
    shares = (
        {}
        if totals
        else shares_of(document, words, sentence, free, recent, going_on=shares_out(recent, sentence))
    )
    echoes = list(echoes_of(free, recent).values())
    for phrase in free:
        if has_own_fate(words, phrase, sentence.last):
            continue
        summed = sums.get(phrase.first)
        listed = summed is not None or (phrase.first in spelled and bool(phrase.nationalities or phrase.sex))
        if phrase.number is None and not made and not phrase.partitive and not listed:
            continue  # "a businesswoman" is a part only as a member of a list
        if phrase.number is None and made and predicates(words, phrase, made[-1]):
            continue
        rest = total_of_rest(words, phrase, [*made, *here, *recent])
        total = (
            spelled_out(spelled, phrase, [*totals, *made])
            or summed
            or latter(words, phrase, [*here, *made])
            or named_set(words, phrase, [*made, *here, *recent])
            or rest
            or named_total(words, sentence, phrase, phrases, recent)
            or in_brackets(words, phrase, made)
            or (shares[phrase.first].total if phrase.first in shares else None)
            or total_inside(document, words, sentence, phrase, totals, made)
            or echoed(recent, total_inside(document, words, sentence, phrase, echoes, made))
            or total_before(
                document, words, sentence, phrase, here, recent, made, follows_people(phrase, free)
            )
        )
        if total is not rest:
            total = settled(total, [*here, *recent])
        if total is None or of_others(words, phrase, free, spelled, total, made):
            continue
        part = part_of(document, words, total, phrase, sentence)
        if part is not None:
            if phrase.first in shares:
                part.nationalities = part.nationalities or shares[phrase.first].nationalities
            made.append(part)
            yield part


def echoed(recent: list[Claim], echo: Claim | None) -> Claim | None:
    """The claim of which an echo is a copy."""
    if echo is None:
        return None
    return next((claim for claim in recent if claim.at == echo.at and claim.kind == echo.kind), None)


def link_sums(words: list[str], here: list[Claim], sums: dict[int, Claim]) -> None:
    """Marks as parts the claims of this sentence that are members of a list that adds up to a total."""
    for claim in here:
        if claim.phrase is None:
            continue
        total = sums.get(claim.phrase.first) or latter(words, claim.phrase, here)
        if total is not None and total is not claim and claim.total is None and may_be_part(claim, total):
            claim.kind, claim.total = total.kind, total


def shares_out(recent: list[Claim], sentence: Sentence) -> bool:
    """Whether the sentence before gave parts of a total by nationality."""
    return any(
        claim.total is not None and claim.nationalities and sentence.first - claim.sentence.last == 0
        for claim in recent
    )


def total_before(
    document: Document,
    words: list[str],
    sentence: Sentence,
    phrase: NounPhrase,
    here: list[Claim],
    recent: list[Claim],
    made: list[Claim],
    counted_before: bool,
) -> Claim | None:
    """The total in an earlier sentence: "The deportees were 228 Vietnamese nationals and two Chinese nationals"."""
    for member in (*made[-1:], *here):
        if member.total is not None and member.phrase is not None and member.phrase.last <= phrase.first:
            between = words[member.phrase.last : phrase.first]
            if 0 < len(between) <= 4 and between[-1] in (",", "and"):
                return member.total  # one list spells out one total
    if (
        made
        and not phrase.kinds
        and words[phrase.first - 1] in (",", "and", ";")
        and made[-1].total is not None
    ):
        if not COPULAS.isdisjoint(words[phrase.last : phrase.last + 1]) and names_people(
            document, words, phrase.last, sentence
        ):
            return made[-1].total  # "44 are Cambodian, mostly from Takeo, and eight are Vietnamese"
    members = lists_set(words, sentence) and "person" in phrase.kinds
    if any(claim.counted for claim in here) and not phrase.partitive and not members:
        return None
    if words[phrase.first - 1] in LISTING and not made and not members:
        return None  # a part of somebody else: "several hundred people, including 20 children, fled"
    if (
        phrase.partitive
        and not {"them", "whom"}.isdisjoint(words[phrase.first : phrase.last])
        and counted_before
    ):
        return None
    if (
        phrase.partitive
        and phrase.count is not None
        and phrase.count.best == 1
        and (
            words[phrase.first - 1] in ("every", "each", "any")
            or ("person" in phrase.kinds and COPULAS.isdisjoint(words[phrase.last : phrase.last + 1]))
        )
    ):
        return None  # "every one of the miners", "one of the women spoke"
    before = words[sentence.first : phrase.first]
    named = phrase.nationalities or phrase.sex or names_people(document, words, phrase.last, sentence)
    alone = not before and not phrase.kinds  # "Twelve are women."
    among = words[phrase.last : phrase.last + 2] == ["among", "them"]
    subject = phrase.partitive or alone or among or not SET_NOUNS.isdisjoint(before)
    copular = phrase.partitive or alone or bool(made) or not COPULAS.isdisjoint(before)
    opening = [word for word in words[sentence.first : sentence.first + 3] if word[0].isalpha()]
    listed = (
        opening[:1] == ["of"] and opening[1:2] and opening[1] in ("these", "those", "them", "the", "that")
    )
    if not (named and subject and copular) and not (listed and (not phrase.kinds or named)) and not members:
        return None
    for total in recent:
        if total.total is None and total.unit == "people" and total.count.best and total.kind != "personnel":
            if (
                phrase.count is not None
                and phrase.count.best is not None
                and phrase.count.best < total.count.best
            ):
                if phrase.of_count is None or phrase.of_count.best == total.count.best:
                    if document_distance(document, total.sentence, sentence) <= MOST_SENTENCES:
                        return total
    return None


def document_distance(document: Document, first: Sentence, second: Sentence) -> int:
    return second.paragraph - first.paragraph


def part_of(
    document: Document, words: list[str], total: Claim, phrase: NounPhrase, sentence: Sentence
) -> Claim | None:
    before = words[phrase.first - 1]
    if (
        phrase.partitive
        and before in ("from", "to", "by", "for")
        and (total.kind == "seizure" or total.kind in SITE_KINDS)
    ):
        return None  # "warnings were given to seven of them"
    same_sort = of_one_sort(total, phrase)
    if not same_sort or phrase.count is None or phrase.money is not None:
        return None
    span = Span(document.tokens[phrase.first].start, document.tokens[phrase.last - 1].end)
    part = Claim(
        kind=total.kind, count=phrase.count, unit=total.unit, who=phrase.who, sentence=sentence, phrase=phrase, trigger=total.trigger,
        trigger_span=span, rule=f"part.{total.kind}", score=total.score - 1, status=total.status, item=phrase.item if total.kind == "seizure" else "",
        nationalities=phrase.nationalities or (total.nationalities if len(total.nationalities) == 1 else ()), sex=phrase.sex or total.sex,
        total=total, at=span.start,
    )  # fmt: skip
    if part.kind == "site_raided" and part.count.best == 1:
        return None  # one place is not counted
    return part if may_be_part(part, total) else None
