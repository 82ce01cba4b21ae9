"""The changes of one batch, collected row by row and written in a handful of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db import models

from incidents.models import (
    Claim,
    Operation,
    OperationAgency,
    OperationOffence,
    OperationPlace,
    OperationReport,
    Statistic,
)
from incidents.outcomes import recompute_many

# In the order in which rows can be created: what others point to comes first. They are deleted in the reverse order.
ORDER: tuple[type[models.Model], ...] = (
    Operation, Statistic, OperationReport, OperationPlace, OperationAgency, OperationOffence, Claim,
)  # fmt: skip


class Changes:
    """Rows to create, to change and to delete. Nothing is written before `write`."""

    def __init__(self) -> None:
        self.created: dict[type[models.Model], list[models.Model]] = defaultdict(list)
        self.changed: dict[models.Model, set[str]] = defaultdict(set)
        self.deleted: dict[type[models.Model], set[int]] = defaultdict(set)
        self.operations: dict[int, Operation] = {}
        self.orphans: set[int] = set()

    @property
    def size(self) -> int:
        """How many rows are to be created, changed or deleted."""
        rows = (*self.created.values(), *self.deleted.values())
        return sum(map(len, rows)) + len(self.changed)

    def create(self, *rows: models.Model) -> None:
        for row in rows:
            self.created[type(row)].append(row)

    def change(self, row: models.Model, **values: object) -> None:
        """Sets fields of a stored row; those that are so already cost nothing."""
        for name, value in values.items():
            if getattr(row, name) != value:
                setattr(row, name, value)
                self.changed[row].add(name)

    def delete(self, row: models.Model) -> None:
        self.deleted[type(row)].add(row.pk)
        self.changed.pop(row, None)

    def recompute(self, *operations: Operation | None) -> None:
        """Remembers operations whose claims change, so that their outcomes follow."""
        self.operations |= {id(operation): operation for operation in operations if operation is not None}

    def drop_if_bare(self, operation: Operation) -> None:
        """Remembers a proposed operation that its article no longer reports; it goes unless something else holds it."""
        self.orphans.add(operation.pk)

    def write(self) -> None:
        for model in reversed(ORDER):
            if self.deleted[model]:
                model._default_manager.filter(pk__in=self.deleted[model]).delete()
        for model in ORDER:
            for wave in waves(self.created[model]):
                model._default_manager.bulk_create(wave)
        for row, names in self.changed.items():
            row.save(update_fields=[*names, *(["updated_at"] if isinstance(row, Operation) else [])])
        bare = Operation.objects.filter(reports=None, claims=None, merged=None, parts=None)
        if self.orphans:
            bare.filter(pk__in=self.orphans, state=Operation.State.PROPOSED).delete()
        recompute_many(self.operations.values())


def waves(rows: Sequence[models.Model]) -> Iterator[Sequence[models.Model]]:
    """Totals before their parts, since a part points to its total; rows that know no parts all at once."""
    by_depth: dict[int, list[models.Model]] = defaultdict(list)
    for row in rows:
        by_depth[depth(row) if isinstance(row, Claim | Statistic) else 0].append(row)
    yield from (by_depth[level] for level in sorted(by_depth))


def depth(row: Claim | Statistic) -> int:
    """How many unsaved totals stand above a part. Raises ValueError when parts run in a circle."""
    levels = 0
    above: Claim | Statistic | None = row.part_of
    while above is not None and above._state.adding:
        levels, above = levels + 1, above.part_of
        if levels > 100:
            raise ValueError("a figure is part of itself")
    return levels
