"""Deaths and injuries that no operation caused: "accidents killed 912 people", "1,981 died on the roads"."""

from __future__ import annotations

from collections.abc import Sequence

from articles.extraction.claims import Claim
from articles.extraction.scenes import DEED_NOUNS

MISHAPS = frozenset(
    {"accident", "accidents", "crash", "crashes", "collisions", "roads", "floods", "drownings", "disease", "malaria", "dengue"}
)  # fmt: skip
# So many die of something else, unless a raid is told.
DYING = frozenset({"died", "illness", "drowned", "drowning"})
MANY = 20
# Whatever else such a sentence tells, nobody in authority did it: "after a building collapsed, killing 28".
ACCIDENTS = frozenset(
    {"collapsed", "collapse", "collided", "collision", "overturned", "derailed", "landslide", "earthquake", "lightning",
     "dragged", "overdose", "poisoning", "stampede", "outbreak", "injection", "injections", "tipped", "blaze", "inferno"}
)  # fmt: skip
# Such a sentence may tell of an action all the same.
ACTING = frozenset(
    {
        "police",
        "officers",
        "soldiers",
        "troops",
        "rangers",
        "agents",
        "guards",
        "shot",
        "fire",
        "raid",
        "chase",
        "fleeing",
    }
)


def without_mishaps(words: Sequence[str], claims: Sequence[Claim]) -> list[Claim]:
    """The claims that are no tally of accidents."""
    return [claim for claim in claims if not is_mishap(words, claim)]


def is_mishap(words: Sequence[str], claim: Claim) -> bool:
    if claim.kind not in ("death", "injury"):
        return False
    own = words[claim.sentence.first : claim.sentence.last]
    if claim.kind == "death" and claim.trigger is not None and claim.trigger.voice == "nominal":
        return ACTING.isdisjoint(own) and DEED_NOUNS.isdisjoint(
            own
        )  # "an owner was held over the death of a patient"
    if not ACCIDENTS.isdisjoint(own):
        return ACTING.isdisjoint(own) and DEED_NOUNS.isdisjoint(own)
    if (claim.count.best or 0) < MANY:
        return False
    return not MISHAPS.isdisjoint(own) or (not DYING.isdisjoint(own) and DEED_NOUNS.isdisjoint(own))
