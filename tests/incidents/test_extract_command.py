"""`manage.py extract`: the engine's reading of files, without a row written and without a database."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.extraction.counts import bounded
from articles.extraction.types import Evidence, Extraction, OperationProposal, OutcomeProposal, Span
from articles.models import Article, ImportRun
from articles.presentation import Mark, as_text, mark
from articles.reference import reference_knowledge
from incidents.management.commands.extract import known_world
from tests.builders import make_agency, make_location

RAID = "Police arrested 14 people in Takeo province on Wednesday.\n\nNo one was hurt."


def run(*arguments: object) -> tuple[int, str, str]:
    """Exit status, standard output and standard error."""
    out, err = StringIO(), StringIO()
    try:
        call_command("extract", *map(str, arguments), stdout=out, stderr=err)
    except CommandError as error:
        return error.returncode, out.getvalue(), f"{err.getvalue()}{error}"
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of two articles, read with what the reference files know."""
    monkeypatch.setattr("incidents.management.commands.extract.known_world", reference_knowledge)
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "raid.md").write_text(f"---\ndate: 2024-11-07\n---\n{RAID}", encoding="utf-8")
    (articles / "speech.txt").write_text("A minister spoke.", encoding="utf-8")
    return articles


def test_prints_one_object_for_each_article(folder):
    status, out, err = run(folder, "--format=jsonl")
    records = {record["article"]: record for record in map(json.loads, out.splitlines())}
    assert (status, err, list(records)) == (0, "", ["raid", "speech"])
    raid = records["raid"]
    assert (raid["published"], raid["has_operation"], raid["text"]) == ("2024-11-07", True, RAID)
    outcome = raid["operations"][0]["outcomes"][0]
    assert (outcome["kind"], outcome["count"]) == ("arrest", 14)
    evidence = outcome["evidence"]
    assert raid["text"][evidence["start"] : evidence["end"]] == evidence["quote"]
    assert raid["operations"][0]["provinces"] == ["Takeo"]
    assert (records["speech"]["has_operation"], records["speech"]["operations"]) == (False, [])


def test_text_is_for_people(folder):
    status, out, _ = run(folder / "raid.md")
    assert status == 0
    assert "[arrest: " in out
    assert "\x1b" not in out
    assert "  arrest: 14 people" in out
    assert "2024-11-06 (by the day" in out


def test_an_article_with_nothing_in_it_is_no_failure(folder):
    status, out, _ = run(folder / "speech.txt")
    assert (status, "No operation and no statistic." in out) == (0, True)


def test_ends_with_1_when_some_files_cannot_be_read_and_names_them(folder):
    broken = folder / "broken.md"
    broken.write_bytes(b"One\nTwo caf\xe9")
    status, out, err = run(folder, "--format=jsonl")
    assert (status, len(out.splitlines())) == (1, 2)
    assert f"{broken}:2: is not UTF-8 text: byte 0xe9" in err


def test_ends_with_2_when_no_file_can_be_read(folder):
    status, out, err = run(folder / "nowhere.md", folder / "picture.png")
    assert (status, out) == (2, "")
    assert "nowhere.md: no such file or folder" in err
    assert "Nothing could be read." in err


def test_a_failure_of_the_engine_is_its_articles_alone(folder, monkeypatch):
    def stumble(text: str, **options: object) -> Extraction:
        return Extraction(text, None, False, False, notes=(1 / 0,) if "raid" in text else ())  # type: ignore[arg-type]

    monkeypatch.setattr("incidents.management.commands.extract.extract", stumble)
    (folder / "raid.md").write_text("A raid.", encoding="utf-8")
    status, out, err = run(folder, "--format=jsonl")
    assert (status, len(out.splitlines())) == (1, 1)
    assert f"{folder / 'raid.md'}: text: the engine failed: ZeroDivisionError: division by zero" in err


@pytest.mark.django_db
def test_writes_nothing(folder):
    run(folder)
    assert not Article.objects.exists()
    assert not ImportRun.objects.exists()


