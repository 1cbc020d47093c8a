"""What plans and reviews show on a child's page."""

from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone

from casework.journey import Journey
from casework.models import User
from casework.timescales import local_date
from children.contributions import Panel, StageReached, Words
from children.models import Person
from children.records import records_of
from plans.choices import NO_VIEW_GIVEN
from plans.models import Review
from plans.picture import Picture, picture_of
from plans.visiting import visit_due


def panels_for(user: User, child: Person, today: date) -> list[Panel]:
    """The open plan, short: its goals with the latest scale, and what is late."""
    picture = next((each for each in picture_of(child) if each.plan.is_open), None)
    if picture is None:
        return []
    plan = picture.plan
    context = {
        "plan": plan,
        "goals": _goals(picture),
        "late": picture.late(today),
        "visit": visit_due(plan, plan.last_visit_at if child.is_unborn else plan.last_seen_at),
    }
    return [Panel("plan", plan.get_kind_display(), 42, "plans/panel.html", context)]


def _goals(picture: Picture) -> list[dict[str, object]]:
    """Each goal once, with its latest scale and how many of its actions are still to be done."""
    goals: dict[object, dict[str, object]] = {}
    for task in picture.tasks:
        goal = goals.setdefault(task.goal_id, {"goal": task.goal, "score": task.score, "open": 0})
        goal["open"] = int(str(goal["open"])) + task.is_open
    return list(goals.values())


def stages_for(child: Person) -> list[StageReached]:
    """When the child came to a plan, and from its approval to its reviews."""
    reached = []
    for picture in picture_of(child):
        plan = picture.plan
        if plan.stopped_at:
            continue
        page, kind = reverse("plan", args=[plan.pk]), plan.get_kind_display()
        ended = plan.starts_on or plan.ended_on
        reached.append(StageReached(Journey.PLAN, local_date(plan.opened_at), ended, kind, page))
        if plan.starts_on:
            detail = f"Review {plan.review_number}" if plan.review_id else ""
            reached.append(StageReached(Journey.REVIEW, plan.starts_on, plan.ended_on, detail, page))
    return reached


def words_for(child: Person) -> list[Words]:
    """The child's view, as reviews recorded it."""
    held = Review.objects.filter(plan__child__in=records_of(child), held_on__isnull=False)
    reviews = held.exclude(child_view="").exclude(participation__in=NO_VIEW_GIVEN)
    return [
        Words(
            text=review.child_view,
            at=noon(review.held_on),
            to=f"the meeting for review {review.number} of the plan",
            url=reverse("review", args=[review.pk]),
        )
        for review in reviews
    ]


def noon(day: date) -> datetime:
    """The middle of a day, for what is known by its date alone."""
    return timezone.make_aware(datetime.combine(day, time(12)))
