"""Encrypt every stored file anew with the current key, so that an older one can be put away."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casework.files import store


class Command(BaseCommand):
    help = "Encrypt every stored file with the first of DOCUMENT_KEYS. May be stopped and run again."

    def handle(self, *args: Any, **options: Any) -> None:
        renewed, unreadable = 0, 0
        for name in store.names():
            try:
                store.renew(name)
                renewed += 1
            except store.NotReadable:
                unreadable += 1
                self.stdout.write(f"{name}: cannot be read with any of the keys")
        self.stdout.write(f"{renewed} files are under the current key.")
        if unreadable:
            raise CommandError(f"{unreadable} could not be read. Keep the older keys until they can be.")
