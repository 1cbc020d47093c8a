"""What protection puts on lists: discussions to hold, to decide and to complete, enquiries, orders.

An order in force stands first of all. What is to be held or decided is on the list of the team’s
managers; what is to be written, on the allocated worker’s, or on the managers’ until there is one.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from assessments.protection_picture import (
    discussions,
    discussions_of,
    enquiries,
    enquiries_of,
    orders,
    orders_of,
)
from casework import clock
from casework.asker import Asker
from casework.found_first import few
from casework.models import User
from casework.prepared import ask
from casework.templatetags.casework import moment_words
from casework.timescales import local_date
from children.contributions import Item
from children.models import Person


def _of(user: User | Asker, rows: Any) -> Any:
    """Those of the user’s own children, and those of the teams they manage."""
    theirs = Q(worker_id=user.pk) | Q(referral__team__in=user.managed_team_ids)
    return few(rows.within_reach(user), theirs).readable_by(user)


def _discussions_of(user: User | Asker) -> Any:
    return _of(user, discussions())


def _enquiries_of(user: User | Asker) -> Any:
    return _of(user, enquiries())


def _orders_of(user: User | Asker) -> Any:
    """Those on the children the user works with, or manages the work with."""
    return orders().filter(child__in=Person.objects.writable_by(user).values("pk"))


def items_for(user: User, today: date) -> list[Item]:
    """What waits for a user and their teams. Three queries."""
    found = [
        *_told(ask(_discussions_of, user), _strategy_item),
        *_told(ask(_enquiries_of, user), _enquiry_item),
    ]
    mine = [item for item in found if item.holder == user or _is_team_of(user, item)]
    return [*(_order_item(row, user) for row in ask(_orders_of, user)), *mine]


def _is_team_of(user: User, item: Item) -> bool:
    return not isinstance(item.holder, User) and item.holder.pk in user.managed_team_ids


def due_for(children: Collection[Person], today: date) -> list[Item]:
    """What is due for some children, whoever holds it. Three queries."""
    return [
        *(_order_item(row, holder) for row in orders_of(*children) if (holder := _holder_of(row))),
        *_told(discussions_of(*children), _strategy_item),
        *_told(enquiries_of(*children), _enquiry_item),
    ]


def _told(rows: Any, tell: Any) -> Iterator[Item]:
    for row in rows:
        yield from tell(row)


def _worker(row: Any) -> Any:
    """Known by key and name: nothing else of the worker is shown."""
    return User(pk=row.worker_id, full_name=row.worker_name) if row.worker_id else row.team


def _strategy_item(row: Any) -> Iterator[Item]:
    today = clock.today()
    page = reverse("strategy", args=[row.pk])
    if row.held_at is None:
        yield Item(
            row.child, "Hold the strategy discussion", reverse("strategy_hold", args=[row.pk]), row.team,
            "due", due=row.due_on, why=row.why.splitlines()[0], urgent=row.due_on <= today,
            waiting_since=row.asked_at, ceases=True,
        )  # fmt: skip
        return
    if row.decided_at is None:
        yield Item(
            row.child, "Decide on the strategy discussion", reverse("strategy_decide", args=[row.pk]),
            row.team, "decide", due=row.due_on, why="It was held, and no manager has decided yet.",
            urgent=True, waiting_since=row.held_at, ceases=True,
        )  # fmt: skip
    if row.completed_at is None:
        yield Item(
            row.child, "Complete the record of the strategy discussion", page, _worker(row), "do",
            why=f"Held on {moment_words(row.held_at)} and decided; its record still lacks answers.",
            ceases=True,
        )  # fmt: skip


def _enquiry_item(row: Any) -> Iterator[Item]:
    page, due = reverse("enquiry", args=[row.pk]), row.conference_due_on
    if row.ended_on:
        yield Item(
            row.child, "Enter the date of the initial conference",
            reverse("enquiry_conference", args=[row.pk]), row.team, "due", due=due,
            why="The enquiry ended in a conference, and no date is recorded.", ceases=True,
        )  # fmt: skip
    elif row.submitted_at:
        yield Item(
            row.child, "Decide on the section 47 enquiry", reverse("enquiry_decide", args=[row.pk]), row.team,
            "decide", due=due, why=f"{row.submitted_by} asks for a decision.",
            waiting_since=row.submitted_at, ceases=True,
        )  # fmt: skip
    else:
        yield Item(
            row.child, "Carry out the section 47 enquiry", page, _worker(row), "due", due=due,
            why="The initial conference is due by then, if there is to be one.", ceases=True,
        )  # fmt: skip


# Orders


def _holder_of(row: Any) -> Any:
    return User(pk=row.worker_id, full_name=row.worker_name) if row.worker_id else row.created_by


def _order_item(row: Any, holder: Any) -> Item:
    until = moment_words(row.runs_out_at)
    return Item(
        row.child, f"{row.get_kind_display()} ends: decide what follows",
        reverse("order", args=[row.pk]), holder, "due", due=local_date(row.runs_out_at),
        why=f"In force until {until}. {row.child.called} is at: {row.where}.", urgent=True, ceases=True,
    )  # fmt: skip
