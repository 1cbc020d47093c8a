"""Load the demonstration caseload, once; say whose a database is; list the sign-ins."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cornwall_cs.demonstration import loading
from cornwall_cs.demonstration.families import STORIES
from cornwall_cs.demonstration.loading import Whose
from cornwall_cs.demonstration.staff import sign_ins

#: How many families --short tells of.
FEW = 3
#: What --check ends with where the database is somebody else's.
FOREIGN = 3


class Command(BaseCommand):
    help = "Load the demonstration caseload into an empty database. Run again, it keeps what is there."

    def add_arguments(self, parser: CommandParser) -> None:
        only = parser.add_mutually_exclusive_group()
        only.add_argument(
            "--check", action="store_true", help=f"load nothing; end with {FOREIGN} where it would be refused"
        )
        only.add_argument("--list", action="store_true", help="print one sign-in for each role")
        only.add_argument("--fresh", action="store_true", help="throw the demonstration away and start over")
        parser.add_argument(
            "--short", action="store_true", help=f"tell of {FEW} families only, in a few seconds"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError("This loads invented people. Set DEMONSTRATION=true where that is wanted.")
        if options["list"]:
            self._list()
            return
        whose = loading.whose()
        if whose is Whose.FOREIGN:
            raise CommandError(
                "This database holds something that no demonstration made. Nothing was changed."
                " Name an empty one in DATABASE_URL.",
                returncode=FOREIGN,
            )
        if not options["check"]:
            self._load(whose, fresh=options["fresh"], short=options["short"])

    def _load(self, whose: Whose, *, fresh: bool, short: bool) -> None:
        if whose is Whose.OURS and not fresh:
            self.stdout.write("The demonstration is loaded already, and kept.")
            return
        if whose is Whose.OURS:
            loading.empty()
        loading.load(STORIES[:FEW] if short else STORIES)
        self.stdout.write("The demonstration is loaded.")

    def _list(self) -> None:
        rows = [("Role", "Name", "Username"), *((s["role"], s["name"], s["username"]) for s in sign_ins())]
        wide = [max(len(row[column]) for row in rows) for column in range(2)]
        for role, name, username in rows:
            self.stdout.write(f"  {role:<{wide[0]}}  {name:<{wide[1]}}  {username}")
        self.stdout.write(f"\nThe password for all of them: {settings.DEMONSTRATION_PASSWORD}")
