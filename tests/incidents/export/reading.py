"""How the tests read an exported set."""

from __future__ import annotations

import csv
from pathlib import Path

from incidents.export.bundle import export_bundle

Rows = list[dict[str, str]]


def exported(folder: Path, *, include_proposed: bool = False) -> dict[str, Rows]:
    """The rows of every file of a fresh export, by the file's name without its ending."""
    target = folder / "set"
    export_bundle(target, include_proposed=include_proposed)
    return {path.stem: read(path) for path in target.glob("*.csv")}


def read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def only(rows: Rows) -> dict[str, str]:
    assert len(rows) == 1, rows
    return rows[0]
