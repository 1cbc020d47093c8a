"""Strategy discussions: held in four answers, completed later, decided on by a manager."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from assessments.models import Assessment, Enquiry, StrategyDiscussion
from assessments.open_work import open_work
from assessments.protection_worklist import due_for, items_for
from assessments.services import ask_for_discussion, decide_discussion, decide_enquiry, stop_discussions
from assessments.services.strategy import what_is_missing
from casework import clock
from casework.guards import NotNow, NotYours
from children.models import Person
from referrals.models import Referral
from tests import protection_stories as told
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")
SUBMISSION = "3f3f5a3e-6f2c-4d5b-9d6c-0e6b3d1c2b47"


def on_list(user) -> list[tuple[str, str]]:
    return [(item.what, str(item.holder)) for item in items_for(user, clock.today())]


def post_held(user, row: StrategyDiscussion, **more: object):
    sent = {
        "held_at-day": "23", "held_at-month": "11", "held_at-year": "2026", "held_at-time": "09:00",
        "agencies": told.QUORUM, "outcome": "section_47_joint", "rationale": told.WHY,
        "version": row.version, "submission": SUBMISSION, **more,
    }  # fmt: skip
    return signed_in(user).post(reverse("strategy_hold", args=[row.pk]), sent)


def test_it_is_on_the_managers_list_due_the_next_working_day(cast: Cast) -> None:
    row = told.asked(cast)
    assert row.due_on == date(2026, 11, 24)
    assert on_list(cast.morwenna) == [("Hold the strategy discussion", "Penwith team")]
    assert on_list(cast.kerensa) == []
    assert open_work(row.referral) == ["The strategy discussion asked for on 23 November 2026 is open"]


def test_four_answers_of_a_manager_decide_it_and_the_page_says_what_is_missing(cast: Cast) -> None:
    row = told.asked(cast)
    form = signed_in(cast.morwenna).get(reverse("strategy_hold", args=[row.pk])).context["form"]
    asks = [name for name in form.fields if name not in ("submission", "version", "closure_reason")]
    assert asks == ["held_at", "agencies", "outcome", "rationale"], "four answers, and no fifth"
    assert form["outcome"].value() is None
    # Received and held within the same hour: the day counts, not the minute.
    response = post_held(cast.morwenna, row)
    assert response["Location"] == reverse("strategy", args=[row.pk])
    page = signed_in(cast.morwenna).get(response["Location"]).content.decode()
    for words in (
        "The record still lacks:",
        "How Amber is safe now",
        "What each of them knew",
        "Who chaired it",
    ):
        assert words in page
    assert Enquiry.objects.get().joint
    assert ("Complete the record of the strategy discussion", "Penwith team") in on_list(cast.morwenna)


def test_a_worker_records_it_and_a_manager_decides(cast: Cast) -> None:
    row = told.waiting(cast)
    assert (row.proposed, row.decided_at) == ("section_47_single", None)
    assert not Enquiry.objects.exists()
    assert ("Decide on the strategy discussion", "Penwith team") in on_list(cast.morwenna)
    with pytest.raises(NotYours):
        decide_discussion(
            by=cast.kerensa, discussion=row, outcome="section_47_single", rationale="It is clear."
        )
    made = decide_discussion(
        by=cast.morwenna, discussion=row, outcome="section_47_single", rationale="Agreed at the table."
    )
    assert Enquiry.objects.get().discussion == made.discussion


def test_without_police_the_record_says_why_before_it_is_saved(cast: Cast) -> None:
    row = told.held(cast, agencies=["childrens_services", "health"])
    assert "Why it was held without police" in what_is_missing(row)
    with pytest.raises(NotNow, match="Say why it was held without police"):
        told.complete(cast, row)
    word = {"agency": "police", "took_part": "sent_word", "name": "DS Wearne", "knew": "Nothing."}
    with pytest.raises(NotNow, match="Say why it was held without police"):
        told.complete(cast, row, participants=[*told.participants(row), word])
    done = told.complete(cast, row, not_quorate_reason="The inspector was at a death; she joins at noon.")
    assert done.completed_at
    assert what_is_missing(done) == []


def test_it_may_be_saved_unfinished_and_stays_on_the_list(cast: Cast) -> None:
    row = told.complete(cast, told.held(cast), immediate_safety="")
    assert row.completed_at is None
    assert what_is_missing(row) == ["How Amber is safe now"]


def test_brothers_and_sisters_get_a_discussion_and_an_enquiry_of_their_own(cast: Cast) -> None:
    contact = stories.contact(cast)
    jory = stories.child(cast.tamsin, given_name="Jory")
    stories.screening(cast, jory, on=contact)
    row = told.asked(cast)
    sibling = Referral.objects.get(child=stories.assessment(cast, jory).child)
    beside = told.hold(cast.morwenna, row, together_with=[sibling])
    other = StrategyDiscussion.objects.get(referral=sibling)
    assert (beside.together, other.held_at) == (other.together, beside.held_at)
    assert Enquiry.objects.count() == 2
    told.complete(cast, row, use_for=[other])
    other.refresh_from_db()
    assert other.completed_at
    assert {part.knew for part in other.participants.filter(removed_at=None)} == {"Nothing before today."}


class TestDecisions:
    def test_assessment_starts_one_only_where_none_is_open(self, cast: Cast) -> None:
        row = told.held(cast, "assessment")
        assert Assessment.objects.get(referral=row.referral).is_open
        case = stories.assessment(cast, stories.child(cast.tamsin, given_name="Jory"))
        second = ask_for_discussion(by=cast.kerensa, referral=case.referral, why="She has a new bruise.")
        told.hold(cast.morwenna, second, "assessment")
        assert Assessment.objects.get(referral=case.referral) == case

    def test_no_further_action_closes_the_referral_with_a_census_reason(self, cast: Cast) -> None:
        row = told.asked(cast)
        with pytest.raises(NotNow, match="Choose why the referral closes"):
            told.hold(cast.morwenna, row, "no_further_action")
        row.refresh_from_db()
        assert row.held_at is None, "all of it or nothing"
        told.hold(cast.morwenna, row, "no_further_action", closure_reason="RC7")
        assert Referral.objects.get().closure_reason == "RC7"

    def test_no_further_action_leaves_open_what_something_else_keeps_open(self, cast: Cast) -> None:
        case = stories.assessment(cast)
        row = ask_for_discussion(by=cast.kerensa, referral=case.referral, why="She has a new bruise.")
        told.hold(cast.morwenna, row, "no_further_action")
        assert Referral.objects.get().is_open

    def test_a_further_one_within_an_enquiry_opens_no_second(self, cast: Cast) -> None:
        running = told.enquiry(cast)
        row = told.further(cast, running)
        with pytest.raises(NotNow, match="is open since 23 November 2026"):
            told.hold(cast.morwenna, row, "section_47_joint")
        told.hold(cast.morwenna, row, "goes_on")
        assert Enquiry.objects.get() == running
        assert list(running.discussions.all()) == [row]

    def test_it_is_not_held_before_the_referral_was_received(self, cast: Cast) -> None:
        row = told.asked(cast)
        page = post_held(cast.morwenna, row, **{"held_at-day": "20"}).content.decode()
        assert "When it was held must be 23 November 2026 or later" in page
        with pytest.raises(NotNow, match="cannot have been held before the referral"):
            told.hold(cast.morwenna, row, held_at=clock.now() - timedelta(days=3))

    def test_an_enquiry_does_not_start_before_an_earlier_one_ended(self, cast: Cast) -> None:
        running = told.submitted(cast)
        with clock.at(clock.now() + timedelta(days=7)):
            row = decide_enquiry(
                by=cast.morwenna, enquiry=running, outcome="continue_assessment", rationale="She is safe.",
                substantiated="not_at_risk",
            ).enquiry  # fmt: skip
        with clock.at(clock.now() + timedelta(days=9)):
            again = ask_for_discussion(by=cast.morwenna, referral=row.referral, why="Hit again on Sunday.")
            with pytest.raises(NotNow, match="another cannot start before that day"):
                told.hold(cast.morwenna, again, held_at=clock.now() - timedelta(days=4))
            told.hold(cast.morwenna, again)
        assert Enquiry.objects.count() == 2

    def test_it_is_replaced_and_the_enquiry_stopped_only_while_nothing_was_done(self, cast: Cast) -> None:
        first = told.decided(cast, "section_47_single")
        change = {"replaces": first, "old_work": "stopped", "old_work_reason": "The scan is clear."}
        decide_discussion(
            by=cast.morwenna, discussion=first.discussion, outcome="assessment", rationale="An accident.",
            **change,
        )  # fmt: skip
        assert Enquiry.objects.get().stopped_reason == "The scan is clear."
        running = told.written(cast)
        made = running.discussion.decisions.get()
        with pytest.raises(NotNow, match="has begun"):
            decide_discussion(
                by=cast.morwenna, discussion=running.discussion, outcome="assessment", rationale="Accident.",
                **{**change, "replaces": made},
            )  # fmt: skip


def test_a_replaced_screening_stops_one_not_yet_held_and_no_other(cast: Cast) -> None:
    row = told.asked(cast)
    stop_discussions(by=cast.jory, opened_by=row.opened_by, reason="It is another family.")
    row.refresh_from_db()
    assert row.stopped_reason == "It is another family."
    other = told.held(cast)
    with pytest.raises(NotNow, match="held and decided"):
        stop_discussions(by=cast.jory, opened_by=other.opened_by, reason="It is another family.")


def test_the_first_page_says_when_a_child_is_in_section_47(cast: Cast) -> None:
    row = told.asked(cast)
    address = reverse("child", args=[row.child.pk])
    assert "Strategy discussion due Tue 24 Nov 2026" in signed_in(cast.morwenna).get(address).content.decode()
    told.hold(cast.morwenna, row)
    page = signed_in(cast.morwenna).get(address).content.decode()
    assert "Section 47 enquiry, conference due Mon 14 Dec 2026" in page


def test_lists_cost_the_same_however_long(cast: Cast, django_assert_num_queries) -> None:
    child: Person = told.held(cast).child
    user = cast.morwenna
    assert user.roles
    assert user.managed_team_ids
    with django_assert_num_queries(3):
        items_for(user, clock.today())
    with django_assert_num_queries(3):
        due_for([child], clock.today())
