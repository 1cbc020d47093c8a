"""Look at every stored file: that it is there, can be read, and is what was kept."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casework.files import store
from casework.files.keeping import examine
from casework.models import StoredFile


class Command(BaseCommand):
    help = "Check that every stored file is there and unaltered, and list files that belong to no record."

    def handle(self, *args: Any, **options: Any) -> None:
        wrong, known = 0, set()
        for file in StoredFile.objects.order_by("uploaded_at").iterator(chunk_size=200):
            known.add(file.name)
            problem, _ = examine(file)
            if problem:
                wrong += 1
                self.stdout.write(f"{file.pk} ({file.name}): {problem}")
        orphans = [name for name in store.names() if name not in known]
        for name in orphans:
            self.stdout.write(f"{name}: belongs to no record; left by an upload that did not end")
        self.stdout.write(f"{len(known)} files checked, {wrong} wrong, {len(orphans)} without a record.")
        if wrong:
            raise CommandError("Bring the files named above back from a backup.")
