"""Write anew what people are found by, from their records."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from children.finding_people.index import rebuild


class Command(BaseCommand):
    help = "Rebuild what people are found by, from their records. Safe to run at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            people = rebuild()
        self.stdout.write(f"{people} people can be found.")
