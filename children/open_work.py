"""What keeps a referral open because of a child’s life, and what a team holds of the records."""

from typing import Any

from casework.models import Team
from casework.previews import counted
from children.choices import InvolvementKind
from children.models import Involvement, Notification, PassedOn


def open_work(referral: Any) -> list[str]:
    """Those who must still be told: a referral does not close before they are."""
    rows = Notification.objects.outstanding().filter(person=referral.child_id)
    return [f"Still to be told, or to be said why not: {row.get_key_display()}." for row in rows]


def held_by_team(team: Team) -> list[str]:
    """Children the team has received, and work passed on to it that has not ended."""
    received = Involvement.objects.live().filter(team=team, kind=InvolvementKind.RECEIVING).count()
    passed_on = PassedOn.objects.filter(to_team=team, ended_at=None).count()
    parts = [
        (received, "child is received and not allocated", "children are received and not allocated"),
        (passed_on, "piece of work passed on to it is open", "pieces of work passed on to it are open"),
    ]
    return [f"{counted(number, one, many)}." for number, one, many in parts if number]
