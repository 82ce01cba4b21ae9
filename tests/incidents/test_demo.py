"""The demo on the real sample articles, from import to CSV."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command

from articles.models import Article, ImportItem
from incidents.demo import decide_samples, make_account
from incidents.models import Claim, Operation, Outcome, Statistic

pytestmark = pytest.mark.django_db


@pytest.fixture
def imported(checkout: Path) -> None:
    call_command("load_reference_data", stdout=StringIO())
    call_command("import_articles", checkout / "fixtures" / "articles", stdout=StringIO(), stderr=StringIO())


@pytest.mark.usefixtures("imported")
def test_the_demo_leaves_confirmed_rejected_and_waiting_records(tmp_path: Path) -> None:
    assert not ImportItem.objects.filter(result="failed").exists()
    account = make_account("demo-editor", "Editor")
    editor = authenticate(username="demo-editor", password=account.password)
    assert editor is not None
    assert decide_samples(editor) > 0
    assert set(Operation.objects.values_list("state", flat=True)) == {"confirmed", "rejected", "proposed"}
    assert set(Claim.objects.values_list("state", flat=True)) == {
        "proposed",
        "accepted",
        "corrected",
        "rejected",
    }
    assert set(Statistic.objects.values_list("state", flat=True)) == {"proposed", "accepted"}
    assert decide_samples(editor) == 0

    call_command("export_csv", tmp_path / "export", stdout=StringIO())
    with (tmp_path / "export" / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        exported = {int(row["outcome_id"]) for row in csv.DictReader(file)}
    assert exported == set(Outcome.objects.confirmed().filter(part_of=None).values_list("pk", flat=True))
    assert exported


@pytest.mark.usefixtures("imported")
def test_every_quote_of_the_samples_stands_in_its_article() -> None:
    for claim in Claim.objects.select_related("article"):
        assert claim.article.text[claim.start : claim.end] == claim.quote
    assert Article.objects.filter(language="km").count() >= 3
    assert Article.objects.matching("ឃាត់ខ្លួន").exists()


def test_an_account_gets_a_new_password_each_time() -> None:
    first, second = (make_account("demo-reporter", "Reporter").password for _ in range(2))
    assert authenticate(username="demo-reporter", password=first) is None
    user = authenticate(username="demo-reporter", password=second)
    assert user is not None
    assert [group.name for group in user.groups.all()] == ["Reporter"]
