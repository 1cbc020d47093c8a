"""Who may decide on an assessment, a strategy discussion and an enquiry, to begin with."""

from datetime import date

from assessments.choices import AssessmentOutcome, SpecialistOutcome, StillHoldsOutcome
from assessments.models import Assessment, Enquiry, SpecialistAssessment, StillHolds, StrategyDiscussion
from assessments.protection_choices import EnquiryOutcome, StrategyOutcome
from casework.authority import Waiting, grants
from casework.models import Act
from casework.roles import Role
from referrals.episode import team_name

_SINCE = date(2024, 4, 1)
_MANAGERS = (Role.TEAM_MANAGER, Role.SERVICE_MANAGER)
GRANTS = [
    *grants("assessment", AssessmentOutcome.values, _SINCE, decide=_MANAGERS),
    *grants("specialist", SpecialistOutcome.values, _SINCE, decide=_MANAGERS),
    *grants("still_holds", StillHoldsOutcome.values, _SINCE, decide=(Role.SOCIAL_WORKER, *_MANAGERS)),
    *grants("strategy", StrategyOutcome.values, _SINCE, decide=_MANAGERS),
    *grants("enquiry", EnquiryOutcome.values, _SINCE, decide=_MANAGERS),
]

#: What waits for a manager.
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
    Waiting(
        "strategy",
        Act.DECIDE,
        "Strategy discussions, held",
        lambda: StrategyDiscussion.objects.to_decide(),
        team="referral__team__name",
        outcome="proposed",
    ),
    Waiting(
        "enquiry",
        Act.DECIDE,
        "Section 47 enquiries, submitted",
        lambda: Enquiry.objects.awaiting_decision(),
        team="referral__team__name",
    ),
]
