"""Taking on staff, and keeping them: a user, their password, the roles they hold and their teams."""

from casework import actor, security_log
from casework.guards import NotYours
from casework.models import Position, RoleHeld, SecurityEventKind, Team, TeamMembership, User
from casework.roles import Role
from casework.services import service


@service
def take_on(
    *,
    by: User | None,
    username: str,
    full_name: str,
    role: Role,
    team: Team | None = None,
    position: Position = Position.MEMBER,
    password: str | None = None,
) -> User:
    """Make a user who holds a role from today, in a team where they have one."""
    user = User.objects.create_user(username, password, full_name=full_name)
    held: list[RoleHeld | TeamMembership] = [RoleHeld.objects.create(user=user, role=role)]
    if team:
        held.append(TeamMembership.objects.create(user=user, team=team, position=position))
    security_log.note_taken_on(user, held)
    return user


def refuse_own(by: User, user: User) -> None:
    """Raises NotYours: nobody gives themselves a role or a team, or takes one away."""
    if by.pk == user.pk:
        raise NotYours("Nobody changes their own roles or teams. Ask another system administrator.")


@service
def set_password(*, by: User, user: User, password: str) -> User:
    """Give a user a new password, which they change when they next sign in.

    The history says who did so and when, not what it is.
    """
    with actor.acting(by, because="A new password was set"):
        user.set_password(password)
        user.must_change_password = by.pk != user.pk
        user.save()
    security_log.note(SecurityEventKind.PASSWORD_SET, user=user, by=by)
    return user


@service
def change_own_password(*, by: User, password: str) -> User:
    """Change one’s own password to one that nobody else knows."""
    with actor.acting(by, because="They changed their own password"):
        by.set_password(password)
        by.must_change_password = False
        by.save()
    security_log.note(SecurityEventKind.PASSWORD_CHANGED, user=by, by=by)
    return by


def require_administrator(by: User) -> None:
    """Raises NotYours for everybody but system administrators, who keep the rules and decide no case."""
    if not by.has_role(Role.SYSTEM_ADMINISTRATOR):
        raise NotYours("System administrators keep the rules. Ask one of them to change this.")
