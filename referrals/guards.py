"""Who may do what at the front door: named questions, asked by views and services alike."""

from casework.authority import outcomes_open_to
from casework.guards import NotYours
from casework.models import Act, User
from casework.roles import SCREENING, Role
from referrals.models import Acknowledgement, Contact, Referral, Screening, Transfer


def require_front_door(user: User) -> None:
    """Raises NotYours unless the user receives contacts: in the MARU, or in its place out of hours."""
    if not user.has_role(*SCREENING):
        raise NotYours("Contacts are received by the MARU. Tell a MARU screener or, at night, out of hours.")


def may_work_on(user: User, contact: Contact) -> bool:
    """Whether the user may add to a contact: they screen, and work with a child on it or it has none yet."""
    if not user.has_role(*SCREENING):
        return False
    children = contact.children()
    return children.writable_by(user).exists() or not children.exists()


def require_work_on(user: User, contact: Contact) -> None:
    """Raises NotYours unless the user may add to this contact."""
    require_front_door(user)
    if not may_work_on(user, contact):
        raise NotYours("You opened this contact to read it. Those who screen it can add to it.")


def require_act(user: User, act: Act) -> None:
    """Raises NotYours unless the user may recommend, or decide, some outcome of a screening."""
    if not outcomes_open_to(user, act, "screening"):
        who = "A MARU screener recommends" if act == Act.RECOMMEND else "A MARU manager decides"
        raise NotYours(f"{who} what happens after a contact. Ask one to do it.")


def require_manager(user: User, referral: Referral) -> None:
    """Raises NotYours unless the user manages the team that holds the referral."""
    if referral.team_id not in user.managed_team_ids:
        raise NotYours(f"A manager of {referral.team} does this. Ask them.")


def acknowledges(user: User, row: Acknowledgement) -> bool:
    """Whether this acknowledgement is asked of the user."""
    return row.worker_id == user.pk if row.worker_id else row.team_id in user.managed_team_ids


def require_acknowledger(user: User, row: Acknowledgement) -> None:
    """Raises NotYours unless this acknowledgement is asked of the user."""
    if not acknowledges(user, row):
        raise NotYours(f"This is asked of {row.worker or f'a manager of {row.team}'}.")


def may_decide_on_own(user: User) -> bool:
    """Whether a screening the user recommended on may be theirs to decide: only by delegation."""
    return not user.has_role(Role.MARU_MANAGER, Role.SERVICE_MANAGER)


def require_other_than_recommender(user: User, screening: Screening) -> None:
    """Raises NotYours where the user recommended on the screening, and so somebody else decides."""
    if not may_decide_on_own(user) and screening.recommendations.filter(recommended_by=user).exists():
        raise NotYours("You recommended this, so somebody else decides. Ask another MARU manager.")


def withdraws(user: User, row: Transfer) -> bool:
    """Whether a transfer is the user's to withdraw: they proposed it, or manage the team that did."""
    return row.created_by_id == user.pk or row.from_team_id in user.managed_team_ids


def require_withdrawer(user: User, row: Transfer) -> None:
    """Raises NotYours unless the user may withdraw this transfer."""
    if not withdraws(user, row):
        raise NotYours(f"{row.created_by} proposed this; they or a manager of {row.from_team} withdraw it.")
