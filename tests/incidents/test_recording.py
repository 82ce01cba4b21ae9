"""Extractions become proposals, again and again, and never over what a person decided."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from articles.extraction.counts import bounded
from articles.extraction.types import Evidence, Extraction, OperationProposal, OutcomeProposal, Span
from articles.history import acting
from articles.models import Article
from incidents import review
from incidents.models import (
    Agency,
    Claim,
    Location,
    Operation,
    OperationAgency,
    OperationOffence,
    OperationPlace,
    OperationReport,
    Outcome,
    Statistic,
)
from incidents.recording import Reading, Recorded, RecordingError, References, record
from incidents.recording.kinds import kind_of
from tests.builders import an_editor, make_article, make_operation, make_place, make_report
from tests.incidents import small_engine
from tests.incidents.small_engine import small_extract

TOTAL_AND_PART = "20 people were arrested, of whom 3 women were arrested."
STORY = f"Raid in Takeo by police. {TOTAL_AND_PART}\n\nIn 2024, 90 people were arrested."
TRACKED: tuple[Any, ...] = (
    Article, Claim, Operation, OperationAgency, OperationOffence, OperationPlace, OperationReport, Outcome, Statistic,
)  # fmt: skip


def tell(article: Article, references: References, **changes: Any) -> Recorded:
    """Records what the small engine reads in an article."""
    extraction = small_extract(article.text, published_on=article.published_on, **changes)
    return record([Reading(article, extraction, is_new=False)], references, "small-1")


def rewrite(article: Article, text: str) -> None:
    article.text, article.text_sha256 = text, hashlib.sha256(text.encode()).hexdigest()
    article.save()


def rows() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, and how many changes their histories hold."""
    found: dict[str, list[dict[str, Any]]] = {}
    for model in TRACKED:
        found[model.__name__] = list(model.objects.order_by("pk").values())
        found[f"{model.__name__} history"] = list(model.pgh_event_models["update"].objects.values("pk"))
    return found


@pytest.fixture
def article(small_world):
    return make_article(text=STORY)


@pytest.fixture
def told(article, small_world):
    tell(article, small_world)
    return article


def key_of(row: Location | Agency | None) -> str:
    return row.key if row is not None else ""


def claim_of(article: Article, **fields: Any) -> Claim:
    return Claim.objects.get(article=article, **fields)


def test_all_of_a_proposal_is_recorded(told):
    operation = Operation.objects.get()
    assert (operation.title, operation.kind, operation.state) == (
        "Raid in Takeo by police",
        "raid",
        "proposed",
    )
    assert (operation.started_on, operation.date_precision) == (date(2024, 11, 7), "day")
    assert operation.confidence == 0.8
    report = operation.reports.get()
    assert (report.article, report.quote, report.date_wording) == (told, "Raid in Takeo by police.", "today")
    place = operation.places.get()
    assert (key_of(place.location), place.level, place.wording, place.method) == (
        "KH-takeo",
        "province",
        "Takeo",
        "exact",
    )
    agency = operation.operation_agencies.get()
    assert (key_of(agency.agency), agency.role) == ("takeo-police", "lead")
    assert operation.operation_offences.get().offence.slug == "drugs"
    total, part = operation.claims.order_by("best")[::-1]
    assert (total.kind, total.best, total.scope, total.part_of) == ("arrest", 20, "operation", None)
    assert (part.best, part.sex, part.part_of) == (3, "female", total)
    assert part.reasons == ["+ plain words"]
    assert part.proposed == part.values()


@pytest.mark.parametrize(
    ("label", "outcomes", "kind"),
    [
        ("raid on a casino", [("arrest", "done")], "raid"),
        ("closure of 40 pits", [("seizure", "done"), ("site_closed", "done")], "closure"),
        ("deportation of 78 people", [("deportation", "done")], "deportation"),
        ("detention of 19 people", [("detention", "done"), ("deportation", "planned")], "arrest"),
        ("deportation of 19 people", [("detention", "done"), ("deportation", "planned")], "arrest"),
        ("lorry stopped at a checkpoint", [("seizure", "done")], "checkpoint"),
        ("rescue of 11 people", [("rescue", "done"), ("arrest", "done")], "arrest"),
        ("something", [("seizure", "done"), ("site_raided", "done")], "raid"),
        ("something", [("arrest", "planned")], "other"),
    ],
)
def test_the_kind_follows_from_the_words_or_else_from_the_outcomes(label, outcomes, kind):
    evidence = Evidence(Span(0, 4), Span(0, 4), "outcome")
    proposals = tuple(
        OutcomeProposal(outcome, bounded(Decimal(1)), "people", "people", evidence, 0.5, status=status)
        for outcome, status in outcomes
    )
    assert kind_of(OperationProposal(label, evidence, 0.5, outcomes=proposals), "They did it.") == kind


