"""What a family copy says, from the signed copy and nothing else."""

from assessments.choices import SectionKey
from assessments.laid_out import Part
from assessments.models import AssessmentCopy, FamilyCopy
from assessments.reading import parts_of
from assessments.reading_alongside import CONTRIBUTIONS

#: Never offered for the parents: the factors are codes for the census, and visits hold what a child said.
KEPT_BACK = frozenset({SectionKey.FACTORS.value})


def offered_sections(copy: AssessmentCopy) -> list[Part]:
    """The parts of a signed copy that say anything and may be given to the parents.

    Of what agencies contributed, what was told in confidence is not among it. Visits, the manager's
    reviews and what others disagree with are not offered.
    """
    document = copy.document
    told = [row for row in document.get(CONTRIBUTIONS, []) if not row["confidential"]]
    parts = parts_of({**document, CONTRIBUTIONS: told})
    keys = {section["key"] for section in document["sections"]} - KEPT_BACK | {CONTRIBUTIONS}
    return [part for part in parts if part.key in keys and part.pieces]


def parts_given(made: FamilyCopy) -> list[Part]:
    """The sections in a parents' copy, as they were signed."""
    return [part for part in offered_sections(made.copy) if part.key in made.sections]
