"""System checks of the environment: a wrong variable is reported by name, never raised as a traceback."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

from config.environment import Problem


def environment_is_understood(
    app_configs: Sequence[AppConfig] | None = None, **options: Any
) -> list[CheckMessage]:
    """One message per environment variable that the settings could not read as it was meant."""
    return [_message(problem) for problem in settings.ENVIRONMENT_PROBLEMS]


def _message(problem: Problem) -> CheckMessage:
    kind = Warning if problem.harmless else Error
    return kind(problem.complaint, hint=problem.hint, id=problem.id, obj=problem.variable)
