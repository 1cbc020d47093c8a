"""Reading case notes: the list and its filters, late entries, third-party information, corrections."""

from datetime import timedelta

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours, StaleRecord
from children.models import CaseNote, Person
from children.services.family import relate
from children.services.involvement import allocate, end_involvement
from children.services.notes import correct_note
from children.services.restriction import restrict
from tests.household import Household, household, signed_in
from tests.noting import noted


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def shown(user, address: str, **query) -> str:
    return " ".join(signed_in(user).get(address, query).content.decode().split())


def listed(user, child: Person, **query) -> list[str]:
    """What happened, on the notes of a page, in the order in which they stand."""
    response = signed_in(user).get(reverse("child_notes", args=[child.pk]), query)
    assert response.status_code == 200
    return [note.account for note, _ in response.context["rows"]]


def days_ago(days: int):
    return clock.now() - timedelta(days=days)


def test_notes_stand_newest_first_by_when_it_happened_twenty_five_to_a_page(cast, home) -> None:
    for days in (3, 1, 2):
        noted(cast, home.amber, happened_at=days_ago(days), account=f"{days} days ago")
    assert listed(cast.kerensa, home.amber) == ["1 days ago", "2 days ago", "3 days ago"]
    for days in range(4, 28):
        noted(cast, home.amber, happened_at=days_ago(days), account=f"{days} days ago")
    assert len(listed(cast.kerensa, home.amber)) == 25
    assert listed(cast.kerensa, home.amber, page=2) == ["26 days ago", "27 days ago"]


def test_they_are_filtered_by_kind_author_significance_and_dates(cast, home) -> None:
    noted(cast, home.amber, account="A call.", significance="")
    noted(cast, home.amber, account="A letter.", kind="letter_in", happened_at=days_ago(10))
    his = CaseNote(child=home.amber, kind="email", happened_at=days_ago(5), account="His.")
    his.created_by = cast.denzel
    his.save()
    assert listed(cast.kerensa, home.amber, kind="letter_in") == ["A letter."]
    assert listed(cast.kerensa, home.amber, significant="on") == ["A letter."]
    assert listed(cast.kerensa, home.amber, author=str(cast.denzel.pk)) == ["His."]
    day = {"since-day": "13", "since-month": "11", "since-year": "2026"}
    until = {"until-day": "18", "until-month": "11", "until-year": "2026"}
    assert listed(cast.kerensa, home.amber, **day, **until) == ["His.", "A letter."]
    assert listed(cast.kerensa, home.amber, **until) == ["His.", "A letter."]
    assert "From must be a real date" in shown(
        cast.kerensa, reverse("child_notes", args=[home.amber.pk]), **(day | {"since-day": "31"})
    )
    assert len(listed(cast.kerensa, home.amber, kind="nonsense")) == 3


def test_a_late_entry_shows_both_times(cast, home) -> None:
    noted(cast, home.amber, happened_at=days_ago(4))
    made = CaseNote.objects.get()
    for address in (reverse("child_notes", args=[home.amber.pk]), reverse("note", args=[made.pk])):
        page = shown(cast.kerensa, address)
        assert "Thu 19 Nov 2026, 09:40" in page
        assert "Mon 23 Nov 2026, 09:40" in page


def test_opinion_is_named_as_somebodys_and_third_party_information_is_marked(cast, home) -> None:
    made = noted(cast, home.amber)
    for address in (reverse("child_notes", args=[home.amber.pk]), reverse("note", args=[made.pk])):
        page = shown(cast.kerensa, address)
        assert page.index("slept in class") < page.index("What Kerensa Trembath makes of it")
        mark = page.index("Third-party information: check before sharing")
        assert mark < page.index("who must not be named")


def test_the_copy_for_the_family_leaves_third_party_information_out(cast, home) -> None:
    made = noted(cast, home.amber)
    for address in (reverse("child_notes", args=[home.amber.pk]), reverse("note", args=[made.pk])):
        page = shown(cast.kerensa, address, copy="family")
        assert "slept in class" in page
        assert "I think the nights at home are loud again." in page
        assert "who must not be named" not in page
        assert "check before sharing" not in page
    assert "who must not be named" not in shown(cast.kerensa, reverse("child_timeline", args=[home.amber.pk]))


# On whose records else


def test_a_note_for_several_says_on_whose_records_else_it_stands(cast, home) -> None:
    made = noted(cast, home.amber, home.jory)
    for address in (reverse("child_notes", args=[home.amber.pk]), reverse("note", args=[made.pk])):
        page = shown(cast.kerensa, address)
        assert "Also on the record of" in page
        assert reverse("child_notes", args=[home.jory.pk]) in page
    assert "Jory was not told yet." not in shown(
        cast.kerensa, reverse("child_notes", args=[home.amber.pk])
    ), "what concerns one child stands on that child’s record only"


def test_a_sibling_restricted_since_is_named_on_no_page_of_the_note(cast, home) -> None:
    made = noted(cast, home.amber, home.jory, account="Mrs Oliver rang about her.")
    restrict(by=cast.talan, person=home.jory, named=[cast.hedra, cast.talan], reason="A threat was made.")
    for name, args in (
        ("child_notes", [home.amber.pk]),
        ("note", [made.pk]),
        ("note_add", [home.amber.pk]),
        ("note_correct", [made.pk]),
        ("record_history", ["children.casenote", made.pk]),
        ("child_timeline", [home.amber.pk]),
        ("record", []),
    ):
        page = shown(cast.kerensa, reverse(name, args=args))
        assert "Jory" not in page, name
        assert str(home.jory.pk) not in page, name
    copy = CaseNote.objects.get(child=home.jory)
    for name in ("note", "note_correct"):
        assert signed_in(cast.kerensa).get(reverse(name, args=[copy.pk])).status_code == 404


