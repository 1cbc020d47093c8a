"""The plan, its actions as they go, and its reviews."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from casework import clock
from cornwall_cs.demonstration.story.telling import Telling, prose
from plans.choices import ActionState, PlanOutcome, ReviewOutcome
from plans.models import Action, Goal, Plan, PlanCopy, Review
from plans.reviewing import reviewed_goals
from plans.services import (
    decide_plan,
    decide_review,
    propose,
    record_progress,
    record_review,
    save_actions,
    save_plan_frame,
    start_new_version,
    submit_plan,
)


class Todo(NamedTuple):
    """What somebody will do by a day. `who`: one of the family, a member of staff, or else an agency."""

    what: str
    who: str = ""
    due: int | None = None


class Judged(NamedTuple):
    """What a review found on one goal."""

    score: int
    evidence: str
    not_done: str = ""


class Planning(Telling):
    def plan(self, key: str) -> Plan:
        """The child's open plan."""
        return Plan.objects.open().get(child=self.people[key])

    def plan_for(self, key: str, weeks: int | None, contingency: str, *goals: Sequence[Todo]) -> None:
        """Write the plan: how often the child is visited, what if it fails, and the actions of each goal."""
        plan = self.plan(key)
        save_plan_frame(
            by=self.by,
            plan=plan,
            version=plan.version,
            visit_every_weeks=weeks,
            contingency=prose(contingency),
        )
        for goal, actions in zip(self._goals(key), goals, strict=True):
            rows = [self._row(todo) for todo in actions]
            save_actions(by=self.by, goal=goal, version=goal.version, rows=rows)

    def add_actions(self, key: str, goal: int, *more: Todo) -> None:
        """Further actions for one goal of a version being written; those there already stay."""
        row = self._goals(key)[goal]
        kept = [
            {
                "id": action.pk,
                "what": action.what,
                "owner_user": action.owner_user,
                "owner_person": action.owner_person,
                "owner_agency": action.owner_agency,
                "due_on": action.due_on,
            }
            for action in row.actions.filter(removed_at=None)
        ]
        rows = [*kept, *(self._row(todo) for todo in more)]
        save_actions(by=self.by, goal=row, version=row.version, rows=rows)

    def submit_plan(self, keys: str) -> None:
        for key in keys.split():
            submit_plan(by=self.by, plan=self.plan(key))

    def decide_plan(
        self, key: str, outcome: PlanOutcome, why: str, *, known: str = "", options: str = ""
    ) -> None:
        copy = PlanCopy.objects.filter(plan=self.plan(key)).latest("number")
        decide_plan(
            by=self.by,
            copy=copy,
            outcome=outcome,
            rationale=prose(why),
            known=prose(known),
            options_considered=prose(options),
        )

    def new_version(self, key: str, why: str) -> None:
        start_new_version(by=self.by, plan=self.plan(key), reason=prose(why))

    def progress(
        self, key: str, what: str, text: str, state: ActionState = ActionState.DONE, *, on: int | None = None
    ) -> None:
        """What happened on the action that begins with these words."""
        action = Action.objects.get(
            goal__plan=self.plan(key),
            what__startswith=prose(what),
            removed_at=None,
            state=ActionState.OPEN,
        )
        record_progress(
            by=self.by,
            action=action,
            happened_on=self.date(on) or clock.today(),
            text=prose(text),
            state=state,
        )

    def review(
        self,
        key: str,
        took_part: str,
        child_view: str,
        family_view: str,
        *judged: Judged,
        held: int | None = None,
    ) -> None:
        """Record a review, goal by goal. Without `held` it was held today."""
        review = self.next_review(key)
        found = zip(reviewed_goals(review.plan), judged, strict=True)
        goals = [
            {
                "goal": goal,
                **each._asdict(),
                "evidence": prose(each.evidence),
                "not_done": prose(each.not_done),
            }
            for goal, each in found
        ]
        record_review(
            by=self.by,
            review=review,
            version=review.version,
            held_on=self.date(held) or clock.today(),
            participation=took_part,
            child_view=prose(child_view),
            family_view=prose(family_view),
            goals=goals,
        )

    def propose(self, key: str, outcome: ReviewOutcome, why: str) -> None:
        propose(by=self.by, review=self.next_review(key), outcome=outcome, reason=prose(why))

    def decide_review(
        self,
        key: str,
        outcome: ReviewOutcome,
        why: str,
        *,
        closing: str = "",
        known: str = "",
        options: str = "",
    ) -> None:
        decide_review(
            by=self.by,
            review=self.next_review(key),
            outcome=outcome,
            rationale=prose(why),
            closure_reason=closing,
            known=prose(known),
            options_considered=prose(options),
        )

    def next_review(self, key: str) -> Review:
        """The review of the child's plan that is under way or to come."""
        return Review.objects.open().get(plan__child=self.people[key])

    def _goals(self, key: str) -> list[Goal]:
        return list(self.plan(key).goals.filter(removed_at=None))

    def _row(self, todo: Todo) -> dict[str, Any]:
        owner: dict[str, Any] = {}
        if todo.who in self.people:
            owner = {"owner_person": self.people[todo.who]}
        elif todo.who in self.office.staff:
            owner = {"owner_user": self.office.staff[todo.who]}
        elif todo.who:
            owner = {"owner_agency": prose(todo.who)}
        return {"what": prose(todo.what), "due_on": self.date(todo.due), **owner}
