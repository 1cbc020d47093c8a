"""What must be kept from somebody, for pages from which it could be told: letters, feedback, addresses."""

from collections.abc import Collection
from uuid import UUID

from children.choices import WarningKind
from children.models import Warning


def not_to_be_told(children: Collection[UUID]) -> list[Warning]:
    """The instructions in force about some children, each once however many of them share it. One query."""
    rows = Warning.objects.in_force().filter(kind=WarningKind.NOT_TO_BE_TOLD, person__in=children)
    return list({(row.kept_from, row.text): row for row in rows.order_by("-entered_at")}.values())
