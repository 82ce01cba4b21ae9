"""Filters of the lists: by place, by what waits, by who printed it. Each asks with EXISTS, so that no row comes twice."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import HttpRequest
from unfold.contrib.filters.admin import AutocompleteSelectFilter, DropdownFilter, TextFilter

from articles.extraction.bands import BANDS, range_of
from incidents.models import (
    Claim,
    Location,
    OperationAgency,
    OperationOffence,
    OperationPlace,
    OperationReport,
)

Choices = list[tuple[str, str]]


class ProvinceFilter(DropdownFilter):
    """Rows in a province. `narrow` says what lying in it means for the rows of the list."""

    title = "province"
    parameter_name = "province"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        provinces = Location.objects.filter(level=Location.Level.PROVINCE).order_by("country", "name")
        return [(key, name) for key, name in provinces.values_list("key", "name")]

    def has_output(self) -> bool:
        return True

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        province = Location.objects.filter(key=self.value()).first()
        return self.narrow(queryset, province) if province else queryset.none()

    def narrow(self, rows: QuerySet[Any], province: Location) -> QuerySet[Any]:
        raise NotImplementedError


class OperationsInProvince(ProvinceFilter):
    def narrow(self, rows: Any, province: Location) -> QuerySet[Any]:
        return rows.within(province)  # type: ignore[no-any-return]


class PlacesInProvince(ProvinceFilter):
    def narrow(self, rows: Any, province: Location) -> QuerySet[Any]:
        return rows.within(province)  # type: ignore[no-any-return]


class OperationPlacesInProvince(ProvinceFilter):
    def narrow(self, rows: QuerySet[Any], province: Location) -> QuerySet[Any]:
        return rows.filter(location__in=Location.objects.within(province))


class ClaimsInProvince(ProvinceFilter):
    def narrow(self, rows: QuerySet[Any], province: Location) -> QuerySet[Any]:
        places = OperationPlace.objects.standing().filter(location__in=Location.objects.within(province))
        return rows.filter(Exists(places.filter(operation=OuterRef("operation"))))


class OpenProposals(DropdownFilter):
    """Rows with, or without, claims that wait for an editor. `lookup` leads from a claim to the row."""

    title = "open proposals"
    parameter_name = "open"
    lookup = "operation"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("yes", "Some wait"), ("no", "None waits")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        waiting = Exists(Claim.objects.open().filter(**{self.lookup: OuterRef("pk")}))
        match self.value():
            case "yes":
                return queryset.filter(waiting)
            case "no":
                return queryset.filter(~waiting)
        return queryset


class ArticleOpenProposals(OpenProposals):
    lookup = "article"


class ConfidenceBand(DropdownFilter):
    """How sure the engine was, by its bands; what a person typed has no confidence."""

    title = "confidence"
    parameter_name = "confidence"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        bands = [(band.name, f"{band.name}: {range_of(band)}") for band in BANDS]
        return [*bands, ("none", "typed by a person")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "none":
            return queryset.filter(confidence=None)
        above: float | None = None
        for band in BANDS:
            if band.name == self.value():
                rows = queryset.filter(confidence__gte=band.least)
                return rows if above is None else rows.filter(confidence__lt=above)
            above = band.least
        return queryset


class RuleFilter(TextFilter):
    """Rules have dotted names: "outcome.arrest" finds all that begin with it."""

    title = "rule"
    parameter_name = "rule"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(rule__startswith=self.value()) if self.value() else queryset


class ThroughFilter(AutocompleteSelectFilter):
    """Operations that are joined to the chosen record by a row that nobody rejected."""

    named = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = self.named

    def joined(self, key: str) -> QuerySet[Any]:
        raise NotImplementedError

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        key = self.value()
        if not key:
            return queryset
        if not str(key).isdigit():
            raise IncorrectLookupParameters(f"{key!r} is not the number of a record.")
        return queryset.filter(Exists(self.joined(key).filter(operation=OuterRef("pk"))))


class AgencyFilter(ThroughFilter):
    named = "agency"

    def joined(self, key: str) -> QuerySet[Any]:
        return OperationAgency.objects.standing().filter(agency=int(key))


class OffenceFilter(ThroughFilter):
    named = "offence"

    def joined(self, key: str) -> QuerySet[Any]:
        return OperationOffence.objects.standing().filter(offence=int(key))


class PlaceFilter(ThroughFilter):
    named = "place, with all that lies in it"

    def joined(self, key: str) -> QuerySet[Any]:
        unit = Location.objects.filter(pk=key).first()
        within: QuerySet[Model] = Location.objects.within(unit) if unit else Location.objects.none()
        return OperationPlace.objects.standing().filter(location__in=within)


class OutletFilter(ThroughFilter):
    named = "outlet"

    def joined(self, key: str) -> QuerySet[Any]:
        return OperationReport.objects.filter(article__outlet=int(key))
