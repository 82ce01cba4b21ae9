"""The form in which an article is pasted."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from articles.addresses import canonical_address
from articles.models import Article
from articles.reading import canonical_text, language_of


class ArticleForm(forms.ModelForm):  # type: ignore[type-arg]
    """An article as an editor pastes it. Its text becomes canonical, and its day follows from its moment."""

    url = forms.CharField(
        required=False,
        label="Address",
        max_length=1000,
        help_text="Its full web address, by which it is known again.",
        widget=UnfoldAdminTextInputWidget(),
    )
    language = forms.CharField(
        required=False,
        max_length=20,
        help_text="en, km … Empty: read from the text.",
        widget=UnfoldAdminTextInputWidget(),
    )
    text = forms.CharField(
        strip=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 18}),
        help_text="Paste the whole text. Markdown is understood; a blank line separates paragraphs.",
    )

    class Meta:
        model = Article
        fields = (
            "title",
            "text",
            "outlet",
            "published_at",
            "published_on",
            "url",
            "code",
            "description",
            "category",
            "language",
            "screening",
            "reprint_of",
        )
        widgets = {
            "title": UnfoldAdminTextInputWidget(),
            "description": UnfoldAdminTextareaWidget(attrs={"rows": 2}),
        }

    def clean_text(self) -> str:
        text = canonical_text(self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n"))
        if not text:
            raise ValidationError("Paste the text of the article.")
        if "\0" in text:
            raise ValidationError("The text holds a character that cannot be stored (U+0000).")
        return text

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_url(self) -> str:
        printed = self.cleaned_data["url"].strip()
        if not printed:
            return ""
        if not (address := canonical_address(printed)):
            raise ValidationError("This is no full web address: https://news.example/story")
        return address

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if moment := cleaned.get("published_at"):
            cleaned["published_on"] = timezone.localdate(moment)
        if "language" in self.fields and not cleaned.get("language"):
            cleaned["language"] = language_of(cleaned.get("text") or self.instance.text)
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        self.instance.text_sha256 = hashlib.sha256(self.instance.text.encode()).hexdigest()
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            known = "article_without_code_and_url_is_known_by_its_text"
            words = ["The same text is there already."] if known in str(error) else error.messages
            self.add_error(None, ValidationError(words))
