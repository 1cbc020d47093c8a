"""Fifty families for the work of one: a case told by the services, then copied row by row.

Copies have no history of their own; they are for counting what lists cost.
"""

import copy
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.db import models

from casework.contributions import HOUSE
from children.models import Person
from referrals.models import Contact, DomesticAbuseNotification, FeedbackEmail, PartnerCheck, ReferrerFeedback

Rows = dict[type[models.Model], list[Any]]


def everything_about(people: Iterable[Person]) -> Rows:
    """Every row about these people: they themselves, what hangs on them, and their contacts."""
    ours = {person.pk for person in people}
    contacts = list(Contact.objects.filter(screenings__child__in=ours).distinct())
    found: Rows = {
        Contact: contacts,
        DomesticAbuseNotification: list(DomesticAbuseNotification.objects.filter(contact__in=contacts)),
        PartnerCheck: list(PartnerCheck.objects.filter(contact__in=contacts)),
        FeedbackEmail: list(FeedbackEmail.objects.filter(contact__in=contacts)),
        ReferrerFeedback: list(ReferrerFeedback.objects.filter(contact__in=contacts)),
    }
    for label in HOUSE:
        for model in apps.get_app_config(label).get_models():
            if hasattr(model, "child") and not hasattr(model, "history_object"):
                rows = [row for row in model._default_manager.all() if row.child and row.child.pk in ours]
                if rows:
                    found[model] = rows
    return found


def copied(rows: Rows, times: int, *, keep: Iterable[UUID] = ()) -> None:
    """So many copies of these rows, each pointing at its own; those in `keep` stay what they point at."""
    kept, made = set(keep), defaultdict(list)
    for number in range(times):
        keys = {row.pk: uuid4() for each in rows.values() for row in each if isinstance(row.pk, UUID)}
        keys = {old: new for old, new in keys.items() if old not in kept}
        for model, each in rows.items():
            made[model] += [_copy(row, keys, number) for row in each if row.pk not in kept]
    for model, new in made.items():
        model._default_manager.bulk_create(new, batch_size=500)


def _copy(row: Any, keys: Mapping[UUID, UUID], number: int) -> Any:
    new = copy.copy(row)
    new._state = models.base.ModelState()
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.primary_key and not isinstance(value, UUID):
            setattr(new, field.attname, None)
        elif isinstance(value, UUID) and value in keys:
            setattr(new, field.attname, keys[value])
    if isinstance(row, Person):
        new.number = f"{row.number}X{number}"
    return new
