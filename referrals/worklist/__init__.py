"""What of the front door waits for somebody."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from casework.models import TeamKind, User
from casework.prepared import ask
from casework.roles import SCREENING
from children.contributions import Item
from children.models import Person
from children.records import records_with, standing_keys
from referrals.front_door import acknowledgements_asked_of
from referrals.models import Acknowledgement
from referrals.services.screening_access import SCREENS_RESTRICTED
from referrals.worklist.early_help import due_for_early_help, of_early_help
from referrals.worklist.episodes import ASKED, after_death, of_episodes, to_acknowledge
from referrals.worklist.handovers import handed_over
from referrals.worklist.maru import undecided, waiting_in_maru
from referrals.worklist.transfers import transfer_item


def items_for(user: User, today: date) -> list[Item]:
    """What waits for the MARU, for those who screen; and what the episodes of the user's teams ask for."""
    items: list[Item] = []
    if user.has_role(*SCREENING, *SCREENS_RESTRICTED):
        items += [*waiting_in_maru(user), *handed_over(user)]
    if any(team.kind in (TeamKind.SOCIAL_WORK, TeamKind.SERVICE) for team in user.teams):
        items += [to_acknowledge(row) for row in ask(acknowledgements_asked_of, user)]
        items += of_episodes(user)
    if any(team.kind == TeamKind.EARLY_HELP for team in user.teams):
        items += of_early_help(user, today)
    return items


def due_for(children: Collection[Person], today: date) -> list[Item]:
    """What the front door has still to do about these children, whoever is to do it."""
    items = _asked(children) + undecided(children)
    items += due_for_early_help(children, today)
    return items + [item for child in children for item in _of_open_episode(child)]


def _asked(children: Collection[Person]) -> list[Item]:
    """New contacts to be acknowledged. Where the page knows that no referral is open, none is asked for."""
    doors = [child.__dict__.get("_front_door") for child in children]
    if all(door is not None and door.open_referral is None for door in doors):
        return []
    return [to_acknowledge(row) for row in ask(_pending, standing_keys(children))]


def _pending(keys: Collection[UUID]) -> Any:
    rows = Acknowledgement.objects.pending().filter(screening__child__in=records_with(keys))
    return rows.select_related(*ASKED)


def _of_open_episode(child: Person) -> list[Item]:
    """What the open episode asks for after a death, or while a transfer is on its way.

    Only on the child's own page, which has read the episode already.
    """
    door = child.__dict__.get("_front_door")
    case = door.open_referral if door else None
    if case is None:
        return []
    if child.has_died:
        return [after_death(case)]
    return [transfer_item(door.open_transfer)] if door.open_transfer else []
