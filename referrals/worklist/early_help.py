"""What early help asks for: to decide on a request, to ask the family, to meet, to close."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from casework.asker import Asker
from casework.journey import Journey
from casework.models import Team, User
from casework.prepared import ask
from casework.templatetags.casework import date_words
from children.contributions import Item
from children.models import Person
from children.records import records_with, standing_keys
from referrals.early_help_choices import ConsentAnswer
from referrals.front_door import front_door
from referrals.models import EarlyHelp

#: What is due within these days stands under "due", what comes later under "to do".
SOON = timedelta(days=7)
#: Where on the journey social work has a child, and early help, if there is any, is beside it.
WITH_SOCIAL_WORK = (Journey.ASSESSMENT, Journey.PLAN, Journey.REVIEW, Journey.PASSED_ON)


def of_early_help(user: User, today: date) -> list[Item]:
    """What waits for the user: as a manager of the hub, or as who works on it. One query."""
    rows = ask(_held_by, user)
    return [item for row in rows for item in _items(row, today) if _is_for(item, user)]


def _held_by(user: User | Asker) -> Any:
    mine = Q(worker=user.pk)
    if user.duty_team_ids:
        mine |= Q(team__in=user.duty_team_ids)
    return _with_all(EarlyHelp.objects.open().filter(mine).readable_by(user))


def due_for_early_help(children: Collection[Person], today: date) -> list[Item]:
    """What early help still asks for about these children, whoever is to do it. One query at most."""
    if all("_front_door" in child.__dict__ for child in children):
        found = [row for child in children for row in front_door(child).early_help if row.is_open]
    elif all(getattr(child, "stage", "") in WITH_SOCIAL_WORK for child in children):
        # A list of these has no room for a question that would find nobody.
        found = []
    else:
        found = ask(_open_about, standing_keys(children))
    return [item for row in found for item in _items(row, today)]


def _open_about(keys: Collection[UUID]) -> Any:
    return _with_all(EarlyHelp.objects.open().filter(child__in=records_with(keys)))


def _with_all(rows: Any) -> Any:
    return rows.with_consent().select_related("child", "team", "worker").order_by("asked_at")


def _is_for(item: Item, user: User) -> bool:
    if isinstance(item.holder, User):
        return item.holder == user
    if item.group in ("decide", "allocate"):
        return item.holder.pk in user.managed_team_ids
    return item.holder.pk in user.duty_team_ids


def _items(row: Any, today: date) -> Iterator[Item]:
    """Everything one episode asks for."""
    if row.accepted_at is None:
        yield _item(row, "Decide on the request for early help", "early_help_decide", row.team, "decide",
                    due=row.triage_due_on, why=_asked(row), waiting_since=row.asked_at)  # fmt: skip
        return
    if row.worker is None:
        yield _item(row, "Choose who works on early help", "early_help_worker", row.team, "allocate",
                    why=f"Accepted {date_words(row.accepted_at)}; nobody at the hub has it yet",
                    waiting_since=row.accepted_at)  # fmt: skip
    holder = row.worker or row.team
    if not row.consent:
        yield _item(row, "Ask whether the family agrees to early help", "early_help_consent", holder,
                    _group(row.consent_due_on, today), due=row.consent_due_on, why=_asked(row))  # fmt: skip
    elif row.consent != ConsentAnswer.GIVEN:
        yield _item(row, "Decide: the family does not agree to early help", "early_help_decide", row.team,
                    "decide", why="It ends or, where there is a worry, it goes to the MARU")  # fmt: skip
    elif not row.lead_name:
        yield _item(row, "Name the lead practitioner", "early_help_lead", holder,
                    _group(row.consent_due_on, today), due=row.consent_due_on,
                    why="The family has agreed; nobody leads yet")  # fmt: skip
    if row.consent == ConsentAnswer.GIVEN and row.meeting_due_on:
        yield _item(row, "Hold the team around the family meeting", "family_meeting_add", holder,
                    _group(row.meeting_due_on, today), due=row.meeting_due_on,
                    why=f"Led by {row.lead_words or 'nobody yet'}")  # fmt: skip


def _asked(row: Any) -> str:
    return f"{row.get_came_from_display()}, asked {date_words(row.asked_at)}"


def _item(row: Any, what: str, page: str, holder: User | Team, group: str, **more: Any) -> Item:
    return Item(
        child=row.child,
        what=what,
        url=reverse(page, args=[row.pk]),
        holder=holder,
        group=group,
        heading="Early help",
        ceases=group != "decide",
        **more,
    )


def _group(due: date | None, today: date) -> str:
    return "due" if due and due <= today + SOON else "do"
