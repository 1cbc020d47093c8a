"""What the demonstration shows of early help."""

from plans.models import FamilyMeeting
from referrals.models import EarlyHelp, EarlyHelpConsultation
from tests.demonstration_front_door import State

EARLY_HELP: dict[str, State] = {
    "early help taken over from social work": lambda: EarlyHelp.objects.being_given().filter(
        came_from="social_work"
    ),
    "early help to which the family said no": lambda: (
        EarlyHelp.objects.open().with_consent().filter(consent="refused")
    ),
    "early help stepped up, with the MARU": lambda: EarlyHelp.objects.filter(
        stepped_up__isnull=False, stepped_up__decided_at=None
    ),
    "early help closed, its goals met": lambda: EarlyHelp.objects.filter(ending="goals_met"),
    "a specialist’s advice": lambda: EarlyHelpConsultation.objects.all(),
    "a meeting that agreed on an action": lambda: FamilyMeeting.objects.filter(actions__isnull=False),
}
