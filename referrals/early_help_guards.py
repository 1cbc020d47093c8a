"""Who may do what in early help: named questions, asked by views and services alike."""

from casework.guards import NotNow, NotYours
from casework.models import Team, TeamKind, User
from casework.roles import RECORDS
from children.access import may_write
from referrals.models import EarlyHelp


def hub_of(user: User) -> Team | None:
    """The early help hub the user works in, if they work in one."""
    return next((team for team in user.teams if team.kind == TeamKind.EARLY_HELP), None)


def require_hub(user: User) -> Team:
    """The user’s hub. Raises NotYours unless they work in one and record there."""
    team = hub_of(user)
    if team is None or not user.has_role(*RECORDS):
        raise NotYours("The early help hub takes requests for early help. Ask somebody there.")
    return team


def manages_hub(user: User, early_help: EarlyHelp) -> bool:
    return early_help.team_id in user.managed_team_ids and may_write(user, early_help.child)


def require_hub_manager(user: User, early_help: EarlyHelp) -> None:
    """Raises NotYours unless the user manages the hub that gives this early help."""
    if not manages_hub(user, early_help):
        raise NotYours(f"A manager of {early_help.team} does this. Ask them.")


def require_open(early_help: EarlyHelp) -> None:
    """Raises NotNow once early help has ended."""
    if not early_help.is_open:
        raise NotNow("This early help has ended. A new request begins new early help.")


def require_accepted(early_help: EarlyHelp) -> None:
    """Raises NotNow before the hub has accepted, and once it has ended."""
    require_open(early_help)
    if early_help.accepted_at is None:
        raise NotNow("The hub has not decided on this request yet. Its manager decides first.")
