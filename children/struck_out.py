"""Entries recorded in error: what may be done with each kind, who may do it, and what goes with them.

Every app says in its in_error.py, as RULES, how each kind of its records is struck out and filed on
the right child; and may say, as also_goes(record), what of its own goes with a record below it
without pointing to it. A kind that no app tells of is copied with another child in its place, where
it hangs on the child directly, and otherwise goes with what it hangs on.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from simple_history.models import HistoricalChanges

from casework.contributions import contributed, gather
from casework.guards import NotNow, NotYours
from casework.models import AppendOnly, Recorded, User
from casework.roles import MANAGING, Role
from children.access import may_read, may_write, works_with
from children.models import PassedOn, Person

#: What a record carries for its own sake, and a copy of it gets anew.
OWN = frozenset({"id", "version", "entered_at", "struck_out_at"})


def author_or_worker(user: User, record: Any) -> bool:
    """Whoever wrote it, the child's worker, or a manager of either."""
    author = record.created_by
    manages = author is not None and bool(set(author.team_ids) & user.managed_team_ids)
    return author == user or manages or works_with(user, record.child)


def a_manager(user: User, record: Any) -> bool:
    """A manager who works with the child, as manager of the worker or of the receiving team."""
    return user.has_role(*MANAGING) and works_with(user, record.child)


def copied(record: Any, child: Person, *, by: User, **others: Any) -> Any:
    """The same entry on another child: what happened when it did, by its author, entered now.

    Raises NotNow where the other child's record cannot hold it as well.
    """
    fields = [field for field in record._meta.concrete_fields if field.name not in OWN]
    values = {field.attname: getattr(record, field.attname) for field in fields}
    home = child_field(type(record))
    if home:
        values[f"{home}_id"] = child.pk
    for name, value in others.items():
        values.pop(record._meta.get_field(name).attname, None)
        values[name] = value
    copy = type(record)(**values)
    try:
        copy.validate_constraints()
    except ValidationError as clash:
        raise NotNow(
            f"{child}’s record cannot take this as it stands: look whether it is there already.",
            reasons=[words for words in clash.messages if not words.startswith("Constraint ")],
        ) from clash
    copy.save()
    return copy


def always(user: User, record: Any) -> str:
    """Nothing keeps it from being filed on another child."""
    return ""


def never(words: str) -> Callable[[User, Any], str]:
    """Why entries of a kind are not filed on another child, and what to do instead."""
    return lambda user, record: words


@dataclass(frozen=True)
class InError:
    """What becomes of entries of one kind that were recorded in error.

    instead: why such an entry is not struck out by itself, and what to do. may: who strikes it out.
    why_not_refiled: why this user cannot file it on another child. goes_too: what goes with it
    beside all that points to it. refers: its own keys by which it does not hang on what they point
    to. refused: what must be done first. cautions: what is to be decided anew afterwards. lock:
    what is locked before it. afterwards: what has to be put right once it is gone. copy_to: files
    it on another child.
    """

    instead: str = ""
    may: Callable[[User, Any], bool] = author_or_worker
    why_not_refiled: Callable[[User, Any], str] = always
    may_receive: Callable[[User, Person], bool] = may_write
    goes_too: Callable[[Any], Iterable[Any]] = lambda record: ()
    refers: tuple[str, ...] = ()
    refused: Callable[[Any], list[str]] = lambda record: []
    cautions: Callable[[Any], list[str]] = lambda record: []
    lock: Callable[[Any], object] = lambda record: None
    afterwards: Callable[..., object] = lambda record, by: None
    copy_to: Callable[..., Any] = copied


GOES_WITH = InError(instead="This is part of something larger and is struck out with it.")


def rule_of(model: type[Any]) -> InError:
    """The rule of a kind of record."""
    for rules in contributed("in_error", "RULES"):
        if model in rules:
            found: InError = rules[model]
            return found
    return InError() if child_field(model) else GOES_WITH


