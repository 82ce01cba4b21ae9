"""Forms for claims: a figure is typed as it is printed, and the codebook's table of counts sets its bounds."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from unfold.widgets import (
    UnfoldAdminDecimalFieldWidget,
    UnfoldAdminIntegerFieldWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from articles.extraction.counts import bounded
from incidents.models import Claim, Nationality
from incidents.models.vocabulary import Modifier, OutcomeKind, Status
from incidents.quotes import locate

NUMBER_HELP = "As printed. Empty: not stated. 0: the article says none. For a range, its upper end."
LOWER_HELP = "The lower end of a range; or what a vague word implies at least: dozens 24, hundreds 200."


def figure_of(claim: Claim) -> Decimal | None:
    """The figure as an editor types it: the best one, or the upper end of a range."""
    return claim.best if claim.best is not None else claim.high if claim.modifier == Modifier.RANGE else None


def lower_of(claim: Claim) -> Decimal | None:
    return claim.low if claim.modifier in (Modifier.RANGE, Modifier.UNSPECIFIED) else None


def plain(number: Decimal | None) -> str:
    """A number as it is typed: no zeros at its end, no commas."""
    return "" if number is None else format(number.normalize(), "f")


def bounds(modifier: str, number: Decimal | None, lower: Decimal | None) -> dict[str, Decimal | None]:
    """low, best and high for a figure as typed. Raises ValidationError that names the field."""
    if modifier not in (Modifier.RANGE, Modifier.UNSPECIFIED) and lower is not None:
        raise ValidationError({"lower": "Only a range or a vague figure has a lower end."})
    try:
        count = bounded(number, modifier, lower)  # type: ignore[arg-type]
    except ValueError as error:
        raise ValidationError({"number": f"{str(error).capitalize()}."}) from error
    return {"low": count.low, "best": count.best, "high": count.high}


def codes_of(words: str) -> list[str]:
    """The codes in "CN, pk" in their order. Raises ValidationError for one that the list of nationalities lacks."""
    codes = list(dict.fromkeys(re.findall(r"[A-Z]+", words.upper())))
    known = set(Nationality.objects.filter(code__in=codes).values_list("code", flat=True))
    if unknown := [code for code in codes if code not in known]:
        raise ValidationError({"nationalities": f"No nationality has the code {', '.join(unknown)}."})
    return codes


def complaints(form: forms.Form) -> list[str]:
    """What a form refuses, in words, for a page that does not show the form again."""
    return [f"{name}: {' '.join(map(str, words))}" for name, words in form.errors.items()]


class FigureForm(forms.Form):
    """kind, hedge and figure: what is corrected most often."""

    kind = forms.ChoiceField(choices=OutcomeKind.choices)
    modifier = forms.ChoiceField(choices=Modifier.choices, label="hedge")
    number = forms.DecimalField(required=False, min_value=0, max_digits=18, decimal_places=3)
    lower = forms.DecimalField(required=False, min_value=0, max_digits=18, decimal_places=3)
    amount = forms.DecimalField(required=False, min_value=0, max_digits=20, decimal_places=2)
    status = forms.ChoiceField(choices=Status.choices)

    def corrections(self, claim: Claim) -> dict[str, Any]:
        """The values that differ from the claim's. Raises ValidationError when nothing was understood or changed."""
        if not self.is_valid():
            raise ValidationError(complaints(self))
        wanted = {name: self.cleaned_data[name] for name in ("kind", "status")}
        wanted |= figure_values(self.cleaned_data, money=claim.amount is not None)
        if claim.amount is not None:
            wanted["amount"] = self.cleaned_data["amount"]
        changed = {name: value for name, value in wanted.items() if getattr(claim, name) != value}
        if not changed:
            raise ValidationError("Nothing was changed.")
        return changed


def figure_values(cleaned: dict[str, Any], *, money: bool) -> dict[str, Any]:
    """modifier, low, best and high as the form means them; a sum of money alone has no count."""
    modifier, number, lower = cleaned["modifier"], cleaned.get("number"), cleaned.get("lower")
    if number is None and money and modifier != Modifier.UNSPECIFIED:
        modifier = Modifier.UNSPECIFIED
    return {"modifier": modifier, **bounds(modifier, number, lower)}


