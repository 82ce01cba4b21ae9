"""Which custody a verb tells that is said of both: "picked up" is an arrest where the same story tells of more arrests."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from articles.extraction.claims import Claim
from articles.extraction.groups import Group

EITHER = frozenset({"pick up"})


def settle_custody(groups: Sequence[Group]) -> None:
    """Makes arrests of those picked up where the operations told beside them arrest more people than these."""
    told = [claim for group in groups for claim in group.claims if is_custody(claim)]
    loose = [claim for claim in told if claim.kind == "detention" and tells_either(claim)]
    if not loose:
        return
    most = max(
        (claim.count.best or Decimal(0) for claim in told if claim.kind == "arrest"), default=Decimal(0)
    )
    for claim in loose:
        if (claim.count.best or 0) < most:
            claim.kind = "arrest"


def is_custody(claim: Claim) -> bool:
    return claim.kind in ("arrest", "detention") and claim.status == "done"


def tells_either(claim: Claim) -> bool:
    return claim.trigger is not None and any(sense.lemma in EITHER for sense in claim.trigger.senses)
