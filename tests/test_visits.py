"""Recording a visit: written once for brothers and sisters, kept on each child's own record."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours
from children.forms.visits import VisitForm
from children.models import Person, Visit
from children.services.family import relate
from children.services.involvement import allocate
from children.services.people import create_person
from children.services.visits import record_visit
from tests.household import Household, household, person, signed_in


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def sent(**more: str) -> dict[str, str]:
    """A visit on Friday 20 November at half past three, as a browser sends it."""
    return {
        "visited_at-day": "20", "visited_at-month": "11", "visited_at-year": "2026",
        "visited_at-time": "15:30",
        "place": "Home", "account": "Rosen made tea; both children came down.", "seen": "alone", **more,
    }  # fmt: skip


def of(sibling: Person, **answers: str) -> dict[str, str]:
    """The part of the form about a brother or sister."""
    return {f"{name}_{sibling.pk.hex}": value for name, value in answers.items()}


def post(user, child, data):
    return signed_in(user).post(reverse("visit_add", args=[child.pk]), data)


def errors(response) -> str:
    assert response.status_code == 200
    return " ".join(response.context["form"].errors.as_text().split())


def test_the_simple_case_asks_three_things_beside_when(cast, home) -> None:
    form = VisitForm(child=home.amber)
    revealed = form.revealed_by
    asked = [name for name, field in form.fields.items() if field.required and name not in revealed]
    assert asked == ["visited_at", "place", "account", "seen"]
    assert form["visited_at"].value() == clock.now(), "when is there to be corrected, not to be typed"
    assert form["seen"].value() is None
    assert form["place"].value() is None


def test_a_visit_to_one_child_is_kept_as_it_was_answered(cast, home) -> None:
    response = post(
        cast.kerensa,
        home.amber,
        sent(
            words="I like it when Gran comes.",
            present="Rosen",
            private_account="She had a new bruise; see map.",
        ),
    )
    assert response["Location"] == reverse("child", args=[home.amber.pk])
    made = Visit.objects.get()
    assert (made.child, made.visited_by, made.place, made.present) == (
        home.amber,
        cast.kerensa,
        "Home",
        "Rosen",
    )
    assert (made.seen, made.seen_alone, made.words) == (True, True, "I like it when Gran comes.")
    assert f"{made.visited_at:%Y-%m-%d %H:%M}" == "2026-11-20 15:30"
    assert made.entered_at == clock.now()


def test_a_sibling_visited_too_gets_a_record_of_their_own_with_their_own_words(cast, home) -> None:
    jory = of(home.jory, seen="not_alone", not_alone_reason="He would not leave Amber.", words="It is fine.")
    private = {"private_account": "Amber asked to talk again on Tuesday."}
    response = post(cast.kerensa, home.amber, sent(**jory, **private))
    assert response.status_code == 302, errors(response)
    amber, brother = Visit.objects.get(child=home.amber), Visit.objects.get(child=home.jory)
    assert amber.account == brother.account
    assert (brother.seen, brother.seen_alone, brother.words) == (True, False, "It is fine.")
    assert amber.words == ""
    assert brother.private_account == "", "what concerns one child stands on that child’s record only"
    assert amber.history.count() == brother.history.count() == 1


@pytest.mark.parametrize("seen", ["", "not_visited"])
def test_a_sibling_left_out_is_not_in_the_visit(cast, home, seen) -> None:
    response = post(cast.kerensa, home.amber, sent(**of(home.jory, seen=seen)))
    assert response.status_code == 302, errors(response)
    assert not Visit.objects.filter(child=home.jory).exists()


def test_of_a_sibling_about_whom_something_is_written_it_must_be_said_whether_they_were_seen(
    cast, home
) -> None:
    response = post(cast.kerensa, home.amber, sent(**of(home.jory, words="It is fine.")))
    assert "Say whether Jory was seen" in errors(response)
    assert "It is fine." in response.content.decode()
    assert not Visit.objects.exists()


def test_siblings_are_offered_only_from_the_household_and_only_where_the_user_may_write(cast, home) -> None:
    shown = signed_in(cast.kerensa).get(reverse("visit_add", args=[home.amber.pk])).context["form"]
    assert shown.siblings == [home.jory]
    elsewhere = person(cast.morwenna, "Loveday", date_of_birth=date(2014, 1, 1))
    relate(by=cast.morwenna, person=home.amber, other=elsewhere, kind="sibling", lives_with=True)
    shown = signed_in(cast.kerensa).get(reverse("visit_add", args=[home.amber.pk])).context["form"]
    assert shown.siblings == [home.jory], "Loveday has another worker"


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"seen": ""}, "Say whether Amber was seen, and seen alone"),
        ({"seen": "no"}, "Say why Amber was not seen, and what was done"),
        ({"seen": "not_alone"}, "Say why Amber was not seen alone"),
        ({"account": ""}, "Say what happened at the visit"),
        ({"place": ""}, "Say where the visit was"),
        ({"place": "elsewhere"}, "Say which place"),
        ({"visited_at-day": "24"}, "must not be later than now"),
        ({"visited_at-time": "half three"}, "must have a time that can be read"),
    ],
)
def test_what_is_missing_is_named_and_nothing_typed_is_lost(cast, home, answers, words) -> None:
    data = sent(words="I hid in the wardrobe.") | answers
    response = post(cast.kerensa, home.amber, data)
    assert words in errors(response)
    assert "I hid in the wardrobe." in response.content.decode()
    assert not Visit.objects.exists()


def test_of_an_unborn_child_nobody_is_asked_whether_they_were_seen(cast, home) -> None:
    baby = create_person(
        by=cast.tamsin,
        details={"family_name": "Tregear", "known_as": "Bump", "expected_date": date(2027, 2, 1)},
    )
    allocate(by=cast.morwenna, person=baby, worker=cast.kerensa, reason="With her sister.")
    relate(by=cast.kerensa, person=home.amber, other=baby, kind="sibling", lives_with=True)
    response = post(cast.kerensa, home.amber, sent(**of(baby, visited="on")))
    assert response.status_code == 302, errors(response)
    made = Visit.objects.get(child=baby)
    assert (made.seen, made.seen_alone, made.not_seen_reason) == (False, None, "Not yet born")
    assert "seen" not in VisitForm(child=baby).fields


def test_the_same_page_sent_twice_records_one_visit(cast, home) -> None:
    client = signed_in(cast.kerensa)
    data = sent(submission="0c9de9f6-8a3d-4d0f-b8f2-6a57d1a1b2c3")
    address = reverse("visit_add", args=[home.amber.pk])
    assert client.post(address, data)["Location"] == client.post(address, data)["Location"]
    assert Visit.objects.count() == 1


def test_the_service_refuses_a_visit_still_to_be_made_and_one_to_nobody(cast, home) -> None:
    told = {"by": cast.kerensa, "place": "Home", "present": "", "account": "We talked."}
    part = {"child": home.amber, "seen": True, "seen_alone": True}
    with pytest.raises(NotNow, match="once it has been made"):
        record_visit(**told, visited_at=clock.now() + timedelta(minutes=1), children=[part])
    with pytest.raises(NotNow, match="at least one child"):
        record_visit(**told, visited_at=clock.now(), children=[])


def test_whoever_only_reads_one_of_the_children_records_no_visit_to_any(cast, home) -> None:
    stranger = person(cast.tamsin, "Zelah", date_of_birth=date(2016, 5, 1))
    parts = [{"child": each, "seen": True, "seen_alone": True} for each in (home.amber, stranger)]
    told = {"visited_at": clock.now(), "place": "Home", "present": "", "account": "We talked."}
    with pytest.raises(NotYours, match="Only those involved"):
        record_visit(by=cast.kerensa, children=parts, **told)
    assert not Visit.objects.exists()


def test_one_childs_part_gone_wrong_leaves_no_visit_on_anybodys_record(cast, home) -> None:
    whole = {"child": home.amber, "seen": True, "seen_alone": True}
    broken = {"child": home.jory, "seen": False, "not_seen_reason": ""}
    with pytest.raises(IntegrityError), transaction.atomic():
        record_visit(
            by=cast.kerensa, visited_at=clock.now(), place="Home", present="", account="We talked.",
            children=[whole, broken],
        )  # fmt: skip
    assert not Visit.objects.exists()
