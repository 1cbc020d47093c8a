"""Questions asked in the same words every time: the statement is made once, then asked with other values.

Making a statement out of objects takes Python many times as long as the database takes to answer a
short one. So what every request asks is prepared: who is asking, and which rules stand.
"""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Expression


@dataclass(frozen=True)
class _Gap:
    """Where in a statement a value goes, and the field that says how it is written."""

    name: str
    field: Any


class Given(Expression):
    """In a prepared question: the value of this name, told when the question is asked."""

    def __init__(self, name: str, output_field: Any) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [_Gap(self.name, self.output_field)]


class Prepared:
    """A question, as a queryset of values whose changing values are Given; it is built once an engine."""

    def __init__(self, build: Callable[[], Any]) -> None:
        self._build = build
        self._made: dict[str, tuple[Any, str, tuple[Any, ...]]] = {}

    def rows(self, **given: Any) -> list[tuple[Any, ...]]:
        """The answer for these values, in the order in which build() names the columns."""
        made, sql, params = self._made.get(connection.vendor) or self._make()
        filled = tuple(_fill(each, given) if isinstance(each, _Gap) else each for each in params)
        asking = copy(made)
        asking.connection = connection
        asking.as_sql = lambda *_, **__: (sql, filled)
        return list(asking.results_iter(tuple_expected=True))

    def _make(self) -> tuple[Any, str, tuple[Any, ...]]:
        made = self._build().query.get_compiler(connection=connection)
        made.connection = connection
        self._made[connection.vendor] = ready = (made, *made.as_sql())
        return ready


#: The models of a row, each with the path that leads to it.
Parts = Sequence[tuple[Any, str]]


def columns_of(parts: Parts) -> list[str]:
    """What a question asks for that is answered in objects: every column of each."""
    return [f"{path}{field.attname}" for model, path in parts for field in model._meta.concrete_fields]


def objects_in(parts: Parts, values: tuple[Any, ...]) -> tuple[list[Any], tuple[Any, ...]]:
    """The objects in a row that columns_of() asked for, None where there is none, and what follows them."""
    found, place = [], 0
    for model, _ in parts:
        names = [field.attname for field in model._meta.concrete_fields]
        own = values[place : place + len(names)]
        place += len(names)
        found.append(model.from_db("default", names, own) if own[0] is not None else None)
    return found, values[place:]


def _fill(gap: _Gap, given: dict[str, Any]) -> Any:
    return gap.field.get_db_prep_value(given[gap.name], connection, prepared=False)
