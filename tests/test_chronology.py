"""The chronology of a child and of a family: what stands in it, in which order, and what is said of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours, StaleRecord
from children.choices import InvolvementKind
from children.chronology import Asked, Chronology, Entry, Gap, chronology
from children.contributions import Event, timeline
from children.feed import feed
from children.models import AccessEntry, ChronologyMark, Involvement, Person
from children.services.chronology import mark_entry
from children.services.errors import record_in_error
from children.services.restriction import restrict
from children.services.visits import record_visit
from tests import besides
from tests.household import Household, household, signed_in
from tests.noting import noted

EVERYTHING = Asked(everything=True)


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def days_ago(days: int):
    return clock.now() - timedelta(days=days)


def told(user, child: Person, asked: Asked = EVERYTHING) -> list[str]:
    """Each line in a few words: the number and text of an entry, or how long the gap is."""
    lines = chronology(user, [child], asked).lines
    return [f"{x.number} {x.event.text[:20]}" if isinstance(x, Entry) else f"{x.days} days" for x in lines]


def a_note(cast, child: Person, days: int, account: str, **said):
    return noted(cast, child, happened_at=days_ago(days), account=account, **{"significance": "", **said})


def key(note) -> str:
    return f"children.note/{note.pk}"


def mark(cast, child: Person, note, **said) -> ChronologyMark:
    said = {"significant": True, "meaning": "The third time.", **said}
    return mark_entry(by=cast.kerensa, child=child, entry=key(note), **said)


def test_it_stands_oldest_first_as_courts_read_it_and_newest_first_if_asked(cast, home) -> None:
    for days, account in ((1, "Third."), (9, "First."), (5, "Second.")):
        a_note(cast, home.amber, days, account)
    assert [line[:8] for line in told(cast.kerensa, home.amber)] == ["1 First.", "2 Second", "3 Third."]
    newest = told(cast.kerensa, home.amber, Asked(everything=True, newest_first=True))
    assert [line[:8] for line in newest] == ["3 Third.", "2 Second", "1 First."], "the numbers stay"


def test_only_what_is_significant_stands_there_until_everything_is_asked_for(cast, home) -> None:
    a_note(cast, home.amber, 3, "A call.")
    a_note(cast, home.amber, 2, "She ran.", significance="She never did before.")
    page = signed_in(cast.kerensa).get(reverse("child_chronology", args=[home.amber.pk])).content.decode()
    assert "She ran." in page
    assert "She never did before." in page
    assert "A call." not in page
    assert "1 of 2 entries" in page
    whole = signed_in(cast.kerensa).get(
        reverse("child_chronology", args=[home.amber.pk]), {"everything": "on"}
    )
    assert "A call." in whole.content.decode()


def test_days_without_contact_are_shown_whatever_else_is_left_out(cast, home) -> None:
    a_note(cast, home.amber, 80, "Long ago.")
    a_note(cast, home.amber, 46, "Then this.")
    lines = told(cast.kerensa, home.amber)
    assert [line for line in lines if "days" in line] == ["34 days", "46 days"]
    assert [line[:6] for line in lines] == ["1 Long", "34 day", "2 Then", "46 day"]
    assert told(cast.kerensa, home.amber, Asked()) == ["34 days", "46 days"], "nothing is significant"
    page = signed_in(cast.kerensa).get(reverse("child_chronology", args=[home.amber.pk])).content.decode()
    assert "No contact recorded for 34 days" in page


def test_dates_and_kinds_narrow_it(cast, home) -> None:
    for days in (9, 5, 1):
        a_note(cast, home.amber, days, f"{days} ago.")
    day = clock.today() - timedelta(days=5)
    assert [line[2:7] for line in told(cast.kerensa, home.amber, Asked(everything=True, since=day))] == [
        "5 ago",
        "1 ago",
    ]
    assert [line[2:7] for line in told(cast.kerensa, home.amber, Asked(everything=True, until=day))] == [
        "9 ago",
        "5 ago",
    ]
    assert told(cast.kerensa, home.amber, Asked(everything=True, kinds=("visit",))) == []


def test_as_of_a_day_only_what_was_entered_by_then_stands_there(cast, monday) -> None:
    with clock.at(days_ago(20)):
        home = household(cast)
    with clock.at(days_ago(10)):
        known = noted(cast, home.amber, happened_at=clock.now() - timedelta(days=1), account="Known.")
    late = noted(cast, home.amber, happened_at=days_ago(11), account="Told late.")
    mark(cast, home.amber, known, impact="She hid.")
    then = Asked(everything=True, as_of=clock.today() - timedelta(days=7))
    (entry,) = [
        line for line in chronology(cast.kerensa, [home.amber], then).lines if isinstance(line, Entry)
    ]
    assert entry.event.key == key(known)
    assert entry.event.impact == "", "that was said later"
    lines = chronology(cast.kerensa, [home.amber], EVERYTHING).lines
    days = {line.event.key: line.late_days for line in lines if isinstance(line, Entry)}
    assert days == {key(known): 1, key(late): 11}
    whole = signed_in(cast.kerensa).get(reverse("child_chronology", args=[home.amber.pk]))
    assert "Entered 11 days later" in whole.content.decode()


def test_as_of_a_day_what_was_said_of_an_entry_stands_in_the_words_of_then(cast, monday) -> None:
    with clock.at(days_ago(20)):
        home = household(cast)
        known = noted(cast, home.amber, account="Known.")
        mark(cast, home.amber, known, impact="She hid.")
    then = Asked(everything=True, as_of=clock.today() - timedelta(days=7))
    mark(cast, home.amber, known, impact="She hid, and told nobody for a week.", version=1)
    said = [each.impact for each in entries(chronology(cast.kerensa, [home.amber], then))]
    assert said == ["She hid."]
    said = [each.impact for each in entries(chronology(cast.kerensa, [home.amber], EVERYTHING))]
    assert said == ["She hid, and told nobody for a week."]


@pytest.mark.parametrize("days", [None, 0, 3])
def test_what_matters_is_the_same_whether_the_rest_is_read_or_only_counted(cast, monday, days) -> None:
    with clock.at(days_ago(60)):
        home = household(cast)
        quiet, loud = (
            noted(cast, home.amber, significance=why, happened_at=clock.now()) for why in ("", "A bruise.")
        )
        seen = [{"child": home.amber, "seen": True, "seen_alone": True}]
        (visit,) = record_visit(
            by=cast.kerensa, visited_at=clock.now(), place="Home", present="", account="Tea.", children=seen
        )
    mark(cast, home.amber, quiet)
    mark(cast, home.amber, loud, significant=False, meaning="")
    said = {"significant": True, "meaning": "She sang."}
    mark_entry(by=cast.kerensa, child=home.amber, entry=f"children.visit/{visit.pk}", **said)
    child = besides.everything(cast)
    people, as_of = [home.amber, child], None if days is None else clock.today() - timedelta(days=days)
    few, whole = (
        chronology(cast.kerensa, people, Asked(as_of=as_of, everything=each)) for each in (False, True)
    )
    assert [each.key for each in entries(few)] == [each.key for each in entries(whole) if each.significant]
    assert few.on_record == whole.on_record == whole.shown
    assert [x for x in few.lines if isinstance(x, Gap)] == [x for x in whole.lines if isinstance(x, Gap)]
    assert few.shown < whole.shown


def entries(found: Chronology) -> list[Event]:
    return [line.event for line in found.lines if isinstance(line, Entry)]


def test_every_entry_of_every_app_has_a_key_of_its_own_and_the_time_it_was_entered(cast, monday) -> None:
    child = besides.everything(cast)
    keys = [event.key for event in timeline(cast.kerensa, [child], limit=500)]
    assert len(keys) > 15
    assert all("/" in each for each in keys)
    assert len(set(keys)) == len(keys)


def test_an_entry_is_raised_with_why_it_matters_and_what_it_meant_and_lowered_again(cast, home) -> None:
    note = a_note(cast, home.amber, 2, "Not collected from school.")
    client = signed_in(cast.kerensa)
    place = reverse("child_chronology", args=[home.amber.pk]) + "?everything=on"
    address = reverse("chronology_mark", args=[home.amber.pk, "children.note", note.pk])
    form = client.get(address, {"next": place})
    token = form.context["form"]["submission"].value()
    said = {
        "submission": token,
        "version": "0",
        "significant": "yes",
        "meaning": "",
        "impact": "She waited alone.",
    }
    again = client.post(f"{address}?next={place}", said)
    assert "Say in one line why it matters" in again.content.decode()
    done = client.post(f"{address}?next={place}", {**said, "meaning": "The third time this autumn."})
    assert (done.status_code, done["Location"]) == (302, place)
    (line,) = chronology(cast.kerensa, [home.amber], Asked()).lines
    assert (line.event.meaning, line.event.impact) == ("The third time this autumn.", "She waited alone.")
    mark(cast, home.amber, note, significant=False, meaning="", version=1)
    assert told(cast.kerensa, home.amber, Asked()) == []
    assert ChronologyMark.objects.get().history.count() == 2


def test_what_is_said_stands_on_the_timeline_too_and_what_is_not_said_yet_is_counted(cast, home) -> None:
    note = a_note(cast, home.amber, 2, "Not collected.")
    mark(cast, home.amber, note)
    (event,) = feed(cast.kerensa, home.amber).events
    assert (event.significant, event.meaning) == (True, "The third time.")
    assert chronology(cast.kerensa, [home.amber], Asked()).unsaid == 1
    page = signed_in(cast.kerensa).get(reverse("child_chronology", args=[home.amber.pk])).content.decode()
    assert "1 of these does not yet say what it meant for the child" in " ".join(page.split())


def test_what_is_significant_says_why_and_two_do_not_write_over_each_other(cast, home) -> None:
    note = a_note(cast, home.amber, 2, "Not collected.")
    with pytest.raises(NotNow, match="one line"):
        mark(cast, home.amber, note, meaning="")
    mark(cast, home.amber, note)
    with pytest.raises(StaleRecord):
        mark(cast, home.amber, note, meaning="Another.")


def test_only_writers_say_it_and_only_of_what_stands_on_that_record(cast, home) -> None:
    note = a_note(cast, home.amber, 2, "Not collected.")
    with pytest.raises(NotYours):
        mark_entry(by=cast.denzel, child=home.amber, entry=key(note), significant=False)
    with pytest.raises(NotNow, match="not on the child’s record"):
        mark(cast, home.jory, note)
    theirs = reverse("chronology_mark", args=[home.jory.pk, "children.note", note.pk])
    assert signed_in(cast.kerensa).get(theirs).status_code == 404


def test_what_was_said_of_an_entry_recorded_in_error_goes_with_it(cast, home) -> None:
    note = a_note(cast, home.amber, 2, "Not collected.")
    mark(cast, home.amber, note)
    record_in_error(by=cast.kerensa, record=note, reason="That was another Amber.")
    assert not ChronologyMark.objects.exists()
    assert told(cast.kerensa, home.amber) == []


def test_a_family_stands_on_one_line_of_time_each_entry_with_its_child(cast, home) -> None:
    a_note(cast, home.jory, 4, "His.")
    a_note(cast, home.amber, 2, "Hers.")
    address = reverse("family_chronology", args=[home.amber.pk])
    page = signed_in(cast.kerensa).get(address, {"everything": "on"})
    lines = [line for line in page.context["page"] if isinstance(line, Entry)]
    assert [(line.event.child.called, line.event.text[:4]) for line in lines] == [
        ("Jory", "His."),
        ("Amber", "Hers"),
    ]
    assert "Kit Bolitho" in " ".join(page.content.decode().split()).split("Not in it", 1)[1], (
        "not open to her"
    )
    opened = AccessEntry.objects.filter(person=home.jory, user=cast.kerensa, page="family_chronology")
    assert opened.get().opened, "each record that was read says so"


def test_a_brother_whose_record_is_closed_to_the_reader_is_not_in_it(cast, home) -> None:
    a_note(cast, home.jory, 4, "His.")
    a_note(cast, home.amber, 2, "Hers.")
    Person.objects.get(pk=home.jory.pk)
    restrict(by=cast.talan, person=home.jory, named=[cast.jory, cast.talan], reason="A threat was made.")
    address = reverse("family_chronology", args=[home.amber.pk])
    page = signed_in(cast.kerensa).get(address, {"everything": "on"}).content.decode()
    assert "Hers." in page
    assert "His." not in page
    assert "Jory Tregear" not in page, "that he exists is told to nobody who is not named"


def test_a_longer_story_costs_no_more_queries(cast, home, django_assert_max_num_queries) -> None:
    def asks() -> int:
        with django_assert_max_num_queries(200) as captured:
            chronology(cast.kerensa, [home.amber, home.jory], EVERYTHING)
        return len(captured)

    mark(cast, home.amber, a_note(cast, home.amber, 1, "One."))
    few = asks()
    for days in range(2, 12):
        mark(cast, home.jory, a_note(cast, home.jory, days, "More."))
    assert asks() == few


def test_after_a_death_nobody_is_missed(cast, home) -> None:
    a_note(cast, home.amber, 60, "The last.")
    assert any(isinstance(line, Gap) for line in chronology(cast.kerensa, [home.amber], EVERYTHING).lines)
    child = Person.take(home.amber.pk)
    child.date_of_death = clock.today() - timedelta(days=50)
    child.save()
    assert not any(isinstance(line, Gap) for line in chronology(cast.kerensa, [child], EVERYTHING).lines)


def test_who_reads_for_a_stated_reason_is_offered_nothing_to_write(cast, home) -> None:
    note = a_note(cast, home.amber, 2, "Not collected.")
    Involvement.objects.create(
        person=home.amber,
        user=cast.denzel,
        kind=InvolvementKind.STATED_REASON,
        reason="Duty.",
        ends_at=clock.now() + timedelta(hours=3),
    )
    page = signed_in(cast.denzel).get(reverse("child_chronology", args=[home.amber.pk]), {"everything": "on"})
    assert str(note.pk) in page.content.decode()
    assert "Say what it meant" not in page.content.decode()
