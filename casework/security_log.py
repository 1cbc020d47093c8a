"""The security log: what happened to accounts, for system administrators to look into.

Whatever happens to an account, or takes much out of the system, calls note() once it has happened,
in the same transaction.
"""

from django.utils.crypto import salted_hmac

from casework import actor, answering
from casework.models import RoleHeld, SecurityEvent, SecurityEventKind, TeamMembership, User
from casework.templatetags.casework import day_words


def note(
    kind: SecurityEventKind,
    *,
    user: User | None = None,
    by: User | None = None,
    unknown_name: str = "",
    detail: str = "",
) -> SecurityEvent:
    """Write one line: whose account, by whom (the one who acts, unless said), and what, in words.

    The detail says how much and of what kind; never a person’s name, nor what is on a record.
    """
    event = _event(kind, user=user, by=by, unknown_name=unknown_name, detail=detail)
    event.save()
    return event


def note_taken_on(user: User, rows: list[RoleHeld | TeamMembership]) -> None:
    """Somebody new: their account, and what they hold."""
    events = [_event(SecurityEventKind.USER_OPENED, user=user), *(_of_span(row) for row in rows)]
    SecurityEvent.objects.bulk_create(events)


def note_span(row: RoleHeld | TeamMembership) -> None:
    """A role or a team of somebody, given, changed or ended."""
    _of_span(row).save()


def mark_of(name: str) -> str:
    """By which a name that is nobody’s can be told again, and not read."""
    return salted_hmac("casework.security_log", name).hexdigest()[:16]


def _of_span(row: RoleHeld | TeamMembership) -> SecurityEvent:
    ends = f" to {day_words(row.ends)}" if row.ends else ""
    if isinstance(row, RoleHeld):
        kind = SecurityEventKind.ROLE_ENDED if row.ends else SecurityEventKind.ROLE_GIVEN
        what = row.get_role_display()
    else:
        kind = SecurityEventKind.TEAM_CHANGED
        what = f"{row.team}, {row.get_position_display().lower()}"
    return _event(kind, user=row.user, detail=f"{what}, from {day_words(row.starts)}{ends}")


def _event(
    kind: SecurityEventKind,
    *,
    user: User | None,
    by: User | None = None,
    unknown_name: str = "",
    detail: str = "",
) -> SecurityEvent:
    return SecurityEvent(
        kind=kind,
        user=user,
        by=by or actor.current(),
        unknown_name=mark_of(unknown_name) if unknown_name and not user else "",
        address=answering.address(),
        reference=answering.reference(),
        detail=detail[:200],
    )
