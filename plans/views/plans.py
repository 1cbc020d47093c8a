"""A plan, a version of it as it was signed, and a child's plans."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from assessments.models import Scale
from casework.authority import outcomes_open_to
from casework.models import Act
from children.access import open_person, open_record, works_with
from children.mapping import numbers_of
from children.records import records_of
from plans.choices import PlanOutcome
from plans.models import ActionProgress, Plan, PlanCopy, Review, ReviewDecision
from plans.reading import for_reader, lines_of, today_of
from plans.standing import Standing
from plans.timescales import PLAN_APPROVAL, review_clock
from plans.views.shared import child_page
from plans.visiting import next_visit


def child_plans(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A child's plans and their reviews."""
    child = open_person(request, pk)
    decisions = ReviewDecision.objects.select_related("decided_by", "superseded_by")
    plans = Plan.objects.filter(child__in=records_of(child)).prefetch_related(
        "reviews", Prefetch("reviews__decisions", queryset=decisions)
    )
    rows = [
        {"plan": each.plan, "state": each.state, "reviews": list(each.plan.reviews.all())}
        for each in Standing.of_each(plans)
    ]
    return child_page(request, child, "plans/child_plans.html", title="Plan and reviews", plans=rows)


def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The plan in force, goal by goal, with how each stands today; before that, what is being written."""
    plan = open_record(request, Plan, pk, "child", "assessment")
    child, standing = plan.child, Standing.of(plan)
    works = works_with(request.user, child)
    (document,) = for_reader([standing.document], request.user)
    reviews = _reviews(plan)
    return child_page(
        request,
        child,
        "plans/plan.html",
        title=plan.get_kind_display(),
        plan=plan,
        standing=standing,
        works=works,
        lines=lines_of(document, today_of(plan, request.user, works=works)),
        step=_next_step(request, standing, reviews, works),
        reviews=reviews,
        scales=Scale.objects.filter(assessment=plan.assessment, removed_at=None),
        approval_rule=PLAN_APPROVAL.explain(plan.opened_at),
        visit=next_visit(plan, child),
        all_numbers=numbers_of(child),
        **_since_last_review(plan, reviews),
    )


def plan_copy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A version as it was submitted, with what was decided on it."""
    copy = open_record(request, PlanCopy, pk, "plan__child", "signed_by")
    (document,) = for_reader([copy.document], request.user)
    decisions = list(copy.decisions.select_related("decided_by", "supersedes", "superseded_by"))
    return child_page(
        request,
        copy.child,
        "plans/copy.html",
        title=f"{copy.plan.get_kind_display()}, version {copy.number}",
        plan=copy.plan,
        copy=copy,
        named=document["child"],
        lines=lines_of(document),
        decisions=decisions,
        back_url=reverse("plan", args=[copy.plan_id]),
        back_label="Back to the plan",
    )


def _reviews(plan: Plan) -> list[Review]:
    """Every review, newest first, each with its due date explained."""
    rows = list(plan.reviews.prefetch_related("decisions__decided_by", "decisions__superseded_by"))
    for row in rows:
        row.rule = (
            review_clock(row.number, early_help=plan.is_early_help).explain(row.counts_from)
            if not row.decided_at
            else ""
        )
    return rows


def _since_last_review(plan: Plan, reviews: list[Review]) -> dict[str, Any]:
    """What moved: progress recorded since the last review was held, or since the plan started."""
    held = next((review for review in reviews if review.decided_at and review.held_on), None)
    since: date | None = held.held_on if held else plan.starts_on
    if since is None:
        return {"since": None}
    rows = ActionProgress.objects.filter(action__goal__plan=plan, happened_on__gte=since)
    return {"since": since, "last_review": held, "moved": list(rows.select_related("action", "created_by"))}


def _next_step(
    request: HttpRequest, standing: Standing, reviews: list[Review], works: bool
) -> tuple[str, str] | None:
    """The one button of the page: what the reader may do next, and where."""
    plan = standing.plan
    if not works or not plan.is_open:
        return None
    decides = PlanOutcome.APPROVED in outcomes_open_to(request.user, Act.DECIDE, "plan")
    if standing.waiting:
        return ("Decide on this version", reverse("plan_decide", args=[plan.pk])) if decides else None
    if standing.being_written:
        words = "Write the new version" if plan.starts_on else "Write the plan"
        return words, reverse("plan_edit", args=[plan.pk])
    review = next((each for each in reviews if not each.decided_at and not each.stopped_at), None)
    if review is None:
        return None
    if review.proposal:
        return (
            (f"Decide review {review.number}", reverse("review_decide", args=[review.pk]))
            if decides
            else None
        )
    return f"Record review {review.number}", reverse("review_record", args=[review.pk])
