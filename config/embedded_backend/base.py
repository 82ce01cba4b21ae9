"""Django's PostgreSQL backend, which starts the embedded server when somebody connects, and not before."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.backends.postgresql import base, client
from django.db.utils import OperationalError

from config.embedded_account import EmbeddedServerError


def _ensure_running() -> None:
    try:
        settings.EMBEDDED_SERVER.ensure_running()
    except EmbeddedServerError as error:
        raise OperationalError(str(error)) from error


class DatabaseClient(client.DatabaseClient):
    def runshell(self, parameters: Iterable[str]) -> None:
        _ensure_running()
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        """Called before every connection, so a server that was stopped meanwhile is started again."""
        _ensure_running()
        return super().get_connection_params()
