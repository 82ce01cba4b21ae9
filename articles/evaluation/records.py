"""Records in the form of the codebook, read and checked; and the ways into them that the rows share."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from articles.extraction.types import OUTCOME_KINDS

Record = dict[str, Any]


class GoldError(ValueError):
    """A file of records that cannot be used; the message names the file and the line."""


def read_records(path: Path) -> dict[str, Record]:
    """The records of a JSON Lines file by their article, each article once. Raises GoldError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read: {error}") from error
    records: dict[str, Record] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise GoldError(f"{path}, line {number}: is not JSON: {error}") from error
        if fault := fault_of(record) or ("its article stands twice" if record["article"] in records else ""):
            raise GoldError(f"{path}, line {number}: {fault}")
        records[record["article"]] = record
    return records


def fault_of(record: Any) -> str:
    """What is wrong with the form of a record, in words; empty when nothing is."""
    if not isinstance(record, dict) or not isinstance(record.get("article"), str):
        return "is no object with the name of its article"
    for field in ("operations", "statistics"):
        if not all_objects(record.get(field, [])):
            return f"{field} must be a list of objects"
    for operation in operations(record):
        if not all_objects(operation.get("outcomes", [])):
            return "outcomes must be a list of objects"
    for figure in figures(record):
        if figure.get("kind") not in OUTCOME_KINDS:
            return f"{figure.get('kind')!r} is no kind of outcome"
        if not all(is_number(figure.get(field)) for field in ("count", "amount")):
            return "count and amount must be numbers or null"
    return ""


def all_objects(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def is_number(value: Any) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def operations(record: Record) -> list[Record]:
    found: list[Record] = record.get("operations", [])
    return found


def outcomes(record: Record) -> list[Record]:
    """The outcomes of all operations of an article."""
    return [outcome for operation in operations(record) for outcome in operation.get("outcomes", [])]


def statistics(record: Record) -> list[Record]:
    found: list[Record] = record.get("statistics", [])
    return found


def figures(record: Record) -> list[Record]:
    """Outcomes and statistics."""
    return [*outcomes(record), *statistics(record)]


def counted(found: Iterable[Record]) -> list[Record]:
    return [figure for figure in found if figure.get("count") is not None]


def total_of(outcome: Record, siblings: list[Record]) -> Record | None:
    """The outcome of the same operation that this one names as the total of which it is a part."""
    index = outcome.get("breakdown_of")
    return siblings[index] if isinstance(index, int) and 0 <= index < len(siblings) else None
