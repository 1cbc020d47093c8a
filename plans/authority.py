"""Who may approve a plan and decide a review, and who may propose what a review leads to, to begin with."""

from datetime import date

from casework.authority import Waiting, grants
from casework.models import Act
from casework.roles import Role
from plans.choices import PlanOutcome, ReviewOutcome
from plans.models import Plan, Review

STARTS = date(2024, 4, 1)
MANAGERS = (Role.TEAM_MANAGER, Role.SERVICE_MANAGER)

GRANTS = [
    *grants("plan", PlanOutcome.values, STARTS, decide=MANAGERS),
    *grants(
        "review", ReviewOutcome.values, STARTS, recommend=(Role.SOCIAL_WORKER, *MANAGERS), decide=MANAGERS
    ),
]

#: What waits: plans for approval, reviews to be proposed on, and those proposed to be decided.
WAITING = [
    Waiting(
        "plan",
        Act.DECIDE,
        "Plans, for approval",
        lambda: Plan.objects.awaiting_decision(),
        team="referral__team__name",
    ),
    Waiting(
        "review",
        Act.RECOMMEND,
        "Reviews, to be proposed on",
        lambda: Review.objects.open().filter(copies=None),
        team="plan__referral__team__name",
    ),
    Waiting(
        "review",
        Act.DECIDE,
        "Reviews, for a decision",
        lambda: Review.objects.proposed(),
        team="plan__referral__team__name",
        outcome="proposal",
    ),
]
