"""What the shift handover asks for, of both shifts."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from casework.asker import Asker
from casework.models import User
from casework.prepared import ask
from casework.templatetags.casework import moment_words
from children.contributions import Item
from referrals.choices import HandoverState
from referrals.handovers import is_late
from referrals.models import Handover
from referrals.services.handovers import side_of

ASKED = (HandoverState.GIVEN, HandoverState.RETURNED, HandoverState.ACCEPTED)


def handed_over(user: User) -> list[Item]:
    """To accept and to do, for whoever was given it; to mend, and to ring, for whoever gave it. One query."""
    side = side_of(user)
    if side is None:
        return []
    found = (_item(row, ours=row.to_team_id == side.pk) for row in ask(_of_sides, user))
    return [item for item in found if item]


def _of_sides(user: User | Asker) -> Any:
    rows = Handover.objects.of_sides(user).findable_by(user).filter(state__in=ASKED)
    rows = rows.select_related("child", "from_team", "to_team", "given_by", "answered_by")
    return rows.order_by("given_at")


def _item(row: Handover, *, ours: bool) -> Item | None:
    late = is_late(row)
    given = f"Given by {row.given_by}, {row.from_team}, {moment_words(row.given_at)}"
    what, group, url = "", "do", reverse("handovers")
    if row.state == HandoverState.GIVEN and ours:
        what, group = "Accept the shift handover", "accept"
        given = f"{given}. To be accepted by {moment_words(row.due_at)}"
    elif late:
        what, group = "Ring the other shift: the handover is not accepted", "due"
    elif row.state == HandoverState.RETURNED and not ours:
        what, group, url = "Mend the shift handover", "returned", reverse("handover_edit", args=[row.pk])
        given = f"Returned by {row.answered_by}"
    elif row.state == HandoverState.ACCEPTED and ours:
        what, url = "Do before the next shift", reverse("handover_done", args=[row.pk])
    if not what:
        return None
    waits = row.state == HandoverState.GIVEN and row.due_at
    return Item(
        child=row.child,
        what=what,
        url=url,
        holder=row.to_team if ours else row.from_team,
        group=group,
        due=timezone.localdate(row.due_at) if waits and row.due_at else None,
        why=given,
        shouts="Not accepted in time" if late else "",
        waiting_since=row.given_at,
        heading="Shift handover",
    )
