"""Who may recommend and who may decide at the front door, and who may close a referral, to begin with."""

from datetime import date

from casework.authority import Waiting, grants
from casework.models import Act
from casework.roles import SCREENING, Role
from referrals.choices import (
    ClosureReason,
    ScreeningOutcome,
    TransferAnswerOutcome,
    TransferApprovalOutcome,
    TwinOutcome,
)
from referrals.early_help_choices import EarlyHelpOutcome
from referrals.models import EarlyHelp, Screening

SINCE = date(2024, 4, 1)
MANAGERS = (Role.TEAM_MANAGER, Role.SERVICE_MANAGER)

GRANTS = [
    *grants(
        "screening",
        ScreeningOutcome.values,
        SINCE,
        recommend=tuple(sorted(SCREENING)),
        decide=(Role.MARU_MANAGER, Role.SERVICE_MANAGER),
    ),
    # Closing follows from the decision that ends the work, so whoever takes that may close.
    *grants(
        "closure",
        ClosureReason.values,
        SINCE,
        decide=(Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.MARU_MANAGER),
    ),
    *grants("transfer_approval", TransferApprovalOutcome.values, SINCE, decide=MANAGERS),
    *grants("transfer", TransferAnswerOutcome.values, SINCE, decide=MANAGERS),
    *grants("early_help", EarlyHelpOutcome.values, SINCE, decide=MANAGERS),
    *grants("twin", TwinOutcome.values, SINCE, decide=MANAGERS),
]

#: What waits at the front door: to be recommended, and, recommended, to be decided.
WAITING = [
    Waiting(
        "screening", Act.RECOMMEND, "Screenings, to recommend on", lambda: Screening.objects.to_recommend()
    ),
    Waiting(
        "screening",
        Act.DECIDE,
        "Screenings, recommended",
        lambda: Screening.objects.recommended(),
        outcome="recommended_outcome",
    ),
    Waiting(
        "early_help",
        Act.DECIDE,
        "Requests for early help, to decide on",
        lambda: EarlyHelp.objects.to_triage(),
        team="team__name",
    ),
]
