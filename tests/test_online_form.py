"""The online form: one thing on a page, checked before it is sent, sent once, saved and come back to."""

import os
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from casework import clock
from inbox.models import DraftPart, SealedForm
from inbox.sealing import unpacked, unseal
from tests import form_site
from tests.form_site import ADULT, CHILD, UNBORN, YOU, begun, draft_of, fill, page, send, token_of, waiting
from tests.papers import KEPT

pytestmark = pytest.mark.usefixtures("db", "monday", "site")


@pytest.fixture
def site():
    with form_site.form_site():
        yield


def opened(form: SealedForm) -> tuple[dict[str, Any], list[bytes]]:
    """As the record opens it, with the key that the form’s site does not have."""
    return unpacked(unseal(bytes(form.sealed), [os.environ["INBOX_PRIVATE_KEYS"]]))


def shown(client: Client, name: str, *args: Any) -> str:
    return client.get(page(name, *args)).content.decode()


def test_a_form_is_written_page_by_page_checked_and_sent() -> None:
    client = begun()
    fill(client, file="txt")
    checked = shown(client, "check")
    for said in (
        "Jane Rosevear",
        "Amber",
        "9 March 2018",
        "Jenna Tregear",
        "bruise on her arm",
        "chronology.txt",
    ):
        assert said in checked
    assert send(client).url == page("sent")
    (form,) = waiting()
    words, files = opened(form)
    assert words["you"]["agency"] == "Mousehole Primary School"
    assert words["children"][0]["words"] == "I do not want to go home."
    assert files == [KEPT["txt"]]
    assert words["reference"] in shown(client, "sent")


def test_each_page_leads_to_the_next_that_is_not_answered() -> None:
    client = begun()
    assert client.get(page("check")).url == page("step", "danger")
    assert client.post(page("step", "danger"), {"danger": "no"}).url == page("step", "you")
    assert client.post(page("step", "you"), YOU).url == page("step", "family")
    assert client.get(page("step", "children")).url == page("row", "children", 1)


def test_one_can_go_back_from_every_page_to_the_one_before() -> None:
    client = begun()
    for address, back in (
        (page("row", "children", 1), page("step", "family")),
        (page("row", "children", 2), page("step", "children")),
        (page("row", "adults", 1), page("step", "adults")),
        (page("step", "family"), page("step", "you")),
        (page("step", "files"), page("step", "well")),
        (page("check"), page("step", "files")),
    ):
        shown = client.get(address, follow=True).content.decode()
        assert f'govuk-back-link" href="{back}"' in shown, address
        if address == page("row", "children", 1):
            fill(client)


def test_a_page_that_is_wrong_says_what_and_keeps_what_was_typed() -> None:
    client = begun()
    answer = client.post(page("step", "you"), {**YOU, "email": "jane at school"}).content.decode()
    assert "must be an email address" in answer
    assert 'href="#id_email"' in answer
    assert "jane at school" in answer
    assert "Jane Rosevear" in answer
    assert "you" not in draft_of(client).answers


def test_danger_tells_whom_to_ring_and_asks_what_was_done() -> None:
    client = begun()
    assert "ring 999" in shown(client, "step", "danger")
    assert "01632 960123" in shown(client, "step", "danger")
    answer = client.post(page("step", "danger"), {"danger": "yes"}).content.decode()
    assert "Say what has been done about it" in answer


@pytest.mark.parametrize(
    ("told", "asked"), [("not_informed", "not_told_reason"), ("informed", "not_asked_reason")]
)
def test_a_family_that_was_not_told_or_not_asked_needs_a_reason(told: str, asked: str) -> None:
    client = begun()
    assert client.post(page("step", "family"), {"told": told}).status_code == 200
    assert client.post(page("step", "family"), {"told": told, asked: "It is not safe."}).status_code == 302


def test_several_children_and_adults_are_named_changed_and_taken_out() -> None:
    client = begun()
    fill(client, children=[CHILD, UNBORN, {**CHILD, "given_name": "Jory"}])
    client.post(page("row_remove", "children", 1))
    client.post(page("row", "children", 2), {**CHILD, "given_name": "Jori"})
    client.post(page("row_remove", "adults", 1))
    send(client)
    words, _ = opened(waiting()[0])
    assert [each.get("given_name") for each in words["children"]] == ["", "Jori"]
    assert words["children"][0]["expected"] == "2027-02-01"
    assert words["adults"] == []


def test_no_more_are_named_than_there_is_room_for() -> None:
    client = begun()
    for number in range(1, 9):
        assert client.post(page("row", "adults", number), ADULT).status_code == 302
    assert client.get(page("row", "adults", 9)).status_code == 404
    assert "room for no more" in shown(client, "step", "adults")


