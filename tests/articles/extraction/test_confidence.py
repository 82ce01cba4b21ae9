"""Confidence: its bands, its reasons in words, and what never reaches the highest band."""

from math import exp

import pytest

from articles.extraction import confidence
from articles.extraction.bands import BANDS, BELOW_CERTAIN, CERTAIN, DOUBTFUL, LIKELY, band_of, range_of
from articles.extraction.confidence import DATES, PLACES, agency_confidence, offence_confidence
from articles.extraction.engine import extract
from articles.extraction.likelihood import RIGHT, WRONG, Model
from articles.extraction.types import AgencyMention, OutcomeProposal, Span
from articles.reference import reference_knowledge
from tests.articles.extraction.reading import KNOWLEDGE, PUBLISHED

# A model by which everything is right, so that only what caps a confidence keeps it down.
WEIGHTS = Model((RIGHT, WRONG), {"always": {RIGHT: 9.0}}, {})


def outcomes(text: str) -> list[OutcomeProposal]:
    found = extract(text, published_on=PUBLISHED, knowledge=KNOWLEDGE)
    return [
        *(outcome for operation in found.operations for outcome in operation.outcomes),
        *(statistic.outcome for statistic in found.statistics),
    ]


def of_kind(text: str, kind: str) -> OutcomeProposal:
    (outcome,) = [outcome for outcome in outcomes(text) if outcome.kind == kind]
    return outcome


@pytest.mark.parametrize(
    ("confidence", "band"),
    [(1.0, CERTAIN), (0.90, CERTAIN), (0.8999, LIKELY), (0.70, LIKELY), (0.6999, DOUBTFUL), (0.0, DOUBTFUL)],
)
def test_a_band_holds_its_lower_bound(confidence, band):
    assert band_of(confidence) is band


def test_bands_say_what_they_mean():
    assert [f"{band.name}, {range_of(band)}" for band in BANDS] == [
        "certain, 0.90 and more",
        "likely, 0.70 to 0.90",
        "doubtful, below 0.70",
    ]
    assert all(band.meaning for band in BANDS)


@pytest.fixture
def _weights(monkeypatch):
    monkeypatch.setattr(confidence, "sureness", lambda: WEIGHTS)


@pytest.mark.usefixtures("_weights")
@pytest.mark.parametrize(
    ("text", "kind", "reasons"),
    [
        ("Police arrested 14 men at the pier.", "arrest", ["+ an active verb with its object"]),
        ("Fourteen men were arrested at the pier.", "arrest", ["+ a passive verb with its subject"]),
        ("The raid led to the arrest of 14 men.", "arrest", ["+ the deed as a noun with its number"]),
        ("Officers seized 30 phones.", "seizure", ["+ an active verb with its object", "+ it counts goods"]),
        ("About 14 men were arrested at the pier.", "arrest", ["+ a hedged figure"]),
        ("Police seized 30 phones at the pier, but no one was arrested.", "arrest", ["+ an explicit zero"]),
        (
            "Police arrested 20 men at the pier. The 14 foreigners will be deported.",
            "deportation",
            ["+ planned, not done"],
        ),
    ],
)
def test_what_is_plainly_said_may_be_certain(text, kind, reasons):
    outcome = of_kind(text, kind)
    assert band_of(outcome.confidence) is CERTAIN
    assert set(reasons) <= set(outcome.reasons)


@pytest.mark.usefixtures("_weights")
@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        (
            "Police arrested 14 men at the pier. They were deported on Friday.",
            "deportation",
            "- they of the sentence before",
        ),
        ("Police arrested Sok Dara at the pier.", "arrest", "- a name or a pronoun in place of a figure"),
        (
            "Police raided the pier in Kampot. They were arrested by officers.",
            "arrest",
            "- a name or a pronoun in place of a figure",
        ),
        (
            "Police arrested 14 suspects and referred them to court.",
            "charge",
            "- a pronoun in place of a figure",
        ),
        ("Police arrested men at the pier.", "arrest", "- no figure"),
    ],
)
def test_what_is_inherited_is_never_certain_whatever_else_speaks_for_it(text, kind, reason):
    outcome = of_kind(text, kind)
    assert outcome.confidence == BELOW_CERTAIN
    assert reason in outcome.reasons


