"""The fitted models: what they make of features, and what becomes of a figure that no rule claims."""

from __future__ import annotations

import pytest

from articles.extraction import unclaimed
from articles.extraction.claims import Claim
from articles.extraction.findings import find_all
from articles.extraction.likelihood import CUSTODY, NOTHING, Model, model
from tests.articles.extraction.reading import KNOWLEDGE, PUBLISHED

MODEL = Model(
    labels=(NOTHING, "seizure", CUSTODY),
    weights={
        "always": {NOTHING: 1.0},
        "counts goods": {"seizure": 3.0},
        "counts person": {CUSTODY: 3.0},
        "negation": {NOTHING: 0.5},
    },
    floors={"seizure": 0.6, CUSTODY: 0.6},
)


DEED = "Officers arrested seven men. "  # where nothing is told, nothing is guessed


def claims_of(text: str) -> list[Claim]:
    """The claims of a text that goes on with a deed, without that deed's own."""
    found = find_all(DEED + text, published_on=PUBLISHED, knowledge=KNOWLEDGE).claims
    return [claim for claim in found if claim.at >= len(DEED)]


@pytest.fixture
def _model(monkeypatch):
    monkeypatch.setattr(unclaimed, "model", lambda: MODEL)


def test_likelihoods_add_up_to_one_and_an_unknown_feature_says_nothing():
    known = MODEL.likelihoods({"counts goods"})
    assert sum(known.values()) == pytest.approx(1)
    assert known["seizure"] > known[NOTHING] > known[CUSTODY]
    assert MODEL.likelihoods({"counts goods", "never met"}) == known


def test_a_label_is_believed_from_its_floor_on():
    label, likelihood = MODEL.believed({"counts goods"}) or ("", 0)
    assert label == "seizure"
    assert likelihood > 0.6
    assert MODEL.believed(set()) is None


def test_reasons_are_what_speaks_for_the_label_the_strongest_first():
    assert MODEL.reasons({"counts goods", "negation"}, "seizure") == ["counts goods"]


def test_the_engines_own_model_is_whole():
    assert sum(model().likelihoods({"counts goods", "left seize"}).values()) == pytest.approx(1)
    assert model().floors.keys() <= set(model().labels)


@pytest.mark.usefixtures("_model")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Villagers spoke of 12 chainsaws beside the track.", [("seizure", 12, "done")]),
        ("In the shed 12 chainsaws will be sawn up.", [("seizure", 12, "planned")]),
        ("In the shed 12 chainsaws could be sawn up.", []),
        ("In the shed 12 chainsaws were not sawn up.", []),
        ("Villagers spoke of a chainsaw beside the track.", []),
        ("Police seized 12 chainsaws.", [("seizure", 12, "done")]),
    ],
)
def test_a_figure_that_no_rule_claims_is_read_from_what_stands_around_it(text, expected):
    assert [(claim.kind, claim.count.best, claim.status) for claim in claims_of(text)] == expected


@pytest.mark.usefixtures("_model")
def test_what_a_rule_claims_stays_the_rules():
    (claim,) = claims_of("Police seized 12 chainsaws.")
    assert not claim.rule.endswith(".likely")
    (guess,) = claims_of("Villagers spoke of 12 chainsaws beside the track.")
    assert guess.rule == "outcome.seizure.likely"
    assert guess.reasons == ["read from what stands around it: counts goods"]


@pytest.mark.usefixtures("_model")
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("By dusk 12 women stood in the yard.", "arrest"),
        ("Police detained nine men. By dusk 12 women stood in the yard.", "detention"),
    ],
)
def test_custody_is_an_arrest_where_the_text_tells_one_beside_it(text, kind):
    assert kind in {claim.kind for claim in claims_of(text) if claim.count.best == 12}


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Rangers tore out 340 wire snares and police arrested three men.", "seizure", 340),
        ("Officials poured 900 litres of fish sauce into a ditch on Tuesday.", "seizure", 900),
        ("Police swept up 22 foreigners in the park.", "arrest", 22),
        ("Police detained nine vendors in the market and swept up 22 foreigners.", "detention", 22),
    ],
)
def test_the_fitted_weights_read_what_is_plain_to_a_reader(text, kind, count):
    (claim,) = [claim for claim in claims_of(text) if claim.count.best == count]
    assert claim.rule == f"outcome.{kind}.likely"


@pytest.mark.parametrize(
    "text",
    [
        "Villagers keep 340 wire snares in their sheds.",
        "The factory bottles 900 litres of fish sauce on a Tuesday.",
        "Police will arrest five men who keep 340 wire snares.",
    ],
)
def test_where_no_deed_is_told_nothing_is_guessed(text):
    found = find_all(text, published_on=PUBLISHED, knowledge=KNOWLEDGE).claims
    assert not any(claim.rule.endswith(".likely") for claim in found)


@pytest.mark.usefixtures("_model")
def test_a_sum_over_several_operations_is_left_to_the_statistics():
    assert claims_of("Five operations in July accounted for 12 chainsaws.") == []
    assert len(claims_of("An operation in July accounted for 12 chainsaws.")) == 1
