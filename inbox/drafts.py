"""Drafts: what somebody has written of a form, kept sealed under a token that only they have.

The token is in a cookie of theirs or in the link they saved. Whoever has it reads the draft; the table
alone opens nothing. Parts are addressed by a digest of the token, so the site needs no list of drafts.
"""

import json
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from casework import clock
from inbox.models import DraftPart
from inbox.sealing import NotOpened, mark_of, seal_draft, unseal_draft

ANSWERS = "answers"
#: As long as a token is: 32 bytes at random.
TOKEN_LENGTH = 43


def new_token() -> str:
    return secrets.token_urlsafe(32)


def read(token: str) -> dict[str, Any] | None:
    """What was answered so far, or nothing where there is no such draft any more."""
    content = read_part(token, ANSWERS)
    found: dict[str, Any] | None = json.loads(content) if content is not None else None
    return found


def keep(token: str, answers: dict[str, Any]) -> None:
    keep_part(token, ANSWERS, json.dumps(answers, ensure_ascii=False).encode())


def read_part(token: str, part: str) -> bytes | None:
    """A part of a draft, opened."""
    if len(token) != TOKEN_LENGTH:
        return None
    sealed = _read(mark_of(token, part))
    if sealed is None:
        return None
    try:
        return unseal_draft(bytes(sealed), token, part)
    except NotOpened:
        return None


def keep_part(token: str, part: str, content: bytes) -> None:
    """Keep a part, in the place of what it was; it is kept for some days from now."""
    until = clock.now() + timedelta(days=settings.FORM_DRAFT_DAYS)
    mark, sealed = mark_of(token, part), seal_draft(content, token, part)
    if connection.vendor == "postgresql":
        _call("inbox_draft_keep(%s, %s, %s)", mark, sealed, until)
    else:
        DraftPart.objects.update_or_create(mark=mark, defaults={"sealed": sealed, "expires_at": until})


def drop_part(token: str, part: str) -> None:
    mark = mark_of(token, part)
    if connection.vendor == "postgresql":
        _call("inbox_draft_drop(%s)", mark)
    else:
        DraftPart.objects.filter(mark=mark).delete()


def _read(mark: str) -> Any:
    if connection.vendor == "postgresql":
        return _call("inbox_draft_read(%s, %s)", mark, clock.now())
    rows = DraftPart.objects.filter(mark=mark, expires_at__gt=clock.now())
    return rows.values_list("sealed", flat=True).first()


def _call(function: str, *values: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}", values)
        return cursor.fetchone()[0]
