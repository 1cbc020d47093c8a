"""What the child's record itself shows on their page: their words at visits and in direct work.

And, to information governance alone, what was struck out of it or filed on it from another record.
"""

from datetime import date

from django.urls import reverse

from casework.models import User
from casework.roles import Role
from children.contributions import Panel, Words
from children.missing import words_of_missing
from children.models import DirectWork, Person, RecordedInError
from children.records import records_of
from children.seen import visits_of


def words_for(child: Person) -> list[Words]:
    """What the child said at visits, in direct work, and of being missing."""
    at_visits = [
        Words(
            text=visit.words,
            at=visit.visited_at,
            to=str(visit.visited_by),
            url=reverse("visit", args=[visit.pk]),
        )
        for visit in visits_of(child)
        if visit.words
    ]
    rows = DirectWork.objects.filter(child__in=records_of(child)).exclude(words="")
    in_direct_work = [
        Words(
            text=work.words,
            at=work.done_at,
            to=f"{work.done_by}, direct work: {work.get_tool_display().lower()}",
            url=reverse("direct_work", args=[work.pk]),
            mark=work.mark,
        )
        for work in rows.select_related("done_by")
    ]
    return at_visits + in_direct_work + words_of_missing(child)


def panels_for(user: User, child: Person, today: date) -> list[Panel]:
    """What was recorded in error: for information governance, and where there is some."""
    if not user.has_role(Role.INFORMATION_GOVERNANCE):
        return []
    rows = RecordedInError.objects.filter(child__in=records_of(child), part_of=None).select_related("by")
    traces = list(rows.order_by("-at", "pk"))
    if not traces:
        return []
    return [Panel("in_error", "Recorded in error", 90, "children/in_error_panel.html", {"traces": traces})]
