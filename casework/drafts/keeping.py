"""Keeping a draft, discarding it, and being done with it once its form is saved."""

import json
import uuid
from collections.abc import Mapping, Sequence

from casework import clock
from casework.drafts.opened import FIELD, Opened
from casework.guards import NotNow, NotYours
from casework.models import Draft, Submission, User
from casework.services import service

#: Enough for the longest form filled to its limits; what is larger was not typed.
LONGEST = 500_000
#: What a page carries for itself, and what is nobody's to keep.
CARRIED = ("csrfmiddlewaretoken", FIELD)

Typed = Mapping[str, Sequence[str]]


class SentAlready(NotNow):
    """The form was saved: what comes in later must not bring its draft back."""

    status = 410
    heading = "This form was saved already"


class TooLong(NotNow):
    """More than a form can hold."""

    status = 413
    heading = "This is too long to keep"


@service
def keep_draft(*, by: User, mark: uuid.UUID, opened: Opened, data: Typed) -> Draft:
    """Keep what was typed into an opened form. Writes no record and no history.

    Where another opened copy of the same form has gone on with the draft since, this text becomes a
    draft of its own, under a new mark: neither overwrites the other. Raises NotYours for somebody
    else's form, SentAlready once the form was saved, TooLong for more than a form holds.
    """
    if opened.owner != by.pk:
        raise NotYours("Somebody else opened this page. Open it again yourself.")
    kept = _kept(data)
    if len(json.dumps(kept)) > LONGEST:
        raise TooLong("There is too much text here to keep as a draft. Save it in parts.")
    if Submission.objects.filter(token=mark).exists():
        raise SentAlready("This form was saved already. Open the page again to add something.")
    values = {
        "owner": by,
        "path": opened.path,
        "route": opened.route,
        "title": opened.title,
        "subject": uuid.UUID(opened.subject) if opened.subject else None,
        "opened": uuid.UUID(opened.copy),
        "data": kept,
        "saved_at": clock.now(),
    }
    draft, made = Draft.objects.select_for_update().get_or_create(pk=mark, defaults=values)
    if not made and not _goes_on(draft, opened):
        return Draft.objects.create(pk=uuid.uuid4(), **values)
    if not made:
        for name, value in values.items():
            setattr(draft, name, value)
        draft.save()
    return draft


def _goes_on(draft: Draft, opened: Opened) -> bool:
    """Whether this copy wrote the draft last, or was opened from what that copy had written."""
    same = draft.owner_id == opened.owner and draft.path == opened.path
    return same and draft.opened.hex in (opened.copy, opened.goes_on_from)


def _kept(data: Typed) -> dict[str, list[str]]:
    """What is kept of a post. No database keeps a NUL, and no password is ever kept."""
    return {
        name.replace("\x00", ""): [value.replace("\x00", "") for value in values]
        for name, values in data.items()
        if name not in CARRIED and "password" not in name.lower()
    }


@service
def discard_draft(*, by: User, draft: Draft) -> None:
    """Throw a draft away. Nothing of it was on the record. Raises NotYours for somebody else's."""
    if draft.owner_id != by.pk:
        raise NotYours("This draft is somebody else’s.")
    draft.delete()


@service
def remove_sent(*, by: User, mark: uuid.UUID) -> None:
    """Be done with the draft of a form that was saved; part of the transaction that saves it."""
    Draft.objects.filter(pk=mark, owner=by).delete()
