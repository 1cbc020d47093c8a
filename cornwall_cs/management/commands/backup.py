"""Back up the record: the database and the documents, in one archive."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import filesizeformat

from casework import clock
from cornwall_cs.backup import BackupRefused, make


class Command(BaseCommand):
    help = "Write the database and the documents into one archive, while both are in use."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("to", type=Path, help="the archive to make, or a folder to make it in")

    def handle(self, *args: Any, **options: Any) -> None:
        database, store = settings.DATABASES["default"], settings.DOCUMENT_STORE
        try:
            archive, manifest = make(database=database, store=store, to=options["to"], at=clock.now())
        except BackupRefused as refused:
            raise CommandError(f"No backup was made. {refused}") from refused
        self.stdout.write(
            f"Backed up {manifest.rows} rows of {len(manifest.contents.tables)} tables and "
            f"{manifest.documents} documents to {archive} ({filesizeformat(archive.stat().st_size)}).\n"
            "It holds personal data: keep it encrypted. SECRET_KEY and DOCUMENT_KEYS are not in it."
        )