def test_a_form_sent_twice_is_one() -> None:
    client, other = begun(), Client()
    fill(client)
    before = dict(draft_of(client).answers)
    other.cookies = client.cookies
    assert send(client).url == send(other).url == page("sent")
    draft = draft_of(client)
    draft.answers = before
    draft.keep()
    assert send(client).url == page("sent"), "as if both had been pressed at one moment"
    assert len(waiting()) == 1
    assert before["reference"] in shown(client, "sent")


def test_after_sending_nothing_but_the_reference_is_left_here() -> None:
    client = begun()
    fill(client, file="txt")
    send(client)
    assert DraftPart.objects.count() == 1
    assert set(draft_of(client).answers) == {"id", "reference", "sent_at"}
    assert client.get(page("step", "you")).url == page("sent")
    assert client.post(page("leave")).status_code == 200
    assert client.get(page("sent")).url == page("start")


def test_a_form_is_not_sent_sooner_than_a_person_could_have_written_it() -> None:
    client = begun()
    fill(client)
    answer = client.post(page("check"), {"true": "True"})
    assert "That was quick" in answer.content.decode()
    assert not waiting()
    assert send(client).status_code == 302


def test_what_fills_the_box_that_nobody_sees_is_told_and_not_sent() -> None:
    """A browser that fills it by itself belongs to a person, who empties it."""
    client = begun()
    fill(client)
    answer = send(client, website="https://example.org").content.decode()
    assert "Leave this box empty" in answer
    assert "govuk-visually-hidden" not in answer.partition("id_website")[0][-200:]
    assert not waiting()
    assert send(client, website="").status_code == 302


def test_the_declaration_is_asked_for() -> None:
    client = begun()
    fill(client)
    assert "Tick" in client.post(page("check"), {}).content.decode()
    assert not waiting()


def test_files_are_judged_by_what_they_hold_counted_and_taken_out() -> None:
    client = begun()
    fill(client)
    program = SimpleUploadedFile("letter.pdf", b"MZ\x90 not a letter")
    assert "a program for Windows" in client.post(page("step", "files"), {"file": program}).content.decode()
    for number in range(6):
        client.post(
            page("step", "files"), {"file": SimpleUploadedFile(f"{number}.txt", b"Note %d." % number)}
        )
    files = draft_of(client).rows("files")
    assert [each["label"] for each in files] == [f"{n}.txt" for n in range(5)]
    client.post(page("step", "files"), {"file": SimpleUploadedFile("again.txt", b"Note 0.")})
    client.post(page("file_remove", files[0]["key"]))
    assert len(draft_of(client).rows("files")) == 4
    send(client)
    assert [each["label"] for each in opened(waiting()[0])[0]["files"]] == [f"{n}.txt" for n in range(1, 5)]


def test_a_form_is_come_back_to_by_its_link_from_another_computer() -> None:
    client = begun()
    client.post(page("step", "danger"), {"danger": "no"})
    link = page("return", token_of(client))
    assert link in shown(client, "save")
    there = Client()
    assert "Go on" in there.get(link).content.decode()
    assert not there.cookies.get("form"), "opening the link does nothing by itself"
    assert there.post(link).url == page("step", "you")
    assert draft_of(there).answers["danger"] == {"danger": False, "danger_action": ""}


def test_the_link_is_sent_to_the_writer_s_own_address_and_names_nobody() -> None:
    client = begun()
    client.post(page("save"))
    assert not mail.outbox, "no address was given yet"
    fill(client)
    for _ in range(5):
        client.post(page("save"))
    assert len(mail.outbox) == 3
    (letter, *_) = mail.outbox
    assert letter.to == ["jane@mousehole.example"]
    assert token_of(client) in letter.body
    assert not [
        word for word in ("Amber", "Tregear", "Mousehole", "bruise") if word in letter.subject + letter.body
    ]


def test_a_link_is_good_for_days_after_the_last_change_and_then_for_nothing() -> None:
    client = begun()
    link = page("return", token_of(client))
    with clock.at(clock.now() + timedelta(days=6)):
        client.post(page("step", "danger"), {"danger": "no"})
    with clock.at(clock.now() + timedelta(days=12)):
        assert Client().get(link).status_code == 200
    with clock.at(clock.now() + timedelta(days=14)):
        answer = Client().get(link)
    assert (answer.status_code, "no longer here" in answer.content.decode()) == (404, True)


def test_a_form_that_is_thrown_away_leaves_nothing() -> None:
    client = begun()
    fill(client, file="txt")
    client.post(page("discard"))
    assert not DraftPart.objects.exists()
