"""Aliases from the admin reach the next reading: typed, taught with one click, and taken back."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from articles.models import Article
from incidents.models import AgencyAlias, Location, LocationAlias, OperationAgency, OperationPlace
from tests import builders
from tests.incidents.admin.conftest import log_in
from tests.incidents.admin.test_operations import forms, row_of

pytestmark = pytest.mark.django_db

PLACE = "admin:incidents_operationplace_%s"
AGENCY = "admin:incidents_operationagency_%s"
STORY = (
    "Police arrested 14 men in Qwertzuiop commune, Kaev Seima district, Mondulkiri province, on Tuesday. "
    "The raid was led by the Zephyr Taskforce."
)
BUTTON = "Teach: “Qwertzuiop” means Chong Phlah, Kaev Seima, Mondulkiri"


@pytest.fixture
def world():
    """A commune and an authority that the story calls by names that nobody has told the engine."""
    province = builders.make_location(name="Mondulkiri", key="KH-11")
    district = builders.make_location(name="Kaev Seima", level="district", parent=province, key="KH-1101")
    commune = builders.make_location(name="Chong Phlah", level="commune", parent=district, key="KH-110101")
    agency = builders.make_agency(name="Committee of the Zephyr")
    builders.make_offence()
    return {"commune": commune, "district": district, "agency": agency}


def read(client: Client, text: str = STORY) -> Article:
    """An article with the text, read by the engine at an editor's word."""
    article = builders.make_article(text=text, published_on=date(2024, 11, 7))
    read_again(client, article)
    return article


def read_again(client: Client, article: Article) -> None:
    client.post(reverse("admin:articles_article_read", args=[article.pk]))


def place_of(article: Article) -> OperationPlace:
    return OperationPlace.objects.get(article=article, wording__in=["Qwertzuiop", "Chong Phlah"])


def correct(client: Client, place: OperationPlace, location: Location, **changes: object):
    values = {"location": location.pk, "wording": place.wording, "level": "", "role": "site", **changes}
    return client.post(reverse(PLACE % "change", args=[place.pk]), values, follow=True)


def teach(client: Client, row: OperationPlace | OperationAgency, **posted: str):
    name = AGENCY if isinstance(row, OperationAgency) else PLACE
    return client.post(reverse(name % "decide", args=[row.pk]), {"act": "teach", **posted}, follow=True)


def told(answer) -> str:
    return " ".join(map(str, answer.context["messages"]))


def test_a_correction_taught_with_one_click_is_known_to_the_next_reading(editor, world, tmp_path, capsys):
    place = place_of(read(editor))
    assert place.location is None
    answer = correct(editor, place, world["commune"])
    assert BUTTON in told(answer)
    assert "taught. The next reading knows its wording" in told(teach(editor, place))
    later = place_of(read(editor, STORY.replace("14", "15")))
    assert (later.location, later.level, later.method) == (world["commune"], "commune", "alias")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    call_command("extract", str(tmp_path / "story.txt"), form="jsonl")
    record = json.loads(capsys.readouterr().out)
    assert {place["name"] for place in record["operations"][0]["places"]} >= {"Chong Phlah"}


def test_an_agency_taught_with_one_click_is_known_to_the_next_reading(editor, world):
    row = OperationAgency.objects.get(article=read(editor), wording="Zephyr Taskforce")
    assert row.agency is None
    answer = editor.post(
        reverse(AGENCY % "change", args=[row.pk]),
        {"agency": world["agency"].pk, "wording": row.wording, "role": "lead"},
        follow=True,
    )
    assert "Teach: “Zephyr Taskforce” means Committee of the Zephyr" in told(answer)
    teach(editor, row)
    later = OperationAgency.objects.get(article=read(editor, STORY.replace("14", "15")))
    assert later.agency == world["agency"]


def test_the_page_of_a_judged_place_shows_the_button_until_it_is_taught(editor, world):
    row = builders.make_place(builders.make_operation(), world["commune"], wording="Qwertzuiop")
    page = reverse(PLACE % "change", args=[row.pk])
    html = editor.get(page).content.decode()
    assert BUTTON in html
    assert "csrfmiddlewaretoken" in html
    answer = teach(editor, row, next=page)
    assert answer.redirect_chain == [(page, 302)]
    html = answer.content.decode()
    assert BUTTON not in html
    assert "cannot be taught" not in html
    assert "is an alias of Chong Phlah, Kaev Seima, Mondulkiri already" in told(teach(editor, row))


def test_the_page_says_why_a_wording_is_not_taught(editor, world):
    row = builders.make_place(builders.make_operation(), world["commune"], wording="the village")
    html = editor.get(reverse(PLACE % "change", args=[row.pk])).content.decode()
    assert "cannot be taught to the engine: it says what kind of place it is, and not which" in html
    assert 'value="teach"' not in html


def test_saving_and_staying_on_the_page_offers_it_once(editor, world):
    row = builders.make_place(builders.make_operation(), wording="Qwertzuiop")
    answer = correct(editor, row, world["commune"], _continue="yes")
    assert answer.content.decode().count(BUTTON) == 1


