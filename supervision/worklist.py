"""What oversight asks of people: each action on the list of the one who is to do it, until it is done."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from casework.asker import Asker
from casework.models import User
from casework.prepared import ask
from children.contributions import Item
from children.models import Person
from supervision.models import OversightAction
from supervision.reading import outstanding_of_each, short


def items_for(user: User, today: date) -> list[Item]:
    """The user's own open actions, and those they asked of somebody who has since left. One query.

    Of a child whose record the user may no longer read the list says only that there is an action.
    """
    return [_item(action, user, reads=action.is_readable) for action in ask(_asked_of, user)]


def _asked_of(user: User | Asker) -> Any:
    theirs = Q(owner=user.pk) | Q(owner__is_active=False, decision__decided_by=user.pk)
    readable = Person.objects.readable_by(user).filter(pk=OuterRef("decision__note__child"))
    related = ("owner", "decision__note__child", "decision__decided_by")
    asked = OversightAction.objects.outstanding().select_related(*related).order_by("due_on", "pk")
    return asked.filter(theirs).findable_by(user).annotate(is_readable=Exists(readable))


def due_for(children: Collection[Person], today: date) -> list[Item]:
    """The open actions about these children, whoever is to do them."""
    return [_item(action, action.owner, reads=True) for action in outstanding_of_each(children)]


def _item(action: OversightAction, holder: User, *, reads: bool) -> Item:
    decision = action.decision
    why = f"Asked by {decision.decided_by}: {short(decision.decided)}"
    if not reads:
        why = f"Asked by {decision.decided_by}. You are no longer involved: the record asks why you open it"
    elif not action.owner.is_active:
        why = f"You asked this of {action.owner}, who has left. {why}"
    return Item(
        child=action.child,
        what=short(action.what) if reads else "Do an action from oversight",
        url=reverse("oversight_action_done", args=[action.pk]),
        holder=holder,
        group="do",
        due=action.due_on,
        why=why,
        waiting_since=decision.decided_at,
        heading="Oversight",
    )
