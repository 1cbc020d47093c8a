"""A review: what it found, what is proposed, and what was decided."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from casework.authority import outcomes_open_to
from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.guards import NotNow
from casework.models import Act
from casework.pages import save_once
from children.access import open_record, require_worker, works_with
from children.mapping import numbers_of
from plans.access import recommends
from plans.forms.reviews import ProposeForm, ReviewForm, initial_review
from plans.in_force import shown
from plans.models import GoalReview, Review, ReviewCopy, ReviewDecision
from plans.reading import for_reader, lines_of, today_of
from plans.reviewing import missing_from, outcomes_for, reviewed_goals
from plans.services import propose, record_review
from plans.timescales import review_clock
from plans.views.shared import child_form, child_page

DECISION = ("decided_by", "supersedes", "superseded_by")


def last_decision(review: Review) -> ReviewDecision | None:
    """What was decided at the review before this one."""
    decisions = ReviewDecision.objects.filter(review__plan=review.plan_id, review__number__lt=review.number)
    return decisions.filter(superseded_by=None).select_related("review", *DECISION).first()


def found(review: Review) -> list[dict[str, Any]]:
    """Each goal with what this review found, and what the one before did."""
    now = {row.goal_id: row for row in review.goal_reviews.all()}
    earlier = GoalReview.objects.filter(
        review__plan=review.plan_id, review__number__lt=review.number, review__decided_at__isnull=False
    )
    before = {row.goal_id: row for row in earlier.select_related("review").order_by("review__number")}
    goals = reviewed_goals(review.plan) if not review.decided_at else [row.goal for row in _in_order(review)]
    return [{"goal": goal, "now": now.get(goal.pk), "before": before.get(goal.pk)} for goal in goals]


def _in_order(review: Review) -> Any:
    return review.goal_reviews.select_related("goal").order_by("goal__position", "goal__entered_at")


def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The last decision on top, then what this review found, what is proposed, and the decision."""
    review = open_record(request, Review, pk, "plan__child")
    decisions = list(review.decisions.select_related(*DECISION))
    return child_page(
        request,
        review.child,
        "plans/review.html",
        title=f"Review {review.number}",
        all_numbers=numbers_of(review.child),
        caption=review.plan.get_kind_display(),
        review=review,
        last=last_decision(review),
        goals=found(review),
        decisions=decisions,
        copies=list(review.copies.select_related("signed_by")),
        missing=missing_from(review) if _is_open(review) else [],
        rule=review_clock(review.number, early_help=review.plan.is_early_help).explain(review.counts_from),
        step=_next_step(request, review),
        may_replace=_may_replace(request, review),
        back_url=reverse("plan", args=[review.plan_id]),
        back_label="Back to the plan",
    )


def _is_open(review: Review) -> bool:
    return review.decided_at is None and review.stopped_at is None


def _next_step(request: HttpRequest, review: Review) -> tuple[str, str] | None:
    if not _is_open(review) or not works_with(request.user, review.child):
        return None
    if review.proposal:
        if not outcomes_open_to(request.user, Act.DECIDE, "review"):
            return None
        return "Decide", reverse("review_decide", args=[review.pk])
    if missing_from(review):
        return "Record the review", reverse("review_record", args=[review.pk])
    if not outcomes_open_to(request.user, Act.RECOMMEND, "review") & {*outcomes_for(review.plan)}:
        return None
    return "Propose what happens next", reverse("review_propose", args=[review.pk])


def _may_replace(request: HttpRequest, review: Review) -> bool:
    """Whether this decision may be taken back: the last one, while the plan goes on."""
    later = Review.objects.filter(plan=review.plan_id, number__gt=review.number, decided_at__isnull=False)
    return bool(
        review.decided_at
        and review.plan.is_open
        and not later.exists()
        and works_with(request.user, review.child)
        and outcomes_open_to(request.user, Act.DECIDE, "review")
    )


def review_record(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the review found, goal by goal."""
    review = open_record(request, Review, pk, "plan__child")
    require_worker(request.user, review.child)
    if not _is_open(review):
        raise NotNow("This review is over. What was recorded in it is kept as it was.")
    goals, seen = reviewed_goals(review.plan), _seen(review, request)

    def build(data: Any, on: Review) -> ReviewForm:
        return ReviewForm(data, initial=initial_review(on), review=on, goals=goals, seen=seen)

    form = build(typed(request), review)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            saved = record_review(by=request.user, review=review, **form.review_answers())
            return reverse("review" if missing_from(saved) else "review_propose", args=[review.pk])

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return child_form(
        request,
        review.child,
        form,
        title=f"Record review {review.number}",
        template="plans/review_record.html",
        review=review,
        last=last_decision(review),
        cancel_url=reverse("review", args=[review.pk]),
    )


def _seen(review: Review, request: HttpRequest) -> dict[Any, list[str]]:
    """For each goal, where it was at the review before, and what its actions have come to."""
    lines: dict[Any, list[str]] = {}
    for row in found(review):
        before = row["before"]
        said = f"At review {before.review.number} it was {before.score}: {before.evidence}" if before else ""
        missed = f"What had not happened then: {before.not_done}" if before and before.not_done else ""
        lines[row["goal"].pk] = list(filter(None, [said, missed]))
    (document,) = for_reader([shown(review.plan)], request.user)
    for goal in lines_of(document, today_of(review.plan, request.user, works=True)).goals:
        actions = [action.sentence for action in goal.actions]
        if actions:
            lines[UUID(goal.id)].append(f"Its actions: {' '.join(actions)}")
    return lines


def review_propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the worker proposes to the manager."""
    review = open_record(request, Review, pk, "plan__child")
    allowed = recommends(request.user, review.child, "review", outcomes_for(review.plan))
    missing = missing_from(review)
    if missing:
        raise NotNow("The review is not complete yet. Record what is missing, then propose.", reasons=missing)
    form = ProposeForm(typed(request), allowed=allowed)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            propose(by=request.user, review=review, **form.answers)
            return reverse("review", args=[review.pk])

        if response := save_once(request, form, save):
            messages.success(request, "The review is with the manager for a decision.")
            return response
    return child_form(
        request,
        review.child,
        form,
        title="What do you propose?",
        template="plans/review_propose.html",
        review=review,
        goals=found(review),
        cancel_url=reverse("review", args=[review.pk]),
    )


def review_copy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The review as it was put before the manager."""
    copy = open_record(request, ReviewCopy, pk, "review__plan__child", "signed_by")
    return child_page(
        request,
        copy.child,
        "plans/review_copy.html",
        title=f"Review {copy.review.number} as submitted",
        copy=copy,
        document=copy.document,
        back_url=reverse("review", args=[copy.review_id]),
        back_label="Back to the review",
    )
