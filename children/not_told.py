"""What must be kept from somebody, for pages from which it could be told: letters, feedback, addresses."""

from collections.abc import Collection
from uuid import UUID

from children.choices import WarningKind
from children.models import Person, Warning


def not_to_be_told(children: Collection[UUID]) -> list[Warning]:
    """The instructions in force about some children, each once however many of them share it.

    On whichever of a child’s records it was written. One query.
    """
    standing = Person.objects.filter(pk__in=children).values("stands_as")
    keys = Person.objects.filter(stands_as__in=standing).values("pk")
    rows = Warning.objects.in_force().filter(kind=WarningKind.NOT_TO_BE_TOLD, person__in=keys)
    return list({(row.kept_from, row.text): row for row in rows.order_by("-entered_at")}.values())
