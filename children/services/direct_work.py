"""Direct work with a child: what they said and made, kept on that child's own record."""

from datetime import datetime

from django.utils import timezone

from casework import clock
from casework.files.receiving import Received
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from casework.templatetags.casework import date_words
from children.access import require_writer
from children.models import DirectWork, Document, Person
from children.seeing_choices import PicturePermission, ShownTo, Tool
from children.services.documents import add_document


@service
def record_direct_work(
    *,
    by: User,
    child: Person,
    done_at: datetime,
    tool: Tool | str,
    shown_to: ShownTo | str,
    words: str = "",
    told_us: str = "",
    present: str = "",
    picture: Received | None = None,
    permission: PicturePermission | str = "",
    permission_words: str = "",
) -> DirectWork:
    """Record a session with a child, and put the picture of what they made on their record.

    The UN Convention on the Rights of the Child, article 12, gives the child a say in what concerns
    them; Working Together asks that their wishes and feelings are recorded. Whether a picture of what
    they made may be kept is asked of the child first: after a no it is left with them.
    """
    if done_at > clock.now():
        raise NotNow("Direct work is recorded once it has been done. Check the date and time.")
    require_writer(by, child)
    _refuse_where_there_is_no_child(child, done_at)
    if not (words.strip() or told_us.strip()):
        raise NotNow(f"Write what {child.called} said, or what the session told us.")
    work = DirectWork(
        child=child,
        done_by=by,
        done_at=done_at,
        tool=tool,
        words=words,
        present=present,
        told_us=told_us,
        shown_to=shown_to,
        permission=permission,
        permission_words=permission_words if permission else "",
    )
    if picture:
        work.picture = _filed(work, picture, by=by)
    work.save()
    return work


def _filed(work: DirectWork, picture: Received, *, by: User) -> Document:
    """The picture of what the child made, on the child's record with the same mark."""
    _require_permission(work.child, str(work.permission))
    (document,) = add_document(
        by=by,
        children=[work.child],
        received=picture,
        kind=work.kind_of_picture,
        title=f"{work.get_tool_display()}, {date_words(work.done_at)}",
        dated=work.done_on,
        from_whom=work.child.name,
        ask_child_first=work.ask_first,
    )
    return document


def _refuse_where_there_is_no_child(child: Person, done_at: datetime) -> None:
    if child.is_unborn:
        raise NotNow(f"{child.called} is not yet born. What the parents said belongs in a visit or a note.")
    if child.date_of_death and timezone.localdate(done_at) > child.date_of_death:
        raise NotNow(f"{child.name} had died by then. Check the date.")
    if child.date_of_birth and timezone.localdate(done_at) < child.date_of_birth:
        raise NotNow(f"{child.name} was not born then. Check the date.")


def _require_permission(child: Person, permission: str) -> None:
    if permission == PicturePermission.NO:
        raise NotNow(
            f"{child.called} said no, so no picture is kept. Take the file out, and write in words what"
            " was made."
        )
    if not permission:
        raise NotNow(f"Ask {child.called} whether the picture may be kept, and say what the answer was.")
