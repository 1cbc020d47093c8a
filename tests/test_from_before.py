"""What happened before: known by its year or its month alone, and in its place in the chronology."""

from datetime import date

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours
from casework.rough_dates import RoughDate
from casework.timescales import local_date
from children.chronology import Asked, Entry, chronology
from children.chronology_papers import paper_of
from children.models import LifeEvent, Person
from children.services.errors import refile
from children.services.life import record_earlier, record_happening
from tests.household import Household, household, signed_in

SIGNIFICANT = Asked()
SENT = {
    "happened-day": "",
    "happened-month": "",
    "happened-year": "2021",
    "what": "Moved to Camborne",
    "text": "Their mother told us.",
    "impact": "",
}


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def before(cast, child: Person, happened: RoughDate, what: str = "Moved to Camborne", **said) -> LifeEvent:
    return record_earlier(by=cast.kerensa, person=child, happened=happened, what=what, **said)[0]


def told(user, child: Person, asked: Asked = SIGNIFICANT) -> list[tuple[str, str]]:
    lines = chronology(user, [child], asked).lines
    return [(line.event.when, line.event.title) for line in lines if isinstance(line, Entry)]


def test_a_year_and_a_month_are_shown_as_such_and_stand_where_they_begin(cast, home) -> None:
    before(cast, home.amber, RoughDate(2022, 3), "Mother in hospital")
    before(cast, home.amber, RoughDate(2022), "Moved to Camborne")
    before(cast, home.amber, RoughDate(2022, 3, 9), "Father left")
    assert told(cast.kerensa, home.amber) == [
        ("2022", "Moved to Camborne"),
        ("March 2022", "Mother in hospital"),
        ("Wed 9 Mar 2022", "Father left"),
    ]
    page = signed_in(cast.kerensa).get(reverse("child_chronology", args=[home.amber.pk])).content.decode()
    words = " ".join(page.split())
    assert "1. 2022 <span" in words, "no day and no time that nobody knows"
    assert "Entered on 23 November 2026" in words
    assert "Sat 1 Jan 2022" not in words


def test_the_page_takes_a_year_alone_and_the_paper_says_no_more_than_that(cast, home) -> None:
    client, address = signed_in(cast.kerensa), reverse("earlier_add", args=[home.amber.pk])
    token = client.get(address).context["form"]["submission"].value()
    answer = client.post(address, {**SENT, "submission": token, "also": [str(home.jory.pk)]})
    event = LifeEvent.objects.get(person=home.amber)
    assert answer["Location"] == reverse("life_event", args=[event.pk])
    assert (event.exactness, local_date(event.happened_at)) == ("year", date(2021, 1, 1))
    assert LifeEvent.objects.get(person=home.jory).title == "Moved to Camborne", "typed once for both"
    assert "2021" in client.get(answer["Location"]).content.decode()
    (row,) = paper_of(cast.kerensa, [home.amber], Asked(), clock.now()).rows
    assert row[1] == ["2021", "Entered on 23 November 2026"]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"happened-year": "2031"}, "must be today or earlier"),
        ({"happened-year": "", "happened-month": "3"}, "must have a year"),
        ({"happened-day": "9"}, "must have a month"),
        ({"happened-month": "13"}, "must be a real date"),
        ({"happened-year": "21"}, "year of 4 figures"),
        ({"happened-day": "30", "happened-month": "2"}, "must be a real date"),
    ],
)
def test_what_is_no_date_is_asked_for_again(cast, home, typed, wrong) -> None:
    address = reverse("earlier_add", args=[home.amber.pk])
    assert wrong in signed_in(cast.kerensa).post(address, SENT | typed).content.decode()
    assert not LifeEvent.objects.exists()


def test_the_timeline_and_a_search_name_no_day_either(cast, home) -> None:
    before(cast, home.amber, RoughDate(2021, 3))
    client = signed_in(cast.kerensa)
    page = client.get(reverse("child_timeline", args=[home.amber.pk])).content.decode()
    assert "March 2021" in page
    assert "Mon 1 Mar 2021" not in page
    search = reverse("child_search", args=[home.amber.pk])
    found = client.post(search, {"words": "Camborne"}, follow=True).content.decode()
    assert "March 2021" in found
    assert "Mon 1 Mar 2021" not in found


def test_a_filter_by_dates_keeps_what_may_have_been_within_them(cast, home) -> None:
    before(cast, home.amber, RoughDate(2021))
    assert told(cast.kerensa, home.amber, Asked(since=date(2021, 6, 1)))
    assert told(cast.kerensa, home.amber, Asked(until=date(2021, 6, 1)))
    assert not told(cast.kerensa, home.amber, Asked(since=date(2022, 1, 1)))
    assert not told(cast.kerensa, home.amber, Asked(until=date(2020, 12, 31)))


def test_it_may_lie_before_the_birth_and_not_after_the_death(cast, home) -> None:
    before(cast, home.amber, RoughDate(2014), "Her mother left care")
    child = Person.take(home.amber.pk)
    child.date_of_death = date(2026, 3, 9)
    child.save()
    before(cast, home.amber, RoughDate(2026), "Moved to Camborne")
    with pytest.raises(NotNow, match="had died by then"):
        before(cast, home.amber, RoughDate(2026, 4))


def test_only_writers_enter_it_on_each_record_and_nothing_that_is_to_come(cast, home) -> None:
    with pytest.raises(NotYours):
        record_earlier(by=cast.denzel, person=home.amber, happened=RoughDate(2020), what="Moved")
    with pytest.raises(NotYours):
        before(cast, home.amber, RoughDate(2020), also=[home.kit])
    with pytest.raises(NotNow, match="today or earlier"):
        before(cast, home.amber, RoughDate(2026, 12))
    assert not LifeEvent.objects.exists()


def test_what_has_a_day_is_entered_on_its_own_page(cast, home) -> None:
    with pytest.raises(NotNow, match="page of its own"):
        record_happening(
            by=cast.kerensa, person=home.amber, kind="earlier", happened_on=date(2021, 1, 1), what="Moved"
        )


def test_an_entry_in_error_is_struck_out_and_filed_with_what_is_known_of_its_date(cast, home) -> None:
    event = before(cast, home.amber, RoughDate(2021))
    assert event.history.get().exactness == "year"
    refile(by=cast.kerensa, record=event, reason="That was Jory.", to_child=home.jory)
    assert told(cast.kerensa, home.amber) == []
    assert told(cast.kerensa, home.jory) == [("2021", "Moved to Camborne")]
