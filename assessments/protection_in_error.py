"""What may be done with strategy discussions, enquiries and orders that were recorded in error."""

from collections.abc import Iterable
from typing import Any

from assessments.models import (
    Enquiry,
    EnquiryCheck,
    EvidenceInterview,
    MedicalExamination,
    ProtectiveOrder,
    StrategyDiscussion,
    StrategyParticipant,
)
from casework.models import Decision
from children.struck_out import InError, a_manager, never

ELSEWHERE = never(
    "This belongs to one child’s section 47 enquiry. Strike it out, and record it on the right child’s."
)


def in_the_way(row: StrategyDiscussion) -> list[str]:
    """What was asked for by a decision goes with it: the decision would otherwise lead nowhere."""
    if row.opened_by is None:
        return []
    return [
        "It follows from a decision. Replace that decision, or strike out what that was made on; what was"
        " recorded wrong is mended on its own page."
    ]


def also_goes(record: Any) -> Iterable[Any]:
    """The strategy discussion that a decision asked for."""
    return StrategyDiscussion.objects.filter(opened_by=record.pk) if isinstance(record, Decision) else []


RULES: dict[type[Any], InError] = {
    StrategyDiscussion: InError(
        may=a_manager,
        why_not_refiled=never(
            "A strategy discussion is about one child and is not moved to another. Strike it out, and record"
            " the one about the right child."
        ),
        refused=in_the_way,
    ),
    StrategyParticipant: InError(
        instead="This is part of a strategy discussion. Take it out there, or strike the discussion out.",
    ),
    Enquiry: InError(
        instead="An enquiry follows from a strategy discussion. Replace the decision made there, or strike"
        " the discussion out.",
    ),
    MedicalExamination: InError(why_not_refiled=ELSEWHERE),
    EvidenceInterview: InError(why_not_refiled=ELSEWHERE),
    EnquiryCheck: InError(why_not_refiled=ELSEWHERE),
    ProtectiveOrder: InError(),
}
