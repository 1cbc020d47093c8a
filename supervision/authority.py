"""Who may decide in an oversight note, to begin with: those who manage the work."""

from datetime import date

from casework.authority import grants
from casework.roles import Role
from supervision.choices import OversightOutcome

GRANTS = grants(
    "oversight",
    OversightOutcome.values,
    date(2024, 4, 1),
    decide=(Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.MARU_MANAGER),
)
