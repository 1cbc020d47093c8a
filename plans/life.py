"""What plans do when something happens in the child's life, or their worker changes."""

from casework.models import User
from children.models import Person
from children.records import records_of
from plans.models import Plan
from plans.services.owners import let_owners_work


def after_allocation(child: Person, *, by: User) -> list[str]:
    """Staff who own an action keep the record open to do it, until a new version gives it to another."""
    for plan in Plan.objects.open().filter(child__in=records_of(child), starts_on__isnull=False):
        let_owners_work(plan, by=by)
    return []
