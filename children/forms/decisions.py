"""The form of every decision: nothing preselected, a reason always, and what a replaced one leaves behind."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from casework.authority import outcomes_open_to
from casework.forms import Details, LongTextField, PageForm, RadioField
from casework.models import OLD_WORK_CHOICES, Act, Decision, User

REPLACEMENT = ("old_work", "old_work_reason")


class DecisionForm(PageForm):
    """A decision: the outcome, why, and what was known.

    Offers only the outcomes that authority lets the user decide. Given `replaces`, it also asks what
    becomes of the work that decision opened. A stage adds its own fields, puts `hints` under its
    outcomes, and names in `reveals` the fields that belong to one of them.
    """

    submit_label = "Record the decision"
    #: A line under an outcome, by its value.
    hints: ClassVar[Mapping[str, str]] = {}
    #: The fields asked only for an outcome, by its value.
    reveals: ClassVar[Mapping[str, Sequence[str]]] = {}

    outcome = RadioField(label="Decision", error_messages={"required": "Choose the decision"})
    rationale = LongTextField(
        label="Why",
        help_text="What it rests on. Somebody who was not there must be able to follow it.",
        error_messages={"required": "Say why: no decision is recorded without its reason"},
    )
    known = LongTextField(label="What was known", required=False, rows=4)
    options_considered = LongTextField(label="Options considered", required=False, rows=4)
    old_work = RadioField(
        label="What becomes of the work that the earlier decision opened?", choices=OLD_WORK_CHOICES
    )
    old_work_reason = LongTextField(
        label="Why the earlier work goes on or stops",
        rows=3,
        error_messages={"required": "Say why the earlier work goes on or stops"},
    )

    def __init__(
        self, *args: Any, user: User, stage: type[Decision], replaces: Decision | None = None, **kwargs: Any
    ) -> None:
        self.user, self.stage, self.replaces = user, stage, replaces
        super().__init__(*args, **kwargs)
        field = self.fields["outcome"]
        field.choices = self.outcome_choices()
        field.hints = {str(value): hint for value, hint in self.hints.items()}
        offered = {str(value) for value, _ in field.choices}
        field.reveals = {str(v): list(names) for v, names in self.reveals.items() if str(v) in offered}
        if replaces is None:
            for name in REPLACEMENT:
                del self.fields[name]

    def outcome_choices(self) -> list[tuple[str, str]]:
        """The outcomes the user may decide today, in the stage's order. A stage may narrow them further."""
        allowed = outcomes_open_to(self.user, Act.DECIDE, self.stage.stage)
        return [(value, label) for value, label in self.stage.outcomes.choices if value in allowed]

    def get_layout(self) -> Sequence[Any]:
        fixed = {"outcome", "rationale", "known", "options_considered", *REPLACEMENT}
        own = [part for part in super().get_layout() if part not in fixed]
        replacement = [name for name in REPLACEMENT if name in self.fields]
        folded = Details("What was known, and the options considered", "known", "options_considered")
        return ["outcome", *own, "rationale", *replacement, folded]

    def decision_answers(self) -> dict[str, Any]:
        """What the stage's service takes: every answer, and the decision it replaces, if any."""
        if self.replaces is None:
            return self.answers
        return {**self.answers, "replaces": self.replaces}
