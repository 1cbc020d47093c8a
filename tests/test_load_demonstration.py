"""Loading the demonstration: once, into a database that is empty or its own, and the same each time."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from casework import clock
from casework.models import User
from casework.working_days import calendar, is_working_day
from children.models import Person
from cornwall_cs.demonstration import loading
from cornwall_cs.demonstration.days import Days
from cornwall_cs.demonstration.families import front_door, strategy
from cornwall_cs.demonstration.numbers import Numbers
from cornwall_cs.demonstration.staff import LOADER
from cornwall_cs.demonstration.story import Family
from cornwall_cs.demonstration.story.telling import prose
from referrals.models import ScreeningDecision
from tests.cast import MONDAY

#: Enough of it to see that it loads, in a moment.
SHORT = [front_door.blewett, front_door.jose]


@pytest.fixture(autouse=True)
def on_monday(settings) -> Iterator[None]:
    settings.DEMONSTRATION = True
    with clock.at(MONDAY):
        yield


def digest() -> list[object]:
    people = Person.objects.order_by("family_name", "given_name")
    decided = ScreeningDecision.objects.order_by("decided_at", "rationale")
    return [
        *people.values_list("given_name", "family_name", "date_of_birth", "nhs_number", "upn", "telephone"),
        *decided.values_list("outcome", "rationale", "decided_at", "decided_by__username"),
    ]


def test_it_refuses_a_database_that_somebody_else_filled(cast) -> None:
    users = User.objects.count()
    with pytest.raises(CommandError, match="no demonstration made") as refused:
        call_command("load_demonstration")
    assert refused.value.returncode == 3
    with pytest.raises(CommandError):
        call_command("load_demonstration", check=True)
    assert User.objects.count() == users


def test_it_refuses_where_no_demonstration_is_wanted(reference_data, settings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="DEMONSTRATION=true"):
        call_command("load_demonstration")
    assert not User.objects.exists()


def test_loaded_again_it_keeps_what_people_entered(reference_data, capsys) -> None:
    call_command("load_demonstration", check=True)
    loading.load(SHORT)
    visitor = User.objects.create_user("visitor", full_name="A Visitor")
    people = Person.objects.count()
    call_command("load_demonstration")
    assert "kept" in capsys.readouterr().out
    assert Person.objects.count() == people
    assert User.objects.filter(pk=visitor.pk).exists()


def test_it_loads_all_or_nothing(reference_data) -> None:
    def breaks_off(f: Family) -> None:
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        loading.load([*SHORT, breaks_off])
    assert loading.whose() is loading.Whose.EMPTY


@pytest.mark.django_db(transaction=True)
def test_started_over_it_empties_only_its_own() -> None:
    loading.load(SHORT)
    loading.empty()
    assert loading.whose() is loading.Whose.EMPTY
    assert calendar()
    loading.load(SHORT)
    assert User.objects.filter(username=LOADER).exists()


def test_the_same_seed_is_the_same_caseload(reference_data) -> None:
    digests = []
    for _ in range(2):
        with transaction.atomic():
            loading.load([*SHORT, strategy.curnow])
            digests.append(digest())
            transaction.set_rollback(True)
    assert digests[0] == digests[1]
    assert digests[0]
    one, other = Numbers(), Numbers()
    assert [one.upn() for _ in range(50)] == [other.upn() for _ in range(50)]


@pytest.mark.parametrize("loaded_on", ["2026-11-22", "2026-12-27", "2027-01-01", "2028-02-29"])
def test_it_is_dated_back_from_whichever_day_it_is_loaded(reference_data, loaded_on: str) -> None:
    today = date.fromisoformat(loaded_on)
    days = Days(today, calendar())
    told = [days.on(day) for day in range(-430, 31)]
    assert told == sorted(set(told))
    assert all(is_working_day(day, calendar()) for day in told)
    assert days.on(-1) < today <= days.on(0)
    with clock.at(datetime.combine(today, datetime.min.time(), UTC)):
        loading.load([*SHORT, strategy.curnow, strategy.edyvean])
        assert Person.objects.filter(given_name="Ia").get().age_words == "9 weeks"


def test_the_list_names_everybody_who_may_sign_in_and_the_password_once(db, capsys, settings) -> None:
    call_command("load_demonstration", list=True)
    said = capsys.readouterr().out
    assert "Team manager" in said
    assert said.count(settings.DEMONSTRATION_PASSWORD) == 1


def test_a_text_is_joined_and_printed_as_it_was_meant() -> None:
    assert (
        prose("""
        She said, "I don't
        know." Then:

        "Stop." """)
        == "She said, “I don’t know.” Then:\n\n“Stop.”"
    )
