"""Closing: the census reason that what happened allows, and never while anything is open."""

from datetime import date

import pytest

from assessments.services import stop_discussions
from casework.guards import NotNow, NotYours
from children.choices import InvolvementKind
from children.models import DecisionEntry, Involvement, PassedOn, Person
from children.services.involvement import involve
from children.services.passed_on import accept
from children.services.people import update_person
from referrals.choices import ClosureReason
from referrals.closing import PATHS, allowed_closure_reasons, closure_reasons
from referrals.models import Referral, ReferralClosure
from referrals.open_work import everything_open
from referrals.services import allocate_referral, close_referral
from tests import protection_stories, stories
from tests.cast import Cast
from tests.front_door import tell
from tests.household import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

#: Written out by hand from the census guide.
EXACT = {
    "assessment_close": {"RC1", "RC3", "RC4", "RC5", "RC8"},
    "assessment_early_help": {"RC9"},
    "review_close": {"RC1", "RC3", "RC4", "RC5", "RC7"},
    "review_step_down": {"RC7"},
    "passed_on_ended": {"RC1", "RC3", "RC4", "RC5", "RC7"},
    "direct": {"RC1", "RC3", "RC4", "RC5", "RC7"},
}
OPEN_PATHS = [path for path in EXACT if len(EXACT[path]) > 1]


def offered(child: Person, path: str) -> set[str]:
    return {reason.value for reason in closure_reasons(child, path)}


def test_every_path_is_written_out() -> None:
    assert set(EXACT) == set(PATHS)


@pytest.mark.parametrize("path", EXACT)
def test_the_reasons_are_exactly_those_that_the_census_allows_for_the_path(cast: Cast, path: str) -> None:
    assert offered(stories.child(cast.tamsin), path) == EXACT[path]


@pytest.mark.parametrize("path", OPEN_PATHS)
def test_adult_social_care_takes_nobody_under_17(cast: Cast, path: str) -> None:
    for born, more in ((date(2009, 11, 24), set()), (date(2009, 11, 23), {"RC6"})):
        child = stories.child(cast.tamsin, date_of_birth=born)
        assert offered(child, path) == EXACT[path] | more


@pytest.mark.parametrize("path", OPEN_PATHS)
def test_died_needs_a_date_of_death_or_an_unborn_child(cast: Cast, path: str) -> None:
    unborn = {"date_of_birth": None, "expected_date": date(2027, 2, 1), "sex": "U"}
    assert offered(stories.child(cast.tamsin, **unborn), path) == EXACT[path] | {"RC2"}
    child = stories.child(cast.tamsin)
    child = update_person(
        by=cast.tamsin, person=child, version=1, details={"date_of_death": date(2026, 11, 20)}
    )
    assert offered(child, path) == EXACT[path] | {"RC2"}


def direct(cast: Cast) -> Referral:
    """A referral on which nothing is open and nothing was assessed: its strategy discussion ended."""
    case = Referral.objects.get(screening=stories.decided(cast, "strategy_discussion").screening)
    [row] = case.strategydiscussions.all()
    protection_stories.hold(cast.morwenna, row, "no_further_action", closure_reason="RC7")
    return Referral.objects.get(pk=case.pk)


def test_ending_the_last_open_work_closes_the_referral_with_its_reason(cast: Cast) -> None:
    case = direct(cast)
    assert (case.closed_on, case.closure_reason) == (date(2026, 11, 23), "RC7")
    closure = ReferralClosure.objects.get()
    assert (closure.outcome, closure.decided_by) == ("RC7", cast.morwenna)
    assert closure.rationale == protection_stories.WHY


def test_closing_is_refused_and_says_why_while_anything_is_open(cast: Cast) -> None:
    case = stories.assessment(cast).referral
    with pytest.raises(NotNow, match="while work on it is open") as refused:
        close_referral(by=cast.morwenna, referral=case, reason="RC7", rationale="The family moved.")
    assert refused.value.reasons == everything_open(case)
    assert any("assessment" in words for words in refused.value.reasons)
    page = signed_in(cast.morwenna).get(f"/referrals/{case.pk}/close/")
    assert page.status_code == 409
    assert refused.value.reasons[0] in page.content.decode()
    assert Referral.objects.get().is_open
    assert not ReferralClosure.objects.exists()


