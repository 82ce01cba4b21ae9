"""The main figures of an operation in its one row: sums over its totals, so that adding up a column is right."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Sum, When
from django.db.models.expressions import Combinable

from incidents.export.columns import Column
from incidents.export.selection import IS_TOTAL, figures
from incidents.models.vocabulary import OutcomeKind, Status

# Column, kind, what it counts, an example.
COUNTED = [
    ("arrests", OutcomeKind.ARREST, "people arrested", "14"),
    ("detentions", OutcomeKind.DETENTION, "people detained", "200"),
    ("deportations", OutcomeKind.DEPORTATION, "people deported", "230"),
    ("rescues", OutcomeKind.RESCUE, "people rescued", "3"),
    ("people_found", OutcomeKind.PEOPLE_FOUND, "people found at the site, without custody", "469"),
    ("sites_closed", OutcomeKind.SITE_CLOSED, "sites closed, sealed or demolished", "100"),
    ("sites_raided", OutcomeKind.SITE_RAIDED, "sites raided or inspected", "8"),
]
SITE_KINDS = {OutcomeKind.SITE_CLOSED, OutcomeKind.SITE_RAIDED}
BOUNDS = {
    "low": ("the least that is supported", "Not stated, or no lower bound is known."),
    "best": ("the figure", "Not stated, or stated without a figure."),
    "high": ("the most that is supported", "Not stated, or the sources set no ceiling."),
}


def counted(kind: OutcomeKind, bound: str) -> Combinable:
    """The sum of a bound over the done totals of one kind. Best and high are known only when all of them are."""
    totals = figures().filter(IS_TOTAL, operation=OuterRef("pk"), kind=kind, status=Status.DONE)
    if kind not in SITE_KINDS:
        totals = totals.filter(unit="people")
    summed: Combinable = Sum(bound)
    if bound != "low":
        summed = Case(When(Q(known=F("all")), then=Sum(bound)))
    grouped = totals.order_by().values("operation").annotate(known=Count(bound), all=Count("pk"))
    return Subquery(grouped.annotate(summed=summed).values("summed"))


def count_columns() -> Iterator[Column]:
    for name, kind, counts, example in COUNTED:
        for bound, (meaning, empty) in BOUNDS.items():
            yield Column(
                name=f"{name}_{bound}",
                title=f"{name.replace('_', ' ').capitalize()}: {bound}",
                type="integer",
                unit="sites" if kind in SITE_KINDS else "people",
                meaning=f"Number of {counts}, done and in total: {meaning}. 0: the sources say none.",
                value=counted(kind, bound),
                example=example,
                empty=empty,
                hxl=f"#affected+{name}+{bound}",
            )
