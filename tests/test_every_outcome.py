"""After every outcome of every stage exactly one worklist holds the work, or an end is on record.

The expected holders are written by hand from the practice, and the table is checked to be whole.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest

from casework import clock
from casework.checks import decision_models
from casework.models import User
from children.choices import PassedOnOutcome
from children.contributions import worklist
from children.models import Person
from children.services.merging import decide_merge
from children.services.passed_on import complete
from cornwall_cs.specialist import WORK_GOES_ON
from plans.services import decide_plan, decide_review
from referrals.choices import ClosureReason, ScreeningOutcome
from referrals.models import Referral
from referrals.services import answer_transfer, decide_on_twin, decide_transfer, record_feedback
from supervision.choices import OversightOutcome
from tests import (
    changing_lives,
    early_help_stories,
    life_stories,
    protection_stories,
    specialist_stories,
    stories,
)
from tests.cast import Cast
from tests.merging import proposed, twice

pytestmark = pytest.mark.usefixtures("monday")


#: Whose lists can hold work for a child, and somebody whose cannot. The others stand as one of these does: a
#: second screener, a second manager of the unit, a colleague in the team, or without team and cases.
ASKED = """
    tamsin jory merryn kerensa morwenna petroc lowenna cador elowen jago steren talan rosenwyn
