"""The set as a whole: one moment, all or nothing, valid for other people's tools, few queries."""

from __future__ import annotations

import io
import json
import os
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from frictionless import Package, system

from incidents.export import bundle as module
from incidents.export.bundle import NAMES, ExportError, bundle_as_zip, export_bundle
from incidents.export.tables import TABLES
from tests.builders import exactly, make_location, make_operation, make_outcome, make_place
from tests.incidents.export.records import supported, whole_record

pytestmark = pytest.mark.django_db


def complaints(folder: Path) -> list[list[str]]:
    """What frictionless finds wrong with a set."""
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    found: list[list[str]] = report.flatten(["type", "fieldName", "message"])
    return found


def full_set(folder: Path, **options: bool) -> Path:
    whole_record()
    raid = make_operation(title="=1+1", parent=make_operation(state="proposed"))
    make_place(raid, make_location(name="Takeo"))
    supported(make_outcome(operation=raid, kind="seizure", unit="kg", item='"ice", wet', **exactly("1.36")))
    supported(make_outcome(operation=make_operation(state="proposed")), state="proposed")
    export_bundle(folder / "set", **options)
    return folder / "set"


@pytest.mark.parametrize("include_proposed", [False, True])
def test_frictionless_finds_nothing_wrong(include_proposed, tmp_path):
    assert complaints(full_set(tmp_path, include_proposed=include_proposed)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("outcomes.csv", ",230,", ",many,", "type-error"),
        ("outcomes.csv", ",done,", ",doen,", "constraint-error"),
        (
            "evidence.csv",
            "\r\n",
            "\r\n9999,8888,,,7777,A,arrest,done,exact,1,1,1,,,,,,,,,,,,accepted\r\n",
            "foreign-key",
        ),
        ("operations.csv", "\r\n", "\r\n\r\n", "blank-row"),
        ("articles.csv", "The Daily", "A Daily", "hash-count"),
    ],
)
def test_frictionless_would_find_damage(file, old, new, complaint, tmp_path):
    folder = full_set(tmp_path)
    path = folder / file
    damaged = path.read_bytes().replace(old.encode(), new.encode(), 1)
    assert damaged != path.read_bytes()
    path.write_bytes(damaged)
    assert complaint in {found[0] for found in complaints(folder)}


def test_pandas_reads_the_types_that_the_package_declares(tmp_path):
    folder = full_set(tmp_path)
    outcomes = pandas.read_csv(folder / "outcomes.csv")
    assert outcomes["best"].sum() == pytest.approx(231.36)
    assert outcomes.set_index("kind")["best"].to_dict() == {"deportation": 230, "seizure": 1.36}
    assert outcomes["outcome_id"].dtype == "int64"
    operations = pandas.read_csv(folder / "operations.csv", parse_dates=["started_on", "updated_at"])
    assert str(operations["started_on"].dtype).startswith("datetime64[")
    assert str(operations["updated_at"].dtype).endswith("UTC]")
    assert operations["deportations_best"].sum() == 230
    merged = outcomes.merge(pandas.read_csv(folder / "evidence.csv"), on="outcome_id")
    assert len(merged) == len(outcomes)


def test_codes_and_namibia_survive_pandas_when_read_as_the_dictionary_says(tmp_path):
    operation = make_operation()
    make_place(operation, make_location(name="Banteay Meanchey", code="01"))
    supported(make_outcome(operation=operation, nationalities=["NA"]))
    export_bundle(tmp_path / "set")
    wise = {"dtype": {"province_code": str}, "keep_default_na": False, "na_values": [""]}
    assert list(pandas.read_csv(tmp_path / "set" / "operations.csv", **wise)["province_code"]) == ["01"]
    assert list(pandas.read_csv(tmp_path / "set" / "outcomes.csv", **wise)["nationalities"]) == ["NA"]


def test_the_files_are_rfc_4180_in_utf_8(tmp_path):
    folder = full_set(tmp_path)
    assert {path.name for path in folder.iterdir()} == NAMES
    for path in folder.glob("*.csv"):
        content = path.read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")
        assert b"\n" not in content.replace(b"\r\n", b"")
        assert content.decode().splitlines()[0].split(",") == [
            column.name for table in TABLES if f"{table.name}.csv" == path.name for column in table.columns
        ]


