"""Recording a review, and proposing what it leads to."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from casework import authority, clock
from casework.guards import NotNow
from casework.models import Act, User
from casework.services import service
from casework.timescales import words_for
from children.access import require_worker
from children.life_choices import ChangeKind
from children.services.life.changed import Happening, life_has_changed
from plans.choices import Participation, ReviewOutcome
from plans.document import review_document
from plans.models import Goal, GoalReview, Plan, Review, ReviewCopy
from plans.reviewing import missing_from, participation_problem, refuse_unfitting, reviewed_goals


def take_for_recording(review: Review, *, by: User, version: int | None = None) -> Review:
    """The review, locked with its plan, for somebody who may record it now."""
    plan = Plan.take(review.plan_id)
    taken = Review.take(review.pk, version=version)
    taken.plan = plan
    require_worker(by, plan.child)
    if taken.decided_at:
        raise NotNow("This review is decided. What was recorded in it is kept as it was.")
    if taken.stopped_at or not plan.is_open:
        raise NotNow(f"This review was stopped: {taken.stopped_reason or 'the plan ended.'}")
    return taken


@service
def record_review(
    *,
    by: User,
    review: Review,
    version: int,
    held_on: date | None,
    participation: Participation | str,
    child_view: str,
    family_view: str,
    goals: Iterable[Mapping[str, Any]] = (),
) -> Review:
    """Save what the review found: how the child took part, their view, and each goal with its evidence.

    It may be saved unfinished. Each of `goals`: goal, score from 0 to 10, evidence, and not_done (what
    did not happen, and why). Saving after a proposal takes the proposal back: the manager decides on
    what stands.
    """
    taken = take_for_recording(review, by=by, version=version)
    if held_on:
        _refuse_wrong_day(taken.plan, held_on)
    problem = participation_problem(taken.child, participation, held_on or clock.today())
    if problem:
        raise NotNow(problem)
    taken.held_on, taken.participation = held_on, participation
    taken.child_view, taken.family_view = child_view.strip(), family_view.strip()
    taken.proposal, taken.proposal_reason = "", ""
    taken.save()
    for row in goals:
        _record_goal(taken, by=by, **row)
    return taken


def _refuse_wrong_day(plan: Plan, held_on: date) -> None:
    if held_on > clock.today():
        raise NotNow("The review was held on a day that has not come. Give today or an earlier date.")
    if plan.starts_on and held_on < plan.starts_on:
        raise NotNow(f"The plan started on {words_for(plan.starts_on)}. Give that day or a later one.")


def _record_goal(
    review: Review, *, by: User, goal: Goal, score: int | None, evidence: str, not_done: str = ""
) -> None:
    if goal.pk not in {each.pk for each in reviewed_goals(review.plan)}:
        raise NotNow(f"“{goal.goal}” is not a goal of the plan in force, so it is not reviewed.")
    if score is None and not evidence.strip() and not not_done.strip():
        return
    if score is None or not 0 <= score <= 10:
        raise NotNow(f"Say where “{goal.goal}” is today, from 0 to 10.")
    if not evidence.strip():
        raise NotNow(f"Say what shows where “{goal.goal}” is today.")
    said = {"score": score, "evidence": evidence.strip(), "not_done": not_done.strip()}
    scored = GoalReview.objects.filter(goal=goal, review__number__lte=review.number)
    before = scored.order_by("-review__number").values_list("score", flat=True).first()
    row = GoalReview.objects.filter(review=review, goal=goal).first()
    if row is None:
        row = GoalReview.objects.create(review=review, goal=goal, **said)
    elif any(getattr(row, name) != value for name, value in said.items()):
        for name, value in said.items():
            setattr(row, name, value)
        row.save()
    if before is not None and score < before:
        happening = Happening(ChangeKind.SCALE, clock.now(), row)
        life_has_changed([review.child], happening, by=by)


@service
def propose(*, by: User, review: Review, outcome: ReviewOutcome, reason: str) -> ReviewCopy:
    """Propose what the review leads to, and freeze it for the manager.

    Refused, with the list of what is missing, until the day, the child's part and view, and every
    goal of the plan are recorded.
    """
    taken = take_for_recording(review, by=by)
    authority.require(by, Act.RECOMMEND, "review", outcome)
    refuse_unfitting(taken.plan, outcome)
    missing = missing_from(taken)
    if missing:
        raise NotNow("The review is not complete yet. Record what is missing, then propose.", reasons=missing)
    if not reason.strip():
        raise NotNow("Say why you propose this.")
    taken.proposal, taken.proposal_reason = outcome, reason.strip()
    taken.save()
    number = taken.copies.count() + 1
    copy: ReviewCopy = ReviewCopy.of(review_document(taken), review=taken, number=number, signed_by=by)
    return copy
