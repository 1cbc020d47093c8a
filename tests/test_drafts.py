"""Drafts: what somebody types is kept as they type, for them alone, and is no part of the record."""

from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment
from assessments.services import submit_assessment
from casework import clock
from casework.drafts import Opened, keep_draft
from casework.drafts.keeping import LONGEST, SentAlready
from casework.guards import NotYours
from casework.models import Draft, Recorded, Submission
from children.models import Involvement, Visit
from children.services.restriction import restrict
from referrals.models import Contact
from tests import stories
from tests.cast import MONDAY, Cast
from tests.household import signed_in
from tests.typing_away import draft_of, opened, text_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

FRIDAY = "On Fridays Amber packs a bag and listens for the car."
MY_DRAFTS = "/drafts/"


@pytest.fixture
def case(cast: Cast) -> Assessment:
    return stories.assessment(cast)


@pytest.fixture
def kerensa(cast: Cast) -> Client:
    return signed_in(cast.kerensa)


def analysis(case: Assessment) -> str:
    return reverse("assessment_section", args=[case.pk, "analysis"])


def records() -> Counter[str]:
    """How many rows there are of everything that is on the record, histories too."""
    models = [
        model for model in apps.get_models() if issubclass(model, Recorded) or "istorical" in model.__name__
    ]
    return Counter({model._meta.label: model._default_manager.count() for model in models})


class TestKeeping:
    def test_it_says_when_and_nothing_is_on_the_record(self, kerensa: Client, case: Assessment) -> None:
        before = records()
        form = opened(kerensa, analysis(case))
        answer = form.keeps(text=FRIDAY)
        assert answer.json() == {"mark": form.mark, "saved": "09:40"}
        assert records() == before
        draft = draft_of(form)
        assert (draft.title, draft.subject, draft.route) == ("Analysis", case.child.pk, "assessment_section")
        assert case.sections.get(key="analysis").text == ""

    def test_the_next_one_takes_its_place(self, kerensa: Client, case: Assessment) -> None:
        form = opened(kerensa, analysis(case))
        form.keeps(text="On Fridays")
        form.keeps(text=FRIDAY)
        assert draft_of(form).data["text"] == [FRIDAY]

    def test_without_javascript_the_button_does_it(self, kerensa: Client, case: Assessment) -> None:
        answer = opened(kerensa, analysis(case)).keeps_by_button(text=FRIDAY)
        assert answer["Location"] == MY_DRAFTS
        page = kerensa.get(MY_DRAFTS).content.decode()
        assert "Your draft is kept" in page
        assert "Analysis" in page
        assert "Amber Tregear" in page
        assert "My drafts (1)" in page

    def test_somebody_signed_in_meanwhile_keeps_nothing_of_hers(
        self, cast: Cast, kerensa: Client, case: Assessment
    ) -> None:
        form = opened(kerensa, analysis(case))
        form.client = signed_in(cast.morwenna)
        assert form.keeps(text=FRIDAY).status_code == 403
        assert not Draft.objects.exists()

    def test_nobody_signed_in_is_told_so_in_a_way_a_script_understands(
        self, kerensa: Client, case: Assessment
    ) -> None:
        form = opened(kerensa, analysis(case))
        form.client = Client()
        answer = form.keeps(text=FRIDAY)
        assert (answer.status_code, answer.json()["user"]) == (401, "")

    @pytest.mark.parametrize("altered", ["", "x", "WyJ4Il0:none"])
    def test_only_for_a_form_that_was_opened_here(
        self, kerensa: Client, case: Assessment, altered: str
    ) -> None:
        answer = opened(kerensa, analysis(case)).keeps(text=FRIDAY, opened=altered)
        assert answer.status_code == 409
        assert "Copy what you typed" in answer.json()["message"]
        assert not Draft.objects.exists()

    def test_not_more_than_a_form_holds(self, kerensa: Client, case: Assessment) -> None:
        answer = opened(kerensa, analysis(case)).keeps(text="x" * LONGEST)
        assert answer.status_code == 413
        assert "Save it in parts" in answer.json()["message"]

    def test_no_nul_no_token_and_no_password(self, kerensa: Client, case: Assessment) -> None:
        form = opened(kerensa, analysis(case))
        form.keeps(text="On\x00 Fridays", password="granite", csrfmiddlewaretoken="t")
        kept = draft_of(form).data
        assert kept["text"] == ["On Fridays"]
        assert not {"password", "csrfmiddlewaretoken", "opened"} & set(kept)


