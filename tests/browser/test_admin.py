"""The admin as a person uses it: every page opened, an article pasted and judged, an operation typed by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import NoReverseMatch, reverse
from playwright.sync_api import Page, expect

from articles.models import Article
from incidents.models import Claim, Location, Operation
from incidents.reference import load_reference
from tests.builders import make_article, make_operation, make_place, make_user

STORY = """Police in Phnom Penh raided a warehouse in Chbar Ampov district on Monday and arrested 14 people.

They also seized 30 phones. Nearly 40 other people were released after questioning."""
PASSWORD = "a long password"


@pytest.fixture
def screenshots() -> Path:
    """Kept after the run, to be looked at."""
    folder = Path(settings.VAR) / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def complaints(browser: Page) -> list[str]:
    """What the browser's console says in red, and what it asks for beyond this server or in vain."""
    said: list[str] = []
    browser.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    browser.on(
        "requestfailed",
        lambda request: (
            None  # a field that completes takes its question back when another letter is typed
            if "ERR_ABORTED" in (request.failure or "")
            else said.append(f"failed: {request.url} {request.failure}")
        ),
    )
    browser.on(
        "response",
        lambda answer: said.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None,
    )
    return said


@pytest.fixture
def log_in(browser: Page, live_server: Any) -> Callable[[str], str]:
    """Logs a new member of a group in; returns the server's address."""

    def log_in(group: str) -> str:
        user = make_user(username=group.lower().replace(" ", "-"), password=PASSWORD)
        user.groups.set([Group.objects.get(name=group)])
        browser.goto(f"{live_server.url}/admin/")
        browser.fill("[name=username]", user.username)
        browser.fill("[name=password]", PASSWORD)
        browser.click("button[type=submit]")
        expect(browser.locator("#nav-sidebar-inner")).to_be_attached()
        return str(live_server.url)

    return log_in


@pytest.fixture
def sample_articles(checkout: Path, transactional_db: None) -> None:
    load_reference()
    call_command("import_articles", checkout / "fixtures" / "articles", verbosity=0)


def pages() -> Iterator[tuple[str, str]]:
    """Every page that a record of any kind has, by a name for its screenshot."""
    for model in admin.site._registry:
        name = f"{model._meta.app_label}_{model._meta.model_name}"
        yield f"{model._meta.model_name}-list", reverse(f"admin:{name}_changelist")
        yield f"{model._meta.model_name}-add", reverse(f"admin:{name}_add")
        record = model._default_manager.order_by("pk").first()
        if record is not None:
            yield f"{model._meta.model_name}-page", reverse(f"admin:{name}_change", args=[record.pk])
            yield f"{model._meta.model_name}-history", reverse(f"admin:{name}_history", args=[record.pk])
        for extra in ("import", "export"):
            try:
                yield f"{model._meta.model_name}-{extra}", reverse(f"admin:{name}_{extra}")
            except NoReverseMatch:
                continue


@pytest.mark.parametrize("group", ["Editor", "Reporter", "Administrator"])
def test_every_page_opens_without_a_complaint(
    browser, client, log_in, sample_articles, screenshots, complaints, group
):
    server = log_in(group)
    client.force_login(get_user_model().objects.get())
    folder = screenshots / group.lower()
    folder.mkdir(exist_ok=True)
    browser.screenshot(path=folder / "first-page.png")
    opened = 0
    for name, address in pages():
        if (
            group == "Administrator"
            and not name.startswith(("user", "group"))
            and not name.endswith("-import")
        ):
            continue  # the rest looks as it does to an editor
        if client.get(address).status_code == 403:
            continue  # tests/incidents/admin/test_roles.py holds the table of who may see what
        browser.goto(server + address)
        browser.screenshot(path=folder / f"{name}.png")
        opened += 1
    assert opened >= {"Editor": 60, "Reporter": 50, "Administrator": 13}[group]
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 420])
def test_the_pages_of_the_day_in_both_themes_and_on_a_telephone(
    browser, log_in, sample_articles, screenshots, complaints, scheme, width
):
    browser.emulate_media(color_scheme=scheme)
    browser.set_viewport_size({"width": width, "height": 900})
    server = log_in("Editor")
    claim = Claim.objects.filter(operation__isnull=False).order_by("pk").first()
    assert claim is not None
    assert claim.operation is not None
    for name, record in (("article", claim.article), ("operation", claim.operation), ("claim", claim)):
        browser.goto(server + reverse(f"admin:{record._meta.app_label}_{name}_change", args=[record.pk]))
        browser.wait_for_load_state("networkidle")
        browser.screenshot(path=screenshots / f"{name}-{scheme}-{width}.png", full_page=True)
        reach = browser.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert reach <= 1, f"{name} is {reach} pixels too wide"
    assert complaints == []


