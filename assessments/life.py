"""What an assessment starts, and asks, when something happens in the child's life."""

from assessments.models import Assessment
from assessments.services.still_holds import ask_whether_it_holds
from assessments.timescales import CHILD_SEEN_AFTER_BIRTH
from casework.models import User
from children.models import Person
from children.records import records_of
from children.services.life.changed import Happening


def after_birth(child: Person, *, by: User) -> list[str]:
    """From now on the child is seen: the open assessment says by when, counted from the birth."""
    rows = Assessment.objects.open().filter(child__in=records_of(child), see_child_by=None)
    for row in rows.select_for_update(of=("self",)):
        row.see_child_from = child.date_of_birth
        row.see_child_by = CHILD_SEEN_AFTER_BIRTH.due(child.date_of_birth) if child.date_of_birth else None
        row.save()
    return []


def life_changed(child: Person, happening: Happening, *, by: User) -> list[str]:
    """It is asked whether the latest assessment still holds."""
    ask_whether_it_holds(by=by, child=child, happening=happening)
    return []
