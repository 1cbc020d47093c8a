import re
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from inbox.rights import install, statements_for


class Command(BaseCommand):
    help = "Gives a PostgreSQL role the rights of the form's site, and takes every other from it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role")

    def handle(self, *args: Any, **options: Any) -> None:
        role = options["role"]
        if connection.vendor != "postgresql":
            raise CommandError("SQLite knows no roles: give the form's site a file of its own instead.")
        if not re.fullmatch(r"[a-z_][a-z0-9_]*", role):
            raise CommandError("A role is written in small letters, figures and underscores.")
        install("default")
        with connection.cursor() as cursor:
            for statement in statements_for(role, connection.settings_dict["NAME"]):
                cursor.execute(statement)
        self.stdout.write(f"{role} can insert into the inbox, and keep and read drafts by their tokens.")
