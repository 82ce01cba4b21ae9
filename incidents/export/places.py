"""Where an operation was, as expressions over operations: the units of each level, and the point on a map."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Case, CharField, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from incidents.export.cells import OnePart, listed
from incidents.export.columns import Column
from incidents.export.selection import LEAVES_WITH_OPERATION
from incidents.models import Location, OperationPlace

LEVELS = list(Location.Level)  # from the country down to the site
UNITS = ["location" + "__parent" * steps for steps in range(len(LEVELS))]  # a place and the units above it
SITE, DEPARTURE = OperationPlace.Role.SITE, OperationPlace.Role.DEPARTURE


def places() -> QuerySet[OperationPlace]:
    """Where the operation of the outer query happened; if nobody says where, whence people were taken away."""
    leaving = OperationPlace.objects.filter(LEAVES_WITH_OPERATION)
    elsewhere = Exists(leaving.filter(operation=OuterRef("operation"), role=SITE))
    return leaving.filter(Q(role=SITE) | (Q(role=DEPARTURE) & ~elsewhere), operation=OuterRef("pk"))


def units(level: Location.Level, attribute: str) -> Combinable:
    """One cell with an attribute of every unit of `level` in which the operation was, each unit once.

    The lists of one level are in step. A place that the gazetteer lacks has its printed name and nothing else.
    """
    unlisted = Case(When(location=None, level=level, then=F("wording")), output_field=CharField())
    value = Coalesce(_at(level, attribute), unlisted) if attribute == "name" else _at(level, attribute)
    named = places().annotate(unit=Coalesce(_at(level, "key"), unlisted)).filter(unit__isnull=False)
    # All places of a unit have the same value, so the least of them is that value.
    once = named.order_by().values("unit").annotate(first=Min("pk"), it=Min(OnePart(value)))
    return listed(once.order_by("first").values("it"))


def point(attribute: str) -> Combinable:
    """An attribute of the spot that stands for the operation: of its deepest place, or of the nearest unit above that."""
    depth = Case(
        *(When(location__level=level, then=Value(number)) for number, level in enumerate(LEVELS)),
        default=Value(-1),
    )
    nearest = Case(*(When(_is_on_the_map(unit), then=F(f"{unit}__{attribute}")) for unit in UNITS))
    located = places().annotate(depth=depth, found=nearest).filter(found__isnull=False)
    return Subquery(located.order_by("-depth", "pk").values("found")[:1])


def _is_on_the_map(unit: str) -> Q:
    return Q(**{f"{unit}__latitude__isnull": False}) & ~Q(**{f"{unit}__level": Location.Level.COUNTRY})


def _at(level: Location.Level, attribute: str) -> Combinable:
    """An attribute of the unit of `level` in which a place lies; nothing when there is none."""
    return Case(
        *(When(**{f"{unit}__level": level}, then=F(f"{unit}__{attribute}")) for unit in UNITS),
        output_field=CharField(),
    )


def place_columns() -> Iterator[Column]:
    examples = {
        Location.Level.PROVINCE: ("Mondulkiri", "11", "#adm1"),
        Location.Level.DISTRICT: ("Kaev Seima", "1101", "#adm2"),
        Location.Level.COMMUNE: ("Chong Phlah", "110101", "#adm3"),
        Location.Level.VILLAGE: ("Pu Tung", "11010101", "#adm4"),
    }
    for level, (name, code, tag) in examples.items():
        yield Column(
            name=level.value,
            title=level.label,
            meaning=f"The {level.value} where it happened; of a deportation without a site, whence people left.",
            value=units(level, "name"),
            example=name,
            empty="Not stated, or not confirmed.",
            is_list=True,
            hxl=f"{tag}+name",
        )
        yield Column(
            name=f"{level.value}_code",
            title=f"{level.label} code",
            meaning=f"Official code of the {level.value}, in step with `{level.value}`.",
            value=units(level, "code"),
            example=code,
            empty=f"As `{level.value}`; or the place has no code, or one that is ambiguous.",
            is_list=True,
            hxl=f"{tag}+code",
        )
    yield Column(
        name="site",
        title="Site",
        meaning="The venue, compound, mine, checkpoint or named area where it happened.",
        value=units(Location.Level.SITE, "name"),
        example="Galaxy World",
        empty="Not stated, or not confirmed.",
        is_list=True,
        hxl="#loc+name",
    )
