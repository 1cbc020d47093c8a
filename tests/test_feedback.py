"""What goes back to a referrer: drafted by the outcome, no more than they may know, sent once, kept whole."""

import logging
from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from casework import clock
from casework.guards import NotNow, NotYours
from children.models import Address
from children.services.family import relate
from children.services.involvement import state_reason
from referrals.feedback_texts import TOLD, audience_of, composed
from referrals.models import Contact, FeedbackEmail, ReferrerFeedback, ScreeningDecision
from referrals.named_in import details_in
from referrals.services import record_contact, write_email
from tests import stories, unit
from tests.cast import Cast
from tests.front_door import advise, decide, facts
from tests.household import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

SEND = {
    "to_name": "Mrs Oliver",
    "to_address": "head@school.example",
    "again": "head@school.example",
    "body": "A social worker will ring you.",
}


def decided(cast: Cast, outcome: str = "advice", **told: Any) -> ScreeningDecision:
    """A contact with one child, decided on."""
    contact = record_contact(by=cast.tamsin, **facts(**told))
    row = stories.screening(cast, on=contact)
    advise(cast.tamsin, row, outcome)
    return decide(cast, row, outcome)


def draft(decision: ScreeningDecision, audience: str = "professional", *, email: bool) -> str:
    return composed(decision.screening.contact, audience, [decision], email=email)


# What is drafted


@pytest.mark.parametrize("outcome", ["advice", "no_further_action", "early_help", "assessment"])
def test_each_outcome_has_words_for_a_professional_and_others_for_a_parent(cast: Cast, outcome: str) -> None:
    decision = decided(cast, outcome)
    for audience in ("professional", "parent"):
        letter = draft(decision, audience, email=False)
        assert TOLD[audience][outcome] in letter
        assert "Amber Tregear" in letter
    assert TOLD["professional"][outcome] != TOLD["parent"][outcome]


def test_an_email_is_drafted_with_the_reference_and_nobody_named(cast: Cast) -> None:
    decision = decided(cast, "assessment")
    contact = decision.screening.contact
    for audience in ("professional", "parent", "public"):
        text = draft(decision, audience, email=True)
        assert contact.reference in text
        assert details_in(text, contact) == []
    assert contact.reference == f"MARU-{str(contact.pk)[:4]}-{str(contact.pk)[4:8]}".upper()


def test_a_member_of_the_public_is_thanked_and_told_nothing(cast: Cast) -> None:
    decision = decided(cast, "assessment", source="1B", referrer_name="Mr Bray", referrer_agency="")
    text = draft(decision, "public", email=False)
    assert "Amber" not in text
    assert "cannot tell you what was decided" in text
    assert not any(words in text for words in TOLD["professional"].values())
    with pytest.raises(NotNow, match="“Amber”"):
        unit.posted(cast, decision.screening.contact, audience="public")


def test_a_relative_counts_as_a_parent_only_with_parental_responsibility(cast: Cast) -> None:
    decision = decided(cast, source="1A", referrer_name="Jenna Tregear", referrer_agency="")
    contact, child = decision.screening.contact, decision.child
    assert audience_of(contact) == "public"
    mother = stories.child(cast.tamsin, given_name="Jenna", date_of_birth=None)
    relate(
        by=cast.tamsin,
        person=child,
        other=mother,
        kind="mother",
        lives_with=True,
        parental_responsibility=True,
    )
    assert audience_of(contact) == "parent"
    contact.source = "2A"
    assert audience_of(contact) == "professional"


def test_a_parent_is_told_nothing_of_a_strategy_discussion(cast: Cast) -> None:
    decision = decided(cast, "strategy_discussion")
    assert "partners" in draft(decision, "professional", email=False)
    assert "partners" not in draft(decision, "parent", email=False)


