"""Have ClamAV look at files that were kept while it did not answer."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from casework.files.keeping import examine, note_scan
from casework.files.scanning import NotScanned, scan
from casework.models import StoredFile


class Command(BaseCommand):
    help = "Scan stored files for viruses: those never scanned, or with --again every one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="scan every file, scanned before or not")

    def handle(self, *args: Any, **options: Any) -> None:
        files = StoredFile.objects.order_by("uploaded_at")
        wanted = files if options["again"] else files.filter(scans=None)
        scanned = infected = 0
        for file in wanted.iterator(chunk_size=200):
            problem, content = examine(file)
            if problem:
                self.stdout.write(f"{file.pk}: {problem}")
                continue
            try:
                found = scan(content)
            except NotScanned:
                raise CommandError(
                    f"ClamAV does not answer. {scanned} scanned before it stopped. Check CLAMD."
                ) from None
            note_scan(file, found)
            scanned += 1
            if found.virus:
                infected += 1
                self.stdout.write(f"{file.pk}: {found.virus}. It does not open any more.")
        self.stdout.write(f"{scanned} scanned, {infected} with a virus.")
