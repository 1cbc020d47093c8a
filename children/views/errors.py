"""Recorded in error: striking an entry out, filing it on the right child, and what is kept of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from casework import searches
from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.guards import NotNow, NotYours
from casework.pages import form_page, page_of
from casework.roles import Role
from children.access import may_read, open_record
from children.forms.errors import RefileForm, StrikeOutForm
from children.history import model_called, refuse_hidden
from children.in_error_reading import struck, told
from children.models import Person, RecordedInError
from children.pages import child_context
from children.search import search
from children.services import errors
from children.struck_out import hanging_on, in_words, require_refile, require_strike_out, rule_of

STRUCK_OUT = "It was struck out. Only information governance can see it now."


def record_in_error(request: HttpRequest, app_model: str, pk: UUID) -> HttpResponse:
    """Strike out an entry that should not be there, or go on to find the child it belongs to."""
    record = _opened(request, app_model, pk)
    why_not = rule_of(type(record)).why_not_refiled(request.user, record)

    def build(data: Any, on: Any) -> StrikeOutForm:
        return StrikeOutForm(data, initial={"version": on.version})

    form = build(typed(request), record)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            errors.record_in_error(by=request.user, record=record, **form.correction)
            return _afterwards(request, record, STRUCK_OUT)

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    find = "" if why_not else reverse("in_error_child", args=[app_model, pk])
    return _page(request, record, form, title="Recorded in error", why_not=why_not, find=find)


def in_error_child(request: HttpRequest, app_model: str, pk: UUID) -> HttpResponse:
    """Find the child an entry belongs to, and file it on their record."""
    record = _opened(request, app_model, pk)
    why_not = rule_of(type(record)).why_not_refiled(request.user, record)
    if why_not:
        raise NotNow(why_not)
    if "other" in request.GET:
        return _refile(request, record)
    if found := searches.posted(request):
        return found
    context = {
        **child_context(request, record.child),
        **search(request, besides=record.child),
        "title": "Which child does it belong to?",
        "entry": told(request.user, record, record.child),
        "action": request.path,
    }
    return render(request, "children/in_error_child.html", context)


def _refile(request: HttpRequest, record: Any) -> HttpResponse:
    try:
        other = get_object_or_404(Person.objects.findable_by(request.user), pk=UUID(request.GET["other"]))
    except ValueError:
        raise Http404 from None
    require_refile(request.user, record, other)

    def build(data: Any, on: Any) -> RefileForm:
        return RefileForm(data, initial={"version": on.version})

    form = build(typed(request), record)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            errors.refile(by=request.user, record=record, to_child=other, **form.correction)
            return _afterwards(request, record, f"It is on {other.name}’s record now, and struck out here.")

        response, form = save_or_compare(request, form, save, build)
        if response:
            return response
    title = f"File this on {other.name}’s record"
    called = "File an entry on the right child"
    return _page(request, record, form, title=title, other=other, draft_title=called)


def in_error_list(request: HttpRequest) -> HttpResponse:
    """What was struck out, newest first: of whom, what kind, by whom and when. No content."""
    _require_information_governance(request)
    if found := searches.posted(request):
        return found
    query = searches.looked_for(request)
    people = Person.objects.findable_by(request.user)
    rows = RecordedInError.objects.filter(part_of=None).findable_by(request.user)
    if query:
        rows = rows.filter(child__in=people.matching(query).values("pk"))
    rows = rows.select_related("child", "by").order_by("-at", "pk")
    context = {"title": "Recorded in error", "query": query, "page": page_of(request, rows)}
    return render(request, "children/in_error_list.html", context)


def in_error_entry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An entry as it stood, struck through, with who struck it out, when, why, and where it went."""
    trace = open_record(request, RecordedInError, pk, "child", "by", "refiled_on", "part_of")
    _require_information_governance(request)
    refuse_hidden(request.user, trace.record)
    context = {
        **child_context(request, trace.child),
        "title": trace.kind_words,
        "caption": "Recorded in error",
        "struck": struck(request.user, trace),
        "trace": trace,
    }
    return render(request, "children/in_error_entry.html", context)


def _require_information_governance(request: HttpRequest) -> None:
    if not request.user.has_role(Role.INFORMATION_GOVERNANCE):
        raise NotYours("What was recorded in error is kept for information governance. Ask them.")


def _opened(request: HttpRequest, app_model: str, pk: UUID) -> Any:
    """The entry, for somebody who may strike it out."""
    record = open_record(request, model_called(app_model), pk)
    refuse_hidden(request.user, record)
    require_strike_out(request.user, record)
    return record


def _afterwards(request: HttpRequest, record: Any, words: str) -> str:
    """Say what was done, and go where the user may still go."""
    messages.success(request, words)
    still_open = may_read(request.user, record.child)
    return reverse("child", args=[record.child.pk]) if still_open else reverse("home")


def _page(request: HttpRequest, record: Any, form: Any, **context: Any) -> HttpResponse:
    child = record.child
    rule = rule_of(type(record))
    return form_page(
        request,
        form,
        template="children/in_error.html",
        entry=told(request.user, record, child),
        goes_too=in_words(hanging_on(record)[1:]),
        cautions=rule.cautions(record),
        in_the_way=rule.refused(record),
        cancel_url=reverse("record_history", args=[record._meta.label_lower, record.pk]),
        **child_context(request, child),
        **context,
    )
