"""The page of an article: pasting, reading with the engine, and judging beside the words."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.urls import reverse

from articles.models import Article
from incidents.models import Claim, Operation
from incidents.reference import load_reference
from tests import builders

ADD = "admin:articles_article_add"
STORY = (
    "Police raided a warehouse in Chbar Ampov district of Phnom Penh on Monday and arrested 14 people.\r\n\r\n"
    "They seized 30 phones."
)
PASTED = {
    "title": "  Fourteen   held ",
    "text": f"  {STORY}  ",
    "published_on": "2024-11-07",
    "published_at_0": "",
    "published_at_1": "",
    "screening": "unread",
}


def events_of(record: Any) -> Any:
    return record.events


def page(article, name="change"):
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def test_a_pasted_article_becomes_canonical(editor):
    text = STORY + " In Kratié."
    decomposed = unicodedata.normalize("NFD", text)
    answer = editor.post(reverse(ADD), {**PASTED, "text": decomposed})
    assert answer.status_code == 302
    article = Article.objects.get()
    assert article.text == text.replace("\r\n", "\n")
    assert article.text_sha256 == hashlib.sha256(article.text.encode()).hexdigest()
    assert (article.title, article.language, article.published_on) == (
        "Fourteen held",
        "en",
        date(2024, 11, 7),
    )


def test_the_day_follows_from_the_moment_in_the_newsroom_s_time(editor):
    moment = {"published_at_0": "2024-11-08", "published_at_1": "00:35:00", "published_on": "2024-11-01"}
    editor.post(reverse(ADD), {**PASTED, **moment})
    article = Article.objects.get()
    assert article.published_on == date(2024, 11, 8)
    assert article.published_at == datetime(2024, 11, 7, 17, 35, tzinfo=UTC)


def test_khmer_is_read_from_the_text(editor):
    editor.post(reverse(ADD), {**PASTED, "text": "នគរបាលបានបង្ក្រាបទីតាំងល្បែងស៊ីសង"})
    assert Article.objects.get().language == "km"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"text": " \r\n "}, "This field is required"),
        ({"text": "  \t"}, "This field is required"),
        ({"url": "the front page"}, "This is no full web address"),
        ({"url": "javascript:alert(1)"}, "This is no full web address"),
        ({"title": ""}, "This field is required"),
    ],
)
def test_what_cannot_be_stored_is_refused_in_words(editor, wrong, words):
    answer = editor.post(reverse(ADD), {**PASTED, **wrong})
    assert words in answer.content.decode() or "Paste the text" in answer.content.decode()
    assert not Article.objects.exists()


def test_the_same_article_is_not_taken_twice(editor):
    editor.post(reverse(ADD), PASTED)
    assert "The same text is there already" in editor.post(reverse(ADD), PASTED).content.decode()
    address = {"url": "https://News.example/story?utm_source=mail"}
    editor.post(reverse(ADD), {**PASTED, "text": "Another one.", **address})
    again = editor.post(reverse(ADD), {**PASTED, "text": "And a third.", "url": "https://news.example/story"})
    assert "article_url_is_unique" in again.content.decode() or "already" in again.content.decode()
    assert Article.objects.count() == 2


def test_a_pasted_article_is_read_by_the_engine_and_again_without_effect(editor):
    load_reference()
    editor.post(reverse(ADD), {**PASTED, "_read": "yes"})
    article = Article.objects.get()
    claims = Claim.objects.filter(article=article)
    assert {(claim.kind, claim.best) for claim in claims} >= {("arrest", 14)}
    assert {claim.state for claim in claims} == {"proposed"}
    assert (article.screening, article.engine_version != "") == ("relevant", True)
    before = set(claims.values_list("pk", flat=True)), Operation.objects.count()
    editor.post(page(article, "read"))
    assert (set(claims.values_list("pk", flat=True)), Operation.objects.count()) == before


def test_what_the_engine_reads_at_an_editor_s_word_stays_the_engine_s(editor):
    """A proposal counts as touched by a person only when one judged it, not when one asked for the reading."""
    load_reference()
    editor.post(reverse(ADD), {**PASTED, "_read": "yes"})
    claim = Claim.objects.get(kind="arrest")
    signed = [event.pgh_context.metadata for event in events_of(claim).select_related("pgh_context")]
    assert not [metadata for metadata in signed if "user" in metadata]
    article = claim.article
    Article.objects.filter(pk=article.pk).update(text="A meeting was held about roads.")
    editor.post(page(article, "read"))
    assert not Claim.objects.filter(article=article).exists()


def test_without_reference_data_the_engine_says_what_to_run(editor):
    article = builders.make_article()
    answer = editor.post(page(article, "read"), follow=True)
    assert "load_reference_data" in str(next(iter(answer.context["messages"])))


def test_a_failing_engine_costs_nobody_the_pasted_text(editor, monkeypatch):
    def fail(*args, **kwargs):
        raise ZeroDivisionError

    load_reference()
    monkeypatch.setattr("articles.extraction.engine.extract", fail)
    answer = editor.post(reverse(ADD), {**PASTED, "_read": "yes"}, follow=True)
    assert Article.objects.count() == 1
    assert any("The engine failed" in str(message) for message in answer.context["messages"])


def test_the_text_is_fixed_once_quotes_rest_on_it(editor):
    article = builders.make_article()
    assert 'name="text"' in editor.get(page(article)).content.decode()
    builders.make_claim(article=article)
    assert 'name="text"' not in editor.get(page(article)).content.decode()
    form = {
        "title": "New title",
        "text": "Other words.",
        "language": "en",
        "screening": "unread",
        "code": article.code,
    }
    editor.post(page(article), form)
    article.refresh_from_db()
    assert (article.title, article.text) == ("New title", builders.TEXT)


def test_the_words_are_marked_and_linked_to_their_proposals(editor):
    article = builders.make_article()
    claim = builders.make_claim(article=article, state="proposed")
    html = editor.get(page(article)).content.decode()
    assert f'id="words-claim-{claim.pk}">Police arrested 14 people</mark>' in html
    assert f'href="#claim-{claim.pk}"' in html
    assert f'href="#words-claim-{claim.pk}"' in html


def test_nothing_in_a_text_is_taken_as_html(editor):
    text = "Raid <script>alert(1)</script> & ![](https://evil.example/pixel.png) <img src=x onerror=alert(2)>"
    html = editor.get(page(builders.make_article(text=text, title="<b>Bold</b>"))).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "<img src=x" not in html
    assert 'src="https://evil' not in html


def test_the_page_costs_no_query_for_each_proposal(editor, django_assert_max_num_queries):
    article = builders.make_article()
    operation = builders.make_operation(state="proposed")
    builders.make_report(operation, article)
    for _ in range(30):
        builders.make_claim(article=article, operation=operation, state="proposed")
        builders.make_place(
            operation, builders.make_location(level="district", parent=builders.make_location())
        )
    with django_assert_max_num_queries(25):
        editor.get(page(article))


def test_a_proposal_is_accepted_beside_its_words(editor):
    claim = builders.make_claim(state="proposed")
    back = f"{page(claim.article)}#claim-{claim.pk}"
    decide = reverse("admin:incidents_claim_decide", args=[claim.pk])
    answer = editor.post(decide, {"act": "accept", "next": back})
    assert answer["Location"] == back
    claim.refresh_from_db()
    assert claim.state == "accepted"


def test_a_page_elsewhere_is_no_place_to_return_to(editor):
    claim = builders.make_claim(state="proposed")
    decide = reverse("admin:incidents_claim_decide", args=[claim.pk])
    answer = editor.post(decide, {"act": "accept", "next": "https://evil.example/"})
    assert answer["Location"] == reverse("admin:incidents_claim_change", args=[claim.pk])


def test_a_correction_beside_the_words_keeps_the_original_and_shows_both(editor):
    claim = builders.make_claim(state="proposed", rule="outcome.arrest", engine_version="1")
    claim.proposed = claim.values()
    claim.save()
    decide = reverse("admin:incidents_claim_decide", args=[claim.pk])
    figures = {
        "act": "correct",
        "kind": "detention",
        "modifier": "about",
        "number": "40",
        "lower": "",
        "status": "done",
    }
    editor.post(decide, figures)
    claim.refresh_from_db()
    assert (claim.state, claim.kind, claim.modifier) == ("corrected", "detention", "about")
    assert (claim.low, claim.best, claim.high) == (None, 40, None)
    assert claim.proposed["best"] == "14"
    html = editor.get(page(claim.article)).content.decode()
    assert "about 40" in html
    assert "<del>best 14</del>" in html


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"number": ""}, "needs a figure"),
        ({"lower": "3"}, "Only a range or a vague figure"),
        ({"modifier": "range"}, "lower end"),
        ({"number": "fourteen"}, "number"),
        ({}, "Nothing was changed"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused_in_words(editor, wrong, words):
    claim = builders.make_claim(state="proposed")
    decide = reverse("admin:incidents_claim_decide", args=[claim.pk])
    figures = {
        "act": "correct",
        "kind": "arrest",
        "modifier": "exact",
        "number": "14",
        "lower": "",
        "status": "done",
    }
    answer = editor.post(decide, {**figures, **wrong}, follow=True)
    assert words in str(next(iter(answer.context["messages"])))
    claim.refresh_from_db()
    assert (claim.state, claim.best) == ("proposed", 14)


def test_articles_are_screened_together(editor):
    articles = [builders.make_article() for _ in range(2)]
    chosen = {"action": "mark_irrelevant", "_selected_action": [article.pk for article in articles]}
    editor.post(reverse("admin:articles_article_changelist"), chosen)
    assert Article.objects.filter(screening="irrelevant").count() == 2
    assert events_of(articles[0]).get().pgh_context.metadata["user"]
