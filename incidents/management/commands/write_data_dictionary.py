from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from incidents.export.dictionary import data_dictionary

PAGE = settings.BASE_DIR / "docs" / "data-dictionary.md"


class Command(BaseCommand):
    help = "Writes docs/data-dictionary.md from the registry of columns."

    def handle(self, **options: Any) -> None:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(data_dictionary(), encoding="utf-8")
        self.stdout.write(f"Wrote {PAGE}.")
