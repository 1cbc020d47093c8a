"""A manager's decision on a review."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.guards import NotNow
from children.access import open_record
from plans.access import require_decider
from plans.authors import authors_of_review
from plans.choices import ENDS_REFERRAL, ReviewOutcome
from plans.forms.decisions import ReviewDecisionForm
from plans.models import Review, ReviewDecision
from plans.services import decide_review
from plans.views.reviews import found, last_decision
from plans.views.shared import child_form


def review_decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the review found and what is proposed; then the manager's decision, nothing chosen beforehand."""
    review = open_record(request, Review, pk, "plan__child")
    require_decider(request.user, review.plan, "review", ReviewOutcome.CONTINUE, authors_of_review(review))
    replaces = _replaced(request, review)
    if replaces is None and review.decided_at and request.method != "POST":
        return HttpResponseRedirect(reverse("review", args=[review.pk]))
    if replaces is None and not review.proposal:
        raise NotNow("Nothing is proposed yet. The worker records the review and proposes; then you decide.")

    def build(data: Any, on: Review) -> ReviewDecisionForm:
        stands = {"user": request.user, "stage": ReviewDecision, "replaces": replaces}
        return ReviewDecisionForm(data, initial={"version": on.version}, review=on, **stands)

    form = build(typed(request), review)
    if request.method == "POST" and form.is_valid():
        save = partial(_decide, request, review, form)
        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    return child_form(
        request,
        review.child,
        form,
        title=f"Decide review {review.number}",
        template="plans/review_decide.html",
        review=review,
        last=last_decision(review),
        goals=found(review),
        replaces=replaces,
        cancel_url=reverse("review", args=[review.pk]),
    )


def _decide(request: HttpRequest, review: Review, form: ReviewDecisionForm) -> str:
    version = form.cleaned_data["version"]
    decision = decide_review(by=request.user, review=review, version=version, **form.decision_answers())
    messages.success(request, f"Decided: {decision.outcome_label}.")
    # Once the referral is closed the record opens to the decider no longer.
    ended = decision.outcome in ENDS_REFERRAL
    return reverse("home") if ended else reverse("plan", args=[review.plan_id])


def _replaced(request: HttpRequest, review: Review) -> ReviewDecision | None:
    """The decision that the address says is to be replaced."""
    asked = request.GET.get("replaces")
    if not asked:
        return None
    try:
        key = UUID(asked)
    except ValueError:
        raise Http404 from None
    found = ReviewDecision.objects.filter(pk=key, review=review).select_related("decided_by").first()
    if found is None:
        raise Http404
    return found
