"""The frame around the pages: addresses, static files, and the browser that the other tests drive."""

import pytest
from django.contrib.staticfiles import finders


def test_the_front_page_leads_to_the_desk(client):
    response = client.get("/")
    assert (response.status_code, response["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("path", ["unfold/css/styles.css", "admin/js/core.js"])
def test_static_files_are_served_without_collecting_them(client, settings, path):
    assert settings.DEBUG is False
    assert finders.find(path), "the test asks for a file that no package has"
    response = client.get(f"/static/{path}")
    assert response.status_code == 200
    assert sum(map(len, response.streaming_content)) > 0


def test_the_desk_asks_who_is_there(browser, live_server):
    browser.goto(f"{live_server.url}/")
    assert browser.url == f"{live_server.url}/admin/login/?next=/admin/"
    assert "Blotter" in browser.title()
    assert browser.get_by_label("Password").is_visible()
