"""Visits: written once for brothers and sisters, kept on each child's own record."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.access import require_writer, require_writer_of_each
from children.models import MissedVisit, Person, Visit
from children.seeing_choices import MissedReason

#: Where a child is at school or nursery no bedroom is there to be seen.
HOME, SCHOOL = "Home", "School or nursery"
#: Of an unborn child nobody asks whether they were seen.
NOT_YET_BORN = "Not yet born"


@service
def record_visit(
    *,
    by: User,
    visited_at: datetime,
    place: str,
    present: str,
    account: str,
    children: Sequence[Mapping[str, Any]],
) -> list[Visit]:
    """Record one visit on the record of each child it was made to.

    `children` has for each: child, seen, not_seen_reason, seen_alone, not_alone_reason, words,
    observed, bedroom, private_account. What happened is shared; whether each was seen, alone or why not,
    what they said and what was seen of them is each child's own. Working Together asks that a child is
    seen, and alone where that is right.
    """
    if visited_at > clock.now():
        raise NotNow("A visit is recorded once it has been made. Check the date and time.")
    if not children:
        raise NotNow("Choose at least one child.")
    for entry in children:
        require_writer(by, entry["child"])
        if entry.get("bedroom") and place == SCHOOL:
            raise NotNow("A bedroom is not seen at school or nursery. Check where the visit was.")
    _refuse_after_death(visited_at, children)
    return [
        Visit.objects.create(
            visited_by=by,
            visited_at=visited_at,
            place=place,
            present=present,
            account=account,
            **_each(entry),
        )
        for entry in children
    ]


@service
def record_missed_visit(
    *,
    by: User,
    planned_for: datetime,
    reason: MissedReason | str,
    done_about_it: str,
    children: Sequence[Person],
    explanation: str = "",
) -> list[MissedVisit]:
    """Record on each child's record a visit that did not happen: why, and what was done about it.

    No clock is set back by it, because nobody was seen. Inspectors and reviews of deaths ask what was
    done each time a child could not be reached.
    """
    if planned_for > clock.now():
        raise NotNow("That visit is still to come. Check the date and time.")
    if not children:
        raise NotNow("Choose at least one child.")
    require_writer_of_each(by, children)
    if not done_about_it.strip():
        raise NotNow("Say what was done about it.")
    told = {
        "planned_for": planned_for,
        "reason": reason,
        "explanation": explanation,
        "done_about_it": done_about_it,
    }
    return [MissedVisit.objects.create(child=child, **told) for child in children]


def _refuse_after_death(visited_at: datetime, children: Sequence[Mapping[str, Any]]) -> None:
    """Nobody is seen after the day they died: what is written then is about the family."""
    for entry in children:
        child = entry["child"]
        died = child.date_of_death or child.stillborn_on
        if died and entry.get("seen") and timezone.localdate(visited_at) > died:
            raise NotNow(f"{child.name} had died by then. Check the date, or say that they were not seen.")


def _each(entry: Mapping[str, Any]) -> dict[str, Any]:
    """What is the child's own, with nothing kept that the answer before it leaves unasked."""
    child = entry["child"]
    seen = bool(entry.get("seen")) and not child.is_unborn
    alone = bool(entry.get("seen_alone")) if seen else None
    why_not_seen = NOT_YET_BORN if child.is_unborn else entry.get("not_seen_reason", "")
    return {
        "child": child,
        "seen": seen,
        "not_seen_reason": "" if seen else why_not_seen,
        "seen_alone": alone,
        "not_alone_reason": entry.get("not_alone_reason", "") if alone is False else "",
        "words": entry.get("words", ""),
        "observed": entry.get("observed", ""),
        "bedroom": entry.get("bedroom", ""),
        "private_account": entry.get("private_account", ""),
    }
