"""Laying the chosen answers of one record on another, and laying back what stood there before.

What was laid is kept as JSON: for each field what it was and what it became, and the rows of name and
address that were written for it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from casework import actor, clock
from casework.guards import NotNow
from casework.models import User
from children.choices import NameReason
from children.household import hide_shared_address
from children.merging import ADDRESS, GROUPS
from children.models import Address, FormerName, Person, RecordedInError
from children.schools import keep_school_in_step
from children.services.people import keep_death_in_step, set_address

FORMER_NAME = "former_name"
WHY = "Two records of one person were merged, and the other’s name stands"


def lay(standing: Person, merged: Person, choices: Mapping[str, str], *, by: User) -> dict[str, Any]:
    """Lay what was chosen from the other on the record that stands. Returns what it was and became."""
    theirs = [key for key, chosen in choices.items() if chosen == str(merged.pk)]
    laid: dict[str, Any] = {}
    for name in _fields(theirs):
        was, now = getattr(standing, name), getattr(merged, name)
        if was != now:
            laid[name] = [_kept(was), _kept(now)]
    if {"given_name", "family_name"} & laid.keys():
        laid[FORMER_NAME] = str(_keep_name(standing).pk)
    _set(standing, {name: getattr(merged, name) for name in _fields(theirs) if name in laid})
    if ADDRESS in theirs and (home := Address.objects.filter(person=merged, ends=None).first()):
        laid[ADDRESS] = _move_in(standing, home, by=by)
    return laid


def lay_back(standing: Person, laid: Mapping[str, Any], *, by: User, reason: str) -> list[str]:
    """Lay back what stood there before. Returns the fields that somebody has changed since: they stay."""
    back, left = {}, []
    for name in (name for _, fields in GROUPS.values() for name in fields if name in laid):
        was, became = laid[name]
        if _kept(getattr(standing, name)) == became:
            back[name] = Person._meta.get_field(name).to_python(was) if was is not None else None
        else:
            left.append(name)
    _set(standing, back)
    if FORMER_NAME in laid and not {"given_name", "family_name"} & set(left):
        _strike_out(FormerName.objects.filter(pk=laid[FORMER_NAME]).first(), by=by, reason=reason)
    if ADDRESS in laid and not _move_out(*laid[ADDRESS], by=by, reason=reason):
        left.append(ADDRESS)
    return left


def _fields(keys: Iterable[str]) -> list[str]:
    return [name for key in keys if key in GROUPS for name in GROUPS[key][1]]


def _kept(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _keep_name(standing: Person) -> FormerName:
    """The name that gives way is still found by search, and read beside the one that stands."""
    return FormerName.objects.create(
        person=standing,
        given_name=standing.given_name,
        family_name=standing.family_name,
        known_as=standing.known_as,
        until=clock.today(),
        why=NameReason.RECORDED_WRONGLY,
        reason=WHY,
    )


def _set(standing: Person, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(standing, name, value)
    try:
        standing.validate_constraints()
    except ValidationError as clash:
        raise NotNow("What was chosen does not go together.", reasons=clash.messages) from clash
    standing.save()
    keep_school_in_step(standing)
    keep_death_in_step(standing)


def _move_in(standing: Person, home: Address, *, by: User) -> list[str]:
    """The other’s address as this one’s present one: the keys of the one before, if any, and of the new."""
    before = Address.objects.filter(person=standing, ends=None).first()
    starts = max(home.starts, before.starts) if before else home.starts
    row = set_address(
        by=by,
        person=standing,
        lines=home.lines,
        postcode=home.postcode,
        restricted=home.restricted,
        starts=starts,
    )
    return [str(before.pk) if before else "", str(row.pk)]


def _move_out(before: str, new: str, *, by: User, reason: str) -> bool:
    """Take off the address that was laid, unless they have moved since; the one before goes on."""
    row = Address.objects.select_for_update(of=("self",)).filter(pk=new, ends=None).first()
    if row is None:
        return False
    _strike_out(row, by=by, reason=reason)
    if before:
        home = Address.take(before)
        home.ends = None
        home.save()
        hide_shared_address(home.person)
    return True


def _strike_out(row: Any, *, by: User, reason: str) -> None:
    """What was written only because of the merge goes with it, and is kept struck through."""
    if row is None:
        return
    with actor.acting(by, because=reason):
        row.struck_out_at = clock.now()
        row.save()
    RecordedInError.objects.create(
        child=row.person,
        kind=row._meta.label_lower,
        record_id=row.pk,
        reason=reason,
        by=by,
        at=row.struck_out_at,
    )
