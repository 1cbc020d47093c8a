"""Restricting a record, and lifting the restriction."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from casework.drafts import typed
from casework.guards import NotYours
from casework.pages import form_page, save_once
from children.access import may_read, open_person
from children.forms.access import RestrictForm
from children.models import Person
from children.pages import child_context
from children.services import restriction


def child_restrict(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Name those who may know of a person; or, when restricted already, change that or lift it."""
    person = open_person(request, pk)
    if not restriction.may_restrict(request.user, person):
        raise NotYours("Information governance or a manager involved with the child does this. Ask them.")
    form = RestrictForm(typed(request), person=person)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            return _apply(request, person, form)

        if response := save_once(request, form, save):
            return response
    return form_page(
        request,
        form,
        title="Who may open this record" if person.restricted else "Restrict this record",
        template="children/restrict.html",
        cancel_url=reverse("child_access", args=[pk]),
        **child_context(request, person),
    )


def _apply(request: HttpRequest, person: Person, form: RestrictForm) -> str:
    """Do what was asked, and go where the user may still go."""
    by, reason = request.user, form.answers["reason"]
    if form.lifts:
        restriction.lift_restriction(by=by, person=person, reason=reason)
    else:
        restriction.restrict(by=by, person=person, named=list(form.answers["named"]), reason=reason)
    if may_read(by, person):
        messages.success(
            request,
            "The restriction is lifted." if form.lifts else "Only those named may open this record now.",
        )
        return reverse("child_access", args=[person.pk])
    messages.success(request, "That is done. You are not named on the record, so it is closed to you now.")
    return reverse("home")
