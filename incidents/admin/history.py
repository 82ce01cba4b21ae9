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
    """One change of a record or one of its parts (`what`). `who` is a user, a command, or else the database itself."""

    when: datetime
    who: str
    deed: str
    what: str
    page: str
    changes: list[Change]


def entries(record: Model, parts: Sequence[tuple[type[Model], str]] = ()) -> list[Entry]:
    """The changes of a record and of its parts, newest first, at most `SHOWN` of each kind; also of parts that are gone.

    `parts` are kinds of rows with the field that leads from them to the record. Empty without a history.
    """
    if not hasattr(record, "events"):
        return []
    found = list(told(record.events, {record.pk: record}, own=True))
    for model, field in parts:
        history: Any = model._meta.get_field("events").related_model._default_manager  # type: ignore[union-attr]
        keys = set(history.filter(**{field: record.pk}).values_list("pgh_obj_id", flat=True))
        found += told(history.filter(pgh_obj_id__in=keys), model._default_manager.in_bulk(list(keys)))
    return sorted(found, key=lambda entry: entry.when, reverse=True)


def told(history: Any, records: Mapping[Any, Model], *, own: bool = False) -> Iterator[Entry]:
    """The entries of all records of one kind. `records` are those that still stand, by primary key."""
    # Newest first; an update holds the row as it was, so what it became stands in the row after it in time.
    events = list(history.select_related("pgh_context").order_by("-pgh_id")[:SHOWN])
    if not events:
        return
    fields = [f for f in _tracked_model(events[0])._meta.concrete_fields if f.name not in SILENT]
    fields = [field for field in fields if hasattr(events[0], field.attname)]
    people, names = _people(events), _names(fields, [*records.values(), *events])
    followers: dict[Any, Any] = dict(records)
    for event in events:
        changes = list(_changes(event, followers.get(event.pgh_obj_id), fields, names))
        followers[event.pgh_obj_id] = event
        if changes or event.pgh_label != "update":
            who, page = _signature(event, people)
            what = "it" if own else _name_of(event, records)
            yield Entry(event.pgh_created_at, who, DEEDS[event.pgh_label], what, page, changes)


def _tracked_model(event: Any) -> type[Model]:
    return event._meta.get_field("pgh_obj").related_model  # type: ignore[no-any-return]


def _name_of(event: Any, records: Mapping[Any, Model]) -> str:
    kind = str(_tracked_model(event)._meta.verbose_name)
    record = records.get(event.pgh_obj_id)
    return f"{kind} “{record}”" if record is not None else f"{kind} no. {event.pgh_obj_id}, which is gone"


def _changes(event: Any, after: Any, fields: Iterable[Field[Any, Any]], names: Names) -> Iterator[Change]:
    for field in fields:
        old = None if event.pgh_label == "insert" else getattr(event, field.attname)
        new = getattr(event if event.pgh_label == "insert" else after, field.attname, None)
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
