"""What leaves: confirmed records, unless the others are asked for, and never what was rejected, merged or is stale."""

from __future__ import annotations

import pytest

from tests.builders import (
    an_editor,
    exactly,
    make_agency,
    make_article,
    make_claim,
    make_location,
    make_offence,
    make_operation,
    make_operation_agency,
    make_operation_offence,
    make_outcome,
    make_place,
    make_report,
    make_statistic,
)
from tests.incidents.export.reading import exported, only
from tests.incidents.export.records import cumulative, supported, whole_record

pytestmark = pytest.mark.django_db


def test_confirmed_records_leave_with_what_they_rest_on(tmp_path):
    operation = whole_record()
    files = exported(tmp_path)
    assert {name: len(rows) for name, rows in files.items()} == {
        "operations": 1,
        "outcomes": 1,
        "breakdowns": 1,
        "evidence": 3,
        "statistics": 1,
        "articles": 1,
    }
    assert files["operations"][0]["code"] == operation.code
    assert {
        row["state"] for name in ("operations", "outcomes", "breakdowns", "statistics") for row in files[name]
    } == {"confirmed"}


@pytest.mark.parametrize(
    ("changes", "with_proposed"),
    [({"state": "proposed"}, ["proposed"]), ({"state": "rejected", "reject_reason": "A meeting."}, [])],
)
def test_an_operation_that_is_not_confirmed_stays_unless_asked_for(changes, with_proposed, tmp_path):
    outcome = make_outcome(operation=make_operation(**changes))
    supported(outcome)
    assert all(rows == [] for rows in exported(tmp_path).values())
    files = exported(tmp_path, include_proposed=True)
    for name in ("operations", "outcomes"):
        assert [row["state"] for row in files[name]] == with_proposed
    assert len(files["evidence"]) == len(files["articles"]) == len(with_proposed)


def test_a_merged_operation_never_leaves(tmp_path):
    first = make_operation()
    supported(make_outcome(operation=make_operation(canonical=first)))
    files = exported(tmp_path, include_proposed=True)
    assert only(files["operations"])["code"] == first.code
    assert files["outcomes"] == files["evidence"] == []


def test_a_figure_stays_until_every_claim_it_rests_on_is_accepted(tmp_path):
    outcome = make_outcome()
    supported(outcome)
    supported(outcome, state="proposed")
    assert exported(tmp_path)["outcomes"] == exported(tmp_path)["evidence"] == []
    files = exported(tmp_path, include_proposed=True)
    assert only(files["outcomes"])["state"] == "proposed"
    assert [row["state"] for row in files["evidence"]] == ["accepted", "proposed"]
    assert only(files["operations"])["arrests_best"] == "", "a confirmed row rests on confirmed figures alone"


def test_a_rejected_claim_neither_leaves_nor_holds_its_figure_back(tmp_path):
    outcome = make_outcome()
    kept = supported(outcome)
    supported(outcome, state="rejected")
    for include_proposed in (False, True):
        files = exported(tmp_path, include_proposed=include_proposed)
        assert only(files["outcomes"])["state"] == "confirmed"
        assert only(files["evidence"])["evidence_id"] == str(kept.pk)


def test_a_figure_whose_only_words_are_gone_never_leaves(tmp_path):
    supported(make_outcome(), state="stale")
    for include_proposed in (False, True):
        files = exported(tmp_path, include_proposed=include_proposed)
        assert files["outcomes"] == files["evidence"] == []


@pytest.mark.parametrize("include_proposed", [False, True])
def test_a_figure_that_nothing_supports_never_leaves_not_even_an_editors(tmp_path, include_proposed):
    make_outcome()
    make_outcome(rule="editor", kind="rescue")
    supported(make_outcome(rule="editor", kind="release"), state="rejected")
    supported(make_outcome(rule="editor", kind="charge"), state="stale")
    decided = make_outcome(rule="editor", kind="fine")
    supported(decided)
    files = exported(tmp_path, include_proposed=include_proposed)
    assert only(files["outcomes"])["outcome_id"] == str(decided.pk)
    assert only(files["evidence"])["outcome_id"] == str(decided.pk)


def test_a_statistic_leaves_when_it_and_a_claim_are_accepted(tmp_path):
    cumulative(make_statistic(state="proposed"))
    cumulative(make_statistic(state="corrected"), state="proposed")
    kept = make_statistic(state="corrected")
    cumulative(kept)
    cumulative(kept, state="proposed")
    cumulative(make_statistic(state="rejected"))
    files = exported(tmp_path)
    assert only(files["statistics"])["statistic_id"] == str(kept.pk)
    assert only(files["evidence"])["statistic_id"] == str(kept.pk)
    files = exported(tmp_path, include_proposed=True)
    assert [row["state"] for row in files["statistics"]] == ["proposed", "proposed", "confirmed"]
    assert len(files["evidence"]) == 4


@pytest.mark.parametrize(
    ("operation_state", "state", "leaves"),
    [
        ("confirmed", "accepted", True),
        ("confirmed", "corrected", True),
        ("confirmed", "proposed", False),
        ("confirmed", "rejected", False),
        ("proposed", "proposed", True),
        ("proposed", "rejected", False),
        ("proposed", "stale", False),
    ],
)
def test_places_agencies_and_offences_leave_by_their_own_state(operation_state, state, leaves, tmp_path):
    operation = make_operation(state=operation_state)
    make_place(operation, make_location(name="Kampot"), state=state)
    make_operation_agency(operation, make_agency(name="Customs"), state=state)
    make_operation_offence(operation, make_offence(slug="smuggling", name="Smuggling"), state=state)
    row = only(exported(tmp_path, include_proposed=True)["operations"])
    found = [row[name] for name in ("province", "agencies", "offences", "offence_names")]
    assert found == (["Kampot", "Customs", "smuggling", "Smuggling"] if leaves else ["", "", "", ""])


def test_an_article_that_nothing_exported_rests_on_stays(tmp_path):
    make_article()
    make_claim(state="proposed", operation=make_operation(state="proposed"))
    make_report(make_operation(state="proposed"), make_article())
    assert exported(tmp_path)["articles"] == []


def test_neither_notes_nor_editors_names_leave(tmp_path):
    secret = "Ask Sokha first"
    editor = an_editor()
    operation = make_operation(note=secret, decided_by=editor)
    outcome = make_outcome(operation=operation, rule="editor", note=secret, **exactly(3))
    supported(outcome, note=secret, who=secret)
    make_place(operation, make_location(), note=secret)
    cumulative(make_statistic(note=secret))
    exported(tmp_path, include_proposed=True)
    everything = b"".join(path.read_bytes() for path in (tmp_path / "set").iterdir())
    assert secret.encode() not in everything
    assert editor.get_username().encode() not in everything
