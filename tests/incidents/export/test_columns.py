"""The contract: which columns leave, in which order, and that every one is documented."""

from __future__ import annotations

import re

import pytest

from incidents.export.dictionary import data_dictionary
from incidents.export.tables import TABLES

FIGURE = "kind status low best high unit item amount currency nationalities sex"
COUNTS = " ".join(
    f"{kind}_{bound}"
    for kind in [
        "arrests",
        "detentions",
        "deportations",
        "rescues",
        "people_found",
        "sites_closed",
        "sites_raided",
    ]
    for bound in ("low", "best", "high")
)
CONTRACT = {
    "operations": "operation_id code title kind country started_on ended_on date_precision date_wording date_basis "
    "province province_code district district_code commune commune_code village village_code site "
    "latitude longitude coordinates_kind coordinates_level offences offence_names "
    f"lead_agencies agencies coordinating_agencies {COUNTS} "
    "articles first_reported_on last_reported_on article_urls parent_operation_id state updated_at",
    "outcomes": f"outcome_id operation_id operation_code {FIGURE} rule state",
    "breakdowns": f"breakdown_id operation_id operation_code outcome_id part_of breakdown {FIGURE} rule state",
    "evidence": "evidence_id outcome_id breakdown_id statistic_id article_id article_code "
    f"{FIGURE.replace('status', 'status modifier')} quote start end rule engine_version state",
    "statistics": "statistic_id issuer period_start period_end territory territory_code "
    f"{FIGURE} part_of detail state",
    "articles": "article_id article_code title outlet is_official url language published_on published_at inferred "
    "screening text_sha256",
}


def test_the_files_and_their_columns_are_those_that_were_promised():
    assert {table.name: [column.name for column in table.columns] for table in TABLES} == {
        name: columns.split() for name, columns in CONTRACT.items()
    }


def test_the_data_dictionary_in_the_documents_is_that_of_the_registry(checkout):
    page = (checkout / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert page == data_dictionary(), "run manage.py write_data_dictionary"


COLUMNS = [(table, column) for table in TABLES for column in table.columns]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[f"{t.name}.{c.name}" for t, c in COLUMNS])
def test_every_column_says_what_it_is(table, column):
    assert re.fullmatch(r"[a-z][a-z0-9_]*", column.name)
    assert re.fullmatch(r"#[a-z][a-z0-9]*(\+[a-z][a-z0-9_]*)*", column.hxl)
    for sentence in (column.meaning, column.empty or "Never."):
        assert re.search(r"[.)]$", sentence), sentence
    assert column.title
    assert column.example
    assert not column.allowed or column.example in column.allowed
    if column.type in ("integer", "number"):
        float(column.example)


def test_every_key_and_reference_is_a_column():
    columns = {table.name: {column.name: column for column in table.columns} for table in TABLES}
    for table in TABLES:
        assert columns[table.name][table.key].is_required
        for key in table.foreign_keys:
            assert key.column in columns[table.name]
            assert columns[key.table or table.name][key.references].unique


def test_no_column_is_made_for_names_of_persons():
    words = re.compile(r"author|editor|decided|created_by|note|reporter|suspect|person|user|metadata")
    assert [column.name for _, column in COLUMNS if words.search(column.name)] == []
