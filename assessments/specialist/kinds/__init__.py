"""Every kind of specialist assessment there is. To add one, declare it beside these and name it here."""

from assessments.specialist.kinds.age import AGE_NOTE
from assessments.specialist.kinds.exploitation import EXPLOITATION_SCREENING
from assessments.specialist.kinds.homeless import HOMELESS_YOUNG_PERSON
from assessments.specialist.kinds.needs import SHORT_BREAKS, YOUNG_CARER
from assessments.specialist.kinds.neglect import NEGLECT
from assessments.specialist.kinds.parenting import PARENTING
from assessments.specialist.kinds.pre_birth import PRE_BIRTH_ASSESSMENT
from assessments.specialist.shape import Kind

#: By key, in the order in which they are offered.
KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        NEGLECT,
        EXPLOITATION_SCREENING,
        PRE_BIRTH_ASSESSMENT,
        PARENTING,
        SHORT_BREAKS,
        YOUNG_CARER,
        HOMELESS_YOUNG_PERSON,
        AGE_NOTE,
    )
}
