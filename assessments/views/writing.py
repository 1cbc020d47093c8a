"""Writing one section, with what is known beside it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from assessments.choices import SectionKey
from assessments.coaching import coached, told_after_saving
from assessments.editors import editor_for
from assessments.guards import require_editable
from assessments.models import Assessment, AssessmentSection
from assessments.previous import TELLS_THE_STORY, known_before, previous_section
from assessments.wording import heading_of, intro_of, sections_of
from casework.authority import outcomes_open_to
from casework.conflict import save_or_compare
from casework.drafts import typed
from casework.forms import VersionedForm
from casework.models import Act
from casework.pages import form_page
from children.access import open_record, require_worker
from children.pages import child_context
from referrals.episode import with_episode


def assessment_section(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """One section, written by whoever works with the child, while it is not with the manager."""
    shown: Assessment = open_record(request, Assessment, pk, *with_episode(), "referral__screening")
    if key not in sections_of(shown):
        raise Http404
    require_worker(request.user, shown.child)
    require_editable(shown)
    editor = editor_for(request.user, _section(shown, key))
    form = editor.form(typed(request))
    if request.method == "POST" and form.is_valid():

        def save() -> str:
            said = editor.save(form)
            messages.success(request, said + told_after_saving(_section(shown, key)))
            return reverse("assessment", args=[shown.pk])

        response, form = save_or_compare(request, form, save, _on_section_now(request.user))
        if response:
            return response
    return form_page(
        request,
        form,
        template="assessments/section.html",
        title=heading_of(key, early_help=shown.is_early_help),
        **child_context(request, shown.child),
        **_beside(request.user, shown, editor.section),
        decides=bool(outcomes_open_to(request.user, Act.DECIDE, "assessment")),
    )


def _section(assessment: Assessment, key: str) -> AssessmentSection:
    related = ("saved_by", *with_episode("assessment__"), "assessment__referral__screening")
    row = AssessmentSection.objects.select_related(*related).filter(assessment=assessment, key=key).first()
    # An assessment begun before there was such a section gets its row when it is first saved.
    return row or AssessmentSection(assessment=assessment, key=key)


def _on_section_now(user: Any) -> Any:
    """The form of a section on what it says now, for one whose save came too late."""

    def build(data: Any, section: AssessmentSection) -> VersionedForm:
        return editor_for(user, section).form(data)

    return build


def _beside(user: Any, assessment: Assessment, section: AssessmentSection) -> dict[str, Any]:
    """What is known already, shown and not asked again."""
    quoted = section.key in (SectionKey.CHILD_VIEWS, SectionKey.SCALES)
    return {
        "assessment": assessment,
        "section": section,
        "intro": intro_of(section.key, early_help=assessment.is_early_help),
        "coached": coached(section),
        "previous": previous_section(assessment, section.key),
        "wide": section.key == SectionKey.FACTORS,
        "is_background": section.key == SectionKey.BACKGROUND,
        "history": known_before(user, assessment) if section.key in TELLS_THE_STORY else [],
        "quotes": list(assessment.visits().exclude(words="").select_related("visited_by")) if quoted else [],
        "back_url": reverse("assessment", args=[assessment.pk]),
        "back_label": "All sections",
    }
