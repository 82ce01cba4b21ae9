"""Confidence: its bands, its reasons in words, and what never reaches the highest band."""

import pytest

from articles.extraction.bands import BANDS, CERTAIN, DOUBTFUL, LIKELY, band_of, range_of
from articles.extraction.confidence import (
    DATES,
    INDIRECT,
    PLACES,
    VOICES,
    agency_confidence,
    confidence_of,
    offence_confidence,
)
from articles.extraction.engine import extract
from articles.extraction.types import AgencyMention, OutcomeProposal, Span
from articles.reference import reference_knowledge
from tests.articles.extraction.reading import KNOWLEDGE, PUBLISHED, claims


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
    [(1.0, CERTAIN), (0.95, CERTAIN), (0.9499, LIKELY), (0.80, LIKELY), (0.7999, DOUBTFUL), (0.0, DOUBTFUL)],
)
def test_a_band_holds_its_lower_bound(confidence, band):
    assert band_of(confidence) is band


def test_bands_say_what_they_mean():
    assert [f"{band.name}, {range_of(band)}" for band in BANDS] == [
        "certain, 0.95 and more",
        "likely, 0.80 to 0.95",
        "doubtful, below 0.80",
    ]
    assert all(band.meaning for band in BANDS)


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("Police arrested 14 men at the pier.", "arrest", "+ an active verb with its object"),
        ("Fourteen men were arrested at the pier.", "arrest", "+ a passive verb with its subject"),
        ("The raid led to the arrest of 14 men.", "arrest", "+ the deed as a noun with its number"),
        ("Officers seized 30 phones.", "seizure", "+ an active verb with its object"),
    ],
)
def test_what_is_plainly_said_is_certain(text, kind, reason):
    outcome = of_kind(text, kind)
    assert band_of(outcome.confidence) is CERTAIN
    assert reason in outcome.reasons


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
        ("Police held 14 men after the raid.", "detention", "- a word that may tell something else"),
        (
            "Officers found 46 foreigners in the villa.",
            "people_found",
            "- a word that mostly tells something else",
        ),
        ("Another 14 were arrested at the pier.", "arrest", "- a bare number"),
    ],
)
def test_what_is_inherited_or_may_mean_something_else_is_not(text, kind, reason):
    outcome = of_kind(text, kind)
    assert band_of(outcome.confidence) is not CERTAIN
    assert reason in outcome.reasons


def test_a_part_is_never_certain_though_its_total_is():
    total, *parts = [
        each for each in outcomes("Police arrested 14 people, 9 of them women.") if each.kind == "arrest"
    ]
    assert band_of(total.confidence) is CERTAIN
    assert [part.count.best for part in parts] == [9]
    assert band_of(parts[0].confidence) is LIKELY
    assert "- a part without a verb of its own" in parts[0].reasons


def test_several_doubts_make_it_doubtful():
    assert (
        band_of(of_kind("Police held men for questioning after the raid.", "detention").confidence)
        is DOUBTFUL
    )


def test_confidence_falls_with_each_doubt():
    texts = [
        "Police arrested 14 men at the pier.",
        "Police arrested another 14 at the pier.",
        "Police arrested men.",
    ]
    found = [of_kind(text, "arrest").confidence for text in texts]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 3


def test_every_way_around_a_verb_is_kept_below_certain():
    assert all(reason.caps and reason.weight < 0 for reason in INDIRECT.values())
    assert all(not reason.caps for reason in VOICES.values())


@pytest.mark.parametrize(("likelihood", "confidence"), [(0.6, 0.6), (0.999, 0.94)])
def test_what_a_model_found_is_as_sure_as_the_model_and_never_certain(likelihood, confidence):
    (claim,) = claims("Police arrested 14 men at the pier.")
    claim.likelihood = likelihood
    assert confidence_of(claim)[0] == confidence


@pytest.mark.parametrize("method", ["skeleton", "fuzzy", "unresolved"])
def test_a_place_is_certain_by_its_spelling_alone(method):
    assert {band_of(PLACES[known][0]) for known in ("exact", "alias")} == {CERTAIN}
    confidence, reason = PLACES[method]
    assert band_of(confidence) is not CERTAIN
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


@pytest.mark.parametrize("basis", ["inferred", "published"])
def test_a_date_that_is_not_printed_is_doubtful(basis):
    assert band_of(DATES[basis]) is DOUBTFUL
