"""Looking for words in one child's record: what is found, where, by whom, and that no address tells of it."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework import clock
from casework.matching import Words, folded, words_of
from casework.searches import LONGEST
from children.services.restriction import restrict
from children.services.warnings import add_warning
from plans.services import record_progress
from referrals.services import add_child
from tests import stories
from tests.household import Household, household, signed_in
from tests.noting import noted


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def search(client: Client, child, words: str) -> list[tuple[str, str]]:
    """The titles and the marked texts of what is found for some words, typed into the box and sent."""
    address = reverse("child_search", args=[child.pk])
    response = client.post(address, {"words": words}, follow=True)
    assert response.status_code == 200
    return [(found.title, text) for found, text in response.context["found"]]


def found(user, child, words: str) -> list[str]:
    return [title for title, _ in search(signed_in(user), child, words)]


# What counts as holding the words. The same list on both engines.


@pytest.mark.parametrize(
    ("words", "yes"),
    [
        ("slept", True),
        ("SLEPT", True),
        ("sle", True),
        ("lept", False),
        ("slept oliver", True),
        ("oliver slept", True),
        ("slept absent", False),
        ("café", True),
        ("cafe", True),
        ("CAFÉ", True),
        ("zoë", True),
        ("zoe", True),
        ("didn't", True),
        ("didn’t", True),
        ("half brother", True),
        ("HAUPTSTRASSE", True),
        ("100%", True),
        ("_", False),
        ("%", False),
        ("“slept”", True),
        ("łódź", True),
        ("...", False),
    ],
)
def test_every_word_must_begin_a_word_whatever_its_case_or_accents(cast, home, words, yes) -> None:
    account = (
        "Zoë didn’t eat at the Café in the Hauptstraße; she slept. Her half-brother did, 100% of it. Łódź."
    )
    noted(cast, home.amber, account=account)
    assert bool(found(cast.kerensa, home.amber, words)) == yes


def test_the_words_may_stand_in_different_parts_of_one_record_but_not_in_different_records(
    cast, home
) -> None:
    noted(cast, home.amber, account="A lamp was broken.", opinion="He meant to frighten her.")
    noted(cast, home.amber, account="The lamp is mended.", kind="email", opinion="")
    assert found(cast.kerensa, home.amber, "lamp frighten") == ["Telephone call: Mrs Oliver, head of year"]


def test_words_are_marked_in_the_text_and_nothing_typed_is_taken_for_markup(cast, home) -> None:
    noted(cast, home.amber, account="<script>alert(1)</script> Zoë & the café <b>bold</b>")
    [(_, text)] = search(signed_in(cast.kerensa), home.amber, "cafe alert")
    assert "<mark>café</mark>" in text
    assert "&lt;script&gt;<mark>alert</mark>(1)" in text
    assert "<b>" not in text


def test_a_long_text_is_shown_round_each_word_found() -> None:
    text = "word " * 200 + "the lamp was thrown " + "after " * 200 + "at Café Zoë, she said. " + "last " * 99
    excerpt = Words("zoe lamp").excerpt(text)
    assert len(excerpt) < 600
    assert "<mark>lamp</mark> was thrown" in excerpt
    assert "after … after" in excerpt
    assert "Café <mark>Zoë</mark>, she said" in excerpt
    assert excerpt.startswith("… word")
    assert excerpt.endswith("last …")
    assert Words("lamp").excerpt("The lamp, the lamp.").count("<mark>lamp</mark>") == 2
    assert words_of("  Lamp, lamp “LAMP” ") == ["lamp"]
    assert folded("Ærø’s ½ ǅ") == "ærø's 1⁄2 dz"


# Where it looks


def test_it_looks_through_every_kind_of_record_about_the_child(cast, monday) -> None:
    review = stories.proposed(cast)
    child = review.plan.child
    noted(cast, child)
    add_warning(by=cast.jory, person=child, kind="safe_contact", text="Ring after nine only.")
    record_progress(
        by=cast.kerensa, action=review.plan.goals.get().actions.first(), happened_on=clock.today(),
        text="Gran brought her guitar.", state="open",
    )  # fmt: skip
    for words, title in (
        ("neighbour named", "Telephone call: Mrs Oliver, head of year"),
        ("chose to talk there", "Visit: Home"),
        ("after nine", "Safe way to make contact"),
        ("shouting stairs", "Police notification"),
        ("hid upstairs", "In the child’s words, when it came in"),
        ("third incident", "Recommended: Accepted as a referral, for assessment"),
        ("agreed third incident", "Decided: Accepted as a referral, for assessment"),
        ("analysis kerensa found", "Analysis"),
        ("steps between her parents", "Danger statement and safety goal"),
        ("stays at his flat", "How safe is it: Amber"),
        ("analysis is sound", "Signed off: child in need plan"),
        ("999", "Child in need plan"),
        ("change for good", "Action"),
        ("guitar", "What happened: Gran collects Amber on Fridays"),
        ("every action has an owner", "Plan approved"),
        ("everyone smiling", "Views and proposal at the review"),
        ("no call-outs", "What moved on a goal"),
    ):
        assert title in found(cast.kerensa, child, words), words


def test_oversight_is_found_too(cast, monday) -> None:
    child = stories.overseen(cast).child
    assert found(cast.kerensa, child, "nine days") == ["What was considered"]
    assert found(cast.kerensa, child, "school seldom") == ["What was decided"]


def test_newest_first_and_no_more_than_fifty(cast, home) -> None:
    for days in range(1, 53):
        noted(cast, home.amber, happened_at=clock.now() - timedelta(days=days), account=f"Lamp {days}")
    client = signed_in(cast.kerensa)
    texts = [text for _, text in search(client, home.amber, "lamp")]
    assert len(texts) == 50
    assert texts[0].startswith("<mark>Lamp</mark> 1 ")
    page = client.post(reverse("child_search", args=[home.amber.pk]), {"words": "lamp"}, follow=True)
    assert "The 50 newest that hold “lamp”" in page.content.decode()


def test_third_party_information_is_found_and_marked(cast, home) -> None:
    noted(cast, home.amber)
    client = signed_in(cast.kerensa)
    page = client.post(reverse("child_search", args=[home.amber.pk]), {"words": "neighbour"}, follow=True)
    assert "Third-party information" in page.content.decode()


# Whose


def test_only_this_child_is_searched(cast, home) -> None:
    noted(cast, home.jory, account="The lamp.")
    assert found(cast.kerensa, home.amber, "lamp") == []


def test_a_contact_that_also_concerns_a_restricted_child_is_not_found_by_its_account(cast, monday) -> None:
    row = stories.screening(cast)
    brother = stories.child(cast.tamsin, given_name="Sennen")
    add_child(by=cast.tamsin, contact=row.contact, child=brother, child_words="")
    assert "Police notification" in found(cast.tamsin, row.child, "shouting")
    restrict(by=cast.talan, person=brother, named=[cast.hedra, cast.talan], reason="A threat was made.")
    assert found(cast.tamsin, row.child, "shouting") == []


# The words and the address


def test_the_words_stand_in_no_address_and_the_way_back_shows_them_again(cast, home) -> None:
    noted(cast, home.amber, account="The lamp.")
    noted(cast, home.amber, account="The stove.")
    client, address = signed_in(cast.kerensa), reverse("child_search", args=[home.amber.pk])
    places = [client.post(address, {"words": words})["Location"] for words in ("lamp", "stove")]
    assert not [place for place in places if "lamp" in place or "stove" in place]
    for place, words in zip(places, ("lamp", "stove"), strict=True):
        page = client.get(place)
        assert page.context["query"] == words
        assert page.context["form"]["words"].value() == words
        assert "There is a problem" not in page.content.decode()
        assert len(page.context["found"]) == 1
    assert client.get(f"{address}?search={uuid.uuid4()}").status_code == 200


@pytest.mark.parametrize(
    ("typed", "said"),
    [("  ", "Enter the words to look for"), ("x" * (LONGEST + 1), "100 characters or fewer")],
)
def test_nothing_and_too_much_to_look_for_are_refused_in_words(cast, home, typed, said) -> None:
    client, address = signed_in(cast.kerensa), reverse("child_search", args=[home.amber.pk])
    assert said in client.post(address, {"words": typed}).content.decode()


def test_a_search_costs_no_more_with_fifty_records_than_with_one(cast, home) -> None:
    noted(cast, home.amber, account="The lamp.")
    client = signed_in(cast.kerensa)
    place = client.post(reverse("child_search", args=[home.amber.pk]), {"words": "lamp"})["Location"]

    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(place).context["found"]
        return len(captured)

    one = count()
    for number in range(49):
        noted(cast, home.amber, home.jory, account=f"The lamp, {number}.")
    assert count() == one <= 22
