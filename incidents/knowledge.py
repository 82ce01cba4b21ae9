"""What the engine is told about the world, read from the database: the reference data as editors have made it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from articles.extraction.knowledge import Agency as KnownAgency
from articles.extraction.knowledge import Knowledge, Place
from articles.gazetteer import COUNTRY
from incidents.models import Agency, AgencyAlias, Location, LocationAlias


def stored_knowledge() -> Knowledge:
    """Places and agencies under the keys that the files give them. Four queries. Empty on an empty database."""
    return Knowledge(_places(), _agencies(), home_country=COUNTRY)


def _places() -> tuple[Place, ...]:
    """A place without a code of its own goes by the code of the nearest unit above that has one."""
    aliases = _names_by_owner(LocationAlias, "location_id")
    columns = ("pk", "key", "name", "level", "country", "parent_id", "code", "local_name")
    rows = list(Location.objects.order_by("pk").values_list(*columns))
    keys = {pk: key for pk, key, *_ in rows}
    codes = {pk: (code, parent) for pk, _key, _name, _level, _country, parent, code, _local in rows}
    return tuple(
        Place(
            key=key,
            name=name,
            level=level,
            country=country,
            parent=keys.get(parent, ""),
            code=_nearest_code(pk, codes),
            aliases=aliases[pk],
            local_name=local_name,
        )
        for pk, key, name, level, country, parent, _code, local_name in rows
    )


def _nearest_code(pk: int | None, codes: dict[int, tuple[str, int | None]]) -> str:
    while pk is not None:
        code, pk = codes[pk]
        if code:
            return code
    return ""


def _agencies() -> tuple[KnownAgency, ...]:
    aliases = _names_by_owner(AgencyAlias, "agency_id")
    columns = ("pk", "key", "name", "kind", "country", "acronym", "parent__key", "jurisdiction__key")
    return tuple(
        KnownAgency(
            key=key,
            name=name,
            kind=kind,
            country=country,
            acronym=acronym,
            aliases=aliases[pk],
            parent=parent or "",
            place=place or "",
        )
        for pk, key, name, kind, country, acronym, parent, place in Agency.objects.order_by("pk").values_list(
            *columns
        )
    )


def _names_by_owner(model: Any, owner: str) -> defaultdict[int, tuple[str, ...]]:
    names: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for pk, name in model.objects.order_by(owner, "pk").values_list(owner, "name"):
        names[pk] += (name,)
    return names
