from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from articles.models import Article
from incidents import review
from incidents.models import Claim, Operation, OperationPlace, Outcome, Statistic
from tests.builders import make_article, make_statistic, make_user
from tests.incidents.proposals import propose_claim, propose_operation

pytestmark = pytest.mark.django_db


def events(model: type[Any], **lookup: Any) -> list[Any]:
    event = apps.get_model(model._meta.app_label, f"{model.__name__}Event")
    return list(event.objects.filter(**lookup).order_by("pgh_id").select_related("pgh_context"))


def test_accepting_signs_the_claim_and_confirms_its_outcome_with_its_operation() -> None:
    editor, operation = make_user(), propose_operation()
    claim = propose_claim(operation=operation, best=14)
    review.accept(claim, editor=editor)
    claim.refresh_from_db()
    assert (claim.state, claim.decided_by) == ("accepted", editor)
    assert claim.decided_at is not None
    assert not Outcome.objects.confirmed().exists()
    review.confirm_operation(operation, editor=editor)
    assert [outcome.best for outcome in Outcome.objects.confirmed()] == [14]


def test_an_outcome_waits_for_every_claim_it_rests_on() -> None:
    editor, operation = make_user(), propose_operation()
    claims = [propose_claim(operation=operation, article=make_article(), best=14) for _ in range(2)]
    review.confirm_operation(operation, editor=editor)
    review.accept(claims[0], editor=editor)
    assert not Outcome.objects.confirmed().exists()
    review.accept(claims[1], editor=editor)
    assert Outcome.objects.confirmed().count() == 1


def test_a_rejected_claim_counts_nowhere_and_stays_on_record() -> None:
    editor, operation = make_user(), propose_operation()
    claim = propose_claim(operation=operation, best=14)
    review.accept(claim, editor=editor)
    review.reject(claim, reason="negated", editor=editor, note="It was denied.")
    claim.refresh_from_db()
    assert (claim.state, claim.reject_reason, claim.note, claim.outcome) == (
        "rejected",
        "negated",
        "It was denied.",
        None,
    )
    assert not operation.outcomes.exists()
    review.accept(claim, editor=editor)
    assert operation.outcomes.get().best == 14


def test_a_rejection_needs_a_reason_of_the_list() -> None:
    claim = propose_claim(operation=propose_operation())
    with pytest.raises(ValidationError, match="'because' is no reason"):
        review.reject(claim, reason="because", editor=make_user())


@pytest.mark.parametrize(
    ("before", "correction", "after"),
    [
        ({"best": 14}, {"best": Decimal(15)}, ("exact", 15, 15, 15)),
        ({"best": 200, "modifier": "nearly"}, {"best": Decimal(180)}, ("nearly", None, 180, 180)),
        ({"best": 14}, {"modifier": "at_least"}, ("at_least", 14, 14, None)),
        (
            {"best": 14},
            {"modifier": "range", "low": Decimal(10), "high": Decimal(20)},
            ("range", 10, None, 20),
        ),
        ({"best": None, "modifier": "unspecified", "low": 24}, {"best": Decimal(30)}, ("exact", 30, 30, 30)),
        ({"best": 14}, {"best": None}, ("unspecified", None, None, None)),
        ({"best": 14}, {"kind": "detention"}, ("exact", 14, 14, 14)),
    ],
)
def test_a_correction_sets_the_bounds_of_the_codebook(
    before: dict[str, Any], correction: dict[str, Any], after: tuple[Any, ...]
) -> None:
    claim = propose_claim(operation=propose_operation(), **before)
    review.correct(claim, editor=make_user(), **correction)
    claim.refresh_from_db()
    assert (claim.modifier, claim.low, claim.best, claim.high) == after
    assert claim.state == "corrected"


