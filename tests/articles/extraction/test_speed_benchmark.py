"""The benchmark runs and reports what its docstring says; how long anything takes is no test."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).resolve().parents[3] / "benchmarks" / "extraction_speed.py"


def run(*arguments):
    command = [sys.executable, str(BENCHMARK), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def report():
    return json.loads(
        run("--articles", "2", "--rounds", "1", "--memory", "1", "2", "--long", "4", "8", "--json")
    )


def test_every_step_has_its_speed_and_its_time_over_that_of_the_others(report):
    columns = {"step", "articles_per_second_and_core", "times_front_matter", "times_look_up"}
    assert [row["step"] for row in report["speed"]] == ["front matter alone", "look-up alone", "engine"]
    assert all(row.keys() == columns for row in report["speed"])
    assert all(value > 0 for row in report["speed"] for key, value in row.items() if key != "step")
    assert report["speed"][0]["times_front_matter"] == report["speed"][1]["times_look_up"] == 1


def test_memory_and_long_texts_have_a_row_for_each_size(report):
    assert [row["articles"] for row in report["memory"]] == [1, 2]
    assert all(row["peak_mb"] > 1 for row in report["memory"])
    assert [row["kb"] for row in report["long"]] == [4, 8]
    assert all(row.keys() == {"kb", "seconds", "ms_per_kb"} for row in report["long"])


def test_tables_are_printed_for_readers():
    printed = run("--articles", "1", "--rounds", "1", "--memory", "--long").splitlines()
    assert printed[0].split() == [
        "step",
        "articles_per_second_and_core",
        "times_front_matter",
        "times_look_up",
    ]
    assert [line.split("  ")[0] for line in printed[1:]] == ["front matter alone", "look-up alone", "engine"]


def test_the_articles_are_varied_and_the_same_at_every_run(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARK.parent))
    import extraction_speed

    first, again = (list(extraction_speed.made_articles(20)) for _ in range(2))
    assert first == again
    assert len(set(first)) == 20
    assert all(3500 <= len(article) <= 5000 for article in first)
