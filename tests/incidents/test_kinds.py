import pytest

from articles.extraction.types import Count, Evidence, OperationProposal, OutcomeProposal, Span
from incidents.recording.kinds import kind_of


def proposal(text: str, *kinds: str, label: str = "", status: str = "done") -> OperationProposal:
    evidence = Evidence(Span(0, len(text)), Span(0, len(text)), "outcome")
    outcomes = tuple(
        OutcomeProposal(kind, Count(None, "unspecified"), "people", "", evidence, 0.9, status=status)  # type: ignore[arg-type]
        for kind in kinds
    )
    return OperationProposal(label, evidence, 0.9, outcomes=outcomes)


@pytest.mark.parametrize(
    ("text", "kinds", "expected"),
    [
        ("Police searched the villa and held 19 people.", ["detention"], "raid"),
        ("Officers seized 42 telephones after they raided a villa.", ["seizure"], "raid"),
        ("A lorry was stopped at a checkpoint with 20 logs.", ["seizure"], "checkpoint"),
        ("In a sweep of the market 12 men were held.", ["detention"], "sweep"),
        ("Forty sites were shut.", ["site_closed"], "closure"),
        ("Two men were arrested with 45 kg of drugs.", ["seizure", "arrest"], "arrest"),
        ("Officials seized 45 kg of drugs.", ["seizure"], "seizure"),
        ("Officials deported 40 people.", ["deportation"], "deportation"),
        ("They found the man in good health and set him free.", ["release"], "other"),
        ("Nineteen will be deported.", [], "other"),
    ],
)
def test_the_kind_follows_from_words_and_outcomes(text: str, kinds: list[str], expected: str) -> None:
    assert kind_of(proposal(text, *kinds), text) == expected


def test_a_planned_deportation_makes_no_deportation() -> None:
    text = "Nineteen men will be deported."
    assert (
        kind_of(proposal(text, "deportation", label="deportation of 19 men", status="planned"), text)
        == "other"
    )
