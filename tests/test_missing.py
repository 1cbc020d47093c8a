"""A child who is missing: said first everywhere, counted, and offered somebody to talk to in 72 hours."""

from datetime import timedelta

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow
from children.contributions import Item, worklist
from children.missing import count_of, episodes_of, state_words
from children.models import MissingEpisode, Person
from children.panels import words_for
from children.services.restriction import restrict
from tests import changing_lives as lives
from tests import stories
from tests.cast import MONDAY, Cast
from tests.life_stories import unborn

pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def amber(cast: Cast) -> Person:
    with clock.at(MONDAY - timedelta(days=60)):
        return stories.assessment(cast).child


def asked(user, words: str) -> list[Item]:
    return [item for item in worklist(user, clock.today()) if words in item.what]


class TestWhileMissing:
    @pytest.mark.parametrize("who", ["kerensa", "morwenna", "tamsin", "jory"])
    def test_the_child_stands_first_on_the_list(self, cast: Cast, amber: Person, who: str) -> None:
        lives.missing(cast, amber)
        first = worklist(cast.staff[who], clock.today())[0]
        assert first.what.startswith("Missing since")
        assert first.child == amber

    def test_not_on_the_list_of_a_worker_who_has_nothing_to_do_with_it(self, cast: Cast, amber) -> None:
        lives.missing(cast, amber)
        assert asked(cast.petroc, "Missing since") == []

    def test_a_restricted_child_is_shown_to_those_named_only(self, cast: Cast, amber: Person) -> None:
        lives.missing(cast, amber)
        restrict(by=cast.morwenna, person=amber, named=[cast.kerensa, cast.talan], reason="A threat.")
        assert asked(cast.petroc, "Missing since") == []
        assert asked(cast.kerensa, "Missing since")

    def test_every_page_says_so(self, cast: Cast, amber: Person, client_of) -> None:
        lives.missing(cast, amber)
        assert (
            "Missing since Sun 22 Nov"
            in client_of("kerensa").get(f"/people/{amber.pk}/family/").content.decode()
        )


class TestWhatIsRefused:
    def test_a_second_open_episode(self, cast: Cast, amber: Person) -> None:
        lives.missing(cast, amber)
        with pytest.raises(NotNow, match="Record on that one that they are back"):
            lives.missing(cast, amber, missing_from=clock.now() - timedelta(hours=1))

    def test_one_that_overlaps_another(self, cast: Cast, amber: Person) -> None:
        lives.was_missing(cast, amber)
        with pytest.raises(NotNow, match="overlaps"):
            lives.missing(cast, amber, missing_from=clock.now() - timedelta(days=8, hours=1))

    def test_one_that_begins_later_than_now(self, cast: Cast, amber: Person) -> None:
        with pytest.raises(NotNow, match="once they are"):
            lives.missing(cast, amber, missing_from=clock.now() + timedelta(minutes=5))

    def test_one_before_the_birth(self, cast: Cast) -> None:
        baby = stories.assessment(cast, unborn(cast.tamsin)).child
        with pytest.raises(NotNow, match="before the child was born"):
            lives.missing(cast, baby)

    def test_a_return_before_the_child_was_missing(self, cast: Cast, amber: Person) -> None:
        episode = lives.missing(cast, amber)
        with pytest.raises(NotNow, match="Check the two times"):
            lives.back(cast, episode, returned_at=episode.missing_from)


class TestReturnHomeInterview:
    def test_it_is_due_72_hours_from_the_return(self, cast: Cast, amber: Person) -> None:
        episode = lives.back(cast, lives.missing(cast, amber))
        assert episode.due_on == clock.today() + timedelta(days=3)
        [item] = asked(cast.kerensa, "Offer a return home interview")
        assert item.due == episode.due_on

    def test_the_manager_sees_it_too(self, cast: Cast, amber: Person) -> None:
        lives.back(cast, lives.missing(cast, amber))
        assert asked(cast.morwenna, "Offer a return home interview")
        assert asked(cast.jory, "Offer a return home interview") == []

    def test_accepted_it_is_still_to_be_held(self, cast: Cast, amber: Person) -> None:
        lives.offered(cast, lives.back(cast, lives.missing(cast, amber)))
        assert asked(cast.kerensa, "Hold the return home interview")

    def test_declining_needs_a_reason_and_settles_it(self, cast: Cast, amber: Person) -> None:
        episode = lives.back(cast, lives.missing(cast, amber))
        with pytest.raises(NotNow, match="why"):
            lives.offered(cast, episode, answer="declined")
        lives.offered(cast, episode, answer="declined", declined_why="“You would tell Mum.”")
        assert asked(cast.kerensa, "interview") == []

    def test_lateness_is_said_in_hours(self, cast: Cast, amber: Person) -> None:
        episode = lives.back(cast, lives.missing(cast, amber))
        with clock.at(clock.now() + timedelta(hours=77)):
            assert "5 hours late" in state_words(episode)

    def test_what_was_said_there_is_among_the_childs_words(self, cast: Cast, amber: Person) -> None:
        lives.interviewed(cast, lives.back(cast, lives.missing(cast, amber)))
        said = {each.text for each in words_for(amber)}
        assert {"I only wanted to sleep somewhere quiet.", "Nobody shouts at the bus station."} <= said


def test_several_episodes_are_counted(cast: Cast, amber: Person) -> None:
    for days in (320, 200, 50, 10):
        start = clock.now() - timedelta(days=days)
        lives.was_missing(cast, amber, missing_from=start, returned_at=start + timedelta(hours=5))
    count = count_of(episodes_of(amber))
    assert (count.this_year, count.lately, count.in_all) == (4, 2, 4)


def test_an_episode_is_recorded_on_its_page(cast: Cast, amber: Person, client_of) -> None:
    kerensa = client_of("kerensa")
    sent = kerensa.post(
        reverse("missing_add", args=[amber.pk]),
        {
            "kind": "absent",
            "missing_from-day": "22",
            "missing_from-month": "11",
            "missing_from-year": "2026",
            "missing_from-time": "21:00",
            "reported_by": "The school",
            "reported_to": "Us",
            "is_back": "no",
        },
    )
    episode = MissingEpisode.objects.get()
    assert sent.url == reverse("missing_episode", args=[episode.pk])
    assert "Record that they are back" in kerensa.get(sent.url).content.decode()
