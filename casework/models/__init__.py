"""The few tables casework owns, and the abstract bases every app inherits."""

from casework.models.decision import OLD_WORK_CHOICES, Decision, OldWork
from casework.models.draft import Draft
from casework.models.duty import DutyTurn
from casework.models.export import ExportEntry
from casework.models.notice import Notice
from casework.models.recorded import AppendOnly, NoBulkChange, Recorded
from casework.models.reference import Act, Authority, BankHoliday, LocalLabel, LocalTimescale
from casework.models.security import SecurityEvent, SecurityEventKind, SignInCounter
from casework.models.signed_copy import AlteredCopy, SignedCopy
from casework.models.standing import in_force, running
from casework.models.stored_file import FileScan, StoredFile
from casework.models.submission import Submission
from casework.models.user import Position, RoleHeld, Team, TeamKind, TeamMembership, User

__all__ = [
    "OLD_WORK_CHOICES",
    "Act",
    "AlteredCopy",
    "AppendOnly",
    "Authority",
    "BankHoliday",
    "Decision",
    "Draft",
    "DutyTurn",
    "ExportEntry",
    "FileScan",
    "LocalLabel",
    "LocalTimescale",
    "NoBulkChange",
    "Notice",
    "OldWork",
    "Position",
    "Recorded",
    "RoleHeld",
    "SecurityEvent",
    "SecurityEventKind",
    "SignInCounter",
    "SignedCopy",
    "StoredFile",
    "Submission",
    "Team",
    "TeamKind",
    "TeamMembership",
    "User",
    "in_force",
    "running",
]
