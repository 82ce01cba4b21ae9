"""Cells: ISO dates, numbers without trailing zeros, nothing for nothing, and text that no spreadsheet runs."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article, Outlet
from incidents.export.cells import FORMULA, defused
from incidents.models import Agency, Claim, Location, Offence, Operation, Outcome, Statistic
from tests.builders import exactly, make_article, make_claim, make_operation, make_outcome, make_report
from tests.incidents.export.reading import exported, only
from tests.incidents.export.records import supported, whole_record

PAYLOADS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\rx",
    "\nx",
    '  =HYPERLINK("http://news.example","x")',
    "\u00a0=1",
    "\u3000=1",
    "\u200b=1",
    "\ufeff=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "−1",
    "=cmd|' /C calc'!A0",
]
HARMLESS = [
    "",
    "14 people",
    "'quoted'",
    "a=b",
    "5-6 people",
    "ខ្មែរ",
    "🚓",
    '"',
    ",",
    "(=1)",
    "\\.",
    "NULL",
    "%s %%",
]


@pytest.mark.parametrize("text", PAYLOADS)
def test_a_formula_begins_with_an_apostrophe(text):
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_stays_as_it_is(text):
    assert defused(text) == text


@pytest.mark.django_db
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8), max_size=30
    )
)
def test_the_database_reads_a_formula_as_python_does(texts):
    texts += PAYLOADS + HARMLESS
    with connection.cursor() as cursor:
        cursor.execute(
            r"SELECT coalesce(NULLIF(regexp_replace(text, %s, '''\1'), ''), '') "
            "FROM unnest(%s::text[]) WITH ORDINALITY AS given (text, place) ORDER BY place",
            [FORMULA, texts],
        )
        assert [text for (text,) in cursor.fetchall()] == [defused(text) for text in texts]


# Every text field of the models whose content leaves, set to a formula.
TEXT_FIELDS = [
    (Operation, "title"),
    (Operation, "date_wording"),
    (Location, "name"),
    (Agency, "name"),
    (Offence, "name"),
    (Outcome, "unit"),
    (Outcome, "item"),
    (Outcome, "breakdown"),
    (Claim, "unit"),
    (Claim, "item"),
    (Claim, "engine_version"),
    (Statistic, "unit"),
    (Statistic, "item"),
    (Statistic, "detail"),
    (Article, "code"),
    (Article, "url"),
    (Article, "title"),
    (Article, "language"),
    (Outlet, "name"),
]


@pytest.mark.django_db
def test_a_formula_in_any_text_field_is_defused_wherever_it_leaves(tmp_path):
    whole_record()
    for number, (model, name) in enumerate(TEXT_FIELDS):
        rows = model._default_manager
        rows.filter(pk__in=rows.order_by("-pk").values("pk")[:1]).update(**{name: f"=1+{number}"})
    cells = {cell for rows in exported(tmp_path).values() for row in rows for cell in row.values()}
    missing = [field for number, field in enumerate(TEXT_FIELDS) if f"'=1+{number}" not in cells]
    assert missing == []
    assert [cell for cell in cells if re.match(FORMULA, cell)] == []


@pytest.mark.django_db
def test_every_payload_is_defused_in_the_file(tmp_path):
    for payload in PAYLOADS:
        quote = f"{payload} 14 people"
        make_claim(outcome=make_outcome(), article=make_article(text=quote), quote=quote)
    quotes = [row["quote"] for row in exported(tmp_path)["evidence"]]
    assert quotes == [f"'{payload} 14 people" for payload in PAYLOADS]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "title",
    [
        "ការបង្ក្រាប 🚓",
        'a "quoted", and a comma; more',
        "two\nlines\r\nand three",
        "\\.",
        "x" * 300,
        "  blanks  ",
    ],
)
def test_text_comes_back_as_it_was(title, tmp_path):
    operation = make_operation(title=title)
    make_report(operation, make_article(title=title * 40))
    files = exported(tmp_path)
    assert only(files["operations"])["title"] == title
    assert only(files["articles"])["title"] == title * 40


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("figure", "cells"),
    [
        (exactly(0), ["0", "0", "0"]),
        (exactly("1.360"), ["1.36", "1.36", "1.36"]),
        (exactly(1450), ["1450", "1450", "1450"]),
        (exactly(1000000000), ["1000000000"] * 3),
        ({"low": Decimal(24), "modifier": "unspecified"}, ["24", "", ""]),
        ({"best": Decimal(200), "high": Decimal(200), "modifier": "nearly"}, ["", "200", "200"]),
        ({"modifier": "unspecified"}, ["", "", ""]),
    ],
)
def test_numbers_are_plain_zero_is_zero_and_unknown_is_empty(figure, cells, tmp_path):
    bounds = {name: figure.get(name) for name in ("low", "best", "high")}
    outcome = make_outcome(**bounds)
    supported(outcome, modifier=figure.get("modifier", "exact"), **bounds)
    files = exported(tmp_path)
    for row in (only(files["outcomes"]), only(files["evidence"])):
        assert [row["low"], row["best"], row["high"]] == cells


@pytest.mark.django_db
def test_days_are_the_newsrooms_and_moments_are_in_utc(tmp_path):
    article = make_article(
        published_at=datetime(2024, 11, 6, 17, 30, tzinfo=UTC), published_on=date(2024, 11, 7)
    )
    make_report(make_operation(), article)
    row = only(exported(tmp_path)["articles"])
    assert (row["published_on"], row["published_at"]) == ("2024-11-07", "2024-11-06T17:30:00Z")


@pytest.mark.django_db
def test_dates_are_iso_whatever_the_server_is_set_to(tmp_path):
    make_operation(started_on=date(2024, 3, 4), ended_on=date(2024, 3, 5))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL datestyle = 'German'")
    row = only(exported(tmp_path)["operations"])
    assert (row["started_on"], row["ended_on"]) == ("2024-03-04", "2024-03-05")


@pytest.mark.django_db
def test_a_list_names_its_values_and_an_empty_one_is_an_empty_cell(tmp_path):
    supported(make_outcome(nationalities=["CN", "PK"]))
    supported(make_outcome())
    assert [row["nationalities"] for row in exported(tmp_path)["outcomes"]] == ["CN; PK", ""]
