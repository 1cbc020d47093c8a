"""Restore the record from an archive that `backup` made."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cornwall_cs.backup import BackupRefused, RestoredDiffers, check, restore
from cornwall_cs.backup.manifest import Manifest

#: What it ends with when something was written that is not right.
DIFFERS = 3


class Command(BaseCommand):
    help = f"""Lay an archive back into an empty database and an empty document store. Ends with 0 when all
    of it stands as it stood, 1 when it was refused and nothing was written, {DIFFERS} when what stands
    differs from the archive."""
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("archive", type=Path, help="the archive")
        parser.add_argument("--check", action="store_true", help="read it from end to end and write nothing")
        parser.add_argument("--overwrite-database", default="", metavar="NAME", help="its name, if not empty")
        parser.add_argument("--overwrite-documents", default="", metavar="FOLDER", help="the store, likewise")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["check"]:
                self._say("This archive is whole", check(options["archive"]))
                return
            manifest, pending = restore(
                archive=options["archive"],
                database=settings.DATABASES["default"],
                store=settings.DOCUMENT_STORE,
                overwrite_database=options["overwrite_database"],
                overwrite_documents=options["overwrite_documents"],
            )
        except BackupRefused as refused:
            raise CommandError(f"Nothing was restored. {refused}") from refused
        except RestoredDiffers as differs:
            raise CommandError(str(differs), returncode=DIFFERS) from differs
        self._say("Restored and looked through", manifest)
        if pending:
            self.stdout.write("This release is newer than the archive. Run manage.py migrate before serving.")

    def _say(self, what: str, manifest: Manifest) -> None:
        self.stdout.write(
            f"{what}: {manifest.rows} rows of {len(manifest.contents.tables)} tables and "
            f"{manifest.documents} documents, made {manifest.made_at} by release {manifest.version}."
        )
