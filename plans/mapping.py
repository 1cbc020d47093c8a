"""What plans put on the map of a child: the goals of the plan in force, and the numbers of its reviews."""

from django.urls import reverse

from casework.templatetags.casework import date_words
from children.mapping import GOALS, Number, Placed
from children.models import Person
from children.records import records_of
from plans.models import GoalReview
from plans.picture import picture_of

#: How much of a goal stands beside its numbers.
SHORT = 90


def placed_on_map(child: Person) -> list[Placed]:
    """Each goal of the open plan that is in force, and what is still to be done for it."""
    found = []
    for picture in picture_of(child):
        plan = picture.plan
        if not plan.is_open or not plan.starts_on:
            continue
        url, goals = reverse("plan", args=[plan.pk]), dict[object, list[str]]()
        texts = {}
        for task in picture.tasks:
            texts[task.goal_id] = task.goal
            if task.is_open:
                by = f", by {date_words(task.due)}" if task.due else ""
                goals.setdefault(task.goal_id, []).append(f"{task.what} ({task.owner}{by})")
        source = f"{plan.get_kind_display()}, since {date_words(plan.starts_on)}"
        for pk, text in texts.items():
            found.append(Placed("plan_goal", text, source, url, goal="\n".join(goals.get(pk, []))))
    return found


def numbers_said(child: Person) -> list[Number]:
    """Where each goal stood at each review that was held. One query."""
    rows = GoalReview.objects.filter(
        review__plan__child__in=records_of(child), review__held_on__isnull=False, review__struck_out_at=None
    ).select_related("goal", "review")
    return [
        Number(
            GOALS,
            _short(row.goal.goal),
            row.score,
            row.review.held_on,
            row.evidence,
            source=f"Review {row.review.number}",
            url=reverse("review", args=[row.review_id]),
        )
        for row in rows
    ]


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT].rsplit(' ', 1)[0]}…"
