"""`manage.py evaluate` and `manage.py extraction_gaps`, as a person or a program meets them."""

from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.extraction.bands import BANDS, range_of
from incidents.judgements import judgements
from incidents.review import accept, add_claim, amend, correct, reject, reject_operation
from tests.builders import (
    an_editor,
    make_agency,
    make_article,
    make_claim,
    make_location,
    make_offence,
    make_operation,
    make_operation_agency,
    make_operation_offence,
    make_place,
    make_report,
    make_statistic,
)

GOLD = {
    "article": "raid",
    "has_operation": True,
    "operations": [
        {
            "start": "2024-11-06", "end": "2024-11-06", "provinces": ["Takeo"],
            "outcomes": [
                {"kind": "arrest", "count": 14, "modifier": "exact", "unit": "people", "status": "done", "who": "people"},
                {"kind": "death", "count": 1, "modifier": "exact", "unit": "people", "status": "done", "who": "driver"},
            ],
        }
    ],
    "statistics": [],
}  # fmt: skip
RAID = "Police arrested 14 people in Takeo province on Wednesday. For a driver it ended worse."


def run(command: str, *arguments: object) -> tuple[int, str, str]:
    """Exit status, standard output and standard error."""
    out, err = StringIO(), StringIO()
    try:
        call_command(command, *map(str, arguments), stdout=out, stderr=err)
    except CommandError as error:
        return error.returncode, out.getvalue(), f"{err.getvalue()}{error}"
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def gold(tmp_path):
    """A gold file of one article, with the article beside it."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "raid.md").write_text(f"---\ndate: 2024-11-07\n---\n{RAID}\n", encoding="utf-8")
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD), encoding="utf-8")
    return path


# --- against gold ------------------------------------------------------------------------------------------------------


def test_values_for_programs(gold):
    status, out, err = run("evaluate", "--gold", gold, "--json")
    content = json.loads(out)
    assert (status, err, content["articles"]) == (0, "", 1)
    outcomes = content["rows"]["outcomes"]
    assert (outcomes["precision"], outcomes["recall"], outcomes["gold"]) == (1.0, 0.5, 2)
    assert outcomes["intervals"]["precision"] == [1.0, 1.0]
    assert [(kind["name"], kind["right"], kind["missed"]) for kind in content["kinds"]] == [
        ("arrest", 1, 0),
        ("death", 0, 1),
    ]
    assert [rule["name"] for rule in content["rules"]] == ["outcome.arrest.active"]
    assert sum(band["right"] for band in content["calibration"]) == 1
    assert content["rows"]["evidence"]["share"] == 1.0


def test_lines_for_people(gold):
    status, out, _ = run("evaluate", "--gold", gold, "--by", "kind", "--errors", "outcomes")
    assert status == 0
    assert out.startswith("1 articles, engine ")
    assert "provinces              precision 1.000 (1.00 to 1.00)" in out
    assert "Outcomes by kind\narrest                     1 of     1 right, 1.000" in out
    assert "Errors of outcomes\nraid\n  missed  death 1 done (driver)\n" in out


def test_calibration_is_a_table_of_bands_in_all_articles_and_in_halves(gold):
    status, out, err = run("evaluate", "--gold", gold, "--calibration")
    lines = out.splitlines()
    assert (status, err, len(lines)) == (0, "", 2 + len(BANDS))
    assert (
        lines[0] == "| band | confidence | what it means | right, of all | in odd articles | in even ones |"
    )
    for line, band in zip(lines[2:], BANDS, strict=True):
        assert line.startswith(f"| {band.name} | {range_of(band)} | {band.meaning} | ")
    one, none = (
        "| 1 of 1, 1.000 (0.21 to 1.00) | 1 of 1, 1.000 (0.21 to 1.00) | none |",
        "| none | none | none |",
    )
    assert sorted(line.endswith(one) for line in lines[2:]) == [False, False, True]
    assert sorted(line.endswith(none) for line in lines[2:]) == [False, True, True]


def test_breaks_down_by_rule(gold):
    _, out, _ = run("evaluate", "--gold", gold, "--by", "rule", "--resamples", 0)
    assert "Outcomes by rule\noutcome.arrest.active      1 of     1 right" in out
    assert "provinces              precision 1.000  recall 1.000" in out


def test_names_what_has_no_partner(gold):
    (gold.parent / "articles" / "stranger.txt").write_text("A text.", encoding="utf-8")
    with gold.open("a", encoding="utf-8") as file:
        file.write("\n" + json.dumps({**GOLD, "article": "lost"}))
    status, out, err = run("evaluate", "--gold", gold, "--json", "--resamples", 0)
    assert (status, json.loads(out)["rows"]["outcomes"]["recall"]) == (0, 0.25)
    assert err == "lost: has no article, and counts as missed\nstranger: has no record, and was not read\n"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--errors", "places"], "There is no row 'places'; there are screening, outcomes"),
        (["--from-review", "--errors", "outcomes"], "There is no row 'outcomes'; there are claims, places"),
        (["--from-review", "--gold", "x"], "--from-review reads no gold"),
        (["--gold", "nowhere.jsonl"], "nowhere.jsonl: cannot be read"),
    ],
)
def test_refuses_in_words(arguments, reason):
    status, out, err = run("evaluate", *arguments)
    assert (status, out) == (1, "")
    assert reason in err


def test_gold_needs_no_database(gold, checkout, bare_environment, tmp_path):
    environment = {**bare_environment, "BLOTTER_VAR": str(tmp_path / "var")}
    for arguments in (["evaluate", "--gold", str(gold)], ["extraction_gaps", str(gold.parent)]):
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=checkout, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "var" / "postgres").exists()


# --- against the editors' judgements --------------------------------------------------------------------------------------


ENGINE = {"state": "proposed", "rule": "outcome.arrest.active", "engine_version": "1.0", "confidence": 0.97}


def propose(operation=None, **changes):
    """A claim of the engine in an article that it read."""
    article = make_article(engine_version="1.0")
    claim = make_claim(article=article, operation=operation or make_operation(), **{**ENGINE, **changes})
    claim.proposed = claim.values()
    claim.save()
    return claim


def review(*arguments):
    status, out, err = run("evaluate", "--from-review", *arguments)
    assert (status, err) == (0, "")
    return json.loads(out) if "--json" in arguments else out


def only(entries, name):
    return next(entry for entry in entries if entry["name"] == name)


def verdicts(entry):
    return {name: entry[name] for name in ("accepted", "corrected", "rejected", "added")}


@pytest.mark.django_db
def test_nothing_judged_gives_no_figures():
    propose()
    content = review("--json")
    assert [(sort["name"], sort["precision"], sort["recall"]) for sort in content["sorts"]] == [
        ("claims", None, None),
        ("places", None, None),
        ("agencies", None, None),
        ("offences", None, None),
    ]
    assert [band["of"] for band in content["calibration"]] == [0, 0, 0]


@pytest.fixture
def judged(db):
    """Four claims of the engine: two accepted, one corrected, one rejected; one added by hand; one that waits."""
    editor = an_editor()
    accept(propose(), editor=editor)
    accept(propose(confidence=0.6, rule="outcome.arrest.passive"), editor=editor)
    correct(propose(confidence=0.8), editor=editor, best=12, kind="detention")
    reject(propose(), reason="not_stated", editor=editor)
    propose()
    article = make_article(engine_version="1.0")
    add_claim(article, start=0, end=25, editor=editor, operation=make_operation(), kind="arrest", best=14)


def test_counts_judgements(judged):
    content = review("--json")
    claims = only(content["sorts"], "claims")
    assert verdicts(claims) == {"accepted": 2, "corrected": 1, "rejected": 1, "added": 1}
    assert (claims["precision"], claims["recall"]) == (0.5, 0.75)
    assert claims["precision_interval"] == pytest.approx([0.15, 0.85], abs=0.001)
    assert content["corrected"] == {"kind": 1, "best": 1}
    assert content["rejected"] == {"not_stated": 1}


def test_kinds_are_as_proposed_and_rules_have_precision_alone(judged):
    content = review("--json")
    assert [kind["name"] for kind in content["kinds"]] == ["claims arrest"]
    assert verdicts(only(content["rules"], "outcome.arrest.active")) == {
        "accepted": 1, "corrected": 1, "rejected": 1, "added": 0,
    }  # fmt: skip
    assert only(content["rules"], "outcome.arrest.passive")["precision"] == 1


def test_calibration_is_the_share_accepted_unchanged(judged):
    bands = [(band["name"], band["right"], band["of"]) for band in review("--json")["calibration"]]
    assert bands == [
        ("certain, 0.90 and more", 1, 2),
        ("likely, 0.70 to 0.90", 0, 1),
        ("doubtful, below 0.70", 1, 1),
    ]


def test_lists_what_was_wrong_in_its_sentence(judged):
    out = review("--errors", "claims", "--by", "rule")
    assert "claims                     4 judged: 2 accepted, 1 corrected, 1 rejected; precision 0.500" in out
    assert "                           1 added by hand; recall 0.750" in out
    assert "corrected (kind, best)  [outcome.arrest.active, 0.80]" in out
    assert (
        "  proposed arrest 14 people done\n  now      Detention: 12 people\n  “Police arrested 14 people”"
        in out
    )
    assert "rejected (not_stated)" in out
    errors = review("--errors", "claims", "--json", "--limit", "9")["errors"]
    assert [error["verdict"] for error in errors] == ["corrected", "rejected", "added"]


def test_each_sort_costs_two_queries_however_many_there_are(judged, django_assert_num_queries):
    with django_assert_num_queries(8):
        assert len(list(judgements())) == 5


def test_what_fell_with_its_operation_is_rejected(db):
    operation = make_operation(state="proposed")
    propose(operation)
    accept(propose(operation), editor=an_editor())
    reject_operation(operation, reason="A drill.", editor=an_editor())
    content = review("--json")
    assert verdicts(only(content["sorts"], "claims")) == {
        "accepted": 1, "corrected": 0, "rejected": 1, "added": 0,
    }  # fmt: skip
    assert content["rejected"] == {"operation rejected": 1}


def test_a_claim_that_only_moves_is_corrected(db):
    claim = propose()
    correct(claim, editor=an_editor(), operation=make_operation())
    content = review("--json")
    assert content["corrected"] == {"operation or total": 1}


def test_a_corrected_statistic_corrects_its_claim(db):
    statistic = make_statistic(state="proposed", low=14, best=14, high=14, kind="arrest")
    article = make_article(engine_version="1.0")
    claim = make_claim(article=article, statistic=statistic, **ENGINE)
    claim.proposed = claim.values()
    claim.save()
    amend(statistic, editor=an_editor(), best=15, high=15)
    content = review("--json")
    assert verdicts(only(content["sorts"], "claims"))["corrected"] == 1
    assert content["corrected"] == {"best": 1}


def test_what_people_write_in_articles_that_the_engine_never_read_is_no_miss(db):
    add_claim(
        make_article(),
        start=0,
        end=25,
        editor=an_editor(),
        operation=make_operation(),
        kind="arrest",
        best=14,
    )
    assert only(review("--json")["sorts"], "claims")["added"] == 0


def test_places_agencies_and_offences_are_counted_likewise(db):
    editor, operation, article = an_editor(), make_operation(), make_article(engine_version="1.0")
    make_report(operation, article)
    found = {
        "article": article, "state": "proposed", "rule": "place.exact", "engine_version": "1.0", "quote": "Police",
        "start": 0, "end": 6,
    }  # fmt: skip
    place = make_place(operation, make_location(level="district"), **found)
    amend(place, editor=editor, location=make_location(level="district"))
    accept(make_operation_agency(operation, make_agency(), role="lead", **found), editor=editor)
    reject(make_operation_offence(operation, make_offence(), **found), reason="historical", editor=editor)
    make_place(operation, make_location(level="province"))
    make_place(make_operation(), make_location())  # in no article that the engine read
    make_operation_offence(operation, make_offence(slug="drugs"))
    content = review("--json")
    assert [verdicts(only(content["sorts"], name)) for name in ("places", "agencies", "offences")] == [
        {"accepted": 0, "corrected": 1, "rejected": 0, "added": 1},
        {"accepted": 1, "corrected": 0, "rejected": 0, "added": 0},
        {"accepted": 0, "corrected": 0, "rejected": 1, "added": 1},
    ]
    assert {"places district", "places province", "agencies lead", "offences drugs"} <= {
        kind["name"] for kind in content["kinds"]
    }


# --- the growth list ----------------------------------------------------------------------------------------------------


def test_gaps_of_files(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("Fourteen people were applauded.", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"caf\xe9")
    status, out, err = run("extraction_gaps", tmp_path)
    assert (status, out.splitlines()[0]) == (0, "2 articles")
    assert "     2 in 2 articles  people … applauded\n         “Fourteen people were applauded.”" in out
    assert "c.txt:1: is not UTF-8 text" in err
    values = json.loads(run("extraction_gaps", tmp_path, "--json")[1])
    assert values["gaps"]["no trigger"][0]["times"] == 2


@pytest.mark.django_db
def test_gaps_of_the_database():
    make_article(code="A-7", text="Fourteen people were applauded.")
    status, out, err = run("extraction_gaps", "--from-database")
    assert (status, err) == (0, "")
    assert "“Fourteen people were applauded.” (A-7)" in out


@pytest.mark.parametrize("arguments", [[], ["x.md", "--from-database"]])
def test_gaps_want_files_or_the_database(arguments):
    status, _, err = run("extraction_gaps", *arguments)
    assert (status, "one of the two" in err) == (1, True)


def test_no_article_is_a_failure(tmp_path):
    status, _, err = run("extraction_gaps", tmp_path)
    assert (status, "Nothing could be read." in err) == (2, True)
