"""Early help, state by state: each built from the one before by the services.

Jago manages the hub; Elowen works there and records for Mrs Oliver, who leads from the school.
"""

from typing import Any

from assessments.choices import AssessmentOutcome, SectionKey
from assessments.models import Assessment, AssessmentDecision
from assessments.services import decide_assessment, save_dangers, save_scales, save_section, submit_assessment
from casework import clock
from children.models import PassedOn, Person
from children.services.passed_on import accept, complete
from children.services.visits import record_visit
from plans.models import FamilyMeeting, Plan, Review
from plans.services import decide_plan, propose, record_review, save_actions, save_plan_frame, submit_plan
from plans.services.meetings import record_meeting
from referrals.models import EarlyHelp, EarlyHelpDecision
from referrals.services import (
    allocate_early_help,
    ask_for_early_help,
    decide_early_help,
    record_advice,
    record_consent,
    save_lead,
)
from tests import stories
from tests.cast import Cast

STORY = "Amber’s mother asks for help with mornings: Amber is late most days and goes to bed at eleven."
WORRY = {
    "statement": "Amber’s mother and the school worry that Amber is too tired to learn.",
    "safety_goal": "Amber is asleep by nine and at school when the bell rings.",
}


def asked(cast: Cast, who: Person | None = None, **more: Any) -> EarlyHelp:
    """A request of the family, taken down at the hub and not yet decided on."""
    told = {
        "came_from": "family",
        "asked_at": clock.now(),
        "asked_by": "Jenna Tregear",
        "asked_by_agency": "Her mother",
        "story": STORY,
        "child_view": "I like school when I am not tired.",
    }
    return ask_for_early_help(by=cast.elowen, child=who or stories.child(cast.tamsin), **{**told, **more})


def decide(cast: Cast, row: EarlyHelp, outcome: str, **more: Any) -> EarlyHelpDecision:
    row.refresh_from_db()
    return decide_early_help(
        by=cast.jago,
        early_help=row,
        version=row.version,
        outcome=outcome,
        rationale="The family asks for it, and nothing points to harm.",
        **more,
    )


def accepted(cast: Cast, who: Person | None = None) -> EarlyHelp:
    """Early help the hub has decided to give, with Elowen working on it."""
    row = asked(cast, who)
    decide(cast, row, "accepted")
    row.refresh_from_db()
    return allocate_early_help(by=cast.jago, early_help=row, worker=cast.elowen, version=row.version)


def answered(cast: Cast, row: EarlyHelp, answer: str = "given", **more: Any) -> None:
    told = {
        "asked_of": "Jenna Tregear, mother",
        "asked_on": clock.today(),
        "how": "in_person",
        "explained": "What early help is, who will know what, and that they can stop at any time.",
    }
    record_consent(by=cast.elowen, early_help=row, answer=answer, **{**told, **more})
    row.refresh_from_db()


def agreed(cast: Cast, who: Person | None = None) -> EarlyHelp:
    """Early help the family agreed to, led by the school; its assessment has begun."""
    row = accepted(cast, who)
    answered(cast, row)
    return save_lead(
        by=cast.elowen,
        early_help=row,
        version=row.version,
        lead_name="Mrs Oliver",
        lead_role="Pastoral lead",
        lead_agency="Nancledra school",
        lead_contact="",
        family_view="We want calm evenings.",
        child_view="I like school when I am not tired.",
        family_before=4,
        practitioner_before=5,
    )


def advised(cast: Cast, row: EarlyHelp) -> None:
    """CAMHS is asked, and says what would help."""
    record_advice(
        by=cast.elowen,
        early_help=row,
        consulted_on=clock.today(),
        profession="camhs",
        adviser="Dr Kitto, clinical psychologist",
        question="Is Amber’s sleep a sign of something more?",
        advice="Begin with a routine; ask again in six weeks.",
        will_do="Mrs Oliver and Jenna keep a sleep diary.",
    )


