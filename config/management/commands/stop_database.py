from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.embedded_account import EmbeddedServerError


class Command(BaseCommand):
    help = "Stops the embedded PostgreSQL server. The next command that needs it starts it again."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            stopped = settings.EMBEDDED_SERVER.stop()
        except EmbeddedServerError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            "The embedded database was stopped." if stopped else "No embedded database is running."
        )
