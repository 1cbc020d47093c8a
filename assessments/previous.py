"""What was before this assessment, shown beside what is being written: the one before, and the story."""

from datetime import timedelta

from assessments.choices import SIGNED_OFF, SectionKey
from assessments.models import Assessment, AssessmentCopy
from assessments.reading import Part, parts_of
from casework.models import AlteredCopy, User
from children.contributions import Event, timeline
from children.records import records_of


def previous_copy(assessment: Assessment) -> AssessmentCopy | None:
    """The newest copy of an earlier assessment of the child that was signed off and stayed so."""
    signed = AssessmentCopy.objects.filter(
        assessment__child__in=records_of(assessment.child),
        decisions__outcome__in=sorted(SIGNED_OFF),
        decisions__superseded_by=None,
    )
    return signed.exclude(assessment=assessment).order_by("-signed_at").first()


#: The sections beside which what happened before stands, so that nobody types it again.
TELLS_THE_STORY = frozenset({SectionKey.BACKGROUND.value, SectionKey.HARM.value})
#: Told whether or not somebody marked it, and whether or not it was decided on.
ALWAYS_TOLD = frozenset({"contact", "referral", "life_event"})
#: How much of it is shown; the timeline has the rest.
BEFORE_SHOWN = 15


def known_before(user: User, assessment: Assessment) -> list[Event]:
    """What the record says of the time before the assessment: decisions, contacts, significant events.

    Newest first, and only what the user may read. As many queries as the timeline takes.
    """
    # The decision that began the assessment was taken in the moment it started.
    until = assessment.started_at + timedelta(microseconds=1)
    events = timeline(user, [assessment.child], before=until, limit=40)
    told = [event for event in events if event.decision or event.significant or event.kind in ALWAYS_TOLD]
    return told[:BEFORE_SHOWN]


def previous_section(assessment: Assessment, key: str) -> tuple[AssessmentCopy, Part] | None:
    """The same section in the assessment before, if it says anything."""
    copy = previous_copy(assessment)
    if copy is None:
        return None
    try:
        parts = parts_of(copy.document)
    except AlteredCopy:
        return None
    return next(((copy, part) for part in parts if part.key == key and part.pieces), None)
