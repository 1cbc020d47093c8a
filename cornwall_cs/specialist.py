"""The pathway of specialist assessments: part of cornwall_cs.pathway."""

from assessments.choices import SpecialistOutcome
from assessments.models import SpecialistDecision
from assessments.services import stop_discussions
from casework.guards import NotNow
from casework.models import User

#: After these the work stays where it is: the plan, where it is to change, is changed by its worker.
WORK_GOES_ON = [each for each in SpecialistOutcome.values if each != SpecialistOutcome.STRATEGY_DISCUSSION]


def stop(decision: SpecialistDecision, *, by: User, reason: str) -> None:
    if not decision.copy.assessment.episode.is_open:
        raise NotNow("The work it belonged to has ended. New work with the child starts with a new contact.")
    stop_discussions(by=by, opened_by=decision.pk, reason=reason)
