"""Settings and commands as a person meets them: processes of their own, with an environment of their own."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Manage = Callable[..., "subprocess.CompletedProcess[str]"]
REAL_SITE = {
    "BLOTTER_HTTPS": "yes",
    "BLOTTER_BEHIND_PROXY": "yes",
    "BLOTTER_ALLOWED_HOSTS": "blotter.news.example",
}


@pytest.fixture
def run(checkout: Path, bare_environment: dict[str, str], place: Path) -> Iterator[Manage]:
    """Runs Python in the checkout with a run-time folder of the test, and the given variables."""

    def run(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        environment = bare_environment | {"BLOTTER_VAR": str(place / "var")} | variables
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, check=False, cwd=checkout, env=environment, capture_output=True, text=True
        )

    yield run
    run("manage.py", "stop_database")


@pytest.mark.parametrize("arguments", [["check"], ["help"], ["migrate", "--help"], ["stop_database"]])
def test_no_server_is_started_for_a_command_without_need(run, place, arguments):
    assert run("manage.py", *arguments).returncode == 0
    assert not (place / "var" / "postgres").exists()


def test_a_command_that_needs_the_server_starts_it_and_stop_database_ends_it(run):
    assert run("manage.py", "showmigrations", "auth").returncode == 0
    assert run("manage.py", "stop_database").stdout == "The embedded database was stopped.\n"
    assert run("manage.py", "stop_database").stdout == "No embedded database is running.\n"


def test_every_wrong_variable_is_named_at_once(run):
    result = run(
        "manage.py",
        "check",
        DATABASE_URL="mysql://desk@h/blotter",
        BLOTTER_DEBUG="maybe",
        BLOTTER_NEWSROOM_TIME_ZONE="Phnom Penh",
    )
    assert result.returncode == 1
    for check in ("blotter.E001", "blotter.E003", "blotter.E006"):
        assert check in result.stderr
    assert "Traceback" not in result.stderr


def test_a_run_time_folder_that_cannot_be_made_is_named(run):
    result = run("manage.py", "check", BLOTTER_VAR="/proc/blotter")
    assert result.returncode == 1
    assert "blotter.E002" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_database_that_cannot_be_used_is_said_in_words(run, place):
    folder = place / "var" / "postgres"
    folder.mkdir(parents=True)
    (folder / "PG_VERSION").write_text("16\n")
    result = run("manage.py", "showmigrations")
    assert result.returncode == 1
    assert "was made by PostgreSQL 16" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_misspelt_variable_is_a_warning(run):
    result = run("manage.py", "check", BLOTTER_DEBG="yes")
    assert result.returncode == 0
    assert "blotter.W001" in result.stderr
    assert "BLOTTER_DEBG" in result.stderr


def test_the_settings_of_a_real_site_pass_the_deployment_checks(run):
    result = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **REAL_SITE)
    assert result.stderr == ""
    assert result.returncode == 0


def test_a_wsgi_server_refuses_to_serve_on_a_misread_setting(run):
    result = run("-c", "import config.wsgi", BLOTTER_HTTPS="sure")
    assert result.returncode != 0
    assert "blotter.E008" in result.stderr


POOL = "from django.conf import settings; print(settings.DATABASES['default'].get('OPTIONS', {}).get('pool'))"


@pytest.mark.parametrize("url", ["", "postgresql://desk@db.news.example/blotter"])
def test_connections_are_pooled_in_the_server_and_nowhere_else(run, url):
    assert "max_size" in run("-c", f"import config.wsgi; {POOL}", DATABASE_URL=url).stdout
    command = f"import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'config.settings'; {POOL}"
    assert run("-c", command, DATABASE_URL=url).stdout == "None\n"


def test_the_server_answers_through_the_pool_after_its_database_was_stopped(run):
    script = """
import config.wsgi
from django.conf import settings
from django.db import connection

def ask():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        print(cursor.fetchone()[0])
    connection.close()

ask()
settings.EMBEDDED_SERVER.stop()
ask()
connection.close_pool()
"""
    result = run("-c", script)
    assert result.stdout == "1\n1\n", result.stderr
