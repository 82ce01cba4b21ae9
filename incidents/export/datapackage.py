"""datapackage.json: the registry and what was written, as a Data Package of version 2."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from incidents.export.columns import Column, ForeignKey, Table
from incidents.export.selection import Selection
from incidents.export.writing import CsvFile

SCHEMA_VERSION = "1.0.0"  # of the columns, not of the program
PROFILES = "https://datapackage.org/profiles/2.0"


def datapackage(selection: Selection, files: Iterable[CsvFile], created: datetime) -> str:
    """The text of datapackage.json for files that have been written."""
    package = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "blotter",
        "title": "Enforcement operations from news articles",
        "description": description(selection),
        "version": SCHEMA_VERSION,
        "created": created.isoformat(timespec="seconds"),
        "resources": [resource(file) for file in files],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def description(selection: Selection) -> str:
    if selection.include_proposed:
        return "Confirmed and proposed records: the column `state` tells them apart. Proposed ones are unchecked."
    return "Confirmed records only."


def resource(file: CsvFile) -> dict[str, Any]:
    return {
        "name": file.table.name,
        "type": "table",
        "title": file.table.title,
        "description": file.table.meaning,
        "path": file.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "rowCount": file.rows,
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema(file.table),
    }


def schema(table: Table) -> dict[str, Any]:
    return {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [field(column) for column in table.columns],
        "missingValues": [{"value": "", "label": "Nothing: the field says what that means"}],
        "primaryKey": [table.key],
        "foreignKeys": [foreign_key(key) for key in table.foreign_keys],
    }


def foreign_key(key: ForeignKey) -> dict[str, Any]:
    return {"fields": [key.column], "reference": {"resource": key.table, "fields": [key.references]}}


def field(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "title": column.title,
        "type": column.type,
        "description": column.meaning,
        "example": column.example,
    }
    constraints: dict[str, Any] = {"required": column.is_required}
    if column.unique:
        constraints["unique"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
        described["categories"] = [
            {"value": value, "label": label} for value, label in column.allowed.items()
        ]
    if column.empty:
        described["missingValues"] = [{"value": "", "label": column.empty}]
    for name, value in (("unit", column.unit), ("separator", column.separator), ("hxl", column.hxl)):
        if value:
            described[name] = value
    return {**described, "constraints": constraints}