def child_field(model: type[Any]) -> str:
    """The name of the key by which a record hangs on the child directly, or nothing."""
    names = [
        field.name
        for field in model._meta.concrete_fields
        if field.related_model is Person and field.name in ("child", "person")
    ]
    return names[0] if names else ""


def may_strike_out(user: User, record: Any) -> bool:
    """Whether the user may strike this out: information governance too, on records open to them."""
    rule = rule_of(type(record))
    if rule.instead:
        return False
    if user.has_role(Role.INFORMATION_GOVERNANCE):
        return may_read(user, record.child)
    return may_write(user, record.child) and rule.may(user, record)


def require_strike_out(user: User, record: Any) -> None:
    """Raises NotNow for what is not struck out by itself, NotYours for whoever may not."""
    rule = rule_of(type(record))
    if rule.instead:
        raise NotNow(rule.instead)
    if not may_strike_out(user, record):
        raise NotYours(
            "Whoever wrote this, the child’s worker or their manager strikes it out; a whole piece of work,"
            " a manager only. Ask one of them, or information governance."
        )


def require_refile(user: User, record: Any, child: Person) -> None:
    """Raises NotNow or NotYours where the user cannot file this record on that child."""
    why_not = rule_of(type(record)).why_not_refiled(user, record)
    if why_not:
        raise NotNow(why_not)
    if child.standing_id == record.child.standing_id:
        raise NotNow(f"This is on {child}’s record now. Choose another child.")
    receives = rule_of(type(record)).may_receive(user, child)
    if user.has_role(Role.INFORMATION_GOVERNANCE):
        receives = may_read(user, child)
    if not receives:
        raise NotYours(f"You cannot add to {child}’s record. Ask somebody who works with them.")


def hanging_on(record: Any) -> list[Any]:
    """The record and all that goes with it, whatever app keeps it; the record itself first."""
    found: dict[Any, Any] = {record.pk: record}
    wave = [record]
    while wave:
        wave = list({row.pk: row for row in _next(wave) if row.pk not in found}.values())
        found |= {row.pk: row for row in wave}
    return list(found.values())


def _next(rows: list[Any]) -> Iterable[Any]:
    yield from pointing_at(rows)
    for row in rows:
        yield from rule_of(type(row)).goes_too(row)
        yield from gather("in_error", "also_goes", row)
    ids = [row.pk for row in rows]
    yield from PassedOn.objects.filter(models.Q(opened_by__in=ids) | models.Q(episode__in=ids))


def pointing_at(rows: list[Any], *, struck_out: bool = False) -> Iterable[Any]:
    """What hangs on some records by a key of its own; of what was struck out, if that is asked for."""
    kinds: dict[type[Any], list[Any]] = {}
    for row in rows:
        kinds.setdefault(type(row), []).append(row)
    for model, some in kinds.items():
        for other, key in _keys_to(model):
            kept = other.everything if struck_out else other._default_manager
            yield from kept.filter(**{f"{key}__in": [row.pk for row in some]})


@cache
def _keys_to(model: type[Any]) -> list[tuple[type[Any], str]]:
    """Every key of a kept record by which it hangs on records of this kind."""
    found = []
    for relation in model._meta.get_fields(include_hidden=True):
        other: Any = relation.related_model if relation.auto_created and not relation.concrete else None
        if other and issubclass(other, Recorded | AppendOnly) and not issubclass(other, HistoricalChanges):
            key = relation.field.name  # type: ignore[union-attr]
            if key not in rule_of(other).refers:
                found.append((other, key))
    return found


def in_words(rows: Iterable[Any]) -> list[str]:
    """Some records counted by their kind: Referral, 12 assessment sections."""
    numbers = Counter(type(row) for row in rows)
    return [
        f"{number} {model._meta.verbose_name_plural}" if number > 1 else capfirst(model._meta.verbose_name)
        for model, number in numbers.items()
    ]
