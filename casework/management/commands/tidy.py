"""Throw away what is kept for a while only: old drafts, the marks of forms sent long ago, ended sessions.

Nothing of it is on the record. Meant to run every night.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand
from django.db import transaction

from casework import clock
from casework.contributions import contributed
from casework.models import Draft, Submission


class Command(BaseCommand):
    help = "Throw away old drafts, the marks of forms sent long ago, and sessions that have ended."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        before = clock.now() - timedelta(days=settings.DRAFT_DAYS)
        drafts, _ = Draft.objects.filter(saved_at__lt=before).delete()
        # The mark of a form outlives its draft, so that no late copy of the draft comes back.
        marks, _ = Submission.objects.filter(at__lt=before).delete()
        sessions, _ = Session.objects.filter(expire_date__lt=clock.now()).delete()
        others = "".join(f", {throw_away()}" for throw_away in contributed("tidying", "throw_away"))
        said = f"{drafts} drafts, {marks} marks of sent forms, {sessions} sessions{others}"
        self.stdout.write(f"Thrown away: {said}.")
