"""The family: who is what to a child, on whose record it stands, and warnings everybody must see."""

from datetime import date

import pytest
from django.urls import reverse

from casework.guards import NotNow
from casework.searches import sealed
from children.household import household_of
from children.models import Person, Relationship, Warning
from children.services.family import (
    change_relationship,
    end_relationship,
    relate,
)
from children.services.involvement import state_reason
from children.services.people import set_address
from children.services.warnings import add_warning, end_warning
from tests.household import Household, household, person, restricted, signed_in


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def between(one: Person, other: Person) -> Relationship | None:
    return Relationship.objects.filter(person=one, other=other, ends=None).first()


def family_page(user, child) -> str:
    response = signed_in(user).get(reverse("child_family", args=[child.pk]))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("kind", ["sibling", "half_sibling", "step_sibling"])
def test_brothers_and_sisters_stand_on_both_records(cast, monday, kind) -> None:
    one, other = person(cast.tamsin, "Lamorna"), person(cast.tamsin, "Denzil")
    relate(by=cast.tamsin, person=one, other=other, kind=kind, lives_with=True)
    assert between(other, one).kind == kind
    assert between(other, one).lives_with


def test_a_parent_of_one_is_not_silently_made_the_parent_of_the_other(cast, home) -> None:
    father = person(cast.kerensa, "Piers")
    relate(by=cast.kerensa, person=home.amber, other=father, kind="father")
    assert between(home.jory, father) is None
    assert between(father, home.amber) is None


def test_two_people_are_related_once_and_nobody_to_themselves(cast, home) -> None:
    with pytest.raises(NotNow, match="on the record already, as mother"):
        relate(by=cast.kerensa, person=home.amber, other=home.rosen, kind="carer")
    with pytest.raises(NotNow, match="their own relative"):
        relate(by=cast.kerensa, person=home.amber, other=home.amber, kind="sibling")


def test_the_household_is_found_from_whoevers_record_it_was_written_on(cast, home) -> None:
    assert {each.given_name for each in household_of([home.amber])} == {"Rosen", "Jory"}
    assert {each.given_name for each in household_of([home.rosen])} == {"Amber", "Jory"}
    assert household_of([home.amber, home.jory, home.rosen]) == []


def test_moving_out_is_written_on_both_records_and_in_both_histories(cast, home) -> None:
    row = between(home.amber, home.jory)
    change_relationship(
        by=cast.kerensa,
        relationship=row,
        version=row.version,
        parental_responsibility=False,
        lives_with=False,
    )
    assert not between(home.jory, home.amber).lives_with
    assert home.jory not in household_of([home.amber])
    assert [old.lives_with for old in between(home.jory, home.amber).history.order_by("history_date")] == [
        True,
        False,
    ]


def test_ending_a_relationship_ends_it_on_both_records_and_keeps_why(cast, home) -> None:
    row = between(home.amber, home.kit)
    end_relationship(
        by=cast.kerensa, relationship=row, version=row.version, reason="Recorded wrongly: a cousin."
    )
    assert between(home.amber, home.kit) is None
    assert between(home.kit, home.amber) is None
    row.refresh_from_db()
    newest = row.history.order_by("-history_date", "-history_id").first()
    assert (row.ends, newest.history_change_reason) == (date(2026, 11, 23), "Recorded wrongly: a cousin.")
    with pytest.raises(NotNow, match="ended already"):
        end_relationship(by=cast.kerensa, relationship=row, version=row.version, reason="Again.")


def test_somebody_is_searched_for_before_they_can_be_made(cast, home) -> None:
    client = signed_in(cast.kerensa)
    address = reverse("relationship_add", args=[home.amber.pk])
    assert "?new=1" not in client.get(address).content.decode()
    gran = person(cast.tamsin, "Hilary", "Tregear")
    shown = client.get(address, {"search": sealed("Hil")}).content.decode()
    assert f"?other={gran.pk}" in shown
    assert "?new=1" in shown
    response = client.post(f"{address}?other={gran.pk}", {"kind": "grandparent"})
    assert response.status_code == 302
    assert between(home.amber, gran).kind == "grandparent"


def test_somebody_new_who_lives_with_the_child_lives_at_the_childs_address(cast, home) -> None:
    client = signed_in(cast.kerensa)
    sent = {"given_name": "Piers", "sex": "M", "kind": "parents_partner", "lives_with": "True"}
    response = client.post(f"{reverse('relationship_add', args=[home.amber.pk])}?new=1", sent)
    assert response.status_code == 302, response.context["form"].errors
    piers = Person.objects.get(given_name="Piers")
    assert between(home.amber, piers).lives_with
    assert piers.addresses.get().postcode == "TR18 5AA"


