"""The pathway: which decision opens which step, on one screen.

Each stage has its outcomes in NEXT, and in STOP how the work a replaced decision had opened is
stopped. Every step is taken in the decision's own transaction: both happen or neither. A system
check proves that no outcome is missing.
"""

from collections.abc import Callable
from typing import Any

from assessments.choices import AssessmentOutcome, SpecialistOutcome
from assessments.models import AssessmentDecision, SpecialistDecision
from assessments.services import start_assessment, stop_assessment, stop_discussions
from casework.guards import NotNow
from casework.models import Decision, Team, TeamKind, User
from children.choices import MergeOutcome, PassedOnKind, PassedOnOutcome
from children.models import MergeDecision, PassedOnDecision
from children.records import records_of
from children.services.merging import join_records, part_records
from children.services.passed_on import pass_on, stop_passed_on
from cornwall_cs import early_help, keeping_up, moving, protecting, specialist
from plans.choices import PlanKind, PlanOutcome, ReviewOutcome
from plans.models import PlanDecision, ReviewDecision
from plans.services import end_plan, open_plan, put_in_force, schedule_review, stop_plan, stop_review
from referrals.choices import ClosureReason, ScreeningOutcome
from referrals.episode import Episode, OfAnEpisode
from referrals.models import Referral, ReferralClosure, ScreeningDecision
from referrals.open_work import everything_open
from referrals.services import (
    ask_to_acknowledge,
    close_referral,
    hold_early_help,
    open_referral,
    stop_acknowledgements,
    stop_referral,
)
from supervision.choices import OversightOutcome
from supervision.models import OversightDecision
from supervision.services import stop_actions


def nothing_follows(decision: Decision, *, by: User) -> None:
    """An end, or a decision after which the work stays where it is."""


# Screening


def refer(decision: ScreeningDecision, *, by: User) -> Referral:
    """Open the referral, dated when the contact was received."""
    return open_referral(
        by=by,
        screening=decision.screening,
        received_at=decision.screening.contact.received_at,
        primary_need=decision.primary_need,
        team=decision.receiving_team,
    )


def refer_for_assessment(decision: ScreeningDecision, *, by: User) -> None:
    start_assessment(by=by, referral=refer(decision, by=by))


def refer_for_strategy_discussion(decision: ScreeningDecision, *, by: User) -> None:
    protecting.hold_discussion(decision, by=by, referral=refer(decision, by=by))


def join_open_episode(decision: ScreeningDecision, *, by: User) -> None:
    ask_to_acknowledge(by=by, screening=decision.screening)


def stop_screening(decision: ScreeningDecision, *, by: User, reason: str) -> None:
    stop_passed_on(by=by, opened_by=decision.pk, reason=reason)
    stop_discussions(by=by, opened_by=decision.pk, reason=reason)
    stop_acknowledgements(by=by, screening=decision.screening, reason=reason)
    referral = Referral.objects.open().filter(screening=decision.screening).first()
    if referral:
        stop_assessment(by=by, referral=referral, reason=reason)
        stop_referral(by=by, referral=referral, reason=reason)


# Work passed on, from any stage


def ask_early_help(decision: Any, *, by: User) -> None:
    hub = Team.objects.filter(kind=TeamKind.EARLY_HELP, is_active=True).first()
    if hub is None:
        raise NotNow("There is no early help hub to pass this to. Ask a system administrator to add one.")
    pass_on(by=by, child=decision.child, kind=PassedOnKind.EARLY_HELP, to_team=hub, decision=decision)


def assess_what_was_passed_on(decision: PassedOnDecision, *, by: User) -> None:
    """Assess on the open referral, or open one from the screening that passed the child on.

    Not from a newer contact, which may still be undecided: the referral carries its source.
    """
    child = decision.child
    referral = Referral.objects.open().filter(child__in=records_of(child)).first()
    if referral is None:
        screened = child.screenings.exclude(decided_at=None).order_by("-contact__received_at")
        referral = open_referral(
            by=by,
            screening=screened.filter(decisions=decision.passed_on.opened_by).first() or screened.first(),
            received_at=decision.decided_at,
            primary_need=decision.primary_need,
            team=decision.receiving_team,
        )
    start_assessment(by=by, referral=referral)


