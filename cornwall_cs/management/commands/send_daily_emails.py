"""Send each user who wants it the daily e-mail of counts. Run it once a day, before work begins."""

import logging
from smtplib import SMTPException
from typing import Any

from django.core.mail import get_connection, send_mail
from django.core.management.base import BaseCommand, CommandError

from casework.models import User
from cornwall_cs.daily import email_for

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Send each user who wants it the daily e-mail: how much waits for them. It names nobody."

    def handle(self, *args: Any, **options: Any) -> None:
        sent, failed = 0, 0
        wanting = User.objects.filter(is_active=True, daily_email=True).exclude(email="")
        with get_connection() as connection:
            for user in wanting.order_by("pk"):
                written = email_for(user)
                if written is None:
                    continue
                try:
                    send_mail(*written, None, [user.email], connection=connection)
                    sent += 1
                except (SMTPException, OSError):
                    log.exception("The daily e-mail of user %s could not be sent", user.pk)
                    failed += 1
        self.stdout.write(f"Sent: {sent}. Could not be sent: {failed}.")
        if failed:
            raise CommandError("Some e-mails could not be sent. The log says whose.")
