"""Users, teams and reference data in the admin site, and what every page of it keeps to (base)."""

from casework.admin.exports import ExportEntryAdmin
from casework.admin.local import LocalLabelAdmin, LocalTimescaleAdmin
from casework.admin.reference import AuthorityAdmin, BankHolidayAdmin
from casework.admin.security import SecurityEventAdmin
from casework.admin.teams import DutyTurnAdmin, TeamAdmin
from casework.admin.users import UserAdmin

__all__ = [
    "AuthorityAdmin",
    "BankHolidayAdmin",
    "DutyTurnAdmin",
    "ExportEntryAdmin",
    "LocalLabelAdmin",
    "LocalTimescaleAdmin",
    "SecurityEventAdmin",
    "TeamAdmin",
    "UserAdmin",
]
