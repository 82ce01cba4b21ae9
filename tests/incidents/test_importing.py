"""The import from end to end: files in, rows and the ledger out, and the command that people run."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.extraction.engine import extract
from articles.extraction.types import OFFENCES
from articles.finding import find_articles
from articles.history import acting
from articles.identity import find_known
from articles.models import Article, ImportItem, ImportRun, Outlet
from articles.reading import ReadingOptions
from incidents import review
from incidents.import_report import ImportReport
from incidents.import_runs import LOCKS
from incidents.importing import ImportOptions, ReferenceDataMissing, import_articles
from incidents.models import Claim, Offence, Operation, OperationPlace, OperationReport, Outcome, Statistic
from incidents.recording import record
from tests.builders import an_editor, make_article
from tests.incidents.small_engine import small_extract

STORY = "Raid in Takeo by police. 14 people were arrested.\n\nIn 2024, 90 people were arrested."
TABLES: tuple[Any, ...] = (
    Article,
    Outlet,
    Claim,
    Operation,
    OperationPlace,
    OperationReport,
    Outcome,
    Statistic,
)


@pytest.fixture(autouse=True)
def _engine(monkeypatch):
    monkeypatch.setattr("incidents.importing.extract", small_extract)


@pytest.fixture
def folder(tmp_path, small_world):
    return tmp_path


def write(folder: Path, name: str, text: str = STORY, **front_matter: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{key}: {value}\n" for key, value in front_matter.items()]
    path.write_text(f"---\n{''.join(lines)}---\n{text}\n" if lines else text, encoding="utf-8")
    return path


def run(*paths: Path, watch: Any = None, **options: Any) -> ImportReport:
    reading = {
        name: options.pop(name) for name in ("outlet", "language", "category", "date") if name in options
    }
    wanted = ImportOptions(reading=ReadingOptions(ZoneInfo("Asia/Phnom_Penh"), **reading), **options)
    return import_articles(paths, wanted, **({"watch": watch} if watch else {}))


def stored() -> dict[str, Any]:
    """Every row and the size of every history, the ledger left out."""
    rows = {model.__name__: list(model.objects.order_by("pk").values()) for model in TABLES}
    histories = {model.__name__: model.pgh_event_models["update"].objects.count() for model in TABLES}
    return {"rows": rows, "histories": histories}


def results(report: ImportReport) -> dict[str, int]:
    return {str(name): count for name, count in report.results.items() if count}


# --- what is stored ------------------------------------------------------------------------------------------------


def test_an_article_is_stored_with_all_that_its_file_states(folder):
    write(
        folder, "a.md", code="A-1", url="https://news.example/a?utm_source=x", title="Raid", outlet="Riel Times",
        date="2024-11-07T17:30:00Z", category="CRIME", language="en", tags="raid",
    )  # fmt: skip
    run(folder)
    article = Article.objects.get()
    assert (article.code, article.url, article.title) == ("A-1", "https://news.example/a", "Raid")
    assert (str(article.outlet), article.category, article.language) == ("Riel Times", "CRIME", "en")
    assert (article.metadata, article.inferred, article.text) == ({"tags": "raid"}, [], STORY)
    assert article.screening == "relevant"
    assert article.engine_version
    assert article.source_path == str(folder / "a.md")


def test_a_story_stamped_half_past_five_in_the_afternoon_utc_is_of_the_next_day(folder):
    write(folder, "a.md", date="2024-11-07T17:30:00Z")
    run(folder)
    assert Article.objects.get().published_on == date(2024, 11, 8)
    assert Operation.objects.get().started_on == date(2024, 11, 8)


def test_an_article_without_an_operation_stays_unread(folder):
    write(folder, "a.md", "A minister spoke about raids.")
    run(folder)
    assert Article.objects.get().screening == "unread"


def test_an_outlet_is_one_row_however_many_files_name_it(folder):
    for name in ("a", "b"):
        write(folder, f"{name}.md", f"{name} {STORY}", outlet="Riel Times", code=name)
    write(folder, "c.md", f"c {STORY}", url="https://www.ledger.example/c")
    run(folder, batch_size=1)
    assert {(outlet.name, outlet.host) for outlet in Outlet.objects.all()} == {
        ("Riel Times", ""), ("ledger.example", "ledger.example"),
    }  # fmt: skip


def test_the_import_signs_what_it_changes(folder):
    path = write(folder, "a.md", code="A-1")
    run(folder)
    write(folder, path.name, STORY + "\n\nMore.", code="A-1")
    run(folder)
    article_model: Any = Article
    event = article_model.pgh_event_models["update"].objects.latest("pk")
    assert event.pgh_context.metadata == {
        "command": "import_articles",
        "run": ImportRun.objects.latest("pk").pk,
    }


# --- again ------------------------------------------------------------------------------------------------------------


def test_a_second_run_changes_nothing(folder):
    write(folder, "a.md", code="A-1", outlet="Riel Times", date="2024-11-07")
    write(folder, "b.txt", "b " + STORY)
    write(folder, "c.md", "c " + STORY, url="https://news.example/c")
    assert results(run(folder)) == {"created": 3}
    before = stored()
    assert results(run(folder)) == {"unchanged": 3}
    assert results(run(folder, reextract=True)) == {"unchanged": 3}
    assert stored() == before


def test_an_unchanged_file_is_not_read_by_the_engine(folder, monkeypatch):
    write(folder, "a.md")
    run(folder)
    monkeypatch.setattr("incidents.importing.extract", None)  # calling it would fail
    assert results(run(folder)) == {"unchanged": 1}


def test_other_options_change_what_they_decide(folder):
    write(folder, "a.md")
    run(folder)
    assert results(run(folder, outlet="Krong Post", date=date(2024, 11, 7))) == {"updated": 1}
    article = Article.objects.get()
    assert (str(article.outlet), article.published_on) == ("Krong Post", date(2024, 11, 7))
    assert Operation.objects.get().started_on == date(2024, 11, 7)


def test_a_corrected_article_flags_the_claims_it_touches(folder):
    write(folder, "a.md", code="A-1")
    run(folder)
    for claim in Claim.objects.all():
        review.accept(claim, editor=an_editor())
    write(folder, "a.md", "Editor's note.\n\n" + STORY.replace("90", "91"), code="A-1")
    report = run(folder)
    assert (results(report), report.recorded.stale, report.recorded.claims) == ({"updated": 1}, 1, 1)
    states = {claim.best: claim.state for claim in Claim.objects.all()}
    assert states == {14: "accepted", 90: "stale", 91: "proposed"}
    text = Article.objects.get().text
    standing = Claim.objects.exclude(state="stale")
    assert all(text[claim.start : claim.end] == claim.quote for claim in standing)


def test_what_a_person_wrote_into_an_article_is_kept(folder):
    write(folder, "a.md", code="A-1", title="Raid")
    run(folder)
    article = Article.objects.get()
    with acting(user=an_editor().pk):
        article.title, article.category = "A better title", "CRIME"
        article.save()
    assert results(run(folder)) == {"unchanged": 1}
    write(folder, "a.md", STORY + "\n\nMore.", code="A-1", title="Raids")
    assert results(run(folder)) == {"updated": 1}
    article.refresh_from_db()
    assert (article.title, article.category, article.text) == ("A better title", "CRIME", STORY + "\n\nMore.")


# --- identity ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"code": "A-1", "title": "One"}, {"code": "A-1", "title": "Two"}),
        ({"url": "https://news.example/a"}, {"url": "https://NEWS.example/a?utm_medium=x#top"}),
        ({"url": "https://news.example/a"}, {"url": "https://news.example/a", "code": "A-1"}),
        ({"code": "A-1", "url": "https://news.example/a"}, {"code": "A-1", "url": "https://news.example/b"}),
        ({}, {}),
        ({}, {"code": "A-1"}),
        ({}, {"url": "https://news.example/a", "title": "Raid"}),
    ],
)
def test_an_article_is_known_by_its_code_else_its_address_else_its_text(folder, first, second):
    write(folder, "a.md", **first)
    run(folder)
    (folder / "a.md").unlink()
    write(folder, "moved/b.md", **second)
    run(folder)
    article = Article.objects.get()
    assert all(getattr(article, name) for name in ("code", "url") if name in second)


def test_code_and_address_of_two_articles_are_refused(folder):
    make_article(code="A-1", url="https://news.example/a")
    make_article(code="A-2", url="https://news.example/b")
    write(folder, "a.md", code="A-1", url="https://news.example/b")
    report = run(folder)
    assert report.problems == [
        f"{folder / 'a.md'}: url: https://news.example/b is the address of the article A-2"
    ]


@pytest.mark.parametrize(
    ("second", "text", "field"),
    [
        ({"code": "A-1"}, "Other. " + STORY, "code"),
        ({"url": "https://news.example/a"}, "Other. " + STORY, "url"),
    ],
)
def test_a_second_file_of_one_article_is_refused_and_both_are_named(folder, second, text, field):
    first = write(folder, "a.md", code="A-1", url="https://news.example/a")
    other = write(folder, "b.md", text, **second)
    report = run(folder)
    assert results(report) == {"created": 1, "failed": 1}
    assert report.problems == [
        f"{other}: {field}: the same {field} {second[field]} stands in {first} already"
    ]
    assert Article.objects.get().text == STORY


def test_two_files_that_lead_to_one_stored_article_are_not_both_taken(folder):
    make_article(code="A-1", url="https://news.example/a", text="Old.")
    first = write(folder, "a.md", code="A-1")
    second = write(folder, "b.md", "Other. " + STORY, url="https://news.example/a")
    assert run(folder).problems == [f"{second}: the article A-1 was read from {first} already"]


@pytest.mark.parametrize("batch_size", [1, 50])
@pytest.mark.parametrize(("first", "second"), [({}, {}), ({"code": "A-1"}, {}), ({}, {"code": "A-1"})])
def test_the_same_text_twice_of_which_one_has_neither_code_nor_address_is_refused(
    folder, first, second, batch_size
):
    write(folder, "a.md", **first)
    write(folder, "b.md", **second)
    assert results(run(folder, batch_size=batch_size)) == {"created": 1, "failed": 1}
    assert results(run(folder, batch_size=batch_size)) == {"unchanged": 1, "failed": 1}


def test_the_same_text_under_two_codes_is_two_articles(folder):
    write(folder, "a.md", code="A-1")
    write(folder, "b.md", code="A-2")
    assert results(run(folder)) == {"created": 2}


# --- what goes wrong ---------------------------------------------------------------------------------------------------


def test_every_file_stands_in_the_ledger(folder):
    write(folder, "a.md", code="A-1")
    write(folder, "b.md", "")
    write(folder, "_drafts/c.md")
    run(folder)
    ledger = ImportRun.objects.get()
    assert (ledger.state, ledger.options["paths"], ledger.finished_at is None) == (
        "finished",
        [str(folder)],
        False,
    )
    items = {Path(item.path).name: item for item in ledger.items.all()}
    assert {name: item.result for name, item in items.items()} == {
        "a.md": "created", "b.md": "failed", "c.md": "skipped",
    }  # fmt: skip
    assert (items["b.md"].reason, items["c.md"].reason) == ("is empty", "is a draft")
    assert items["a.md"].article == Article.objects.get()
    assert len(items["a.md"].sha256) == 64


def test_an_article_that_the_database_refuses_loses_no_other(folder, monkeypatch):
    def refuse_the_second(text: str, **options: Any) -> Any:
        return small_extract(text, **options, offence="piracy" if "second" in text else "drugs")

    monkeypatch.setattr("incidents.importing.extract", refuse_the_second)
    for number in ("first", "second", "third"):
        write(folder, f"{number}.md", f"{STORY} The {number}.", outlet="Riel Times")
    report = run(folder)
    assert results(report) == {"created": 2, "failed": 1}
    assert "the reference data has no offence 'piracy'" in report.problems[0]
    assert Operation.objects.count() == 2
    assert ImportItem.objects.count() == 3
    assert Outlet.objects.count() == 1


def test_what_is_too_long_for_an_index_is_refused_by_name_and_loses_no_other(folder):
    seed = random.Random(7)
    address = "".join(chr(seed.randrange(0x4E00, 0x9FFF)) for _ in range(960))
    path = write(folder, "a.md", url=f"https://news.example/{address}")
    write(folder, "b.md", "b " + STORY)
    report = run(folder)
    assert results(report) == {"created": 1, "failed": 1}
    assert report.problems[0].startswith(f"{path}: the database refused it: index row size")


@pytest.mark.parametrize(
    ("figure", "reason"),
    [("9" * 17, "numeric field overflow"), ("9" * 40, f"the figure {'9' * 40} is larger than any")],
)
def test_a_figure_that_no_column_holds_is_refused_by_name_and_loses_no_other(folder, figure, reason):
    path = write(folder, "a.md", STORY.replace("14", figure))
    write(folder, "b.md", "b " + STORY)
    report = run(folder)
    assert results(report) == {"created": 1, "failed": 1}
    assert report.problems[0].startswith(f"{path}: the database refused it: {reason}")


def test_an_article_that_another_import_stored_meanwhile_is_known_then(folder, monkeypatch):
    write(folder, "a.md", code="A-1")
    write(folder, "b.md", "b " + STORY, code="B-1")
    make_article(code="A-1", text="Old.")
    answers: list[dict[tuple[str, str], Article]] = [
        {},
        {},
    ]  # to the batch, and to the first try of a.md by itself
    monkeypatch.setattr(
        "articles.identity.find_known", lambda batch: answers.pop() if answers else find_known(batch)
    )
    assert results(run(folder)) == {"updated": 1, "created": 1}
    assert Article.objects.get(code="A-1").text == STORY


def test_a_failure_of_the_engine_is_its_articles_alone(folder, monkeypatch):
    def stumble(text: str, **options: Any) -> Any:
        return 1 / 0 if "second" in text else small_extract(text, **options)

    monkeypatch.setattr("incidents.importing.extract", stumble)
    for number in ("first", "second"):
        write(folder, f"{number}.md", f"{STORY} The {number}.")
    report = run(folder)
    assert report.problems == [
        f"{folder / 'second.md'}: text: the engine failed: ZeroDivisionError: division by zero"
    ]
    assert "first" in Article.objects.get().text


def test_a_run_that_breaks_says_so(folder, monkeypatch):
    write(folder, "a.md")
    monkeypatch.setattr("incidents.importing.record", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run(folder)
    assert ImportRun.objects.get().state == "failed"
    assert not Article.objects.exists()


def test_a_run_that_was_killed_is_called_failed_by_the_next(folder):
    killed = ImportRun.objects.create(engine_version="1")
    write(folder, "a.md")
    run(folder)
    killed.refresh_from_db()
    assert (killed.state, killed.finished_at is not None) == ("failed", True)


def test_a_run_that_another_process_is_at_goes_on(folder):
    other = ImportRun.objects.create(engine_version="1")
    write(folder, "a.md")
    with psycopg.connect(**connection.get_connection_params()) as elsewhere:
        elsewhere.execute("SELECT pg_advisory_lock(%s, %s)", [LOCKS, other.pk])
        run(folder)
    other.refresh_from_db()
    assert other.state == "running"


def test_a_batch_is_whole_or_not_there(folder, monkeypatch):
    for number in range(5):
        write(folder, f"{number}.md", f"{number} {STORY}")
    monkeypatch.setattr("incidents.importing.record", refuse_on_the_third_call())
    with pytest.raises(MemoryError):
        run(folder, batch_size=2)
    assert Article.objects.count() == ImportItem.objects.count() == 4


def refuse_on_the_third_call() -> Any:
    calls = []

    def recording(*args: Any) -> Any:
        calls.append(args)
        if len(calls) == 3:
            raise MemoryError
        return record(*args)

    return recording


def test_nothing_is_imported_before_the_reference_data_is_there(db, tmp_path):
    write(tmp_path, "a.md")
    with pytest.raises(ReferenceDataMissing, match="no places and no agencies and no offences"):
        run(tmp_path)


def test_an_undated_article_is_noted_when_the_text_tells_the_year(folder, monkeypatch):
    def infer(text: str, **options: Any) -> Any:
        return replace(
            small_extract(text, **options), published_on=date(2022, 9, 27), published_inferred=True
        )

    monkeypatch.setattr("incidents.importing.extract", infer)
    path = write(folder, "a.txt")
    report = run(folder)
    assert report.notes == [f"{path}: note: no date is stated; by its text it is of 2022"]
    assert Article.objects.get().published_on is None
    assert report.failed == 0


# --- a dry run ---------------------------------------------------------------------------------------------------------


def test_a_dry_run_tells_what_then_happens_and_writes_nothing(folder):
    write(folder, "a.md", code="A-1")
    run(folder)
    write(folder, "a.md", STORY + "\n\nMore.", code="A-1")
    write(folder, "b.md", "b " + STORY, outlet="Riel Times")
    write(folder, "c.md", "")
    before, ledger = stored(), (ImportRun.objects.count(), ImportItem.objects.count())
    planned, then = [], []
    run(folder, dry_run=True, watch=lambda item: planned.append((item.path, item.result)))
    assert stored() == before
    assert (ImportRun.objects.count(), ImportItem.objects.count()) == ledger
    run(folder, watch=lambda item: then.append((item.path, item.result)))
    assert planned == then
    assert [result for _, result in then] == ["updated", "created", "failed"]


# --- which files ---------------------------------------------------------------------------------------------------------


def test_finds_the_articles_of_a_folder_in_order_and_each_once(tmp_path):
    for name in ("b.md", "a.TXT", "deep/c.markdown", ".hidden.md", ".git/d.md", "e.html", "_drafts/f.md"):
        write(tmp_path, name)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = [(file.path.relative_to(tmp_path).as_posix(), file.skipped) for file in find_articles([tmp_path, tmp_path / "b.md"])]  # fmt: skip
    assert found == [("a.TXT", ""), ("b.md", ""), ("_drafts/f.md", "is a draft"), ("deep/c.markdown", "")]


def test_no_file_or_folder_is_passed_over_in_silence(folder):
    write(folder, "a.md")
    (folder / "gone.md").symlink_to(folder / "nowhere.md")
    (folder / "x.md").symlink_to(folder / "y.md")
    (folder / "y.md").symlink_to(folder / "x.md")
    report = run(folder)
    assert results(report) == {"created": 1, "failed": 3}
    assert [line.split(": ", 1)[1] for line in report.problems] == [
        "no such file or folder",
        "cannot be read: Too many levels of symbolic links",
        "cannot be read: Too many levels of symbolic links",
    ]


def test_a_folder_that_cannot_be_looked_into_is_refused_by_name(tmp_path, monkeypatch):
    write(tmp_path, "closed/a.md")
    write(tmp_path, "open.md")
    look = os.scandir

    def refuse(place: Path) -> Any:  # root, who may run the tests, is refused nothing
        if place.name == "closed":
            raise PermissionError(13, "Permission denied")
        return look(place)

    monkeypatch.setattr("os.scandir", refuse)
    assert [(found.path.name, found.refused) for found in find_articles([tmp_path])] == [
        ("open.md", ""),
        ("closed", "cannot be looked into: Permission denied"),
    ]


def test_looks_into_folders_however_deep(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for _ in range(1200):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.md").write_text(STORY)
    found = [file.path.name for file in find_articles([tmp_path])]
    Path("a.md").unlink()
    for _ in range(1200):  # nobody else could remove them
        os.chdir("..")
        Path("d").rmdir()
    assert found == ["a.md"]


def test_files_whose_names_differ_in_what_is_no_text_or_far_ahead_are_told_apart(folder):
    for name in (b"\xff.md", b"\xfe.md"):
        path = os.path.join(os.fsencode(folder), name)
        Path(os.fsdecode(path)).write_text(f"---\ncode: {name[0]}\n---\n{STORY}")
    for top in ("a", "b"):
        write(folder, "/".join([top, *["x" * 200] * 6, "a.md"]), code=top)
        write(folder, "/".join([top, *["ក" * 80] * 14, "a.md"]), code=f"{top}-km")
    assert results(run(folder)) == {"created": 6}
    assert ImportItem.objects.filter(path__endswith=r"\xff.md").count() == 1


def test_a_named_file_of_another_kind_is_refused(folder):
    path = write(folder, "a.pdf")
    assert run(path).problems == [f"{path}: is not read; articles end in .md, .markdown, .txt"]


# --- the command ---------------------------------------------------------------------------------------------------------


def command(*arguments: str | Path) -> tuple[int, str, str]:
    """Exit status, standard output and standard error."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_articles", *map(str, arguments), stdout=out, stderr=err)
    except CommandError as error:
        return error.returncode, out.getvalue(), f"{err.getvalue()}{error}"
    return 0, out.getvalue(), err.getvalue()