def test_every_quote_stands_in_the_text(told):
    cited = [*Claim.objects.all(), *OperationReport.objects.all(), *OperationPlace.objects.all()]
    cited += [*OperationAgency.objects.all(), *OperationOffence.objects.all()]
    assert len(cited) == 7
    assert all(told.text[row.start : row.end] == row.quote for row in cited)
    assert {(row.engine_version, bool(row.rule)) for row in cited} == {("small-1", True)}


def test_outcomes_follow_from_the_claims(told):
    outcomes = {outcome.sex: outcome for outcome in Outcome.objects.all()}
    assert {sex: outcome.best for sex, outcome in outcomes.items()} == {"": 20, "female": 3}
    assert outcomes["female"].part_of == outcomes[""]


def test_a_statistic_belongs_to_no_operation(told):
    statistic = Statistic.objects.get()
    assert (statistic.best, key_of(statistic.issuer), statistic.kind) == (90, "takeo-police", "arrest")
    assert (statistic.period_start, statistic.period_end) == (date(2024, 1, 1), date(2024, 12, 31))
    claim = statistic.claims.get()
    assert (claim.scope, claim.operation, claim.outcome) == ("cumulative", None, None)


def test_a_place_that_no_list_knows_keeps_its_wording(small_world):
    tell(make_article(text="Raid in Nowhere. 2 people were arrested."), small_world)
    place = OperationPlace.objects.get()
    assert (place.location, place.wording, place.level, place.method) == (
        None,
        "Nowhere",
        "site",
        "unresolved",
    )


def test_a_place_stands_once_with_its_operation(small_world):
    tell(make_article(text="Raid in Takeo, Kampot, Takeo. 2 people were arrested."), small_world)
    assert [place.wording for place in OperationPlace.objects.all()] == ["Takeo", "Kampot"]


def test_an_offence_that_the_reference_data_lacks_is_refused_and_nothing_is_written(article, small_world):
    with pytest.raises(RecordingError, match="no offence 'piracy'"):
        tell(article, small_world, offence="piracy")
    assert not Operation.objects.exists()


def test_recording_the_same_again_writes_nothing(told, small_world):
    before = rows()
    assert tell(told, small_world) == Recorded()
    assert rows() == before


