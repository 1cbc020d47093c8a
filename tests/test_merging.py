"""Two records of one person, merged by decision: read as one, nothing moved, no ring of access widened."""

from datetime import date

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours
from children.choices import InvolvementKind, MergeOutcome
from children.contributions import timeline, worklist
from children.finding import search_record
from children.finding_people import find_people
from children.finding_people.duplicates import propose
from children.merging import work_on
from children.models import Address, Involvement, Merge, MergeDecision, Person
from children.not_told import not_to_be_told
from children.records import records_of
from children.relatives import relatives_of
from children.seen import last_seen
from children.services.family import relate
from children.services.involvement import end_involvement, involve, state_reason
from children.services.merging import decide_merge, propose_merge
from children.services.people import create_person
from children.services.restriction import restrict
from children.services.visits import record_visit
from children.services.warnings import add_warning
from referrals.cumulative import below_before
from referrals.feedback_texts import audience_of
from referrals.front_door import front_door
from referrals.models import Referral
from tests import stories
from tests.cast import Cast
from tests.household import signed_in
from tests.merging import merged, now, proposed, twice
from tests.states import told

pytestmark = pytest.mark.usefixtures("monday")


def seen(cast: Cast, child: Person, words: str = "I like the sea.") -> None:
    involve(by=cast.jory, person=child, kind=InvolvementKind.CO_WORKING, user=cast.petroc)
    record_visit(
        by=cast.petroc,
        children=[{"child": child, "seen": True, "seen_alone": True, "words": words, "private_account": ""}],
        visited_at=clock.now(),
        place="School",
        account="We drew the harbour.",
        present="",
    )
    end_involvement(by=cast.jory, person=child, kind=InvolvementKind.CO_WORKING, user=cast.petroc)


def test_what_was_chosen_is_laid_on_the_record_that_stands(cast: Cast) -> None:
    amber, other = twice(cast, school="Mounts Bay Academy", nhs_number="9434765919")
    row = merged(cast, amber, other, name=other)
    amber, other = now(amber), now(other)
    assert (amber.given_name, amber.school, amber.nhs_number) == ("Ambre", "Mounts Bay Academy", "9434765919")
    assert other.merged_into == amber, "and the other keeps its own row, and points to it"
    assert (other.given_name, row.laid["given_name"]) == ("Ambre", ["Amber", "Ambre"])
    assert [str(each) for each in amber.former_names.all()] == ["Amber Tregear"]
    assert Address.objects.get(person=amber, ends=None).lines == "2 Fore Street"
    assert amber.history.first().history_user == cast.morwenna


def test_the_two_are_read_as_one(cast: Cast) -> None:
    amber, other = twice(cast)
    seen(cast, other)
    mother = create_person(by=cast.merryn, details={"given_name": "Rosen", "family_name": "Tregear"})
    relate(by=cast.merryn, person=other, other=mother, kind="mother", lives_with=True)
    merged(cast, amber, other)
    amber = now(amber)
    assert last_seen(amber) is not None
    assert [each.person for each in relatives_of(cast.kerensa, amber)] == [mother]
    assert {each.kind for each in timeline(cast.kerensa, [amber])} >= {"visit", "merge"}
    found, _ = search_record(cast.kerensa, amber, "harbour")
    assert [each.kind_label for each in found] == ["Visit"]
    page = signed_in(cast.kerensa).get(reverse("child", args=[amber.pk])).content.decode()
    assert "I like the sea." in page
    assert f"{other.number} (Ambre Tregear) was merged into this record" in page


def test_an_episode_that_ended_on_the_other_is_read_too(cast: Cast) -> None:
    amber, other = twice(cast)
    stories.reviewed(cast, "close", other)
    told(cast, other)
    merged(cast, amber, other)
    client = signed_in(cast.kerensa)
    for page, said in {
        "child_assessments": "Assessment",
        "child_plans": "Child in need plan",
        "child_decisions": "Review: Close",
        "child_timeline": "Referral closed",
        "child_words": "I hid upstairs.",
        "child_genogram": "Genogram",
        "child_access": "Morwenna Nance",
    }.items():
        assert said in client.get(reverse(page, args=[amber.pk])).content.decode(), page
    assert front_door(now(amber)).screenings[0].child_id == other.pk
    assert stories.screening(cast, now(other)).child == amber, "a new contact is put on the one that stands"


def test_a_page_of_the_merged_record_leads_to_the_one_that_stands(cast: Cast) -> None:
    amber, other = twice(cast)
    merged(cast, amber, other)
    client = signed_in(cast.kerensa)
    answer = client.get(reverse("child", args=[other.pk]), follow=True)
    assert answer.redirect_chain[0][0] == reverse("child", args=[amber.pk])
    assert "That record was merged into this one" in answer.content.decode()
    notes = client.get(reverse("child_notes", args=[other.pk])).content.decode()
    assert f"<dd>{amber.number}</dd>" in notes


