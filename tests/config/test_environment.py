from pathlib import Path

import pytest

from config.environment import IDS, Environment

FALLBACK = ["localhost"]


def ids(environment: Environment) -> list[str]:
    return [problem.id for problem in environment.problems]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("yes", True), ("1", True), ("On", True), ("no", False), ("0", False), (" false ", False)],
)
def test_reads_yes_and_no(word, expected):
    environment = Environment({"BLOTTER_DEBUG": word})
    assert environment.boolean("BLOTTER_DEBUG", default=not expected) is expected
    assert environment.problems == []


@pytest.mark.parametrize("default", [True, False])
def test_a_word_that_is_neither_yes_nor_no_gives_the_default_and_a_problem(default):
    environment = Environment({"BLOTTER_DEBUG": "maybe"})
    assert environment.boolean("BLOTTER_DEBUG", default=default) is default
    assert ids(environment) == ["blotter.E003"]


@pytest.mark.parametrize("word", ["", "  "])
def test_an_empty_variable_counts_as_unset(word):
    environment = Environment(dict.fromkeys(IDS, word))
    assert environment.boolean("BLOTTER_HTTPS", default=True) is True
    assert environment.database("DATABASE_URL") is None
    assert environment.hosts("BLOTTER_ALLOWED_HOSTS", default=FALLBACK) == FALLBACK
    assert environment.time_zone("BLOTTER_NEWSROOM_TIME_ZONE", default="UTC") == "UTC"
    assert environment.secret_key("BLOTTER_SECRET_KEY") is None
    assert environment.problems == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("blotter.news.example", ["blotter.news.example"]),
        (" a.example , .b.example,", ["a.example", ".b.example"]),
        ("127.0.0.1,[::1],*", ["127.0.0.1", "[::1]", "*"]),
    ],
)
def test_reads_host_names(word, expected):
    environment = Environment({"BLOTTER_ALLOWED_HOSTS": word})
    assert environment.hosts("BLOTTER_ALLOWED_HOSTS", default=FALLBACK) == expected
    assert environment.problems == []


@pytest.mark.parametrize(
    "word",
    ["https://blotter.news.example", "blotter.news.example:8000", "a.example/desk", "a b.example", "-a"],
)
def test_refuses_what_is_more_than_a_host_name(word):
    environment = Environment({"BLOTTER_ALLOWED_HOSTS": word})
    assert environment.hosts("BLOTTER_ALLOWED_HOSTS", default=FALLBACK) == FALLBACK
    assert ids(environment) == ["blotter.E005"]


@pytest.mark.parametrize(
    "word", ["blotter.news.example", "ftp://blotter.news.example", "https://a.example/desk"]
)
def test_refuses_what_is_no_origin(word):
    environment = Environment({"BLOTTER_CSRF_TRUSTED_ORIGINS": f"https://good.news.example,{word}"})
    assert environment.origins("BLOTTER_CSRF_TRUSTED_ORIGINS") == []
    assert ids(environment) == ["blotter.E007"]


@pytest.mark.parametrize("word", ["Phnom Penh", "Asia/Atlantis", "../etc/passwd", "+07:00", "Asia"])
def test_refuses_what_is_no_time_zone(word):
    environment = Environment({"BLOTTER_NEWSROOM_TIME_ZONE": word})
    assert environment.time_zone("BLOTTER_NEWSROOM_TIME_ZONE", default="Asia/Phnom_Penh") == "Asia/Phnom_Penh"
    assert ids(environment) == ["blotter.E006"]


def test_reads_a_folder_that_does_not_exist_yet(tmp_path):
    environment = Environment({"BLOTTER_VAR": f"{tmp_path}/new/run time"})
    assert environment.folder("BLOTTER_VAR", default=Path("/")) == tmp_path / "new" / "run time"
    assert environment.problems == []


def test_refuses_a_relative_folder_and_one_below_a_file(tmp_path):
    (tmp_path / "file").touch()
    for word in ("var", f"{tmp_path}/file", f"{tmp_path}/file/var"):
        environment = Environment({"BLOTTER_VAR": word})
        assert environment.folder("BLOTTER_VAR", default=tmp_path) == tmp_path
        assert ids(environment) == ["blotter.E002"]


@pytest.mark.parametrize("word", ["hunter2", "a" * 60])
def test_refuses_a_weak_secret_key_without_repeating_it(word):
    environment = Environment({"BLOTTER_SECRET_KEY": word})
    assert environment.secret_key("BLOTTER_SECRET_KEY") is None
    assert ids(environment) == ["blotter.E004"]
    assert word not in str(environment.problems[0])


def test_an_unknown_name_of_ours_is_a_warning_since_it_may_be_a_misspelling():
    environment = Environment({"BLOTTER_DEBG": "yes", "PATH": "/bin"})
    assert [(problem.variable, problem.id) for problem in environment.problems] == [
        ("BLOTTER_DEBG", "blotter.W001")
    ]
    assert environment.problems[0].harmless


def test_a_wrong_database_is_never_replaced_by_the_embedded_one():
    environment = Environment({"DATABASE_URL": "mysql://u:hidden-word@h/blotter"})
    assert environment.database("DATABASE_URL") == {"ENGINE": "django.db.backends.dummy"}
    assert ids(environment) == ["blotter.E001"]
    assert "hidden-word" not in str(environment.problems[0])


def test_ids_are_not_shared():
    assert len(set(IDS.values())) == len(IDS)
