"""What a review has to hold: the rules its form, its page and its services all ask."""

from datetime import date

from casework.guards import NotNow
from children.models import Person
from plans.choices import NO_VIEW_GIVEN, OF_A_REFERRAL, OF_EARLY_HELP, Participation, ReviewOutcome
from plans.in_force import shown
from plans.models import Goal, Plan, Review


def reviewed_goals(plan: Plan) -> list[Goal]:
    """The goals of the version in force, in its order."""
    ids = [goal["id"] for goal in shown(plan)["goals"]]
    found = {str(goal.pk): goal for goal in Goal.objects.filter(plan=plan)}
    return [found[pk] for pk in ids]


def is_under_four(child: Person, on: date) -> bool | None:
    """Whether the child was under 4, or not born, on a day; nothing where the age is not known."""
    if child.is_unborn:
        return True
    age = child.age_on(on)
    return None if age is None else age < 4


def participation_problem(child: Person, code: str, on: date) -> str:
    """What is wrong with how the child is said to have taken part, and the remedy; or nothing.

    PN0 is for a child under 4 or not yet born, the others for a child of 4 or over.
    """
    young = is_under_four(child, on)
    if not code or young is None:
        return ""
    if code == Participation.PN0 and not young:
        return f"{child.called} is 4 or over. Choose how they took part."
    if code != Participation.PN0 and young:
        return f"{child.called} is under 4 or not yet born. Choose “{Participation.PN0.label}”."
    return ""


def missing_from(review: Review) -> list[str]:
    """What is still to be recorded before anything can be proposed, one line each."""
    missing = []
    if not review.held_on:
        missing.append("The day the review was held is missing.")
    if not review.participation:
        missing.append("How the child took part is missing.")
    elif review.participation not in NO_VIEW_GIVEN and not review.child_view:
        missing.append("The child’s view is missing.")
    recorded = set(review.goal_reviews.values_list("goal_id", flat=True))
    missing += [
        f"Where “{goal.goal}” is today is missing."
        for goal in reviewed_goals(review.plan)
        if goal.pk not in recorded
    ]
    return missing


def outcomes_for(plan: Plan) -> tuple[ReviewOutcome, ...]:
    """What a review of a plan may lead to: of early help, or on a referral."""
    return OF_EARLY_HELP if plan.is_early_help else OF_A_REFERRAL


def refuse_unfitting(plan: Plan, outcome: str) -> None:
    """Raises NotNow for an outcome that cannot follow from a review of this plan."""
    if outcome not in outcomes_for(plan):
        raise NotNow("That cannot follow from a review of this plan. Choose one of the outcomes offered.")
