"""What partners are asked about a contact, what they say, and all that is still out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.pages import form_page, page_of, save_once
from referrals.access import open_contact
from referrals.desk import checks_out
from referrals.forms.desk import AnswerCheckForm, AskPartnersForm
from referrals.guards import require_front_door, require_work_on
from referrals.models import PartnerCheck
from referrals.services import answer_check, ask_partners


def partner_checks(request: HttpRequest) -> HttpResponse:
    """All that partners were asked and have not answered, the soonest due first."""
    user: Any = request.user
    require_front_door(user)
    page = page_of(request, checks_out(user))
    context = {"title": "Partner checks", "caption": "MARU", "page": page}
    return render(request, "referrals/checks.html", context)


def partner_check_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that partners were asked what they know."""
    opened = open_contact(request, pk)
    require_work_on(request.user, opened.contact)
    opened.require_account()
    out = set(opened.contact.checks.out().values_list("partner", flat=True))
    form = AskPartnersForm(typed(request), contact=opened.contact, out=out)
    back = reverse("contact", args=[pk])
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            ask_partners(by=request.user, contact=opened.contact, **form.answers)
            return back

        if response := save_once(request, form, save):
            messages.success(request, "The checks are out. Their answers are due by how urgent it is.")
            return response
    return form_page(
        request,
        form,
        title="Ask partners what they know",
        draft_about=opened.first_child,
        template="referrals/with_account.html",
        contact=opened.contact,
        cancel_url=back,
    )


def partner_check_answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take down what a partner answered."""
    check = PartnerCheck.objects.filter(pk=pk).first()
    if check is None:
        raise Http404
    opened = open_contact(request, check.contact_id)
    require_work_on(request.user, opened.contact)
    opened.require_account()

    def build(data: Any, on: PartnerCheck) -> AnswerCheckForm:
        return AnswerCheckForm(data, check=on)

    form = build(typed(request), check)
    asked_for = "correct the answer" if check.answered_at else "what they answered"
    back = reverse("contact", args=[check.contact_id])
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            answer_check(by=request.user, check=check, version=form.cleaned_data["version"], **form.answers)
            return back

        response, form = save_or_compare(request, form, save, build)
        if response:
            messages.success(request, "The answer is recorded.")
            return response
    return form_page(
        request,
        form,
        title=f"{check.get_partner_display()}: {asked_for}",
        draft_about=opened.first_child,
        template="referrals/check_answer.html",
        check=check,
        cancel_url=back,
    )