class ClaimForm(forms.ModelForm):  # type: ignore[type-arg]
    """A claim typed by hand, or corrected. Its quote is looked up in the article, which gives its span."""

    number = forms.DecimalField(
        required=False,
        min_value=0,
        max_digits=18,
        decimal_places=3,
        help_text=NUMBER_HELP,
        widget=UnfoldAdminDecimalFieldWidget(),
    )
    lower = forms.DecimalField(
        required=False,
        min_value=0,
        max_digits=18,
        decimal_places=3,
        label="Lower end",
        help_text=LOWER_HELP,
        widget=UnfoldAdminDecimalFieldWidget(),
    )
    nationalities = forms.CharField(
        required=False,
        help_text="ISO 3166 codes in order: CN, PK.",
        widget=UnfoldAdminTextInputWidget(),
    )
    quote = forms.CharField(
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        help_text="The words of the article that say so, copied from its text.",
    )
    start = forms.IntegerField(
        required=False,
        min_value=0,
        widget=UnfoldAdminIntegerFieldWidget(),
        help_text="Where the quote starts. Only needed when the same words stand several times.",
    )

    class Meta:
        model = Claim
        fields: tuple[str, ...] = (
            "article",
            "operation",
            "statistic",
            "kind",
            "modifier",
            "unit",
            "item",
            "amount",
            "currency",
            "sex",
            "status",
            "who",
            "part_of",
            "note",
        )
        widgets = {"modifier": UnfoldAdminSelectWidget()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["number"] = plain(figure_of(self.instance))
            self.initial["lower"] = plain(lower_of(self.instance))
            self.initial["nationalities"] = ", ".join(self.instance.nationalities)
            self.initial["quote"], self.initial["start"] = self.instance.quote, self.instance.start

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        for step in (self._figure, self._nationalities, self._words, self._belonging):
            try:
                step(cleaned)
            except ValidationError as error:
                self._tell(error)
        return cleaned

    def _figure(self, cleaned: dict[str, Any]) -> None:
        if "modifier" in cleaned:
            values = figure_values(cleaned, money=cleaned.get("amount") is not None)
            cleaned |= values
            for name, value in values.items():
                setattr(self.instance, name, value)

    def _nationalities(self, cleaned: dict[str, Any]) -> None:
        if "nationalities" in self.fields:
            cleaned["nationalities"] = codes_of(cleaned.get("nationalities", ""))
            self.instance.nationalities = cleaned["nationalities"]

    def _words(self, cleaned: dict[str, Any]) -> None:
        if "quote" not in self.fields:
            return  # the engine's words are not an editor's to change
        article = cleaned.get("article") or (self.instance.article if self.instance.article_id else None)
        if article is not None:
            start, end = locate(article.text, cleaned.get("quote", ""), cleaned.get("start"))
            self.instance.start, self.instance.end = start, end
            self.instance.quote = cleaned["quote"] = article.text[start:end]
            cleaned["start"] = start

    def _belonging(self, cleaned: dict[str, Any]) -> None:
        statistic = cleaned.get("statistic")
        if statistic is not None and cleaned.get("operation") is not None:
            raise ValidationError(
                {"statistic": "A figure belongs to an operation or to a statistic, never to both."}
            )
        if "statistic" in self.fields:
            self.instance.scope = "cumulative" if statistic is not None else "operation"
            if {"operation", "statistic"} <= self.fields.keys() and not (
                statistic or cleaned.get("operation")
            ):
                raise ValidationError(
                    {"operation": "Choose the operation, or the statistic, that it is about."}
                )

    def _post_clean(self) -> None:
        """The database's rules about the whole claim, also those about values that are no fields of this form."""
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        try:
            self.instance.validate_constraints(exclude={"operation", "article"})
        except ValidationError as error:
            self._tell(error)

    def _tell(self, error: ValidationError) -> None:
        """Shows each message at its field, or over the form when the form has no such field."""
        bounds_of = {"low": "lower", "best": "number", "high": "number"}
        told = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, words in told.items():
            place = bounds_of.get(name, name)
            self.add_error(place if place in self.fields else None, ValidationError(words))
