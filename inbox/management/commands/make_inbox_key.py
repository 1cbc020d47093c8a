from typing import Any

from django.core.management.base import BaseCommand

from inbox.sealing import new_pair


class Command(BaseCommand):
    help = "Makes a pair of keys for the inbox: one for the form's site, one for the record."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        private, public = new_pair()
        self.stdout.write("For the settings of the form's site:")
        self.stdout.write(f"INBOX_PUBLIC_KEY={public}")
        self.stdout.write("For the settings of the record, before any older one, and for nowhere else:")
        self.stdout.write(f"INBOX_PRIVATE_KEYS={private}")