class TestGoingOn:
    def test_the_form_opens_with_what_was_typed_and_judges_nothing(
        self, kerensa: Client, case: Assessment
    ) -> None:
        form = opened(kerensa, reverse("visit_add", args=[case.child.pk]))
        form.keeps(account="Amber showed me", seen="alone", **{"visited_at-day": "31"})
        page = kerensa.get(draft_of(form).url).content.decode()
        assert "Amber showed me</textarea>" in page
        assert "There is a problem" not in page
        again = opened(kerensa, draft_of(form).url)
        assert again.form.text_of("visited_at-day") == "31"
        assert again.form.controls["seen"].values == ["alone"]
        assert again.mark == form.mark

    def test_the_page_offers_it_to_whoever_opens_it_afresh(self, kerensa: Client, case: Assessment) -> None:
        form = opened(kerensa, analysis(case))
        form.keeps(text=FRIDAY)
        page = kerensa.get(analysis(case)).content.decode()
        assert "You have a draft of this page" in page
        assert draft_of(form).url in page
        assert FRIDAY not in page

    def test_saving_the_form_ends_it(self, kerensa: Client, case: Assessment) -> None:
        form = opened(kerensa, analysis(case))
        form.keeps(text=FRIDAY)
        assert opened(kerensa, draft_of(form).url).sends().status_code == 302
        assert case.sections.get(key="analysis").text == FRIDAY
        assert not Draft.objects.exists()

    def test_a_save_that_is_refused_leaves_it(self, kerensa: Client, case: Assessment) -> None:
        form = opened(kerensa, analysis(case))
        form.keeps(complete="True")
        assert form.sends(complete="True").status_code == 200
        assert Draft.objects.exists()

    def test_one_that_comes_in_after_the_form_was_saved_brings_nothing_back(
        self, cast: Cast, kerensa: Client, case: Assessment
    ) -> None:
        form = opened(kerensa, analysis(case))
        form.sends(text=FRIDAY)
        assert form.keeps(text=FRIDAY).status_code == 410
        note = Opened.read(form.form.text_of("opened"))
        with pytest.raises(SentAlready):
            keep_draft(by=cast.kerensa, mark=form.mark, opened=note, data={"text": [FRIDAY]})
        # Even one that was being written in the same moment is not offered.
        Draft.objects.create(
            pk=form.mark, owner=cast.kerensa, path=analysis(case), opened=uuid4(), data={"text": [FRIDAY]}
        )
        assert "You have a draft" not in kerensa.get(analysis(case)).content.decode()
        assert FRIDAY not in kerensa.get(MY_DRAFTS).content.decode()

    def test_a_stale_draft_is_found_when_it_is_saved(
        self, cast: Cast, kerensa: Client, case: Assessment
    ) -> None:
        form = opened(kerensa, analysis(case))
        form.keeps(text=FRIDAY)
        opened(signed_in(cast.morwenna), analysis(case)).sends(text="Morwenna’s wording.")
        page = opened(kerensa, draft_of(form).url).sends().content.decode()
        assert "Morwenna Nance saved this" in page
        assert "Morwenna’s wording." in page
        assert f"{FRIDAY}</textarea>" in page
        assert Draft.objects.exists()


class TestNothingMixes:
    def test_two_new_contacts_side_by_side(self, cast: Cast) -> None:
        tamsin = signed_in(cast.tamsin)
        one, other = opened(tamsin, "/contacts/add/"), opened(tamsin, "/contacts/add/")
        one.keeps(account="A neighbour heard shouting.")
        other.keeps(account="The school rang about a bruise.")
        one.keeps(account="A neighbour heard shouting, twice.")
        assert text_in(tamsin, draft_of(one).url, "account") == "A neighbour heard shouting, twice."
        assert text_in(tamsin, draft_of(other).url, "account") == "The school rang about a bruise."
        assert not Contact.objects.exists()

    def test_a_draft_never_opens_in_another_childs_form(
        self, cast: Cast, kerensa: Client, case: Assessment
    ) -> None:
        brother = stories.assessment(cast, stories.child(cast.tamsin, given_name="Tristan"))
        form = opened(kerensa, analysis(case))
        form.keeps(text=FRIDAY)
        page = kerensa.get(f"{analysis(brother)}?draft={form.mark}").content.decode()
        assert FRIDAY not in page
        assert "draft of this page" not in page

    def test_nor_for_another_person(self, cast: Cast, kerensa: Client, case: Assessment) -> None:
        form = opened(kerensa, analysis(case))
        form.keeps(text=FRIDAY)
        morwenna = signed_in(cast.morwenna)
        assert FRIDAY not in morwenna.get(draft_of(form).url).content.decode()
        assert FRIDAY not in morwenna.get(MY_DRAFTS).content.decode()
        assert morwenna.get(reverse("draft", args=[form.mark])).status_code == 404
        assert morwenna.post(reverse("draft_discard", args=[form.mark])).status_code == 404
        assert Draft.objects.exists()

    def test_two_windows_on_one_draft_become_two_drafts(self, kerensa: Client, case: Assessment) -> None:
        first = opened(kerensa, analysis(case))
        first.keeps(text="On Fridays")
        second = opened(kerensa, draft_of(first).url)
        second.keeps(text="On Fridays Amber packs a bag.")
        elsewhere = first.keeps(text="On Fridays she listens.").json()["mark"]
        assert elsewhere != first.mark
        assert draft_of(first).data["text"] == ["On Fridays Amber packs a bag."]
        assert Draft.objects.get(pk=elsewhere).data["text"] == ["On Fridays she listens."]

    def test_a_mark_of_somebody_else_is_no_way_in(
        self, cast: Cast, kerensa: Client, case: Assessment
    ) -> None:
        form = opened(kerensa, analysis(case))
        form.keeps(text=FRIDAY)
        hers = opened(signed_in(cast.morwenna), analysis(case)).keeps(text="Mine.", submission=form.mark)
        assert hers.json()["mark"] != form.mark
        assert draft_of(form).data["text"] == [FRIDAY]


