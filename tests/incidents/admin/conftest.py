"""Clients who are logged in as a member of each group, and records of every kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from articles.models import ImportItem, ImportRun
from incidents.models import Nationality
from tests import builders

ROLES = ("Editor", "Senior editor", "Reporter", "Administrator")


def log_in(role: str) -> Client:
    user = builders.make_user(username=f"{role.lower()} {next(builders.numbers)}")
    user.groups.set([Group.objects.get(name=role)])
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def client_of(db: None) -> Callable[[str], Client]:
    """A client of a role; "nobody" is not logged in, "outsider" is logged in and in no group."""

    def client(role: str) -> Client:
        if role == "nobody":
            return Client()
        if role == "outsider":
            stranger = Client()
            stranger.force_login(builders.make_user())
            return stranger
        return log_in(role)

    return client


@pytest.fixture
def editor(db: None) -> Client:
    return log_in("Editor")


@pytest.fixture
def senior(db: None) -> Client:
    return log_in("Senior editor")


@pytest.fixture
def reporter(db: None) -> Client:
    return log_in("Reporter")


@pytest.fixture
def records(db: None) -> dict[str, Any]:
    """One record of every kind that has a page, by the name of its model."""
    province = builders.make_location(name="Kandal")
    article = builders.make_article(outlet=builders.make_outlet())
    operation = builders.make_operation(state="proposed")
    agency, offence = builders.make_agency(), builders.make_offence()
    outcome = builders.make_outcome(operation=operation)
    run = ImportRun.objects.create(engine_version="1.0")
    made: list[Any] = [
        province,
        province.aliases.create(name="Kandal town"),
        article,
        article.outlet,
        agency,
        agency.aliases.create(name="The agency"),
        offence,
        Nationality.objects.create(code="KH", name="Cambodia", words=["Cambodian"]),
        operation,
        builders.make_report(operation, article),
        builders.make_place(operation, province),
        builders.make_operation_agency(operation, agency),
        builders.make_operation_offence(operation, offence),
        outcome,
        builders.make_claim(operation=operation, outcome=outcome, article=article),
        builders.make_statistic(),
        run,
        ImportItem.objects.create(run=run, path="story.md", result="created", article=article),
        builders.make_user(),
        Group.objects.get(name="Reporter"),
    ]
    return {record._meta.model_name: record for record in made}
