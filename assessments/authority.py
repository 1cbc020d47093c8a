"""Who may decide on an assessment, to begin with."""

from datetime import date

from assessments.choices import AssessmentOutcome, SpecialistOutcome, StillHoldsOutcome
from assessments.models import Assessment, SpecialistAssessment, StillHolds
from casework.authority import Waiting, grants
from casework.models import Act
from casework.roles import Role
from referrals.episode import team_name

SINCE, MANAGERS = date(2024, 4, 1), (Role.TEAM_MANAGER, Role.SERVICE_MANAGER)
GRANTS = [
    *grants("assessment", AssessmentOutcome.values, SINCE, decide=MANAGERS),
    *grants("specialist", SpecialistOutcome.values, SINCE, decide=MANAGERS),
    *grants("still_holds", StillHoldsOutcome.values, SINCE, decide=(Role.SOCIAL_WORKER, *MANAGERS)),
]

#: What waits for sign-off: any outcome may follow.
WAITING = [
    Waiting(
        "assessment",
        Act.DECIDE,
        "Assessments, for sign-off",
        lambda: Assessment.objects.awaiting_decision().annotate(team_name=team_name()),
        team="team_name",
    ),
    Waiting(
        "specialist",
        Act.DECIDE,
        "Specialist assessments, for decision",
        lambda: SpecialistAssessment.objects.awaiting_decision().annotate(team_name=team_name()),
        team="team_name",
    ),
    Waiting(
        "still_holds",
        Act.DECIDE,
        "Whether an assessment still holds",
        lambda: StillHolds.objects.to_answer(),
        team="assessment__referral__team__name",
    ),
]
