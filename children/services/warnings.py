"""Warnings: what everybody must know before they act, and looking at them again."""

from datetime import date

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.choices import WarningKind
from children.family_choices import ReviewOfWarning
from children.models import Person, Warning, WarningReview

#: Kinds that go out of date and do harm then: they say from the first when they are looked at again.
REVIEWED = frozenset({WarningKind.STAFF_SAFETY, WarningKind.NOT_TO_BE_TOLD})


@service
def add_warning(
    *, by: User, person: Person, kind: WarningKind | str, text: str, review_on: date | None = None
) -> Warning:
    """Put a warning on every page of a person, to be looked at again on a date.

    A warning about the safety of staff must say when: one that nobody looks at again marks a family
    for good.
    """
    if kind in REVIEWED:
        _require_review(review_on)
    return Warning.objects.create(person=person, kind=kind, text=text, review_on=review_on)


@service
def keep_from(
    *,
    by: User,
    person: Person,
    who: str,
    what: str,
    why: str,
    decided_by: str,
    review_on: date,
    starts: date | None = None,
) -> Warning:
    """Record that somebody must not be told something: since when, why, and who decided it.

    It stands on every page of the person and beside every address, telephone number and letter.
    """
    _require_review(review_on)
    starts = starts or clock.today()
    if starts > clock.today():
        raise NotNow("Since when must be today or earlier.")
    return Warning.objects.create(
        person=person,
        kind=WarningKind.NOT_TO_BE_TOLD,
        text=what,
        kept_from=who,
        why=why,
        decided_by=decided_by,
        starts=starts,
        review_on=review_on,
    )


@service
def review_warning(
    *,
    by: User,
    warning: Warning,
    version: int,
    outcome: ReviewOfWarning | str,
    reason: str,
    review_on: date | None = None,
) -> WarningReview:
    """Decide whether a warning still holds, and why; one that does is looked at again on a date."""
    row = Warning.take(warning.pk, version=version)
    if row.ended_at:
        raise NotNow("This warning has been ended already.")
    if outcome == ReviewOfWarning.KEPT:
        _require_review(review_on)
        row.review_on = review_on
    else:
        row.ended_at, row.ended_reason, review_on = clock.now(), reason, None
    row.save()
    return WarningReview.objects.create(
        warning=row,
        outcome=outcome,
        reason=reason,
        review_on=review_on,
        reviewed_by=by,
        reviewed_at=clock.now(),
    )


@service
def end_warning(*, by: User, warning: Warning, version: int, reason: str) -> Warning:
    """Take a warning off the pages of a person, and say why. It stays in the history."""
    ended = ReviewOfWarning.ENDED
    return review_warning(by=by, warning=warning, version=version, outcome=ended, reason=reason).warning


def _require_review(review_on: date | None) -> None:
    if review_on is None or review_on < clock.today():
        raise NotNow("Say when the warning is looked at again: today or later.")
