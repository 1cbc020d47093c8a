"""Telling people what has happened that concerns them, and what they have read of it."""

from collections.abc import Iterable
from uuid import UUID

from casework import actor, clock
from casework.models import Notice, User


def tell(users: Iterable[User], words: str, path: str, *, subject: UUID | None = None) -> None:
    """Tell each of these users, but not whoever does it: they know.

    `words` say what happened and name no child; `path` is where it stands; `subject` is whom it is
    about. Call it inside the service that makes it happen, so that both happen or neither.
    """
    does_it = actor.current()
    told = {user.pk: user for user in users if user.is_active and user != does_it}
    Notice.objects.bulk_create(
        Notice(user=user, words=words, path=path, subject=subject) for user in told.values()
    )


def read(user: User, notices: Iterable[Notice] | None = None) -> None:
    """Mark notices of this user as read; all of them, where none are named."""
    rows = Notice.objects.filter(user=user, read_at=None)
    if notices is not None:
        rows = rows.filter(pk__in=[notice.pk for notice in notices])
    rows.update(read_at=clock.now())


def want_daily_email(user: User, wanted: bool) -> None:
    """Have the daily e-mail of counts, or have it no more."""
    user.daily_email = wanted
    user.save(update_fields=["daily_email"])


def forget(subject: UUID, *, besides: Iterable[User] = ()) -> None:
    """Take back what was said about a person to everybody but these: they may no longer know of them."""
    Notice.objects.filter(subject=subject).exclude(user__in=list(besides)).delete()