""".split()


def holders(cast: Cast, child: Person) -> set[str]:
    """Whose lists hold work for the child, by name, whoever looks."""
    found = set()
    for user in User.objects.filter(username__in=ASKED):
        for item in worklist(user, clock.today()):
            if item.child and item.child.pk == child.pk:
                found.add(str(item.holder))
    return found


def tell_referrer(cast: Cast, child: Person) -> None:
    """So that what is left on the lists is what the outcome opened."""
    on = child.screenings.exclude(contact__decided_at=None).first()
    if on is None or on.contact.finished_at:
        return
    contact = on.contact
    record_feedback(
        by=cast.tamsin,
        contact=contact,
        given_at=clock.now(),
        method="telephone",
        given_to="PC Hosking",
        text="Told the outcome.",
    )


def after_screening(outcome: str) -> Callable[[Cast], Person]:
    def tell(cast: Cast) -> Person:
        decision = stories.decided(cast, outcome)
        return decision.child

    return tell


def after_passed_on(outcome: str) -> Callable[[Cast], Person]:
    def tell(cast: Cast) -> Person:
        work = stories.accepted_early_help(cast)
        need = {"primary_need": "N4", "receiving_team": cast.team("penwith")}
        complete(
            by=cast.jago,
            passed_on=work,
            outcome=outcome,
            rationale="Worse than it looked: he is out of school and his mother is afraid of him.",
            **(need if outcome == PassedOnOutcome.TO_ASSESSMENT else {}),
        )
        return work.child

    return tell


def after_assessment(outcome: str) -> Callable[[Cast], Person]:
    return lambda cast: stories.signed_off(cast, outcome).child


def after_strategy(outcome: str) -> Callable[[Cast], Person]:
    return lambda cast: protection_stories.decided(cast, outcome).child


def after_enquiry(outcome: str) -> Callable[[Cast], Person]:
    return lambda cast: protection_stories.enquiry_decided(cast, outcome).child


def after_plan(outcome: str) -> Callable[[Cast], Person]:
    def tell(cast: Cast) -> Person:
        copy = stories.plan_submitted(cast)
        return decide_plan(
            by=cast.morwenna,
            copy=copy,
            outcome=outcome,
            rationale="Read with the family’s own words beside it.",
        ).child

    return tell


def after_review(outcome: str) -> Callable[[Cast], Person]:
    return lambda cast: stories.reviewed(cast, outcome).child


def after_oversight(outcome: str) -> Callable[[Cast], Person]:
    return lambda cast: stories.overseen(cast, outcome).child


def after_approval(outcome: str) -> Callable[[Cast], Person]:
    def tell(cast: Cast) -> Person:
        row = life_stories.proposed(cast)
        return decide_transfer(
            by=cast.morwenna, transfer=row, outcome=outcome, rationale="They live there now."
        ).child

    return tell


def after_transfer(outcome: str) -> Callable[[Cast], Person]:
    """Begun the day before: the worker was allocated before the other team took the child on."""

    def tell(cast: Cast) -> Person:
        with clock.at(clock.now() - timedelta(days=1)):
            row = life_stories.sent(cast)
        return answer_transfer(
            by=cast.lowenna, transfer=row, outcome=outcome, rationale="Five minutes away."
        ).child

    return tell


def after_twin(outcome: str) -> Callable[[Cast], Person]:
    def tell(cast: Cast) -> Person:
        unborn = life_stories.unborn(cast.tamsin)
        first = (
            stories.plan_in_force(cast, unborn) if outcome == "plan" else stories.assessment(cast, unborn)
        ).child
        life_stories.born(cast, first)
        birth = life_stories.twin_born(cast, first)
        decide_on_twin(
            by=cast.morwenna, birth=birth, outcome=outcome, rationale="One pregnancy was referred."
        )
        return birth.person

    return tell


def after_early_help(outcome: str) -> Callable[[Cast], Person]:
    def tell(cast: Cast) -> Person:
        told = early_help_stories
        match outcome:
            case "accepted":
                return told.accepted(cast).child
            case "not_accepted":
                return told.decide(cast, told.asked(cast), outcome, ending="advice").child
            case "step_up":
                danger = {"immediate_danger": False, "family_informed": "agreed"}
                return told.decide(cast, told.accepted(cast), outcome, **danger).child
            case "closed":
                row = told.assessed(cast, "no_early_help_plan").copy.assessment.early_help
                measured = {"family_after": 8, "practitioner_after": 8}
                return told.decide(cast, row, outcome, ending="goals_met", **measured).child
            case "early_help_plan" | "no_early_help_plan":
                return told.assessed(cast, outcome).child
        review = told.reviewed(cast, told.planned(cast), outcome)
        decide_review(by=cast.jago, review=review, outcome=outcome, rationale="The family’s own account.")
        return review.child

    return tell


def after_specialist(outcome: str) -> Callable[[Cast], Person]:
    def tell(cast: Cast) -> Person:
        told = specialist_stories
        child = told.child_for(cast, "neglect")
        return told.decided(cast, told.sent(cast, child, "neglect", carer_name="Jenna"), outcome).child

    return tell


def after_merge(outcome: str) -> Callable[[Cast], Person]:
    def tell(cast: Cast) -> Person:
        amber, other = twice(cast)
        row = proposed(cast.kerensa, amber, other)
        return decide_merge(by=cast.morwenna, merge=row, outcome=outcome, rationale="Read both.").child

    return tell


def after_still_holds(outcome: str) -> Callable[[Cast], Person]:
    def tell(cast: Cast) -> Person:
        child = stories.plan_in_force(cast).child
        changing_lives.arrested(cast, child)
        return changing_lives.answered(cast, child, outcome).child

    return tell


EXPECTED: dict[tuple[str, str], tuple[Callable[[Cast], Person], set[str]]] = {
    ("screening", "advice"): (after_screening("advice"), set()),
    ("screening", "no_further_action"): (after_screening("no_further_action"), set()),
    ("screening", "early_help"): (after_screening("early_help"), {"Early help hub"}),
    ("screening", "assessment"): (after_screening("assessment"), {"Penwith team"}),
    ("screening", "strategy_discussion"): (after_screening("strategy_discussion"), {"Penwith team"}),
    ("passed_on", "to_assessment"): (after_passed_on("to_assessment"), {"Penwith team"}),
    ("passed_on", "ended"): (after_passed_on("ended"), set()),
    ("passed_on", "to_early_help"): (after_passed_on("to_early_help"), {"Early help hub"}),
    ("early_help", "accepted"): (after_early_help("accepted"), {"Elowen Tresize"}),
    ("early_help", "not_accepted"): (after_early_help("not_accepted"), set()),
    # The MARU has it, and the help goes on.
    ("early_help", "step_up"): (
        after_early_help("step_up"),
        {"Elowen Tresize", "Multi-agency referral unit"},
    ),
    ("early_help", "closed"): (after_early_help("closed"), set()),
    ("assessment", "early_help_plan"): (after_early_help("early_help_plan"), {"Elowen Tresize"}),
    # What is left is to meet and to close, which the page of early help offers.
    ("assessment", "no_early_help_plan"): (after_early_help("no_early_help_plan"), {"Elowen Tresize"}),
    ("review", "continue_early_help"): (after_early_help("continue_early_help"), {"Elowen Tresize"}),
    ("review", "end_early_help_plan"): (after_early_help("end_early_help_plan"), {"Elowen Tresize"}),
    ("assessment", "returned"): (after_assessment("returned"), {"Kerensa Trembath"}),
    ("assessment", "close"): (after_assessment("close"), set()),
    ("assessment", "early_help"): (after_assessment("early_help"), {"Early help hub"}),
    ("assessment", "child_in_need_plan"): (after_assessment("child_in_need_plan"), {"Kerensa Trembath"}),
    ("assessment", "strategy_discussion"): (
        after_assessment("strategy_discussion"),
        {"Kerensa Trembath", "Penwith team"},
    ),
    # The record of the discussion is still to be completed, by the team until there is a worker.
    ("strategy", "section_47_single"): (after_strategy("section_47_single"), {"Penwith team"}),
    ("strategy", "section_47_joint"): (after_strategy("section_47_joint"), {"Penwith team"}),
    ("strategy", "assessment"): (after_strategy("assessment"), {"Penwith team"}),
    ("strategy", "no_further_action"): (after_strategy("no_further_action"), set()),
    ("strategy", "goes_on"): (after_strategy("goes_on"), {"Kerensa Trembath"}),
    ("strategy", "conclude"): (after_strategy("conclude"), {"Kerensa Trembath"}),
    ("enquiry", "returned"): (after_enquiry("returned"), {"Kerensa Trembath"}),
    ("enquiry", "conference"): (after_enquiry("conference"), {"Kerensa Trembath", "Penwith team"}),
    ("enquiry", "continue_assessment"): (after_enquiry("continue_assessment"), {"Kerensa Trembath"}),
    ("enquiry", "no_further_action"): (after_enquiry("no_further_action"), set()),
    ("plan", "approved"): (after_plan("approved"), {"Kerensa Trembath"}),
    ("plan", "returned"): (after_plan("returned"), {"Kerensa Trembath"}),
    ("review", "continue"): (after_review("continue"), {"Kerensa Trembath"}),
    ("review", "step_up"): (after_review("step_up"), {"Kerensa Trembath", "Penwith team"}),
    ("review", "step_down"): (after_review("step_down"), {"Early help hub"}),
    ("review", "close"): (after_review("close"), set()),
    ("transfer_approval", "sent"): (after_approval("sent"), {"Kerensa Trembath", "Restormel team"}),
    ("transfer_approval", "returned"): (after_approval("returned"), {"Kerensa Trembath"}),
    # The worker goes on with what is open until the team that has the child allocates its own.
    ("transfer", "accepted"): (after_transfer("accepted"), {"Kerensa Trembath", "Restormel team"}),
    ("transfer", "returned"): (after_transfer("returned"), {"Kerensa Trembath", "Morwenna Nance"}),
    ("twin", "assessment"): (after_twin("assessment"), {"Kerensa Trembath"}),
    ("twin", "plan"): (after_twin("plan"), {"Kerensa Trembath"}),
    ("twin", "none"): (after_twin("none"), set()),
    # The single assessment goes on beside it, with the child’s worker.
    ("specialist", "returned"): (after_specialist("returned"), {"Kerensa Trembath"}),
    ("specialist", "as_planned"): (after_specialist("as_planned"), {"Kerensa Trembath"}),
    ("specialist", "strategy_discussion"): (
        after_specialist("strategy_discussion"),
        {"Kerensa Trembath", "Penwith team"},
    ),
    ("still_holds", "holds"): (after_still_holds("holds"), {"Kerensa Trembath"}),
    ("still_holds", "reopen"): (after_still_holds("reopen"), {"Kerensa Trembath"}),
    ("merge", "one_person"): (after_merge("one_person"), set()),
    ("merge", "two_people"): (after_merge("two_people"), set()),
}
#: Told in tests of their own: the episode joined has a worker and a manager, closures end things,
#: and oversight leaves the work where it was.
ELSEWHERE = {("screening", "joins_episode"), *(("closure", each) for each in ClosureReason.values)} | {
    ("oversight", each) for each in OversightOutcome.values
}
#: After these a specialist assessment leaves the work where it was, as after as_planned.
ELSEWHERE |= {("specialist", each) for each in WORK_GOES_ON if each not in {"returned", "as_planned"}}


@pytest.mark.parametrize("key", EXPECTED, ids=lambda key: " ".join(key))
def test_exactly_one_list_holds_the_work_or_it_has_ended(cast: Cast, key: tuple[str, str]) -> None:
    tell, expected = EXPECTED[key]
    child = tell(cast)
    tell_referrer(cast, child)
    assert holders(cast, child) == expected
    if not expected:
        assert not Referral.objects.open().filter(child=child).exists()


def test_the_table_is_whole() -> None:
    every = {(model.stage, outcome) for model in decision_models() for outcome in model.outcomes.values}
    assert set(EXPECTED) | ELSEWHERE == every


def test_a_contact_on_an_open_episode_is_acknowledged_by_its_worker_and_its_manager(cast: Cast) -> None:
    case = stories.assessment(cast)
    tell_referrer(cast, case.child)
    stories.decided(cast, ScreeningOutcome.JOINS_EPISODE, case.child)
    items = {
        str(item.holder)
        for user in (cast.kerensa, cast.morwenna)
        for item in worklist(user, clock.today())
        if item.group == "acknowledge"
    }
    assert items == {"Kerensa Trembath", "Penwith team"}