def test_proposals_of_many_articles_are_written_in_a_handful_of_statements(
    small_world, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr("incidents.recording.changes.recompute_many", list)  # outcomes have their own tests
    articles = [make_article(text=f"Raid in Takeo. {number} people were arrested.") for number in range(20)]
    readings = [
        Reading(article, small_extract(article.text, published_on=article.published_on), is_new=True)
        for article in articles
    ]
    with django_assert_max_num_queries(14):
        record(readings, small_world, "small-1")
    assert (Operation.objects.count(), Claim.objects.count()) == (20, 20)


# --- a corrected article ---------------------------------------------------------------------------------------------


def test_quotes_follow_their_words(told, small_world):
    before = {row.pk: row.values() for row in Claim.objects.all()}
    rewrite(told, "A new first line.\n\n" + STORY)
    assert tell(told, small_world).claims == 0
    assert {row.pk: row.values() for row in Claim.objects.all()} == before
    assert all(told.text[row.start : row.end] == row.quote for row in Claim.objects.all())
    assert all(told.text[row.start : row.end] == row.quote for row in OperationPlace.objects.all())


def test_a_quote_that_stands_twice_follows_to_the_nearest_place(told, small_world):
    claim = claim_of(told, best=20)
    review.accept(claim, editor=an_editor())
    rewrite(told, f"{STORY}\n\nThey repeated: {TOTAL_AND_PART}".replace("Raid", "The raid", 1))
    tell(told, small_world)
    claim.refresh_from_db()
    assert (claim.start, claim.state) == (STORY.index(TOTAL_AND_PART) + 4, "accepted")


def test_a_proposal_whose_words_are_gone_is_replaced(told, small_world):
    operation = Operation.objects.get()
    rewrite(told, STORY.replace("20 people", "21 people"))
    recorded = tell(told, small_world)
    assert (recorded.operations, recorded.claims, recorded.withdrawn, recorded.stale) == (0, 2, 2, 0)
    assert Operation.objects.get() == operation
    assert set(Claim.objects.filter(operation=operation).values_list("best", flat=True)) == {3, 21}
    assert claim_of(told, best=3).part_of == claim_of(told, best=21)
    assert set(Outcome.objects.values_list("best", flat=True)) == {3, 21}


@pytest.mark.parametrize("judge", ["accept", "correct", "reject"])
def test_a_judged_claim_whose_words_are_gone_turns_stale_and_keeps_its_judge(told, small_world, judge):
    claim = claim_of(told, best=20)
    values: dict[str, dict[str, Any]] = {
        "accept": {},
        "correct": {"best": Decimal(19)},
        "reject": {"reason": "wrong_value"},
    }
    getattr(review, judge)(claim, editor=an_editor(), **values[judge])
    rewrite(told, STORY.replace("20 people", "21 people"))
    recorded = tell(told, small_world)
    claim.refresh_from_db()
    assert (claim.state, claim.decided_by, recorded.stale) == ("stale", an_editor(), 1)
    assert claim.best == (19 if judge == "correct" else 20)
    assert ("Was rejected: Wrong value." in claim.note) is (judge == "reject")
    assert claim_of(told, best=21).state == "proposed"


def test_a_judged_statistic_turns_stale_with_its_claim(told, small_world):
    claim = claim_of(told, best=90)
    review.accept(claim, editor=an_editor())
    review.accept(Statistic.objects.get(), editor=an_editor())
    rewrite(told, STORY.replace("90 people", "91 people"))
    tell(told, small_world)
    states = {statistic.best: statistic.state for statistic in Statistic.objects.all()}
    assert states == {90: "stale", 91: "proposed"}


def test_only_the_claims_that_a_correction_touches_turn_stale(told, small_world):
    for claim in Claim.objects.all():
        review.accept(claim, editor=an_editor())
    rewrite(told, STORY.replace("90 people", "91 people"))
    tell(told, small_world)
    assert {claim.best: claim.state for claim in Claim.objects.all()} == {
        20: "accepted", 3: "accepted", 90: "stale", 91: "proposed",
    }  # fmt: skip


def test_a_place_that_is_still_named_rests_on_the_new_words(told, small_world):
    place = OperationPlace.objects.get()
    review.accept(place, editor=an_editor())
    rewrite(told, STORY.replace("by police", "by the police"))
    tell(told, small_world)
    place.refresh_from_db()
    assert (place.state, place.quote) == ("accepted", "Raid in Takeo by the police.")


def test_an_accepted_place_that_is_no_longer_named_turns_stale(told, small_world):
    place = OperationPlace.objects.get()
    review.accept(place, editor=an_editor())
    rewrite(told, STORY.replace("Takeo", "Kampot"))
    tell(told, small_world)
    assert {row.wording: row.state for row in OperationPlace.objects.all()} == {
        "Takeo": "stale",
        "Kampot": "proposed",
    }
    assert Operation.objects.count() == 1


def test_an_operation_that_is_no_longer_reported_goes(told, small_world):
    rewrite(told, "In 2024, 90 people were arrested.")
    recorded = tell(told, small_world)
    assert recorded.withdrawn == 2
    assert not Operation.objects.exists()
    assert Statistic.objects.count() == 1


def test_a_confirmed_operation_that_is_no_longer_reported_stays(told, small_world):
    operation = Operation.objects.get()
    review.confirm_operation(operation, editor=an_editor())
    rewrite(told, "In 2024, 90 people were arrested.")
    tell(told, small_world)
    operation.refresh_from_db()
    assert operation.state == "confirmed"
    assert operation.reports.get().quote == ""


def test_an_operation_that_another_article_reports_stays(told, small_world):
    operation = Operation.objects.get()
    make_report(operation, make_article())
    rewrite(told, "In 2024, 90 people were arrested.")
    tell(told, small_world)
    assert operation.reports.count() == 1


# --- what people did ---------------------------------------------------------------------------------------------


def test_a_decision_survives_a_second_reading(told, small_world):
    corrected, rejected = claim_of(told, best=20), claim_of(told, best=3)
    review.correct(corrected, editor=an_editor(), best=Decimal(22))
    review.reject(rejected, reason="not_stated", editor=an_editor())
    before = rows()
    assert tell(told, small_world) == Recorded()
    assert rows() == before


def test_a_value_that_an_editor_gave_survives_even_when_the_judgement_was_taken_back(told, small_world):
    claim = claim_of(told, best=20)
    review.correct(claim, editor=an_editor(), best=Decimal(22))
    review.reopen(claim, editor=an_editor())
    tell(told, small_world)
    claim.refresh_from_db()
    assert (claim.best, claim.state) == (22, "proposed")


def test_an_operation_that_a_person_edited_keeps_what_was_written(told, small_world):
    with review.act(Operation.objects.get(), an_editor()) as operation:
        operation.title, operation.started_on = "The night raid", date(2024, 11, 6)
        operation.ended_on = date(2024, 11, 6)
        operation.save()
    rewrite(told, STORY.replace("20 people", "21 people"))
    tell(told, small_world)
    operation.refresh_from_db()
    assert (operation.title, operation.started_on) == ("The night raid", date(2024, 11, 6))
    assert set(operation.claims.values_list("best", flat=True)) == {21, 3}


def test_what_another_claim_of_its_operation_is_judged_makes_a_claim_no_persons(told, small_world):
    review.reject(claim_of(told, best=3), reason="not_stated", editor=an_editor())
    rewrite(told, STORY.replace("20 people were", "Some 20 people were"))
    tell(told, small_world)
    assert Claim.objects.filter(article=told, best=20).count() == 1


@pytest.mark.parametrize(
    ("total", "left"), [("21 people were arrested. ", {21: "proposed"}), ("", {20: "stale"})]
)
def test_an_accepted_part_never_becomes_a_total(article, small_world, monkeypatch, total, left):
    def parted(text: str, **known: Any) -> Extraction:
        """Women are part of the figure in the sentence before."""
        read = small_engine.small_extract(text, **known)
        outcomes = list(read.operations[0].outcomes)
        outcomes[1:] = [replace(outcome, part_of=0) for outcome in outcomes[1:]]
        return replace(read, operations=(replace(read.operations[0], outcomes=tuple(outcomes)),))

    monkeypatch.setattr("tests.incidents.test_recording.small_extract", parted)
    rewrite(article, "Raid in Takeo by police. 20 people were arrested. 3 women were arrested.")
    tell(article, small_world)
    part = claim_of(article, best=3)
    review.accept(part, editor=an_editor())
    rewrite(article, f"Raid in Takeo by police. {total}3 women were arrested.")
    for _ in range(2):
        tell(article, small_world)
        part.refresh_from_db()
        others = {claim.best: claim.state for claim in Claim.objects.exclude(pk=part.pk)}
        assert (part.state, others) == ("accepted", left)
        assert part.part_of is not None
        assert part.outcome is not None
        assert (part.outcome.breakdown, part.outcome.part_of) == ("female", part.part_of.outcome)


@pytest.mark.parametrize("moved", [True, False])
def test_an_article_that_a_person_took_from_an_operation_does_not_report_it_again(told, small_world, moved):
    operation, other = Operation.objects.get(), make_operation()
    with acting(user=an_editor().pk):
        if moved:
            operation.reports.update(operation=other)
        else:
            operation.reports.all().delete()
    before = rows()
    tell(told, small_world)
    assert rows() == before
    assert Claim.objects.filter(operation=operation).count() == 2


def test_a_place_follows_its_words_although_the_article_does_not_report_its_operation(told, small_world):
    words = "Raid in Takeo"
    place = make_place(
        make_operation(),
        Location.objects.get(name="Kampot"),
        article=told,
        quote=words,
        start=0,
        end=len(words),
    )
    rewrite(told, "Seen again. " + STORY)
    tell(told, small_world)
    place.refresh_from_db()
    assert told.text[place.start : place.end] == words
    assert place.state == "accepted"


def test_the_same_sentence_of_another_raid_is_proposed_beside_an_accepted_one(article, small_world):
    rewrite(article, "Raid in Takeo by police. 14 people were arrested.")
    tell(article, small_world)
    review.accept(claim_of(article), editor=an_editor())
    rewrite(article, f"{article.text}\n\nRaid in Kampot. 14 people were arrested.")
    for _ in range(2):
        tell(article, small_world)
        found = {(claim.operation.title, claim.state) for claim in article.claims.select_related("operation")}
        assert found == {("Raid in Takeo by police", "accepted"), ("Raid in Kampot", "proposed")}


def test_a_claim_that_a_person_wrote_is_left_alone(told, small_world):
    operation, quote = Operation.objects.get(), "Raid in Takeo by police."
    added = review.add_claim(
        told,
        start=0,
        end=len(quote),
        editor=an_editor(),
        operation=operation,
        kind="site_raided",
        best=Decimal(1),
        unit="sites",
    )
    before = rows()
    assert tell(told, small_world) == Recorded()
    assert rows() == before
    rewrite(told, STORY.replace("by police", "by the police"))
    tell(told, small_world)
    added.refresh_from_db()
    assert added.state == "stale"
