"""What episodes ask for: to acknowledge, to allocate, to decide after a death or on a twin."""

from typing import Any

from django.urls import reverse

from casework.asker import Asker
from casework.models import User
from casework.prepared import ask
from casework.templatetags.casework import moment_words
from children.contributions import Item
from children.models import Person
from referrals.models import Acknowledgement, Referral
from referrals.worklist.maru import when
from referrals.worklist.transfers import WITH_TRANSFER, transfer_item, waits_for

ASKED = ("screening__child", "screening__contact", "team", "worker", "referral")


def to_acknowledge(row: Acknowledgement) -> Item:
    return Item(
        child=row.screening.child,
        what="Acknowledge a new contact",
        url=reverse("acknowledge", args=[row.pk]),
        holder=row.worker or row.team,
        group="acknowledge",
        due=row.due_on,
        why=f"It joins the open episode. {when(row.screening.contact)}",
        urgent=row.screening.contact.immediate_danger,
        waiting_since=row.asked_at,
    )


def of_episodes(user: User) -> list[Item]:
    """What episodes ask of the user: to allocate, to decide after a death or on a twin, a transfer.

    One query, and one more where twins wait for a decision.
    """
    episodes = ask(_waiting_for, user)
    born = [row.twin_id for row in episodes if row.twin_id]
    twins = Person.objects.readable_by(user).in_bulk(born) if born else {}
    items = []
    for row in episodes:
        if row.team_id in user.duty_team_ids:
            manages = row.team_id in user.managed_team_ids
            items += _of_episode(row, twins.get(row.twin_id), manages=manages)
        moving = getattr(row, "transfer", None)
        if moving and row.is_readable and waits_for(user, moving):
            moving.referral = row
            items.append(transfer_item(moving))
    return items


def _waiting_for(user: User | Asker) -> Any:
    rows = Referral.objects.waiting_for(user).select_related("child", "team", "transfer", *WITH_TRANSFER)
    return rows.order_by("received_at")


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
