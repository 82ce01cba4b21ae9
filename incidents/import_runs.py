"""Runs of the import in the public ledger: each says how it ended, even one that was killed and could not say so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from articles.models import ImportRun

State = ImportRun.State
# PostgreSQL gives up the lock of a process that is gone, however it went. The number tells our locks from others.
LOCKS = 20241107


@contextmanager
def running(**fields: Any) -> Iterator[ImportRun]:
    """A run of the ledger, which ends as finished, or as failed when the block raises."""
    end_killed_runs()
    with transaction.atomic():  # nobody sees the run before it is locked
        run = ImportRun.objects.create(**fields)
        ask("SELECT pg_advisory_lock(%s, %s)", run.pk)
    state = State.FAILED
    try:
        yield run
        state = State.FINISHED
    finally:
        # An interrupted run says so, unless the connection or the transaction itself is broken.
        if state == State.FINISHED or not connection.needs_rollback:
            ImportRun.objects.filter(pk=run.pk).update(state=state, finished_at=timezone.now())
            ask("SELECT pg_advisory_unlock(%s, %s)", run.pk)


def end_killed_runs() -> None:
    """Calls those runs failed that seem to be running and of which no process is left."""
    for run in ImportRun.objects.filter(state=State.RUNNING):
        if ask("SELECT pg_try_advisory_lock(%s, %s)", run.pk):
            ImportRun.objects.filter(pk=run.pk, state=State.RUNNING).update(
                state=State.FAILED, finished_at=timezone.now()
            )
            ask("SELECT pg_advisory_unlock(%s, %s)", run.pk)


def ask(question: str, run: int) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question, [LOCKS, run])
        row = cursor.fetchone()
        return row[0] if row else None
