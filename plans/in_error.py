"""What may be done with plans, progress and reviews that were recorded in error."""

from casework.models import User
from children.struck_out import InError, a_manager, never
from plans.choices import ActionState
from plans.models import Action, ActionProgress, FamilyMeeting, Goal, GoalReview, Plan, Review
from plans.services.opening import open_plan
from plans.services.scheduling import schedule_review
from referrals.early_help_choices import ConsentAnswer
from referrals.early_help_timescales import FAMILY_MEETING
from referrals.models import EarlyHelp


def plan_in_the_way(plan: Plan) -> list[str]:
    if plan.episode.is_open:
        return []
    return ["Its referral or early help has ended since. Strike out what it began with instead."]


def open_again(plan: Plan, by: User) -> None:
    """The assessment still asks for a plan: an empty one, grown from it, takes its place."""
    if plan.is_open and plan.assessment:
        open_plan(by=by, episode=plan.episode, assessment=plan.assessment, kind=plan.kind)


def back_to_what_was_said_before(progress: ActionProgress, by: User) -> None:
    """The action stands as the progress recorded before leaves it; with none, it is still to be done."""
    action = Action.take(progress.action_id)
    newest = action.progress.order_by("-entered_at").first()
    state = newest.state if newest else ActionState.OPEN
    if action.state != state:
        action.state = state
        action.save()


def review_in_the_way(review: Review) -> list[str]:
    found = []
    if not review.plan.is_open:
        found.append("The plan has ended since. Strike out the screening it began with instead.")
    if review.plan.reviews.filter(number__gt=review.number).exclude(held_on=None).exists():
        found.append("A later review has been held. Strike that one out first.")
    return found


def review_again(review: Review, by: User) -> None:
    """The plan in force is still to be reviewed."""
    if review.stopped_at is None and review.plan.starts_on:
        schedule_review(by=by, plan=review.plan)


def meet_again(meeting: FamilyMeeting, by: User) -> None:
    """The next meeting is due as the one before it set it or, with none, as the family’s agreement did."""
    early_help = EarlyHelp.take(meeting.early_help_id)
    before = FamilyMeeting.objects.filter(early_help=early_help).first()
    agreed = early_help.earlyhelpconsents.filter(answer=ConsentAnswer.GIVEN).last()
    if before:
        early_help.meeting_due_on = before.next_on or FAMILY_MEETING.due(before.held_on)
    elif agreed:
        early_help.meeting_due_on = FAMILY_MEETING.due(agreed.asked_on)
    early_help.save()


OF_A_PLAN = InError(
    instead="This is part of a plan. Change it by a new version, or strike the whole plan out.",
)

RULES = {
    Plan: InError(
        may=a_manager,
        why_not_refiled=never(
            "A plan grows from one child’s assessment and is not moved to another child. Strike it out: an"
            " empty one takes its place."
        ),
        refused=plan_in_the_way,
        afterwards=open_again,
    ),
    Goal: InError(instead=OF_A_PLAN.instead, refers=("danger",)),
    Action: InError(instead=OF_A_PLAN.instead, refers=("meeting",)),
    FamilyMeeting: InError(
        why_not_refiled=never(
            "A meeting is about this child’s early help. Strike it out, and record it on the right child’s."
        ),
        afterwards=meet_again,
    ),
    ActionProgress: InError(
        why_not_refiled=never(
            "Progress belongs to an action of this child’s plan. Strike it out, and record it on the right"
            " child’s plan."
        ),
        afterwards=back_to_what_was_said_before,
    ),
    Review: InError(
        may=a_manager,
        why_not_refiled=never(
            "A review is of this child’s plan. Strike it out, and record it on the right child’s plan."
        ),
        refused=review_in_the_way,
        afterwards=review_again,
    ),
    GoalReview: InError(
        instead="This is part of a review. Correct it there, or strike the whole review out.",
    ),
}