def assessed(cast: Cast, outcome: str = AssessmentOutcome.EARLY_HELP_PLAN) -> AssessmentDecision:
    """The early help assessment, written by Elowen and signed off by Jago."""
    row = agreed(cast)
    case = Assessment.objects.of(row).get()
    seen(cast, row.child)
    write(cast, case)
    return decide_assessment(
        by=cast.jago,
        copy=submit_assessment(by=cast.elowen, assessment=case),
        outcome=outcome,
        rationale="The family’s own goals, and a plan they can keep to.",
    )


def seen(cast: Cast, child: Person) -> None:
    told = {
        "child": child, "seen": True, "seen_alone": True, "not_seen_reason": "", "not_alone_reason": "",
        "words": "I fall asleep in maths.", "private_account": "",
    }  # fmt: skip
    record_visit(
        by=cast.elowen, visited_at=clock.now(), place="School", present="", account="Amber drew her day.",
        children=[told],
    )  # fmt: skip


def write(cast: Cast, case: Assessment) -> None:
    """Every section that an early help assessment has."""
    for section in case.sections.all():
        args = {"by": cast.elowen, "assessment": case, "version": section.version, "complete": True}
        match section.key:
            case SectionKey.DANGER:
                save_dangers(**args, rows=[WORRY])
            case SectionKey.SCALES:
                save_scales(**args, rows=[stories.SCALE])
            case _:
                save_section(**args, key=section.key, text=f"{section}: what Elowen heard.")


def planned(cast: Cast) -> Plan:
    """The early help plan grown from the assessment, in force."""
    made = assessed(cast)
    plan = Plan.objects.get(assessment=made.copy.assessment)
    save_plan_frame(
        by=cast.elowen, plan=plan, version=plan.version, visit_every_weeks=4, contingency="We meet sooner."
    )
    goal = plan.goals.get()
    action = {"what": "Lights out at nine", "owner_agency": "Jenna Tregear", "due_on": clock.today()}
    save_actions(by=cast.elowen, goal=goal, version=goal.version, rows=[action])
    decide_plan(
        by=cast.jago,
        copy=submit_plan(by=cast.elowen, plan=plan),
        outcome="approved",
        rationale="Every action has an owner and a date.",
    )
    plan.refresh_from_db()
    return plan


def met(cast: Cast, row: EarlyHelp, **more: Any) -> FamilyMeeting:
    """A team around the family meeting, recorded by Elowen."""
    told = {
        "held_on": clock.today(),
        "place": "Nancledra school",
        "present": "Jenna Tregear, Mrs Oliver, Elowen Tresize",
        "apologies": "School nurse",
        "participation": "PN6",
        "child_view": "I want to stay up on Saturdays.",
        "family_said": "Mornings are calmer.",
        "agreed": "Saturdays are later. Mrs Oliver keeps the breakfast place.",
    }
    return record_meeting(by=cast.elowen, early_help=row, **{**told, **more})


def reviewed(cast: Cast, plan: Plan, outcome: str) -> Review:
    """A review Elowen recorded, and proposed on."""
    review = Review.objects.open().get(plan=plan)
    record_review(
        by=cast.elowen,
        review=review,
        version=review.version,
        held_on=clock.today(),
        participation="PN1",
        child_view="I sleep now.",
        family_view="It works.",
        goals=[
            {"goal": goal, "score": 8, "evidence": "In on time for three weeks."} for goal in plan.goals.all()
        ],
    )
    propose(by=cast.elowen, review=review, outcome=outcome, reason="The goals are met.")
    review.refresh_from_db()
    return review


def taken_over(cast: Cast, work: PassedOn | None = None) -> EarlyHelp:
    """What was passed on, accepted by the hub's manager and become early help."""
    if work is None:
        work = stories.accepted_early_help(cast)
    elif work.accepted_by is None:
        work = accept(by=cast.jago, passed_on=work, version=work.version)
    complete(
        by=cast.jago,
        passed_on=work,
        outcome="to_early_help",
        rationale="The hub can help with evenings.",
    )
    return EarlyHelp.objects.get(passed_on=work)
