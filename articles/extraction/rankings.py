"""Tables in words: "Phnom Penh led with 2,841 arrests, Banteay Meanchey followed with 922", "Vietnamese, with 1,902,
headed the list", "women accounted for 587 of the total".

A sentence that ranks or shares out gives parts of the total that a report told before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from articles.extraction.claims import Claim, by_sentence, family
from articles.extraction.document import Document, Sentence
from articles.extraction.grammar import grammar
from articles.extraction.nationalities import match_nationality
from articles.extraction.noun_builders import NounPhrase, phrases_by_sentence
from articles.extraction.noun_runs import FREE_HEADS
from articles.extraction.outcome_rules import senses
from articles.extraction.part_links import may_be_part
from articles.extraction.predicates import predicate
from articles.extraction.shares import country_end
from articles.extraction.types import Sex

RANKING = grammar("ranking")
WITH = frozenset({"with", "for", "at", "up", "than"})
RANKED = frozenset({"by", "are", "were", "ranked", "than"})
SUPPLYING = frozenset({"numbered", "numbering", "supplied", "supplies", "contributed", "contributes"})
# "Next came Vietnamese (902)".
PLACES_IN_ORDER = ("first", "second", "third", "fourth", "next", "last")
ORDERED = {
    *(("came", place) for place in PLACES_IN_ORDER),
    *((place, "came") for place in ("next", "then", "first", "second", "third")),
    ("were", "next"),
    ("whom", "there"),
}
ORDERING = frozenset({"up", "came", "next", "whom"})
MAKING = frozenset({"make", "makes", "made", "making"})
# Words of a table, whose rows are all parts of its total.
TABLE = frozenset(
    {
        "ahead",
        "bottom",
        "headed",
        "heads",
        "numerous",
        "ranked",
        "ranking",
        "table",
        "topped",
        "tops",
        "follows",
        "followed",
    }
)
FEWEST, LARGE = 20, 100
MOST_PARAGRAPHS = 5


def find_rankings(
    document: Document, words: list[str], phrases: Sequence[NounPhrase], claims: Sequence[Claim]
) -> list[Claim]:
    """New parts, and the claims of such sentences set under their total."""
    grouped = by_sentence(claims)
    found: list[Claim] = []
    recent: list[Claim] = []
    for sentence, own in phrases_by_sentence(document, phrases):
        here = grouped.get(sentence.first, [])
        if recent and ranks(words, sentence):
            added = list(ranked(document, words, sentence, own, here, recent))
            found.extend(added)
        if looks_back(words, sentence):
            here = []
        recent = [c for c in (*reversed(here), *recent) if is_whole(c, sentence)][:8]
    return found


def looks_back(words: list[str], sentence: Sentence) -> bool:
    """ "In the same period of 2021, 10,470 were arrested": no total of what the report goes on to share out."""
    own = words[sentence.first : sentence.first + 5]
    return "same" in own and any(
        word == "same" and own[at + 1 : at + 2] in (["period"], ["months"], ["time"])
        for at, word in enumerate(own)
    )


def ranks(words: list[str], sentence: Sentence) -> bool:
    own = words[sentence.first : sentence.last]
    if not RANKING.isdisjoint(own):
        return True
    if ORDERING.isdisjoint(own):
        return False
    return any(pair in ORDERED or (pair[1] == "up" and pair[0] in MAKING) for pair in pairwise(own))


def is_whole(claim: Claim, sentence: Sentence) -> bool:
    return (
        claim.total is None
        and claim.unit in ("people", "sites")
        and claim.kind not in ("personnel", "death", "injury", "fine")
        and claim.status == "done"
        and (claim.count.best or 0) >= FEWEST
        and sentence.paragraph - claim.sentence.paragraph <= MOST_PARAGRAPHS
        and claim.sentence.zone == "body"
        and not claim.rule.endswith(".compared")
    )


def ranked(
    document: Document,
    words: list[str],
    sentence: Sentence,
    phrases: Sequence[NounPhrase],
    here: Sequence[Claim],
    recent: Sequence[Claim],
) -> Iterator[Claim]:
    told = {claim.phrase.first: claim for claim in here if claim.phrase is not None}
    kinds = {family(claim.kind) for claim in here}
    free: list[NounPhrase] = []
    for phrase in phrases:
        if phrase.first in told:
            continue
        goes_on = bool(free) or any(first < phrase.first for first in told)
        if is_figure(words, sentence, phrase, goes_on=goes_on) or is_row(
            document, words, sentence, phrase, goes_on=goes_on
        ):
            free.append(phrase)
    if not free and not told:
        return
    largest = max((p.count.best for p in free if p.count and p.count.best), default=None)
    deeds = kinds or deeds_named(words, sentence)
    total = next(
        (
            t
            for t in recent
            if (largest is None or (t.count.best or 0) > largest)
            and (family(t.kind) in deeds or (not deeds and t.unit == "people"))
        ),
        None,
    )
    if total is None:
        return
    table = not TABLE.isdisjoint(words[sentence.first : sentence.last]) and (total.count.best or 0) >= LARGE
    for claim in here if table else ():
        if claim.total is None and family(claim.kind) == family(total.kind) and may_be_part(claim, total):
            claim.total = total
    for phrase in free:
        if phrase.count is None:
            continue
        span = document.tokens[phrase.first].span
        part = Claim(
            kind=total.kind, count=phrase.count, unit=total.unit, who=phrase.who or total.who, sentence=sentence, phrase=phrase,
            trigger=None, trigger_span=span, rule=f"part.{total.kind}", score=total.score - 1, status=total.status,
            nationalities=phrase.nationalities or named_before(document, words, sentence, phrase), sex=phrase.sex or sex_before(words, phrase),
            total=total, at=span.start,
        )  # fmt: skip
        if may_be_part(part, total):
            if not part.nationalities and not part.sex:
                predicate(document, words, part, sentence)
            yield part


def deeds_named(words: list[str], sentence: Sentence) -> set[str]:
    """The families of what the nouns of a table say that it counts: "the list of closures"."""
    return {
        family(sense.rule.kind)
        for word in words[sentence.first : sentence.last]
        for sense in senses().get(word, ())
        if sense.form == "nouns"
    }


def is_figure(words: list[str], sentence: Sentence, phrase: NounPhrase, *, goes_on: bool) -> bool:
    """Whether a phrase is a bare figure or counts nationals behind a word that shares out. `goes_on`: one stands before."""
    if phrase.count is None or not phrase.count.best or phrase.number is None or phrase.money is not None:
        return False
    if phrase.number.kind != "count" or phrase.definite:
        return False
    if (
        phrase.kinds
        and not (phrase.nationalities or phrase.sex)
        and phrase.kinds != FREE_HEADS
        and not phrase.partitive
    ):
        return False
    if phrase.kinds == FREE_HEADS and not phrase.nationalities:
        return False
    if phrase.first == sentence.first or words[phrase.last : phrase.last + 2] in (
        ["in", "every"],
        ["out", "of"],
    ):
        return False
    before = words[phrase.first - 1]
    if before in WITH:
        return before != "up" or words[phrase.last : phrase.last + 1] == ["of"] or phrase.partitive
    named = bool(phrase.nationalities or phrase.sex)
    return named and (before in RANKED or (before in (",", "and") and goes_on))


def is_row(
    document: Document, words: list[str], sentence: Sentence, phrase: NounPhrase, *, goes_on: bool
) -> bool:
    """Whether a bare figure stands beside the name that it counts: "Thais (417)", "Vietnam 804", "Kandal, 51", "Americans,
    of whom there were 14"."""
    if phrase.count is None or not phrase.count.best or phrase.number is None or phrase.money is not None:
        return False
    if phrase.number.kind != "count" or phrase.first - 2 < sentence.first:
        return False
    before, name = words[phrase.first - 1], document.tokens[phrase.first - 2].text
    if before in SUPPLYING:
        return not phrase.kinds or phrase.partitive
    if phrase.kinds:
        return False
    if before == "were" and name == "there" and words[phrase.first - 4 : phrase.first - 2] == ["of", "whom"]:
        return True
    after = words[phrase.last] if phrase.last < sentence.last else "."
    if before == "(":
        return after == ")" and (name[0].isupper() or name in PLACES_IN_ORDER)
    if after not in (",", ";", ".", "and"):
        return False
    if not goes_on:  # "the list is headed by Chinese, 9,873"
        return before == "," and match_nationality(document.tokens, phrase.first - 2) is not None
    name = name if before == "," else document.tokens[phrase.first - 1].text
    return name[0].isupper() and name.isalpha()


def named_before(
    document: Document, words: list[str], sentence: Sentence, phrase: NounPhrase
) -> tuple[str, ...]:
    """The nation of "Vietnamese, with 1,902" and "Laos with 275", or of "At 702, Chinese citizens"."""
    at = phrase.first - (1 if document.tokens[phrase.first - 1].text[0].isupper() else 2)
    if at < sentence.first:
        match = match_nationality(document.tokens, phrase.last + 1) if words[phrase.last] == "," else None
        return (match.code,) if match is not None else ()
    for position in range(at, max(sentence.first, at - 6) - 1, -1):
        if words[position][0].isdecimal():
            return ()
        if (match := match_nationality(document.tokens, position)) is not None:
            return (match.code,)
        if (country := country_end(document, position, phrase.first)) is not None:
            return (country[1],)
    return ()


def sex_before(words: list[str], phrase: NounPhrase) -> Sex | None:
    """The sex of "women accounted for 587 of the total"."""
    before = words[max(0, phrase.first - 4) : phrase.first]
    return "female" if not {"women", "females"}.isdisjoint(before) else None
