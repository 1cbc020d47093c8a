"""Pages of the copies a family is given of a signed assessment."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from assessments.choices import ForWhom
from assessments.family_copies import offered_sections, parts_given
from assessments.forms.alongside import ChildsCopyForm, ParentsCopyForm, ShareForm
from assessments.guards import require_signed_off
from assessments.models import AssessmentCopy, FamilyCopy
from assessments.services import prepare_parents_copy, share_copy, write_childs_copy
from casework import clock
from casework.drafts import typed
from casework.forms import PageForm
from casework.pages import form_page, save_once
from children.access import open_record, require_worker, works_with
from children.not_told import not_to_be_told
from children.pages import child_context

RELATED = ("assessment__child", "assessment__referral__team", "assessment__early_help__team", "signed_by")


def parents_copy_prepare(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose what the parents are given, beside the sections themselves and what must be kept from whom."""
    copy = _signed(request, pk)
    offered = offered_sections(copy)
    form = ParentsCopyForm(typed(request), offered=offered, initial=_sections_of(copy))

    def save() -> FamilyCopy:
        return prepare_parents_copy(by=request.user, copy=copy, sections=form.cleaned_data["sections"])

    return _prepare(request, copy, form, save, title="Prepare the parents’ copy", parts=offered)


def childs_copy_write(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write what the child is told."""
    copy = _signed(request, pk)
    made = FamilyCopy.objects.filter(copy=copy, kind=ForWhom.CHILD).first()
    form = ChildsCopyForm(typed(request), initial={"text": made.text} if made else {})

    def save() -> FamilyCopy:
        return write_childs_copy(by=request.user, copy=copy, text=form.cleaned_data["text"])

    return _prepare(request, copy, form, save, title=f"Write {copy.child.called}’s copy", parts=[])


def family_copy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The copy as the family is given it, to read and to print, and who has had it."""
    made: FamilyCopy = open_record(request, FamilyCopy, pk, *(f"copy__{name}" for name in RELATED))
    context = {
        **child_context(request, made.child),
        "title": f"{made.child.called}’s copy" if made.kind == "child" else str(made),
        "family_copy": made,
        "parts": parts_given(made) if made.kind == ForWhom.PARENTS else [],
        "shared": list(made.shared.select_related("shared_by")),
        "may_share": works_with(request.user, made.child),
        "kept_from": not_to_be_told([made.child.pk]),
        "back_url": reverse("assessment", args=[made.copy.assessment_id]),
        "back_label": "The assessment",
    }
    return render(request, "assessments/family_copy.html", context)


def family_copy_share(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record that somebody was given the copy."""
    made: FamilyCopy = open_record(request, FamilyCopy, pk, *(f"copy__{name}" for name in RELATED))
    require_worker(request.user, made.child)
    require_signed_off(made.copy, made.copy.assessment)
    form = ShareForm(typed(request), initial={"shared_on": clock.today()})
    back = reverse("family_copy", args=[pk])
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            share_copy(by=request.user, family_copy=made, **form.answers)
            messages.success(request, "Recorded.")
            return back

        if response := save_once(request, form, save):
            return response
    return form_page(
        request,
        form,
        template="children/form_page.html",
        title=f"{made}: record that it was shared",
        cancel_url=back,
        **child_context(request, made.child),
    )


def _signed(request: HttpRequest, pk: UUID) -> AssessmentCopy:
    copy: AssessmentCopy = open_record(request, AssessmentCopy, pk, *RELATED)
    require_worker(request.user, copy.child)
    require_signed_off(copy, copy.assessment)
    return copy


def _sections_of(copy: AssessmentCopy) -> dict[str, Any]:
    made = FamilyCopy.objects.filter(copy=copy, kind=ForWhom.PARENTS).first()
    return {"sections": made.sections} if made else {}


def _prepare(
    request: HttpRequest, copy: AssessmentCopy, form: PageForm, save: Any, *, title: str, parts: list[Any]
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():

        def saved() -> str:
            made = save()
            messages.success(request, "Saved. Read it through, then share it.")
            return reverse("family_copy", args=[made.pk])

        if response := save_once(request, form, saved):
            return response
    return form_page(
        request,
        form,
        template="assessments/family_copy_form.html",
        title=title,
        parts=parts,
        kept_from=not_to_be_told([copy.child.pk]),
        told_in_confidence=_in_confidence(copy),
        back_url=reverse("assessment", args=[copy.assessment_id]),
        back_label="The assessment",
        **child_context(request, copy.child),
    )


def _in_confidence(copy: AssessmentCopy) -> list[str]:
    """Who contributed what the family is not to read: left out, and to be looked for elsewhere."""
    rows = copy.document.get("contributions", [])
    return [f"{row['agency']}, {row['name']}" for row in rows if row["confidential"]]
