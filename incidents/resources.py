"""Reference data as tables, out and in again, by the names that files use: keys, slugs and codes, never our numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from import_export.fields import Field
from import_export.instance_loaders import CachedInstanceLoader
from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget, SimpleArrayWidget

from incidents.export.cells import defused
from incidents.models import Agency, AgencyAlias, Location, LocationAlias, Nationality, Offence


class TableResource(ModelResource):
    """Refuses contradictions row by row, keeps text from running as a formula, and takes its own tables back unchanged."""

    class Meta:
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = False
        use_transactions = True

    def export_field(self, field: Any, instance: Any, **kwargs: Any) -> Any:
        cell = super().export_field(field, instance, **kwargs)
        if isinstance(field.get_value(instance), int | float | Decimal):
            return cell  # a number below zero begins with a minus and is no formula
        return defused(cell) if isinstance(cell, str) else cell

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:
        for name, cell in row.items():
            if isinstance(cell, str):
                row[name] = restored(cell.strip())


def restored(cell: str) -> str:
    """The text of a cell that `defused` wrote."""
    return cell[1:] if cell.startswith("'") and defused(cell[1:]) == cell else cell


class KeyWidget(ForeignKeyWidget):
    """A record by its key. Looked up once for a table; a key that the table itself brought is found as well."""

    def __init__(self, model: type[Any], field: str = "key", **kwargs: Any) -> None:
        super().__init__(model, field, **kwargs)
        self.found: dict[str, Any] = {}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        key = (value or "").strip()
        if not key:
            return None
        if key not in self.found:
            record = self.model.objects.filter(**{self.field: key}).first()
            if record is None:
                raise ValueError(f"{self.model._meta.verbose_name} {key!r} is not known.")
            self.found[key] = record
        return self.found[key]


class LocationResource(TableResource):
    parent = Field("parent", "parent")

    class Meta(TableResource.Meta):
        model = Location
        import_id_fields = ["key"]
        instance_loader_class = CachedInstanceLoader
        fields = (
            "key",
            "level",
            "parent",
            "country",
            "code",
            "name",
            "local_name",
            "site_type",
            "latitude",
            "longitude",
            "coordinates_kind",
        )
        export_order = fields

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["parent"].widget = KeyWidget(Location)

    def get_queryset(self) -> Any:
        return Location.objects.select_related("parent")


class LocationAliasResource(TableResource):
    location = Field("location", "location")

    class Meta(TableResource.Meta):
        model = LocationAlias
        import_id_fields = ["location", "name"]
        fields = ("location", "name")
        export_order = fields

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["location"].widget = KeyWidget(Location)


class AgencyResource(TableResource):
    parent = Field("parent", "parent")
    jurisdiction = Field("jurisdiction", "jurisdiction")

    class Meta(TableResource.Meta):
        model = Agency
        import_id_fields = ["key"]
        instance_loader_class = CachedInstanceLoader
        fields = ("key", "name", "local_name", "acronym", "kind", "parent", "jurisdiction", "country")
        export_order = fields

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["parent"].widget = KeyWidget(Agency)
        self.fields["jurisdiction"].widget = KeyWidget(Location)

    def get_queryset(self) -> Any:
        return Agency.objects.select_related("parent", "jurisdiction")


class AgencyAliasResource(TableResource):
    agency = Field("agency", "agency")

    class Meta(TableResource.Meta):
        model = AgencyAlias
        import_id_fields = ["agency", "name"]
        fields = ("agency", "name")
        export_order = fields

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields["agency"].widget = KeyWidget(Agency)


class OffenceResource(TableResource):
    class Meta(TableResource.Meta):
        model = Offence
        import_id_fields = ["slug"]
        fields = ("slug", "name", "definition")
        export_order = fields


class NationalityResource(TableResource):
    words = Field("words", "words", widget=SimpleArrayWidget(separator="|"), default=[])

    class Meta(TableResource.Meta):
        model = Nationality
        import_id_fields = ["code"]
        fields = ("code", "name", "words")
        export_order = fields
