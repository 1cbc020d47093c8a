"""Who may complete work passed on, to begin with."""

from datetime import date

from casework.authority import Waiting, grants
from casework.models import Act
from casework.roles import Role
from children.choices import PassedOnOutcome
from children.models import PassedOn

GRANTS = grants(
    "passed_on",
    PassedOnOutcome.values,
    date(2024, 4, 1),
    decide=(Role.TEAM_MANAGER, Role.SERVICE_MANAGER),
)

#: What was passed on, accepted, and waits for its decision: any outcome may follow.
WAITING = [
    Waiting(
        "passed_on",
        Act.DECIDE,
        "Work passed on, accepted",
        lambda: PassedOn.objects.filter(ended_at=None, accepted_at__isnull=False),
        team="to_team__name",
    ),
]
