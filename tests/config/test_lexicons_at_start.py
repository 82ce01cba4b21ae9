"""A damaged lexicon, met as a person meets it: in a copy of the program, by processes of their own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
PARTS = ("articles", "config", "incidents", "fixtures")
STORY = "Police arrested 14 men at the pier on Tuesday.\n"


@pytest.fixture
def run(checkout: Path, bare_environment: dict[str, str], tmp_path: Path) -> Run:
    for part in PARTS:
        shutil.copytree(checkout / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(checkout / "manage.py", tmp_path)
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        environment = bare_environment | {"BLOTTER_VAR": str(tmp_path / "var"), "PYTHONPATH": os.curdir}
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, check=False, cwd=tmp_path, env=environment, capture_output=True, text=True
        )

    return run


def damage(folder: Path, name: str, old: str, new: str) -> str:
    """Replaces the first `old`, and returns the file and the line where it stands."""
    file = folder / "articles" / "extraction" / "data" / name
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return f"{name}, line {text.count(chr(10), 0, text.index(old)) + 1}"


def test_the_copy_reads_the_story_while_its_lexicons_are_sound(run):
    result = run("manage.py", "extract", "story.txt", "--format", "jsonl")
    assert result.returncode == 0, result.stderr
    assert '"arrest"' in result.stdout


@pytest.mark.parametrize(
    ("arguments", "name", "old", "new"),
    [
        (("extract", "story.txt"), "outcomes.toml", 'kind = "arrest"', 'kind = "arest"'),
        (("extract", "story.txt", "--skip-checks"), "outcomes.toml", 'kind = "arrest"', 'kind = "arest"'),
        # read when the engine is imported, before any check is run
        (("extract", "story.txt"), "grammar.toml", "modals = [", "modal = ["),
        (("import_articles", "story.txt"), "grammar.toml", "modals = [", "modal = ["),
        (("check",), "status.toml", "habit = [", "habit == ["),
    ],
)
def test_a_command_names_the_file_the_line_and_the_entry(run, tmp_path, arguments, name, old, new):
    place = damage(tmp_path, name, old, new)
    result = run("manage.py", *arguments)
    assert result.returncode != 0
    assert result.stderr.count(place) == 1
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_weights_that_cannot_be_read_are_told_as_well(run, tmp_path):
    (tmp_path / "articles" / "extraction" / "data" / "weights.json").write_text("{", encoding="utf-8")
    result = run("manage.py", "extract", "story.txt")
    assert result.returncode != 0
    assert "blotter.E013" in result.stderr
    assert "weights.json: cannot be read" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_server_does_not_start(run, tmp_path):
    place = damage(tmp_path, "outcomes.toml", 'kind = "arrest"', 'kind = "arest"')
    result = run("-c", "import config.wsgi")
    assert result.returncode != 0
    assert place in result.stderr
