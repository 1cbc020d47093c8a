"""Forms about work passed on."""

from collections.abc import Sequence
from typing import Any

from casework.contributions import gather
from casework.forms import RecordField, SelectField, VersionedForm
from casework.models import Team, TeamKind
from children.choices import PassedOnKind, PassedOnOutcome, PrimaryNeed
from children.forms.decisions import DecisionForm
from children.models import PassedOn, PassedOnDecision


class AcceptForm(VersionedForm):
    submit_label = "Accept this work"


class CompleteForm(DecisionForm):
    """The decision that completes work passed on.

    Going to assessment opens a referral where the work belongs to none, and needs what a referral
    needs. Ending it closes the referral it belongs to, and asks the census reason.
    """

    hints = {
        PassedOnOutcome.TO_EARLY_HELP: "The hub asks the family; the story so far goes with it.",
        PassedOnOutcome.TO_ASSESSMENT: "The social work team is asked to assess.",
        PassedOnOutcome.ENDED: "Nothing more follows from this work.",
    }
    reveals = {
        PassedOnOutcome.TO_ASSESSMENT: ["primary_need", "receiving_team"],
        PassedOnOutcome.ENDED: ["closure_reason"],
    }

    primary_need = SelectField(label="Primary need", choices=PrimaryNeed.choices)
    receiving_team = RecordField(Team.objects.none(), label="Which team assesses")
    closure_reason = SelectField(
        label="Why the referral closes", help_text="Asked by the census. Used if nothing else keeps it open."
    )

    def __init__(self, *args: Any, work: PassedOn, **kwargs: Any) -> None:
        self.work = work
        super().__init__(*args, stage=PassedOnDecision, **kwargs)
        opens_referral = work.episode is None
        self.fields["receiving_team"].queryset = Team.objects.filter(
            kind=TeamKind.SOCIAL_WORK, is_active=True
        )
        reasons = (
            [] if opens_referral else gather("closing", "closure_reasons", work.child, "passed_on_ended")
        )
        self.fields["closure_reason"].choices = [("", "Choose"), *(_pair(reason) for reason in reasons)]
        self._leave_out([] if opens_referral else ["primary_need", "receiving_team"])
        self._leave_out([] if reasons else ["closure_reason"])

    def outcome_choices(self) -> list[tuple[str, str]]:
        """Early help is begun from what was passed on to the hub, and from nothing else."""
        offered = super().outcome_choices()
        if self.work.kind == PassedOnKind.EARLY_HELP:
            return offered
        return [choice for choice in offered if choice[0] != PassedOnOutcome.TO_EARLY_HELP]

    def _leave_out(self, names: Sequence[str]) -> None:
        for name in names:
            del self.fields[name]
        revealed = self.fields["outcome"].reveals
        self.fields["outcome"].reveals = {
            value: kept
            for value, shown in revealed.items()
            if (kept := [n for n in shown if n in self.fields])
        }

    def decision_answers(self) -> dict[str, Any]:
        """What complete() takes: a question that was not asked has no answer."""
        asked = {name: value for name, value in super().decision_answers().items() if value is not None}
        return {**asked, "outcome": PassedOnOutcome(asked["outcome"])}


def _pair(reason: Any) -> tuple[str, str]:
    """A reason as a choice, whether it came as a choice itself or as a code and its label."""
    return reason if isinstance(reason, tuple) else (reason.value, reason.label)
