"""Plans, goals, actions and reviews."""

from plans.models.approval import PlanCopy, PlanDecision
from plans.models.meeting import FamilyMeeting
from plans.models.plan import Action, ActionProgress, Goal, Plan
from plans.models.review import GoalReview, Review, ReviewCopy, ReviewDecision

__all__ = [
    "Action",
    "ActionProgress",
    "FamilyMeeting",
    "Goal",
    "GoalReview",
    "Plan",
    "PlanCopy",
    "PlanDecision",
    "Review",
    "ReviewCopy",
    "ReviewDecision",
]
