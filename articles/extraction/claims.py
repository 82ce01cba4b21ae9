"""A claim in the making: one figure that a sentence gives for one kind of outcome, before it joins an operation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.extraction.document import Sentence
from articles.extraction.noun_builders import NounPhrase
from articles.extraction.types import Count, Money, Sex, Span, Status
from articles.extraction.voices import Trigger


@dataclass(slots=True, eq=False)
class Claim:
    """`total` is the claim of which this is a part; `repeats` are other sentences that say the same."""

    kind: str
    count: Count
    unit: str
    who: str
    sentence: Sentence
    phrase: NounPhrase | None
    trigger: Trigger | None
    trigger_span: Span
    rule: str
    score: float
    status: Status = "done"
    item: str = ""
    money: Money | None = None
    nationalities: tuple[str, ...] = ()
    sex: Sex | None = None
    total: Claim | None = None
    at: int = 0
    statistic: bool = False
    signs: int = 0  # points of what speaks for a statistic
    reasons: list[str] = field(default_factory=list)
    repeats: list[Sentence] = field(default_factory=list)
    listed: bool = False  # whether an "and" joins it with another figure of its verb
    raid: bool = False  # whether its sentence tells by a verb that a place was raided
    carried: Span | None = (
        None  # the sentences that a quote must cover when the figure stands in an earlier one
    )

    @property
    def counted(self) -> bool:
        return self.count.best is not None or self.count.modifier == "range"

    @property
    def figure(self) -> object:
        """What makes two claims of one kind the same figure."""
        if self.money is not None:
            return self.money
        return self.count.high if self.count.modifier == "range" else self.count.best


def by_sentence(claims: Iterable[Claim]) -> dict[int, list[Claim]]:
    """The claims of each sentence, by its first token, in their order."""
    found: dict[int, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.sentence.first, []).append(claim)
    return found


# What follows an operation on another day, at court or at the gate: it makes no operation of its own.
COURT_KINDS = frozenset({"charge", "conviction", "fine", "release"})
FAMILIES = {"detention": "custody", "arrest": "custody", "people_found": "custody", "violation": "violation"}


def family(kind: str) -> str:
    """Kinds of which one printed figure settles only one: custody also says that the people were found."""
    return FAMILIES.get(kind, kind)
