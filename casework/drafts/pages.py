"""What form views and refusals use: what was typed, whether posted or kept as a draft.

And keeping it, when a post comes to nothing.
"""

import uuid
from typing import Any, cast

from django.core.exceptions import SuspiciousOperation
from django.db import Error
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParserError

from casework.drafts.keeping import keep_draft
from casework.drafts.opened import FIELD, Opened, path_of
from casework.guards import Refused
from casework.models import Draft, User

#: So many drafts of one page are told of on it; the rest stand under My drafts.
SHOWN = 5


class FromDraft(QueryDict):
    """What a draft holds, as a form takes it. Forms show it without judging it."""

    held = True


def typed(request: HttpRequest) -> QueryDict | None:
    """What a form is to be filled with: what was posted, or the draft that the address names, or nothing.

    Only the reader's own drafts of this very page are looked at, in one query. The others are put
    on the request, for the page to offer.
    """
    if request.method == "POST":
        return request.POST or None
    page = cast(Any, request)
    mine = Draft.objects.waiting().filter(owner=page.user, path=path_of(request))
    wanted, found = request.GET.get("draft", ""), list(mine[:SHOWN])
    page.draft = next((each for each in found if str(each.pk) == wanted), None)
    if wanted and page.draft is None and (key := as_uuid(wanted)):
        page.draft = mine.filter(pk=key).first()
    page.other_drafts = [each for each in found if each != page.draft]
    return _as_posted(page.draft) if page.draft else None


def _as_posted(draft: Draft) -> QueryDict:
    data = FromDraft(mutable=True)
    for name, values in draft.data.items():
        data.setlist(name, values)
    data["submission"] = str(draft.pk)
    return data


def rescue(request: HttpRequest) -> Draft | None:
    """Keep what was posted from a form when nothing else came of the post; for the form's opener alone.

    Never fails: it is called where something has failed already.
    """
    user = getattr(request, "user", None)
    if request.method != "POST" or not isinstance(user, User):
        return None
    try:
        sent = request.POST
        opened, mark = Opened.read(sent.get(FIELD, "")), as_uuid(sent.get("submission", ""))
        if opened is None or mark is None:
            return None
        return keep_draft(by=user, mark=mark, opened=opened, data=dict(sent.lists()))
    except (Refused, Error, SuspiciousOperation, MultiPartParserError, OSError):
        return None


def as_uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
