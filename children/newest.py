"""The newest rows of one kind about some children: asked for timelines by a prepared question."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from casework.prepared import Fixed, ask


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
