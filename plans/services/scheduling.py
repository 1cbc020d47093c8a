"""When a plan is next reviewed."""

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from plans.models import Plan, Review
from plans.timescales import review_clock


@service
def schedule_review(*, by: User, plan: Plan) -> Review:
    """Schedule the plan's next review, counted from its start or from the last review that was held.

    One review is open at a time: one that is scheduled already goes on. Raises NotNow for a plan
    that is not in force.
    """
    taken = Plan.take(plan.pk)
    if not taken.is_open or taken.starts_on is None:
        raise NotNow("Only a plan in force is reviewed, and this one is not.")
    going_on = Review.objects.open().filter(plan=taken).first()
    if going_on:
        return going_on
    last = Review.objects.filter(plan=taken).order_by("-number").first()
    held = Review.objects.filter(plan=taken, decided_at__isnull=False).order_by("-number").first()
    number = last.number + 1 if last else 1
    counts_from = held.held_on if held and held.held_on else taken.starts_on
    rule = review_clock(number, early_help=taken.is_early_help)
    return Review.objects.create(
        plan=taken, number=number, counts_from=counts_from, due_on=rule.due(counts_from)
    )


@service
def stop_review(*, by: User, plan: Plan, reason: str) -> None:
    """Stop the review to come, because the decision that scheduled it was replaced.

    Raises NotNow when it has begun: what was found in it is not undone.
    """
    taken = Plan.take(plan.pk)
    review = Review.objects.open().filter(plan=taken).first()
    if review and has_begun(review):
        raise NotNow(f"Review {review.number} has begun. Keep it, and decide there what happens next.")
    stop_open_review(taken, reason=reason)


def has_begun(review: Review) -> bool:
    """Whether anything is recorded on a review."""
    return bool(review.held_on or review.proposal or review.goal_reviews.exists())


def stop_open_review(plan: Plan, *, reason: str) -> None:
    """Stop a locked plan's open review, if there is one."""
    for review in Review.objects.open().filter(plan=plan).select_for_update(of=("self",)):
        review.stopped_at, review.stopped_reason = clock.now(), reason
        review.save()