def test_an_article_is_pasted_read_and_judged(browser, log_in, transactional_db, screenshots, complaints):
    load_reference()
    server = log_in("Editor")
    browser.goto(server + reverse("admin:articles_article_add"))
    browser.fill("[name=title]", "Fourteen held at a warehouse")
    browser.fill("[name=text]", STORY)
    browser.fill("[name=published_on]", "2024-11-07")
    browser.screenshot(path=screenshots / "paste.png", full_page=True)
    browser.get_by_role("button", name="Save and read with the engine").click()
    expect(browser.locator(".desk-mark").first).to_be_visible()
    article = Article.objects.get()
    assert article.text == STORY

    arrest = Claim.objects.get(kind="arrest")
    card = browser.locator(f"#claim-{arrest.pk}")
    card.get_by_role("button", name="Accept").click()
    expect(browser.locator(f"#claim-{arrest.pk} .desk-state")).to_have_text("Accepted")

    seizure = Claim.objects.get(kind="seizure")
    card = browser.locator(f"#claim-{seizure.pk}")
    card.locator("summary", has_text="Correct").click()
    card.locator("[name=number]").fill("31")
    browser.screenshot(path=screenshots / "correct.png")
    card.get_by_role("button", name="Save correction").click()
    card = browser.locator(f"#claim-{seizure.pk}")
    expect(card.locator(".desk-state")).to_have_text("Corrected")
    expect(card).to_contain_text("31")
    expect(card.locator("del").first).to_contain_text("30")

    release = Claim.objects.get(kind="release")
    card = browser.locator(f"#claim-{release.pk}")
    card.locator("summary", has_text="Reject").click()
    card.locator("[name=reason]").select_option("not_stated")
    card.get_by_role("button", name="Reject", exact=False).last.click()
    expect(browser.locator(f"#claim-{release.pk} .desk-state")).to_have_text("Rejected")

    browser.locator(".desk-group-head").get_by_role("button", name="Confirm").click()
    expect(browser.locator(".desk-group-head .desk-state")).to_have_text("Confirmed")
    browser.screenshot(path=screenshots / "judged.png", full_page=True)

    for claim in (arrest, seizure, release):
        claim.refresh_from_db()
    assert [claim.state for claim in (arrest, seizure, release)] == ["accepted", "corrected", "rejected"]
    assert (seizure.best, seizure.proposed["best"]) == (31, "30")
    assert Operation.objects.get().code == "KH-2024-00001"
    browser.goto(server + reverse("admin:incidents_claim_history", args=[seizure.pk]))
    expect(browser.locator(".desk-history")).to_contain_text("editor")
    browser.screenshot(path=screenshots / "history.png", full_page=True)
    assert complaints == []


def test_words_and_proposals_light_each_other_up_and_obey_the_keyboard(
    browser, log_in, sample_articles, complaints
):
    server = log_in("Editor")
    claim = Claim.objects.filter(state="proposed", operation__isnull=False).order_by("pk").first()
    assert claim is not None
    browser.goto(server + reverse("admin:articles_article_change", args=[claim.article_id]))
    card = browser.locator(f"#claim-{claim.pk}")
    accept = card.get_by_role("button", name="Accept")
    accept.focus()
    expect(browser.locator(".desk-mark.desk-lit").first).to_be_visible()
    assert f"claim-{claim.pk}" in (
        browser.locator(".desk-mark.desk-lit").first.get_attribute("data-keys") or ""
    )
    browser.keyboard.press("Enter")
    expect(browser.locator(f"#claim-{claim.pk} .desk-state")).to_have_text("Accepted")
    assert browser.url.endswith(f"#claim-{claim.pk}")
    assert complaints == []


def choose(browser: Page, name: str, words: str, option: str) -> None:
    """Chooses in a field that completes what is typed."""
    browser.locator(f"[name={name}] + .select2").click()
    browser.locator(".select2-search__field").last.fill(words)
    browser.locator(".select2-results__option", has_text=option).first.click()


