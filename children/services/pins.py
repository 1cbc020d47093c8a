"""Keeping a record at hand."""

from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.models import Person, Pin
from children.records import records_of

MOST = 20


@service
def pin(*, by: User, person: Person) -> None:
    """Keep a record at hand. Raises NotNow with as many pinned as fit on one list."""
    if Pin.objects.filter(user=by).exclude(person=person).count() >= MOST:
        raise NotNow(f"You have {MOST} records pinned, which is as many as fit. Unpin one first.")
    Pin.objects.get_or_create(user=by, person=person)


@service
def unpin(*, by: User, person: Person) -> None:
    """Keep it at hand no longer."""
    Pin.objects.filter(user=by, person__in=records_of(person)).delete()
