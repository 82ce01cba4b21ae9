"""Which of several totals a part belongs to, and which phrases are no parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from articles.extraction.claims import Claim
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.noun_runs import FREE_HEADS
from articles.extraction.outcome_rules import participles, verb_forms
from articles.extraction.voices import ADVERBS, BE, HAVE

# What was done to a set later: its parts are those of the set that was caught or found.
LATER = frozenset({"charge", "conviction", "fine", "release", "warning"})
PRONOUNS = frozenset({"them", "whom"})
# Verbs that say where a custody goes on: whoever is taken elsewhere is a part of those arrested.
MOVED = frozenset({"taken", "brought", "moved", "transferred", "escorted", "driven", "flown"})
# Verbs that say what somebody is or has.
DESCRIBING = frozenset(
    {"had", "hold", "held", "said", "turned", "proved", "lacked", "carried", "belonged", "came", "claimed"}
)


def settled(total: Claim | None, told: Sequence[Claim]) -> Claim | None:
    """The claim that says how those of the total were caught: "eight were arrested and charged, three of them women"."""
    if total is None or total.kind not in LATER:
        return total
    caught = next(
        (
            claim for claim in told
            if claim.count.best == total.count.best and claim.unit == "people" and claim.total is None
            and same_set(total, claim) and claim.kind not in LATER and claim.kind not in ("personnel", "death", "injury") and claim.status == "done"
        ),
        None,
    )  # fmt: skip
    if caught is None and total.kind == "warning":  # whoever was warned and let go was let go
        alike = (
            c for c in told if c.kind == "release" and c.count.best == total.count.best and same_set(total, c)
        )
        return next(alike, total)
    return caught or total


def same_set(total: Claim, other: Claim) -> bool:
    """Whether two claims of one figure count one set: by one phrase, by one noun, or by a figure alone."""
    if total.phrase is None or other.phrase is None or total.phrase is other.phrase:
        return True
    return not total.phrase.kinds or total.who.lower().split()[-1:] == other.who.lower().split()[-1:]


def named_set(words: list[str], phrase: NounPhrase, told: Sequence[Claim]) -> Claim | None:
    """The set that a share names again: "eight of the Vietnamese", "five of the hostesses". It may be a part itself."""
    if not phrase.partitive or phrase.count is None or not phrase.count.best or "person" not in phrase.kinds:
        return None
    noun, after = words[phrase.last - 1], next(iter(words[phrase.last : phrase.last + 1]), "")
    if after not in BE and (phrase.count.best == 1 or after not in DESCRIBING):
        return None
    for claim in told:
        best = claim.count.best
        if (
            claim.unit != "people"
            or claim.kind == "personnel"
            or not best
            or best <= phrase.count.best
            or claim.status != "done"
        ):
            continue
        if phrase.nationalities:
            if claim.nationalities == phrase.nationalities:
                return settled(claim, told)
        elif claim.who.lower().split()[-1:] == [noun] and claim.phrase is not None:
            return settled(claim, told)
    return None


def latter(words: list[str], phrase: NounPhrase, told: Sequence[Claim]) -> Claim | None:
    """The set told right before "38 of the latter women"."""
    if not phrase.partitive or "latter" not in words[phrase.first : phrase.last + 1]:
        return None
    before = [c for c in told if c.phrase is not None and c.phrase.last <= phrase.first and c.counted]
    return max(before, key=lambda claim: claim.at, default=None)


def echoes_of(free: Sequence[NounPhrase], recent: Sequence[Claim]) -> Mapping[int, Claim]:
    """Sets that a sentence names again by their figure, "all nine, including five Laotians": copies of their claims with
    the phrase that stands here, by its first token, each with `repeats` untouched."""
    found: dict[int, Claim] = {}
    for phrase in free:
        best = phrase.best
        if best is None or best < 2 or phrase.partitive or phrase.money is not None:
            continue
        if phrase.kinds - {"person"} or (phrase.kinds and not phrase.definite):
            continue
        whole = next(
            (
                c
                for c in recent
                if c.count.best == best and c.unit == "people" and c.total is None and c.kind != "personnel"
            ),
            None,
        )
        if whole is not None:
            found[phrase.first] = replace(whole, phrase=phrase)
    return found


def of_others(
    words: list[str],
    phrase: NounPhrase,
    free: Sequence[NounPhrase],
    spelled: Mapping[int, NounPhrase],
    total: Claim,
    made: Sequence[Claim],
) -> bool:
    """Whether the phrase is part of a set of this sentence that no verb claims: "counted 74 people: 41 men and 33 women"."""
    whole = spelled.get(phrase.first)
    if whole is None and (
        words[phrase.first - 2 : phrase.first] in (["among", "them"], ["of", "whom"])
        or words[phrase.first - 1] in ("including", "comprising")
    ):
        parts = {part.phrase.first for part in made if part.phrase is not None}
        before = [
            p
            for p in free
            if p.first not in parts
            and p.last <= phrase.first
            and "person" in p.kinds
            and not p.partitive
            and p.number is not None
        ]
        whole = before[-1] if before else None
    if whole is None or whole.count is None or whole is total.phrase or "person" not in whole.kinds:
        return False
    return (
        not (total.phrase is not None and total.phrase.first >= whole.first)
        and whole.count.best != total.count.best
    )


def has_own_fate(words: list[str], phrase: NounPhrase, last: int) -> bool:
    """Whether a verb of its own says what became of "13 of whom" or what "one of them" did."""
    if not phrase.partitive or PRONOUNS.isdisjoint(words[phrase.first : phrase.last]):
        return False
    at = next(at for at in range(phrase.first, phrase.last) if words[at] in PRONOUNS) + 1
    first, auxiliary = at, False
    while at < last and (
        words[at] in BE
        or words[at] in HAVE
        or words[at] in ADVERBS
        or words[at] in ("since", "later", "still")
    ):
        auxiliary = auxiliary or words[at] in BE or words[at] in HAVE
        at += 1
    if at >= last:
        return False
    if auxiliary:
        return (
            at > first
            and words[at] in participles()
            and words[at] not in MOVED
            and words[at] not in ("aged", "armed", "married")
        )
    single = phrase.count is not None and phrase.count.best == 1
    return (
        single
        and words[at] not in DESCRIBING
        and (words[at].endswith("ed") or words[at] in verb_forms())
        and words[at] not in FREE_HEADS
    )
