"""What partners send by the online form."""

from typing import Any
from uuid import uuid4

from django.conf import settings

from casework import clock
from casework.files.receiving import receive
from cornwall_cs.demonstration.story.telling import Telling
from inbox.models import SealedForm
from inbox.sealing import packed, public_of, seal
from inbox.writing import reference
from referrals.services import take_in_form

Words = dict[str, Any]


class Sending(Telling):
    """Forms that are on the desk, and forms that wait in the inbox."""

    def online_form(self, words: Words, files: dict[str, bytes] | None = None) -> None:
        """A form is taken in by the timer, this minute."""
        files = files or {}
        listed = [{"label": receive(content, label).label} for label, content in files.items()]
        take_in_form(
            by=None, key=uuid4(), words={**self._sent(words), "files": listed}, files=list(files.values())
        )

    def waiting_form(self, words: Words) -> None:
        """A form is sent, this minute, and waits, sealed."""
        sealed = seal(packed(self._sent(words), []), public_of(settings.INBOX_PRIVATE_KEYS[0]))
        SealedForm.objects.create(sent_at=clock.now(), sealed=sealed)

    def _sent(self, words: Words) -> Words:
        return {**words, "reference": reference(), "sent_at": clock.now().isoformat()}

    def born(self, years: int, months: int) -> Any:
        """The date of birth of somebody of this age today."""
        today = self.day_of(0)
        months_ago = today.year * 12 + today.month - 1 - years * 12 - months
        return today.replace(year=months_ago // 12, month=months_ago % 12 + 1, day=min(today.day, 28))