def test_a_restricted_person_can_be_neither_found_nor_added_and_search_says_the_fixed_line(
    cast, home
) -> None:
    hidden = restricted(cast)
    client = signed_in(cast.kerensa)
    address = reverse("relationship_add", args=[home.amber.pk])
    shown = client.get(address, {"search": sealed("Sennen")}).content.decode()
    assert "A restricted record may match" in shown
    assert str(hidden.pk) not in shown
    assert client.post(f"{address}?other={hidden.pk}", {"kind": "sibling"}).status_code == 404
    assert client.get(f"{address}?other=nobody").status_code == 404


def test_the_page_shows_stage_and_holder_of_brothers_and_sisters_and_when_seen_only_where_it_may(
    cast, home
) -> None:
    shown = family_page(cast.kerensa, home.amber)
    assert "half-brother or half-sister" in shown.lower()
    assert "Not open" in shown
    assert "On their record" in shown, "Kit’s record is not hers to read"


def test_a_brother_hidden_by_restriction_shows_nowhere_and_his_relationship_has_no_page(cast, home) -> None:
    hidden = restricted(cast)
    row = relate(by=cast.talan, person=home.amber, other=hidden, kind="sibling")
    assert "Sennen" not in family_page(cast.kerensa, home.amber)
    client = signed_in(cast.kerensa)
    for name in ("relationship_change", "relationship_end"):
        assert client.get(reverse(name, args=[row.pk])).status_code == 404
    assert client.get(reverse("record_history", args=["children.relationship", row.pk])).status_code == 404
    assert (
        "Sennen" not in signed_in(cast.morwenna).get(reverse("child", args=[home.amber.pk])).content.decode()
    )


def test_a_restricted_address_is_said_to_be_so_in_the_history_of_addresses(cast, home) -> None:
    set_address(by=cast.kerensa, person=home.amber, lines="9 Hidden Lane", restricted=True)
    shown = family_page(cast.kerensa, home.amber)
    assert "Address restricted" in shown
    assert "Hidden Lane" not in shown
    assert "3 Chapel Row" in shown


def test_a_warning_stands_on_every_page_until_it_is_ended_with_a_reason(cast, home) -> None:
    client = signed_in(cast.kerensa)
    added = client.post(
        reverse("warning_add", args=[home.amber.pk]),
        {
            "kind": "staff_safety",
            "text": "Two workers visit: the neighbour’s dog is loose.",
            "review_on-day": "1",
            "review_on-month": "3",
            "review_on-year": "2027",
        },
    )
    assert added.status_code == 302
    assert "neighbour’s dog" in client.get(reverse("child_timeline", args=[home.amber.pk])).content.decode()
    warning = Warning.objects.get()
    missing = client.post(reverse("warning_end", args=[warning.pk]), {"version": "1"})
    assert "Say why it no longer holds" in missing.content.decode()
    end_warning(by=cast.kerensa, warning=warning, version=1, reason="The dog has gone.")
    assert "Two workers visit" not in family_page(cast.kerensa, home.amber)
    with pytest.raises(NotNow, match="ended already"):
        end_warning(by=cast.kerensa, warning=warning, version=2, reason="Again.")


def test_who_only_reads_the_record_changes_nothing_in_the_family(cast, home) -> None:
    warning = add_warning(by=cast.kerensa, person=home.amber, kind="health", text="Carries an inhaler.")
    state_reason(by=cast.denzel, person=home.amber, reason="Duty: her school rang.")
    client = signed_in(cast.denzel)
    row = between(home.amber, home.rosen)
    for address in (
        reverse("relationship_change", args=[row.pk]),
        reverse("relationship_end", args=[row.pk]),
        reverse("warning_end", args=[warning.pk]),
    ):
        assert client.post(address, {"version": "1", "reason": "I think so."}).status_code == 403
    assert "Add somebody to the family" not in family_page(cast.denzel, home.amber)


def test_an_address_restricted_for_one_is_restricted_for_those_who_share_it(cast, home) -> None:
    """A mother's hidden address does not stand on her child's page."""
    set_address(by=cast.kerensa, person=home.amber, lines="4 Chapel Street, Penzance", postcode="TR18 4AE")
    mother = person(cast.kerensa, "Jenna", "Tregear")
    set_address(
        by=cast.kerensa, person=mother, lines="4 Chapel Street Penzance", postcode="tr18 4ae", restricted=True
    )
    relate(by=cast.kerensa, person=home.amber, other=mother, kind="mother", lives_with=True)
    assert home.amber.addresses.get(ends=None).restricted
    page = signed_in(cast.kerensa).get(reverse("child", args=[home.amber.pk])).content.decode()
    assert "Chapel Street" not in page


def test_an_address_elsewhere_stays_as_it_is(cast, home) -> None:
    set_address(by=cast.kerensa, person=home.amber, lines="4 Chapel Street, Penzance")
    father = person(cast.kerensa, "Rob", "Tregear")
    relate(by=cast.kerensa, person=home.amber, other=father, kind="father", lives_with=True)
    set_address(by=cast.kerensa, person=father, lines="9 Market Jew Street, Penzance", restricted=True)
    assert not home.amber.addresses.get(ends=None).restricted
