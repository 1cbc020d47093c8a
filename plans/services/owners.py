"""Staff who own an action in a plan can open the record and say how it went."""

from casework import clock
from casework.models import User
from children.choices import InvolvementKind
from children.models import Involvement, Person
from children.records import records_of
from children.services.involvement import involve
from plans.models import Action, Plan

#: Marks the involvements that come from a plan alone, so that they end with it.
OWNS_AN_ACTION = "Owns an action in the plan"


def let_owners_work(plan: Plan, *, by: User) -> None:
    """Make staff owners co-workers, and end it for those who own nothing any more."""
    child = plan.child
    owners = User.objects.filter(
        pk__in=Action.objects.outstanding()
        .filter(goal__plan__child__in=records_of(child))
        .values("owner_user")
    )
    for owner in owners:
        if not Person.objects.writable_by(owner).filter(pk=child.pk).exists():
            involve(by=by, person=child, kind=InvolvementKind.CO_WORKING, user=owner, reason=OWNS_AN_ACTION)
    of_plan = Involvement.objects.live().filter(
        person=child, kind=InvolvementKind.CO_WORKING, reason=OWNS_AN_ACTION, ends_at=None
    )
    for row in of_plan.exclude(user__in=owners).select_for_update(of=("self",)):
        row.ends_at = clock.now()
        row.save()
