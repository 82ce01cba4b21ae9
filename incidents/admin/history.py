"""The history of a record, read from the rows that the database's triggers keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Field, ForeignKey, Model
from django.utils import timezone
from django.utils.formats import date_format

SHOWN = 200
SILENT = frozenset({"updated_at"})  # moves with every change and says nothing of its own
DEEDS = {"insert": "added", "update": "changed", "delete": "deleted"}
Names = Mapping[type[Model], Mapping[Any, Model]]


@dataclass(frozen=True)
class Change:
    """One value of a record, in words, before and after."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One change of a record. `who` is a user, a command, or the database itself when nobody signed."""

    when: datetime
    who: str
    deed: str
    page: str
    changes: list[Change]


def entries(record: Model) -> list[Entry]:
    """The changes of a record, newest first, at most `SHOWN`. Empty for a kind of record that keeps no history."""
    if not hasattr(record, "events"):
        return []
    # Newest first; an update holds the row as it was, so what it became stands in the row after it in time.
    events = list(record.events.select_related("pgh_context").order_by("-pgh_id")[:SHOWN])
    followers: list[Model] = [record, *events][: len(events)]
    fields = [f for f in record._meta.concrete_fields if f.name not in SILENT and has(events, f)]
    people = _people(events)
    names = _names(fields, [record, *events])
    found = []
    for event, after in zip(events, followers, strict=True):
        changes = list(_changes(event, after, fields, names))
        if changes or event.pgh_label != "update":
            who, page = _signature(event, people)
            found.append(Entry(event.pgh_created_at, who, DEEDS[event.pgh_label], page, changes))
    return found


def has(events: Sequence[Any], field: Field[Any, Any]) -> bool:
    return not events or hasattr(events[0], field.attname)


def _changes(event: Any, after: Any, fields: Iterable[Field[Any, Any]], names: Names) -> Iterator[Change]:
    for field in fields:
        old = None if event.pgh_label == "insert" else getattr(event, field.attname)
        new = getattr(event, field.attname) if event.pgh_label == "insert" else getattr(after, field.attname)
        if event.pgh_label == "delete":
            new = None
        before, now = _words(field, old, names), _words(field, new, names)
        if before != now and not field.primary_key:
            yield Change(str(field.verbose_name), before, now)


def _words(field: Field[Any, Any], value: Any, names: Names) -> str:
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(field, ForeignKey):
        return str(names.get(field.related_model, {}).get(value, f"no. {value}"))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j M Y H:i")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return format(value.normalize(), "f") if hasattr(value, "normalize") else str(value)


def _names(fields: Iterable[Field[Any, Any]], rows: Sequence[Any]) -> Names:
    """The records that the rows point at, fetched once for each kind of record."""
    wanted: dict[type[Model], set[Any]] = {}
    for field in fields:
        if isinstance(field, ForeignKey):
            keys = {getattr(row, field.attname, None) for row in rows} - {None}
            wanted.setdefault(field.related_model, set()).update(keys)
    return {model: model._default_manager.in_bulk(list(keys)) for model, keys in wanted.items() if keys}


def _people(events: Iterable[Any]) -> dict[str, str]:
    said = [event.pgh_context.metadata for event in events if event.pgh_context is not None]
    keys = {str(metadata.get(name)) for metadata in said for name in ("user", "asked_by")}
    users = get_user_model()._default_manager.in_bulk([int(key) for key in keys if key.isdigit()])
    return {str(key): user.get_username() for key, user in users.items()}


def _signed(event: Any) -> bool:
    return event.pgh_context is not None and event.pgh_context.metadata.get("user") is not None


def _signature(event: Any, people: Mapping[str, str]) -> tuple[str, str]:
    if event.pgh_context is None:
        return "the database", ""
    metadata = event.pgh_context.metadata
    page = str(metadata.get("url", ""))
    if _signed(event):
        return people.get(str(metadata["user"]), f"user no. {metadata['user']}"), page
    if metadata.get("asked_by"):
        return f"the engine, asked by {people.get(str(metadata['asked_by']), 'a user')},", page
    return str(metadata.get("command") or "the database"), page
