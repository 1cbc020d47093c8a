"""Telling those who work with a person what has happened."""

from collections.abc import Iterable

from django.urls import reverse

from casework import notices
from casework.models import User
from children.choices import WORKING, InvolvementKind
from children.models import Involvement, Person
from children.records import records_of


def workers_of(person: Person) -> list[User]:
    """The person's worker and those who work beside them or stand in for them."""
    rows = Involvement.objects.live().filter(
        person__in=records_of(person), kind__in=WORKING, user__isnull=False
    )
    return [row.user for row in rows.select_related("user") if row.user]


def tell_about(person: Person, users: Iterable[User], words: str, *, path: str = "") -> None:
    """Tell these users something about a person; of a restricted one only those named on the record."""
    told = set(users)
    if person.restricted:
        named = Involvement.objects.live().filter(person__in=records_of(person), kind=InvolvementKind.NAMED)
        told &= {row.user for row in named.select_related("user") if row.user}
    notices.tell(told, words, path or reverse("child", args=[person.pk]), subject=person.pk)