def end_what_was_passed_on(decision: PassedOnDecision, *, by: User) -> None:
    """Close the referral it kept open, unless something else still does."""
    referral = Referral.objects.open().filter(pk=decision.passed_on.episode).first()
    if referral and not everything_open(referral):
        close(referral, decision, by=by)
    hold_early_help(by=by, child=decision.child)


def stop_after_passed_on(decision: PassedOnDecision, *, by: User, reason: str) -> None:
    raise NotNow("Work passed on has moved to its next step. Decide there instead.")


# Two records of one person


def merge(decision: MergeDecision, *, by: User) -> None:
    join_records(by=by, merge=decision.merge, reason=decision.rationale)


def undo_merge(decision: MergeDecision, *, by: User, reason: str) -> None:
    """After “two people” there is nothing to undo: the pair is proposed again."""
    if decision.outcome == MergeOutcome.TWO_PEOPLE:
        raise NotNow("They stand apart already. Propose the two records again.")
    part_records(by=by, merge=decision.merge, reason=reason)


# Assessment


def referral_of(record: OfAnEpisode) -> Referral:
    """The referral a record belongs to. Raises NotNow for one of early help, which closes by itself."""
    if record.referral is None:
        raise NotNow("This belongs to early help. Its own decisions say what happens next.")
    return record.referral


def close(referral: Referral, decision: Any, *, by: User) -> None:
    close_referral(by=by, referral=referral, reason=decision.closure_reason, rationale=decision.rationale)


def close_after_assessment(decision: AssessmentDecision, *, by: User) -> None:
    close(referral_of(decision.copy.assessment), decision, by=by)


def refer_to_early_help(decision: AssessmentDecision, *, by: User) -> None:
    close_after_assessment(decision, by=by)
    ask_early_help(decision, by=by)


def plan_for_child_in_need(decision: AssessmentDecision, *, by: User) -> None:
    assessment = decision.copy.assessment
    open_plan(by=by, episode=assessment.episode, assessment=assessment, kind=PlanKind.CHILD_IN_NEED)


def discuss_strategy(decision: AssessmentDecision | SpecialistDecision, *, by: User) -> None:
    protecting.hold_discussion(decision, by=by, referral=referral_of(decision.copy.assessment))


def stop_after_assessment(decision: AssessmentDecision, *, by: User, reason: str) -> None:
    episode = decision.copy.assessment.episode
    refuse_if_closed(episode)
    stop_passed_on(by=by, opened_by=decision.pk, reason=reason)
    stop_discussions(by=by, opened_by=decision.pk, reason=reason)
    stop_plan(by=by, episode=episode, reason=reason)


def refuse_if_closed(episode: Episode) -> None:
    if not episode.is_open:
        raise NotNow("That decision ended the referral. New work with the child starts with a new contact.")


# Plan and review


def start_plan(decision: PlanDecision, *, by: User) -> None:
    put_in_force(by=by, copy=decision.copy)


def stop_after_plan(decision: PlanDecision, *, by: User, reason: str) -> None:
    raise NotNow("An approved plan changes by a new version. Start one from the plan.")


def review_again(decision: ReviewDecision, *, by: User) -> None:
    schedule_review(by=by, plan=decision.review.plan)


def step_up(decision: ReviewDecision, *, by: User) -> None:
    """The plan goes on, and is reviewed, until what follows the strategy discussion replaces it."""
    review_again(decision, by=by)
    protecting.hold_discussion(decision, by=by, referral=referral_of(decision.review.plan))


def end_after_review(decision: ReviewDecision, *, by: User) -> None:
    plan = decision.review.plan
    end_plan(by=by, plan=plan)
    close(referral_of(plan), decision, by=by)


