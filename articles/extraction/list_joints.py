"""Words that join the members of a list, and words that only describe the member before them."""

from __future__ import annotations

from collections.abc import Sequence

LONG_JOINTS = (
    ("as", "well", "as"),
    ("along", "with"),
    ("together", "with"),
    ("in", "addition", "to"),
    ("alongside",),
    ("including",),
    ("as", "were"),
    ("as", "was"),
    ("besides",),
    ("with",),
    ("accompanied", "by"),
    # a second measure of one haul, and what was on board
    ("weighing",),
    ("combined", "weight", "of"),
    ("total", "weight", "of"),
    ("weight", "of"),
    ("totalling",),
    ("totaling",),
    ("carrying",),
    ("loaded", "with"),
    ("laden", "with"),
    ("containing",),
    ("holding",),
    ("hiding",),
    ("concealing",),
    ("filled", "with"),
    ("packed", "with"),
    ("stuffed", "with"),
    ("full", "of"),
    ("among", "which", "were"),
    ("among", "which", "was"),
    ("among", "them"),
    ("tipping", "the", "scales", "at"),
)

LAST_WORDS = frozenset(joint[-1] for joint in LONG_JOINTS)
# Before what a thing has on it or in it.
HELD = frozenset({"with", "carrying", "containing", "holding", "hiding", "concealing"})
# Behind a thing: what it bears or is made of.
DESCRIBING = frozenset(
    {"bearing", "marked", "labelled", "printed", "stamped", "made", "listing", "worth", "wrapped"}
)
# What belongs to the vehicle that has it.
FITTINGS = frozenset(
    {
        "plate",
        "plates",
        "engine",
        "motor",
        "motors",
        "engines",
        "trailer",
        "sticker",
        "stickers",
        "licence",
        "license",
        "tank",
        "tanks",
    }
)


def ends_in(gap: Sequence[str], joints: Sequence[tuple[str, ...]] = LONG_JOINTS) -> bool:
    """Whether the words between two phrases end in one of some long joints."""
    if not gap or gap[-1] not in LAST_WORDS:
        return False
    return any(tuple(gap[-len(joint) :]) == joint for joint in joints)
