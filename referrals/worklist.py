"""What of the front door waits for somebody."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from casework.authority import outcomes_open_to
from casework.models import Act, Team, TeamKind, User
from casework.roles import SCREENING, Role
from casework.templatetags.casework import moment_words
from children.contributions import Item
from children.models import Person
from referrals.choices import IN_HAND, ScreeningOutcome, TransferState
from referrals.desk import with_children
from referrals.front_door import acknowledgements_asked_of, undecided_of_each
from referrals.models import Acknowledgement, Contact, Referral, Screening, Transfer
from referrals.services.screening_access import SCREENS_RESTRICTED, maru_of, named_screeners

Holder = User | Team


def items_for(user: User, today: date) -> list[Item]:
    """What waits for the MARU, for those who screen; and what the episodes of the user's teams ask for."""
    items: list[Item] = []
    if user.has_role(*SCREENING, *SCREENS_RESTRICTED):
        items += _screening(user)
    if any(team.kind in (TeamKind.SOCIAL_WORK, TeamKind.SERVICE) for team in user.teams):
        items += [_acknowledge(row) for row in acknowledgements_asked_of(user)]
        items += _of_episodes(user)
    return items


def due_for(children: Collection[Person], today: date) -> list[Item]:
    """What the front door has still to do about these children, whoever is to do it."""
    screenings = undecided_of_each(children)
    asked = Acknowledgement.objects.pending().filter(screening__child__in=children)
    items = [_acknowledge(row) for row in asked.select_related(*ASKED)]
    if screenings:
        team = Team.objects.filter(kind=TeamKind.MARU, is_active=True).first()
        restricted = [row.child_id for row in screenings if row.child.restricted]
        named = named_screeners(restricted) if restricted else {}
        holders = [(row, named.get(row.child_id, team)) for row in screenings]
        items += [_to_screen(row, holder) for row, holder in holders if holder]
    return items + [item for child in children for item in _of_open_episode(child)]


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


# The MARU


def _screening(user: User) -> list[Item]:
    """The queue, to whoever screens it: the MARU or, for a restricted child, a manager named on it."""
    waiting = Contact.objects.unfinished().readable_by(user)
    if not user.has_role(*SCREENING):
        kept_back = Screening.objects.filter(contact=OuterRef("pk"), child__restricted=True)
        waiting = waiting.filter(Exists(kept_back))
    contacts: list[Any] = list(with_children(user, waiting.by_urgency()))
    restricted = [row.child_id for contact in contacts for row in contact.shown if row.child.restricted]
    named = named_screeners(restricted) if restricted else {}
    team = maru_of(user) if contacts else None
    decides = outcomes_open_to(user, Act.DECIDE, "screening") if contacts else set()
    items = []
    for contact in contacts:
        kept = [named.get(row.child_id) for row in contact.shown if row.child.restricted]
        holder = next(filter(None, kept), None) if kept else team
        if holder == user or (holder is not None and holder == team and user.has_role(*SCREENING)):
            items += _of_contact(contact, holder, user, decides)
    return items


def _of_contact(contact: Any, holder: Holder, user: User, decides: Collection[str]) -> list[Item]:
    if not contact.shown:
        return [_to_identify(contact, holder)]
    if contact.decided_at:
        return [_to_tell(contact, holder)]
    items = []
    for row in contact.shown:
        row.contact = contact
        if row.decided_at is None and _is_for(user, row, decides):
            items.append(_to_screen(row, holder, why=_from(contact)))
    return items


def _is_for(user: User, row: Any, decides: Collection[str]) -> bool:
    """Whether it is now this user's turn: a recommendation waits for somebody else who may decide so."""
    if not row.recommended:
        return True
    own = row.recommender == user.pk and user.has_role(Role.MARU_MANAGER, Role.SERVICE_MANAGER)
    return row.recommended in decides and not own


def _from(contact: Contact) -> str:
    """What came, from whom and when: for those who may read the contact."""
    return f"{contact.came_from}, received {moment_words(contact.received_at)}"


def _when(contact: Contact) -> str:
    """What came and when: for those who may not know from whom."""
    return f"{contact.get_channel_display()} received {moment_words(contact.received_at)}"


def _to_identify(contact: Contact, holder: Holder) -> Item:
    return Item(
        child=None,
        what="Put the children on this contact",
        url=reverse("contact", args=[contact.pk]),
        holder=holder,
        group="do",
        why=_from(contact),
        urgent=contact.immediate_danger,
        waiting_since=contact.received_at,
    )


