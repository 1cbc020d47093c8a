"""Who may decide on an assessment, to begin with."""

from datetime import date

from assessments.choices import AssessmentOutcome
from assessments.models import Assessment
from casework.authority import Waiting, grants
from casework.models import Act
from casework.roles import Role
from referrals.episode import team_name

GRANTS = grants(
    "assessment",
    AssessmentOutcome.values,
    date(2024, 4, 1),
    decide=(Role.TEAM_MANAGER, Role.SERVICE_MANAGER),
)

#: What waits for sign-off: any outcome may follow.
WAITING = [
    Waiting(
        "assessment",
        Act.DECIDE,
        "Assessments, for sign-off",
        lambda: Assessment.objects.awaiting_decision().annotate(team_name=team_name()),
        team="team_name",
    ),
]
