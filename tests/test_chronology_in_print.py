"""What a browser prints of a chronology says what it is: one page of so many, and the whole is the PDF."""

import pytest
from django.urls import reverse

from tests.household import Household, household, signed_in
from tests.noting import noted


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def words(cast, home: Household, name: str = "child_chronology", **asked) -> str:
    page = signed_in(cast.kerensa).get(reverse(name, args=[home.amber.pk]), {"everything": "on", **asked})
    return " ".join(page.content.decode().split())


def test_a_print_of_one_page_says_that_it_is_not_the_whole_and_leads_to_what_is(cast, home) -> None:
    for _ in range(51):
        noted(cast, home.amber)
    page = words(cast, home, page="2")
    assert "This print is not the whole chronology: it is page 2 of 2." in page
    whole = reverse("child_chronology_paper", args=[home.amber.pk, "pdf"])
    assert f'<a class="govuk-link" href="{whole}?everything=on">To print the whole, open the PDF</a>' in page


def test_a_print_of_the_whole_does_not_say_that_something_is_missing(cast, home) -> None:
    noted(cast, home.amber)
    page = words(cast, home)
    assert "not the whole" not in page
    assert "Your browser prints only" not in page
    assert "A print of this page also holds what was told in confidence." in page


def test_of_a_family_the_whole_is_the_paper_of_the_family(cast, home) -> None:
    for _ in range(51):
        noted(cast, home.amber)
    page = words(cast, home, "family_chronology")
    whole = reverse("family_chronology_paper", args=[home.amber.pk, "pdf"])
    assert f'href="{whole}?everything=on">To print the whole, open the PDF</a>' in page
