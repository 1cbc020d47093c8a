"""A section is the unit of saving: in any order, by who works with the child, never over another’s text."""

from typing import Any

import pytest
from django.urls import reverse

from assessments.choices import SectionKey
from assessments.models import Assessment, AssessmentSection
from assessments.services import decide_assessment, save_section
from casework.guards import NotNow, NotYours, StaleRecord
from casework.models import User
from children.choices import InvolvementKind
from children.services.involvement import involve, state_reason
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")

STAIRS = "On 14 November Amber stood on the stairs while her father shouted."


@pytest.fixture
def case(cast: Cast) -> Assessment:
    return stories.assessment(cast)


def save(by: User, case: Assessment, key: str = SectionKey.HARM, **given: Any) -> AssessmentSection:
    told = {"version": stories.version_of(case, key), "text": STAIRS, "complete": False}
    return save_section(by=by, assessment=case, key=key, **{**told, **given})


def text_of(case: Assessment, key: str = SectionKey.HARM) -> str:
    return case.sections.get(key=key).text


def test_each_is_saved_by_itself_with_who_and_when(cast: Cast, case: Assessment, monday) -> None:
    save(cast.kerensa, case, SectionKey.ANALYSIS)
    written = case.sections.get(key=SectionKey.ANALYSIS)
    assert (written.text, written.saved_by, written.saved_at) == (STAIRS, cast.kerensa, monday)
    assert case.sections.filter(saved_at__isnull=False).count() == 1
    assert written.history.first().history_user == cast.kerensa


class TestWhoWrites:
    """The allocated worker, a co-worker, and whoever manages one of them."""

    def test_the_allocated_worker_and_her_manager(self, cast: Cast, case: Assessment) -> None:
        save(cast.kerensa, case)
        save(cast.morwenna, case)

    def test_a_co_worker(self, cast: Cast, case: Assessment) -> None:
        with pytest.raises(NotYours):
            save(cast.denzel, case)
        involve(by=cast.morwenna, person=case.child, kind=InvolvementKind.CO_WORKING, user=cast.denzel)
        save(cast.denzel, case)

    def test_a_manager_is_told_first_that_another_will_sign_it_off(
        self, cast: Cast, case: Assessment
    ) -> None:
        address = reverse("assessment_section", args=[case.pk, SectionKey.HARM])
        warning = "If you write here, another manager signs this assessment off."
        assert warning in signed_in(cast.morwenna).get(address).content.decode()
        assert warning not in signed_in(cast.kerensa).get(address).content.decode()

    def test_nobody_who_only_reads_the_record(self, cast: Cast, case: Assessment) -> None:
        state_reason(by=cast.petroc, person=case.child, reason="On duty for the team tonight.")
        with pytest.raises(NotYours, match="opened this record to read it"):
            save(cast.petroc, case)

    def test_nobody_who_is_involved_otherwise(self, cast: Cast, case: Assessment) -> None:
        involve(by=cast.morwenna, person=case.child, kind=InvolvementKind.CHAIRING, user=cast.steren)
        with pytest.raises(NotYours):
            save(cast.steren, case)


class TestWhenItMayBeWritten:
    def test_not_while_it_is_with_the_manager(self, cast: Cast) -> None:
        copy = stories.submitted(cast)
        with pytest.raises(NotNow, match="if the manager returns it"):
            save(cast.kerensa, copy.assessment)

    def test_again_once_it_was_returned(self, cast: Cast) -> None:
        copy = stories.submitted(cast)
        why = "Say what a Friday is like for Amber."
        decide_assessment(by=cast.morwenna, copy=copy, outcome="returned", rationale=why)
        save(cast.kerensa, copy.assessment)

    def test_never_after_sign_off(self, cast: Cast) -> None:
        signed = stories.signed_off(cast)
        with pytest.raises(NotNow, match="signed off on 23 November 2026"):
            save(cast.kerensa, signed.copy.assessment)


def test_complete_needs_words(cast: Cast, case: Assessment) -> None:
    with pytest.raises(NotNow, match="If there is nothing, say so"):
        save(cast.kerensa, case, text="  ", complete=True)
    assert case.sections.get(key=SectionKey.HARM).saved_at is None


class TestTwoWriters:
    """Nothing anybody saved is overwritten unseen, and nothing typed is lost."""

    def test_a_stale_save_is_refused(self, cast: Cast, case: Assessment) -> None:
        opened_on = stories.version_of(case, SectionKey.HARM)
        save(cast.morwenna, case, text="Morwenna’s wording.")
        with pytest.raises(StaleRecord):
            save(cast.kerensa, case, version=opened_on)
        assert text_of(case) == "Morwenna’s wording."

    def test_another_section_is_no_conflict(self, cast: Cast, case: Assessment) -> None:
        opened_on = stories.version_of(case, SectionKey.HARM)
        save(cast.morwenna, case, SectionKey.STRENGTHS)
        save(cast.kerensa, case, version=opened_on)

    def test_the_page_shows_both_texts_and_the_next_save_is_deliberate(
        self, cast: Cast, case: Assessment
    ) -> None:
        address = reverse("assessment_section", args=[case.pk, SectionKey.HARM])
        browser = signed_in(cast.kerensa)
        typed = {"version": stories.version_of(case, SectionKey.HARM), "text": "Kerensa’s wording."}
        save(cast.morwenna, case, text="Morwenna’s wording.")
        shown = browser.post(address, typed)
        page = shown.content.decode()
        assert "Saved by Morwenna Nance" in page
        assert "Morwenna’s wording." in page
        assert "Kerensa’s wording.</textarea>" in page
        assert text_of(case) == "Morwenna’s wording."
        again = {**typed, "version": shown.context["form"]["version"].value()}
        assert browser.post(address, again).status_code == 302
        assert text_of(case) == "Kerensa’s wording."


