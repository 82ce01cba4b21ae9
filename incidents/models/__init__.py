"""Operations, where, by whom and with what outcome; and the claims of articles that say so."""

from articles.history import tracked
from incidents.models.agencies import Agency, AgencyAlias
from incidents.models.claims import Claim
from incidents.models.operations import (
    CodeCounter,
    Operation,
    OperationAgency,
    OperationOffence,
    OperationPlace,
    OperationReport,
)
from incidents.models.outcomes import Outcome, Statistic
from incidents.models.places import Location, LocationAlias
from incidents.models.vocabulary import Nationality, Offence, OutcomeKind

__all__ = [
    "Agency",
    "AgencyAlias",
    "Claim",
    "CodeCounter",
    "Location",
    "LocationAlias",
    "Nationality",
    "Offence",
    "Operation",
    "OperationAgency",
    "OperationOffence",
    "OperationPlace",
    "OperationReport",
    "Outcome",
    "OutcomeKind",
    "Statistic",
]

for model in (
    Agency,
    AgencyAlias,
    Location,
    LocationAlias,
    Nationality,
    Offence,
    Operation,
    OperationAgency,
    OperationOffence,
    OperationPlace,
    OperationReport,
    Outcome,
    Statistic,
):
    tracked(model)
tracked(Claim, exclude=("outcome",))  # it follows from the rest, and is written again whenever that changes
