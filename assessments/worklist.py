"""What an assessment puts on somebody's list: the allocated worker's while it is written, then the team's.
And, once something has happened, whether it still holds.

One whose child has no worker yet is on no list from here: allocating the referral is.
"""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from assessments import protection_worklist, still_holds
from assessments.models import Assessment
from assessments.picture import assessments_of, with_reasons
from assessments.specialist.lists import specialist_due, specialist_items
from assessments.worklist_alongside import alongside_due, alongside_for
from casework.asker import Asker
from casework.found_first import few
from casework.models import Team, User
from casework.prepared import ask
from children.contributions import Item
from children.models import Person
from referrals.episode import of_teams, worked_on_by

#: What is due within these days stands under "due", what comes later under "to do".
SOON = timedelta(days=7)


def items_for(user: User, today: date) -> list[Item]:
    """To write, to mend, to see the child, for the allocated worker; to decide, for the team’s managers."""
    items, rows = protection_worklist.items_for(user, today), ask(_asked_of, user)
    for row in rows:
        items += [_to_decide(row)] if row.is_with_manager else _worker_items(row, user, today)
    written = [row for row in rows if not row.is_with_manager]
    items += alongside_for(user, written, today)
    return items + still_holds.asked_of(user, today) + specialist_items(user, today)


def due_for(children: Collection[Person], today: date) -> list[Item]:
    """What is due on the open assessments of some children, whoever holds it."""
    found = [row for row in assessments_of(*children) if row.is_open]
    items = protection_worklist.due_for(children, today)
    for row in found:
        # Known by key and name: nothing else of the worker is shown.
        worker = User(pk=row.worker_id, full_name=row.worker_name) if row.worker_id else None
        holder = worker or row.team
        items += [_to_decide(row)] if row.is_with_manager else _worker_items(row, holder, today)
    items += alongside_due(found, today)
    return items + still_holds.due_about(children, today) + specialist_due(children, today)


def _asked_of(user: User | Asker) -> Any:
    """Those the user writes, and those submitted to a team they manage."""
    asked = worked_on_by(user) & Q(is_with_manager=False)
    if user.managed_team_ids:
        asked |= Q(is_with_manager=True) & of_teams(user.managed_team_ids)
    rows = few(Assessment.objects.open().within_reach(user).with_manager_marked(), asked)
    return with_reasons(rows.readable_by(user).child_seen_marked())


def _worker_items(row: Any, holder: User | Team, today: date) -> list[Item]:
    url = reverse("assessment", args=[row.pk])
    if row.newest_why:
        why = f"Returned: {row.newest_why.splitlines()[0]}"
        items = [
            Item(
                row.child,
                "Mend the assessment",
                url,
                holder,
                "returned",
                due=row.due_on,
                why=why,
                ceases=True,
            )
        ]
    else:
        group = _group(row.due_on, today)
        why = "The assessment is being written."
        items = [
            Item(row.child, "Write the assessment", url, holder, group, due=row.due_on, why=why, ceases=True)
        ]
    return items + ([] if row.child_seen or not row.see_child_by else [_to_see(row, holder, today)])


def _to_see(row: Any, holder: User | Team, today: date) -> Item:
    return Item(
        row.child,
        f"See {row.child.called}",
        reverse("visit_add", args=[row.child.pk]),
        holder,
        _group(row.see_child_by, today),
        due=row.see_child_by,
        why="No visit since the assessment started records that the child was seen.",
        ceases=True,
    )


def _to_decide(row: Any) -> Item:
    return Item(
        row.child,
        "Decide on the assessment",
        reverse("assessment_decide", args=[row.pk]),
        row.team,
        "decide",
        due=row.due_on,
        why=f"{row.submitted_by} asks for it to be signed off or returned.",
        waiting_since=row.submitted_at,
        ceases=True,
    )


def _group(due: date, today: date) -> str:
    return "due" if due <= today + SOON else "do"
