"""Guessing a password is slowed down, and nobody can shut out somebody else by it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from casework import clock
from casework.answering import network_of
from casework.models import SignInCounter, User
from casework.sign_in.door import Door
from tests.cast import PASSWORD, Cast

HOME, HOTEL = "198.51.100.7", "203.0.113.99"
TOO_OFTEN = "Signing in failed too often"
A_GUESS = "kettle"
WRONG = "The username or the password is wrong"


@pytest.fixture(autouse=True)
def on_monday(clock_at: Callable[[str], datetime]) -> Callable[[str], datetime]:
    clock_at("2026-11-23 09:40")
    return clock_at


@pytest.fixture
def kerensa(cast: Cast) -> User:
    user = cast.kerensa
    user.set_password(PASSWORD)
    user.save()
    return user


def tries(
    name: str, password: str = A_GUESS, *, at: str = HOTEL, browser: Client | None = None
) -> HttpResponse:
    sent = {"username": name, "password": password}
    return (browser or Client()).post(reverse("sign_in"), sent, REMOTE_ADDR=at)


def said(answer: HttpResponse) -> str:
    return answer.content.decode()


def is_in(answer: HttpResponse) -> bool:
    return answer.status_code == 302


def fail(times: int, name: str, *, at: str = HOTEL) -> HttpResponse:
    for _ in range(times):
        answer = tries(name, at=at)
    return answer


def test_after_five_failures_the_next_waits_and_is_told_until_when(kerensa: User) -> None:
    assert WRONG in said(fail(5, "kerensa"))
    held = tries("kerensa", PASSWORD)
    assert held.status_code == 429
    assert TOO_OFTEN in said(held)
    assert "You can try again at 09:42" in said(held)


def test_the_wait_grows_and_then_ends(kerensa: User, on_monday: Callable[[str], datetime]) -> None:
    fail(5, "kerensa")
    waits = []
    for _ in range(8):
        until = SignInCounter.objects.exclude(waits_until=None).latest("waits_until").waits_until
        waits.append(round((until - clock.now()) / timedelta(minutes=1)))
        on_monday(until)
        assert WRONG in said(tries("kerensa"))
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]


def test_a_day_later_it_is_forgotten(kerensa: User, on_monday: Callable[[str], datetime]) -> None:
    fail(5, "kerensa")
    on_monday("2026-11-24 09:45")
    assert WRONG in said(tries("kerensa"))
    assert is_in(tries("kerensa", PASSWORD))


def test_whoever_remembers_after_four_failures_is_in_and_starts_anew(kerensa: User) -> None:
    fail(4, "kerensa")
    assert is_in(tries("kerensa", PASSWORD))
    fail(4, "kerensa")
    assert is_in(tries("kerensa", PASSWORD))


def test_a_stranger_cannot_shut_out_whoever_signed_in_before(kerensa: User) -> None:
    own = Client()
    assert is_in(tries("kerensa", PASSWORD, at=HOME, browser=own))
    own.post(reverse("sign_out"))
    for number in range(12):
        fail(2, "kerensa", at=f"203.0.113.{number}")
    # Even from the very address of the stranger.
    assert is_in(tries("kerensa", PASSWORD, at="203.0.113.1", browser=own))
    # What the stranger pays: from yet another address the name waits too.
    assert TOO_OFTEN in said(tries("kerensa", at=HOTEL))


def test_a_browser_that_was_signed_in_before_has_its_own_few_tries(kerensa: User) -> None:
    own = Client()
    tries("kerensa", PASSWORD, browser=own)
    own.post(reverse("sign_out"))
    for _ in range(5):
        tries("kerensa", browser=own)
    assert TOO_OFTEN in said(tries("kerensa", PASSWORD, browser=own))
    # Nobody else waits for that.
    assert is_in(tries("kerensa", PASSWORD, at=HOME))


def test_the_mark_of_a_browser_is_signed_and_is_of_one_name(cast: Cast, kerensa: User) -> None:
    own = Client()
    tries("kerensa", PASSWORD, browser=own)
    cookie = own.cookies[settings.DEVICE_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert "kerensa" not in cookie.value
    fail(5, "morwenna")
    own.post(reverse("sign_out"))
    assert TOO_OFTEN in said(tries("morwenna", browser=own))
    forged = Client()
    forged.cookies[settings.DEVICE_COOKIE_NAME] = cookie.value[:-3] + "abc"
    fail(5, "kerensa")
    assert TOO_OFTEN in said(tries("kerensa", PASSWORD, browser=forged))


def test_a_shared_desk_knows_everybody_who_signed_in_there(cast: Cast, kerensa: User) -> None:
    desk = Client()
    cast.denzel.set_password(PASSWORD)
    other = cast.denzel
    other.set_password(PASSWORD)
    other.save()
    for name in ("kerensa", "denzel"):
        assert is_in(tries(name, PASSWORD, browser=desk))
        desk.post(reverse("sign_out"))
        fail(6, name)
    assert is_in(tries("kerensa", PASSWORD, browser=desk))


def test_a_name_that_nobody_has_is_answered_alike(kerensa: User) -> None:
    for known, unknown in [(tries("kerensa"), tries("nobody")) for _ in range(6)]:
        assert known.status_code == unknown.status_code
        assert said(known).count("kerensa") == said(unknown).count("nobody")
        for words in (WRONG, TOO_OFTEN, "09:42"):
            assert (words in said(known)) == (words in said(unknown))
    assert SignInCounter.objects.filter(failures=5).count() == 4


def test_an_account_that_is_closed_is_answered_as_a_wrong_password(kerensa: User) -> None:
    kerensa.is_active = False
    kerensa.save()
    assert WRONG in said(tries("kerensa", PASSWORD))


def test_one_address_cannot_try_a_few_passwords_on_every_name(
    kerensa: User, on_monday: Callable[[str], datetime]
) -> None:
    request = RequestFactory().post(reverse("sign_in"), REMOTE_ADDR=HOTEL)
    for number in range(99):
        Door.to_sign_in(request, f"user{number}").knock()
    assert WRONG in said(tries("user99", at=HOTEL))
    assert TOO_OFTEN in said(tries("kerensa", PASSWORD, at=HOTEL))
    assert is_in(tries("kerensa", PASSWORD, at=HOME))
    on_monday("2026-11-23 09:42")
    assert is_in(tries("kerensa", PASSWORD, at=HOTEL))


def test_what_is_written_in_capitals_is_the_same_name(kerensa: User) -> None:
    for name in ("kerensa", "Kerensa", "KERENSA", " kerensa ", "kerensA"):
        tries(name)
    assert TOO_OFTEN in said(tries("kerensa", PASSWORD))


def test_tries_made_while_waiting_do_not_prolong_it(
    kerensa: User, on_monday: Callable[[str], datetime]
) -> None:
    fail(25, "kerensa")
    on_monday("2026-11-23 09:41")
    assert is_in(tries("kerensa", PASSWORD))


def test_neither_names_nor_addresses_can_be_read_from_the_counters(kerensa: User) -> None:
    fail(2, "kerensa")
    kept = " ".join(SignInCounter.objects.values_list("key", flat=True))
    assert "kerensa" not in kept
    assert HOTEL not in kept


def test_old_counters_are_swept_away(kerensa: User, on_monday: Callable[[str], datetime]) -> None:
    fail(2, "nobody")
    on_monday("2026-11-26 09:00")
    tries("kerensa", PASSWORD)
    assert not SignInCounter.objects.filter(failures=2).exists()


def test_behind_a_proxy_only_the_proxy_is_believed(kerensa: User, settings) -> None:
    settings.TRUSTED_PROXIES = 1

    def through(forwarded: str) -> HttpResponse:
        sent = {"username": "kerensa", "password": "wrong"}
        client = Client(headers={"x-forwarded-for": forwarded})
        return client.post(reverse("sign_in"), sent, REMOTE_ADDR="10.0.0.1")

    # What the client itself claims stands first and changes nothing.
    for number in range(5):
        assert WRONG in said(through(f"192.0.2.{number}, {HOTEL}"))
    assert TOO_OFTEN in said(through(f"192.0.2.77, {HOTEL}:51234"))
    assert WRONG in said(through(HOME))


def test_whoever_has_one_address_of_version_6_has_its_neighbours() -> None:
    assert network_of("2001:db8:1:2::7") == network_of("2001:db8:1:2:ffff::9")
    assert network_of("2001:db8:1:2::7") != network_of("2001:db8:1:3::7")
    assert network_of(None) == "nowhere"
