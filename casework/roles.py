"""The catalogue of roles: what a person is employed to do here, and what that lets them open.

Opening a record needs a role and a relation; see children.access. Deciding needs the authority
table; see casework.authority. A role by itself shows nobody's record.
"""

from django.db import models


class Role(models.TextChoices):
    MARU_SCREENER = "maru_screener", "MARU screener"
    MARU_MANAGER = "maru_manager", "MARU manager"
    OUT_OF_HOURS = "out_of_hours", "Out-of-hours worker"
    SOCIAL_WORKER = "social_worker", "Social worker"
    TEAM_MANAGER = "team_manager", "Team manager"
    SERVICE_MANAGER = "service_manager", "Service manager"
    EARLY_HELP_WORKER = "early_help_worker", "Early help worker"
    CONFERENCE_CHAIR = "conference_chair", "Conference chair"
    RIGHTS_ADVOCATE = "rights_advocate", "Children’s rights advocate"
    PERSONAL_ADVISER = "personal_adviser", "Personal adviser"
    CONFERENCE_ADMINISTRATOR = "conference_administrator", "Conference administrator"
    LAWYER = "lawyer", "Lawyer"
    QUALITY_AUDITOR = "quality_auditor", "Quality auditor"
    SENIOR_LEADER = "senior_leader", "Senior leader"
    DATA_ANALYST = "data_analyst", "Data analyst"
    INFORMATION_GOVERNANCE = "information_governance", "Information governance"
    SYSTEM_ADMINISTRATOR = "system_administrator", "System administrator"


#: See no case content and no person's name: they run the system, or make returns from it.
WITHOUT_CASES = frozenset({Role.DATA_ANALYST, Role.SYSTEM_ADMINISTRATOR})

#: May open, for 24 hours and after stating why, the record of a person they are not involved with.
OPENS_WITH_REASON = frozenset(
    {
        Role.MARU_SCREENER,
        Role.MARU_MANAGER,
        Role.OUT_OF_HOURS,
        Role.SOCIAL_WORKER,
        Role.TEAM_MANAGER,
        Role.SERVICE_MANAGER,
        Role.CONFERENCE_CHAIR,
        Role.RIGHTS_ADVOCATE,
        Role.SENIOR_LEADER,
        Role.INFORMATION_GOVERNANCE,
    }
)

#: Add to the record of a child they are involved with. The others who open records only read them.
RECORDS = frozenset(
    {
        Role.MARU_SCREENER,
        Role.MARU_MANAGER,
        Role.OUT_OF_HOURS,
        Role.SOCIAL_WORKER,
        Role.TEAM_MANAGER,
        Role.SERVICE_MANAGER,
        Role.EARLY_HELP_WORKER,
        Role.CONFERENCE_CHAIR,
        Role.RIGHTS_ADVOCATE,
        Role.PERSONAL_ADVISER,
    }
)

#: Work in the MARU or stand in for it outside 07:00 to 19:00.
SCREENING = frozenset({Role.MARU_SCREENER, Role.MARU_MANAGER, Role.OUT_OF_HOURS})

#: Manage those who hold cases, and read what those they manage are involved with.
MANAGING = frozenset({Role.MARU_MANAGER, Role.TEAM_MANAGER, Role.SERVICE_MANAGER})

#: Sign in to the admin site.
IN_ADMIN = frozenset({Role.SENIOR_LEADER, Role.SYSTEM_ADMINISTRATOR, Role.INFORMATION_GOVERNANCE})