class TestUsedForBrothersAndSisters:
    """Common text is written once; each child's own record holds it, with its own history."""

    @pytest.fixture
    def tristan(self, cast: Cast, case: Assessment) -> Assessment:
        """Tristan, on the same contact."""
        brother = stories.child(cast.tamsin, given_name="Tristan", sex="M")
        row = stories.screening(cast, brother, on=case.referral.screening.contact)
        stories.decide_screening(
            by=cast.jory,
            screening=row,
            outcome="assessment",
            threshold="4",
            rationale="He sleeps in the same house.",
            primary_need="N1",
            receiving_team=cast.team("penwith"),
        )
        his = Assessment.objects.get(referral__child=brother)
        stories.allocate_referral(
            by=cast.morwenna, referral=his.referral, worker=cast.kerensa, reason="One worker."
        )
        return his

    def test_it_fills_an_empty_section(self, cast: Cast, case: Assessment, tristan: Assessment) -> None:
        before = stories.version_of(tristan, SectionKey.HARM)
        save(cast.kerensa, case, use_for=[tristan], complete=True)
        theirs = tristan.sections.get(key=SectionKey.HARM)
        assert (theirs.text, theirs.complete, theirs.saved_by) == (STAIRS, False, cast.kerensa)
        assert theirs.version > before
        assert theirs.history.first().history_change_reason == "Text common to brothers and sisters"

    def test_it_goes_below_what_is_written_there(
        self, cast: Cast, case: Assessment, tristan: Assessment
    ) -> None:
        save(cast.kerensa, tristan, text="Tristan was asleep.")
        save(cast.kerensa, case, use_for=[tristan])
        assert text_of(tristan) == f"Tristan was asleep.\n\n———\n\n{STAIRS}"
        save(cast.kerensa, case, use_for=[tristan])
        assert text_of(tristan).count(STAIRS) == 1

    def test_what_belongs_to_one_child_is_not_shared(
        self, cast: Cast, case: Assessment, tristan: Assessment
    ) -> None:
        with pytest.raises(NotNow, match="belongs to one child"):
            save(cast.kerensa, case, SectionKey.CHILD_VIEWS, use_for=[tristan])

    def test_a_child_of_another_family_is_refused_and_nothing_is_saved(
        self, cast: Cast, case: Assessment
    ) -> None:
        stranger = stories.assessment(cast, stories.child(cast.tamsin, given_name="Sennen"))
        with pytest.raises(NotYours):
            save(cast.kerensa, case, use_for=[stranger])
        assert text_of(case) == text_of(stranger) == ""

    def test_so_is_one_the_user_does_not_work_with(
        self, cast: Cast, case: Assessment, tristan: Assessment
    ) -> None:
        stories.allocate_referral(
            by=cast.morwenna, referral=tristan.referral, worker=cast.denzel, reason="Kerensa has too many."
        )
        with pytest.raises(NotYours):
            save(cast.kerensa, case, use_for=[tristan])

    def test_the_page_offers_it_and_says_what_becomes_of_the_text(
        self, cast: Cast, case: Assessment, tristan: Assessment
    ) -> None:
        browser = signed_in(cast.kerensa)
        address = reverse("assessment_section", args=[case.pk, SectionKey.HARM])
        assert "Tristan Tregear: nothing is written there yet" in browser.get(address).content.decode()
        version = stories.version_of(case, SectionKey.HARM)
        browser.post(address, {"version": version, "text": STAIRS, "use_for": [str(tristan.pk)]})
        assert text_of(tristan) == STAIRS


def test_the_section_of_the_assessment_before_stands_beside_the_new_one(cast: Cast) -> None:
    signed = stories.signed_off(cast, "close")
    again = stories.assessment(cast, signed.child)
    address = reverse("assessment_section", args=[again.pk, SectionKey.STRENGTHS])
    page = signed_in(cast.kerensa).get(address).content.decode()
    assert "In the assessment before" in page
    assert "What is working well: what Kerensa found." in page


def test_what_the_child_said_at_visits_stands_beside_their_views(cast: Cast, case: Assessment) -> None:
    stories.seen(cast, case.child)
    address = reverse("assessment_section", args=[case.pk, SectionKey.CHILD_VIEWS])
    assert "I like it when Daddy is at work." in signed_in(cast.kerensa).get(address).content.decode()
