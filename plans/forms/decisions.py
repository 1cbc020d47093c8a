"""Forms for deciding on a plan and on a review."""

from typing import Any

from casework.forms import HiddenField, SelectField, VersionedForm
from children.forms.decisions import DecisionForm
from plans.choices import ReviewOutcome
from plans.closing_reasons import closure_reasons
from plans.models import Review
from plans.reviewing import outcomes_for
from referrals.choices import ClosureReason


class PlanDecisionForm(DecisionForm):
    hints = {
        "approved": "It is in force from today. Every action needs an owner and a date.",
        "returned": "It goes back to the worker with your reasons.",
    }

    copy = HiddenField()


class ReviewDecisionForm(DecisionForm, VersionedForm):
    """The outcome; and, where it ends the referral, the census closure reason that what happened allows."""

    hints = {
        ReviewOutcome.CONTINUE: "The next review is scheduled.",
        ReviewOutcome.STEP_UP: "The plan goes on until what follows the strategy discussion replaces it.",
        ReviewOutcome.STEP_DOWN: "The plan and the referral end; the early help hub is asked to take over.",
        ReviewOutcome.CLOSE: "The plan and the referral end.",
        ReviewOutcome.CONTINUE_EARLY_HELP: "The next review is scheduled.",
        ReviewOutcome.END_EARLY_HELP_PLAN: "The plan ends. You then close early help, with its outcome.",
    }
    reveals = {ReviewOutcome.CLOSE: ["closure_reason"]}

    closure_reason = SelectField(
        label="Why the referral closes",
        help_text="For the children in need census: the reasons it allows after a plan.",
    )

    def __init__(self, *args: Any, review: Review, **kwargs: Any) -> None:
        self.review = review
        super().__init__(*args, **kwargs)
        if review.plan.is_early_help:
            del self.fields["closure_reason"]
            return
        allowed = closure_reasons(review, ReviewOutcome.CLOSE)
        labels = [(code, ClosureReason(code).label) for code in allowed]
        self.fields["closure_reason"].choices = [("", "Choose"), *labels]

    def outcome_choices(self) -> list[tuple[str, str]]:
        """Of the outcomes open to the user, those that fit what the plan belongs to."""
        fitting = outcomes_for(self.review.plan)
        return [choice for choice in super().outcome_choices() if choice[0] in fitting]
