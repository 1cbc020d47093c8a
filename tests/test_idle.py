"""After half an hour without activity the screen locks: nobody else reads on, and nothing typed is lost."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment
from casework.models import Draft, User
from casework.staff import change_own_password
from tests import stories
from tests.cast import PASSWORD, Cast
from tests.household import signed_in
from tests.typing_away import JSON, OpenForm, opened, text_in

pytestmark = pytest.mark.django_db

FRIDAY = "On Fridays Amber packs a bag and listens for the car."
At = Callable[[str], datetime]


@pytest.fixture
def case(cast: Cast, clock_at: At) -> Assessment:
    clock_at("2026-11-23 09:40")
    return stories.assessment(cast)


@pytest.fixture
def form(cast: Cast, case: Assessment) -> OpenForm:
    """The analysis, opened by Kerensa at 9:40."""
    change_own_password(by=cast.kerensa, password=PASSWORD)
    return opened(signed_in(cast.kerensa), reverse("assessment_section", args=[case.pk, "analysis"]))


def sign_in(client: Client, user: User, at: str) -> None:
    answer = client.post(reverse("sign_in"), {"username": user.username, "password": PASSWORD, "next": at})
    assert answer.status_code == 302


def test_whoever_was_away_is_asked_to_sign_in_and_goes_on_where_they_were(
    form: OpenForm, clock_at: At
) -> None:
    clock_at("2026-11-23 10:10")
    answer = form.client.get(form.url)
    assert answer["Location"] == f"/sign-in/?next={form.url}"
    assert "nothing was done here for 30 minutes" in form.client.get(answer["Location"]).content.decode()
    assert "_auth_user_id" not in form.client.session


def test_what_was_sent_too_late_is_kept_first_and_opens_after_signing_in(
    cast: Cast, form: OpenForm, clock_at: At
) -> None:
    clock_at("2026-11-23 10:15")
    answer = form.sends(text=FRIDAY)
    wanted = Draft.objects.get().url
    assert answer["Location"].startswith("/sign-in/?next=")
    page = form.client.get(answer["Location"]).content.decode()
    assert "What you typed is kept" in page
    assert FRIDAY not in page
    sign_in(form.client, cast.kerensa, wanted)
    assert text_in(form.client, wanted) == FRIDAY
    assert opened(form.client, wanted).sends().status_code == 302


def test_whoever_signs_in_there_as_somebody_else_does_not_see_it(
    cast: Cast, form: OpenForm, clock_at: At
) -> None:
    change_own_password(by=cast.morwenna, password=PASSWORD)
    clock_at("2026-11-23 10:15")
    form.sends(text=FRIDAY)
    wanted = Draft.objects.get().url
    sign_in(form.client, cast.morwenna, wanted)
    assert FRIDAY not in form.client.get(wanted).content.decode()
    assert FRIDAY not in form.client.get("/drafts/").content.decode()


def test_a_short_form_is_kept_too(cast: Cast, case: Assessment, clock_at: At) -> None:
    form = opened(signed_in(cast.kerensa), reverse("child_name", args=[case.child.pk]))
    clock_at("2026-11-23 10:15")
    form.sends(given_name="Ambrosia")
    assert Draft.objects.get().data["given_name"] == ["Ambrosia"]


def test_a_draft_that_comes_too_late_is_kept_and_the_page_told_to_ask_for_the_password(
    form: OpenForm, clock_at: At
) -> None:
    clock_at("2026-11-23 10:15")
    assert form.keeps(text=FRIDAY).status_code == 401
    assert Draft.objects.get().data["text"] == [FRIDAY]


def test_typing_is_activity(form: OpenForm, clock_at: At) -> None:
    clock_at("2026-11-23 10:05")
    form.keeps(text=FRIDAY)
    clock_at("2026-11-23 10:34")
    assert form.client.get(form.url).status_code == 200


def test_asking_how_long_is_left_is_not(form: OpenForm, clock_at: At) -> None:
    here = reverse("still_here")
    clock_at("2026-11-23 10:05")
    assert form.client.get(here, headers=JSON).json()["left"] == 5 * 60
    clock_at("2026-11-23 10:10")
    assert form.client.get(here, headers=JSON).status_code == 401


def test_saying_that_one_is_here_is(form: OpenForm, clock_at: At) -> None:
    here = reverse("still_here")
    clock_at("2026-11-23 10:09")
    answer = form.client.post(here, headers=JSON).json()
    assert (answer["user"], answer["left"]) == ("kerensa", 30 * 60)
    clock_at("2026-11-23 10:38")
    assert form.client.get(form.url).status_code == 200


def test_the_cookie_outlives_the_lock(settings) -> None:
    """Else nobody would know any more whose words they were."""
    assert settings.SESSION_COOKIE_AGE >= 10 * 60 * settings.IDLE_MINUTES


def test_a_password_is_never_kept(cast: Cast, form: OpenForm, clock_at: At) -> None:
    own = opened(form.client, reverse("change_password"))
    assert "opened" not in own.form.controls
    clock_at("2026-11-23 10:15")
    own.sends(current=PASSWORD, new="three plain words", again="three plain words")
    assert not Draft.objects.exists()


class TestStaleToken:
    """Two windows, signed in again in one: the other's token is stale when it is sent."""

    @pytest.fixture
    def strict(self, cast: Cast, form: OpenForm) -> OpenForm:
        """The same page, where tokens are checked as in production."""
        form.client = Client(enforce_csrf_checks=True)
        form.client.force_login(cast.kerensa)
        return form

    def test_what_was_typed_is_kept_and_offered(self, strict: OpenForm) -> None:
        refused = strict.sends(text=FRIDAY)
        assert refused.status_code == 403
        draft = Draft.objects.get()
        assert draft.data["text"] == [FRIDAY]
        assert draft.url in refused.content.decode()

    def test_not_for_somebody_else_who_is_signed_in(self, cast: Cast, strict: OpenForm) -> None:
        strict.client.force_login(cast.morwenna)
        assert "look under" in strict.sends(text=FRIDAY).content.decode()
        assert not Draft.objects.exists()

    def test_nor_for_another_site_which_cannot_sign_what_the_page_signed(self, strict: OpenForm) -> None:
        assert strict.sends(text="Planted.", opened="WzEsIi8iXQ:forged").status_code == 403
        assert not Draft.objects.exists()


def test_the_minutes_are_a_setting() -> None:
    assert settings.IDLE_MINUTES == 30
