"""The regression gate: the engine on the gold articles must not fall below the floors of tests/gold/floors.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from articles.evaluation.breakdown import calibration
from articles.evaluation.calibration import figures, rises
from articles.evaluation.corpus import cases, read_corpus
from articles.evaluation.records import read_records
from articles.evaluation.rows import ROWS
from articles.evaluation.scoring import Scored, cases_of, score
from articles.extraction.bands import CERTAIN
from articles.reference import reference_knowledge

GOLD = Path(__file__).resolve().parent.parent / "gold"
FLOORS = tomllib.loads((GOLD / "floors.toml").read_text(encoding="utf-8"))
SHARES = ("precision", "f1", "share")


@pytest.fixture(scope="module")
def rows() -> dict[str, Scored]:
    corpus = read_corpus(GOLD / "gold.jsonl", GOLD / "articles")
    assert (len(corpus.files), corpus.without_file, corpus.without_gold) == (88, (), ())
    return score(cases(corpus, reference_knowledge(), ZoneInfo("Asia/Phnom_Penh")))


def test_gold_agrees_with_itself():
    gold = read_records(GOLD / "gold.jsonl")
    figures = {name: row.figures for name, row in score(cases_of(gold, gold)).items()}
    shares = {name: row["f1"] for name, row in figures.items() if "f1" in row}
    assert shares == dict.fromkeys(shares, 1.0)
    assert (figures["planned_as_done"]["errors"], figures["statistic_as_outcome"]["errors"]) == (0, 0)


def test_a_surer_band_is_right_more_often(rows):
    found = calibration(figures(rows))
    assert rises(found), found
    assert all(share.of for share in found)
    assert found[0].precision is not None
    assert found[0].precision >= CERTAIN.least


def compared(rows: dict[str, Scored], figure: str) -> list[tuple[str, float, float]]:
    """(row, floor, figure now) of each row that has a floor for the figure."""
    return [(name, floor, rows[name].figures[figure]) for name, floor in FLOORS[figure].items()]


def change(figure: str, row: str, floor: float, now: float) -> str:
    return f"{figure} of {row}: {now:.3f}, floor {floor:.3f} ({100 * (now - floor):+.1f} points)"


@pytest.mark.parametrize("figure", SHARES)
def test_no_row_falls_below_its_floor(rows, figure):
    all_rows = compared(rows, figure)
    print(*(change(figure, *row) for row in all_rows), sep="\n")  # noqa: T201 - shown when it fails
    lost = [change(figure, name, floor, now) for name, floor, now in all_rows if round(now, 4) < floor]
    assert not lost, "\n".join(["The engine reads worse than it did:", *lost])


def test_no_more_mistakes_than_allowed(rows):
    wrong = {name: int(rows[name].figures["errors"]) for name in FLOORS["errors"]}
    more = [
        f"{name}: {wrong[name]}, at most {most}"
        for name, most in FLOORS["errors"].items()
        if wrong[name] > most
    ]
    assert not more, "\n".join(["The engine makes more mistakes than it did:", *more])


def test_floors_are_of_rows_that_there_are():
    known = {row.name for row in ROWS}
    assert set(FLOORS) == {*SHARES, "errors"}
    assert [name for floors in FLOORS.values() for name in floors if name not in known] == []


def test_a_fall_is_noticed(rows, monkeypatch):
    monkeypatch.setitem(FLOORS, "precision", {"outcomes": rows["outcomes"].figures["precision"] + 0.001})
    with pytest.raises(AssertionError, match="precision of outcomes"):
        test_no_row_falls_below_its_floor(rows, "precision")
