"""Direct work: recording it with one child, and reading it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from casework.drafts import typed
from casework.pages import form_page, save_once
from casework.templatetags.casework import date_words
from children.access import open_person, open_record, require_writer
from children.direct_work import began_with, picture_of, siblings_to_go_on_with
from children.forms.direct_work import DirectWorkForm
from children.models import DirectWork
from children.pages import child_context
from children.services.direct_work import record_direct_work


def direct_work_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record direct work with a child; of a second child, when, how and who was there stand there already."""
    child = open_person(request, pk)
    require_writer(request.user, child)
    begun = began_with(request.user, request.GET.get("with", ""))
    form = DirectWorkForm(typed(request), request.FILES or None, child=child, initial=begun)
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            made = record_direct_work(by=request.user, child=child, **form.answers)
            messages.success(request, f"The direct work is on the record of {child.called}.")
            return reverse("direct_work", args=[made.pk])

        if response := save_once(request, form, save):
            return response
    return form_page(
        request,
        form,
        title="Record direct work",
        template="children/form_page.html",
        intro="One child at a time. If you also visited, record the visit too: only a visit says that the"
        " child was seen.",
        cancel_url=reverse("child", args=[pk]),
        **child_context(request, child),
    )


def direct_work(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One session, with the picture of what was made."""
    made = open_record(request, DirectWork, pk, "child", "done_by")
    context: dict[str, Any] = child_context(request, made.child)
    return render(
        request,
        "children/direct_work.html",
        {
            **context,
            "title": made.get_tool_display(),
            "caption": f"Direct work, {date_words(made.done_at)}",
            "work": made,
            "picture": picture_of(made),
            "age_then": made.child.age_words_on(made.done_on),
            "siblings": siblings_to_go_on_with(request.user, made, context["family"]),
        },
    )