def test_search_finds_one_by_the_names_and_numbers_of_either(cast: Cast) -> None:
    amber, other = twice(cast)
    merged(cast, amber, other, name=other)
    for words in ("Ambre Tregear", "Amber Tregear", other.number, "Tregear Fore Street"):
        assert [hit.person for hit in find_people(cast.kerensa, words).hits] == [amber.pk], words
    assert "merged into this record" in find_people(cast.kerensa, other.number).hits[0].why


def test_who_worked_with_either_reads_and_nobody_else(cast: Cast) -> None:
    amber, other = twice(cast)
    state_reason(by=cast.petroc, person=other, reason="Her brother is in my case.")
    merged(cast, amber, other)
    readable = {
        user: set(Person.objects.readable_by(user).filter(pk__in=records_of(now(amber))))
        for user in (cast.petroc, cast.denzel)
    }
    assert readable == {cast.petroc: {amber, other}, cast.denzel: set()}


def test_restricted_and_open_are_not_merged(cast: Cast) -> None:
    amber, other = twice(cast)
    row = proposed(cast.kerensa, amber, other)
    restrict(by=cast.talan, person=amber, named=[cast.talan, cast.morwenna], reason="A threat was made.")
    with pytest.raises(NotNow) as refused:
        decide_merge(by=cast.morwenna, merge=row, outcome=MergeOutcome.ONE_PERSON, rationale="The same.")
    assert "is restricted and" in refused.value.reasons[0]
    assert now(other).merged_into is None
    assert not MergeDecision.objects.exists(), "all or nothing"


def test_two_restricted_records_need_the_same_people_named_and_stay_theirs(cast: Cast) -> None:
    amber, other = twice(cast)
    row = proposed(cast.kerensa, amber, other)
    named = [cast.talan, cast.morwenna]
    restrict(by=cast.talan, person=amber, named=named, reason="A threat was made.")
    restrict(by=cast.talan, person=other, named=[*named, cast.petroc], reason="A threat was made.")
    with pytest.raises(NotNow) as refused:
        decide_merge(by=cast.morwenna, merge=row, outcome=MergeOutcome.ONE_PERSON, rationale="The same.")
    assert "different people" in refused.value.reasons[0]
    restrict(by=cast.talan, person=other, named=named, reason="As the other.")
    decide_merge(by=cast.morwenna, merge=row, outcome=MergeOutcome.ONE_PERSON, rationale="The same.")
    readers = [user for user in (cast.kerensa, cast.petroc, cast.morwenna) if _reads(user, amber)]
    assert readers == [cast.morwenna]
    # And whoever is named later is named on both.
    restrict(by=cast.talan, person=now(amber), named=[cast.talan, cast.petroc], reason="The worker changed.")
    assert [user for user in (cast.morwenna, cast.petroc) if _reads(user, other)] == [cast.petroc]


def test_who_is_named_on_one_of_two_restricted_records_reads_neither(cast: Cast) -> None:
    amber, other = twice(cast)
    merged(cast, amber, other)
    restrict(by=cast.talan, person=now(amber), named=[cast.talan, cast.morwenna], reason="A threat.")
    Involvement.objects.create(person=amber, user=cast.petroc, kind=InvolvementKind.NAMED)
    assert not _reads(cast.petroc, amber)
    assert signed_in(cast.petroc).get(reverse("child", args=[amber.pk])).status_code == 404
    assert signed_in(cast.morwenna).get(reverse("child", args=[amber.pk])).status_code == 200


def _reads(user, person: Person) -> bool:
    return Person.objects.readable_by(user).filter(pk=person.pk).exists()


def test_work_open_on_both_is_brought_together_first(cast: Cast) -> None:
    amber, other = twice(cast)
    stories.referral(cast, amber)
    second = stories.referral(cast, other)
    row = proposed(cast.kerensa, amber, other)
    page = signed_in(cast.morwenna).get(reverse("merge", args=[row.pk])).content.decode()
    assert "Work is open on both records" in page
    with pytest.raises(NotNow) as refused:
        decide_merge(by=cast.morwenna, merge=row, outcome=MergeOutcome.ONE_PERSON, rationale="The same.")
    assert any("A referral is open with Penwith team." in words for words in refused.value.reasons)
    assert Referral.objects.open().filter(pk=second.pk).exists()


def test_where_work_is_open_on_one_that_record_stands(cast: Cast) -> None:
    amber, other = twice(cast)
    stories.referral(cast, amber)
    row = proposed(cast.kerensa, amber, other)
    turned = Merge.objects.get(pk=row.pk)
    turned.standing, turned.merged = other, amber
    turned.save()
    with pytest.raises(NotNow) as refused:
        decide_merge(by=cast.morwenna, merge=turned, outcome=MergeOutcome.ONE_PERSON, rationale="The same.")
    assert refused.value.reasons[0].endswith(f"let {amber.number} stand.")


def test_whoever_proposes_does_not_decide_and_it_takes_authority(cast: Cast) -> None:
    amber, other = twice(cast)
    row = proposed(cast.morwenna, amber, other)
    for by in (cast.morwenna, cast.kerensa):
        with pytest.raises(NotYours):
            decide_merge(by=by, merge=row, outcome=MergeOutcome.ONE_PERSON, rationale="The same.")
    with pytest.raises(NotYours):
        propose_merge(by=cast.petroc, standing=amber, merged=other, choices={}, reason="The same.")


