"""The copies a family is given of a signed assessment: prepared, and shared."""

from collections.abc import Sequence
from datetime import date

from assessments.choices import ForWhom
from assessments.family_copies import offered_sections
from assessments.guards import require_signed_off
from assessments.models import Assessment, AssessmentCopy, CopyShared, FamilyCopy
from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from casework.templatetags.casework import day_words
from children.access import require_worker


@service
def prepare_parents_copy(*, by: User, copy: AssessmentCopy, sections: Sequence[str]) -> FamilyCopy:
    """Choose which sections of the signed assessment the parents are given.

    Each is chosen on purpose, once somebody has read whom it is about. What an agency told in
    confidence, and visits, are never among them.
    """
    _take(by, copy)
    offered = [part.key for part in offered_sections(copy)]
    chosen = [key for key in offered if key in sections]
    if not chosen or len(chosen) != len(set(sections)):
        raise NotNow("Choose the sections the parents are given, from those offered.")
    made = _of_kind(copy, ForWhom.PARENTS)
    made.sections = chosen
    made.save()
    return made


@service
def write_childs_copy(*, by: User, copy: AssessmentCopy, text: str) -> FamilyCopy:
    """Write what the child is told of their assessment: short, in words they know."""
    _take(by, copy)
    if not text.strip():
        raise NotNow(f"Write what {copy.child.called} is told.")
    made = _of_kind(copy, ForWhom.CHILD)
    made.text = text
    made.save()
    return made


@service
def share_copy(
    *, by: User, family_copy: FamilyCopy, shared_on: date, shared_with: str, how: str, response: str = ""
) -> CopyShared:
    """Record that somebody was given the copy: who, when and how, and what they said to it."""
    signed_off = _take(by, family_copy.copy).finished_on
    if shared_on > clock.today() or (signed_off and shared_on < signed_off):
        raise NotNow(
            f"It was shared after the assessment was signed off on {day_words(signed_off)}, and not later"
            " than today. Check the date."
        )
    if not shared_with.strip():
        raise NotNow("Say who was given the copy.")
    return CopyShared.objects.create(
        family_copy=family_copy,
        shared_on=shared_on,
        shared_with=shared_with,
        how=how,
        shared_by=by,
        response=response,
    )


def _take(by: User, copy: AssessmentCopy) -> Assessment:
    """The assessment, locked, for somebody who works with the child, once it is signed off in this copy."""
    assessment = Assessment.take(copy.assessment_id)
    require_worker(by, assessment.child)
    require_signed_off(copy, assessment)
    return assessment


def _of_kind(copy: AssessmentCopy, kind: ForWhom) -> FamilyCopy:
    """The copy of that kind, new or as it was prepared. One that was given to somebody stays as it is."""
    made = FamilyCopy.objects.filter(copy=copy, kind=kind).first()
    if made is None:
        return FamilyCopy(copy=copy, kind=kind)
    if made.shared.exists():
        raise NotNow("This copy has been shared, so it stays as it was given.")
    return FamilyCopy.take(made.pk)
