"""Who may open a record, who did, and saying why one needs to."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from casework.drafts import typed
from casework.guards import NotYours
from casework.journey import Journey
from casework.pages import form_page, going_to, page_of, save_once
from casework.roles import OPENS_WITH_REASON
from children.access import find_person, may_read, open_person
from children.forms.access import ReasonForm
from children.models import AccessEntry, Person
from children.pages import child_context
from children.records import records_of
from children.services import involvement
from children.services.restriction import may_restrict
from children.summaries import summarised

#: Pages whose name in the addresses is not what people would call them.
PAGES = {
    "child": "Overview",
    "child_chronology_paper": "Chronology, as a paper",
    "child_edit": "Correct the details",
    "child_plans": "Plan and reviews",
    "child_restrict": "Restriction",
    "document": "A document",
    "document_add": "Add a document",
    "document_download": "File of a document",
    "document_edit": "Correct a document",
    "document_preview": "Page of a document",
    "document_version_add": "New version of a document",
    "family_chronology": "Chronology of the family",
    "family_chronology_paper": "Chronology of the family, as a paper",
    # That an entry was struck out is told to information governance alone.
    "in_error_child": "A part of the record",
    "in_error_entry": "A part of the record",
    "death_suspicion": "What is known of a death",
    "life_event": "What happened",
    "notice_settle": "Who was told",
    "record_history": "History of a record",
    "record_in_error": "A part of the record",
    "relationship_add": "Add to the family",
    "relationship_change": "Change a relationship",
    "relationship_end": "End a relationship",
    "visit_add": "Record a visit",
    "warning_add": "Add a warning",
    "warning_end": "End a warning",
}


def child_access(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who is involved, and who opened the record or was refused it, and why."""
    person = open_person(request, pk)
    page = page_of(request, AccessEntry.objects.filter(person__in=records_of(person)).select_related("user"))
    for entry in page:
        entry.page_label = _page_label(entry.page)
    context = {
        **child_context(request, person),
        "title": "Access",
        "page": page,
        "may_restrict": may_restrict(request.user, person),
    }
    return render(request, "children/access.html", context)


def state_reason(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask why somebody not involved needs the record. Shows the name, the stage and who holds the case."""
    person = find_person(request, pk)
    user = request.user
    wanted = going_to(request) or reverse("child", args=[pk])
    if may_read(user, person):
        return HttpResponseRedirect(wanted)
    if person.restricted or not user.has_role(*OPENS_WITH_REASON):
        raise NotYours("Your role opens only the records of people you are involved with. Ask their worker.")
    form = ReasonForm(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            involvement.state_reason(by=user, person=person, reason=form.answers["reason"])
            return wanted

        if response := save_once(request, form, save):
            return response
    shown = summarised(Person.objects.filter(pk=pk)).get()
    return form_page(
        request,
        form,
        title="Say why you need this record",
        template="children/state_reason.html",
        person=shown,
        stage=Journey(shown.stage).label,
        cancel_url=reverse("home"),
    )


def _page_label(view_name: str) -> str:
    """The name of a page as people would say it."""
    plain = view_name.removeprefix("admin:").removeprefix("child_").replace("_", " ").capitalize()
    return PAGES.get(view_name, plain)
