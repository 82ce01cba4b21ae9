import signal
import subprocess
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from incidents.demo import decide_samples, make_account
from incidents.models import Claim, Operation

ARTICLES = settings.BASE_DIR / "fixtures" / "articles"
EXPORT = settings.VAR / "export"


class Command(BaseCommand):
    help = "Shows Blotter with the sample articles: imports, judges some proposals, exports CSV and serves the admin."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--no-serve", action="store_true", help="Do all but serve, and stop the embedded database."
        )
        parser.add_argument("--address", default="127.0.0.1:8000", help="Where the admin is served.")

    def handle(self, *, no_serve: bool, address: str, **options: Any) -> None:
        signal.signal(
            signal.SIGTERM, lambda *_: sys.exit(143)
        )  # so that a stopped demo leaves no server behind
        try:
            self.prepare()
            if not no_serve:
                self.serve(address)
        finally:
            connections.close_all()
            settings.EMBEDDED_SERVER.stop()

    def prepare(self) -> None:
        """Everything that can be shown: idempotent, and quick when it is all there."""
        self.step("Database and reference data")
        call_command("migrate", verbosity=0, stdout=self.stdout)
        call_command("load_reference_data", stdout=self.stdout)
        self.step("Articles")
        call_command("import_articles", ARTICLES, stdout=self.stdout, stderr=self.stderr)
        accounts = [make_account("demo-editor", "Editor"), make_account("demo-reporter", "Reporter")]
        self.step("Sample decisions")
        judged = decide_samples(User.objects.get(username="demo-editor"))
        self.stdout.write(f"{judged} operations were judged just now. {self.records()}")
        self.step("CSV")
        call_command("export_csv", EXPORT, stdout=self.stdout)
        self.step("Accounts, with new passwords")
        for account in accounts:
            self.stdout.write(f"{account.name:14} {account.password}   ({account.group})")

    def step(self, title: str) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(f"\n{title}"))

    def records(self) -> str:
        operations = Operation.objects.all()
        counts = {label: operations.filter(state=state).count() for state, label in Operation.State.choices}
        kinds = ", ".join(f"{count} {label.lower()}" for label, count in counts.items())
        return f"Operations: {kinds}. {Claim.objects.open().count()} claims wait for an editor."

    def serve(self, address: str) -> None:
        """Serves until Ctrl-C."""
        self.stdout.write(f"\nThe admin is at http://{address}/admin/   (Ctrl-C ends it)")
        self.stdout.flush()
        server = [
            sys.executable,
            "-m",
            "gunicorn",
            "config.wsgi",
            f"--bind={address}",
            "--threads=8",
            "--log-level=warning",
        ]
        with subprocess.Popen(server, cwd=settings.BASE_DIR) as process:
            try:
                if process.wait():
                    raise CommandError(f"The admin cannot be served on {address}; try another --address.")
            except KeyboardInterrupt:
                self.stdout.write("\nThe demo has ended; `make demo` starts it again with all its records.")
            finally:
                process.terminate()