def test_a_reason_that_what_happened_does_not_allow_is_refused(cast: Cast) -> None:
    case = bare(cast)
    assert {reason.value for reason in allowed_closure_reasons(case)} == EXACT["direct"]
    for reason in set(ClosureReason.values) - EXACT["direct"] | {"RC0", ""}:
        with pytest.raises(NotNow, match="cannot be the reason"):
            close_referral(by=cast.morwenna, referral=case, reason=reason, rationale="The family moved.")
    assert Referral.objects.get().is_open


def bare(cast: Cast) -> Referral:
    """An open referral with nothing on it: the work on it was stopped outside the front door."""
    decision = stories.decided(cast, "strategy_discussion")
    stop_discussions(by=cast.morwenna, opened_by=decision.pk, reason="It was held by another council.")
    return Referral.objects.get(screening=decision.screening)


def test_a_manager_closes_it_for_a_reason_and_the_work_of_worker_and_team_ends(cast: Cast) -> None:
    case = bare(cast)
    allocate_referral(by=cast.morwenna, referral=case, worker=cast.kerensa, reason="")
    involve(by=cast.morwenna, person=case.child, kind=InvolvementKind.CO_WORKING, user=cast.denzel)
    morwenna, address = signed_in(cast.morwenna), f"/referrals/{case.pk}/close/"
    assert " checked" not in morwenna.get(address).content.decode()
    wrong = morwenna.post(address, {"reason": "", "rationale": ""}).content.decode()
    assert "Choose the reason for closing" in wrong
    assert "Say why: no decision is recorded without its reason" in wrong
    response = morwenna.post(address, {"reason": "RC5", "rationale": "The family moved to Plymouth."})
    assert response.headers["Location"] == "/"
    case.refresh_from_db()
    assert (case.closed_on, case.closure_reason, case.is_open) == (date(2026, 11, 23), "RC5", False)
    assert ReferralClosure.objects.get().rationale == "The family moved to Plymouth."
    tell(cast, case.screening.contact)
    assert not Involvement.objects.live().filter(person=case.child).exists()
    with pytest.raises(NotNow, match="has ended"):
        close_referral(by=cast.morwenna, referral=case, reason="RC5", rationale="Again.")
    assert morwenna.get(address).status_code in (302, 409)


def test_work_of_another_team_outlives_the_episode(cast: Cast) -> None:
    case = bare(cast)
    hub = PassedOn.objects.create(
        child=case.child,
        kind="early_help",
        to_team=cast.team("hub"),
        why="Routines at bedtime.",
        opened_by=case.pk,
        due_on=date(2026, 11, 30),
    )
    involve(by=cast.jago, person=case.child, kind=InvolvementKind.RECEIVING, team=cast.team("hub"))
    accept(by=cast.jago, passed_on=hub, version=1)
    close_referral(by=cast.morwenna, referral=case, reason="RC7", rationale="Early help goes on alone.")
    assert Person.objects.readable_by(cast.jago).filter(pk=case.child_id).exists()


def test_who_closes_manages_the_team_and_has_the_authority(cast: Cast) -> None:
    case = bare(cast)
    allocate_referral(by=cast.morwenna, referral=case, worker=cast.kerensa, reason="")
    for user in (cast.kerensa, cast.denzel):
        assert signed_in(user).get(f"/referrals/{case.pk}/close/").status_code in (302, 403)
    with pytest.raises(NotYours, match="Team manager"):
        close_referral(by=cast.kerensa, referral=case, reason="RC7", rationale="Nothing more to do.")


def test_straight_after_assessment_no_plan_reason_is_taken_and_after_a_plan_no_assessment_reason(
    cast: Cast,
) -> None:
    assessed = stories.signed_off(cast, "close")
    case = assessed.copy.assessment.referral
    case.refresh_from_db()
    assert case.closure_reason == "RC8"
    planned = stories.plan_in_force(cast, stories.child(cast.tamsin, given_name="Kensa"))
    of_plan = planned.referral
    assert {reason.value for reason in allowed_closure_reasons(of_plan)} == EXACT["review_close"]


def test_the_index_and_the_history_say_how_it_ended(cast: Cast) -> None:
    case = direct(cast)
    entry = DecisionEntry.objects.filter(child=case.child).get(stage="closure")
    assert (entry.outcome, entry.leads_to) == ("RC7", "closed")
    assert case.history.latest("history_date", "history_id").closed_on == date(2026, 11, 23)
