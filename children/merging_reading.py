"""A merge as its page tells it: whose answer stands, what was laid and left, what was recorded since."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import F, IntegerField, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils.text import capfirst
from simple_history.models import HistoricalChanges

from casework import clock
from casework.models import Recorded
from children.merging import ADDRESS, GROUPS
from children.models import Merge, Person
from children.struck_out import child_field, rule_of
from children.words import in_words, label_of

#: How many are listed; the timeline has the rest.
MOST = 100


@dataclass(frozen=True)
class Since:
    """An entry made while two records were one: what, when, by whom, on which, and where it is filed anew."""

    what: str
    at: datetime
    by: str
    number: str
    url: str


def chosen(merge: Merge, key: str) -> str:
    """The number of the record whose answer to a part stands."""
    return {str(each.pk): each.number for each in (merge.standing, merge.merged)}.get(
        merge.choices.get(key, ""), ""
    )


def laid_words(merge: Merge) -> list[tuple[str, str, str]]:
    """What was laid on the record that stands: of each field what it was and became."""
    told = [
        (label_of(field), _words(field, merge.laid[name][0]), _words(field, merge.laid[name][1]))
        for name in (name for _, fields in GROUPS.values() for name in fields)
        if name in merge.laid and (field := Person._meta.get_field(name))
    ]
    # Where they live is told on the family’s page, which knows what is restricted.
    return [*told, ("Address", "", f"That of {merge.merged.number}")] if ADDRESS in merge.laid else told


def left_words(merge: Merge) -> list[str]:
    """What undoing left as it is, because somebody has changed it since."""
    return ["Address" if name == ADDRESS else label_of(Person._meta.get_field(name)) for name in merge.left]


def _words(field: Any, kept: Any) -> str:
    return in_words(field, field.to_python(kept)) if kept is not None else ""


def recorded_since(merge: Merge) -> list[Since]:
    """What was recorded on either record while the two were one, newest first. One query.

    All of it stays where it was written when the merge is undone; what belongs on the other is filed there.
    """
    people = {str(each.pk): each.number for each in (merge.standing, merge.merged)}
    parts = [_shape(merge, nth, model, path) for nth, (model, path) in enumerate(_kinds())]
    rows = parts[0].union(*parts[1:], all=True).order_by("-at")
    return [
        Since(
            what=capfirst(_kinds()[row["nth"]][0]._meta.verbose_name),
            at=row["at"],
            by=row["who"],
            number=people[str(row["whose"])],
            url=reverse("record_in_error", args=[_kinds()[row["nth"]][0]._meta.label_lower, row["row"]]),
        )
        for row in rows[:MOST]
    ]


@cache
def _kinds() -> list[tuple[Any, str]]:
    """The kinds of entry that are filed on another record by themselves, and how each names whose it is."""
    return [
        (model, path)
        for model in apps.get_models()
        if issubclass(model, Recorded)
        and not issubclass(model, HistoricalChanges | Merge)
        and (path := child_field(model) or getattr(model, "child_path", ""))
        and not rule_of(model).instead
    ]


def _shape(merge: Merge, nth: int, model: Any, path: str) -> Any:
    until = merge.undone_at or clock.now()
    both = [merge.standing_id, merge.merged_id]
    # What the merge itself wrote was entered before it was marked as made.
    rows = model._default_manager.filter(
        **{f"{path}__in": both}, entered_at__gt=merge.merged_at, entered_at__lte=until
    )
    return rows.order_by().values(
        nth=Value(nth, IntegerField()),
        row=F("pk"),
        whose=F(f"{path}_id"),
        at=F("entered_at"),
        who=Coalesce(Cast("created_by__full_name", TextField()), Value("", TextField())),
    )
