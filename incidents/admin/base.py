"""What the pages of all records share: counts that cost nothing, the history with differences, paths of places."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin import ShowFacets
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db.models import ForeignKey, Model, QuerySet
from django.forms import Field, ModelChoiceField
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin, TabularInline

from articles.models import Article
from incidents.admin.history import entries
from incidents.models import Location

NO_VALUE = "—"


class PathsOfPlaces:
    """Choices of places read "Chong Phlah, Kaev Seima, Mondulkiri"; choices of articles leave their text unread."""

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Field:
        field: Field = super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]
        if isinstance(field, ModelChoiceField):
            if db_field.related_model is Location:
                field.queryset = Location.objects.with_path()
                field.label_from_instance = _path  # type: ignore[assignment]
            elif db_field.related_model is Article:
                field.queryset = Article.objects.without_text()
            if isinstance(getattr(field.widget, "widget", field.widget), AutocompleteSelect):
                field.widget.attrs["aria-label"] = str(db_field.verbose_name).capitalize()
        return field


def _path(place: Location) -> str:
    return place.path


class Fetched:
    """The choices of a field that completes what is typed, of which the chosen one was fetched with its row."""

    def __init__(self, field: ModelChoiceField[Any], record: Model) -> None:
        self.field, self.record, self.queryset = field, record, self

    def using(self, database: str) -> Fetched:
        return self

    def filter(self, **lookup: Any) -> Any:
        (keys,) = lookup.values()
        if keys == {str(self.record.pk)} or self.field.queryset is None:
            return [self.record]
        return self.field.queryset.filter(**lookup)


class RecordForm(forms.ModelForm):  # type: ignore[type-arg]
    """Tells what the record as a whole refuses, also about values that the form does not show."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            fetched = self.instance._state.fields_cache.get(name)
            completes = isinstance(getattr(field.widget, "widget", None), AutocompleteSelect)
            if completes and fetched is not None and isinstance(field, ModelChoiceField):
                field.widget.choices = Fetched(field, fetched)

    def _update_errors(self, errors: ValidationError) -> None:
        told: dict[str, list[Any]] = {}
        for name, words in errors.update_error_dict({}).items():
            told.setdefault(name if name in self.fields else NON_FIELD_ERRORS, []).extend(words)
        super()._update_errors(ValidationError(told))  # type: ignore[misc]

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        parents = [
            field for field in self.instance._meta.concrete_fields if field.is_relation and not field.null
        ]
        unsaved = {field.name for field in parents if getattr(self.instance, field.attname) is None}
        try:
            self.instance.validate_constraints(exclude=unsaved)
        except ValidationError as error:
            self._update_errors(error)


class RecordAdmin(PathsOfPlaces, ModelAdmin):
    """The page of one kind of record. `for_list` adds to the rows of a list what its columns show."""

    form: Any = RecordForm
    show_full_result_count = False
    show_facets = (
        ShowFacets.NEVER
    )  # counts beside each choice would read the whole table once for every filter
    list_per_page = 50
    list_max_show_all = 200
    list_fullwidth = True
    list_filter_submit = True
    compressed_fields = False
    warn_unsaved_form = True
    empty_value_display = NO_VALUE
    object_history_template = "incidents/history.html"
    history_parts: tuple[tuple[type[Model], str], ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return self.for_list(rows) if self.shows_list(request) else rows

    def shows_list(self, request: HttpRequest) -> bool:
        match = request.resolver_match
        return (
            match is not None and match.url_name == f"{self.opts.app_label}_{self.opts.model_name}_changelist"
        )

    def for_list(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Every change of the record: when, by whom, and each value before and after."""
        record = self.get_object(request, object_id)
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[no-any-return]
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        return TemplateResponse(
            request,
            self.object_history_template,
            {
                **self.admin_site.each_context(request),
                "title": "History",
                "subtitle": str(record),
                "object": record,
                "original": record,
                "opts": self.opts,
                "entries": entries(record, self.history_parts),
                "back": page_of(record),
                **(extra_context or {}),
            },
        )


class ReadOnly:
    """Pages that show what the program wrote, and take nothing."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class RowsInline(PathsOfPlaces, TabularInline):
    """Rows of another table on the page of a record, on a tab of their own."""

    form = RecordForm
    tab = True
    show_change_link = True

    def get_extra(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> int:
        return 1 if obj is None else 0


def link(record: Model | None, words: object = None) -> SafeString | str:
    """A link to the page of a record."""
    if record is None:
        return NO_VALUE
    return format_html('<a class="desk-record-link" href="{}">{}</a>', page_of(record), words or record)


def page_of(record: Model) -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
