"""Rows for tests: each function makes one row that the database accepts; `changes` replaces its fields."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article, Outlet
from incidents.models import (
    Agency,
    Claim,
    Location,
    Offence,
    Operation,
    OperationAgency,
    OperationOffence,
    OperationPlace,
    OperationReport,
    Outcome,
    Statistic,
)

numbers = count(1)
TEXT = "Police arrested 14 people at a warehouse on Monday. No one was hurt."
QUOTE = "Police arrested 14 people"


def make_user(**changes: Any) -> User:
    """A user who may log in to the admin and has no permission yet. The password is "a long password"."""
    password = changes.pop("password", "a long password")
    fields = {"username": f"editor{next(numbers)}", "is_staff": True, **changes}
    return User.objects.create_user(password=password, **fields)


def an_editor() -> User:
    """The one editor who signs what no test cares about."""
    return User.objects.filter(username="sok").first() or make_user(username="sok")


def signed(state: str) -> dict[str, Any]:
    """The signature that the database wants beside a judgement of this state."""
    if state in ("proposed", "stale"):
        return {"decided_by": None, "decided_at": None}
    reason = {"reject_reason": "not_stated"} if state == "rejected" else {}
    return {"decided_by": an_editor(), "decided_at": timezone.now(), **reason}


def make_outlet(**changes: Any) -> Outlet:
    number = next(numbers)
    return Outlet.objects.create(**{"name": f"Outlet {number}", "host": f"outlet{number}.example", **changes})


def make_article(**changes: Any) -> Article:
    number = next(numbers)
    fields: dict[str, Any] = {
        "code": f"A-{number}",
        "url": f"https://news.example/{number}",
        "title": "Fourteen held at a warehouse",
        "published_on": date(2024, 11, 7),
        "text": TEXT,
        **changes,
    }
    digest = hashlib.sha256(fields["text"].encode()).hexdigest()
    return Article.objects.create(text_sha256=digest, **fields)


def make_location(**changes: Any) -> Location:
    """A unit below `parent`; without one and without a level, a province of Cambodia."""
    number = next(numbers)
    fields: dict[str, Any] = {"level": "province", "country": "KH", "name": f"Province {number}", **changes}
    if fields["level"] != "country" and "parent" not in fields:
        fields["parent"] = cambodia()
    parent = fields.get("parent")
    fields.setdefault("key", f"{parent.key}-x{number}" if parent else fields["country"])
    return Location.objects.create(**fields)


def cambodia() -> Location:
    country, _ = Location.objects.get_or_create(
        key="KH", defaults={"level": "country", "country": "KH", "name": "Cambodia"}
    )
    return country


def make_agency(**changes: Any) -> Agency:
    number = next(numbers)
    fields = {"key": f"agency-{number}", "name": f"Agency {number}", "kind": "police", "country": "KH"}
    return Agency.objects.create(**{**fields, **changes})


def make_offence(**changes: Any) -> Offence:
    number = next(numbers)
    return Offence.objects.create(**{"slug": f"offence_{number}", "name": f"Offence {number}", **changes})


def make_operation(**changes: Any) -> Operation:
    """A confirmed operation of one day, with its code; `state="proposed"` makes one that waits."""
    fields: dict[str, Any] = {
        "title": "Raid on a warehouse",
        "kind": "raid",
        "state": "confirmed",
        "started_on": date(2024, 11, 6),
        "ended_on": date(2024, 11, 6),
        "date_precision": "day",
        **changes,
    }
    if fields["state"] == "confirmed":
        fields.setdefault("code", f"KH-2024-{next(numbers):05}")
    return Operation.objects.create(**{**signed(fields["state"]), **fields})


def make_report(operation: Operation, article: Article, **changes: Any) -> OperationReport:
    return OperationReport.objects.create(operation=operation, article=article, **changes)


def make_place(operation: Operation, location: Location | None = None, **changes: Any) -> OperationPlace:
    level = location.level if location else "site"
    fields = {"location": location, "level": level, "state": "accepted", **changes}
    return OperationPlace.objects.create(operation=operation, **{**signed(fields["state"]), **fields})


def make_operation_agency(
    operation: Operation, agency: Agency | None = None, **changes: Any
) -> OperationAgency:
    fields = {"agency": agency, "state": "accepted", **changes}
    return OperationAgency.objects.create(operation=operation, **{**signed(fields["state"]), **fields})


def make_operation_offence(operation: Operation, offence: Offence, **changes: Any) -> OperationOffence:
    fields = {"offence": offence, "state": "accepted", **changes}
    return OperationOffence.objects.create(operation=operation, **{**signed(fields["state"]), **fields})


def exactly(number: int | str) -> dict[str, Decimal]:
    """The bounds of an exact figure."""
    return dict.fromkeys(("low", "best", "high"), Decimal(number))


def make_claim(**changes: Any) -> Claim:
    """An accepted claim: an article says that 14 people were arrested. `quote` is looked up in its text."""
    fields: dict[str, Any] = {"kind": "arrest", "state": "accepted", "quote": QUOTE, **changes}
    if "article" not in fields:
        fields["article"] = make_article()
    if not {"low", "best", "high", "modifier"} & fields.keys():
        fields.update(exactly(14))
    if fields["quote"] and "start" not in fields:
        fields["start"] = fields["article"].text.index(fields["quote"])
        fields["end"] = fields["start"] + len(fields["quote"])
    if fields.get("statistic"):
        fields["scope"] = "cumulative"
    elif "operation" not in fields:
        fields["operation"] = fields["outcome"].operation if fields.get("outcome") else make_operation()
    return Claim.objects.create(**{**signed(fields["state"]), **fields})


def make_outcome(**changes: Any) -> Outcome:
    """What is said of an operation, without claims: 14 arrests, as one article says."""
    fields: dict[str, Any] = {"kind": "arrest", "rule": "single_source", **changes}
    if not {"low", "best", "high"} & fields.keys():
        fields.update(exactly(14))
    if fields["rule"] == "editor":
        fields.setdefault("note", "The court's own list says so.")
        fields.update(signed("accepted"))
    if "operation" not in fields:
        fields["operation"] = make_operation()
    return Outcome.objects.create(**fields)


def make_statistic(**changes: Any) -> Statistic:
    """An accepted cumulative figure, without claims: 1,450 deported from January to September 2022."""
    fields: dict[str, Any] = {
        "kind": "deportation",
        "state": "accepted",
        "period_start": date(2022, 1, 1),
        "period_end": date(2022, 9, 30),
        **changes,
    }
    if not {"low", "best", "high"} & fields.keys():
        fields.update(exactly(1450))
    return Statistic.objects.create(**{**signed(fields["state"]), **fields})
