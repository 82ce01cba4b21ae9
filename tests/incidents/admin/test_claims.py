"""The page of a claim: typed by hand, corrected, and read back in the history."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from incidents import review
from incidents.models import Claim, Outcome, Statistic
from tests import builders

ADD = "admin:incidents_claim_add"


def typed(**changes):
    return {
        "kind": "arrest",
        "status": "done",
        "modifier": "exact",
        "number": "14",
        "lower": "",
        "unit": "people",
        "quote": builders.QUOTE,
        **changes,
    }


def change(claim):
    return reverse("admin:incidents_claim_change", args=[claim.pk])


@pytest.fixture
def engine(db):
    """A claim as the engine proposed it."""
    claim = builders.make_claim(state="proposed", rule="outcome.arrest", engine_version="1", confidence=0.8)
    claim.proposed = claim.values()
    claim.save()
    return claim


def test_a_typed_claim_is_accepted_under_its_author_s_name(editor):
    operation, article = builders.make_operation(), builders.make_article()
    editor.post(
        reverse(ADD), typed(article=article.pk, operation=operation.pk, who="people", note="by phone")
    )
    claim = Claim.objects.get()
    assert (claim.state, claim.who, claim.note, claim.rule) == ("accepted", "people", "by phone", "")
    assert claim.decided_by
    assert claim.decided_by.username.startswith("editor")
    assert Outcome.objects.get(operation=operation).best == 14


@pytest.mark.parametrize(
    ("figure", "stored"),
    [
        ({"modifier": "nearly", "number": "200"}, (None, 200, 200)),
        ({"modifier": "at_least", "number": "50"}, (50, 50, None)),
        ({"modifier": "unspecified", "number": "", "lower": "24"}, (24, None, None)),
        ({"modifier": "exact", "number": "0"}, (0, 0, 0)),
        ({"modifier": "exact", "number": "1.36", "unit": "tonnes"}, (Decimal("1.36"),) * 3),
    ],
)
def test_the_codebook_sets_the_bounds_of_a_typed_figure(editor, figure, stored):
    operation, article = builders.make_operation(), builders.make_article()
    editor.post(reverse(ADD), typed(article=article.pk, operation=operation.pk, **figure))
    claim = Claim.objects.get()
    assert (claim.low, claim.best, claim.high) == stored


def test_a_range_is_typed_with_both_ends(editor):
    operation, article = builders.make_operation(), builders.make_article()
    ends = {"modifier": "range", "number": "40", "lower": "30"}
    editor.post(reverse(ADD), typed(article=article.pk, operation=operation.pk, **ends))
    claim = Claim.objects.get()
    assert (claim.low, claim.high, claim.wording) == (30, 40, "30 to 40 people")


def test_money_is_typed_without_a_count(editor):
    operation, article = builders.make_operation(), builders.make_article()
    money = {"kind": "fine", "number": "", "unit": "money", "amount": "118000000", "currency": "KHR"}
    answer = editor.post(reverse(ADD), typed(article=article.pk, operation=operation.pk, **money))
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    claim = Claim.objects.get()
    assert (claim.amount, claim.currency, claim.best) == (118000000, "KHR", None)


def test_a_figure_of_a_statistic_is_never_one_of_an_operation(editor):
    operation, article, statistic = (
        builders.make_operation(),
        builders.make_article(),
        builders.make_statistic(),
    )
    both = typed(article=article.pk, operation=operation.pk, statistic=statistic.pk)
    assert "never to both" in editor.post(reverse(ADD), both).content.decode()
    neither = editor.post(reverse(ADD), typed(article=article.pk)).content.decode()
    assert "Choose the operation" in neither
    editor.post(reverse(ADD), typed(article=article.pk, statistic=statistic.pk))
    claim = Claim.objects.get()
    assert (claim.scope, claim.statistic, claim.operation) == ("cumulative", statistic, None)
    assert not Outcome.objects.exists()


def test_a_saved_form_is_a_correction_that_keeps_the_original(editor, engine):
    answer = editor.post(change(engine), typed(number="40", operation=engine.operation_id, nationalities=""))
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    claim = Claim.objects.get()
    assert (claim.state, claim.low, claim.best, claim.high) == ("corrected", 40, 40, 40)
    assert claim.proposed["best"] == "14"
    html = editor.get(change(claim)).content.decode()
    assert "Proposed by the engine" in html
    assert "<del>14</del>" in html


def test_a_reporter_sees_the_figure(reporter, engine):
    html = reporter.get(change(engine)).content.decode()
    assert "14 people" in html
    assert "outcome.arrest" in html


def test_a_note_alone_is_no_judgement(editor, engine):
    editor.post(change(engine), typed(operation=engine.operation_id, note="ask the court"))
    engine.refresh_from_db()
    assert (engine.state, engine.note) == ("proposed", "ask the court")


def test_the_engine_s_words_are_not_an_editor_s_to_change(editor, engine):
    editor.post(change(engine), typed(operation=engine.operation_id, quote="No one was hurt", number="40"))
    engine.refresh_from_db()
    assert (engine.quote, engine.best) == (builders.QUOTE, 40)


def test_a_correction_moves_a_claim_to_another_operation(editor, engine):
    old, other = engine.operation, builders.make_operation()
    editor.post(change(engine), typed(operation=other.pk))
    engine.refresh_from_db()
    assert engine.operation == other
    assert list(Outcome.objects.values_list("operation", flat=True)) == [other.pk] != [old.pk]


@pytest.fixture
def stale(engine):
    """A claim whose article was corrected, so that its words are gone."""
    engine.article.text = "Police arrested 15 people at a warehouse on Monday."
    engine.article.save()
    Claim.objects.filter(pk=engine.pk).update(state="stale")
    engine.refresh_from_db()
    return engine


def test_a_claim_that_lost_its_words_is_shown_and_rejected(editor, stale):
    assert "Stale" in editor.get(change(stale)).content.decode()
    decide = reverse("admin:incidents_claim_decide", args=[stale.pk])
    editor.post(decide, {"act": "accept"})
    stale.refresh_from_db()
    assert stale.state == "stale"
    editor.post(decide, {"act": "reject", "reason": "not_stated"})
    stale.refresh_from_db()
    assert stale.state == "rejected"


def test_a_claim_that_lost_its_words_is_corrected_with_new_ones(editor, stale):
    words = typed(operation=stale.operation_id, number="15", start="")
    assert "does not have these words" in editor.post(change(stale), words).content.decode()
    answer = editor.post(change(stale), {**words, "quote": "Police arrested 15 people"})
    assert answer.status_code == 302
    stale.refresh_from_db()
    assert (stale.state, stale.best, stale.quote) == ("corrected", 15, "Police arrested 15 people")
    assert stale.article.text[stale.start : stale.end] == stale.quote


def test_the_history_shows_each_act_with_its_editor_and_the_values_before_and_after(editor, engine):
    chief = builders.make_user(username="chief")
    review.correct(engine, editor=chief, best=Decimal(40))
    review.reject(engine, reason="duplicate", editor=chief)
    answer = editor.get(reverse("admin:incidents_claim_history", args=[engine.pk]))
    assert {entry.who for entry in answer.context["entries"]} >= {"chief"}
    told = {(c.field, c.before, c.after) for entry in answer.context["entries"] for c in entry.changes}
    assert {("best", "14", "40"), ("state", "Proposed", "Corrected"), ("decided by", "", "chief")} <= told
    assert {("state", "Corrected", "Rejected"), ("reject reason", "", "Said already")} <= told


def test_a_statistic_is_typed_with_its_issuer_and_period(editor):
    agency = builders.make_agency()
    answer = editor.post(
        reverse("admin:incidents_statistic_add"),
        {
            "kind": "deportation",
            "status": "done",
            "best": "1450",
            "unit": "people",
            "issuer": agency.pk,
            "period_start": "2022-01-01",
            "period_end": "2022-09-30",
        }
        | {f"claims-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")},
    )
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    statistic = Statistic.objects.get()
    assert (statistic.state, statistic.issuer, statistic.best) == ("accepted", agency, 1450)