@pytest.mark.django_db
def test_knows_what_editors_have_stored_once_there_is_something():
    assert len(known_world().places) > 16_000  # the files: the database is empty
    place, agency = make_location(name="New Province"), make_agency()
    known = known_world()
    assert place.key in {known_place.key for known_place in known.places}
    assert [known_agency.key for known_agency in known.agencies] == [agency.key]


def test_needs_no_database_that_was_never_made(folder, checkout, bare_environment, tmp_path):
    environment = {**bare_environment, "BLOTTER_VAR": str(tmp_path / "var")}
    done = subprocess.run(
        [sys.executable, "manage.py", "extract", str(folder), "--format=jsonl"],
        cwd=checkout, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (0, "", 2)
    assert not (tmp_path / "var" / "postgres").exists()


def test_ends_quietly_when_nobody_reads_on(folder, checkout, bare_environment, tmp_path):
    for number in range(50):  # more than a pipe holds
        (folder / f"{number}.txt").write_text(f"{number} {RAID * 50}", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "manage.py", "extract", str(folder)],
        cwd=checkout,
        env={**bare_environment, "BLOTTER_VAR": str(tmp_path / "var")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_reads_without_a_database_server_that_does_not_answer(folder, checkout, bare_environment, tmp_path):
    environment = {
        **bare_environment,
        "BLOTTER_VAR": str(tmp_path / "var"),
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "extract", str(folder / "raid.md"), "--format=jsonl"],
        cwd=checkout, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


# --- the text for people ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], "Police held 14 people."),
        ([Mark(Span(7, 21), "arrest")], "Police [arrest: held 14 people]."),
        (
            [Mark(Span(0, 22), "arrest"), Mark(Span(0, 6), "agency")],
            "[arrest: [agency: Police] held 14 people.]",
        ),
        ([Mark(Span(0, 11), "a"), Mark(Span(7, 21), "crossing")], "[a: Police held] 14 people."),
        ([Mark(Span(0, 6), "a"), Mark(Span(6, 11), "b")], "[a: Police][b:  held] 14 people."),
    ],
)
def test_marks_words_in_brackets(marks, expected):
    assert mark("Police held 14 people.", marks, colour=False) == expected


def test_colours_end_where_they_should():
    marked = mark("Police held 14.", [Mark(Span(0, 14), "arrest"), Mark(Span(0, 6), "agency")], colour=True)
    assert marked == "\x1b[1;33m(arrest) \x1b[35mPolice\x1b[0m\x1b[1;33m held 14\x1b[0m."


def test_an_article_cannot_play_tricks_on_a_terminal():
    text = "Police held 14 people.\x1b]0;owned\x07"
    evidence = Evidence(Span(0, len(text)), Span(0, 6), "outcome.arrest")
    outcome = OutcomeProposal("arrest", bounded(None, "unspecified"), "people", "people", evidence, 0.5)
    operation = OperationProposal("raid", evidence, 0.5, outcomes=(outcome,))
    printed = as_text(Extraction(text, None, False, True, (operation,)), name="a.md")
    assert "\x1b" not in printed
    assert "\x07" not in printed


@pytest.mark.parametrize(
    ("count", "printed"),
    [
        (bounded(None, "unspecified"), "arrest: a number not stated of people"),
        (bounded(Decimal(24), "range", Decimal(20)), "arrest: 20 to 24 people"),
        (bounded(Decimal(1450), "nearly"), "arrest: nearly 1,450 people"),
        (bounded(Decimal(0)), "arrest: 0 people"),
    ],
)
def test_figures_keep_their_hedges(count, printed):
    evidence = Evidence(Span(0, 4), Span(0, 4), "outcome.arrest")
    outcome = OutcomeProposal("arrest", count, "people", "people", evidence, 0.5, status="planned")
    operation = OperationProposal("raid", evidence, 0.5, outcomes=(outcome,))
    text = as_text(Extraction("Text", None, False, True, (operation,)), name="a.md")
    assert f"  {printed}, planned  [outcome.arrest, 0.50 doubtful]" in text.splitlines()
