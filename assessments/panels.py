"""What assessments show on the child's page: the stage, and the worries with the goals that answer them."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from assessments.mapping import live_dangers, numbers_said, standing_on_map
from assessments.picture import assessments_of
from assessments.protection_panels import bar_warnings, panel_for, stages_of
from casework.journey import Journey
from casework.models import User
from casework.prepared import ask
from casework.templatetags.casework import date_words
from children.contributions import Panel, StageReached
from children.mapping import SAFETY, drawn
from children.models import Person


def warnings_for(child: Person) -> list[str]:
    """The orders in force, for the identity bar."""
    return bar_warnings(child)


def stages_for(child: Person) -> list[StageReached]:
    """Each assessment that was not stopped, and what of section 47 is open."""
    reached = [
        StageReached(
            stage=Journey.ASSESSMENT,
            started=timezone.localdate(row.started_at),
            ended=row.finished_on,
            detail=_detail(row),
            url=reverse("assessment", args=[row.pk]),
        )
        for row in assessments_of(child)
    ]
    return [*reached, *stages_of(child)]


def _detail(row: Any) -> str:
    if row.finished_on:
        return f"Signed off {date_words(row.finished_on)}"
    return "Waiting for the manager" if row.is_with_manager else f"Due {date_words(row.due_on)}"


def panels_for(user: User, child: Person, today: date) -> list[Panel]:
    """What protects the child now, the present danger statements with their goals, what was added since,
    and the latest numbers.

    Three queries beside those of section 47 and of the assessments themselves.

    From the newest assessment that was signed off or has some: a new one that is still empty does
    not hide what is known. What a manager signed off without the child being seen says so.
    """
    shown = (row for row in assessments_of(child) if row.finished_on or row.has_dangers or row.has_scales)
    newest = next(shown, None)
    numbers, since, protection = numbers_said(child), standing_on_map(child), panel_for(child)
    if newest is None and not numbers and not since:
        return protection
    context = {
        "child": child,
        "assessment": newest,
        "dangers": ask(live_dangers, [newest.pk]) if newest else [],
        "since": since,
        "numbers": drawn(SAFETY, numbers) if numbers else None,
    }
    title = "Worries, strengths, what needs to happen"
    return [
        *protection,
        Panel("worries", title, order=40, template="assessments/panel.html", context=context),
    ]