def test_an_operation_is_typed_by_hand(browser, log_in, sample_articles, screenshots, complaints):
    server = log_in("Editor")
    article = Article.objects.exclude(text="").filter(language="en").order_by("pk").first()
    assert article is not None
    quote = article.text.split("\n\n")[-1][:80]
    browser.goto(server + reverse("admin:incidents_operation_add"))
    browser.fill("[name=title]", "Raid typed by hand")
    browser.select_option("[name=kind]", "raid")
    browser.fill("[name=started_on]", "2024-11-03")
    browser.fill("[name=ended_on]", "2024-11-07")
    browser.select_option("[name=date_precision]", "day")
    browser.get_by_role("link", name="Places").click()
    choose(browser, "places-0-location", "chong phlah", "Chong Phlah, Kaev Seima, Mondulkiri")
    browser.screenshot(path=screenshots / "type-places.png")
    browser.get_by_role("link", name="Agencies", exact=True).last.click()
    choose(browser, "operation_agencies-0-agency", "anti-corruption unit", "Anti-Corruption Unit")
    browser.select_option("[name=operation_agencies-0-role]", "lead")
    browser.get_by_role("link", name="Add claims").click()
    choose(browser, "claims-2-0-article", article.title[:20], article.title[:20])
    browser.fill("[name=claims-2-0-quote]", quote)
    browser.fill("[name=claims-2-0-number]", "100")
    browser.select_option("[name=claims-2-0-kind]", "site_closed")
    browser.select_option("[name=claims-2-0-modifier]", "about")
    browser.fill("[name=claims-2-0-unit]", "sites")
    browser.screenshot(path=screenshots / "type-claim.png", full_page=True)
    browser.get_by_role("button", name="Save", exact=True).click()
    expect(browser.locator("#changelist")).to_be_visible()

    operation = Operation.objects.get(title="Raid typed by hand")
    assert operation.dates == "3 to 7 November 2024"
    place = operation.places.get()
    assert (place.location, place.level) == (Location.objects.get(code="110101"), "commune")
    assert operation.operation_agencies.get().role == "lead"
    claim = operation.claims.get()
    assert (claim.state, claim.best, claim.low) == ("accepted", 100, None)
    assert article.text[claim.start : claim.end] == claim.quote
    browser.goto(server + reverse("admin:incidents_operation_change", args=[operation.pk]) + "#outcomes")
    browser.screenshot(path=screenshots / "typed-outcomes.png")
    assert complaints == []


def test_a_wording_is_settled_and_taught(browser, log_in, transactional_db, screenshots, complaints):
    load_reference()
    server = log_in("Editor")
    text = STORY.replace("Chbar Ampov district", "Tonle Qwertz commune in Chbar Ampov district")
    article = make_article(text=text)
    start = text.index("Tonle Qwertz")
    row = make_place(
        make_operation(state="proposed"),
        wording="Tonle Qwertz",
        state="proposed",
        rule="place.commune.unresolved",
        engine_version="1",
        article=article,
        quote="Tonle Qwertz",
        start=start,
        end=start + len("Tonle Qwertz"),
    )
    commune = Location.objects.filter(level="commune", parent__name="Chbar Ampov").first()
    assert commune is not None
    page = server + reverse("admin:incidents_operationplace_change", args=[row.pk])
    browser.goto(page)
    browser.wait_for_load_state("networkidle")
    choose(browser, "location", commune.name, commune.path)
    browser.get_by_role("button", name="Save", exact=True).click()
    words = f"Teach: “Tonle Qwertz” means {commune.path}"
    expect(browser.get_by_role("button", name=words)).to_have_count(1)
    browser.screenshot(path=screenshots / "teach-after-saving.png")
    browser.emulate_media(color_scheme="dark")
    browser.set_viewport_size({"width": 420, "height": 900})
    browser.goto(page)
    expect(browser.get_by_role("button", name=words)).to_have_count(1)
    browser.screenshot(path=screenshots / "teach-dark-420.png", full_page=True)
    reach = browser.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert reach <= 1, f"the page is {reach} pixels too wide"
    browser.get_by_role("button", name=words).click()
    expect(browser.get_by_role("button", name=words)).to_have_count(0)
    expect(browser.locator("body")).to_contain_text("The next reading knows its wording")
    browser.screenshot(path=screenshots / "taught-dark-420.png", full_page=True)
    assert commune.aliases.filter(name="Tonle Qwertz").exists()
    row.refresh_from_db()
    assert (row.location, row.level) == (commune, "commune")
    assert complaints == []
