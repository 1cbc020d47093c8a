"""One function for each state a case can be in, each built from the one before by the services.

Every story happens to Amber Tregear, aged 7, unless another child is handed in.
"""

from datetime import date, timedelta
from typing import Any

from assessments.choices import AssessmentOutcome, SectionKey
from assessments.models import Assessment, AssessmentCopy, AssessmentDecision
from assessments.services import (
    decide_assessment,
    save_dangers,
    save_factors,
    save_scales,
    save_section,
    submit_assessment,
)
from casework import clock
from casework.models import User
from children.models import PassedOn, Person
from children.services.passed_on import accept
from children.services.people import create_person
from children.services.visits import record_visit
from plans.choices import PlanOutcome, ReviewOutcome
from plans.models import Plan, PlanCopy, Review, ReviewDecision
from plans.services import (
    decide_plan,
    decide_review,
    propose,
    record_review,
    save_actions,
    save_plan_frame,
    submit_plan,
)
from referrals.choices import ScreeningOutcome
from referrals.models import Contact, Referral, Screening, ScreeningDecision
from referrals.services import add_child, allocate_referral, decide_screening, recommend, record_contact
from supervision.choices import OversightOutcome
from supervision.models import OversightNote
from supervision.services import add_oversight
from tests.cast import Cast
from tests.retold import told_once

AMBER = {"given_name": "Amber", "family_name": "Tregear", "date_of_birth": date(2019, 5, 4), "sex": "F"}
RATIONALE = {
    ScreeningOutcome.ADVICE: "The school can offer the support that was asked about.",
    ScreeningOutcome.NO_FURTHER_ACTION: "The report describes another family; this one is not affected.",
    ScreeningOutcome.EARLY_HELP: "The family asked for help with routines before things get worse.",
    ScreeningOutcome.JOINS_EPISODE: "Her worker is visiting this week and needs to know tonight.",
    ScreeningOutcome.ASSESSMENT: "Third incident in four months; Amber was in the room and was frightened.",
    ScreeningOutcome.STRATEGY_DISCUSSION: "Amber has an unexplained injury and a changing account of it.",
}


def child(by: User, **details: Any) -> Person:
    """A child on record."""
    return create_person(by=by, details={**AMBER, **details})


def contact(cast: Cast, **fields: Any) -> Contact:
    """A police notification, received and not yet about anybody."""
    told = {
        "received_at": clock.now(),
        "arrival": "police",
        "channel": "police",
        "source": "6",
        "referrer_name": "PC Hosking",
        "referrer_agency": "Devon and Cornwall Police",
        "account": "Officers were called at 23:10 to shouting. Amber was on the stairs.",
        "immediate_danger": False,
        "family_informed": "agreed",
    }
    return record_contact(by=cast.tamsin, **{**told, **fields})


@told_once
def screening(cast: Cast, who: Person | None = None, on: Contact | None = None) -> Screening:
    """A child on a contact, not yet screened."""
    return add_child(
        by=cast.tamsin,
        contact=on or contact(cast),
        child=who or child(cast.tamsin),
        child_words="I hid upstairs.",
    )


@told_once
def recommended(cast: Cast, outcome: str, who: Person | None = None) -> Screening:
    """A screening with the screener's recommendation, waiting for the MARU manager."""
    row = screening(cast, who)
    recommend(
        by=cast.tamsin,
        screening=row,
        outcome=outcome,
        threshold="4",
        rationale=RATIONALE[ScreeningOutcome(outcome)],
        primary_need="N1" if outcome in {"assessment", "strategy_discussion"} else "",
    )
    return row


@told_once
def decided(cast: Cast, outcome: str, who: Person | None = None, **more: Any) -> ScreeningDecision:
    """A screening the MARU manager has decided."""
    row = recommended(cast, outcome, who)
    accepted = outcome in {"assessment", "strategy_discussion"}
    return decide_screening(
        by=cast.jory,
        screening=row,
        outcome=outcome,
        threshold="4",
        rationale=f"Agreed. {RATIONALE[ScreeningOutcome(outcome)]}",
        primary_need="N1" if accepted else "",
        receiving_team=cast.team("penwith") if accepted else None,
        **more,
    )


@told_once
def accepted_early_help(cast: Cast) -> PassedOn:
    """Early help that the hub's manager has accepted and not yet completed."""
    work = PassedOn.objects.get(opened_by=decided(cast, ScreeningOutcome.EARLY_HELP).pk)
    return accept(by=cast.jago, passed_on=work, version=work.version)


@told_once
def referral(cast: Cast, who: Person | None = None) -> Referral:
    """An open referral in the Penwith team, not yet allocated, with its assessment."""
    decision = decided(cast, ScreeningOutcome.ASSESSMENT, who)
    return Referral.objects.get(screening=decision.screening)


@told_once
def assessment(cast: Cast, who: Person | None = None) -> Assessment:
    """An assessment allocated to Kerensa, nothing written."""
    case = referral(cast, who)
    told = {"worker": cast.kerensa, "reason": "She knows the family.", "version": case.version}
    allocate_referral(by=cast.morwenna, referral=case, **told)
    return Assessment.objects.get(referral=case)


def seen(cast: Cast, who: Person, *, days_ago: int = 0, **told: Any) -> None:
    """Kerensa visits the child at home, and sees her alone."""
    row = {"child": who, "seen": True, "seen_alone": True, "words": "I like it when Daddy is at work."}
    record_visit(
        by=cast.kerensa,
        visited_at=clock.now() - timedelta(days=days_ago, minutes=5),
        place="Home",
        present="Mother",
        account="Amber showed me her room and chose to talk there.",
        children=[{**row, **told}],
    )


