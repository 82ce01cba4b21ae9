"""System checks: what is wrong with the surroundings is reported by name, never raised as a traceback."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.db import connections

from articles.extraction.lexicon import LexiconError, all_faults
from articles.extraction.likelihood import model, sureness
from config.environment import Problem

OLDEST_POSTGRESQL = 150000


def environment_is_understood(
    app_configs: Sequence[AppConfig] | None = None, **options: Any
) -> list[checks.CheckMessage]:
    """One message per environment variable that the settings could not read as it was meant."""
    return [_message(problem) for problem in settings.ENVIRONMENT_PROBLEMS]


def lexicons_are_sound(
    app_configs: Sequence[AppConfig] | None = None, **options: Any
) -> list[checks.CheckMessage]:
    """One message per fault in the engine's data, with its file and, in a word list, the line and the entry."""
    hint = "The files are in articles/extraction/data; docs/extraction.md tells what each holds."
    return [checks.Error(fault, hint=hint, id="blotter.E013") for fault in engine_faults()]


def engine_faults() -> list[str]:
    """What is wrong with the engine's word lists and weights, in words."""
    found = [str(fault) for fault in all_faults()]
    for fitted in (model, sureness):
        try:
            fitted()
        except LexiconError as error:
            found.append(str(error))
    return found


def database_is_supported(
    app_configs: Sequence[AppConfig] | None = None, databases: Sequence[str] | None = None, **options: Any
) -> list[checks.CheckMessage]:
    """Asks the databases that a command names; `migrate` does. The others are not even connected to."""
    return [message for alias in databases or () for message in _complaints(alias)]


def _complaints(alias: str) -> list[checks.CheckMessage]:
    if connections[alias].vendor != "postgresql":
        return []  # a refused DATABASE_URL, which has its own message
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version_num')::int, current_setting('server_encoding')"
        )
        version, encoding = cursor.fetchone()
    found: list[checks.CheckMessage] = []
    if version < OLDEST_POSTGRESQL:
        said = f"The server is PostgreSQL {version // 10000}."
        found.append(checks.Error(said, hint="Use PostgreSQL 15 or newer.", id="blotter.E011"))
    if encoding != "UTF8":
        said = f"The database is encoded in {encoding}, which cannot hold every script."
        hint = "Create it anew: CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0"
        found.append(checks.Error(said, hint=hint, id="blotter.E012"))
    return found


def _message(problem: Problem) -> checks.CheckMessage:
    kind = checks.Warning if problem.harmless else checks.Error
    return kind(problem.complaint, hint=problem.hint, id=problem.id, obj=problem.variable)
