"""What protection shows on the child's page: orders in force, an open discussion, a running enquiry."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from assessments.protection_picture import discussions_of, enquiries_of, orders_of
from casework.journey import Journey
from casework.templatetags.casework import date_words
from children.contributions import Panel, StageReached
from children.models import Person


def panel_for(child: Person) -> list[Panel]:
    """One panel while anything is open; nothing where nothing is."""
    orders = orders_of(child)
    discussion, enquiry = next(iter(_discussions(child)), None), next(iter(_enquiries(child)), None)
    if not (orders or discussion or enquiry):
        return []
    context = {"orders": orders, "discussion": discussion, "enquiry": enquiry}
    return [
        Panel(
            "section_47", "Section 47", order=5, template="assessments/protection/panel.html", context=context
        )
    ]


def stages_of(child: Person) -> list[StageReached]:
    """Where the child is in section 47 while a discussion or an enquiry is open."""
    return [
        *(
            StageReached(
                stage=Journey.ASSESSMENT,
                started=timezone.localdate(row.asked_at),
                detail=f"Strategy discussion due {date_words(row.due_on)}",
                url=reverse("strategy", args=[row.pk]),
            )
            for row in _discussions(child)
        ),
        *(
            StageReached(
                stage=Journey.ASSESSMENT,
                started=row.started_on,
                detail=f"Section 47 enquiry, conference due {date_words(row.conference_due_on)}",
                url=reverse("enquiry", args=[row.pk]),
            )
            for row in _enquiries(child)
        ),
    ]


def bar_warnings(child: Person) -> list[str]:
    """What the identity bar warns of: the orders in force."""
    return [row.bar_words for row in orders_of(child)]


def _discussions(child: Person) -> list[Any]:
    return [row for row in discussions_of(child) if row.decided_at is None]


def _enquiries(child: Person) -> list[Any]:
    return [row for row in enquiries_of(child) if row.ended_on is None]