def test_how_precisely_a_place_is_known_follows_the_place_that_is_chosen(editor, world):
    row = builders.make_place(builders.make_operation(), wording="Qwertzuiop", level="site")
    correct(editor, row, world["commune"], level="site")
    row.refresh_from_db()
    assert row.level == "commune"


def test_a_place_that_waits_offers_nothing(editor, world):
    row = builders.make_place(
        builders.make_operation(), world["commune"], wording="Qwertzuiop", state="proposed"
    )
    assert "Teach:" not in editor.get(reverse(PLACE % "change", args=[row.pk])).content.decode()
    assert "nothing to teach" in told(teach(editor, row))
    assert not LocationAlias.objects.exists()


def test_a_place_corrected_on_the_page_of_its_operation_is_offered_there(editor, world):
    row = builders.make_place(
        builders.make_operation(state="proposed"), wording="Qwertzuiop", state="proposed"
    )
    page = reverse("admin:incidents_operation_change", args=[row.operation_id])
    rows = [{**row_of(row), "location": world["commune"].pk, "level": ""}]
    answer = editor.post(page, {**forms(places=rows), "_continue": "yes"}, follow=True)
    assert BUTTON in told(answer)
    assert f'name="next" value="{page}"' in told(answer)
    again = editor.post(
        page, {**forms(places=[row_of(OperationPlace.objects.get())]), "_continue": "yes"}, follow=True
    )
    assert BUTTON not in told(again)


def test_several_are_taught_from_the_list(editor, world):
    first = builders.make_place(builders.make_operation(), world["commune"], wording="Qwertzuiop")
    second = builders.make_place(builders.make_operation(), world["commune"], wording="Chong Phlah")
    answer = editor.post(
        reverse(PLACE % "changelist"),
        {"action": "teach_selected", "_selected_action": [first.pk, second.pk]},
        follow=True,
    )
    assert "1 taught. The next reading knows its wording." in told(answer)
    assert "“Chong Phlah” is not taught: it is the name of Chong Phlah" in told(answer)
    assert [alias.name for alias in LocationAlias.objects.all()] == ["Qwertzuiop"]


def test_the_history_of_the_alias_names_who_taught_it(world):
    client = log_in("Editor")
    teach(client, builders.make_place(builders.make_operation(), world["commune"], wording="Qwertzuiop"))
    alias = LocationAlias.objects.get()
    name = client.get("/admin/").wsgi_request.user.get_username()
    html = client.get(reverse("admin:incidents_locationalias_history", args=[alias.pk])).content.decode()
    assert name in html
    assert "added" in html


@pytest.mark.parametrize("role", ["Reporter", "outsider", "nobody"])
def test_nobody_else_teaches(client_of, world, role):
    client = client_of(role)
    place = builders.make_place(builders.make_operation(), world["commune"], wording="Qwertzuiop")
    agency = builders.make_operation_agency(
        builders.make_operation(), world["agency"], wording="Zephyr Unit X"
    )
    for name, row in ((PLACE, place), (AGENCY, agency)):
        answer = client.post(reverse(name % "decide", args=[row.pk]), {"act": "teach"})
        assert answer.status_code == (302 if role == "nobody" else 403)
        client.post(reverse(name % "changelist"), {"action": "teach_selected", "_selected_action": [row.pk]})
        if role == "Reporter":
            assert "Teach" not in client.get(reverse(name % "change", args=[row.pk])).content.decode()
    assert not LocationAlias.objects.exists()
    assert not AgencyAlias.objects.exists()


def test_who_may_judge_but_not_add_aliases_does_not_teach(world):
    user = builders.make_user()
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["view_operationplace", "change_operationplace"])
    )
    client = Client()
    client.force_login(user)
    row = builders.make_place(builders.make_operation(), world["commune"], wording="Qwertzuiop")
    page = reverse(PLACE % "change", args=[row.pk])
    assert "Teach" not in client.get(page).content.decode()
    assert "Teach" not in client.get(reverse(PLACE % "changelist")).content.decode()
    assert teach(client, row).status_code == 403
    assert "Teach" not in told(correct(client, row, world["district"]))
    assert not LocationAlias.objects.exists()


def strict_client() -> Client:
    """An editor's client that is asked for its tokens, as a browser is."""
    user = builders.make_user()
    user.groups.set([Group.objects.get(name="Editor")])
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    return client


def test_a_post_without_its_token_is_refused(world):
    row = builders.make_place(builders.make_operation(), world["commune"], wording="Qwertzuiop")
    client = strict_client()
    assert client.post(reverse(PLACE % "decide", args=[row.pk]), {"act": "teach"}).status_code == 403
    assert client.get(reverse(PLACE % "decide", args=[row.pk])).status_code == 405
    assert not LocationAlias.objects.exists()


