"""Whether dates and places of two passages can be those of one operation."""

from __future__ import annotations

from collections.abc import Sequence

from articles.extraction.types import DateMention, PlaceMention


def within_range(inner: DateMention, outer: DateMention) -> bool:
    """Whether a date makes a coarser one more precise."""
    if inner.start is None or inner.end is None or outer.start is None or outer.end is None:
        return False
    return inner is outer or (
        inner.precision == "day" and outer.start <= inner.start and inner.end <= outer.end
    )


def sharpest(mentions: list[DateMention]) -> list[DateMention]:
    """Without the weeks and months that a day among them makes precise."""
    return [
        mention
        for mention in mentions
        if mention.precision == "day"
        or not any(within_range(other, mention) for other in mentions if other is not mention)
    ]


def is_coarse(mentions: Sequence[DateMention]) -> bool:
    """Whether all dates are whole months or years, told as the time of one deed."""
    return bool(mentions) and all(
        mention.precision in ("month", "year") and mention.relation == "on" for mention in mentions
    )


def day_ranges(mentions: Sequence[DateMention]) -> list[tuple[int, int]]:
    """Day-precise and week-precise dates as ranges of day numbers; an open end reaches far."""
    return [
        (
            mention.start.toordinal(),
            mention.end.toordinal() if mention.end is not None else mention.start.toordinal() + 400,
        )
        for mention in mentions
        if mention.start is not None
    ]


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def located(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The units among places; a province that no gazetteer holds is told apart by its name."""
    return [
        mention
        for mention in mentions
        if (mention.key and mention.level not in ("country", "site"))
        or (mention.level == "province" and not mention.key)
    ]


def contained(a: PlaceMention, b: PlaceMention) -> bool:
    """Whether one place is the other or lies in it, or whether that cannot be told."""
    if not a.key or not b.key:
        return a.level != b.level or a.printed == b.printed
    return a.key == b.key or a.key in b.path or b.key in a.path


def deepest(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The units of which no other lies inside."""
    units = located(mentions)
    parents = {key for mention in units for key in mention.path if key != mention.key}
    return [mention for mention in units if not mention.key or mention.key not in parents]
