"""What the early help hub has in hand, as its page lists it."""

from datetime import date
from typing import Any

from django.db.models import F

from casework.models import Team, User
from referrals.early_help_choices import ConsentAnswer
from referrals.models import EarlyHelp


def of_the_hub(user: User, team: Team) -> Any:
    """The hub’s open early help about children the user may know of: requests first, then by what is due."""
    rows = EarlyHelp.objects.open().filter(team=team).findable_by(user).with_consent()
    return rows.select_related("child", "worker").order_by(
        F("accepted_at").desc(nulls_first=True), "triage_due_on", "asked_at"
    )


def next_due(row: Any) -> tuple[str, date | None]:
    """What early help itself asks for next, and by when."""
    if row.accepted_at is None:
        return "Decide on the request", row.triage_due_on
    if not row.consent:
        return "Ask the family", row.consent_due_on
    if row.consent != ConsentAnswer.GIVEN:
        return "Decide: the family does not agree", None
    return "Team around the family meeting", row.meeting_due_on
