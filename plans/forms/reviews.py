"""Forms of a review."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from casework import clock
from casework.forms import (
    DateField,
    Fieldset,
    LongTextField,
    Note,
    NumberField,
    PageForm,
    RadioField,
    VersionedForm,
)
from plans.choices import NO_VIEW_GIVEN, Participation, ReviewOutcome
from plans.models import Goal, Review
from plans.reviewing import participation_problem

#: The button that saves a review without asking for what is still missing.
UNFINISHED = "unfinished"


class ReviewForm(VersionedForm):
    """What the review found.

    Asks for everything; saved unfinished, for nothing but that a goal is judged with its evidence.
    `seen` has lines for each goal, by its key: what was found last time, and what is still to do.
    """

    submit_label = "Save and go on"

    held_on = DateField(label="Day the review was held", past=True)
    participation = RadioField(label="How the child took part", choices=Participation.choices)
    child_view = LongTextField(
        label="The child’s view",
        help_text="In their own words where you can. For a baby, or an unborn child, what was observed.",
        required=False,
    )
    family_view = LongTextField(label="The family’s view", required=False)

    required_if = {"child_view": ("participation", *(set(Participation.values) - NO_VIEW_GIVEN))}

    def __init__(
        self, *args: Any, review: Review, goals: Sequence[Goal], seen: Mapping[Any, list[str]], **kwargs: Any
    ) -> None:
        self.base_fields = {**self.base_fields, **_goal_fields(goals)}
        self.review, self.goals, self.seen = review, goals, seen
        super().__init__(*args, **kwargs)

    def full_clean(self) -> None:
        if UNFINISHED not in self.data:
            super().full_clean()
            return
        asked = [name for name, field in self.fields.items() if field.required and name != "version"]
        always, self.required_if = self.required_if, {}  # type: ignore[misc]
        for name in asked:
            self.fields[name].required = False
        try:
            super().full_clean()
        finally:
            self.required_if = always  # type: ignore[misc]
            for name in asked:
                self.fields[name].required = True

    def get_layout(self) -> Sequence[Any]:
        return [
            Fieldset("The meeting and the child", "held_on", "participation", "child_view", "family_view"),
            *(self._goal_part(number, goal) for number, goal in enumerate(self.goals, start=1)),
        ]

    def _goal_part(self, number: int, goal: Goal) -> Fieldset:
        names = field_names(goal)
        lines = [f"The worry: {goal.worry}", *self.seen.get(goal.pk, [])]
        return Fieldset(f"Goal {number}: {goal.goal}", *map(Note, lines), *names.values())

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        day = given.get("held_on")
        if day and self.review.plan.starts_on and day < self.review.plan.starts_on:
            self.add_error("held_on", "Day the review was held must not be before the plan started")
        problem = participation_problem(
            self.review.child, given.get("participation") or "", day or clock.today()
        )
        if problem:
            self.add_error("participation", problem)
        for goal in self.goals:
            self._clean_goal(goal)
        return given

    def _clean_goal(self, goal: Goal) -> None:
        """A score without evidence is an opinion; evidence without a score does not show what moved."""
        names = field_names(goal)
        score, evidence, not_done = (self.cleaned_data.get(name) for name in names.values())
        if score is None and (evidence or not_done) and names["score"] not in self.errors:
            self.add_error(names["score"], "Give a number from 0 to 10 for this goal")
        if not evidence and (score is not None or not_done) and names["evidence"] not in self.errors:
            self.add_error(names["evidence"], "Say what shows where this goal is today")

    def review_answers(self) -> dict[str, Any]:
        """What record_review takes."""
        own = ("held_on", "participation", "child_view", "family_view", "version")
        rows = [
            {"goal": goal, **{key: self.cleaned_data[name] for key, name in field_names(goal).items()}}
            for goal in self.goals
        ]
        return {**{name: self.cleaned_data[name] for name in own}, "goals": rows}


def field_names(goal: Goal) -> dict[str, str]:
    """The names of a goal's fields on the page."""
    return {key: f"{key}_{goal.pk.hex}" for key in ("score", "evidence", "not_done")}


def _goal_fields(goals: Sequence[Goal]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for number, goal in enumerate(goals, start=1):
        names = field_names(goal)
        fields[names["score"]] = NumberField(
            label=f"Goal {number}: where it is today, from 0 to 10",
            help_text="0 is as bad as it was feared to be; 10 is the goal reached, with no plan needed.",
            min_value=0,
            max_value=10,
            width=2,
        )
        fields[names["evidence"]] = LongTextField(label=f"Goal {number}: what shows it", rows=4)
        fields[names["not_done"]] = LongTextField(
            label=f"Goal {number}: what did not happen, and why", rows=3, required=False
        )
    return fields


def initial_review(review: Review) -> dict[str, Any]:
    """What is recorded already, as the form takes it."""
    initial: dict[str, Any] = {
        "version": review.version,
        "held_on": review.held_on,
        "participation": review.participation,
        "child_view": review.child_view,
        "family_view": review.family_view,
    }
    for row in review.goal_reviews.select_related("goal"):
        for key, name in field_names(row.goal).items():
            initial[name] = getattr(row, key)
    return initial


class ProposeForm(PageForm):
    """What the worker proposes: of the outcomes that they may recommend."""

    submit_label = "Propose to the manager"

    outcome = RadioField(label="What you propose")
    reason = LongTextField(label="Why", rows=5, error_messages={"required": "Say why you propose this"})

    def __init__(self, *args: Any, allowed: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(value, label) for value, label in ReviewOutcome.choices if value in allowed]
        self.fields["outcome"].choices = offered
