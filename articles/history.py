"""History by database triggers: every update and delete of a row, and every insert that a person made."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
import pghistory.runtime
import pgtrigger
from django.db.models import GeneratedField, Model

# pghistory hands the acting user to the database with each statement; rows that a command writes have no user.
BY_A_PERSON = pgtrigger.Condition("current_setting('pghistory.context_metadata', true) LIKE '%\"user\"%'")


def tracked(model: type[Model], *, exclude: tuple[str, ...] = ()) -> None:
    """Gives `model` a history table, written by triggers, so that bulk edits and SQL are signed as well."""
    # An update keeps the row as it was before: the row as it became is the next event's, or the one that stands now.
    # The other way round, the first change of a row that a command wrote would lose what the command had written.
    left_out = [f.name for f in model._meta.fields if isinstance(f, GeneratedField)]
    pghistory.track(
        pghistory.InsertEvent(condition=BY_A_PERSON),
        pghistory.UpdateEvent(row="OLD"),
        pghistory.DeleteEvent(),
        exclude=[*left_out, *exclude],
    )(model)


def acting(**who: Any) -> Any:
    """A context in which changes are signed, by `user` (a primary key) or by `command` (its name)."""
    return pghistory.context(**who)


def touched_by_people(model: type[Model], keys: Iterable[int]) -> set[int]:
    """Those of the rows that a person, signed as a user, has written or changed; no query for no keys."""
    wanted = list(keys)
    if not wanted:
        return set()
    events = model.pgh_event_models["update"]._default_manager  # type: ignore[attr-defined]
    signed = events.filter(pgh_obj_id__in=wanted, pgh_context__metadata__has_key="user")
    return set(signed.exclude(pgh_label="delete").values_list("pgh_obj_id", flat=True))


@contextmanager
def acting_alone(**who: Any) -> Iterator[None]:
    """A context that takes nothing over from the one around it: a program that works at a person's word signs itself."""
    # pghistory merges nested contexts, so that a program's rows would count as written by the person who asked.
    tracker = pghistory.runtime._tracker
    with pghistory.context():
        kept, tracker.value = tracker.value, pghistory.runtime.Context(uuid.uuid4(), who)
        try:
            yield
        finally:
            tracker.value = kept
