"""Team around the family meetings, and what is agreed there."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NotRequired, TypedDict, Unpack

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from casework.templatetags.casework import day_words
from casework.timescales import local_date
from children.access import require_worker
from plans.in_force import undecided_copy
from plans.models import Action, FamilyMeeting, Goal, Plan
from plans.reviewing import participation_problem
from plans.services.writing import write_action
from referrals.early_help_guards import require_accepted
from referrals.early_help_timescales import FAMILY_MEETING
from referrals.models import EarlyHelp


class MeetingFacts(TypedDict):
    """What is recorded of a meeting."""

    held_on: date
    place: str
    present: str
    participation: str
    family_said: str
    agreed: str
    apologies: NotRequired[str]
    child_view: NotRequired[str]
    next_on: NotRequired[date | None]


@service
def record_meeting(
    *,
    by: User,
    early_help: EarlyHelp,
    actions: Iterable[Mapping[str, Any]] = (),
    **facts: Unpack[MeetingFacts],
) -> FamilyMeeting:
    """Record a team around the family meeting: who came, what the family said, what was agreed, when next.

    Each action agreed goes under a goal of the child’s early help plan, with its owner and date, in the
    version being written or a new one; it holds once the hub’s manager has approved that. Without a day
    for the next meeting, the local figure counts.
    """
    taken = EarlyHelp.take(early_help.pk)
    require_worker(by, taken.child)
    require_accepted(taken)
    held_on, next_on = facts["held_on"], facts.get("next_on")
    _refuse_days(taken, held_on, next_on)
    problem = participation_problem(taken.child, facts["participation"], held_on)
    if problem:
        raise NotNow(problem)
    if not all(facts[name].strip() for name in ("present", "family_said", "agreed")):
        raise NotNow("Enter who was there, what the family said, and what was agreed.")
    meeting = FamilyMeeting.objects.create(early_help=taken, **facts)
    rows = list(actions)
    if rows:
        _add_to_plan(meeting, rows)
    taken.meeting_due_on = next_on or FAMILY_MEETING.due(held_on)
    taken.save()
    return meeting


def _refuse_days(early_help: EarlyHelp, held_on: date, next_on: date | None) -> None:
    if held_on > clock.today() or held_on < local_date(early_help.asked_at):
        raise NotNow("The meeting was after the hub was asked, and not later than today. Check the date.")
    if next_on and (next_on < held_on or next_on < clock.today()):
        raise NotNow("The next meeting is not before this one, and today or later. Check its date.")


def open_plan_of(early_help: EarlyHelp) -> Plan | None:
    """The early help plan that is open, if there is one."""
    return Plan.objects.open().of(early_help).first()


def _add_to_plan(meeting: FamilyMeeting, rows: list[Mapping[str, Any]]) -> None:
    """Put what was agreed on the plan, as part of the version in hand, or of a new one."""
    open_one = open_plan_of(meeting.early_help)
    if open_one is None:
        raise NotNow(
            "There is no early help plan yet to put actions on. Write under ‘agreed’ what will be done."
        )
    plan = Plan.take(open_one.pk)
    if undecided_copy(plan):
        raise NotNow(
            "The plan is with the hub’s manager for approval, so no action can be added to it now. Ask them"
            " to return it, or write under ‘agreed’ what will be done."
        )
    if not plan.editing:
        plan.editing = True
        plan.edit_reason = f"Agreed at the team around the family meeting of {day_words(meeting.held_on)}."
    plan.save()
    goals = {goal.pk: goal for goal in plan.goals.filter(removed_at=None)}
    for row in rows:
        goal = goals.get(row["goal"].pk)
        if goal is None:
            raise NotNow("That goal is no longer on the plan. Open the page again, and choose another.")
        write_action(Action(goal=goal, meeting=meeting), row, _next_position(goal))


def _next_position(goal: Goal) -> int:
    last = goal.actions.order_by("-position").first()
    return last.position + 1 if last else 0
