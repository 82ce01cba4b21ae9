"""Every figure has its sentence, and parts and cumulative figures cannot be added to totals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from articles.models import Article
from incidents.export.bundle import ExportError, export_bundle
from tests.builders import (
    exactly,
    make_article,
    make_claim,
    make_operation,
    make_outcome,
    make_report,
    make_statistic,
)
from tests.incidents.export.reading import exported, only
from tests.incidents.export.records import DEPORTED, cumulative, supported, whole_record

pytestmark = pytest.mark.django_db


def test_every_figure_has_evidence_and_every_quote_stands_in_its_article(tmp_path):
    whole_record()
    supported(make_outcome(kind="rescue"))
    files = exported(tmp_path)
    for name, key in (
        ("outcomes", "outcome_id"),
        ("breakdowns", "breakdown_id"),
        ("statistics", "statistic_id"),
    ):
        cited = [row[key] for row in files["evidence"] if row[key]]
        assert files[name]
        assert sorted(cited) == sorted(row[key] for row in files[name])
    for row in files["evidence"]:
        text = Article.objects.get(pk=row["article_id"]).text
        assert text[int(row["start"]) : int(row["end"])] == row["quote"] != ""
        assert sum(bool(row[key]) for key in ("outcome_id", "breakdown_id", "statistic_id")) == 1


def test_a_quote_that_does_not_stand_in_its_article_stops_the_export(tmp_path):
    claim = supported(make_outcome())
    Article.objects.filter(pk=claim.article_id).update(text="Something else.")
    with pytest.raises(
        ExportError, match=f"quote of claim {claim.pk} does not stand in article {claim.article_id}"
    ):
        export_bundle(tmp_path / "set")
    assert list(tmp_path.iterdir()) == []


def test_spans_count_code_points_also_behind_khmer_and_emoji(tmp_path):
    text = "ប៉ូលីស 🚓🚓 ចាប់ខ្លួន 14 people\nwere arrested"
    article = make_article(text=text)
    make_claim(outcome=make_outcome(), article=article, quote="14 people\nwere arrested")
    row = only(exported(tmp_path)["evidence"])
    assert row["quote"] == "14 people\nwere arrested" == text[int(row["start"]) : int(row["end"])]


def test_a_claim_that_an_editor_entered_without_words_is_evidence_too(tmp_path):
    claim = supported(make_outcome(), quote="")
    row = only(exported(tmp_path)["evidence"])
    assert (row["quote"], row["start"], row["end"], row["rule"]) == ("", "", "", "")
    assert row["article_code"] == claim.article.code


def test_several_articles_on_one_figure_are_several_rows_of_evidence_and_one_figure(tmp_path):
    outcome = make_outcome(rule="latest_exact", low=12, best=14, high=14)
    supported(outcome, **exactly(12))
    supported(outcome, **exactly(14))
    files = exported(tmp_path)
    assert only(files["outcomes"])["rule"] == "latest_exact"
    assert [(row["outcome_id"], row["best"]) for row in files["evidence"]] == [
        (str(outcome.pk), "12"),
        (str(outcome.pk), "14"),
    ]


def test_parts_stand_apart_from_totals_and_name_them(tmp_path):
    whole_record()
    files = exported(tmp_path)
    total, part = only(files["outcomes"]), only(files["breakdowns"])
    assert total["best"] == "230"
    assert (part["best"], part["sex"], part["outcome_id"]) == ("50", "female", total["outcome_id"])
    assert sum(Decimal(row["best"]) for row in files["outcomes"]) == 230
    assert only(files["operations"])["deportations_best"] == "230"


def test_a_part_of_a_part_names_both(tmp_path):
    operation = make_operation()
    total = make_outcome(operation=operation, **exactly(172))
    larger = make_outcome(operation=operation, part_of=total, breakdown="VN", **exactly(109))
    smaller = make_outcome(operation=operation, part_of=larger, breakdown="VN female", **exactly(17))
    article = make_article()
    make_report(operation, article)
    for outcome in (total, larger, smaller):
        make_claim(outcome=outcome, article=article)
    rows = {row["breakdown"]: row for row in exported(tmp_path)["breakdowns"]}
    assert (rows["VN"]["outcome_id"], rows["VN"]["part_of"]) == (str(total.pk), "")
    assert (rows["VN female"]["outcome_id"], rows["VN female"]["part_of"]) == (str(total.pk), str(larger.pk))


def test_a_part_whose_total_does_not_leave_is_no_total(tmp_path):
    operation = make_operation()
    total = make_outcome(operation=operation, **exactly(172))
    supported(total, state="proposed")
    supported(make_outcome(operation=operation, part_of=total, breakdown="VN", **exactly(109)))
    supported(make_outcome(operation=operation, breakdown="female", **exactly(17)))
    files = exported(tmp_path)
    assert files["outcomes"] == []
    assert [(row["breakdown"], row["outcome_id"]) for row in files["breakdowns"]] == [
        ("VN", ""),
        ("female", ""),
    ]
    assert only(files["operations"])["arrests_best"] == ""
    parts = exported(tmp_path, include_proposed=True)["breakdowns"]
    assert [row["outcome_id"] for row in parts] == [str(total.pk), ""]


def test_a_part_of_a_statistic_names_the_whole_as_far_as_it_leaves(tmp_path):
    whole, waiting = make_statistic(), make_statistic(state="proposed")
    article = make_article(text=DEPORTED)
    for part in (
        make_statistic(part_of=whole, sex="female", **exactly(279)),
        make_statistic(part_of=waiting, sex="male", **exactly(9)),
        whole,
    ):
        cumulative(part, article)
    rows = {row["sex"]: row["part_of"] for row in exported(tmp_path)["statistics"]}
    assert rows == {"": "", "female": str(whole.pk), "male": ""}


@pytest.mark.parametrize(
    ("article", "reference"),
    [
        ({"code": "A-1", "url": "https://news.example/a"}, "A-1"),
        ({"code": "", "url": "https://news.example/a"}, "https://news.example/a"),
        ({"code": "", "url": ""}, None),
    ],
)
def test_an_article_is_named_by_its_code_else_its_address_else_its_number(article, reference, tmp_path):
    row = make_article(**article)
    make_claim(outcome=make_outcome(), article=row)
    files = exported(tmp_path)
    named = {only(files[name])["article_code"] for name in ("articles", "evidence")}
    assert named == {reference or f"article {row.pk}"} == {row.reference}
