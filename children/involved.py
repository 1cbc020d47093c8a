"""Who is involved with a person now, and what of it opens the record to a user: one question, asked all day.

Every page about a child and every service that writes on one asks it.
"""

from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef

from casework.asker import Asker
from casework.models import User
from casework.prepared import ask
from children.choices import InvolvementKind
from children.models import Involvement, Person


def involved(user: User, person: Person) -> list[Any]:
    """The involvements in force with a person, oldest first, with whoever holds them.

    Each says whether it `opens` the record to the user, as Person.readable_by has it, and `writes`: whether
    it is one that lets them add to it.
    """
    rows = ask(_with, user, person.standing_id)
    for row in rows:
        row.opens = row.names if row.of_restricted else row.gives
    return rows


def _with(user: User | Asker, standing: UUID) -> Any:
    own = Involvement.objects.filter(pk=OuterRef("pk"))
    rows = Involvement.objects.live().filter(person__stands_as=standing)
    return (
        rows.select_related("user", "team")
        .annotate(
            of_restricted=F("person__restricted"),
            gives=Exists(own.giving(user)),
            names=Exists(own.filter(kind=InvolvementKind.NAMED, user=user.pk)),
            writes=Exists(own.working(user)),
        )
        .order_by("starts_at")
    )