def test_children_decided_differently_are_told_of_each_and_unnamed_in_an_email(cast: Cast) -> None:
    first = decided(cast, "advice")
    contact = first.screening.contact
    row = stories.screening(cast, stories.child(cast.tamsin, given_name="Kensa"), contact)
    advise(cast.tamsin, row, "early_help")
    both = [first, decide(cast, row, "early_help")]
    assert "For Kensa Tregear: we have asked" in composed(contact, "professional", both, email=False)
    text = composed(contact, "professional", both, email=True)
    assert "For 1 of the children: we have asked" in text
    assert details_in(text, contact) == []


# What an e-mail may not say


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Amber is safe.", "“Amber”"),
        ("AMBER’s school rang.", "“AMBER’s”"),
        ("The light was amber.", ""),
        ("Her mother Jenna knows.", "“Jenna”"),
        ("the tregears", ""),
        ("The tregear family", "“tregear”"),
        ("Born 4 May 2019.", "“4 May 2019”"),
        ("Born 4th of May 2019.", "“4th of May 2019”"),
        ("Born 04/05/2019.", "“04/05/2019”"),
        ("Born 4.5.19", "“4.5.19”"),
        ("Born 2019-05-04.", "“2019-05-04”"),
        ("Born May 4, 2019.", "“May 4, 2019”"),
        ("On 5 May 2026 you rang.", ""),
        ("They live at 3 Chapel Row.", "“3 Chapel Row”"),
        ("Near TR185AA.", "“TR18 5AA”"),
        ("NHS 943 476 5919.", "“943 476 5919”"),
        ("Ring 0300 123 1116.", ""),
        ("Ring +44 7700 900123.", "“+44 7700 900123”"),
    ],
)
def test_details_of_the_family_are_found_whatever_way_they_are_typed(
    cast: Cast, said: str, found: str
) -> None:
    decision = decided(cast)
    mother = stories.child(cast.tamsin, given_name="Jenna", date_of_birth=None, telephone="07700 900123")
    relate(by=cast.tamsin, person=decision.child, other=mother, kind="mother", lives_with=True)
    Address.objects.create(
        person=mother, lines="3 Chapel Row\nNewlyn", postcode="TR18 5AA", starts=date(2026, 1, 1)
    )
    details = details_in(said, decision.screening.contact)
    assert [found in each for each in details[:1]] == ([True] if found else []), details


def test_an_email_that_names_somebody_is_refused_and_nothing_is_kept_or_lost(cast: Cast) -> None:
    contact = decided(cast).screening.contact
    said = {**SEND, "body": "Amber Tregear will be seen."}
    page = signed_in(cast.tamsin).post(f"/contacts/{contact.pk}/feedback/email/", said)
    text = page.content.decode()
    assert "Take out: the name “Amber”; the name “Tregear”" in text
    assert "Amber Tregear will be seen." in text
    assert not FeedbackEmail.objects.exists()
    assert mail.outbox == []


# Sending


def test_an_email_goes_once_and_is_kept_word_for_word(cast: Cast) -> None:
    contact = decided(cast).screening.contact
    client, address = signed_in(cast.tamsin), f"/contacts/{contact.pk}/feedback/email/"
    said = {**SEND, "submission": "7b0e5b52-3d0a-4a51-9d2d-0a4a0f3a5f11"}
    for _ in range(2):
        assert client.post(address, said).headers["Location"] == "/maru/"
    (sent,) = mail.outbox
    kept = ReferrerFeedback.objects.get()
    assert (sent.to, sent.body) == (["head@school.example"], kept.text)
    assert "Tamsin Rowe" in kept.text
    assert (kept.method, kept.given_to, kept.sent_to) == ("sent_here", "Mrs Oliver", "head@school.example")
    assert (kept.given_at, kept.created_by) == (clock.now(), cast.tamsin)
    assert Contact.objects.get().finished_at
    worker = signed_in(cast.jory)
    state_reason(by=cast.jory, person=contact.children().get(), reason="The school asks what we wrote.")
    assert "A social worker will ring you." in worker.get(f"/feedback/{kept.pk}/").content.decode()