def test_the_command_ends_with_0_when_all_files_were_read(folder):
    write(folder, "a.md")
    status, out, err = command(folder)
    assert (status, err) == (0, "")
    assert out == (
        "1 file: 1 created, 0 updated, 0 unchanged, 0 skipped, 0 failed. Proposed: 1 operation and 2 claims; "
        "0 claims are no longer proposed, 0 turned stale.\n"
    )
    assert command(folder)[0] == 0


def test_the_command_ends_with_1_when_some_files_failed_and_names_them(folder):
    write(folder, "a.md")
    broken = write(folder, "b.md", "---\ntitle: [x\n---\nBody")
    status, _, err = command(folder)
    assert status == 1
    assert err.startswith(f"{broken}:3: front matter: broken YAML: ")


@pytest.mark.parametrize("name", ["nowhere.md", "."])
def test_the_command_ends_with_2_when_nothing_could_be_read(folder, name):
    status, _, err = command(folder / name)
    assert status == 2
    assert "Nothing could be read." in err


def test_the_command_says_what_to_run_when_the_reference_data_is_missing(db, tmp_path):
    write(tmp_path, "a.md")
    status, _, err = command(tmp_path)
    assert status == 2
    assert "manage.py load_reference_data" in err


def test_the_command_says_what_to_run_when_there_are_no_tables(folder):
    write(folder, "a.md")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE incidents_locationalias RENAME TO elsewhere")
    status, _, err = command(folder)
    assert (status, err) == (
        2, "The import ended: the database has no tables yet. Run first: manage.py migrate",
    )  # fmt: skip


