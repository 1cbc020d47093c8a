"""Which census closure reasons a review may end a referral with."""

from casework.contributions import gather
from plans.choices import ENDS_REFERRAL, ReviewOutcome
from plans.models import Review

#: How the referral ends, as the closing rules name it.
PATHS = {ReviewOutcome.CLOSE: "review_close", ReviewOutcome.STEP_DOWN: "review_step_down"}


def closure_reasons(review: Review, outcome: str) -> list[str]:
    """The reasons that what happened allows; none where the outcome keeps the referral open."""
    if outcome not in ENDS_REFERRAL:
        return []
    reasons: list[str] = gather("closing", "closure_reasons", review.child, PATHS[ReviewOutcome(outcome)])
    return reasons
