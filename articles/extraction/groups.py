"""An operation in the making: its claims and its sentences, and the days and places that these tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from articles.extraction.agreement import sharpest
from articles.extraction.claims import Claim
from articles.extraction.scenes import Scene
from articles.extraction.types import DateMention, PlaceMention

# How many different days and places one can have.
MOST_DAYS = 40
MOST_PLACES = 80


@dataclass(slots=True, eq=False)
class Group:
    """An operation in the making. `header` is the operation that announced it and lends what it does not say itself."""

    claims: list[Claim] = field(default_factory=list)
    scenes: list[Scene] = field(default_factory=list)
    context: list[Scene] = field(default_factory=list)
    ordinal: int = 0
    header: Group | None = None
    is_header: bool = False
    _days: dict[tuple[object, ...], DateMention] = field(default_factory=dict)
    _places: dict[str, PlaceMention] = field(default_factory=dict)

    def take(self, scene: Scene) -> None:
        """Makes a sentence the operation's own."""
        self.scenes.append(scene)
        for day in scene.told_days:
            self._days.setdefault((day.start, day.end, day.precision), day)
        for place in scene.places:
            self._places.setdefault(place.key or place.printed, place)

    def days(self) -> list[DateMention]:
        """Its own different dates, else its header's."""
        own = sharpest(list(self._days.values())[:MOST_DAYS])
        return own if own or self.header is None else self.header.days()

    def days_around(self) -> list[DateMention]:
        """The day of the first sentence around it that tells one."""
        return next(
            (
                [day for day in scene.told_days if day.precision == "day"]
                for scene in self.context[:MOST_DAYS]
                if scene.told_days
            ),
            [],
        )

    def places(self) -> list[PlaceMention]:
        """Its own different places."""
        return list(islice(self._places.values(), MOST_PLACES))
