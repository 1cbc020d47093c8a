"""The manager's decision on an assessment."""

from typing import Any

from assessments.census import GOES_ON, finds_nothing
from assessments.choices import SIGNED_OFF, AssessmentOutcome
from assessments.document import Document
from assessments.models import Assessment, AssessmentDecision
from assessments.services.sign_off import outcomes_for
from casework.forms import LongTextField, RadioField
from children.forms.decisions import DecisionForm
from referrals.closing import closure_reasons


class AssessmentDecisionForm(DecisionForm):
    """Return with reasons, or sign off and say what happens next. Nothing is preselected.

    Asks why it is signed off though the child was not seen only where they were not, and why the
    referral closes only where it does.
    """

    hints = {
        AssessmentOutcome.RETURNED: "The worker sees your reasons at the top of the assessment and mends it.",
        AssessmentOutcome.CLOSE: "The referral closes now.",
        AssessmentOutcome.EARLY_HELP: "The referral closes now, and the early help hub is asked to accept.",
        AssessmentOutcome.CHILD_IN_NEED_PLAN: "The worker writes the plan from this assessment.",
        AssessmentOutcome.STRATEGY_DISCUSSION: "The team has it on its list, due the next working day.",
        AssessmentOutcome.EARLY_HELP_PLAN: "The worker writes the plan from this assessment.",
        AssessmentOutcome.NO_EARLY_HELP_PLAN: "You then close early help, with its outcome.",
    }
    reveals = {AssessmentOutcome.CLOSE: ["closure_reason"]}
    required_if = {
        "not_seen_reason": ("outcome", *sorted(SIGNED_OFF)),
        "census_reason": ("outcome", *sorted(GOES_ON)),
    }

    closure_reason = RadioField(
        label="Why the referral closes", help_text="The census takes these after an assessment."
    )
    not_seen_reason = LongTextField(
        label="Why it is signed off although the child was not seen",
        help_text="Only if you sign it off. It stays visible on the assessment and on the child’s page.",
        rows=3,
        required=False,
        error_messages={"required": "Say why it is signed off although the child was not seen, or return it"},
    )

    census_reason = LongTextField(
        label="Why the work goes on although no factors were identified",
        help_text="Only if the referral stays open: the census expects it to close.",
        rows=3,
        required=False,
        error_messages={
            "required": "Say why the work goes on although no factors were identified, or return it"
        },
    )

    def __init__(self, *args: Any, assessment: Assessment, document: Document, **kwargs: Any) -> None:
        self.assessment = assessment
        super().__init__(*args, stage=AssessmentDecision, **kwargs)
        if AssessmentOutcome.CLOSE in dict(self.fields["outcome"].choices):
            reasons = closure_reasons(assessment.child, "assessment_close")
            self.fields["closure_reason"].choices = [(reason.value, reason.label) for reason in reasons]
        else:
            del self.fields["closure_reason"]
        if assessment.child.is_unborn or assessment.visits().filter(seen=True).exists():
            self._ask_not("not_seen_reason")
        if not finds_nothing(document):
            self._ask_not("census_reason")

    def _ask_not(self, name: str) -> None:
        del self.fields[name]
        self.required_if = {asked: when for asked, when in self.required_if.items() if asked != name}

    def outcome_choices(self) -> list[tuple[str, str]]:
        """Of the outcomes open to the user, those that fit what the assessment belongs to."""
        fitting = outcomes_for(self.assessment)
        return [choice for choice in super().outcome_choices() if choice[0] in fitting]
