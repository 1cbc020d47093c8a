"""What oversight shows on a child's page: the newest note's decisions, and every action still open."""

from datetime import date

from casework.authority import outcomes_open_to
from casework.models import Act, User
from casework.roles import MANAGING
from children.contributions import Panel
from children.models import Person
from children.records import records_of
from supervision.models import OversightDecision, OversightNote
from supervision.reading import outstanding_of_each, shown


def panels_for(user: User, child: Person, today: date) -> list[Panel]:
    """One panel; for those who record no oversight, only where there is some. Four queries at most."""
    decides = user.has_role(*MANAGING) and bool(outcomes_open_to(user, Act.DECIDE, OversightDecision.stage))
    note = OversightNote.objects.filter(child__in=records_of(child)).select_related("created_by").first()
    if note is None and not decides:
        return []
    decisions, actions = [], []
    if note:
        rows = OversightDecision.objects.filter(note=note, superseded_by=None).order_by("decided_at", "pk")
        decisions = list(rows.select_related("decided_by"))
        actions = [shown(each, each.owner_id == user.pk) for each in outstanding_of_each([child])]
    context = {"note": note, "decisions": decisions, "actions": actions, "decides": decides}
    return [Panel("oversight", "Management oversight", 70, "supervision/panel.html", context)]
