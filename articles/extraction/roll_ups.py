"""What a story's opening sums up of the operations that it then tells one by one: "89 people in two rooms"; 54 and 35."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, islice

from articles.extraction.agreement import located
from articles.extraction.claims import COURT_KINDS, Claim, family
from articles.extraction.groups import Group

Sort = tuple[str, str]

# A sum of so few is met by chance: it needs a sentence that speaks of several operations, or the first one and no day.
FEW = 10
FEWEST = 5
# How many figures a sum can have, and how many are tried.
MOST_MEMBERS = 4
MOST_TRIED = 12
# What becomes of people after their arrest.
FATES = COURT_KINDS | {"deportation", "detention"}
# How many sentences open a story.
OPENING = 3
# How far a rounded figure may be from its sum.
SLACK = 0.05


def members_of(claim: Claim, group: Group, groups: Sequence[Group]) -> tuple[Claim, ...]:
    """The later figures of two operations or more that come to this claim, or nothing."""
    if not sums_up(claim, group, groups):
        return ()
    tried = list(islice(later(claim, groups), MOST_TRIED))
    if len({at for at, _ in tried}) < 2:
        return ()
    wanted = float(claim.count.best or 0)
    exact = claim.count.modifier == "exact" and claim.unit in ("people", "sites", "pieces")
    slack = 0.0 if exact else wanted * SLACK
    if any(abs(float(other.count.best or 0) - wanted) <= 2 * slack for _, other in tried):
        return ()  # "some 100 people", later "the 103": the same people
    for size in range(2, min(MOST_MEMBERS, len(tried)) + 1):
        for chosen in combinations(tried, size):
            if len({at for at, _ in chosen}) < 2:
                continue
            come_to = sum(float(member.count.best or 0) for _, member in chosen)
            if abs(come_to - wanted) <= slack:
                return tuple(member for _, member in chosen)
    return ()


def sums_up(claim: Claim, group: Group, groups: Sequence[Group]) -> bool:
    """Whether a claim can be the sum of a story: told where its first operation opens, and no part itself."""
    if not groups or group is not groups[0] or len(groups) < 2 or not group.scenes:
        return False
    if claim.total is not None or claim.status != "done" or not claim.count.best:
        return False
    opening = next((scene for scene in group.scenes[:OPENING] if scene.sentence is claim.sentence), None)
    if opening is None or claim.sentence.zone != "body":
        return False
    if claim.count.best >= FEW or opening.several:
        return True
    first = opening is group.scenes[0] and not any(day.precision == "day" for day in opening.told_days)
    return claim.count.best >= FEWEST and first and not located(opening.places)


def later(claim: Claim, groups: Sequence[Group]) -> Iterator[tuple[int, Claim]]:
    """The figures after a claim that can be summands, with the number of their operation."""
    for at, group in enumerate(groups):
        for other in group.claims:
            if (
                other.at > claim.sentence.span.end
                and other.status == "done"
                and (other.total is None or (other.total is claim and (at > 0 or group.is_header)))
                and other.unit == claim.unit
                and other.count.best
                and family(other.kind) == family(claim.kind)
                and of_one_thing(claim, other)
            ):
                yield at, other


def of_one_thing(claim: Claim, other: Claim) -> bool:
    """Whether two seizures are of the same things, as far as their last words tell."""
    if claim.kind != "seizure":
        return True
    own, its = claim.item.lower().split(), other.item.lower().split()
    return not own or not its or own[-1].rstrip("s") == its[-1].rstrip("s") or claim.unit != "pieces"


def is_fate_of(claim: Claim, summed: Claim) -> bool:
    """Whether a claim tells what became of the people of a sum: "all 83 will be deported"."""
    return (
        claim.kind in FATES
        and claim.count.best == summed.count.best
        and claim.unit == summed.unit == "people"
        and claim.at > summed.at
        and claim.phrase is not None
        and claim.phrase.definite
    )


def sort_of(claim: Claim) -> Sort:
    return family(claim.kind), claim.unit


def sums_of(claims: Sequence[Claim]) -> dict[Sort, Decimal]:
    """What an operation's totals of each sort come to."""
    found: dict[Sort, Decimal] = {}
    for claim in claims:
        if claim.count.best and claim.total is None and claim.status == "done":
            found[sort_of(claim)] = found.get(sort_of(claim), Decimal(0)) + claim.count.best
    return found


def adds_up_to(claim: Claim, others: Decimal) -> bool:
    """Whether a claim is that sum, an exact one within two per cent, a rounded one within five."""
    if not claim.count.best or claim.status != "done":
        return False
    slack = Decimal("0.02") if claim.count.modifier == "exact" else Decimal("0.05")
    return abs(others - claim.count.best) <= claim.count.best * slack
