"""Saving one section of an assessment: the unit of saving and of version conflict."""

from collections.abc import Sequence

from assessments.choices import SHAREABLE, STRUCTURED, SectionKey
from assessments.guards import require_editable
from assessments.models import Assessment, AssessmentSection, MapEntry
from assessments.services.mapping import take_entries
from assessments.sharing import assessments_to_share_with
from casework import actor, clock
from casework.guards import NotNow, NotYours
from casework.models import User
from casework.services import service
from children.access import require_worker

SHARED = "Text common to brothers and sisters"
#: Stands between what a section said and the common text put below it.
LINE = "———"


@service
def save_section(
    *,
    by: User,
    assessment: Assessment,
    key: str,
    version: int,
    text: str,
    complete: bool,
    use_for: Sequence[Assessment] = (),
    from_map: Sequence[MapEntry] = (),
) -> AssessmentSection:
    """Save the text of one section, and use it for brothers and sisters where it is common to them.

    Sections are saved in any order, each by itself. Raises StaleRecord when somebody saved the same
    section since `version`. Text used for another child becomes that child's own: it fills an empty
    section, and is put below a line under what one already says, so that nothing written is lost. What
    is taken over from this child's map follows the text, each as a paragraph, and is theirs alone.
    """
    if key in STRUCTURED:
        raise NotNow("This section is made of rows. Save it as rows.")
    if use_for and key not in SHAREABLE:
        raise NotNow("What this section says belongs to one child. Write it for each child.")
    # All in one order, so that two who share with each other do not wait for each other for ever.
    for pk in sorted({assessment.pk, *(other.pk for other in use_for)}):
        Assessment.take(pk)
    section = take_section(by=by, assessment=assessment, key=key, version=version)
    if complete and not text.strip() and not from_map:
        raise NotNow("Write something before you mark this section complete. If there is nothing, say so.")
    taken = [row.text for row in take_entries(assessment, key, from_map)]
    section.text = "\n\n".join([text.rstrip(), *taken] if text.strip() else taken) if taken else text
    write(section, by=by, complete=complete)
    for other in _to_write(by, assessment, use_for):
        _use_for(other, by=by, key=key, text=text)
    return section


def take_section(*, by: User, assessment: Assessment, key: str, version: int) -> AssessmentSection:
    """The section, locked, for somebody who may write it now. The assessment is locked first.

    So a section is never saved while the assessment is being submitted.
    """
    locked = Assessment.take(assessment.pk)
    require_worker(by, locked.child)
    require_editable(locked)
    return AssessmentSection.take(laid_out(locked, key).pk, version=version)


def laid_out(assessment: Assessment, key: str) -> AssessmentSection:
    """The row of a section. An assessment begun before there was such a section gets it now."""
    row, _ = AssessmentSection.objects.get_or_create(assessment=assessment, key=SectionKey(key))
    return row


def write(section: AssessmentSection, *, by: User, complete: bool) -> None:
    """Save a section with who saved it and when."""
    section.complete = complete
    section.saved_by, section.saved_at = by, clock.now()
    section.save()


def _to_write(by: User, assessment: Assessment, use_for: Sequence[Assessment]) -> list[Assessment]:
    """The other assessments, once it is sure that they may be written."""
    if not use_for:
        return []
    allowed = {other.pk: other for other in assessments_to_share_with(by, assessment)}
    if any(other.pk not in allowed for other in use_for):
        raise NotYours(
            "One of the children chosen is no longer offered: their assessment is with the manager,"
            " has ended, or is not yours to write. Open the section again."
        )
    return sorted((allowed[other.pk] for other in use_for), key=lambda other: str(other.pk))


def _use_for(other: Assessment, *, by: User, key: str, text: str) -> None:
    locked = Assessment.take(other.pk)
    require_editable(locked)
    section = AssessmentSection.take(laid_out(locked, key).pk)
    if not text.strip() or text.strip() in section.text:
        return
    section.text = f"{section.text.rstrip()}\n\n{LINE}\n\n{text}" if section.text.strip() else text
    with actor.acting(by, because=SHARED):
        # Somebody who knows this child reads it before it counts as complete.
        write(section, by=by, complete=False)
