"""History by database triggers: every update and delete of a row, and every insert that a person made."""

from __future__ import annotations

from typing import Any

import pghistory
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
