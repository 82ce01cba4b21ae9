"""What the engine is told about the world: places and agencies, from the reference files or from the database."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.extraction.types import Level


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of the gazetteer or a known site.

    `key` is unique and stable ("KH-110101"); `code` is the official code, a parent's where the own one is ambiguous.
    """

    key: str
    name: str
    level: Level
    country: str
    parent: str = ""
    code: str = ""
    aliases: tuple[str, ...] = ()
    local_name: str = ""


@dataclass(frozen=True, slots=True)
class Agency:
    """An authority. `place` is the key of the unit whose local force it is, empty for national bodies."""

    key: str
    name: str
    kind: str
    country: str
    acronym: str = ""
    aliases: tuple[str, ...] = ()
    parent: str = ""
    place: str = ""


@dataclass(frozen=True)
class Knowledge:
    """Places and agencies, each key once. Build it once and hand it to every `extract`; indexes are cached on it."""

    places: tuple[Place, ...]
    agencies: tuple[Agency, ...]
    home_country: str = "KH"
    _indexes: dict[str, object] = field(default_factory=dict, compare=False, repr=False)
