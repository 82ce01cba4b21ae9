from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from incidents.export.bundle import ExportError, export_bundle


class Command(BaseCommand):
    help = "Writes the CSV set for reporters into a folder: confirmed records, each figure with its evidence."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="A new folder, or one that holds an earlier set.")
        parser.add_argument(
            "--include-proposed",
            action="store_true",
            help="Add what no editor has judged yet; the column `state` tells it apart.",
        )

    def handle(self, *, folder: Path, include_proposed: bool, **options: Any) -> None:
        try:
            report = export_bundle(folder, include_proposed=include_proposed)
        except ExportError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(report.summary())
