"""The same figure told twice: two claims of one kind with one figure are one claim with two sentences."""

from __future__ import annotations

from articles.extraction.claims import Claim, family
from articles.extraction.plurals import pluralise

SMALL = 12

MOST_TWINS = 20
# What is done to each person once.
OF_PERSONS = frozenset({"arrest", "charge", "conviction", "deportation", "detention", "fine", "release"})
ANY_VEHICLE = (["boat"], ["car"], ["machine"], ["vehicle"], ["vessel"])


def merge_repeats(claims: list[Claim]) -> list[Claim]:
    """One claim for each figure: the same kind, figure and status told again only adds a sentence.

    Custody decides over mere finding, and a hedge that the body prints over the heading's bare figure.
    """
    kept: dict[int, Claim] = {}
    by_figure: dict[tuple[object, ...], list[Claim]] = {}
    slots: dict[int, int] = {}
    replaced: dict[int, Claim] = {}
    for claim in claims:
        alike = by_figure.setdefault((family(claim.kind), claim.status, claim.unit, claim.figure), [])
        twin = next((old for old in alike[:MOST_TWINS] if same_figure(old, claim)), None)
        if twin is None:
            kept[id(claim)] = claim
            slots[id(claim)] = id(claim)
            alike.append(claim)
            continue
        better, worse = (claim, twin) if prefers(claim, twin) else (twin, claim)
        if better is claim:
            kept[slots[id(twin)]] = claim
            slots[id(claim)] = slots[id(twin)]
            alike[alike.index(twin)] = claim
        better.repeats.extend([worse.sentence, *worse.repeats])
        better.nationalities = better.nationalities or worse.nationalities
        better.sex = better.sex or worse.sex
        better.total = better.total or worse.total
        replaced[id(worse)] = better
    result = list(kept.values())
    for claim in result:
        while claim.total is not None and id(claim.total) in replaced:
            claim.total = replaced[id(claim.total)]
        if claim.total is claim:
            claim.total = None
    return result


def same_figure(old: Claim, new: Claim) -> bool:
    if family(old.kind) != family(new.kind) or old.status != new.status or old.unit != new.unit:
        return False
    if not old.counted and old.money is None:
        return False
    if old.figure != new.figure:
        return False
    if beside(old, new) or is_another(old, new):
        return False
    if old.nationalities and new.nationalities and set(old.nationalities) != set(new.nationalities):
        return False
    if old.kind == "seizure" and not same_thing(old.item, new.item):
        if not definite(new) or new.count.best == 1:
            return False
    if (adds(new) and old.sentence.zone == "body") or (
        new.kind == "seizure"
        and new.counted
        and (new.count.best or 0) <= SMALL
        and old.sentence.zone == new.sentence.zone == "body"
        and not definite(new)
    ):
        return False
    return not (old.sex and new.sex and old.sex != new.sex)


def beside(old: Claim, new: Claim) -> bool:
    """Whether two figures of one deed stand in a list: "a driver and a porter were arrested"."""
    if old.trigger is None or old.trigger is not new.trigger or old.sentence is not new.sentence:
        return False
    return old.phrase is not new.phrase


def is_another(old: Claim, new: Claim) -> bool:
    """Whether "a driver" is not the man of whom a sentence before has told: who is known is "the driver"."""
    if new.count.best != 1 or new.kind not in OF_PERSONS or new.phrase is None or old.phrase is None:
        return False
    if new.phrase.definite or new.phrase.count is None or old.sentence.zone != "body":
        return False
    return new.sentence is not old.sentence and new.who.lower().split()[-1:] != old.who.lower().split()[-1:]


def adds(claim: Claim) -> bool:
    """ "two more men", "another 12": said of others than before."""
    return not {"more", "another", "other", "others", "further", "additional"}.isdisjoint(
        claim.who.lower().split()[:2]
    )


def definite(claim: Claim) -> bool:
    return claim.phrase is not None and claim.phrase.definite


def same_thing(first: str, second: str) -> bool:
    """Whether two printed things may be one: they share a word, or one has none."""
    a, b = set(first.lower().split()), set(second.lower().split())
    return not a or not b or bool(a & b)


def prefers(new: Claim, old: Claim) -> bool:
    """Whether the later telling is the better one."""
    rank = {"arrest": 3, "detention": 2, "people_found": 1}
    if (old.sentence.zone == "heading") != (new.sentence.zone == "heading"):
        return old.sentence.zone == "heading" and rank.get(new.kind, 0) >= rank.get(old.kind, 0)
    return rank.get(new.kind, 0) > rank.get(old.kind, 0)


def names_again(claim: Claim, other: Claim) -> bool:
    """Whether "the lorry" may be what another claim counts: by its own noun, or by one for every vehicle."""
    noun, counted = claim.item.lower().split()[-1:], other.item.lower().split()[-1:]
    return other.unit == claim.unit and (
        noun in ANY_VEHICLE or noun == counted or [pluralise(*noun)] == counted
    )
