"""What stands beside an assessment and is to be done: chasing, reviewing, explaining, sharing."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from assessments.choices import ForWhom
from assessments.models import Assessment, Contribution, CopyShared, ReviewPoint
from casework.models import Team, User
from casework.templatetags.casework import day_words
from children.choices import InvolvementKind
from children.contributions import Item
from children.models import Involvement
from referrals.episode import of_teams, with_episode

#: Reviews come on the manager's list within these days of their own.
SOON = timedelta(days=7)
SHARE_WITHIN = timedelta(days=7)


def alongside_for(user: User, written: Collection[Any], today: date) -> list[Item]:
    """Of the worker: late contributions and no reason on what they write, copies to share; reviews to manage.

    Three queries at most, beside those of the assessments that the user writes.
    """
    mine = Involvement.objects.live().filter(
        user=user, kind=InvolvementKind.ALLOCATED, person__stands_as=OuterRef("child__stands_as")
    )
    worked = Q(Exists(mine), early_help=None) | Q(early_help__worker=user)
    rows = Assessment.objects.readable_by(user)
    items = [*_late(written, user, today), *_unexplained(written, user, today)]
    items += _to_share(rows.filter(worked), user)
    if user.managed_team_ids:
        items += _reviews(rows.being_written().filter(of_teams(user.managed_team_ids)), today)
    return items


def alongside_due(rows: Collection[Any], today: date) -> list[Item]:
    """The same of some open assessments, whoever holds them. Two queries."""
    holders = {row.pk: _holder(row) for row in rows}
    items = []
    for row in rows:
        items += _unexplained([row], holders[row.pk], today)
    out = Contribution.objects.out().filter(assessment__in=holders, needed_by__lt=today)
    items += [_chase(each, holders[each.assessment_id], today) for each in _with_child(out)]
    written = Assessment.objects.being_written().filter(pk__in=holders)
    return items + _reviews(written, today)


def _holder(row: Any) -> User | Team:
    worker = User(pk=row.worker_id, full_name=row.worker_name) if row.worker_id else None
    return worker or row.team


def _with_child(rows: Any) -> Any:
    return rows.select_related(*with_episode("assessment__"))


def _late(assessments: Collection[Any], user: User, today: date) -> list[Item]:
    if not assessments:
        return []
    out = Contribution.objects.out().filter(assessment__in=assessments, needed_by__lt=today)
    return [_chase(row, user, today) for row in _with_child(out)]


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


def _reviews(assessments: QuerySet, today: date) -> list[Item]:
    """The first review that is to come of each assessment, once it is near."""
    earlier = ReviewPoint.objects.filter(
        assessment=OuterRef("assessment"), held_on=None, due_on__lt=OuterRef("due_on")
    )
    near = ReviewPoint.objects.filter(
        ~Exists(earlier), held_on=None, due_on__lte=today + SOON, assessment__in=assessments.values("pk")
    )
    return [
        Item(
            row.child,
            "Look at the assessment with the worker",
            reverse("review_point", args=[row.pk]),
            row.assessment.team,
            "due",
            due=row.due_on,
            why=f"{row}: what you looked at and what you ask for is recorded.",
            ceases=True,
        )
        for row in _with_child(near)
    ]


def _to_share(assessments: Any, user: User) -> list[Item]:
    """Of each signed assessment whose episode goes on, the copies that nobody has been given."""
    given = CopyShared.objects.filter(family_copy__copy__assessment=OuterRef("pk"))
    rows = assessments.filter(
        Q(early_help__isnull=False) | Q(referral__closed_on=None, referral__stopped_at=None),
        finished_on__isnull=False,
    ).annotate(**{f"{kind.value}_given": Exists(given.filter(family_copy__kind=kind)) for kind in ForWhom})
    items = []
    for row in rows.select_related(*with_episode()):
        kinds = [kind for kind in ForWhom if not getattr(row, f"{kind.value}_given")]
        if row.child.is_unborn:
            kinds = [kind for kind in kinds if kind != ForWhom.CHILD]
        items += [_share(row, kind, user) for kind in kinds]
    return items


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