def test_where_they_differ_somebody_chooses(cast: Cast) -> None:
    amber, other = twice(cast)
    with pytest.raises(NotNow, match="Name: choose which"):
        propose_merge(by=cast.kerensa, standing=amber, merged=other, choices={}, reason="The same.")
    with pytest.raises(NotNow, match="Say why"):
        propose_merge(
            by=cast.kerensa, standing=amber, merged=other, choices={"name": str(amber.pk)}, reason=" "
        )


def test_it_waits_on_the_lists_of_those_who_decide(cast: Cast) -> None:
    amber, other = twice(cast)
    row = proposed(cast.kerensa, amber, other)
    lists = {
        user: [item.url for item in worklist(user, clock.today()) if item.heading == "Two records"]
        for user in (cast.morwenna, cast.talan, cast.kerensa, cast.lowenna)
    }
    here = [reverse("merge", args=[row.pk])]
    assert lists == {cast.morwenna: here, cast.talan: here, cast.kerensa: [], cast.lowenna: []}


def test_relatives_of_each_other_are_two(cast: Cast) -> None:
    amber, other = twice(cast)
    row = proposed(cast.kerensa, amber, other)
    relate(by=cast.merryn, person=amber, other=other, kind="sibling")
    with pytest.raises(NotNow) as refused:
        decide_merge(by=cast.morwenna, merge=row, outcome=MergeOutcome.ONE_PERSON, rationale="The same.")
    assert "each other’s family" in refused.value.reasons[0]


def test_decided_to_be_two_they_are_not_proposed_again(cast: Cast) -> None:
    amber, other = twice(cast)
    pair = (amber.number, other.number)
    assert pair in {(each.one, each.other) for each in propose()}
    row = proposed(cast.kerensa, amber, other)
    decide_merge(by=cast.morwenna, merge=row, outcome=MergeOutcome.TWO_PEOPLE, rationale="Cousins.")
    assert now(other).merged_into is None
    assert propose() == []


def test_contacts_on_either_add_up(cast: Cast) -> None:
    amber, other = twice(cast)
    for child in (amber, other):
        contact = stories.decided(cast, "advice", child).screening.contact
        contact.finished_at = clock.now()
        contact.save()
    row = proposed(cast.kerensa, amber, other)
    decide_merge(by=cast.morwenna, merge=row, outcome=MergeOutcome.ONE_PERSON, rationale="The same.")
    latest = stories.contact(cast, received_at=clock.now())
    latest.received_at = clock.now().replace(hour=23)
    assert below_before(latest, [amber.pk])[amber.pk] == 2


def test_a_parent_on_either_record_is_written_to_as_a_parent(cast: Cast) -> None:
    amber, other = twice(cast)
    contact = stories.decided(cast, "advice", other).screening.contact
    contact.source, contact.referrer_name = "1A", "Jenna Tregear"
    jenna = stories.child(cast.tamsin, given_name="Jenna", date_of_birth=None)
    relate(by=cast.kerensa, person=amber, other=jenna, kind="mother", parental_responsibility=True)
    assert audience_of(contact) == "public"
    merged(cast, amber, other)
    assert audience_of(contact) == "parent"


def test_the_forms_take_one_through(cast: Cast) -> None:
    amber, other = twice(cast)
    client = signed_in(cast.kerensa)
    address = f"{reverse('merge_add', args=[amber.pk])}?other={other.pk}"
    page = client.get(address).content.decode()
    assert f"Ambre Tregear ({other.number})" in page
    assert "checked" not in page, "nothing is chosen beforehand"
    missing = client.post(address, {"reason": "The same mother."}).content.decode()
    assert "Name: choose which of the two is right" in missing
    assert "The same mother." in missing
    sent = client.post(
        address, {"stands": str(amber.pk), "name": str(other.pk), "reason": "The same mother."}
    )
    row = Merge.objects.get()
    assert sent["Location"] == reverse("merge", args=[row.pk])
    manager = signed_in(cast.morwenna)
    answer = {"outcome": "one_person", "rationale": "Read side by side."}
    assert manager.post(reverse("merge_decide", args=[row.pk]), answer)["Location"] == sent["Location"]
    assert now(amber).given_name == "Ambre"
    assert date(2015, 3, 4) == now(amber).date_of_birth
    assert "What was laid on" in manager.get(sent["Location"]).content.decode()


def test_who_must_not_be_told_is_kept_from_on_either_record(cast: Cast) -> None:
    amber, other = twice(cast)
    involve(by=cast.jory, person=other, kind=InvolvementKind.CO_WORKING, user=cast.petroc)
    told = {"kind": "not_to_be_told", "text": "Her uncle must not know where."}
    add_warning(by=cast.petroc, person=other, review_on=clock.today(), **told)
    merged(cast, amber, other)
    assert [row.text for row in not_to_be_told([amber.pk])] == ["Her uncle must not know where."]


def test_early_help_open_on_a_record_keeps_it_from_being_merged(cast: Cast) -> None:
    _, other = twice(cast)
    stories.decided(cast, "early_help", other)
    assert work_on(other)
