"""Case notes: written once for brothers and sisters, kept on each child's own record."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours
from children.choices import InvolvementKind
from children.forms.notes import NoteForm
from children.models import CaseNote, Person
from children.services.family import relate
from children.services.involvement import allocate, involve, state_reason
from children.services.notes import record_note
from children.services.restriction import restrict
from tests.household import Household, household, person, restricted, signed_in
from tests.noting import noted


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def sent(**more) -> dict:
    """A call on Friday 20 November at half past three, as a browser sends it."""
    return {
        "kind": "telephone",
        "happened_at-day": "20", "happened_at-month": "11", "happened_at-year": "2026",
        "happened_at-time": "15:30",
        "account": "Mrs Oliver rang: Amber slept in class.", **more,
    }  # fmt: skip


def post(user, child, data):
    return signed_in(user).post(reverse("note_add", args=[child.pk]), data)


def shown(user, address: str, **query) -> str:
    return " ".join(signed_in(user).get(address, query).content.decode().split())


def errors(response) -> str:
    assert response.status_code == 200
    return " ".join(response.context["form"].errors.as_text().split())


def test_three_answers_are_asked_for_and_one_of_them_is_given(cast, home) -> None:
    form = NoteForm(child=home.amber, siblings=[home.jory])
    assert [name for name, field in form.fields.items() if field.required] == [
        "kind", "happened_at", "account",
    ]  # fmt: skip
    assert form["happened_at"].value() == clock.now(), "when is there to be corrected, not to be typed"
    assert form["kind"].value() is None


def test_a_note_is_kept_as_it_was_written_with_fact_and_opinion_apart(cast, home) -> None:
    response = post(
        cast.kerensa,
        home.amber,
        sent(
            with_whom="Mrs Oliver",
            opinion="The nights are loud again.",
            third_party="A neighbour told her.",
            private_account="Amber was not told yet.",
            significance="First sign since June.",
        ),
    )
    assert response["Location"] == reverse("child", args=[home.amber.pk])
    made = CaseNote.objects.get()
    assert (made.child, made.created_by, made.kind, made.with_whom) == (
        home.amber, cast.kerensa, "telephone", "Mrs Oliver",
    )  # fmt: skip
    assert f"{made.happened_at:%Y-%m-%d %H:%M}" == "2026-11-20 15:30"
    assert (made.opinion, made.third_party) == ("The nights are loud again.", "A neighbour told her.")
    assert (made.private_account, made.significance) == ("Amber was not told yet.", "First sign since June.")
    assert made.entered_at == clock.now()
    assert made.significant
    assert made.written_together is None


def test_a_sibling_ticked_gets_a_record_and_a_history_of_their_own_with_their_own_line(cast, home) -> None:
    own = {f"own_{home.jory.pk.hex}": "Jory asked to be rung himself."}
    response = post(cast.kerensa, home.amber, sent(siblings=home.jory.pk.hex, private_account="Hers.", **own))
    assert response.status_code == 302, errors(response)
    amber, jory = CaseNote.objects.get(child=home.amber), CaseNote.objects.get(child=home.jory)
    assert amber.account == jory.account
    assert (amber.private_account, jory.private_account) == ("Hers.", "Jory asked to be rung himself.")
    assert amber.written_together == jory.written_together is not None
    assert amber.history.count() == jory.history.count() == 1


def test_what_was_typed_for_a_sibling_not_ticked_is_kept_nowhere(cast, home) -> None:
    response = post(cast.kerensa, home.amber, sent(**{f"own_{home.jory.pk.hex}": "Forgotten."}))
    assert response.status_code == 302, errors(response)
    assert CaseNote.objects.get().child == home.amber


def test_siblings_are_offered_wherever_they_live_but_only_where_the_user_may_write(cast, home) -> None:
    def offered() -> list[Person]:
        return signed_in(cast.kerensa).get(reverse("note_add", args=[home.amber.pk])).context["form"].siblings

    assert offered() == [home.jory], "Kit has another worker"
    allocate(by=cast.morwenna, person=home.kit, worker=cast.kerensa, reason="One worker for all.")
    assert offered() == [home.jory, home.kit], "those at home first"
    hidden = restricted(cast)
    relate(by=cast.talan, person=home.amber, other=hidden, kind="sibling", lives_with=True)
    involve(by=cast.talan, person=hidden, kind=InvolvementKind.ALLOCATED, user=cast.kerensa)
    assert offered() == [home.jory, home.kit], "Sennen is restricted, and Kerensa is not named"
    response = post(cast.kerensa, home.amber, sent(siblings=hidden.pk.hex))
    assert "choose one of the answers shown" in errors(response)


def test_the_form_stays_short_with_twelve_siblings(cast, home) -> None:
    for number in range(11):
        child = person(cast.morwenna, f"Child{number}", date_of_birth=date(2015, 1, 1))
        allocate(by=cast.morwenna, person=child, worker=cast.kerensa, reason="")
        relate(by=cast.kerensa, person=home.amber, other=child, kind="sibling", lives_with=True)
    response = signed_in(cast.kerensa).get(reverse("note_add", args=[home.amber.pk]))
    assert len(response.context["form"].siblings) == 12
    _, fold, folded = response.content.decode().partition("Also about a brother or sister")
    assert fold
    assert folded.partition("</details>")[0].count('name="siblings"') == 12


def test_where_one_of_them_is_restricted_the_writer_is_reminded(cast, home) -> None:
    restrict(
        by=cast.talan, person=home.jory, named=[cast.kerensa, cast.talan], reason="A relative works here."
    )
    page = shown(cast.kerensa, reverse("note_add", args=[home.amber.pk]))
    assert "The record of Jory is restricted. What happened, as you write it, stands on every record" in page


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"kind": ""}, "Choose what it was"),
        ({"account": ""}, "Say what happened"),
        ({"happened_at-day": "24"}, "must not be later than now"),
        ({"happened_at-time": "half three"}, "must have a time that can be read"),
        ({"significance": "x" * 301}, "must be 300 characters or fewer"),
    ],
)
def test_what_is_missing_is_named_and_nothing_typed_is_lost(cast, home, answers, words) -> None:
    response = post(cast.kerensa, home.amber, sent(opinion="She is frightened.") | answers)
    assert words in errors(response)
    assert "She is frightened." in response.content.decode()
    assert not CaseNote.objects.exists()


def test_the_same_page_sent_twice_writes_one_note(cast, home) -> None:
    client, address = signed_in(cast.kerensa), reverse("note_add", args=[home.amber.pk])
    data = sent(submission="0c9de9f6-8a3d-4d0f-b8f2-6a57d1a1b2c3")
    assert client.post(address, data)["Location"] == client.post(address, data)["Location"]
    assert CaseNote.objects.count() == 1


# What the service refuses


def test_a_note_of_what_is_still_to_come_or_about_nobody_is_refused(cast, home) -> None:
    told = {"by": cast.kerensa, "kind": "email", "account": "We agreed."}
    part = {"child": home.amber}
    with pytest.raises(NotNow, match="once something has happened"):
        record_note(**told, happened_at=clock.now() + timedelta(minutes=1), children=[part])
    with pytest.raises(NotNow, match="at least one child"):
        record_note(**told, happened_at=clock.now(), children=[])
    with pytest.raises(NotNow, match="each child once"):
        record_note(**told, happened_at=clock.now(), children=[part, part])


def test_the_service_itself_asks_for_each_child_whether_the_writer_may(cast, home) -> None:
    """Kit has another worker; so nothing is written for anybody."""
    with pytest.raises(NotYours):
        noted(cast, home.amber, home.kit)
    state_reason(by=cast.denzel, person=home.amber, reason="Duty: her school rang.")
    with pytest.raises(NotYours):
        record_note(
            by=cast.denzel, kind="email", happened_at=clock.now(), account="I wrote.",
            children=[{"child": home.amber}],
        )  # fmt: skip
    assert not CaseNote.objects.exists()


def test_the_database_keeps_no_note_without_an_account_and_none_twice(cast, home) -> None:
    made = noted(cast, home.amber, home.jory)
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseNote.objects.create(child=home.amber, kind="email", happened_at=clock.now(), account="")
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseNote.objects.create(
            child=home.amber, kind="email", happened_at=clock.now(), account="Again.",
            written_together=made.written_together,
        )  # fmt: skip


def test_who_only_reads_the_record_is_offered_no_note(cast, home) -> None:
    noted(cast, home.amber)
    state_reason(by=cast.rosenwyn, person=home.amber, reason="A complaint.")
    page = shown(cast.rosenwyn, reverse("child_notes", args=[home.amber.pk]))
    assert "Mrs Oliver rang" in page
    assert "Write a note" not in page
    assert signed_in(cast.rosenwyn).get(reverse("note_add", args=[home.amber.pk])).status_code == 403
