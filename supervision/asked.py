"""Of whom an oversight action may be asked, and who may say that it is done."""

from django.db.models import Q, QuerySet

from casework import clock
from casework.guards import NotYours
from casework.models import Team, TeamMembership, User, in_force
from casework.roles import MANAGING, OPENS_WITH_REASON
from children.access import may_read, may_write
from children.choices import InvolvementKind
from children.models import Involvement, Person
from children.records import records_of
from supervision.models import OversightAction


def can_do(user: User, child: Person) -> bool:
    """Whether the user still works here and can open the record: involved, or by stating a reason."""
    if not user.is_active:
        return False
    if not child.restricted and user.has_role(*OPENS_WITH_REASON):
        return True
    return may_read(user, child)


def may_be_asked(child: Person, by: User) -> QuerySet[User]:
    """Whom a form offers: those involved with the child, their teams, and the asker with theirs."""
    live = (
        Involvement.objects.live()
        .filter(person__in=records_of(child))
        .exclude(kind=InvolvementKind.STATED_REASON)
    )
    users = User.objects.filter(is_active=True)
    if child.restricted:
        return users.filter(pk__in=live.filter(kind=InvolvementKind.NAMED).values("user"))
    now = TeamMembership.objects.filter(in_force(clock.today()))
    about = now.filter(Q(user__in=live.exclude(user=None).values("user")) | Q(user=by))
    holding = live.exclude(team=None)
    teams = Team.objects.filter(Q(pk__in=about.values("team")) | Q(pk__in=holding.values("team")))
    above = teams.exclude(parent=None).values("parent")
    colleagues = now.filter(Q(team__in=teams.values("pk")) | Q(team__in=above))
    readers = in_force(clock.today(), "roles_held__") & Q(roles_held__role__in=sorted(OPENS_WITH_REASON))
    return users.filter(
        Q(pk__in=live.exclude(user=None).values("user"))
        | Q(pk__in=users.filter(readers, pk__in=colleagues.values("user")).values("pk"))
    )


def require_owner(user: User, action: OversightAction) -> None:
    """Raises NotYours for all but whoever was asked, and the managers who work with the child."""
    if action.owner_id == user.pk or (user.has_role(*MANAGING) and may_write(user, action.child)):
        return
    raise NotYours(f"{action.owner} was asked to do this. They or a manager of the work say when it is done.")