def test_a_sibling_one_may_know_of_but_not_read_is_named_without_a_link(cast, home) -> None:
    allocate(by=cast.morwenna, person=home.kit, worker=cast.kerensa, reason="One worker for all.")
    made = noted(cast, home.amber, home.kit)
    end_involvement(by=cast.morwenna, person=home.kit, kind="allocated")
    allocate(by=cast.lowenna, person=home.kit, worker=cast.petroc, reason="He has moved.")
    page = shown(cast.kerensa, reverse("note", args=[made.pk]))
    assert "Also on the record of Kit Bolitho" in page
    assert reverse("child_notes", args=[home.kit.pk]) not in page


# On the timeline


def test_notes_stand_on_the_timeline_and_significant_ones_say_why(cast, home) -> None:
    noted(cast, home.amber, with_whom="Gran", significance="")
    noted(cast, home.amber, kind="meeting", with_whom="")
    response = signed_in(cast.kerensa).get(reverse("child_timeline", args=[home.amber.pk]), {"kind": "note"})
    events = {event.title: event for event in response.context["events"]}
    assert set(events) == {"Telephone call: Gran", "Meeting"}
    assert not events["Telephone call: Gran"].significant
    assert events["Meeting"].significant
    assert events["Meeting"].meaning.startswith("The first sign since June")
    overview = shown(cast.kerensa, reverse("child", args=[home.amber.pk]))
    assert "Telephone call: Gran" in overview


def test_a_call_ends_a_time_without_contact(cast, home) -> None:
    noted(cast, home.amber, happened_at=days_ago(40))
    noted(cast, home.amber, happened_at=days_ago(20))
    noted(cast, home.amber)
    page = shown(cast.kerensa, reverse("child_timeline", args=[home.amber.pk]))
    assert "No contact recorded for" not in page


# Correcting


def correct(by, note: CaseNote, **said) -> CaseNote:
    told = {"version": note.version, "reason": "She said three times.", "account": "Three times this week."}
    return correct_note(by=by, note=note, **{**told, **said})


def test_a_correction_keeps_what_stood_there_and_says_who_why_and_when(cast, home) -> None:
    made = noted(cast, home.amber, home.jory)
    with clock.at(clock.now() + timedelta(days=1)):
        correct(cast.kerensa, made)
        assert "Corrected on Tue 24 Nov 2026, 09:40" in shown(
            cast.kerensa, reverse("child_notes", args=[home.amber.pk])
        )
        history = shown(cast.kerensa, reverse("record_history", args=["children.casenote", made.pk]))
    for said in (
        "slept in class twice",
        "Three times this week.",
        "She said three times.",
        "Kerensa Trembath",
    ):
        assert said in history
    assert "slept in class twice" in CaseNote.objects.get(child=home.jory).account, "each record is its own"


@pytest.mark.parametrize("who", ["kerensa", "morwenna", "cador"])
def test_the_author_and_the_managers_of_the_child_correct(cast, home, who) -> None:
    made = noted(cast, home.amber)
    assert correct(getattr(cast, who), made).account == "Three times this week."


def test_nobody_else_corrects_not_even_a_colleague_who_may_write(cast, home) -> None:
    made = noted(cast, home.amber)
    allocate(by=cast.morwenna, person=home.amber, worker=cast.denzel, reason="Kerensa is leaving.")
    for who in (cast.denzel, cast.lowenna):
        with pytest.raises(NotYours, match="whoever wrote it"):
            correct(who, made)
    with pytest.raises(NotYours):
        correct(cast.kerensa, made)
    assert "Correct this note" not in shown(cast.denzel, reverse("note", args=[made.pk]))
    assert signed_in(cast.denzel).get(reverse("note_correct", args=[made.pk])).status_code == 403


def test_a_correction_is_refused_when_stale_empty_or_of_the_future(cast, home) -> None:
    made = noted(cast, home.amber)
    with pytest.raises(NotNow, match="Nothing is different"):
        correct(cast.kerensa, made, account=made.account)
    with pytest.raises(NotNow, match="once something has happened"):
        correct(cast.kerensa, made, happened_at=clock.now() + timedelta(hours=1))
    with pytest.raises(TypeError, match="child"):
        correct(cast.kerensa, made, child=home.jory)
    correct(cast.kerensa, made)
    with pytest.raises(StaleRecord):
        correct(cast.morwenna, made, account="Mine.")


def test_a_correction_that_came_too_late_shows_both_texts(cast, home) -> None:
    made = noted(cast, home.amber)
    client, address = signed_in(cast.kerensa), reverse("note_correct", args=[made.pk])
    form = client.get(address).context["form"]
    correct(cast.morwenna, made, account="Hers.")
    data = {
        "kind": "telephone", "account": "Mine.", "reason": "She rang again.",
        "version": form["version"].value(),
        "happened_at-day": "23", "happened_at-month": "11", "happened_at-year": "2026",
        "happened_at-time": "8:40",
    }  # fmt: skip
    page = client.post(address, data).content.decode()
    assert "Hers." in page
    assert "Mine." in page
    assert CaseNote.objects.get().account == "Hers."


def test_a_relative_of_both_is_no_reason_to_offer_a_child_of_another_worker(cast, home) -> None:
    """Two half-brothers through different parents: who may not write about one is not offered him."""
    relate(by=cast.morwenna, person=home.jory, other=home.kit, kind="half_sibling", lives_with=False)
    form = signed_in(cast.kerensa).get(reverse("note_add", args=[home.jory.pk])).context["form"]
    assert home.kit not in form.siblings
