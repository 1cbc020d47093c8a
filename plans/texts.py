"""The texts of plans and reviews: goals, actions, what happened on them, views, and the decisions."""

from casework.matching import Words
from casework.models import User
from children.contributions import Found
from children.finding import DECISION, Texts, find
from children.models import Person
from children.records import records_of
from plans.choices import PlanKind, PlanOutcome, ReviewOutcome
from plans.models import (
    Action,
    ActionProgress,
    FamilyMeeting,
    Goal,
    GoalReview,
    Plan,
    PlanDecision,
    Review,
    ReviewDecision,
)


def found_in(user: User, child: Person, words: Words, limit: int) -> list[Found]:
    """The parts that hold every word as they stand now, newest first. One query."""
    return find(words, limit, *_plans(child), *_reviews(child), _meetings(child))


def _plans(child: Person) -> list[Texts]:
    whole = records_of(child)
    goals = Goal.objects.filter(plan__child__in=whole, removed_at=None)
    actions = Action.objects.present().filter(goal__plan__child__in=whole)
    progress = ActionProgress.objects.filter(action__goal__plan__child__in=whole)
    return [
        Texts(
            "Plan", Plan.objects.filter(child__in=whole), "opened_at",
            ("contingency", "edit_reason", "stopped_reason"), ("plan", "pk"),
            title=lambda kind: str(PlanKind(kind).label), code="kind",
        ),
        Texts(
            "Plan", goals, "entered_at", ("worry", "goal"), ("plan", "plan_id"),
            title=lambda _: "Goal, and the worry it answers",
        ),
        Texts(
            "Plan", actions, "entered_at", ("what", "owner_agency"), ("plan", "goal__plan_id"),
            title=lambda _: "Action",
        ),
        Texts(
            "Action", progress, "entered_at", ("text",), ("plan", "action__goal__plan_id"),
            title=lambda what: f"What happened: {what}", code="action__what",
        ),
        Texts(
            "Plan", PlanDecision.objects.filter(copy__plan__child__in=whole), "decided_at",
            DECISION, ("plan", "copy__plan_id"), by="decided_by__full_name",
            title=lambda outcome: f"Plan {PlanOutcome(outcome).label.lower()}", code="outcome",
        ),
    ]  # fmt: skip


def _meetings(child: Person) -> Texts:
    return Texts(
        "Early help", FamilyMeeting.objects.filter(early_help__child__in=records_of(child)), "entered_at",
        ("place", "present", "apologies", "child_view", "family_said", "agreed"), ("family_meeting", "pk"),
        title=lambda _: "Team around the family meeting",
    )  # fmt: skip


def _reviews(child: Person) -> list[Texts]:
    whole = records_of(child)
    return [
        Texts(
            "Review", Review.objects.filter(plan__child__in=whole, held_on__isnull=False),
            "entered_at", ("child_view", "family_view", "proposal_reason"), ("review", "pk"),
            title=lambda _: "Views and proposal at the review",
        ),
        Texts(
            "Review", GoalReview.objects.filter(review__plan__child__in=whole), "entered_at",
            ("evidence", "not_done"), ("review", "review_id"), title=lambda _: "What moved on a goal",
        ),
        Texts(
            "Review", ReviewDecision.objects.filter(review__plan__child__in=whole), "decided_at",
            DECISION, ("review", "review_id"), by="decided_by__full_name",
            title=lambda outcome: f"Decided: {ReviewOutcome(outcome).label}", code="outcome",
        ),
    ]  # fmt: skip
