"""Warnings: what everybody must know before they act."""

from datetime import date

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.choices import WarningKind
from children.models import Person, Warning


@service
def add_warning(
    *, by: User, person: Person, kind: WarningKind | str, text: str, review_on: date | None = None
) -> Warning:
    """Put a warning on every page of a person, to be looked at again on a date."""
    return Warning.objects.create(person=person, kind=kind, text=text, review_on=review_on)


@service
def end_warning(*, by: User, warning: Warning, version: int, reason: str) -> Warning:
    """Take a warning off the pages of a person, and say why. It stays in the history."""
    row = Warning.take(warning.pk, version=version)
    if row.ended_at:
        raise NotNow("This warning has been ended already.")
    row.ended_at, row.ended_reason = clock.now(), reason
    row.save()
    return row