class TestAccessIsAskedAgain:
    def test_when_the_child_is_somebody_elses_by_now(
        self, cast: Cast, kerensa: Client, case: Assessment
    ) -> None:
        form = opened(kerensa, analysis(case))
        form.keeps(text=FRIDAY)
        for row in Involvement.objects.filter(person=case.child, user=cast.kerensa):
            row.ends_at = clock.now() - timedelta(minutes=1)
            row.save()
        for page in (draft_of(form).url, reverse("draft", args=[form.mark])):
            assert kerensa.get(page).status_code == 302, "asked for a reason first"

    def test_of_a_child_restricted_since_nothing_is_named(
        self, cast: Cast, kerensa: Client, case: Assessment
    ) -> None:
        form = opened(kerensa, analysis(case))
        form.keeps(text=FRIDAY)
        restrict(by=cast.talan, person=case.child, named=[cast.jory, cast.talan], reason="A threat was made.")
        page = kerensa.get(MY_DRAFTS).content.decode()
        assert "closed to you now" in page
        for hidden in ("Amber", "Analysis", str(case.pk), str(case.child.pk)):
            assert hidden not in page
        assert kerensa.get(draft_of(form).url).status_code == 404
        assert kerensa.get(reverse("draft", args=[form.mark])).status_code == 404

    def test_a_form_closed_meanwhile_can_still_be_read_and_copied(self, cast: Cast, kerensa: Client) -> None:
        copy = stories.submitted(cast)
        case = copy.assessment
        stories.decide_assessment(
            by=cast.morwenna, copy=copy, outcome="returned", rationale="Say what a Friday is like."
        )
        form = opened(kerensa, analysis(case))
        submit_assessment(by=cast.kerensa, assessment=case)
        refused = form.sends(text=FRIDAY)
        assert refused.status_code == 409
        assert "What you typed is not lost" in refused.content.decode()
        assert FRIDAY in kerensa.get(reverse("draft", args=[form.mark])).content.decode()


def test_discarding_is_by_its_owner_and_final(cast: Cast, kerensa: Client, case: Assessment) -> None:
    form = opened(kerensa, reverse("visit_add", args=[case.child.pk]))
    form.keeps(account="Amber showed me")
    assert kerensa.get(reverse("draft_discard", args=[form.mark])).status_code == 405
    kerensa.post(reverse("draft_discard", args=[form.mark]))
    assert not Draft.objects.exists()
    assert not Visit.objects.exists()


def test_a_draft_of_somebody_else_is_not_kept_by_the_service_either(
    cast: Cast, kerensa: Client, case: Assessment
) -> None:
    note = Opened.read(opened(kerensa, analysis(case)).form.text_of("opened"))
    with pytest.raises(NotYours):
        keep_draft(by=cast.morwenna, mark=uuid4(), opened=note, data={})


def test_tidying_throws_away_what_nobody_touched_for_ninety_days(
    cast: Cast, kerensa: Client, case: Assessment
) -> None:
    sent, kept = opened(kerensa, analysis(case)), opened(kerensa, analysis(case))
    with clock.at(MONDAY - timedelta(days=91)):
        Draft.objects.create(pk=uuid4(), owner=cast.kerensa, path="/", opened=uuid4(), data={})
        Submission.objects.create(token=uuid4(), user=cast.kerensa, redirect_to="/")
    sent.sends(text=FRIDAY)
    kept.keeps(text=FRIDAY)
    call_command("tidy", verbosity=0)
    assert [str(draft.pk) for draft in Draft.objects.all()] == [kept.mark]
    assert [str(row.token) for row in Submission.objects.all()] == [sent.mark]
