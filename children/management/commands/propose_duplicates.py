"""List pairs of records that may be one person."""

from typing import Any

from django.core.management.base import BaseCommand

from children.finding_people.duplicates import propose


class Command(BaseCommand):
    help = "List pairs of person numbers that may be one person, and why. Names nobody, changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        pairs = propose()
        for pair in pairs:
            self.stdout.write(f"{pair.one}  {pair.other}  {pair.why}")
        self.stdout.write(f"{len(pairs)} pair{'' if len(pairs) == 1 else 's'} to look at.")
