"""Submitting, and the manager's decision: never by an author, never blind to a child not seen."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from assessments.choices import AssessmentOutcome, SectionKey
from assessments.models import Assessment, AssessmentCopy, AssessmentDecision
from assessments.services import decide_assessment, save_section, submit_assessment
from casework import clock
from casework.guards import NotNow, NotYours
from casework.models import OldWork
from children.choices import InvolvementKind
from children.models import Person
from children.services.involvement import involve
from plans.models import Plan
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")

PLAN, RETURNED = AssessmentOutcome.CHILD_IN_NEED_PLAN, AssessmentOutcome.RETURNED
WHY = "Amber’s Fridays are described, and Gran has agreed what she does."
NOT_SEEN = "Amber is with her aunt in Leeds; their worker saw her yesterday and wrote to us."


def decide(cast: Cast, copy: AssessmentCopy, outcome: str = PLAN, **given: Any) -> AssessmentDecision:
    told = {"by": cast.morwenna, "rationale": WHY}
    return decide_assessment(copy=copy, outcome=outcome, **{**told, **given})


def unseen(cast: Cast, who: Person | None = None) -> AssessmentCopy:
    """Written and submitted, the child never seen."""
    case = stories.assessment(cast, who)
    stories.write(cast, case)
    return submit_assessment(by=cast.kerensa, assessment=case)


def write(
    cast: Cast, case: Assessment, by: str = "kerensa", text: str = "Amber listens for the car."
) -> None:
    version = stories.version_of(case, SectionKey.ANALYSIS)
    who = getattr(cast, by)
    save_section(by=who, assessment=case, key=SectionKey.ANALYSIS, version=version, text=text, complete=True)


class TestSubmitting:
    def test_without_analysis_or_factors_it_is_refused_with_what_is_missing(self, cast: Cast) -> None:
        case = stories.assessment(cast)
        with pytest.raises(NotNow) as refused:
            submit_assessment(by=cast.kerensa, assessment=case)
        assert len(refused.value.reasons) == 2
        assert "analysis is not written" in refused.value.reasons[0]
        assert "No factors are chosen" in refused.value.reasons[1]
        assert not case.copies.exists()

    def test_only_whoever_writes_it_submits_it(self, cast: Cast) -> None:
        case = stories.assessment(cast)
        stories.write(cast, case)
        with pytest.raises(NotYours):
            submit_assessment(by=cast.denzel, assessment=case)

    def test_it_waits_once(self, cast: Cast) -> None:
        copy = stories.submitted(cast)
        with pytest.raises(NotNow, match="submitted this assessment on 23 November 2026"):
            submit_assessment(by=cast.kerensa, assessment=copy.assessment)

    def test_each_copy_is_numbered_and_says_who_and_when(self, cast: Cast) -> None:
        copy = stories.submitted(cast)
        assert (copy.number, copy.signed_by, copy.signed_at) == (1, cast.kerensa, clock.now())
        decide(cast, copy, RETURNED)
        assert submit_assessment(by=cast.kerensa, assessment=copy.assessment).number == 2


class TestWhoDecides:
    def test_a_manager_of_the_worker(self, cast: Cast) -> None:
        made = decide(cast, stories.submitted(cast))
        assert (made.decided_by, made.get_decided_in_role_display()) == (cast.morwenna, "Team manager")
        made.copy.assessment.refresh_from_db()
        assert made.copy.assessment.finished_on == clock.today()

    def test_the_worker_does_not(self, cast: Cast) -> None:
        with pytest.raises(NotYours):
            decide(cast, stories.submitted(cast), by=cast.kerensa)

    def test_a_manager_of_another_team_does_not(self, cast: Cast) -> None:
        with pytest.raises(NotYours, match="manager of the child’s worker"):
            decide(cast, stories.submitted(cast), by=cast.lowenna)

    def test_whoever_ever_saved_a_section_does_not(self, cast: Cast) -> None:
        """Her text may have been written over since: she still wrote in it."""
        case = stories.assessment(cast)
        write(cast, case, by="morwenna", text="A first thought.")
        stories.seen(cast, case.child)
        stories.write(cast, case)
        copy = submit_assessment(by=cast.kerensa, assessment=case)
        with pytest.raises(NotYours, match="somebody else signs it off"):
            decide(cast, copy)
        assert decide(cast, copy, by=cast.cador).decided_by == cast.cador

    def test_whoever_submitted_it_does_not(self, cast: Cast) -> None:
        case = stories.assessment(cast)
        stories.seen(cast, case.child)
        stories.write(cast, case)
        copy = submit_assessment(by=cast.morwenna, assessment=case)
        with pytest.raises(NotYours, match="somebody else signs it off"):
            decide(cast, copy)

    def test_the_page_says_so_before_anything_is_typed(self, cast: Cast) -> None:
        copy = stories.submitted(cast)
        address = reverse("assessment_decide", args=[copy.assessment_id])
        assert signed_in(cast.kerensa).get(address).status_code == 403
        assert signed_in(cast.morwenna).get(address).status_code == 200


class TestTheChildNotSeen:
    def test_sign_off_is_refused_without_the_managers_reason(self, cast: Cast) -> None:
        with pytest.raises(NotNow, match="Amber has not been seen"):
            decide(cast, unseen(cast))

    def test_a_visit_before_the_assessment_started_does_not_count(self, cast: Cast) -> None:
        with clock.at(clock.now() - timedelta(days=1)):
            amber = stories.child(cast.tamsin)
            involve(by=cast.morwenna, person=amber, kind=InvolvementKind.CO_WORKING, user=cast.kerensa)
            stories.seen(cast, amber)
        with pytest.raises(NotNow, match="has not been seen"):
            decide(cast, unseen(cast, amber))

    def test_nor_does_one_at_which_she_was_not_seen(self, cast: Cast) -> None:
        copy = unseen(cast)
        stories.seen(
            cast, copy.child, seen=False, seen_alone=None, not_seen_reason="At her gran’s.", words=""
        )
        with pytest.raises(NotNow, match="has not been seen"):
            decide(cast, copy)

    def test_the_reason_stays_visible_on_the_assessment_and_the_childs_page(self, cast: Cast) -> None:
        made = decide(cast, unseen(cast), not_seen_reason=NOT_SEEN)
        browser = signed_in(cast.morwenna)
        for name, pk in [
            ("assessment", made.copy.assessment_id),
            ("child_assessments", made.child.pk),
            ("child", made.child.pk),
            ("child_timeline", made.child.pk),
        ]:
            assert NOT_SEEN in browser.get(reverse(name, args=[pk])).content.decode(), name

    def test_it_is_returned_without_one(self, cast: Cast) -> None:
        assert decide(cast, unseen(cast), RETURNED).not_seen_reason == ""

    def test_a_child_who_was_seen_keeps_no_such_reason(self, cast: Cast) -> None:
        assert decide(cast, stories.submitted(cast), not_seen_reason=NOT_SEEN).not_seen_reason == ""

    def test_the_unborn_are_exempt(self, cast: Cast) -> None:
        unborn = stories.child(
            cast.tamsin, given_name="Baby", date_of_birth=None, expected_date=date(2027, 2, 9), sex="U"
        )
        assert decide(cast, unseen(cast, unborn)).not_seen_reason == ""


class TestWhatFollows:
    def test_a_return_needs_its_reasons_and_leaves_it_open(self, cast: Cast) -> None:
        copy = stories.submitted(cast)
        with pytest.raises(NotNow, match="Give the reason"):
            decide(cast, copy, RETURNED, rationale=" ")
        decide(cast, copy, RETURNED)
        copy.assessment.refresh_from_db()
        assert copy.assessment.is_open

    def test_a_plan_grows_from_it(self, cast: Cast) -> None:
        made = decide(cast, stories.submitted(cast))
        assert Plan.objects.get(assessment=made.copy.assessment).referral == made.copy.assessment.referral

    @pytest.mark.parametrize(("outcome", "reason"), [("close", "RC8"), ("early_help", "RC9")])
    def test_closing_ends_the_referral_with_the_census_reason(
        self, cast: Cast, outcome: str, reason: str
    ) -> None:
        made = decide(cast, stories.submitted(cast), outcome, closure_reason=reason)
        referral = made.copy.assessment.referral
        referral.refresh_from_db()
        assert (referral.closed_on, referral.closure_reason) == (clock.today(), reason)

    @pytest.mark.parametrize("reason", ["", "RC7", "RC9"])
    def test_a_reason_that_the_census_does_not_allow_here_is_refused(self, cast: Cast, reason: str) -> None:
        with pytest.raises(NotNow, match="Choose why the referral closes"):
            decide(cast, stories.submitted(cast), "close", closure_reason=reason)

    def test_whoever_closes_it_lands_on_their_own_list(self, cast: Cast) -> None:
        copy = stories.submitted(cast)
        address = reverse("assessment_decide", args=[copy.assessment_id])
        answers = {"outcome": "close", "closure_reason": "RC8", "rationale": WHY}
        assert signed_in(cast.morwenna).post(address, answers).url == reverse("home")

    def test_a_second_decider_is_told_who_decided(self, cast: Cast) -> None:
        copy = stories.submitted(cast)
        decide(cast, copy, "close", closure_reason="RC8")
        with pytest.raises(NotNow, match="Morwenna Nance has decided this already"):
            decide(cast, copy, by=cast.cador)


class TestThePage:
    def test_nothing_is_preselected_and_a_reason_is_demanded(self, cast: Cast) -> None:
        copy = stories.submitted(cast)
        address = reverse("assessment_decide", args=[copy.assessment_id])
        browser = signed_in(cast.morwenna)
        assert browser.get(address).context["form"]["outcome"].value() is None
        for outcome in (PLAN, RETURNED):
            page = browser.post(address, {"outcome": outcome, "rationale": ""}).content.decode()
            assert "Say why: no decision is recorded without its reason" in page
        assert not copy.decisions.exists()

    def test_why_not_seen_is_asked_only_where_the_child_was_not(self, cast: Cast) -> None:
        browser = signed_in(cast.morwenna)
        address = reverse("assessment_decide", args=[unseen(cast).assessment_id])
        page = browser.post(address, {"outcome": PLAN, "rationale": WHY}).content.decode()
        assert "Say why it is signed off although the child was not seen, or return it" in page
        other = stories.submitted(cast, stories.child(cast.tamsin, given_name="Jory"))
        form = browser.get(reverse("assessment_decide", args=[other.assessment_id])).context["form"]
        assert "not_seen_reason" not in form.fields


class TestReplacing:
    """A changed mind is a new decision; both stay, and the old one's work is kept or stopped."""

    def test_a_sign_off_is_taken_back_and_its_plan_stopped(self, cast: Cast) -> None:
        first = decide(cast, stories.submitted(cast))
        second = decide(
            cast, first.copy, RETURNED, replaces=first, old_work=OldWork.STOPPED, old_work_reason="Too early."
        )
        case = Assessment.objects.get(pk=first.copy.assessment_id)
        assert case.is_open
        assert second.supersedes == first
        assert not Plan.objects.filter(assessment=case, stopped_at=None).exists()

    def test_it_is_not_taken_back_while_its_work_goes_on(self, cast: Cast) -> None:
        first = decide(cast, stories.submitted(cast))
        with pytest.raises(NotNow, match="stop the work"):
            decide(cast, first.copy, RETURNED, replaces=first, old_work=OldWork.KEPT, old_work_reason="–")

    def test_one_that_ended_the_referral_is_not_replaced(self, cast: Cast) -> None:
        first = decide(cast, stories.submitted(cast), "close", closure_reason="RC8")
        involve(by=cast.cador, person=first.child, kind=InvolvementKind.CO_WORKING, user=cast.morwenna)
        with pytest.raises(NotNow, match="ended the referral"):
            decide(cast, first.copy, replaces=first, old_work=OldWork.KEPT, old_work_reason="–")

    def test_a_return_is_not_replaced_once_the_worker_wrote_on(self, cast: Cast, monday) -> None:
        first = decide(cast, stories.submitted(cast), RETURNED)
        with clock.at(monday + timedelta(hours=1)):
            write(cast, first.copy.assessment)
            with pytest.raises(NotNow, match="has been changed since"):
                decide(cast, first.copy, replaces=first, old_work=OldWork.KEPT, old_work_reason="–")

    def test_a_second_successor_is_refused(self, cast: Cast) -> None:
        first = decide(cast, stories.submitted(cast), RETURNED)
        again = {"replaces": first, "old_work": OldWork.KEPT, "old_work_reason": "Nothing was opened."}
        decide(cast, first.copy, **again)
        with pytest.raises(NotNow, match="replaced once"):
            decide(cast, first.copy, "strategy_discussion", **again)

    def test_the_page_replaces_the_newest_decision_only(self, cast: Cast) -> None:
        first = decide(cast, stories.submitted(cast))
        address = reverse("assessment_decide", args=[first.copy.assessment_id])
        browser = signed_in(cast.morwenna)
        assert browser.get(address).status_code == 409
        assert browser.get(f"{address}?replaces={first.pk}").context["form"].replaces == first
