"""The data dictionary: the registry as a page for people."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.export.cells import SEPARATOR
from incidents.export.columns import Column, Table
from incidents.export.datapackage import SCHEMA_VERSION
from incidents.export.tables import TABLES

INTRODUCTION = f"""\
# Data dictionary

Every file and every column that Blotter exports, version {SCHEMA_VERSION}. `manage.py write_data_dictionary` writes this
page from the registry that also writes the files (`incidents/export/tables.py`).

- The files are CSV after RFC 4180: UTF-8, commas, quotes where they are needed, lines that end in CR LF, one header line.
- Days are ISO 8601 (`2024-11-07`), in the newsroom's time zone; moments are in UTC (`2024-11-07T10:35:00Z`).
- An empty cell is not zero. `0` stands only where a source says that there were none; each column says what empty means.
- Only an empty cell is missing, and codes are text: `01` is a province and `NA` is Namibia. Programs that guess lose both;
  pandas reads them right with `dtype={{"province_code": str}}, keep_default_na=False, na_values=[""]`.
- Several values in one cell are separated by `{SEPARATOR.rstrip()}` and a blank. Columns said to be in step have them in the same order.
- A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line end, also after
  blanks or in full width) has an apostrophe before it. Take that one apostrophe away to get the text as it was printed.
- Only confirmed records leave, unless `--include-proposed` asks for the others as well: then `state` tells them apart.
- Notes of the newsroom and names of its editors never leave.
"""


def data_dictionary() -> str:
    """The text of docs/data-dictionary.md."""
    return "\n".join([INTRODUCTION, *(line for table in TABLES for line in section(table))])


def section(table: Table) -> Iterator[str]:
    yield f"## {table.name}.csv\n"
    yield f"{table.meaning}\n"
    yield f"Key: `{table.key}`." + "".join(
        f" `{key.column}` refers to `{key.references}` of {key.table or table.name}.csv."
        for key in table.foreign_keys
    )
    yield "\n| Column | Type | Meaning | Example | Empty means |\n|---|---|---|---|---|"
    for column in table.columns:
        yield row(column)
    yield ""


def row(column: Column) -> str:
    kind = f"{column.type}, several" if column.is_list else column.type
    kind = f"{kind}, {column.unit}" if column.unit else kind
    meaning = f"**{column.title}.** {column.meaning}"
    if column.allowed:
        meaning += " " + "; ".join(f"`{value}`: {label}" for value, label in column.allowed.items()) + "."
    cells = [f"`{column.name}`", kind, meaning, f"`{column.example}`", column.empty or "Never empty."]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
