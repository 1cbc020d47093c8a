"""Questions asked in the same words every time: the statement is made once, then asked with other values.

Making a statement out of objects takes Python many times as long as the database takes to answer it. So
what every page and every list asks is prepared. A question is a function of a module, from what is told to
a queryset; `ask(question, …)` calls it once for each shape of what is told, with gaps in place of the values.
While it is called the clock gives gaps too, so that no question keeps the day on which it was prepared.
"""

from collections.abc import Callable, Collection
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BigIntegerField, DateField, DateTimeField, Expression, UUIDField
from django.db.models.sql.where import WhereNode

from casework import clock

#: How the values of a gap are written, by their class; a moment is a day too, and comes first.
FIELDS: tuple[tuple[type, type], ...] = (
    (datetime, DateTimeField), (date, DateField), (UUID, UUIDField), (int, BigIntegerField),
)  # fmt: skip
#: What is part of the question itself and not a gap in it.
WORDS = (str, bool, type(None))


class Given(Expression):
    """In a prepared question: the value of this name, told when the question is asked."""

    def __init__(self, name: str, output_field: Any, later: timedelta = timedelta(0)) -> None:
        super().__init__(output_field=output_field)
        self.name, self.later = name, later

    def __add__(self, other: Any) -> Any:
        return Given(self.name, self.output_field, self.later + other)

    def __sub__(self, other: Any) -> Any:
        return self + -other

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

    def fill(self, values: dict[str, Any]) -> Any:
        value = values[self.name] + self.later if self.later else values[self.name]
        return self.output_field.get_db_prep_value(value, connection, prepared=False)


class GivenOnes(Expression):
    """In a prepared question: several values, for `in`."""

    def __init__(self, gaps: list[Given]) -> None:
        super().__init__(output_field=gaps[0].output_field)
        self.gaps = gaps

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return f"({', '.join(['%s'] * len(self.gaps))})", self.gaps


@dataclass(frozen=True)
class Gap:
    """Something told: what of it shapes the question, how to make what stands for it, and its values."""

    shape: Any
    stand_in: Callable[[], Any]
    values: dict[str, Any]


@dataclass(frozen=True)
class Fixed:
    """Something told that is part of the question itself: how many rows, of which kinds."""

    value: Any


@dataclass(frozen=True)
class _Made:
    """A question and its statement; without a statement nothing can answer to it."""

    queryset: Any
    compiler: Any
    sql: str
    params: tuple[Any, ...]

    def rows(self, values: dict[str, Any]) -> list[Any]:
        if not self.sql:
            return []
        filled = tuple(each.fill(values) if isinstance(each, Given) else each for each in self.params)
        asking = copy(self.compiler)
        asking.connection = connection
        asking.as_sql = lambda *_, **__: (self.sql, filled)
        asked = self.queryset._chain()
        asked.query.get_compiler = lambda *_, **__: asking
        return list(asked)


#: By the question, the engine, and the shapes of what is told, the oldest first.
_made: dict[Any, _Made] = {}
#: How many are kept: about as many as an office has questions and ways of being somebody.
MOST = 1000


def ask(question: Callable[..., Any], *told: Any) -> list[Any]:
    """What answers to question(*told).

    Told may be a user, a day, a moment, a key, or several keys. Words, yes or no, and what is Fixed are part
    of the question.
    The question must depend on nothing else but the clock. Raises TypeError for a function within a function,
    which would keep what it was made with, and for anything told that has no gap.
    """
    gaps = [gap_for(value, str(place)) for place, value in enumerate(told)]
    key = (question, connection.vendor, *(gap.shape for gap in gaps))
    made = _made.get(key)
    if made is None:
        made = _made[key] = _make(question, [gap.stand_in() for gap in gaps])
        while len(_made) > MOST:
            _made.pop(next(iter(_made)), None)
    values = {"now": clock.now(), "today": clock.today()}
    for gap in gaps:
        values |= gap.values
    return made.rows(values)


def gap_for(value: Any, name: str) -> Gap:
    """What stands for a value in a question. Raises TypeError for one of a class that has no gap."""
    if hasattr(value, "in_a_question"):
        gap: Gap = value.in_a_question(name)
        return gap
    if isinstance(value, Fixed):
        return Gap(value, lambda: value.value, {})
    if isinstance(value, WORDS):
        return Gap(value, lambda: value, {})
    if isinstance(value, list | tuple | set | frozenset):
        return _several(value, name)
    field = _field_for(value)
    return Gap(field, lambda: Given(name, field()), {name: value})


def _several(values: Collection[Any], name: str) -> Gap:
    """Two, four, eight and so on gaps, the last value repeated in those left over: so shapes are few."""
    told = list(values)
    if not told:
        return Gap(0, tuple, {})
    number = 1 << (len(told) - 1).bit_length()
    told += [told[-1]] * (number - len(told))
    field = _field_for(told[0])
    names = [f"{name} {each}" for each in range(number)]
    values = dict(zip(names, told, strict=True))
    return Gap((number, field), lambda: GivenOnes([Given(each, field()) for each in names]), values)


def _field_for(value: Any) -> type:
    for kind, field in FIELDS:
        if isinstance(value, kind):
            return field
    raise TypeError(f"A prepared question has no gap for {value!r}.")


def _make(question: Callable[..., Any], stand_ins: list[Any]) -> _Made:
    if getattr(question, "__closure__", None):
        raise TypeError(f"{question!r} is within a function: a question that is prepared is of a module.")
    now, today = Given("now", DateTimeField()), Given("today", DateField())
    with clock.left_open(now, today), connection.execute_wrapper(_refuse):
        queryset = question(*stand_ins)
        if queryset._prefetch_related_lookups:
            raise TypeError(f"{question!r} prefetches: ask for what goes with its rows by itself.")
        compiler = queryset.query.get_compiler(connection=connection)
        compiler.connection = connection
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            sql, params = "", ()
        # The statement says it all now: what it was made of is not kept.
        queryset.query.where, queryset.query.combined_queries = WhereNode(), ()
        return _Made(queryset, compiler, sql, params)


def _refuse(*_: Any) -> Any:
    raise TypeError("A question asked the database while it was prepared: it would keep the answer.")
