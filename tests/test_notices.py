"""Notices: people are told what happened to their children, by words that name nobody, and only theirs."""

import pytest
from django.urls import reverse

from casework.models import Notice
from casework.notices import tell
from children.services.involvement import allocate, state_reason
from children.services.restriction import restrict
from referrals.models import Referral
from referrals.services import allocate_referral
from tests import stories
from tests.cast import Cast
from tests.household import Household, household, restricted, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def home(cast: Cast) -> Household:
    return household(cast)


def told(user) -> list[str]:
    return list(Notice.objects.filter(user=user).values_list("words", flat=True))


def test_the_worker_is_told_of_a_child_allocated_to_them(cast: Cast) -> None:
    case = stories.referral(cast)
    allocate_referral(by=cast.morwenna, referral=case, worker=cast.denzel, reason="He knows the school.")
    assert told(cast.denzel) == ["Allocated to you"]
    page = signed_in(cast.denzel).get(reverse("notices")).content.decode()
    assert "Allocated to you: Amber Tregear" in page
    assert Referral.objects.count() == 1


def test_the_worker_is_told_of_a_decision_and_whoever_decides_is_not(cast: Cast) -> None:
    stories.signed_off(cast)
    assert "Assessment: Signed off: child in need plan" in told(cast.kerensa)
    assert not [words for words in told(cast.morwenna) if words.startswith("Assessment")]


def test_the_worker_is_told_that_somebody_opened_the_record_with_a_reason(
    cast: Cast, home: Household
) -> None:
    state_reason(by=cast.petroc, person=home.amber, reason="She was seen at our drop-in.")
    assert "Petroc Vivian opened the record, and said why" in told(cast.kerensa)


def test_whoever_is_asked_for_an_action_is_told(cast: Cast) -> None:
    stories.overseen(cast)
    assert "An action from management oversight is yours" in told(cast.kerensa)


def test_the_header_counts_what_is_unread_until_it_is_opened(cast: Cast, home: Household) -> None:
    Notice.objects.all().delete()
    tell([cast.kerensa], "Something happened", reverse("child", args=[home.amber.pk]), subject=home.amber.pk)
    kerensa = signed_in(cast.kerensa)
    assert (
        'Notices (1<span class="govuk-visually-hidden"> unread</span>)' in kerensa.get("/").content.decode()
    )
    answer = kerensa.get(reverse("notice", args=[Notice.objects.get().pk]))
    assert answer["Location"] == reverse("child", args=[home.amber.pk])
    assert "Notices (" not in kerensa.get("/").content.decode()


def test_all_can_be_marked_as_read_at_once_and_only_ones_own(cast: Cast) -> None:
    tell([cast.kerensa, cast.denzel], "Something happened", "/")
    signed_in(cast.kerensa).post(reverse("notices_read"))
    assert not Notice.objects.filter(user=cast.kerensa, read_at=None).exists()
    assert Notice.objects.filter(user=cast.denzel, read_at=None).exists()


def test_somebody_elses_notice_is_not_there(cast: Cast) -> None:
    tell([cast.denzel], "Something happened", "/")
    assert signed_in(cast.kerensa).get(reverse("notice", args=[Notice.objects.get().pk])).status_code == 404


def test_once_a_record_is_restricted_only_those_named_still_have_notices_of_it(
    cast: Cast, home: Household
) -> None:
    for user in (cast.kerensa, cast.morwenna):
        tell([user], "Something happened", "/", subject=home.amber.pk)
    restrict(
        by=cast.morwenna, person=home.amber, named=[cast.morwenna, cast.talan], reason="A colleague’s child."
    )
    assert not Notice.objects.filter(user=cast.kerensa, subject=home.amber.pk).exists()
    assert Notice.objects.filter(user=cast.morwenna, subject=home.amber.pk).exists()
    assert "Amber" not in signed_in(cast.kerensa).get(reverse("notices")).content.decode()


def test_of_a_restricted_child_only_those_named_are_told(cast: Cast) -> None:
    hidden = restricted(cast)
    Notice.objects.all().delete()
    allocate(by=cast.hedra, person=hidden, worker=cast.denzel, reason="Cover.")
    assert told(cast.denzel) == []
