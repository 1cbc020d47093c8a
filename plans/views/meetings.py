"""Team around the family meetings."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from casework.drafts import typed
from casework.pages import save_once
from children.access import open_record, require_worker
from plans.forms.meetings import MeetingForm
from plans.in_force import undecided_copy
from plans.models import FamilyMeeting
from plans.owners import owners_for
from plans.services.meetings import open_plan_of, record_meeting
from plans.views.shared import child_form, child_page
from referrals.early_help_guards import require_accepted
from referrals.models import EarlyHelp


def family_meeting_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record a meeting: who came, what the family said, what was agreed, and when the next one is."""
    early_help = open_record(request, EarlyHelp, pk, "child", "team")
    require_worker(request.user, early_help.child)
    require_accepted(early_help)
    plan = open_plan_of(early_help)
    takes_actions = plan is not None and not undecided_copy(plan)
    form = MeetingForm(
        typed(request),
        early_help=early_help,
        goals=list(plan.goals.filter(removed_at=None)) if plan and takes_actions else [],
        owners=owners_for(plan, request.user) if plan and takes_actions else None,
    )
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            made = record_meeting(by=request.user, early_help=early_help, **form.meeting_answers())
            return reverse("family_meeting", args=[made.pk])

        if response := save_once(request, form, save):
            messages.success(request, "The meeting is recorded.")
            return response
    return child_form(
        request,
        early_help.child,
        form,
        title="Team around the family meeting",
        caption="Early help",
        intro=_intro(plan is not None, takes_actions),
        cancel_url=reverse("early_help", args=[pk]),
    )


def _intro(has_plan: bool, takes_actions: bool) -> str:
    if takes_actions:
        return ""
    if has_plan:
        return "The plan is with the hub’s manager and takes no actions now. Write what was agreed."
    return "There is no early help plan yet. Write what was agreed; the plan takes it up."


def family_meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A meeting as it was recorded, with how the actions agreed there stand."""
    meeting = open_record(request, FamilyMeeting, pk, "early_help__child", "created_by")
    actions = meeting.actions.filter(removed_at=None).select_related("goal", "owner_user")
    return child_page(
        request,
        meeting.child,
        "plans/meeting.html",
        title="Team around the family meeting",
        caption="Early help",
        meeting=meeting,
        actions=list(actions),
        back_url=reverse("early_help", args=[meeting.early_help_id]),
        back_label="Back to early help",
    )
