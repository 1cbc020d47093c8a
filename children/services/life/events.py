"""Putting a life event on a person's timeline."""

from datetime import date, datetime, time

from django.utils import timezone

from children.choices import LifeEventKind
from children.models import LifeEvent, Person


def moment(day: date, at: time | None = None) -> datetime:
    """The moment of a day: noon, where only the day is known."""
    return timezone.make_aware(datetime.combine(day, at or time(12)))


def put_on_record(
    person: Person, kind: LifeEventKind, day: date, title: str, *, at: time | None = None, text: str = ""
) -> LifeEvent:
    """Write a life event. It names nobody else and no address."""
    return LifeEvent.objects.create(
        person=person, kind=kind, happened_at=moment(day, at), title=title, text=text
    )