def step_down(decision: ReviewDecision, *, by: User) -> None:
    end_after_review(decision, by=by)
    ask_early_help(decision, by=by)


def stop_after_review(decision: ReviewDecision, *, by: User, reason: str) -> None:
    plan = decision.review.plan
    refuse_if_closed(plan.episode)
    stop_passed_on(by=by, opened_by=decision.pk, reason=reason)
    stop_discussions(by=by, opened_by=decision.pk, reason=reason)
    stop_review(by=by, plan=plan, reason=reason)


# Closure and oversight


def stop_after_closure(decision: ReferralClosure, *, by: User, reason: str) -> None:
    refuse_if_closed(decision.referral)


def stop_after_oversight(decision: OversightDecision, *, by: User, reason: str) -> None:
    stop_actions(by=by, decision=decision, reason=reason)


NEXT: dict[str, dict[str, Callable[..., Any]]] = {
    "screening": {
        ScreeningOutcome.ADVICE: nothing_follows,
        ScreeningOutcome.NO_FURTHER_ACTION: nothing_follows,
        ScreeningOutcome.EARLY_HELP: ask_early_help,
        ScreeningOutcome.JOINS_EPISODE: join_open_episode,
        ScreeningOutcome.ASSESSMENT: refer_for_assessment,
        ScreeningOutcome.STRATEGY_DISCUSSION: refer_for_strategy_discussion,
    },
    "passed_on": {
        PassedOnOutcome.TO_EARLY_HELP: early_help.begin_what_was_passed_on,
        PassedOnOutcome.TO_ASSESSMENT: assess_what_was_passed_on,
        PassedOnOutcome.ENDED: end_what_was_passed_on,
    },
    "merge": {MergeOutcome.ONE_PERSON: merge, MergeOutcome.TWO_PEOPLE: nothing_follows},
    "assessment": {
        AssessmentOutcome.RETURNED: nothing_follows,
        AssessmentOutcome.CLOSE: close_after_assessment,
        AssessmentOutcome.EARLY_HELP: refer_to_early_help,
        AssessmentOutcome.CHILD_IN_NEED_PLAN: plan_for_child_in_need,
        AssessmentOutcome.STRATEGY_DISCUSSION: discuss_strategy,
        AssessmentOutcome.EARLY_HELP_PLAN: early_help.plan,
        AssessmentOutcome.NO_EARLY_HELP_PLAN: nothing_follows,
    },
    "specialist": {
        **dict.fromkeys(specialist.WORK_GOES_ON, nothing_follows),
        SpecialistOutcome.STRATEGY_DISCUSSION: discuss_strategy,
    },
    "plan": {
        PlanOutcome.APPROVED: start_plan,
        PlanOutcome.RETURNED: nothing_follows,
    },
    "review": {
        ReviewOutcome.CONTINUE: review_again,
        ReviewOutcome.STEP_UP: step_up,
        ReviewOutcome.STEP_DOWN: step_down,
        ReviewOutcome.CLOSE: end_after_review,
        ReviewOutcome.CONTINUE_EARLY_HELP: review_again,
        ReviewOutcome.END_EARLY_HELP_PLAN: early_help.end_its_plan,
    },
    **moving.NEXT,
    **early_help.NEXT,
    **keeping_up.NEXT,
    **protecting.NEXT,
    "closure": dict.fromkeys(ClosureReason.values, nothing_follows),
    "oversight": dict.fromkeys(OversightOutcome.values, nothing_follows),
}

STOP: dict[str, Callable[..., Any]] = {
    "screening": stop_screening,
    "passed_on": stop_after_passed_on,
    "merge": undo_merge,
    "assessment": stop_after_assessment,
    "specialist": specialist.stop,
    "plan": stop_after_plan,
    "review": stop_after_review,
    **moving.STOP,
    **early_help.STOP,
    **keeping_up.STOP,
    **protecting.STOP,
    "closure": stop_after_closure,
    "oversight": stop_after_oversight,
}
