"""The clocks of specialist assessments. No national figure exists for any of them but where one is named."""

from datetime import date

from casework.timescales import Timescale, Unit

_SINCE = date(2024, 4, 1)
_LOCAL = "local figure; there is no national one"


def _local(key: str, name: str, amount: int, unit: Unit, counts_from: str, source: str = _LOCAL) -> Timescale:
    return Timescale(
        key=key,
        name=name,
        amount=amount,
        unit=unit,
        counts_from=counts_from,
        source=source,
        effective_from=_SINCE,
        local=True,
    )


SUBMIT, AGAIN = "Give it to the manager", "Assess again"
THE_START = "the start of this assessment"

SPECIALIST = _local("specialist_assessment", SUBMIT, 20, Unit.WORKING_DAYS, THE_START)
EXPLOITATION = _local("exploitation_screening", SUBMIT, 5, Unit.WORKING_DAYS, THE_START)
#: A need of a disabled child or a young carer is looked at within the single assessment’s own time.
ASKED_FOR = _local(
    "specialist_asked_for",
    SUBMIT,
    45,
    Unit.WORKING_DAYS,
    "the day it was asked for, or the need was seen",
    "local figure, not longer than the single assessment’s 45 working days in Working Together",
)
PRE_BIRTH = _local(
    "pre_birth",
    SUBMIT,
    34,
    Unit.WEEKS,
    "the reckoned start of the pregnancy, 40 weeks before the expected date,",
    "local figure; there is no national one",
)
#: Where the pregnancy was learnt of too late for that.
LATE_PRE_BIRTH = _local("late_pre_birth", SUBMIT, 10, Unit.WORKING_DAYS, THE_START)
#: A young person with nowhere to sleep is not asked to come back tomorrow: the rule has no other figure.
HOMELESS = Timescale(
    key="homeless_16_17",
    name="Assess together with housing",
    amount=0,
    unit=Unit.CALENDAR_DAYS,
    counts_from="the young person presenting",
    source="joint protocol with housing, after the 2018 statutory guidance",
    effective_from=_SINCE,
)
AGE = _local("age_note", SUBMIT, 5, Unit.WORKING_DAYS, THE_START)

SIGNED_OFF = "the day it was agreed"
NEGLECT_AGAIN = _local("neglect_again", AGAIN, 3, Unit.MONTHS, SIGNED_OFF)
EXPLOITATION_AGAIN = _local("exploitation_again", AGAIN, 6, Unit.WEEKS, SIGNED_OFF)
YEARLY = _local("specialist_again", AGAIN, 12, Unit.MONTHS, SIGNED_OFF)

ALL = [
    SPECIALIST, EXPLOITATION, ASKED_FOR, PRE_BIRTH, LATE_PRE_BIRTH, HOMELESS, AGE,
    NEGLECT_AGAIN, EXPLOITATION_AGAIN, YEARLY,
]  # fmt: skip
#: Those that an open assessment runs on.
OF_AN_OPEN_ONE = ALL[:7]
