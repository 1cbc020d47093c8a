"""Who works on a plan: the allocated worker, a co-worker, and those who manage them."""

from collections.abc import Collection

from casework import authority
from casework.guards import NotYours
from casework.models import Act, User
from children.access import require_worker, require_writer
from children.models import Person
from plans.models import Action, Plan
from referrals.episode import require_own_hub


def require_action_worker(user: User, action: Action) -> None:
    """Raises NotYours for everybody but those who work with the child and the action's own staff owner."""
    if action.owner_user_id == user.pk:
        require_writer(user, action.child)
    else:
        require_worker(user, action.child)


def recommends(user: User, child: Person, stage: str, fitting: Collection[str]) -> set[str]:
    """Of the outcomes that fit, those the user may propose for a child they work with.

    Raises NotYours where there is none.
    """
    require_worker(user, child)
    allowed = authority.outcomes_open_to(user, Act.RECOMMEND, stage) & {*fitting}
    if not allowed:
        for outcome in fitting:
            authority.require(user, Act.RECOMMEND, stage, outcome)
    return allowed


def require_decider(user: User, plan: Plan, stage: str, outcome: str, authors: Collection[User]) -> None:
    """Raises NotYours for whoever may decide nothing here: no authority, no part in it, or its author.

    Asked before the page is shown; recording the decision asks again.
    """
    require_worker(user, plan.child)
    require_own_hub(user, plan)
    if not authority.outcomes_open_to(user, Act.DECIDE, stage):
        authority.require(user, Act.DECIDE, stage, outcome)
    if user in authors:
        raise NotYours("You wrote this, so somebody else signs it off. Ask another manager.")