def test_the_button_in_the_message_carries_a_token_that_is_taken(world):
    row = builders.make_place(builders.make_operation(), wording="Qwertzuiop")
    client = strict_client()
    page = reverse(PLACE % "change", args=[row.pk])
    client.get(page)
    token = client.cookies["csrftoken"].value
    answer = correct(client, row, world["commune"], csrfmiddlewaretoken=token)
    (form,) = [message for message in map(str, answer.context["messages"]) if "<form" in message]
    token = form.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert teach(client, row, csrfmiddlewaretoken=token).status_code == 200
    assert LocationAlias.objects.get().name == "Qwertzuiop"


def test_a_wording_is_never_taken_as_html(editor, world):
    row = builders.make_place(builders.make_operation(), wording="<b>Chong</b> & Co")
    answer = correct(editor, row, world["commune"])
    assert "<b>Chong" not in told(answer)
    assert "Teach: “&lt;b&gt;Chong" in told(answer)


# --- aliases that are typed ---------------------------------------------------------------------------------------


def save_location(client: Client, location: Location, aliases: list[dict[str, object]]) -> None:
    """Saves the page of a place with its aliases."""
    old = sum("id" in alias for alias in aliases)
    posted: dict[str, object] = {"aliases-TOTAL_FORMS": len(aliases), "aliases-INITIAL_FORMS": old}
    for number, alias in enumerate(aliases):
        posted |= {f"aliases-{number}-{name}": value for name, value in alias.items()}
    fields = ("name", "local_name", "level", "site_type", "country", "code", "key")
    posted |= {name: getattr(location, name) for name in fields} | {"parent": location.parent_id}
    answer = client.post(reverse("admin:incidents_location_change", args=[location.pk]), posted)
    assert answer.status_code == 302, answer.context["errors"]


def test_an_alias_typed_on_the_page_of_a_place_is_used_by_the_next_reading_and_no_longer_once_deleted(
    senior, world
):
    article = read(senior)
    assert place_of(article).location is None
    save_location(senior, world["commune"], [{"name": "Qwertzuiop"}])
    alias = LocationAlias.objects.get()
    read_again(senior, article)
    assert place_of(article).location == world["commune"]
    kept = {"id": alias.pk, "location": world["commune"].pk, "name": "Qwertzuiop"}
    save_location(senior, world["commune"], [{**kept, "DELETE": "on"}])
    read_again(senior, article)
    assert place_of(article).location is None


def test_an_alias_that_is_renamed_is_no_longer_known_by_its_old_name(editor, world):
    article = read(editor)
    alias = world["commune"].aliases.create(name="Qwertzuiop")
    read_again(editor, article)
    assert place_of(article).location == world["commune"]
    page = reverse("admin:incidents_locationalias_change", args=[alias.pk])
    editor.post(page, {"location": world["commune"].pk, "name": "Asdfghjkl"})
    read_again(editor, article)
    assert place_of(article).location is None


def test_an_alias_of_an_agency_typed_by_an_editor_is_used_by_the_next_reading(editor, world):
    article = read(editor)
    editor.post(
        reverse("admin:incidents_agencyalias_add"),
        {"agency": world["agency"].pk, "name": "the Zephyr Taskforce"},
    )
    read_again(editor, article)
    assert OperationAgency.objects.get(article=article).agency == world["agency"]
    AgencyAlias.objects.all().delete()
    read_again(editor, article)
    assert OperationAgency.objects.get(article=article).agency is None


def test_what_an_editor_has_judged_stays_when_the_alias_goes(editor, world):
    article = read(editor)
    alias = world["commune"].aliases.create(name="Qwertzuiop")
    read_again(editor, article)
    editor.post(reverse(PLACE % "decide", args=[place_of(article).pk]), {"act": "accept"})
    alias.delete()
    read_again(editor, article)
    assert place_of(article).location == world["commune"]


def test_a_correction_that_is_not_taught_is_not_proposed_against_by_the_next_reading(editor, world):
    article = read(editor)
    correct(editor, place_of(article), world["commune"])
    row = OperationAgency.objects.get(article=article)
    values = {"agency": world["agency"].pk, "wording": row.wording, "role": "participant"}
    editor.post(reverse(AGENCY % "change", args=[row.pk]), values)
    read_again(editor, article)
    assert place_of(article).location == world["commune"]
    assert OperationAgency.objects.get(article=article).agency == world["agency"]


@pytest.mark.parametrize("printed", ["Asdfghjkl Casino", "Qwertz Palace"])
def test_a_site_that_editors_keep_is_known_by_its_name_and_its_alias(editor, world, printed):
    site = builders.make_location(
        name="Qwertz Palace", level="site", parent=world["commune"], site_type="casino"
    )
    site.aliases.create(name="Asdfghjkl Casino")
    text = f"Police arrested 14 men at {printed} in Mondulkiri province on Tuesday."
    assert OperationPlace.objects.get(article=read(editor, text), level="site").location == site
    elsewhere = text.replace("Mondulkiri", "Takeo").replace("14", "15")
    builders.make_location(name="Takeo", key="KH-21")
    assert not OperationPlace.objects.filter(article=read(editor, elsewhere), location=site).exists()
