"""Whether an assessment still holds: what happened, and the answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from assessments.models import Assessment, StillHolds
from assessments.services import answer_whether_it_holds
from assessments.still_holds import changes_of
from assessments.still_holds_form import StillHoldsForm
from assessments.timescales import STILL_HOLDS
from casework.authority import outcomes_open_to
from casework.drafts import typed
from casework.guards import NotNow, NotYours
from casework.models import Act, User
from casework.pages import form_page, save_once, sent_already
from children.access import open_record, require_worker, works_with
from children.pages import child_context

RELATED = ("person", "assessment", "taken_up_in")


def still_holds(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What happened since the assessment, and what was answered."""
    question = open_record(request, StillHolds, pk, *RELATED)
    decisions = question.decisions.select_related("decided_by", "supersedes", "superseded_by__decided_by")
    context = {
        **_about(request, question),
        "decisions": list(decisions),
        "may_answer": question.answered_at is None and _may_answer(request.user, question),
    }
    return render(request, "assessments/still_holds.html", context)


def still_holds_answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say why it still holds, or have the child assessed again."""
    if before := sent_already(request):
        return before
    question = open_record(request, StillHolds, pk, *RELATED)
    require_worker(request.user, question.person)
    if not _may_answer(request.user, question):
        raise NotYours("The child’s worker, or their manager, answers this.")
    if question.answered_at:
        raise NotNow("This is answered already. Its page says how.")
    about = _about(request, question)
    form = StillHoldsForm(typed(request), user=request.user, is_written=about["is_written"])
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            made = answer_whether_it_holds(by=request.user, question=question, **form.decision_answers())
            messages.success(request, f"{made.outcome_label}, for {question.person.name}.")
            return reverse("still_holds", args=[pk])

        if response := save_once(request, form, save):
            return response
    cancel = reverse("still_holds", args=[pk])
    template = "assessments/still_holds_answer.html"
    return form_page(request, form, template=template, cancel_url=cancel, **about)


def _may_answer(user: User, question: StillHolds) -> bool:
    return works_with(user, question.person) and bool(outcomes_open_to(user, Act.DECIDE, "still_holds"))


def _about(request: HttpRequest, question: StillHolds) -> dict[str, object]:
    """Whose it is, what happened, and whether an assessment is being written that takes it up."""
    being_written = Assessment.objects.open().filter(referral=question.assessment.referral_id)
    return {
        **child_context(request, question.person),
        "title": "Does the assessment still hold?",
        "question": question,
        "changes": changes_of(question),
        "is_written": being_written.exists(),
        "rule": STILL_HOLDS.explain(question.asked_at),
    }
