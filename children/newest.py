"""The newest rows of one kind about some children: asked for timelines by a prepared question.

Of most of the kinds that a timeline knows a family has none. So of which there are any is asked first, of all
kinds at once, and of the others nothing.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists

from casework.prepared import Fixed, ask
from children.models import Person
from children.records import opened_by

#: What is fetched with a decision, so that it can be shown with who made it and what it replaced.
OF_DECISIONS = ("decided_by", "supersedes", "superseded_by__decided_by")
#: Every kind that was asked about since the process began.
_kinds: set[type[Any]] = set()


def there_is(model: type[Any], people: Collection[UUID]) -> bool:
    """Whether there may be a row of a model about these records: known for sure within reading()."""
    _kinds.add(model)
    opened = opened_by(people)
    if opened is None:
        return True
    if model not in opened.there:
        kinds = tuple(sorted(_kinds, key=lambda each: str(each._meta.label)))
        rows = ask(_any_of, people, Fixed(kinds))
        opened.there.update(zip(kinds, rows[0] if rows else [False] * len(kinds), strict=True))
    return opened.there[model]


def _any_of(people: Any, kinds: tuple[Any, ...]) -> Any:
    found = (Exists(each._default_manager.filter(**{f"{each.child_path}__in": people})) for each in kinds)
    return Person.objects.filter(pk__in=people).values_list(*found)[:1]


def newest(
    model: type[Any],
    people: Collection[UUID],
    at: str,
    before: datetime | None,
    limit: int,
    *related: str,
    without: tuple[str, ...] = (),
) -> list[Any]:
    """The newest rows of a model by the moment `at`, where it is known, with their `related`. One query.

    `people` are the keys of records that the reader may read; `without` names long texts that are not shown.
    """
    if not there_is(model, people):
        return []
    parts = (Fixed(each) for each in (model, at, related, without, limit))
    return ask(_newest, people, before, *parts)


def _newest(
    people: Any,
    before: datetime | None,
    model: type[Any],
    at: str,
    related: tuple[str, ...],
    without: tuple[str, ...],
    limit: int,
) -> Any:
    rows = model._default_manager.filter(**{f"{model.child_path}__in": people, f"{at}__isnull": False})
    if before is not None:
        rows = rows.filter(**{f"{at}__lt": before})
    if related:
        rows = rows.select_related(*related)
    return rows.defer(*without).order_by(f"-{at}", "pk")[:limit]
