"""`manage.py load_reference_data`: places, agencies, offences and nationalities from the files."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.extraction.lexicon import LexiconError
from articles.reference import ReferenceDataError
from incidents.reference import load_reference


class Command(BaseCommand):
    help = "Loads the reference data from the files, or brings it up to date. What people added or changed stays."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = load_reference()
        except (ReferenceDataError, LexiconError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(str(report))
