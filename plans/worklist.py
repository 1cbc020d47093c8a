"""What of plans and reviews waits for somebody. A plan's work is its worker's; decisions are the team's."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from casework.asker import Asker
from casework.authority import outcomes_open_to
from casework.found_first import few
from casework.models import Act, Team, User
from casework.prepared import ask
from casework.roles import Role
from casework.timescales import local_date, words_for
from children.choices import InvolvementKind
from children.contributions import Item
from children.models import Involvement, Person
from plans.choices import ReviewOutcome
from plans.models import Action, Plan, PlanCopy, Review
from plans.picture import Picture, Task, annotated, pictured, pictures_of_each
from plans.visiting import NextVisit, visit_due
from referrals.episode import of_teams

#: A visit comes on to the list this long before it is due; until then it stands on the child's page.
VISIT_SHOWN_BEFORE = timedelta(days=7)
DECIDES = (Role.TEAM_MANAGER, Role.SERVICE_MANAGER)


def items_for(user: User, today: date) -> list[Item]:
    """What waits for the user: as the child's worker, as a manager of the team, as the owner of an action.

    Two queries, and one more for those who decide.
    """
    if not user.sees_cases:
        return []
    pictures = pictured(ask(_held_by, user))
    decides = user.has_role(*DECIDES) and bool(outcomes_open_to(user, Act.DECIDE, "plan"))
    return [item for picture in pictures for item in _items(picture, today) if _is_for(item, user, decides)]


def _held_by(user: User | Asker) -> Any:
    held = Q(child__in=_allocated().filter(user=user.pk).values("person"), early_help=None)
    held |= Q(early_help__worker=user.pk)
    held |= Q(pk__in=Action.objects.filter(owner_user=user.pk).values("goal__plan"))
    if user.duty_team_ids:
        held |= _with_the_team(user)
    return annotated(few(Plan.objects.open(), held).readable_by(user))


def _allocated() -> Any:
    return Involvement.objects.live().filter(kind=InvolvementKind.ALLOCATED)


def _without_worker() -> Q:
    """Whose episode nobody works on: no worker is allocated, or the hub has named none."""
    return Q(early_help=None) & ~Q(child__in=_allocated().values("person")) | Q(
        early_help__isnull=False, early_help__worker=None
    )


def _with_the_team(user: User | Asker) -> Q:
    """Plans on which something waits for a team: a decision, or somebody to be allocated."""
    waiting = PlanCopy.objects.filter(decisions=None).values("plan")
    proposed = Review.objects.open().exclude(proposal="").values("plan")
    asked = Q(pk__in=waiting) | Q(pk__in=proposed) | _without_worker()
    return of_teams(user.duty_team_ids) & asked


def _is_for(item: Item, user: User, decides: bool) -> bool:
    if isinstance(item.holder, User):
        return item.holder == user
    return item.holder.pk in user.duty_team_ids and (decides or item.group != "decide")


def due_for(children: Collection[Person], today: date) -> list[Item]:
    """What is still to be done under these children's plans, whoever does it; the next visit always.

    Two queries, and none on a page whose other parts have asked already.
    """
    pictures = [each for rows in pictures_of_each(children).values() for each in rows if each.plan.is_open]
    return [item for picture in pictures for item in _items(picture, today, every_visit=True)]


def _items(picture: Picture, today: date, *, every_visit: bool = False) -> Iterator[Item]:
    """Everything a plan asks for."""
    plan = picture.plan
    if plan.has_waiting:
        yield _to_approve(picture)
    elif plan.editing:
        yield _to_write(picture)
    if plan.review_id:
        yield _to_decide(picture) if plan.review_proposal else _to_review(picture)
    visit = visit_due(plan, plan.last_visit_at if picture.child.is_unborn else plan.last_seen_at)
    if visit and (every_visit or visit.due <= today + VISIT_SHOWN_BEFORE):
        yield _to_visit(picture, visit)
    yield from (_to_do(picture, task, today) for task in picture.tasks if _is_asked(task, today))


def _named(picture: Picture) -> str:
    return str(picture.plan.get_kind_display().lower())


def _item(picture: Picture, what: str, page: str, key: Any, **more: Any) -> Item:
    return Item(
        child=picture.child, what=what, url=reverse(page, args=[key]), heading="Plan", ceases=True, **more
    )


def _to_approve(picture: Picture) -> Item:
    plan = picture.plan
    return _item(
        picture,
        f"Approve or return the {_named(picture)}",
        "plan_decide",
        plan.pk,
        holder=plan.team,
        group="decide",
        due=None if plan.starts_on else plan.approval_due_on,
        why=f"Submitted by {plan.submitted_by}",
        waiting_since=plan.submitted_at,
    )


def _to_write(picture: Picture) -> Item:
    plan, holder = picture.plan, picture.holder
    if plan.returned_by:
        return _item(
            picture,
            f"Change the {_named(picture)} and submit it again",
            "plan_edit",
            plan.pk,
            holder=holder,
            group="returned",
            due=None if plan.starts_on else plan.approval_due_on,
            why=f"{plan.returned_by}: “{plan.returned_why.strip().splitlines()[0]}”",
        )
    if plan.starts_on:
        return _item(
            picture,
            f"Finish the new version of the {_named(picture)}",
            "plan_edit",
            plan.pk,
            holder=holder,
            group="do",
            why=plan.edit_reason,
        )
    return _item(
        picture,
        f"Write the {_named(picture)}",
        "plan_edit",
        plan.pk,
        holder=holder,
        group="due",
        due=plan.approval_due_on,
        why=f"Opened on {words_for(local_date(plan.opened_at))}; to be approved by then",
    )


def _to_review(picture: Picture) -> Item:
    plan = picture.plan
    start = "the plan’s start" if plan.review_number == 1 else "the last review"
    return _item(
        picture,
        f"{'Finish' if plan.review_held else 'Hold'} review {plan.review_number} of the {_named(picture)}",
        "review_record",
        plan.review_id,
        holder=picture.holder,
        group="due",
        due=plan.review_due,
        why=f"Counted from {start} on {words_for(plan.review_from)}",
    )


def _to_decide(picture: Picture) -> Item:
    plan = picture.plan
    return _item(
        picture,
        f"Decide review {plan.review_number} of the {_named(picture)}",
        "review_decide",
        plan.review_id,
        holder=plan.team,
        group="decide",
        due=plan.review_due,
        why=f"{plan.proposed_by} proposes: {ReviewOutcome(plan.review_proposal).label}",
        waiting_since=plan.proposed_at,
    )


def _to_visit(picture: Picture, visit: NextVisit) -> Item:
    plan, child = picture.plan, picture.child
    seen = f"Last seen on {words_for(local_date(plan.last_seen_at))}" if plan.last_seen_at else "Not seen yet"
    return _item(
        picture,
        f"Visit {child.called}",
        "visit_add",
        child.pk,
        holder=picture.holder,
        group="due",
        due=visit.due,
        why="Not yet born" if child.is_unborn else seen,
    )


def _is_asked(task: Task, today: date) -> bool:
    """An action asks for something while it is open: of its owner, and of the worker once others are late."""
    return task.is_open and (task.owner_user is not None or (task.due is not None and task.due < today))


def _to_do(picture: Picture, task: Task, today: date) -> Item:
    """An action to its owner, where staff own it; once late, a family's or an agency's to the worker."""
    whose: User | Team
    if task.owner_user:
        whose, why = task.owner_user, f"An action in the {_named(picture)}"
    else:
        who = "the family" if task.owner == "family" else task.owner
        whose, why = picture.holder, f"Late, and with {who}: ask how it went"
    return _item(
        picture, task.what, "action_progress", task.id, holder=whose, group="due", due=task.due, why=why
    )
