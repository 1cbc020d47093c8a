"""Who must not be told what: why, who decided it, until when; and shown where it could be told."""

from datetime import date

import pytest
from django.urls import reverse

from casework.guards import NotNow
from children.models import Person, Warning
from children.services.warnings import keep_from, review_warning
from tests import stories
from tests.household import Household, household, signed_in

TOLD = {
    "who": "Rob Tregear, her father",
    "what": "the new address and the school",
    "why": "He followed them there in May.",
    "decided_by": "Truro Family Court",
    "review_on": date(2027, 2, 1),
}
IN_WORDS = "Rob Tregear, her father must not be told: the new address and the school"


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def instructed(cast, child: Person, **told) -> Warning:
    return keep_from(by=cast.kerensa, person=child, **{**TOLD, **told})


def test_it_stands_on_every_page_and_beside_addresses_and_telephone_numbers(cast, home) -> None:
    instructed(cast, home.amber)
    client = signed_in(cast.kerensa)
    page = client.get(reverse("child_family", args=[home.amber.pk])).content.decode()
    assert page.count(IN_WORDS) == 2, "with the professionals, and with the addresses"
    for said in (
        "He followed them there in May.",
        "Truro Family Court",
        "Since 23 November 2026",
        "1 Feb 2027",
    ):
        assert said in page
    assert (
        "Rob Tregear, her father: the new"
        in client.get(reverse("child_documents", args=[home.amber.pk])).content.decode()
    )


def test_whoever_tells_the_referrer_reads_it_first_and_once_for_all_the_children(cast, monday) -> None:
    decision = stories.decided(cast, "advice")
    contact = decision.screening.contact
    brother = stories.child(cast.tamsin, given_name="Kitto")
    stories.screening(cast, brother, contact)
    for child in (decision.child, brother):
        instructed(cast, child)
    page = signed_in(cast.tamsin).get(reverse("feedback_add", args=[contact.pk])).content.decode()
    assert page.count(IN_WORDS) == 1


def test_no_longer_in_force_it_is_not_shown(cast, home) -> None:
    row = instructed(cast, home.amber)
    review_warning(by=cast.morwenna, warning=row, version=1, outcome="ended", reason="The order ended.")
    page = signed_in(cast.kerensa).get(reverse("child_family", args=[home.amber.pk])).content.decode()
    assert "Rob Tregear" not in page


def test_the_page_asks_for_each_part_and_keeps_what_was_typed(cast, home) -> None:
    client, address = signed_in(cast.kerensa), reverse("not_told_add", args=[home.amber.pk])
    page = client.post(address, {"who": "Rob Tregear"}).content.decode()
    for name in ("what", "why", "decided_by", "review_on"):
        assert f'href="#id_{name}' in page
    assert 'value="Rob Tregear"' in page
    again = {"review_on-day": "1", "review_on-month": "2", "review_on-year": "2027"}
    sent = {**{name: TOLD[name] for name in ("who", "what", "why", "decided_by")}, **again}
    assert client.post(address, sent).status_code == 302
    row = Warning.objects.get()
    assert (row.kept_from, row.text, row.starts) == (TOLD["who"], TOLD["what"], date(2026, 11, 23))


def test_it_is_never_without_a_day_on_which_it_is_looked_at_again(cast, home) -> None:
    with pytest.raises(NotNow, match="looked at again"):
        instructed(cast, home.amber, review_on=date(2026, 11, 22))
    with pytest.raises(NotNow, match="today or earlier"):
        instructed(cast, home.amber, starts=date(2026, 11, 24))


def test_the_form_for_other_warnings_does_not_offer_it_a_second_time(cast, home) -> None:
    page = signed_in(cast.kerensa).get(reverse("warning_add", args=[home.amber.pk])).content.decode()
    assert 'value="not_to_be_told"' not in page
    assert 'value="staff_safety"' in page