def test_a_correction_keeps_what_the_engine_proposed() -> None:
    claim = propose_claim(operation=propose_operation(), best=14)
    claim.proposed = claim.values()
    claim.save()
    review.correct(claim, editor=make_user(), best=Decimal(15))
    claim.refresh_from_db()
    assert (claim.proposed["best"], claim.best) == ("14", 15)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"quote": "other words"}, "Cannot be corrected: quote"),
        ({"modifier": "range"}, "a range needs its lower end"),
        ({"best": Decimal(-1)}, "figures_are_not_negative"),
        ({"kind": "nonsense"}, "not a valid choice"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_in_words(values: dict[str, Any], message: str) -> None:
    claim = propose_claim(operation=propose_operation(), best=14)
    with pytest.raises(ValidationError, match=message):
        review.correct(claim, editor=make_user(), **values)
    claim.refresh_from_db()
    assert (claim.state, claim.best) == ("proposed", 14)


def test_no_figure_is_a_part_of_its_own_part() -> None:
    operation, editor = propose_operation(), make_user()
    total = propose_claim(operation=operation, best=20)
    part = propose_claim(operation=operation, best=3, sex="female", part_of=total)
    with pytest.raises(ValidationError, match="itself a part"):
        review.correct(total, part_of=part, editor=editor)
    whole, some = make_statistic(), make_statistic()
    review.amend(some, part_of=whole, editor=editor)
    with pytest.raises(ValidationError, match="itself a part"):
        review.amend(whole, part_of=some, editor=editor)


def test_a_claim_moved_to_another_operation_leaves_the_outcomes_of_the_first() -> None:
    here, there = propose_operation(), propose_operation()
    claim = propose_claim(operation=here, best=14)
    review.accept(claim, editor=make_user())
    review.correct(claim, editor=make_user(), operation=there)
    assert not here.outcomes.exists()
    assert there.outcomes.get().best == 14


def test_a_stale_claim_is_accepted_only_when_its_words_have_come_back() -> None:
    claim = propose_claim(operation=propose_operation(), state="stale")
    text = claim.article.text
    Article.objects.filter(pk=claim.article_id).update(text="Nothing of the kind.")
    with pytest.raises(ValidationError, match="no longer stand"):
        review.accept(claim, editor=make_user())
    Article.objects.filter(pk=claim.article_id).update(text=text)
    review.accept(claim, editor=make_user())
    claim.refresh_from_db()
    assert claim.state == "accepted"


def test_places_are_judged_like_claims() -> None:
    place = OperationPlace.objects.create(operation=propose_operation(), wording="Old Mill", level="site")
    review.accept(place, editor=make_user())
    place.refresh_from_db()
    assert place.state == "accepted"


def propose_statistic() -> tuple[Statistic, Claim]:
    statistic = make_statistic(state="proposed")
    return statistic, propose_claim(statistic=statistic, kind="deportation", best=1450)


def test_judging_the_claim_of_a_statistic_judges_the_statistic() -> None:
    editor = make_user()
    statistic, claim = propose_statistic()
    review.accept(claim, editor=editor)
    statistic.refresh_from_db()
    assert (statistic.state, statistic.decided_by) == ("accepted", editor)
    review.reject(claim, reason="not_stated", editor=editor)
    statistic.refresh_from_db()
    assert (statistic.state, statistic.reject_reason) == ("rejected", "not_stated")
    review.reopen(claim, editor=editor)
    statistic.refresh_from_db()
    assert (statistic.state, statistic.decided_by) == ("proposed", None)


def test_judging_a_statistic_judges_its_claims() -> None:
    editor = make_user()
    statistic, claim = propose_statistic()
    for act, state in ((review.accept, "accepted"), (review.reopen, "proposed")):
        act(statistic, editor=editor)
        claim.refresh_from_db()
        assert claim.state == state
    review.reject(statistic, reason="wrong_kind", editor=editor)
    claim.refresh_from_db()
    assert (claim.state, claim.reject_reason) == ("rejected", "wrong_kind")


def test_a_corrected_claim_corrects_the_figure_of_its_statistic_unless_that_was_amended() -> None:
    editor = make_user()
    statistic, claim = propose_statistic()
    review.correct(claim, editor=editor, best=Decimal(1540), kind="arrest")
    statistic.refresh_from_db()
    assert (statistic.kind, statistic.best, statistic.high) == ("arrest", 1540, 1540)
    Statistic.objects.update(state="corrected")
    review.correct(claim, editor=editor, best=Decimal(99))
    statistic.refresh_from_db()
    assert (statistic.state, statistic.best) == ("corrected", 1540)


def test_an_editor_adds_a_claim_on_selected_words() -> None:
    article = make_article(text="Two guards were hurt in the raid.")
    editor, operation = make_user(), propose_operation()
    claim = review.add_claim(
        article, start=0, end=20, editor=editor, operation=operation, kind="injury", best=Decimal(2)
    )
    assert (claim.quote, claim.rule, claim.state, claim.low) == ("Two guards were hurt", "", "accepted", 2)
    assert operation.outcomes.get().kind == "injury"


def test_codes_are_given_once_and_never_again() -> None:
    editor = make_user()
    operations = [
        propose_operation(started_on=None, ended_on=None, date_precision="unknown") for _ in range(3)
    ]
    for operation in operations[:2]:
        review.confirm_operation(operation, editor=editor)
    first = Operation.objects.get(pk=operations[0].pk)
    review.reopen_operation(first, editor=editor)
    review.confirm_operation(first, editor=editor)
    first.refresh_from_db()
    Operation.objects.filter(pk=operations[1].pk).delete()
    review.confirm_operation(operations[2], editor=editor)
    last = Operation.objects.get(pk=operations[2].pk)
    assert first.code is not None
    assert last.code is not None
    assert (first.code[-5:], last.code[-5:]) == ("00001", "00003")


def test_a_code_takes_its_year_from_the_operation() -> None:
    operation = propose_operation()
    review.confirm_operation(operation, editor=make_user())
    operation.refresh_from_db()
    assert operation.started_on is not None
    assert operation.code == f"KH-{operation.started_on.year}-00001"


def test_rejecting_an_operation_needs_words() -> None:
    operation = propose_operation()
    with pytest.raises(ValidationError, match="Say why"):
        review.reject_operation(operation, reason="  ", editor=make_user())
    review.reject_operation(operation, reason="A press tour.", editor=make_user())
    operation.refresh_from_db()
    assert (operation.state, operation.reject_reason) == ("rejected", "A press tour.")


def test_an_editors_figure_stays_until_it_is_given_back() -> None:
    editor, operation = make_user(), propose_operation()
    claim = propose_claim(operation=operation, best=14)
    review.accept(claim, editor=editor)
    outcome = operation.outcomes.get()
    review.decide_outcome(
        outcome,
        low=Decimal(14),
        best=Decimal(16),
        high=Decimal(20),
        note="The court file says so.",
        editor=editor,
    )
    propose_claim(operation=operation, article=make_article(), best=12)
    review.reopen(claim, editor=editor)
    outcome.refresh_from_db()
    assert (outcome.best, outcome.rule, outcome.claims.count()) == (16, "editor", 2)
    review.release_outcome(outcome, editor=editor)
    outcome.refresh_from_db()
    assert (outcome.rule, outcome.decided_by) == ("latest_exact", None)


def test_an_editors_figure_needs_a_note() -> None:
    claim = propose_claim(operation=propose_operation(), best=14)
    review.accept(claim, editor=make_user())
    outcome = Outcome.objects.get()
    with pytest.raises(ValidationError, match="outcome_of_an_editor_is_signed_and_explained"):
        review.decide_outcome(outcome, low=None, best=Decimal(1), high=None, note=" ", editor=make_user())


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_every_act_is_signed_in_the_history() -> None:
    editor = make_user()
    claim = propose_claim(operation=propose_operation(), best=14)
    assert events(Claim) == []  # what a command writes is signed by its run, not by an insert event
    review.correct(claim, editor=editor, best=Decimal(15))
    before = events(Claim, pgh_obj_id=claim.pk)[0]
    assert (before.best, before.state, before.pgh_context.metadata["user"]) == (14, "proposed", editor.pk)
    review.add_claim(
        claim.article, start=0, end=5, editor=editor, kind="death", operation=claim.operation, best=Decimal(1)
    )
    assert next(event.pgh_label for event in events(Claim, kind="death")) == "insert"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_bulk_edits_are_in_the_history_as_well() -> None:
    propose_claim(operation=propose_operation(), best=14)
    Claim.objects.update(who="traders")
    Claim.objects.all().delete()
    assert [event.pgh_label for event in events(Claim)] == ["update", "delete"]
