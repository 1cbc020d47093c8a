"""Take in the forms that partners sent online. Meant to run every few minutes.

Each becomes a contact on the MARU's desk, in nobody's name; which child each one named is, a screener
says. A form that cannot be taken in stays in the inbox, and the command ends with a failure, so that
whatever watches over the server hears of it.
"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from referrals.services import take_in_waiting


class Command(BaseCommand):
    help = "Take in the forms that partners sent online."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.INBOX_PRIVATE_KEYS:
            raise CommandError("INBOX_PRIVATE_KEYS is missing: without a key no form can be opened.")
        taken = take_in_waiting(by=None)
        self.stdout.write(f"Taken in: {len(taken.contacts)}.")
        if taken.left:
            raise CommandError(f"{taken.left} not taken in, and left in the inbox. The log says why.")
