"""The answer to whether an assessment still holds."""

from typing import Any

from assessments.choices import StillHoldsOutcome
from assessments.models import StillHoldsDecision
from children.forms.decisions import DecisionForm


class StillHoldsForm(DecisionForm):
    """It still holds, or the child is assessed again. While one is being written, that one takes it up."""

    hints = {
        StillHoldsOutcome.HOLDS: "Say why what happened changes nothing in it.",
        StillHoldsOutcome.REOPEN: "The child is assessed again, on the open referral, with its own clock.",
    }

    def __init__(self, *args: Any, is_written: bool, **kwargs: Any) -> None:
        super().__init__(*args, stage=StillHoldsDecision, **kwargs)
        if is_written:
            self.fields["outcome"].hints[StillHoldsOutcome.REOPEN.value] = (
                "The assessment being written takes it up: what happened is shown beside its sections."
            )
