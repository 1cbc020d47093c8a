"""Progress on actions, as it happens."""

from datetime import date

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from plans.access import require_action_worker
from plans.choices import ActionState
from plans.in_force import action_in_force
from plans.models import Action, ActionProgress, Plan


@service
def record_progress(
    *, by: User, action: Action, happened_on: date, text: str, state: ActionState
) -> ActionProgress:
    """Record what happened on an action of a plan in force, and where that leaves it.

    Open to the child's worker, a co-worker, their manager, and the member of staff who owns the
    action; also while a new version is being written.
    """
    plan = Plan.take(action.goal.plan_id)
    taken = Action.take(action.pk)
    require_action_worker(by, taken)
    action_in_force(plan, taken)
    if happened_on > clock.today():
        raise NotNow("This has not happened yet. Give today or an earlier date.")
    if not text.strip():
        raise NotNow("Say what happened.")
    progress = ActionProgress.objects.create(
        action=taken, happened_on=happened_on, text=text.strip(), state=state
    )
    if taken.state != state:
        taken.state = state
        taken.save()
    return progress
