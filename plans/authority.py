"""Who may approve a plan and decide a review, and who may propose what a review leads to, to begin with."""

from datetime import date

from casework.authority import Waiting, grants
from casework.models import Act
from casework.roles import Role
from plans.choices import OF_A_REFERRAL, OF_EARLY_HELP, PlanOutcome
from plans.models import Plan, Review
from referrals.episode import team_name

STARTS = date(2024, 4, 1)
MANAGERS = (Role.TEAM_MANAGER, Role.SERVICE_MANAGER)

GRANTS = [
    *grants("plan", PlanOutcome.values, STARTS, decide=MANAGERS),
    *grants(
        "review",
        list(OF_A_REFERRAL),
        STARTS,
        recommend=(Role.SOCIAL_WORKER, *MANAGERS),
        decide=MANAGERS,
    ),
    *grants(
        "review",
        list(OF_EARLY_HELP),
        STARTS,
        recommend=(Role.EARLY_HELP_WORKER, *MANAGERS),
        decide=MANAGERS,
    ),
]

#: What waits: plans for approval, reviews to be proposed on, and those proposed to be decided.
WAITING = [
    Waiting(
        "plan",
        Act.DECIDE,
        "Plans, for approval",
        lambda: Plan.objects.awaiting_decision().annotate(team_name=team_name()),
        team="team_name",
    ),
    Waiting(
        "review",
        Act.RECOMMEND,
        "Reviews, to be proposed on",
        lambda: Review.objects.open().filter(copies=None).annotate(team_name=team_name("plan__")),
        team="team_name",
    ),
    Waiting(
        "review",
        Act.DECIDE,
        "Reviews, for a decision",
        lambda: Review.objects.proposed().annotate(team_name=team_name("plan__")),
        team="team_name",
        outcome="proposal",
    ),
]