def version_of(case: Assessment, key: str) -> int:
    return case.sections.get(key=key).version


def write(cast: Cast, case: Assessment) -> None:
    """Every section written."""
    for key in SectionKey:
        args = {"by": cast.kerensa, "assessment": case, "version": version_of(case, key), "complete": True}
        match key:
            case SectionKey.DANGER:
                save_dangers(**args, rows=[DANGER])
            case SectionKey.SCALES:
                save_scales(**args, rows=[SCALE])
            case SectionKey.FACTORS:
                save_factors(**args, codes=["3B", "17A"], effects={"3B": "Amber lies awake listening."})
            case _:
                save_section(**args, key=key, text=f"{key.label}: what Kerensa found.")


DANGER = {
    "statement": "Kerensa and the school worry that Amber will be hurt if she steps between her parents.",
    "safety_goal": "Amber goes to bed in a house where nobody shouts or hits.",
}
SCALE = {
    "person": "Amber",
    "score": 4,
    "reason": "Gran comes when I ring.",
    "one_higher": "If Dad stays at his flat.",
}


@told_once
def submitted(cast: Cast, who: Person | None = None) -> AssessmentCopy:
    """An assessment written, the child seen, waiting for Morwenna."""
    case = assessment(cast, who)
    seen(cast, case.child)
    write(cast, case)
    return submit_assessment(by=cast.kerensa, assessment=case)


@told_once
def signed_off(
    cast: Cast, outcome: str = AssessmentOutcome.CHILD_IN_NEED_PLAN, who: Person | None = None
) -> AssessmentDecision:
    """An assessment Morwenna has signed off."""
    reasons = {"close": "RC8", "early_help": "RC9"}
    return decide_assessment(
        by=cast.morwenna,
        copy=submitted(cast, who),
        outcome=outcome,
        rationale="The analysis is sound and the family agree what must change.",
        closure_reason=reasons.get(outcome, ""),
    )


@told_once
def plan(cast: Cast, who: Person | None = None) -> Plan:
    """A child in need plan grown from the assessment, being written."""
    decision = signed_off(cast, who=who)
    return Plan.objects.get(assessment=decision.copy.assessment)


ACTIONS = [
    {"what": "Gran collects Amber on Fridays", "owner_agency": "Amber’s gran, Jenna Tregear"},
    {"what": "Father starts the Change for Good course", "owner_agency": "Change for Good"},
]


@told_once
def plan_submitted(cast: Cast, who: Person | None = None) -> PlanCopy:
    """A whole plan, waiting for Morwenna."""
    draft = plan(cast, who)
    save_plan_frame(
        by=cast.kerensa,
        plan=draft,
        version=draft.version,
        visit_every_weeks=4,
        contingency="If Father comes to the house, Mother rings 999 and then Kerensa.",
    )
    goal = draft.goals.get()
    due = clock.today() + timedelta(days=30)
    save_actions(
        by=cast.kerensa, goal=goal, version=goal.version, rows=[{**row, "due_on": due} for row in ACTIONS]
    )
    return submit_plan(by=cast.kerensa, plan=draft)


@told_once
def plan_in_force(cast: Cast, who: Person | None = None) -> Plan:
    """A plan Morwenna has approved, with its first review to come."""
    copy = plan_submitted(cast, who)
    rationale = "Every action has an owner and a date."
    decide_plan(by=cast.morwenna, copy=copy, outcome=PlanOutcome.APPROVED, rationale=rationale)
    return Plan.objects.get(pk=copy.plan_id)


@told_once
def proposed(cast: Cast, outcome: str = ReviewOutcome.CONTINUE, who: Person | None = None) -> Review:
    """A review Kerensa has recorded and proposed on."""
    case = plan_in_force(cast, who)
    review = case.reviews.get()
    record_review(
        by=cast.kerensa,
        review=review,
        version=review.version,
        held_on=clock.today(),
        participation="PN6",
        child_view="Amber drew the house with everyone smiling and said it is quieter.",
        family_view="Mother feels listened to.",
        goals=[{"goal": case.goals.get(), "score": 6, "evidence": "No call-outs since the plan began."}],
    )
    propose(by=cast.kerensa, review=review, outcome=outcome, reason="The house is quieter and Gran comes.")
    return Review.objects.get(pk=review.pk)


@told_once
def reviewed(cast: Cast, outcome: str = ReviewOutcome.CONTINUE, who: Person | None = None) -> ReviewDecision:
    """A review Morwenna has decided."""
    ends = outcome in {ReviewOutcome.STEP_DOWN, ReviewOutcome.CLOSE}
    return decide_review(
        by=cast.morwenna,
        review=proposed(cast, outcome, who),
        outcome=outcome,
        rationale="The evidence is Amber’s own, and the school’s.",
        closure_reason="RC7" if ends else "",
    )


@told_once
def overseen(cast: Cast, outcome: str = OversightOutcome.AS_PLANNED) -> OversightNote:
    """An oversight note of Morwenna's, with an action for Kerensa."""
    case = assessment(cast)
    tomorrow = clock.today() + timedelta(days=1)
    decision = {
        "outcome": outcome,
        "decided": "Amber is seen at school tomorrow.",
        "rationale": "Two calls in a week from a school that seldom rings.",
        "actions": [{"what": "See Amber at school", "owner": cast.kerensa, "due_on": tomorrow}],
    }
    considered = "Amber has not been seen for nine days and the school rang twice."
    return add_oversight(by=cast.morwenna, child=case.child, considered=considered, decisions=[decision])
