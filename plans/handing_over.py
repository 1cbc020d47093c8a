"""What plans tell a team that is asked to take a child on."""

from collections.abc import Iterator
from datetime import date

from casework.templatetags.casework import day_words
from children.models import Person
from children.records import records_of
from plans.models import Action, Plan


def parts_for(child: Person, today: date) -> list[tuple[str, str]]:
    """The open plan, its goals, and what is still to be done under it."""
    plans = Plan.objects.open().filter(child__in=records_of(child)).order_by("opened_at")
    return [part for plan in plans for part in _of(plan)]


def _of(plan: Plan) -> Iterator[tuple[str, str]]:
    since = f"in force since {day_words(plan.starts_on)}" if plan.starts_on else "being written"
    yield "plan_and_goals", f"{plan.get_kind_display()}, {since}."
    for goal in plan.goals.filter(removed_at=None):
        yield "plan_and_goals", goal.goal
    actions = Action.objects.outstanding().filter(goal__plan=plan)
    for action in actions.select_related("owner_user", "owner_person"):
        hidden = action.owner_person is not None and action.owner_person.restricted
        owner = "a member of the family" if hidden else action.owner
        yield "open_actions", f"{action.what}: {owner}, by {day_words(action.due_on)}"
