"""A form is sent: sealed for the record and put into the inbox, once."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from casework import clock
from inbox import drafts
from inbox.models import SealedForm
from inbox.sealing import packed, seal
from inbox.writing import Draft

#: What is of use to the writing only.
NOT_SENT = {"passed", "mailed", "proved"}


class FileLost(Exception):
    """A file of the draft is no longer there."""


def send(draft: Draft) -> None:
    """Seal what was written and put it into the inbox; of the draft only its reference is left.

    A form sent twice is one: its key was drawn when it was begun, and the inbox takes a key once.
    Raises FileLost, and sends nothing, where a file is missing.
    """
    if draft.is_sent:
        return
    contents = draft.file_contents()
    if any(content is None for content in contents):
        raise FileLost
    now = clock.now()
    sealed = seal(
        packed(
            {**_words(draft), "sent_at": now.isoformat()}, [each for each in contents if each is not None]
        ),
        settings.INBOX_PUBLIC_KEY,
    )
    parts = [f"file {each['key']}" for each in draft.rows("files")]
    try:
        with transaction.atomic():
            form = SealedForm(id=UUID(draft.answers["id"]), sent_at=now, sealed=sealed)
            form.save(force_insert=True)
            _leave_the_reference(draft, now.isoformat(), parts)
    except IntegrityError:
        _leave_the_reference(draft, now.isoformat(), parts)


def _words(draft: Draft) -> dict[str, Any]:
    return {name: said for name, said in draft.answers.items() if name not in NOT_SENT}


def _leave_the_reference(draft: Draft, sent_at: str, parts: list[str]) -> None:
    draft.answers = {"reference": draft.reference, "id": draft.answers["id"], "sent_at": sent_at}
    draft.keep()
    for part in parts:
        drafts.drop_part(draft.token, part)
