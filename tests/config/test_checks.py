import pytest
from django.db import connection

from config.checks import database_is_supported

pytestmark = pytest.mark.django_db


class Answer:
    """Stands for a cursor: what the server says of itself."""

    def __init__(self, *row):
        self.row = row

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        pass

    def execute(self, query):
        pass

    def fetchone(self):
        return self.row


def test_the_server_under_test_is_supported():
    assert database_is_supported(databases=["default"]) == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ((140011, "UTF8"), ["blotter.E011"]),
        ((150000, "UTF8"), []),
        ((160004, "SQL_ASCII"), ["blotter.E012"]),
        ((140011, "LATIN1"), ["blotter.E011", "blotter.E012"]),
    ],
)
def test_an_old_server_and_another_encoding_are_refused(monkeypatch, row, expected):
    monkeypatch.setattr(connection, "cursor", lambda: Answer(*row))
    assert [message.id for message in database_is_supported(databases=["default"])] == expected


def test_no_database_is_asked_unless_a_command_names_it(monkeypatch):
    monkeypatch.setattr(connection, "cursor", lambda: pytest.fail("the database was asked"))
    assert database_is_supported(databases=None) == []
