"""What may be done with an assessment, or a section of one, that was recorded in error."""

from collections.abc import Iterable
from typing import Any

from assessments import protection_in_error
from assessments.choices import SectionKey
from assessments.guards import require_editable
from assessments.models import (
    Assessment,
    AssessmentFactor,
    AssessmentSection,
    Contribution,
    CopyShared,
    DangerStatement,
    Disagreement,
    FamilyCopy,
    LifeChange,
    MapEntry,
    ReviewPoint,
    Scale,
    SpecialistAnswer,
    SpecialistAssessment,
    SpecialistSection,
    StillHolds,
)
from assessments.services.lifecycle import start_again
from assessments.services.sections import LINE, laid_out
from casework import clock
from casework.guards import NotNow
from casework.models import User
from children.access import works_with
from children.models import Person
from children.records import records_of
from children.struck_out import InError, a_manager, author_or_worker, copied, never

#: The sections made of rows, and the kind of row of each.
ROWS: dict[str, Any] = {
    SectionKey.DANGER: DangerStatement,
    SectionKey.SCALES: Scale,
    SectionKey.FACTORS: AssessmentFactor,
}


# The assessment as a whole


def in_the_way(assessment: Assessment) -> list[str]:
    """What came after it and would be left hanging in the air."""
    found = []
    if not assessment.episode.is_open and assessment.stopped_at is None:
        found.append(
            "Its referral or early help has ended since. Strike out the screening it began with, or leave it"
            " and record what was wrong in an oversight note."
        )
    later = Assessment.objects.of(assessment.episode).filter(started_at__gt=assessment.started_at)
    if later.exists():
        found.append("A later assessment was made in the same episode. Strike that one out first.")
    return found


def begin_again(assessment: Assessment, by: User) -> None:
    """The child is still to be assessed, by the same day: an empty assessment takes its place."""
    if assessment.stopped_at is None:
        start_again(by=by, struck_out=assessment)


def review_again(point: ReviewPoint, by: User) -> None:
    """The review is still to be held on its day."""
    ReviewPoint.objects.create(
        assessment=point.assessment,
        number=point.number,
        counts_from=point.counts_from,
        due_on=point.due_on,
        moved_because=point.moved_because,
    )


# A section of it


def section_in_the_way(section: AssessmentSection) -> list[str]:
    if section.saved_at is None:
        return ["Nothing is written in this section."]
    try:
        require_editable(section.assessment)
    except NotNow as refused:
        return [refused.message]
    return []


def rows_of(section: AssessmentSection) -> Iterable[Any]:
    kind = ROWS.get(section.key)
    return kind.objects.filter(assessment=section.assessment_id) if kind else []


def empty_section(section: AssessmentSection, by: User) -> None:
    """The section is there to be written, as if nothing had been."""
    AssessmentSection.objects.create(assessment=section.assessment, key=section.key)


def section_to(section: AssessmentSection, child: Person, *, by: User) -> AssessmentSection:
    """What it says, in the same section of the child's open assessment, below what stands there."""
    rows = Assessment.objects.open().filter(child__in=records_of(child))
    same_kind = rows.filter(early_help__isnull=not section.assessment.is_early_help)
    assessment = same_kind.first()
    if assessment is None:
        raise NotNow(f"{child} has no open assessment to put this in. Choose another child.")
    assessment = Assessment.take(assessment.pk)
    require_editable(assessment)
    other = AssessmentSection.take(laid_out(assessment, section.key).pk)
    for row in rows_of(section):
        if row.removed_at is None:
            copied(row, child, by=by, assessment=assessment, created_by=row.created_by)
    if section.text.strip():
        there = other.text.rstrip()
        other.text = f"{there}\n\n{LINE}\n\n{section.text}" if there else section.text
    other.saved_by, other.saved_at, other.complete = by, clock.now(), False
    other.save()
    return other


# The map between assessments


def map_entry_to(entry: MapEntry, child: Person, *, by: User) -> MapEntry:
    """On the other map it stands by itself: the assessment that took it over is not theirs."""
    return copied(entry, child, by=by, taken_into=None)


OF_A_SECTION = InError(
    instead="This goes with its section. Take it out of the section, or strike the section out.",
)

OF_A_SPECIALIST_ONE = InError(
    instead="This goes with its assessment. Change it there, or strike the assessment out.",
)
OF_A_CHANGE = InError(
    instead="This was asked because of something on the record. Strike that out, and answer that the"
    " assessment still holds, and why.",
)
OF_AN_ASSESSMENT = InError(
    may=lambda user, row: works_with(user, row.child),
    why_not_refiled=never("This is about one assessment. Strike it out, and record it on the right child’s."),
)

RULES = {
    Assessment: InError(
        may=a_manager,
        why_not_refiled=never(
            "An assessment is of one child and is not moved as a whole. Strike it out: an empty one takes its"
            " place. File its sections, and visits made to the other child, one by one before you do."
        ),
        refused=in_the_way,
        afterwards=begin_again,
    ),
    AssessmentSection: InError(
        may=lambda user, section: works_with(user, section.child),
        goes_too=rows_of,
        refused=section_in_the_way,
        afterwards=empty_section,
        copy_to=section_to,
    ),
    SpecialistAssessment: InError(
        may=author_or_worker,
        why_not_refiled=never(
            "It is of one child and is not moved. Strike it out, and start one for the other child."
        ),
        refers=("carer",),
    ),
    SpecialistSection: OF_A_SPECIALIST_ONE,
    SpecialistAnswer: OF_A_SPECIALIST_ONE,
    Contribution: OF_AN_ASSESSMENT,
    Disagreement: OF_AN_ASSESSMENT,
    ReviewPoint: InError(
        may=a_manager,
        why_not_refiled=never("A review is of one assessment. Record it on the right one."),
        afterwards=review_again,
    ),
    FamilyCopy: InError(
        may=lambda user, row: works_with(user, row.child),
        why_not_refiled=never("A copy is of one assessment. Strike it out, and prepare the right child’s."),
    ),
    CopyShared: InError(
        may=lambda user, row: works_with(user, row.child),
        why_not_refiled=never("Strike it out, and record it with the copy that was shared."),
    ),
    DangerStatement: OF_A_SECTION,
    Scale: OF_A_SECTION,
    AssessmentFactor: OF_A_SECTION,
    MapEntry: InError(copy_to=map_entry_to),
    **dict.fromkeys([StillHolds, LifeChange], OF_A_CHANGE),
    **protection_in_error.RULES,
}
also_goes = protection_in_error.also_goes
