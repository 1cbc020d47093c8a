"""A merge is undone completely, also after more was recorded: both records stand again as they did."""

from datetime import timedelta

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours
from children.choices import MergeOutcome, WarningKind
from children.contributions import timeline
from children.finding_people import find_people
from children.models import Address, FormerName, Merge, MergeDecision, Person
from children.services.merging import decide_merge, undo_merge
from children.services.people import set_address, update_person
from children.services.warnings import add_warning
from tests.cast import Cast
from tests.household import signed_in
from tests.merging import merged, now, proposed, twice

pytestmark = pytest.mark.usefixtures("monday")

FIELDS = (
    "given_name",
    "family_name",
    "date_of_birth",
    "sex",
    "school",
    "nhs_number",
    "telephone",
    "merged_into_id",
)


def facts(person: Person) -> dict:
    return {name: getattr(now(person), name) for name in FIELDS}


def undo(cast: Cast, row: Merge) -> Merge:
    undo_merge(by=cast.morwenna, merge=row, reason="The birth certificates came: they are cousins.")
    return Merge.objects.get(pk=row.pk)


def test_everything_stands_as_it_did(cast: Cast) -> None:
    amber, other = twice(cast, school="Mounts Bay Academy", telephone="01736 111222")
    before = facts(amber), facts(other)
    row = undo(cast, merged(cast, amber, other, name=other))
    assert (facts(amber), facts(other)) == before
    assert row.left == []
    assert not FormerName.objects.filter(person=amber).exists()
    assert not Address.objects.filter(person=amber).exists(), "the other’s address was laid, and is taken off"
    assert Address.objects.get(person=other, ends=None)
    assert [hit.person for hit in find_people(cast.kerensa, other.number).hits] == [other.pk]
    decisions = list(MergeDecision.objects.filter(merge=row).order_by("supersedes"))
    assert {each.outcome for each in decisions} == {"one_person", "two_people"}


def test_the_address_before_goes_on(cast: Cast) -> None:
    amber, other = twice(cast)
    set_address(by=cast.kerensa, person=amber, lines="3 Chapel Row")
    row = merged(cast, amber, other, address=other)
    assert Address.objects.get(person=amber, ends=None).lines == "2 Fore Street"
    undo(cast, row)
    assert Address.objects.get(person=amber, ends=None).lines == "3 Chapel Row"


def test_what_somebody_changed_since_is_left_and_said(cast: Cast) -> None:
    amber, other = twice(cast, school="Mounts Bay Academy", telephone="01736 111222")
    row = merged(cast, amber, other)
    amber = now(amber)
    update_person(by=cast.kerensa, person=amber, version=amber.version, details={"school": "Humphry Davy"})
    row = undo(cast, row)
    assert (now(amber).school, now(amber).telephone, row.left) == ("Humphry Davy", "", ["school"])
    page = signed_in(cast.morwenna).get(reverse("merge", args=[row.pk])).content.decode()
    assert "somebody has changed since, which is left as it is: School or nursery" in page


def test_what_was_recorded_since_stays_and_is_listed_to_be_filed_anew(cast: Cast) -> None:
    amber, other = twice(cast)
    row = merged(cast, amber, other)
    with clock.at(clock.now() + timedelta(hours=1)):
        warning = add_warning(by=cast.kerensa, person=now(amber), kind=WarningKind.HEALTH, text="Asthma.")
    with clock.at(clock.now() + timedelta(hours=2)):
        row = undo(cast, row)
    assert warning.person_id == amber.pk
    page = signed_in(cast.morwenna).get(reverse("merge", args=[row.pk])).content.decode()
    assert reverse("record_in_error", args=["children.warning", warning.pk]) in page
    assert page.count("File it there") == 1, "and not what the merge itself had written"


def test_undoing_takes_the_same_authority_and_a_merge_in_force(cast: Cast) -> None:
    amber, other = twice(cast)
    row = merged(cast, amber, other)
    with pytest.raises(NotYours):
        undo_merge(by=cast.kerensa, merge=row, reason="They are two.")
    undo(cast, row)
    with pytest.raises(NotNow):
        undo_merge(by=cast.morwenna, merge=row, reason="They are two.")


def test_of_three_records_the_later_merge_is_undone_first(cast: Cast) -> None:
    amber, other = twice(cast)
    third = twice(cast, given_name="Amba")[1]
    inner = merged(cast, amber, other)
    outer = merged(cast, now(amber), third)
    assert {now(each).merged_into_id for each in (other, third)} == {amber.pk}
    undo(cast, inner)
    assert now(other).merged_into is None
    assert now(third).merged_into == amber, "the one beside it is left alone"
    undo(cast, outer)
    assert now(third).merged_into is None


def test_both_decisions_stand_on_the_timeline(cast: Cast) -> None:
    amber, other = twice(cast)
    undo(cast, merged(cast, amber, other))
    titles = [each.title for each in timeline(cast.morwenna, [now(amber)], kinds=["merge"])]
    assert f"Merge with {other.number} undone" in titles
    assert f"Decided of {other.number}: They are one person" in titles


def test_two_people_may_be_merged_by_a_new_proposal(cast: Cast) -> None:
    amber, other = twice(cast)
    undo(cast, merged(cast, amber, other))
    again = proposed(cast.kerensa, now(amber), now(other))
    decide_merge(by=cast.morwenna, merge=again, outcome=MergeOutcome.ONE_PERSON, rationale="They are one.")
    assert now(other).merged_into == amber
