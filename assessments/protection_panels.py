"""What protection shows on the child's page: orders in force, an open discussion, a running enquiry."""

from django.urls import reverse
from django.utils import timezone

from assessments.models import Enquiry, ProtectiveOrder, StrategyDiscussion
from casework import clock
from casework.journey import Journey
from casework.templatetags.casework import date_words
from children.contributions import Panel, StageReached
from children.models import Person
from children.records import records_of


def panel_for(child: Person) -> list[Panel]:
    """One panel while anything is open; nothing where nothing is. Three queries."""
    whole = records_of(child)
    orders = list(ProtectiveOrder.objects.in_force(clock.now()).filter(child__in=whole))
    discussion = StrategyDiscussion.objects.open().filter(child__in=whole).first()
    enquiry = Enquiry.objects.open().filter(child__in=whole).select_related("lead").first()
    if not (orders or discussion or enquiry):
        return []
    context = {"orders": orders, "discussion": discussion, "enquiry": enquiry}
    return [
        Panel(
            "section_47", "Section 47", order=5, template="assessments/protection/panel.html", context=context
        )
    ]


def stages_of(child: Person) -> list[StageReached]:
    """Where the child is in section 47 while a discussion or an enquiry is open. Two queries."""
    whole = records_of(child)
    discussions = StrategyDiscussion.objects.open().filter(child__in=whole)
    enquiries = Enquiry.objects.open().filter(child__in=whole)
    return [
        *(
            StageReached(
                stage=Journey.ASSESSMENT,
                started=timezone.localdate(row.asked_at),
                detail=f"Strategy discussion due {date_words(row.due_on)}",
                url=reverse("strategy", args=[row.pk]),
            )
            for row in discussions
        ),
        *(
            StageReached(
                stage=Journey.ASSESSMENT,
                started=row.started_on,
                detail=f"Section 47 enquiry, conference due {date_words(row.conference_due_on)}",
                url=reverse("enquiry", args=[row.pk]),
            )
            for row in enquiries
        ),
    ]


def bar_warnings(child: Person) -> list[str]:
    """What the identity bar warns of: the orders in force. One query."""
    rows = ProtectiveOrder.objects.in_force(clock.now()).filter(child__in=records_of(child))
    return [row.bar_words for row in rows]
