"""Reading direct work: what a second child’s session takes over, and with whom to go on."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from casework.models import User
from children.access import may_write
from children.documents import Shown, shown, with_versions
from children.models import DirectWork, Document, Person
from children.notes import siblings_to_write_about
from children.relatives import Relative


def began_with(user: User, key: str) -> dict[str, Any]:
    """When, with what and who was there, of a session the user recorded and may read; else nothing."""
    try:
        wanted = UUID(key)
    except ValueError:
        return {}
    made = DirectWork.objects.readable_by(user).filter(pk=wanted, done_by=user).first()
    return {"done_at": made.done_at, "tool": made.tool, "present": made.present} if made else {}


def picture_of(work: DirectWork) -> Shown | None:
    """The newest version of the picture of what was made, unless the document was struck out."""
    document = with_versions(Document.objects.filter(pk=work.picture_id)).first() if work.picture_id else None
    return shown(document)[0] if document else None


def siblings_to_go_on_with(user: User, work: DirectWork, family: Collection[Relative]) -> list[Person]:
    """The brothers and sisters of whom the worker who did it may record the same session."""
    if work.done_by_id != user.pk or not may_write(user, work.child):
        return []
    return [each for each in siblings_to_write_about(user, family) if not each.is_unborn]