@pytest.mark.usefixtures("_weights")
def test_a_part_is_never_certain_though_its_total_is():
    total, *parts = [
        each for each in outcomes("Police arrested 14 people, 9 of them women.") if each.kind == "arrest"
    ]
    assert band_of(total.confidence) is CERTAIN
    assert [(part.count.best, band_of(part.confidence)) for part in parts] == [(9, LIKELY)]
    assert "- a part without a verb of its own" in parts[0].reasons


@pytest.mark.usefixtures("_weights")
def test_a_cumulative_figure_and_signs_of_one_are_told_apart():
    (total,) = outcomes("So far this year police have arrested 1,450 people nationwide.")
    assert "+ a cumulative figure" in total.reasons
    (sign,) = outcomes(
        "Police arrested 14 people at the pier, police said in a report for the month of January."
    )
    assert "+ signs of a cumulative figure" in sign.reasons


def test_each_reason_weighs_as_the_model_has_it_and_the_heaviest_stands_first(monkeypatch):
    weights = {
        "always": {RIGHT: 1.0},
        "the kind arrest": {RIGHT: 0.5},
        "a bare number": {WRONG: 2.0},
    }
    monkeypatch.setattr(confidence, "sureness", lambda: Model((RIGHT, WRONG), weights, {}))
    outcome = of_kind("Another 14 were arrested at the pier.", "arrest")
    assert outcome.reasons[:2] == ("- a bare number", "+ the kind arrest")
    assert outcome.confidence == round(1 / (1 + exp(2.0 - 1.5)), 3)


def test_doubts_weigh_against_a_claim_in_the_engines_own_model():
    texts = [
        "Police arrested 14 men at the pier.",
        "Police arrested another 14 at the pier.",
        "Police arrested men.",
    ]
    found = [of_kind(text, "arrest").confidence for text in texts]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 3


@pytest.mark.parametrize("method", ["skeleton", "fuzzy", "unresolved"])
def test_a_place_is_surest_by_its_spelling(method):
    sure, reason = PLACES[method]
    assert sure < min(PLACES[known][0] for known in ("exact", "alias"))
    assert band_of(sure) is not CERTAIN
    assert reason.startswith("- ")


def test_places_agencies_and_offences_bear_their_reasons():
    text = "Police in Chhuk district, Kampot province, arrested 14 men for illegal logging in a raid led by the GDI."
    (operation,) = extract(text, published_on=PUBLISHED, knowledge=reference_knowledge()).operations
    reasons = [place.reasons for place in operation.places]
    reasons += [agency.reasons for agency in operation.agencies]
    reasons += [offence.reasons for offence in operation.offences]
    assert len(reasons) >= 4
    assert all(words[0][:2] in ("+ ", "- ") for words in reasons)


def test_an_agency_that_speaks_or_has_no_record_is_less_sure():
    def mention(key: str, rule: str) -> AgencyMention:
        return AgencyMention(Span(0, 3), "GDI", "GDI", key, "lead", rule)

    known = agency_confidence(mention("gdi", "agency.name"))[0]
    assert known > agency_confidence(mention("", "agency.local.police"))[0]
    assert known > agency_confidence(mention("gdi", "agency.name.speaker"))[0]
    assert offence_confidence("offence.drugs.together")[0] > offence_confidence("offence.drugs")[0]
    assert offence_confidence("offence.drugs")[0] > offence_confidence("offence.online_scam.goods")[0]


@pytest.mark.parametrize("basis", ["inferred", "published"])
def test_a_date_that_is_not_printed_is_doubtful(basis):
    assert band_of(DATES[basis]) is DOUBTFUL
