"""What transfers ask for."""

from django.urls import reverse

from casework.models import Team, User
from children.contributions import Item
from referrals.choices import IN_HAND, TransferState
from referrals.models import Transfer

WITH_TRANSFER = ("transfer__from_team", "transfer__to_team", "transfer__created_by")


def waits_for(user: User, row: Transfer) -> bool:
    """Whether a transfer is on this user's list now."""
    if row.state in IN_HAND:
        return row.created_by_id == user.pk
    team = row.from_team_id if row.state == TransferState.WITH_MANAGER else row.to_team_id
    return team in user.managed_team_ids


def transfer_item(row: Transfer) -> Item:
    """What a transfer asks for, of whoever has it now."""
    to_write = row.state == TransferState.WRITING
    asked: dict[str, tuple[str, str, User | Team, str]] = {
        TransferState.WRITING: ("Finish the transfer summary", "transfer", _writer(row), "do"),
        TransferState.RETURNED: ("Mend the transfer, or withdraw it", "transfer", _writer(row), "returned"),
        TransferState.WITH_MANAGER: ("Decide on the transfer", "transfer_decide", row.from_team, "decide"),
        TransferState.WITH_TEAM: ("Answer the transfer", "transfer_answer", row.to_team, "decide"),
    }
    what, page, holder, group = asked[row.state]
    return Item(
        child=row.child,
        what=what,
        url=reverse(page, args=[row.pk]),
        holder=holder,
        group=group,
        due=row.answer_due_on if row.state == TransferState.WITH_TEAM else None,
        why=f"From {row.from_team} to {row.to_team}: {row.why.splitlines()[0]}",
        waiting_since=row.proposed_at if to_write else row.sent_at,
        heading="Transfer",
    )


def _writer(row: Transfer) -> User | Team:
    return row.created_by or row.from_team