def _to_screen(row: Any, holder: Holder, why: str = "") -> Item:
    what, page = "Recommend what happens next", "screening_recommend"
    if row.recommended:
        label = ScreeningOutcome(row.recommended).label.lower()
        what, page = f"Decide: {row.recommended_by} recommends {label}", "screening_decide"
    elif isinstance(holder, User):
        # Nobody else is named who could recommend first, and whoever recommends does not decide.
        what, page = "Decide what happens next", "screening_decide"
    return Item(
        child=row.child,
        what=what,
        url=reverse(page, args=[row.pk]),
        holder=holder,
        group="decide" if page == "screening_decide" else "do",
        due=row.due_on,
        why=why or _when(row.contact),
        urgent=row.contact.immediate_danger,
        waiting_since=row.contact.received_at,
    )


def _to_tell(contact: Any, holder: Holder) -> Item:
    return Item(
        child=contact.shown[0].child,
        what="Tell the referrer the outcome",
        url=reverse("feedback_add", args=[contact.pk]),
        holder=holder,
        group="due",
        due=contact.feedback_due_on,
        why=f"All is decided. {_from(contact)}",
        waiting_since=contact.decided_at,
    )


# The episodes

ASKED = ("screening__child", "screening__contact", "team", "worker", "referral")


def _acknowledge(row: Acknowledgement) -> Item:
    return Item(
        child=row.screening.child,
        what="Acknowledge a new contact",
        url=reverse("acknowledge", args=[row.pk]),
        holder=row.worker or row.team,
        group="acknowledge",
        due=row.due_on,
        why=f"It joins the open episode. {_when(row.screening.contact)}",
        urgent=row.screening.contact.immediate_danger,
        waiting_since=row.asked_at,
    )


def _of_episodes(user: User) -> list[Item]:
    """What episodes ask of the user: to allocate, to decide after a death or on a twin, a transfer.

    One query, and one more where twins wait for a decision.
    """
    rows = Referral.objects.waiting_for(user).select_related("child", "team", "transfer", *WITH_TRANSFER)
    episodes: list[Any] = list(rows.order_by("received_at"))
    born = [row.twin_id for row in episodes if row.twin_id]
    twins = Person.objects.readable_by(user).in_bulk(born) if born else {}
    items = []
    for row in episodes:
        if row.team_id in user.duty_team_ids:
            manages = row.team_id in user.managed_team_ids
            items += _of_episode(row, twins.get(row.twin_id), manages=manages)
        moving = getattr(row, "transfer", None)
        if moving and row.is_readable and _waits_for(user, moving):
            moving.referral = row
            items.append(transfer_item(moving))
    return items


def _waits_for(user: User, row: Transfer) -> bool:
    """Whether a transfer is on this user's list now."""
    if row.state in IN_HAND:
        return row.created_by_id == user.pk
    team = row.from_team_id if row.state == TransferState.WITH_MANAGER else row.to_team_id
    return team in user.managed_team_ids


def _of_episode(row: Any, twin: Person | None, *, manages: bool) -> list[Item]:
    if row.child.has_died:
        return [after_death(row)] if manages else []
    items = [_to_allocate(row, manages=manages)] if row.is_unallocated else []
    if twin and manages:
        items.append(_on_twin(row, twin))
    return items


def _to_allocate(row: Any, *, manages: bool) -> Item:
    """For a manager, to allocate; for whoever is on duty, to know of until a manager has."""
    why = f"Nobody has this referral yet. It was received {moment_words(row.received_at)}"
    if row.handover_on:
        why = "Transferred to the team, which has not allocated its own worker yet"
    return Item(
        child=row.child,
        what="Allocate to a social worker" if manages else "Read the new referral",
        url=reverse("referral_allocate" if manages else "referral", args=[row.pk]),
        holder=row.team,
        group="allocate" if manages else "do",
        due=row.handover_on,
        why=why,
        waiting_since=row.opened_at,
    )


def after_death(row: Referral) -> Item:
    """All that is open on the episode of a child who has died, as one thing for the manager to decide."""
    return Item(
        child=row.child,
        what="Decide what happens with the open work",
        url=reverse("referral_close", args=[row.pk]),
        holder=row.team,
        group="decide",
        why="The child has died. Nobody is asked to visit or to write any more",
        waiting_since=row.child.entered_at,
    )


def _on_twin(row: Any, twin: Person) -> Item:
    return Item(
        child=twin,
        what="Decide how the work goes on with the twin",
        url=reverse("twin_decide", args=[row.twin_birth_id]),
        holder=row.team,
        group="decide",
        why=f"Born with {row.child.called}, and has no work of their own yet",
        waiting_since=twin.entered_at,
    )


# Transfers


WITH_TRANSFER = ("transfer__from_team", "transfer__to_team", "transfer__created_by")


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
