"""Section 47 enquiries: their clock, what is done within, the manager's decision, the conference."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from assessments.models import Assessment, Enquiry, EnquiryDecision
from assessments.open_work import open_work
from assessments.protection import queries_on
from assessments.protection_worklist import items_for
from assessments.services import (
    book_conference,
    change_part,
    decide_enquiry,
    record_part,
    save_enquiry,
    submit_enquiry,
)
from casework import clock
from casework.guards import NotNow, NotYours
from children.models import PassedOn
from children.services.passed_on import clock_words
from referrals.models import Referral
from referrals.services import close_referral
from tests import protection_stories as told
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")


def test_the_clock_counts_fifteen_working_days_from_the_discussion(cast: Cast) -> None:
    with clock.at(clock.now() + timedelta(days=2)):
        row = told.asked(cast)
        told.hold(cast.morwenna, row, held_at=clock.now() - timedelta(hours=5))
        enquiry = Enquiry.objects.get()
        page = signed_in(cast.morwenna).get(reverse("enquiry", args=[enquiry.pk])).content.decode()
    assert (enquiry.started_on, enquiry.conference_due_on) == (date(2026, 11, 25), date(2026, 12, 16))
    assert "15 working days from the strategy discussion that started the section 47 enquiry" in page


def test_visits_since_it_started_stand_in_it_by_themselves(cast: Cast) -> None:
    row = told.enquiry(cast)
    stories.seen(cast, row.child)
    page = signed_in(cast.kerensa).get(reverse("enquiry", args=[row.pk])).content.decode()
    assert "Seen alone" in page


def test_what_is_missing_keeps_it_from_being_submitted(cast: Cast) -> None:
    row = told.enquiry(cast)
    with pytest.raises(NotNow) as refused:
        submit_enquiry(by=cast.kerensa, enquiry=row, version=row.version)
    assert "What was found is not written." in refused.value.reasons


def test_nothing_in_it_changes_while_it_is_with_the_manager(cast: Cast) -> None:
    row = told.submitted(cast)
    check = row.enquirychecks.get()
    for change in (
        lambda: save_enquiry(
            by=cast.kerensa, enquiry=row, version=row.version, lead=None, plan="Other.", findings=""
        ),
        lambda: change_part(by=cast.kerensa, part=check, version=check.version, answers={"answer": "No."}),
        lambda: record_part(by=cast.kerensa, enquiry=row, kind="check", answers={}),
    ):
        with pytest.raises(NotNow, match="submitted this enquiry"):
            change()


def test_an_answer_is_whole_or_awaited(cast: Cast) -> None:
    check = told.written(cast).enquirychecks.get()
    with pytest.raises(NotNow, match="cannot be saved"):
        change_part(by=cast.kerensa, part=check, version=check.version, answers={"answer": "She was absent."})
    answered = {"answer": "She was absent on Monday.", "answered_on": clock.today()}
    assert change_part(by=cast.kerensa, part=check, version=check.version, answers=answered).answered_on


class TestDecision:
    def test_whoever_wrote_in_it_does_not_decide(self, cast: Cast) -> None:
        row = told.written(cast)
        row = save_enquiry(
            by=cast.morwenna, enquiry=row, version=row.version, lead=cast.kerensa, plan=row.plan,
            findings="She was hit, twice.",
        )  # fmt: skip
        submit_enquiry(by=cast.kerensa, enquiry=row, version=row.version)
        with pytest.raises(NotYours, match="somebody else signs it off"):
            decide_enquiry(
                by=cast.morwenna, enquiry=row, outcome="continue_assessment", rationale="Enough is known.",
                substantiated="not_at_risk",
            )  # fmt: skip

    def test_returned_it_is_the_workers_again_with_the_reason(self, cast: Cast) -> None:
        row = Enquiry.objects.get(pk=told.enquiry_decided(cast, "returned").enquiry_id)
        assert (row.submitted_at, row.is_open) == (None, True)
        mine = [item.what for item in items_for(cast.kerensa, clock.today())]
        assert "Carry out the section 47 enquiry" in mine
        submit_enquiry(by=cast.kerensa, enquiry=row, version=row.version)

    def test_without_a_conference_it_says_that_none_is_required(self, cast: Cast) -> None:
        row = told.enquiry_decided(cast, "continue_assessment").enquiry
        assert (row.conference_not_required, row.conference_on) == (True, None)
        assert Assessment.objects.get(referral=row.referral).is_open, "there was none, so one starts"

    def test_no_further_action_closes_the_referral(self, cast: Cast) -> None:
        told.enquiry_decided(cast, "no_further_action")
        assert Referral.objects.get().closure_reason == "RC7"

    def test_a_referral_without_an_assessment_is_asked_about(self, cast: Cast) -> None:
        with pytest.raises(NotNow, match="has no assessment, which the census asks about"):
            told.enquiry_decided(cast, "conference", no_assessment_reason="")

    def test_it_says_whether_the_concern_was_substantiated(self, cast: Cast) -> None:
        with pytest.raises(NotNow, match="whether the concern was substantiated"):
            told.enquiry_decided(cast, "continue_assessment", substantiated="")

    def test_nothing_is_preselected_and_the_form_names_what_is_missing(self, cast: Cast) -> None:
        client, row = signed_in(cast.morwenna), told.submitted(cast)
        address = reverse("enquiry_decide", args=[row.pk])
        form = client.get(address).context["form"]
        assert (form["outcome"].value(), form["substantiated"].value()) == (None, None)
        errors = client.post(address, {"outcome": "continue_assessment", "rationale": "Clear."}).context
        assert set(errors["form"].errors) == {"substantiated"}
        sent = {
            "outcome": "continue_assessment", "rationale": "Clear.", "substantiated": "not_at_risk",
            "submission": "3f3f5a3e-6f2c-4d5b-9d6c-0e6b3d1c2b48",
        }  # fmt: skip
        assert client.post(address, sent).status_code == 302
        assert EnquiryDecision.objects.get().substantiated == "not_at_risk"


class TestConference:
    def test_it_is_passed_on_on_the_clock_of_the_discussion(self, cast: Cast, monday) -> None:
        with clock.at(monday + timedelta(days=10)):
            row = told.submitted(cast)
        with clock.at(monday + timedelta(days=17)):
            decide_enquiry(
                by=cast.morwenna, enquiry=row, outcome="conference", rationale="She is not safe.",
                substantiated="at_risk", no_assessment_reason="It starts with the conference.",
            )  # fmt: skip
        work = PassedOn.objects.get(kind="conference")
        assert work.due_on == row.conference_due_on
        assert "on Thu 3 Dec 2026" in clock_words(work)

    def test_without_its_date_the_referral_stays_open_and_the_list_asks(self, cast: Cast) -> None:
        row = told.enquiry_decided(cast, "conference").enquiry
        assert "The date of the initial child protection conference is not recorded" in open_work(
            row.referral
        )
        asked = [item.what for item in items_for(cast.morwenna, clock.today())]
        assert "Enter the date of the initial conference" in asked
        with pytest.raises(NotNow):
            close_referral(by=cast.morwenna, referral=row.referral, reason="RC7", rationale="All is well.")
        row.refresh_from_db()
        book_conference(by=cast.kerensa, enquiry=row, version=row.version, conference_on=date(2026, 12, 9))
        assert open_work(row.referral) == []

    @pytest.mark.parametrize(
        ("day", "words"),
        [
            (date(2026, 11, 20), "cannot be before the referral"),
            (date(2026, 11, 24), "cannot be before the enquiry"),
            (date(2026, 12, 5), "is at a weekend"),
            (date(2026, 12, 17), "later than 15 working days from the discussion. Say why"),
        ],
    )
    def test_what_the_census_would_refuse_is_refused_in_words(
        self, cast: Cast, monday, day: date, words: str
    ) -> None:
        asked = told.asked(cast)
        with clock.at(monday + timedelta(days=2)):
            told.hold(cast.morwenna, asked)
        row = Enquiry.objects.get()
        with pytest.raises(NotNow, match=words):
            _booked(cast, row, day)


def _booked(cast: Cast, row: Enquiry, day: date) -> None:
    """Straight to the date: what the days before it needed is told elsewhere."""
    row.ended_on = row.started_on
    row.save()
    book_conference(by=cast.morwenna, enquiry=row, version=row.version, conference_on=day)


def test_what_the_census_would_query_stands_on_the_page(cast: Cast, monday) -> None:
    row = told.enquiry(cast)
    assert queries_on(row) == [
        "The referral has no assessment. An enquiry is carried out through one: ask for it."
    ]
    with clock.at(monday + timedelta(days=140)):
        first, second, _ = queries_on(row)
    assert first.startswith("The conference was due by 14 December 2026")
    assert second.startswith("The enquiry began before 1 April 2027")
