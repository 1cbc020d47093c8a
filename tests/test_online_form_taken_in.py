"""A form sent online lands as a contact, once; a screener says which child each one named is."""

import io
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.urls import reverse

from casework import clock
from casework.files.scanning import Found
from casework.guards import NotYours
from children.models import Document, Person
from children.services.errors import record_in_error
from inbox.models import DraftPart, SealedForm, Tally
from inbox.sealing import packed, public_of, seal
from referrals import online
from referrals.models import ChildMatch, Contact, OnlineFile, OnlineForm
from referrals.services import leave_out, match_child, take_in_form, take_in_waiting
from tests import stories
from tests.cast import Cast
from tests.form_site import CHILD, UNBORN, begun, form_site, sent, waiting
from tests.household import signed_in
from tests.papers import KEPT
from tests.sent_online import words as form_words

pytestmark = pytest.mark.usefixtures("monday")
SQLITE = {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": {}, "CONN_MAX_AGE": 0}


def taken(cast: Cast, **answers) -> OnlineForm:
    reference = sent(**answers)
    take_in_waiting(by=cast.tamsin)
    return OnlineForm.objects.get(reference=reference)


def test_it_becomes_a_contact_in_its_sender_s_words_with_no_child_on_it(cast: Cast) -> None:
    form = taken(cast, file="txt")
    contact = form.contact
    assert (contact.arrival, contact.channel, contact.source) == ("referral", "online", "2A")
    assert contact.received_at == form.sent_at
    assert contact.referrer_name == "Jane Rosevear, Designated safeguarding lead"
    assert "bruise on her arm" in contact.account
    assert "Jenna Tregear, Mother" in contact.account
    assert not contact.children()
    assert form.words["children"][0]["words"] == "I do not want to go home."
    assert form.files.get().file.label == "chronology.txt"
    assert not waiting(), "it is in the inbox no longer"
    assert Contact.objects.unfinished().readable_by(cast.wenna).get() == contact


def test_the_timer_takes_it_in_in_nobody_s_name(cast: Cast) -> None:
    sent(file="txt")
    call_command("take_in_forms", stdout=io.StringIO())
    form = OnlineForm.objects.get()
    assert form.taken_in_by is None
    assert form.contact.created_by is None
    page = signed_in(cast.tamsin).get(reverse("contact", args=[form.contact_id])).content.decode()
    assert "Nobody: it was sent online" in page


def test_one_that_fails_half_way_is_left_whole_and_the_others_are_taken_in(cast: Cast, monkeypatch) -> None:
    first, second = sent(), sent()

    def breaks(words, files):
        if words["reference"] == first:
            raise OSError("the disk is full")
        return []

    with monkeypatch.context() as patch:
        patch.setattr(online, "labels_of", breaks)
        taken_in = take_in_waiting(by=cast.tamsin)
    assert (len(taken_in.contacts), taken_in.left, len(waiting())) == (1, 1, 1)
    assert OnlineForm.objects.get().reference == second, "nothing of the first was kept"
    assert Contact.objects.count() == 1
    assert take_in_waiting(by=cast.tamsin).left == 0
    assert OnlineForm.objects.filter(reference=first).exists()


def test_one_taken_in_whose_row_stayed_is_only_cleared_away(cast: Cast) -> None:
    sent()
    (row,) = waiting()
    take_in_waiting(by=cast.tamsin)
    SealedForm.objects.create(pk=row.pk, sent_at=row.sent_at, sealed=bytes(row.sealed))
    again = take_in_waiting(by=cast.tamsin)
    assert (again.contacts, again.left, len(waiting()), OnlineForm.objects.count()) == ([], 0, 0, 1)


@pytest.mark.parametrize("content", [b"", b"rubbish" * 20])
def test_what_no_key_opens_stays_and_the_command_says_so(cast: Cast, content: bytes) -> None:
    SealedForm.objects.create(sealed=content)
    with pytest.raises(CommandError, match="1 not taken in"):
        call_command("take_in_forms", stdout=io.StringIO())
    assert len(waiting()) == 1
    assert not Contact.objects.exists()


@pytest.mark.parametrize(
    "spoilt",
    [
        {"children": []},
        {"children": "Amber"},
        {"children": [{"family_name": "x" * 81}]},
        {"children": [{"family_name": "Tregear", "born": "2018-02-31"}]},
        {"you": None},
        {"you": {"agency_kind": "9"}},
        {"family": {"told": "yes"}},
        {"worries": {"happened": "a\x00b"}},
        {"sent_at": "yesterday"},
        {"files": [{"label": "one.pdf"}]},
    ],
)
def test_what_the_form_s_site_cannot_have_written_is_not_taken_in(cast: Cast, spoilt: dict) -> None:
    words = {**taken(cast).words, **spoilt}
    with pytest.raises(online.NotAForm):
        take_in_form(by=cast.tamsin, key=uuid4(), words=words, files=[])
    assert Contact.objects.count() == 1


def test_only_those_who_screen_take_forms_in_and_match(cast: Cast) -> None:
    form = taken(cast)
    with pytest.raises(NotYours):
        take_in_form(by=cast.kerensa, key=uuid4(), words=form.words, files=[])
    child = stories.child(cast.tamsin)
    with pytest.raises(NotYours):
        match_child(by=cast.kerensa, form=form, number=1, child=child, child_words="")


def test_who_may_be_meant_is_offered_with_the_reasons_and_chosen(cast: Cast) -> None:
    amber = stories.child(cast.tamsin, given_name="Ambar", family_name="Tregear")
    form = taken(cast, file="txt", children=[{**CHILD, **born(amber)}])
    client = signed_in(cast.tamsin)
    page = client.get(reverse("online_child", args=[form.contact_id, 1])).content.decode()
    assert "Ambar, not Amber" in page
    assert amber.number in page
    add = reverse("online_child_add", args=[form.contact_id, 1, amber.pk])
    assert "I do not want to go home." in client.get(add).content.decode()
    file = form.files.get()
    answer = client.post(add, {"child_words": "I do not want to go home.", "files": [file.pk.hex]})
    assert answer.url == reverse("contact", args=[form.contact_id])
    match = ChildMatch.objects.get()
    assert (match.screening.child, match.screening.child_words) == (amber, "I do not want to go home.")
    paper = Document.objects.get(child=amber)
    assert (paper.title, paper.versions.get().file) == ("chronology.txt", file.file)
    assert client.get(add).status_code == 409, "said once"


def test_a_child_not_on_record_is_made_with_what_the_form_says(cast: Cast) -> None:
    form = taken(cast)
    client = signed_in(cast.tamsin)
    new = reverse("online_child_new", args=[form.contact_id, 1])
    assert "Mousehole Primary School" in client.get(new).content.decode()
    client.post(
        new,
        {
            "given_name": "Amber",
            "family_name": "Tregear",
            "date_of_birth-day": "9",
            "date_of_birth-month": "3",
            "date_of_birth-year": "2018",
            "sex": "F",
            "child_words": "",
        },
    )
    assert form.matches.get().screening.child == Person.objects.get(given_name="Amber")


def test_one_who_is_left_out_stays_on_the_form_with_the_reason(cast: Cast) -> None:
    form = taken(cast, children=[CHILD, UNBORN])
    leave_out(by=cast.tamsin, form=form, number=2, reason="Named by mistake: nobody is expected.")
    page = signed_in(cast.tamsin).get(reverse("contact", args=[form.contact_id])).content.decode()
    assert "Named by mistake" in page
    assert "Unborn Tregear" in page


def test_the_page_lists_what_waits_and_takes_it_in(cast: Cast) -> None:
    sent()
    client = signed_in(cast.tamsin)
    assert "<strong>1</strong> form" in client.get(reverse("online_forms")).content.decode()
    page = client.post(reverse("online_take_in"), follow=True).content.decode()
    assert "1 form taken in" in page
    assert "0 of 1 matched" in page
    assert signed_in(cast.kerensa).get(reverse("online_forms")).status_code == 403


def test_a_file_opens_for_whoever_reads_the_contact_and_a_virus_is_not_kept(cast: Cast, monkeypatch) -> None:
    form = taken(cast, file="txt")
    file = form.files.get()
    address = reverse("online_file", args=[form.contact_id, file.pk])
    assert signed_in(cast.wenna).get(address)["Content-Disposition"].startswith("attachment")
    assert signed_in(cast.kerensa).get(address).status_code == 404
    sent(file="txt")
    monkeypatch.setattr("casework.files.receiving.scan_if_possible", lambda _: Found("Eicar"))
    take_in_waiting(by=cast.tamsin)
    refused = OnlineFile.objects.get(file=None)
    assert "virus was found" in refused.refused


def test_a_screening_struck_out_is_matched_anew(cast: Cast) -> None:
    form = taken(cast)
    wrong = stories.child(cast.tamsin)
    screening = match_child(by=cast.tamsin, form=form, number=1, child=wrong, child_words="")
    record_in_error(by=cast.jory, record=screening, reason="It is another child.")
    assert not ChildMatch.objects.filter(form=form).exists()
    right = stories.child(cast.tamsin, given_name="Amber", family_name="Rowe")
    match_child(by=cast.tamsin, form=form, number=1, child=right, child_words="")


def born(person: Person) -> dict[str, str]:
    day = person.date_of_birth
    return {"born-day": str(day.day), "born-month": str(day.month), "born-year": str(day.year)}


@pytest.fixture
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An SQLite file for the inbox, as INBOX_DATABASE_URL names one: opened in the midst of a test."""
    own = {**connections.databases["default"], **SQLITE, "NAME": str(tmp_path / "inbox.sqlite3")}
    connections.databases["inbox"] = own
    monkeypatch.setattr(
        BaseDatabaseWrapper, "ensure_connection", lambda self: self.connection or self.connect()
    )
    with connections["inbox"].schema_editor() as editor:
        editor.create_model(SealedForm)
    yield
    connections["inbox"].close()
    del connections["inbox"], connections.databases["inbox"]


def test_with_sqlite_the_inbox_is_a_file_of_its_own(cast: Cast, own_file: None) -> None:
    assert not waiting()
    words, key = form_words(), uuid4()
    sealed = seal(packed(words, [KEPT["txt"]]), public_of(os.environ["INBOX_PRIVATE_KEYS"]))
    SealedForm.objects.create(pk=key, sealed=sealed)
    assert not SealedForm.objects.using("default").exists()
    assert len(take_in_waiting(by=cast.tamsin).contacts) == 1
    assert not waiting()
    assert OnlineForm.objects.using("default").get().inbox_key == key


def test_what_expired_is_swept_away_at_night_and_what_waits_is_not(cast: Cast) -> None:
    sent()
    with form_site():
        begun()
    with clock.at(clock.now() + timedelta(days=8)):
        call_command("tidy", stdout=io.StringIO())
    assert not DraftPart.objects.exists()
    assert not Tally.objects.exists()
    assert len(waiting()) == 1
