"""Records somebody keeps at hand: pinned, and opened lately. Both show only people they may know of."""

from typing import Any

from casework.models import User
from children.access import with_readability
from children.models import AccessEntry, Person, Pin
from children.search import labelled
from children.summaries import summarised

#: How many records opened lately are shown, and how far back one looks for them.
SHOWN, LOOKED_THROUGH = 12, 400


def pinned(user: User) -> list[Person]:
    """The people whose records the user has pinned, by name. One query."""
    mine = Pin.objects.filter(user=user)
    return list(
        _known(user).filter(pk__in=mine.values("person__stands_as")).order_by("family_name", "given_name")
    )


def recently_viewed(user: User) -> list[Person]:
    """The people whose records the user opened last, the last first. Two queries."""
    opened = AccessEntry.objects.filter(user=user, opened=True).order_by("-at")
    latest = list(dict.fromkeys(opened.values_list("person__stands_as", flat=True)[:LOOKED_THROUGH]))[:SHOWN]
    people = {person.pk: person for person in _known(user).filter(pk__in=latest)}
    return [people[pk] for pk in latest if pk in people]


def _known(user: User) -> Any:
    return labelled(with_readability(user, summarised(Person.objects.findable_by(user))))
