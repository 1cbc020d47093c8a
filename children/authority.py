"""Who may complete work passed on, and decide whether two records are of one person, to begin with."""

from datetime import date

from casework.authority import Waiting, grants
from casework.models import Act
from casework.roles import Role
from children.choices import MergeOutcome, PassedOnOutcome
from children.models import Merge, PassedOn

GRANTS = [
    *grants(
        "passed_on",
        PassedOnOutcome.values,
        date(2024, 4, 1),
        decide=(Role.TEAM_MANAGER, Role.SERVICE_MANAGER),
    ),
    *grants(
        "merge",
        MergeOutcome.values,
        date(2024, 4, 1),
        decide=(Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.INFORMATION_GOVERNANCE),
    ),
]

#: What was passed on, accepted, and waits for its decision: any outcome may follow.
WAITING = [
    Waiting(
        "passed_on",
        Act.DECIDE,
        "Work passed on, accepted",
        lambda: PassedOn.objects.filter(ended_at=None, accepted_at__isnull=False),
        team="to_team__name",
    ),
    Waiting("merge", Act.DECIDE, "Two records that may be of one person", lambda: Merge.objects.waiting()),
]
