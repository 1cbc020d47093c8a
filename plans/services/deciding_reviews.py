"""Deciding a review."""

from casework import clock
from casework.guards import NotNow, StaleRecord
from casework.models import User
from casework.services import service
from casework.templatetags.casework import moment_words
from children.access import require_worker
from children.decisions import record_decision
from plans.authors import authors_of_review
from plans.choices import ENDS_REFERRAL, ReviewOutcome
from plans.closing_reasons import closure_reasons
from plans.models import Plan, Review, ReviewDecision
from plans.reviewing import refuse_unfitting
from referrals.episode import require_own_hub


@service
def decide_review(
    *,
    by: User,
    review: Review,
    outcome: ReviewOutcome,
    rationale: str,
    closure_reason: str = "",
    version: int | None = None,
    known: str = "",
    options_considered: str = "",
    replaces: ReviewDecision | None = None,
    old_work: str = "",
    old_work_reason: str = "",
) -> ReviewDecision:
    """Decide a review that the worker has proposed on: continue, step up, step down or close.

    Whoever recorded or proposed it does not decide it. Ending the referral takes a closure reason
    that the census allows for what happened. The last decision can be replaced while the plan goes on.
    """
    taken = _take(review)
    _refuse_unless_open_to(by, taken, version=version, replaces=replaces)
    refuse_unfitting(taken.plan, outcome)
    authors = authors_of_review(taken)
    if replaces is None:
        # Before the decision: what it opens may be the next review, and a plan has one at a time.
        taken.decided_at = clock.now()
        taken.save()
    closure_reason = _closure_reason(taken, outcome, closure_reason)
    return record_decision(
        ReviewDecision,
        by=by,
        subject=taken,
        outcome=outcome,
        rationale=rationale,
        authors=authors,
        closure_reason=closure_reason,
        known=known,
        options_considered=options_considered,
        replaces=replaces,
        old_work=old_work,
        old_work_reason=old_work_reason,
    )


def _take(review: Review) -> Review:
    """The review, locked after its plan, so that all who decide on either queue in one order."""
    plan = Plan.take(review.plan_id)
    taken = Review.take(review.pk)
    taken.plan = plan
    return taken


def _refuse_unless_open_to(
    by: User, review: Review, *, version: int | None, replaces: ReviewDecision | None
) -> None:
    if replaces is None:
        # First: where the referral is closed already, the second decider has no part in the case any more.
        _refuse_decided(review)
    require_worker(by, review.child)
    require_own_hub(by, review.plan)
    if replaces is None:
        _refuse_undecidable(review, version)
    else:
        _refuse_replacing(review)


def _refuse_decided(review: Review) -> None:
    if review.decided_at is None:
        return
    made = review.decisions.select_related("decided_by").get(superseded_by=None)
    at = moment_words(made.decided_at)
    raise NotNow(f"{made.decided_by} has decided this: {made.outcome_label}, {at}.")


def _refuse_undecidable(review: Review, version: int | None) -> None:
    if version is not None and review.version != version:
        raise StaleRecord(review)
    if review.stopped_at or not review.plan.is_open:
        raise NotNow(f"This review was stopped: {review.stopped_reason or 'the plan ended.'}")
    if not review.proposal:
        raise NotNow("Nothing is proposed yet. The worker records the review and proposes; then you decide.")


def _refuse_replacing(review: Review) -> None:
    if not review.plan.is_open:
        raise NotNow("That decision ended the referral. New work with the child starts with a new contact.")
    if Review.objects.filter(plan=review.plan, number__gt=review.number, decided_at__isnull=False).exists():
        raise NotNow("A later review of this plan is decided. Replace that decision instead.")


def _closure_reason(review: Review, outcome: str, reason: str) -> str:
    """The reason given, once it is known to fit; where only one can be, it need not be given."""
    if outcome not in ENDS_REFERRAL:
        if reason:
            raise NotNow("A closure reason is given only where the referral ends. Leave it out.")
        return ""
    allowed = closure_reasons(review, outcome)
    if not reason and len(allowed) == 1:
        return allowed[0]
    if not reason:
        raise NotNow("Choose why the referral closes: the census asks for it.")
    if reason not in allowed:
        raise NotNow("That closure reason does not fit what happened. Choose one of those offered.")
    return reason
