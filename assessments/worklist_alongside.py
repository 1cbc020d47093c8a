"""What stands beside an assessment and is to be done: chasing, reviewing, explaining, sharing."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from assessments.choices import ForWhom
from assessments.models import Assessment, Contribution, CopyShared, ReviewPoint
from casework.asker import Asker
from casework.models import Team, User
from casework.prepared import ask
from casework.templatetags.casework import day_words
from children.contributions import Item
from referrals.episode import of_teams, with_episode, worked_on_by

#: Reviews come on the manager's list within these days of their own.
SOON = timedelta(days=7)
SHARE_WITHIN = timedelta(days=7)


def alongside_for(user: User, written: Collection[Any], today: date) -> list[Item]:
    """Of the worker: late contributions and no reason on what they write, copies to share; reviews to manage.

    Three queries at most, beside those of the assessments that the user writes.
    """
    items = [_chase(row, user, today) for row in _late(written, today)]
    items += _unexplained(written, user, today)
    items += [item for row in ask(_unshared, user) for item in _to_share(row, user)]
    if user.managed_team_ids:
        items += [_to_review(row) for row in ask(_near, user, today + SOON)]
    return items


def alongside_due(rows: Collection[Any], today: date) -> list[Item]:
    """The same of some open assessments, whoever holds them. Two queries."""
    holders = {row.pk: _holder(row) for row in rows}
    items = []
    for row in rows:
        items += _unexplained([row], holders[row.pk], today)
    items += [_chase(each, holders[each.assessment_id], today) for each in _late(rows, today)]
    written = [row.pk for row in rows if not row.is_with_manager]
    return items + [_to_review(row) for row in ask(_near_of, written, today + SOON)]


def _holder(row: Any) -> User | Team:
    worker = User(pk=row.worker_id, full_name=row.worker_name) if row.worker_id else None
    return worker or row.team


def _with_child(rows: Any) -> Any:
    return rows.select_related(*with_episode("assessment__"))


def _late(assessments: Collection[Any], today: date) -> list[Any]:
    return ask(_out, [row.pk for row in assessments], today) if assessments else []


def _out(assessments: Collection[UUID], today: date) -> Any:
    return _with_child(Contribution.objects.out().filter(assessment__in=assessments, needed_by__lt=today))


def _chase(row: Any, holder: User | Team, today: date) -> Item:
    return Item(
        row.child,
        f"Chase {row.name}",
        reverse("contribution", args=[row.pk]),
        holder,
        "due",
        due=row.needed_by,
        why=f"{row.get_agency_display()}: asked {day_words(row.asked_on)}, nothing has come.",
        ceases=True,
    )


def _unexplained(assessments: Collection[Any], holder: User | Team, today: date) -> list[Item]:
    return [
        Item(
            row.child,
            "Say why the assessment takes longer",
            reverse("assessment_late", args=[row.pk]),
            holder,
            "due",
            due=row.due_on,
            why="Its time has passed, and no reason is recorded.",
            ceases=True,
        )
        for row in assessments
        if row.due_on < today and not row.late_because
    ]


def _near(user: User | Asker, by: date) -> Any:
    """The same, of the assessments that the user’s teams write."""
    written = Assessment.objects.readable_by(user).being_written().filter(of_teams(user.managed_team_ids))
    return _near_of(written.values("pk"), by)


def _near_of(assessments: Any, by: date) -> Any:
    """The first review that is to come of each of these assessments, once it is near."""
    earlier = ReviewPoint.objects.filter(
        assessment=OuterRef("assessment"), held_on=None, due_on__lt=OuterRef("due_on")
    )
    return _with_child(
        ReviewPoint.objects.filter(~Exists(earlier), held_on=None, due_on__lte=by, assessment__in=assessments)
    )


def _to_review(row: Any) -> Item:
    return Item(
        row.child,
        "Look at the assessment with the worker",
        reverse("review_point", args=[row.pk]),
        row.assessment.team,
        "due",
        due=row.due_on,
        why=f"{row}: what you looked at and what you ask for is recorded.",
        ceases=True,
    )


def _unshared(user: User | Asker) -> Any:
    """The signed assessments that the user wrote and whose episode goes on, and which copies were given."""
    assessments = Assessment.objects.within_reach(user).readable_by(user).filter(worked_on_by(user))
    given = CopyShared.objects.filter(family_copy__copy__assessment=OuterRef("pk"))
    rows = assessments.filter(
        Q(early_help__isnull=False) | Q(referral__closed_on=None, referral__stopped_at=None),
        finished_on__isnull=False,
    ).annotate(**{f"{kind.value}_given": Exists(given.filter(family_copy__kind=kind)) for kind in ForWhom})
    return rows.exclude(parents_given=True, child_given=True).select_related(*with_episode())


def _to_share(row: Any, user: User) -> list[Item]:
    kinds = [kind for kind in ForWhom if not getattr(row, f"{kind.value}_given")]
    if row.child.is_unborn:
        kinds = [kind for kind in kinds if kind != ForWhom.CHILD]
    return [_share(row, kind, user) for kind in kinds]


def _share(row: Any, kind: ForWhom, user: User) -> Item:
    whose = f"{row.child.called}’s copy" if kind == ForWhom.CHILD else "the parents’ copy"
    return Item(
        row.child,
        f"Share {whose} of the assessment",
        reverse("assessment", args=[row.pk]),
        user,
        "do",
        due=row.finished_on + SHARE_WITHIN,
        why="It was signed off, and nobody is recorded as having been given it.",
        ceases=True,
    )
