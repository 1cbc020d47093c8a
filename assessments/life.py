"""What an assessment starts when something happens in the child's life."""

from assessments.models import Assessment
from assessments.timescales import CHILD_SEEN_AFTER_BIRTH
from casework.models import User
from children.models import Person
from children.records import records_of


def after_birth(child: Person, *, by: User) -> list[str]:
    """From now on the child is seen: the open assessment says by when, counted from the birth."""
    rows = Assessment.objects.open().filter(child__in=records_of(child), see_child_by=None)
    for row in rows.select_for_update(of=("self",)):
        row.see_child_from = child.date_of_birth
        row.see_child_by = CHILD_SEEN_AFTER_BIRTH.due(child.date_of_birth) if child.date_of_birth else None
        row.save()
    return []
