"""Loading the caseload into an empty database, and knowing its own again.

The mark of its own is the loader, the first user made: a user who may not sign in, in whose name
teams and staff were set up. A database with people or users and no such mark is somebody else's.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum

from django.core.management import call_command
from django.db import connection, transaction

from casework import clock, notices, triggers
from casework.files import store
from casework.models import Notice, StoredFile, User
from casework.working_days import calendar, forget_calendar
from children.choices import InvolvementKind
from children.models import Involvement, Person
from children.services.pins import pin
from cornwall_cs.demonstration.days import Days
from cornwall_cs.demonstration.families import STORIES
from cornwall_cs.demonstration.rules import keep_the_rules
from cornwall_cs.demonstration.staff import LOADER, take_everybody_on
from cornwall_cs.demonstration.story import Family, Office
from inbox.models import SealedForm

#: When everybody was taken on: before the first story begins, by the clock of the stories.
OPENING = (-450, "08:30")
#: Since when nobody has read their notices.
UNREAD_SINCE = (-4, "08:30")


class Whose(StrEnum):
    """Whose database this is."""

    EMPTY = "empty"
    OURS = "ours"
    FOREIGN = "foreign"


def whose() -> Whose:
    """Whether the database is empty, the demonstration's own, or holds something else.

    Before the first migration too: tables that are not of this product are somebody's.
    """
    tables = set(connection.introspection.table_names())
    if User._meta.db_table not in tables:
        return Whose.FOREIGN if tables else Whose.EMPTY
    if User.objects.filter(username=LOADER, is_active=False).exists():
        return Whose.OURS
    has_people = Person._meta.db_table in tables and Person.objects.exists()
    return Whose.FOREIGN if has_people or User.objects.exists() else Whose.EMPTY


def load(stories: Sequence[Callable[[Family], None]] = STORIES) -> None:
    """Take everybody on and tell the stories, all or nothing."""
    forget_calendar()
    days = Days(clock.today(), calendar())
    with transaction.atomic():
        with clock.at(days.at(*OPENING)):
            staff, teams = take_everybody_on()
        office = Office(staff, teams, days)
        for tell in stories:
            tell(Family(office))
        keep_the_rules(staff, teams, days)
        _as_on_an_ordinary_day(office)


def _as_on_an_ordinary_day(office: Office) -> None:
    """Everybody has read what they were told, but for the last days; and keeps a child or two at hand."""
    with clock.at(office.days.at(*UNREAD_SINCE)):
        for user in office.staff.values():
            notices.read(user, Notice.objects.filter(user=user, at__lt=clock.now()))
    held = Involvement.objects.live().filter(kind=InvolvementKind.ALLOCATED, person__restricted=False)
    for worker in office.staff.values():
        for involvement in held.filter(user=worker).order_by("-starts_at")[:2]:
            pin(by=worker, person=involvement.person)


def empty() -> None:
    """Take everything out of the demonstration's own database, and lay back what the product needs."""
    for name in StoredFile.objects.values_list("name", flat=True):
        store.throw_away(name)
    SealedForm.objects.all().delete()
    with triggers.lifted():
        call_command("flush", interactive=False, verbosity=0)
    call_command("load_reference_data", verbosity=0)
