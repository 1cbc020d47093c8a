"""The daily e-mail: counts and a link, no name, and only to those who want it and have something waiting."""

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from casework.models import User
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def addressed(cast: Cast) -> Cast:
    for user in User.objects.all():
        user.email = f"{user.username}@council.example"
        user.save()
    stories.submitted(cast)
    return cast


def sent() -> dict[str, str]:
    mail.outbox.clear()
    call_command("send_daily_emails", verbosity=0)
    return {message.to[0].partition("@")[0]: message.body for message in mail.outbox}


def test_it_says_how_much_waits_and_names_nobody(addressed: Cast, settings) -> None:
    settings.SITE_ADDRESS = "https://record.council.example"
    body = sent()["morwenna"]
    assert "Waiting for your decision: 1" in body
    assert "https://record.council.example/" in body
    for name in ("Amber", "Tregear", "Kerensa"):
        assert name not in body
        assert name not in mail.outbox[0].subject


def test_whoever_has_nothing_waiting_gets_none(addressed: Cast) -> None:
    assert "piran" not in sent()
    assert "petroc" not in sent()


def test_whoever_stops_it_gets_none_until_they_want_it_again(addressed: Cast) -> None:
    morwenna = signed_in(addressed.morwenna)
    morwenna.post(reverse("daily_email"))
    assert "morwenna" not in sent()
    assert "Send me the daily e-mail" in morwenna.get(reverse("notices")).content.decode()
    morwenna.post(reverse("daily_email"), {"on": "on"})
    assert "morwenna" in sent()


def test_nor_does_whoever_has_left_or_has_no_address(addressed: Cast) -> None:
    gone, none = addressed.morwenna, addressed.kerensa
    gone.is_active, none.email = False, ""
    gone.save()
    none.save()
    assert not {"morwenna", "kerensa"} & set(sent())
