"""What strangers make of the online form: nothing is told, nothing is repeated, nobody is shut out."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from inbox import limits
from inbox.models import Tally
from inbox.writing import Draft, mailed_mark
from tests import form_site, stories
from tests.cast import Cast
from tests.form_site import WORRIES, YOU, begun, draft_of, fill, page, send, token_of
from tests.served import production, run
from tests.test_logs import Lines, log  # noqa: F401 - a fixture

pytestmark = pytest.mark.usefixtures("db", "monday", "site")

#: What each address answers somebody who is writing no form, when it is looked at and when it is sent to.
TO_A_STRANGER = {
    "start": ((), 200, 302),
    "privacy": ((), 200, 405),
    "check": ((), 302, 302),
    "sent": ((), 302, 405),
    "save": ((), 302, 302),
    "leave": ((), 405, 200),
    "discard": ((), 405, 302),
    "file_remove": (("abc",), 405, 302),
    "step": (("you",), 302, 302),
    "row": (("children", 1), 302, 302),
    "row_remove": (("children", 1), 405, 302),
    "return": (("x" * 43,), 404, 404),
    "return_mailed": (("x" * 43, "y" * 32), 404, 404),
}


@pytest.fixture
def site():
    with form_site.form_site():
        yield


def test_every_address_answers_a_stranger_as_the_table_says() -> None:
    assert {pattern.name for pattern in get_resolver().url_patterns} == set(TO_A_STRANGER)
    for name, (args, looked_at, sent_to) in TO_A_STRANGER.items():
        answer = Client().get(page(name, *args))
        assert answer.status_code == looked_at, name
        assert Client().post(page(name, *args)).status_code == sent_to, name


def test_another_browser_does_not_see_the_form() -> None:
    client = begun()
    fill(client)
    assert Client().get(page("check")).url == page("start")
    there = Client()
    there.cookies["form"] = token_of(client)[:-1] + "x"
    assert there.get(page("check")).url == page("start")


def test_it_asks_the_record_nothing_and_answers_alike_whoever_is_known(cast: Cast) -> None:
    pages = []
    for known in (False, True):
        if known:
            stories.child(cast.tamsin, given_name="Amber", family_name="Tregear")
        client = begun()
        with CaptureQueriesContext(connection) as asked:
            fill(client)
            send(client)
        statements = [each["sql"] for each in asked.captured_queries if "SAVEPOINT" not in each["sql"]]
        assert statements
        assert all("inbox_" in sql for sql in statements), statements
        page_sent = client.get(page("sent")).content.decode()
        pages.append(page_sent.replace(draft_of(client).reference, "").split("csrfmiddlewaretoken")[0])
    assert pages[0] == pages[1]


def test_a_page_is_kept_by_no_browser_and_runs_nothing_of_others() -> None:
    answer = begun().get(page("step", "you"))
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_its_cookies_go_to_this_site_alone_and_end_with_the_browser() -> None:
    client = begun()
    client.get(page("step", "danger"))
    assert set(client.cookies) == {"form", "form-csrf"}
    for cookie in client.cookies.values():
        kept = (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["expires"])
        assert kept == (True, "Strict", "", "")


def test_another_site_cannot_send_it() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(page("start"))
    assert answer.status_code == 403
    assert "open too long" in answer.content.decode()


def test_the_log_says_neither_what_was_typed_nor_from_where_nor_the_link(log: Lines) -> None:  # noqa: F811
    client = begun()
    fill(client)
    client.get(page("return", token_of(client)))
    client.get(f"/Amber/{token_of(client)}/")
    send(client)
    assert len(log.of("casework.middleware")) > 8
    for word in ("Amber", "Tregear", "Rosevear", "bruise", "mousehole", "127.0.0.1", token_of(client)):
        assert word not in log.text, word


BAD: list[dict[str, Any]] = [
    {"name": "<script>alert(1)</script>"},
    {"name": "a\x00b"},
    {"name": "x" * 101},
    {"agency_kind": "9"},
    {"agency_kind": "2A' OR 1=1 --"},
    {"email": "x" * 200 + "@example.org"},
    {"telephone": "٠" * 50},
    {"name": "   "},
    {"name": ["a", "b"]},
    {},
]


@pytest.mark.parametrize("changed", BAD, ids=range(len(BAD)))
def test_whatever_is_sent_is_answered_with_a_page_and_nothing_of_it_runs(changed: dict[str, Any]) -> None:
    client = begun()
    answer = client.post(page("step", "you"), {**YOU, **changed} if changed else {})
    assert answer.status_code in {200, 302}
    fill(client)
    client.post(page("step", "you"), {**YOU, **changed} if changed else {})
    assert "<script>alert" not in client.get(page("check")).content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/form/nothing/", "/form/children/0/", "/form/children/3/", "/form/you/1/", "/form/files/1/",
        "/form/children/999999999999/", "/form/files/x/remove/", "/return//", "/return/%00/",
        "/form/%2e%2e/",
    ],
)  # fmt: skip
def test_no_address_breaks_it(address: str) -> None:
    client = begun()
    for answer in (client.get(address), client.post(address)):
        assert answer.status_code in {302, 404, 405}, address


def test_a_page_longer_than_any_form_is_refused_before_it_is_read() -> None:
    client = begun()
    answer = client.post(page("step", "worries"), {"happened": "x" * 300_000})
    assert answer.status_code == 400
    assert "01632 960123" in answer.content.decode()


@pytest.mark.parametrize(("raised", "status"), [(OperationalError("gone"), 503), (ValueError("Amber"), 500)])
def test_a_fault_says_whom_to_ring_and_gives_back_what_was_written(monkeypatch, raised, status) -> None:
    client = begun()
    client.raise_request_exception = False

    def breaks(*args: Any) -> None:
        raise raised

    monkeypatch.setattr(Draft, "keep", breaks)
    answer = client.post(page("step", "worries"), WORRIES)
    assert (answer.status_code, answer["Cache-Control"]) == (status, "no-store")
    text = answer.content.decode()
    assert "01632 960123" in text
    assert "bruise on her arm" in text


def test_an_address_that_sends_too_much_waits_and_loses_nothing(monkeypatch) -> None:
    monkeypatch.setattr(limits, "SEND", limits.Limit("send", each=1, in_a_flood=1, flood=50))
    first, second = begun(), begun()
    fill(first)
    fill(second)
    assert send(first).status_code == 302
    held = send(second)
    assert (held.status_code, held["Retry-After"].isdigit()) == (429, True)
    assert "01632 960123" in held.content.decode()
    assert "What you wrote is kept" in held.content.decode()
    assert "bruise" in second.get(page("check")).content.decode()
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    elsewhere.cookies = second.cookies
    assert send(elsewhere).status_code == 302, "another address is not held up by it"


def test_a_flood_from_everywhere_makes_the_allowance_smaller_and_never_none(monkeypatch) -> None:
    monkeypatch.setattr(limits, "BEGIN", limits.Limit("begin", each=5, in_a_flood=2, flood=20))
    for number in range(21):
        Client(REMOTE_ADDR=f"198.51.100.{number}").post(page("start"))
    school = Client(REMOTE_ADDR="203.0.113.9")
    assert [school.post(page("start")).status_code for _ in range(3)] == [302, 302, 429]


def test_whoever_comes_by_the_link_in_their_own_email_is_not_held_up(monkeypatch) -> None:
    monkeypatch.setattr(limits, "SEND", limits.Limit("send", each=0, in_a_flood=0, flood=50))
    client = begun()
    fill(client)
    assert send(client).status_code == 429
    token = token_of(client)
    client.post(page("return_mailed", token, "f" * 32))
    assert send(client).status_code == 429, "a link made up is none"
    client.post(page("return_mailed", token, mailed_mark(token)))
    assert send(client).status_code == 302


def test_what_is_counted_holds_no_address() -> None:
    begun()
    assert Tally.objects.exists()
    assert all(re.fullmatch("[0-9a-f]{64}", each.mark) for each in Tally.objects.all())
    assert {field.name for field in Tally._meta.fields} == {"mark", "count", "expires_at"}


def test_its_own_settings_pass_the_deployment_checks(tmp_path: Path) -> None:
    env = production(tmp_path) | {"DJANGO_SETTINGS_MODULE": "inbox.settings"}
    code, said = run(env, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert code == 0, said


@pytest.mark.parametrize("name", ["INBOX_PUBLIC_KEY", "FORM_TELEPHONE"])
def test_it_does_not_start_without_what_it_must_know(tmp_path: Path, name: str) -> None:
    env = production(tmp_path) | {"DJANGO_SETTINGS_MODULE": "inbox.settings"}
    env.pop(name)
    code, said = run(env, "manage.py", "version")
    assert code != 0
    assert said.startswith(f"{name} is missing")