def test_the_address_is_typed_twice_and_never_filled_in_the_second_time(cast: Cast) -> None:
    contact = decided(cast, referrer_contact="Ring, or head@school.example.").screening.contact
    client, address = signed_in(cast.tamsin), f"/contacts/{contact.pk}/feedback/email/"
    form = client.get(address).context["form"]
    assert (form["to_address"].value(), form["again"].value()) == ("head@school.example", None)
    page = client.post(address, {**SEND, "again": "haed@school.example"}).content.decode()
    assert "The two addresses are not the same. Type the address again" in page
    assert mail.outbox == []


def test_one_that_cannot_be_sent_says_so_keeps_the_text_and_logs_no_detail(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(self: EmailBackend, messages: Any) -> int:
        raise SMTPRecipientsRefused({"head@school.example": (550, b"A social worker will ring you.")})

    contact = decided(cast).screening.contact
    client, address = signed_in(cast.tamsin), f"/contacts/{contact.pk}/feedback/email/"
    with monkeypatch.context() as broken, caplog.at_level(logging.INFO):
        broken.setattr(EmailBackend, "send_messages", refuse)
        page = client.post(address, SEND, follow=True)
    assert "could not be sent" in page.content.decode()
    assert page.context["form"]["body"].value() == SEND["body"]
    assert not ReferrerFeedback.objects.exists()
    assert Contact.objects.get().finished_at is None
    assert "SMTPRecipientsRefused" in caplog.text
    assert "school.example" not in caplog.text
    assert "social worker" not in caplog.text
    client.post(address, SEND)
    assert [row.state for row in FeedbackEmail.objects.order_by("entered_at", "state")] == ["failed", "sent"]
    assert len(mail.outbox) == 1


def test_while_one_is_on_its_way_there_is_no_second(cast: Cast) -> None:
    contact = decided(cast).screening.contact
    told = {"audience": "professional", "to_name": "X", "to_address": "x@y.example", "body": "Thank you."}
    write_email(by=cast.tamsin, contact=contact, **told)
    with pytest.raises(NotNow, match="being sent now"):
        write_email(by=cast.wenna, contact=contact, **told)
    with clock.at(clock.now() + unit.LATER):
        page = signed_in(cast.tamsin).get(f"/contacts/{contact.pk}/feedback/email/").content.decode()
        assert "nobody knows whether it went" in page
        write_email(by=cast.wenna, contact=contact, **told)
    assert {row.state for row in FeedbackEmail.objects.all()} == {"failed", "waiting"}


def test_nothing_is_written_before_every_child_is_decided_on_or_by_others(cast: Cast) -> None:
    row = stories.recommended(cast, "advice")
    told = {"audience": "professional", "to_name": "X", "to_address": "x@y.example", "body": "Thank you."}
    with pytest.raises(NotNow, match="every child"):
        write_email(by=cast.tamsin, contact=row.contact, **told)
    with pytest.raises(NotYours):
        write_email(by=cast.kerensa, contact=row.contact, **told)
    assert signed_in(cast.tamsin).get(f"/contacts/{row.contact_id}/feedback/letter/").status_code == 409


# The letter


def test_a_letter_is_kept_with_its_address_once_both_are_checked(cast: Cast) -> None:
    contact = decided(cast, "assessment").screening.contact
    client, address = signed_in(cast.tamsin), f"/contacts/{contact.pk}/feedback/letter/"
    said = {"to_name": "Mrs Oliver", "address": "The School\nNancledra", "body": "Amber will be assessed."}
    assert "checked the name and the address" in client.post(address, said).content.decode()
    assert not ReferrerFeedback.objects.exists()
    page = client.post(address, {**said, "checked": "on"}, follow=True).content.decode()
    kept = ReferrerFeedback.objects.get()
    assert kept.text.startswith("Dear Mrs Oliver,\n\nAmber will be assessed.")
    assert (kept.method, kept.sent_to) == ("letter", "The School\nNancledra")
    assert "The School<br>Nancledra" in page
    assert Contact.objects.get().finished_at
    with clock.at(clock.now() + timedelta(hours=1)):
        assert client.get(f"/feedback/{kept.pk}/").status_code == 302, "it is printed, and the unit has left"