def test_the_command_passes_its_options_on(folder):
    write(folder, "a.md")
    command(
        folder,
        "--outlet=Krong Post",
        "--language=km",
        "--category=CRIME",
        "--date=2024-11-07",
        "--batch-size=1",
    )
    article = Article.objects.get()
    assert (str(article.outlet), article.language, article.category) == ("Krong Post", "km", "CRIME")
    assert article.published_on == date(2024, 11, 7)
    assert article.inferred == ["title"]


@pytest.mark.parametrize("option", ["--date=7.11.2024", "--batch-size=0", "--batch-size=x"])
def test_the_command_refuses_an_option_that_makes_no_sense(folder, option):
    assert command(folder, option)[0] == 1


def test_a_dry_run_of_the_command_prints_a_line_for_each_file(folder):
    path = write(folder, "a.md")
    status, out, _ = command(folder, "--dry-run")
    assert status == 0
    assert out.splitlines()[0] == f"created    {path}"
    assert out.splitlines()[1].startswith("Dry run, nothing was written. 1 file: 1 created")
    assert not Article.objects.exists()


def test_what_a_file_holds_plays_no_tricks_on_the_terminal(folder):
    for name in ("a.md", "b.md"):
        write(folder, name, STORY + name, code='"A\\e[2J"')
    status, _, complaints = command(folder)
    assert status == 1
    assert "\x1b" not in complaints
    assert "A\ufffd[2J" in complaints


def test_the_real_engine_fills_the_same_rows(folder, monkeypatch):
    monkeypatch.setattr("incidents.importing.extract", extract)
    for slug in OFFENCES:
        Offence.objects.get_or_create(slug=slug, defaults={"name": slug})
    text = (
        "Police arrested 14 people in Takeo province on Wednesday and seized 20 kilograms of methamphetamine."
    )
    write(folder, "a.md", text, date="2024-11-07")
    run(folder)
    operation = Operation.objects.get()
    assert operation.started_on == date(2024, 11, 6)
    assert "KH-takeo" in [place.location.key for place in operation.places.all() if place.location]
    assert {(claim.kind, claim.best) for claim in operation.claims.all()} == {("arrest", 14), ("seizure", 20)}
    assert all(text[claim.start : claim.end] == claim.quote for claim in operation.claims.all())
    assert {outcome.best for outcome in operation.outcomes.all()} == {14, 20}
    before = stored()
    run(folder, reextract=True)
    assert stored() == before
