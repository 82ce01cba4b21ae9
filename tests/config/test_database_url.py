import pytest

from config.database_url import DatabaseURLError, database_from_url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://desk:pw@db.news.example:5433/blotter",
            ("blotter", "desk", "pw", "db.news.example", "5433"),
        ),
        ("postgres://desk@db.news.example/blotter", ("blotter", "desk", "", "db.news.example", "")),
        ("postgresql://d%40sk:p%3Aw%2F%25@h/a%20b", ("a b", "d@sk", "p:w/%", "h", "")),
        ("postgresql:///blotter", ("blotter", "", "", "", "")),
        (
            "postgresql://desk@/blotter?host=/run/postgresql&port=5433",
            ("blotter", "desk", "", "/run/postgresql", "5433"),
        ),
        ("postgresql://desk@[::1]:5432/blotter", ("blotter", "desk", "", "::1", "5432")),
    ],
)
def test_reads_an_address(url, expected):
    database = database_from_url(url)
    assert tuple(database[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert database["OPTIONS"] == {}


def test_connection_options_stand_in_the_query():
    database = database_from_url("postgresql://h/blotter?sslmode=require&connect_timeout=5")
    assert database["OPTIONS"] == {"sslmode": "require", "connect_timeout": "5"}


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///blotter.db",
        "blotter",
        "postgresql://h",
        "postgresql://h/",
        "postgresql://h/a/b",
        "postgresql://h:port/blotter",
        "postgresql://[::1/blotter",
        "postgresql://h/blotter?sslmod=require",
    ],
)
def test_refuses_what_is_no_address_of_a_database(url):
    with pytest.raises(DatabaseURLError):
        database_from_url(url)
