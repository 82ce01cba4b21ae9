"""System checks of the environment: a wrong variable is reported by name, never raised as a traceback."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

from config.environment import Problem


def environment_is_understood(
    app_configs: Sequence[AppConfig] | None = None, **options: Any
) -> list[checks.CheckMessage]:
    """One message per environment variable that the settings could not read as it was meant."""
    return [_message(problem) for problem in settings.ENVIRONMENT_PROBLEMS]


def _message(problem: Problem) -> checks.CheckMessage:
    kind = checks.Warning if problem.harmless else checks.Error
    return kind(problem.complaint, hint=problem.hint, id=problem.id, obj=problem.variable)