def test_the_package_counts_rows_and_bytes(tmp_path):
    folder = full_set(tmp_path)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    sizes = {resource["path"]: resource["bytes"] for resource in package["resources"]}
    assert sizes == {path.name: path.stat().st_size for path in folder.glob("*.csv")}
    assert {resource["name"]: resource["rowCount"] for resource in package["resources"]} == {
        "operations": 2,
        "outcomes": 2,
        "breakdowns": 1,
        "evidence": 4,
        "statistics": 1,
        "articles": 2,
    }


def test_a_second_export_takes_the_place_of_the_first(tmp_path):
    folder = full_set(tmp_path)
    (folder / "articles.csv").unlink()
    make_operation(title="A new one")
    export_bundle(folder)
    assert "A new one" in (folder / "operations.csv").read_text(encoding="utf-8")
    assert {path.name for path in folder.iterdir()} == NAMES
    assert list(tmp_path.iterdir()) == [folder]


def test_a_failure_leaves_the_earlier_set_as_it_was(tmp_path, monkeypatch):
    folder = full_set(tmp_path)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.setattr(module, "datapackage", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export_bundle(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert list(tmp_path.iterdir()) == [folder]


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path):
    (tmp_path / "thesis.odt").write_text("years of work")
    with pytest.raises(ExportError, match=r"holds other files \(thesis\.odt\)"):
        export_bundle(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.odt"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="is not a folder"):
        call_command("export_csv", tmp_path / "file")


@pytest.mark.parametrize("name", ["new/deep", "empty", "link"])
def test_a_new_an_empty_and_a_linked_folder_are_filled(name, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "empty")
    make_operation()
    export_bundle(tmp_path / name)
    assert {path.name for path in (tmp_path / name).iterdir()} == NAMES
    assert (tmp_path / "link").is_symlink()


def test_the_folder_is_as_open_as_any_other(tmp_path):
    export_bundle(tmp_path / "set")
    (tmp_path / "other").mkdir()
    assert os.stat(tmp_path / "set").st_mode == os.stat(tmp_path / "other").st_mode


def test_the_command_says_what_it_wrote(tmp_path, capsys):
    whole_record()
    call_command("export_csv", tmp_path / "set", "--include-proposed")
    assert "operations.csv 1, outcomes.csv 1, breakdowns.csv 1, evidence.csv 3" in capsys.readouterr().out


def test_the_archive_holds_the_same_files_as_the_folder(tmp_path):
    folder = full_set(tmp_path)
    archive = zipfile.ZipFile(io.BytesIO(b"".join(bundle_as_zip())))
    assert archive.testzip() is None
    assert set(archive.namelist()) == NAMES
    for path in folder.glob("*.csv"):
        assert archive.read(path.name) == path.read_bytes()


def test_no_chunk_is_empty_since_that_would_end_a_response():
    whole_record()
    assert all(bundle_as_zip())


def test_an_archive_that_was_cut_short_does_not_open():
    make_operation()
    *chunks, _ = bundle_as_zip()
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(io.BytesIO(b"".join(chunks)))


@pytest.mark.parametrize("operations", [1, 7])
def test_the_number_of_queries_does_not_grow_with_the_rows(operations, tmp_path, django_assert_num_queries):
    whole_record()
    for _ in range(operations):
        supported(make_outcome())
    with django_assert_num_queries(
        len(TABLES) + 4
    ):  # savepoint and its release, one setting, one look at the quotes
        export_bundle(tmp_path / "set")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_files_show_one_moment_whatever_is_written_meanwhile():
    whole_record()
    chunks = bundle_as_zip()
    began = next(chunks)
    with ThreadPoolExecutor(1) as elsewhere:
        elsewhere.submit(write_more).result()
    archive = zipfile.ZipFile(io.BytesIO(began + b"".join(chunks)))
    for name, lines in (("operations", 2), ("outcomes", 2), ("evidence", 4), ("articles", 2)):
        assert archive.read(f"{name}.csv").count(b"\r\n") == lines, name
    archive = zipfile.ZipFile(io.BytesIO(b"".join(bundle_as_zip())))
    assert archive.read("outcomes.csv").count(b"\r\n") == 3


def write_more() -> None:
    supported(make_outcome())
    connection.close()
