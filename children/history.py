"""The history of one record: who changed what from what to what, when, and why."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.apps import apps
from django.db import models
from django.http import Http404

from casework.models import Recorded, User
from children.models import Address, FormerName, Person
from children.words import in_words, label_of

#: What a record carries for its own sake.
OF_ITS_OWN = {
    "id",
    "version",
    "created_by",
    "entered_at",
    "corrected_at",
    "written_together",
    "struck_out_at",
}
NOT_SHOWN = "Not shown"
#: What history says where a record is put right because an entry beside it was struck out.
PUT_RIGHT = "Put right after an entry recorded in error"
#: What a restricted address keeps to itself.
WHERE = {"lines", "postcode"}


@dataclass(frozen=True)
class Change:
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One save of a record."""

    at: datetime
    by: str
    reason: str
    changes: list[Change]


def model_called(app_model: str) -> type[Any]:
    """The model whose history may be asked for by this name. Raises Http404 for any other.

    Records about a person only: they have a `child`, through whom access is asked. Users and teams
    are not among them.
    """
    for model in apps.get_models():
        if model._meta.label_lower == app_model and issubclass(model, Recorded) and hasattr(model, "child"):
            return model
    raise Http404


def refuse_hidden(user: User, record: Any) -> None:
    """Raises Http404 for a record that names a person the user may not know of."""
    named = {
        getattr(record, field.attname)
        for field in record._meta.concrete_fields
        if field.related_model is Person and getattr(record, field.attname)
    }
    if (
        Person.objects.filter(pk__in=named).count()
        != Person.objects.findable_by(user).filter(pk__in=named).count()
    ):
        raise Http404


def entries_for(user: User, record: Any, child_id: Any = None) -> list[Entry]:
    """The record's history, newest first; in words, and telling of nobody who is hidden.

    `child_id` is whose record it is on, where the record itself does not say.
    """
    rows = list(record.history.select_related("history_user").order_by("history_date", "history_id"))
    if isinstance(record, Person):
        rows = _without_names_taken_back(record, rows)
    fields = [field for field in record._meta.concrete_fields if _is_told(field)]
    say = Words(user, record, child_id or record.child.pk, fields, rows)
    entries = []
    for before, row in pairwise([None, *rows]):
        changes = [change for field in fields if (change := say.change(field, before, row))]
        if changes:
            by = str(row.history_user) if row.history_user else ""
            entries.append(Entry(row.history_date, by, row.history_change_reason or "", changes))
    return entries[::-1]


def _is_told(field: models.Field) -> bool:
    """Not what the record carries for its own sake, nor what is kept for undoing or worked out."""
    kept_for_undoing = isinstance(field, models.JSONField) and not field.editable
    return field.name not in OF_ITS_OWN and not field.generated and not kept_for_undoing


def _without_names_taken_back(person: Person, rows: list[Any]) -> list[Any]:
    """Without a change of name that was recorded in error, nor its being put right."""
    struck = FormerName.everything.filter(person=person, struck_out_at__isnull=False)
    unsaid = {*struck.values_list("reason", flat=True)}
    return [row for row in rows if not unsaid or row.history_change_reason not in {*unsaid, PUT_RIGHT}]


class Words:
    """The values of history rows in words, with the names of what they point to fetched beforehand."""

    def __init__(
        self, user: User, record: Any, child_id: Any, fields: list[models.Field], rows: list[Any]
    ) -> None:
        self.child_id = child_id
        self.address_hidden = isinstance(record, Address) and any(row.restricted for row in [record, *rows])
        wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
        for field in fields:
            if field.related_model:
                wanted[field.related_model] |= {getattr(row, field.attname) for row in rows} - {None}
        self.names = {model: _names(user, model, keys) for model, keys in wanted.items()}

    def change(self, field: models.Field, before: Any, row: Any) -> Change | None:
        old = getattr(before, field.attname) if before is not None else None
        new = getattr(row, field.attname)
        if old == new or (field.related_model is Person and new == self.child_id):
            return None
        words = Change(label_of(field), self.value(field, old), self.value(field, new))
        return words if words.before or words.after else None

    def own_value(self, field: models.Field, value: Any) -> str:
        """A value, unless it is only whose record this is."""
        return "" if field.related_model is Person and value == self.child_id else self.value(field, value)

    def value(self, field: models.Field, value: Any) -> str:
        if field.related_model:
            return self.names[field.related_model].get(value, NOT_SHOWN) if value else ""
        if self.address_hidden and field.name in WHERE:
            return NOT_SHOWN if value else ""
        return in_words(field, value)


def _names(user: User, model: type[models.Model], keys: set[Any]) -> dict[Any, str]:
    rows: Any = Person.objects.findable_by(user) if model is Person else model._default_manager.all()
    return {row.pk: str(row) for row in rows.filter(pk__in=keys)}
