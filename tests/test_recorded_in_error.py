"""What was recorded in error is struck out: by whom, with what, and everything else follows."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from assessments.services import decide_assessment
from casework import clock
from casework.contributions import contributed, gather
from casework.guards import NotNow, NotYours, StaleRecord
from children.contributions import worklist
from children.models import Address, DecisionEntry, Involvement, Person, RecordedInError, Visit
from children.overview import all_words
from children.seen import last_seen
from children.services.errors import record_in_error
from children.services.family import relate
from children.services.involvement import allocate, state_reason
from children.services.people import change_name, set_address
from children.services.warnings import add_warning
from children.struck_out import hanging_on, in_words
from children.summaries import summarised
from plans.services import record_progress
from referrals.models import Contact, Referral, Screening
from referrals.services import add_child, decide_screening
from tests import stories
from tests.household import Household, household, signed_in
from tests.states import told

WHY = "It is another child’s."


@pytest.fixture
def home(cast, monday) -> Household:
    return household(cast)


def stage_of(child: Person) -> str:
    return summarised(Person.objects.filter(pk=child.pk)).get().stage


def due(child: Person) -> list:
    return gather("worklist", "due_for", [Person.objects.get(pk=child.pk)], clock.today())


# A child wrongly added to a contact


def wrongly_added(cast) -> Screening:
    """Amber, on whom a plan is in force since, and about whom nobody had rung."""
    plan = stories.plan_in_force(cast)
    told(cast, plan.child)
    return plan.child.screenings.get()


def test_a_child_wrongly_added_leaves_no_work_and_no_clock_behind(cast, monday) -> None:
    screening = wrongly_added(cast)
    child = screening.child
    assert due(child)
    record_in_error(by=cast.morwenna, record=screening, reason=WHY)
    assert not due(child)
    for name in ("kerensa", "morwenna", "tamsin", "jory", "cador"):
        assert not [item for item in worklist(cast.staff[name], clock.today()) if item.child == child]
    clocks = [each for offered in contributed("timescales", "OPEN_CLOCKS") for each in offered]
    assert not [row for each in clocks for row in each.rows() if getattr(row, "child", None) == child]
    assert not Involvement.objects.live().filter(person=child).exists()
    assert stage_of(child) == "closed"
    assert not DecisionEntry.objects.filter(child=child).exists()
    assert not Referral.objects.filter(child=child).exists()


def test_a_contact_with_no_child_left_is_back_in_the_queue(cast, monday) -> None:
    """Somebody rang about a child: who it was is yet to be found out."""
    screening = wrongly_added(cast)
    assert Contact.objects.get().finished_at
    record_in_error(by=cast.morwenna, record=screening, reason=WHY)
    contact = Contact.objects.without_children().get()
    assert (contact.decided_at, contact.feedback_due_on, contact.finished_at) == (None, None, None)
    assert not contact.feedback.exists(), "what the referrer was told was told of this child"
    asked = [item.what for item in worklist(cast.tamsin, clock.today())]
    assert asked == ["Put the children on this contact"]


def test_the_other_children_on_the_contact_go_on(cast, monday) -> None:
    """Where they are all decided on, the referrer is now to be told."""
    contact = stories.contact(cast)
    wrong = stories.screening(cast, stories.child(cast.tamsin, given_name="Kit"), contact)
    right = stories.screening(cast, None, contact)
    advice = {"outcome": "advice", "threshold": "2", "rationale": "The school can help."}
    decide_screening(by=cast.jory, screening=right, **advice)
    record_in_error(by=cast.jory, record=wrong, reason=WHY)
    contact.refresh_from_db()
    assert contact.decided_at
    assert contact.feedback_due_on
    assert Involvement.objects.live().filter(person=right.child, kind="screening").exists()
    assert not Involvement.objects.filter(person=wrong.child, kind="screening").exists()


def test_the_child_can_be_put_on_it_again_and_referred_again(cast, monday) -> None:
    """No constraint counts what was struck out."""
    screening = wrongly_added(cast)
    record_in_error(by=cast.morwenna, record=screening, reason=WHY)
    again = add_child(by=cast.tamsin, contact=screening.contact, child=screening.child)
    answer = {"outcome": "assessment", "threshold": "4", "primary_need": "N1"}
    team = cast.team("penwith")
    decide_screening(by=cast.jory, screening=again, rationale="Agreed.", receiving_team=team, **answer)
    assert stage_of(screening.child) == "assessment"


def test_the_index_rebuilt_leaves_them_out(cast, monday) -> None:
    record_in_error(by=cast.morwenna, record=wrongly_added(cast), reason=WHY)
    call_command("rebuild_decision_index", verbosity=0)
    assert not DecisionEntry.objects.exists()


def test_what_goes_with_it_is_said_beforehand(cast, monday) -> None:
    screening = wrongly_added(cast)
    words = in_words(hanging_on(screening)[1:])
    said = {"Referral", "Assessment", "Plan", "Screening decision", "Plan decision", "2 actions"}
    assert said <= set(words)


def test_a_later_contact_that_joined_the_episode_is_named(cast, monday) -> None:
    case = stories.assessment(cast)
    stories.decided(cast, "joins_episode", case.child)
    page = signed_in(cast.morwenna).get(f"/in-error/referrals.screening/{case.referral.screening_id}/")
    assert "joined this episode. Decide it anew afterwards" in page.content.decode()


def test_oversight_of_the_episode_goes_with_it_and_visits_stay_to_be_filed(cast, monday) -> None:
    with clock.at(clock.now() - timedelta(hours=2)):
        note = stories.overseen(cast)
    stories.seen(cast, note.child)
    screening = note.child.screenings.get()
    page = signed_in(cast.morwenna).get(f"/in-error/referrals.screening/{screening.pk}/").content.decode()
    assert "1 visit that was made since would stay on this record." in page
    record_in_error(by=cast.morwenna, record=screening, reason=WHY)
    assert not due(note.child)
    assert not [item for item in worklist(cast.kerensa, clock.today()) if item.child == note.child]
    assert not note.child.oversight_notes.exists()
    assert note.child.visits.exists()


def test_the_history_of_what_is_not_struck_out_by_itself_says_what_to_do(cast, monday) -> None:
    case = stories.assessment(cast)
    page = signed_in(cast.kerensa).get(f"/records/referrals.referral/{case.referral_id}/history/")
    assert "Open the screening and strike that out." in page.content.decode()


# Entries


def test_last_seen_and_the_latest_words_are_those_before(cast, home) -> None:
    stories.seen(cast, home.amber, days_ago=9, words="I miss my dad.")
    stories.seen(cast, home.amber, words="I have a new bike.")
    record_in_error(by=cast.kerensa, record=Visit.objects.latest("visited_at"), reason=WHY)
    amber = Person.objects.get(pk=home.amber.pk)
    assert [said.text for said in all_words(amber)] == ["I miss my dad."]
    assert last_seen(amber).visit == Visit.objects.get()
    listed = summarised(Person.objects.filter(pk=amber.pk)).get()
    assert listed.last_seen_at == Visit.objects.get().visited_at


def test_the_address_that_ended_by_mistake_goes_on(cast, home) -> None:
    wrong = set_address(by=cast.kerensa, person=home.amber, lines="9 Lantern Street", postcode="TR1 1AA")
    record_in_error(by=cast.kerensa, record=wrong, reason=WHY)
    assert Address.objects.get(person=home.amber, ends=None).lines == "3 Chapel Row\nNewlyn"
    set_address(by=cast.kerensa, person=home.amber, lines="9 Lantern Street", postcode="TR1 1AA")


def test_a_name_changed_by_mistake_is_again_what_it_was(cast, home) -> None:
    amber = change_name(
        by=cast.kerensa,
        person=home.amber,
        version=home.amber.version,
        given_name="Amber",
        family_name="Hocking",
        reason="Deed poll.",
    )
    record_in_error(by=cast.kerensa, record=amber.former_names.get(), reason=WHY)
    assert Person.objects.get(pk=amber.pk).name == "Amber Tregear"
    page = signed_in(cast.kerensa).get(f"/records/children.person/{amber.pk}/history/").content.decode()
    assert "Hocking" not in page
    assert "Deed poll" not in page


def test_a_brother_by_mistake_is_nobodys_brother(cast, home) -> None:
    row = home.amber.relationships.get(other=home.kit)
    record_in_error(by=cast.kerensa, record=row, reason=WHY)
    assert not home.kit.relationships.filter(other=home.amber).exists()
    relate(by=cast.kerensa, person=home.amber, other=home.kit, kind="step_sibling")


def test_the_action_is_still_to_be_done_if_it_was_another_child_who_did_it(cast, monday) -> None:
    action = stories.plan_in_force(cast).goals.get().actions.first()
    told_of = {"action": action, "happened_on": clock.today(), "text": "Gran came.", "state": "done"}
    progress = record_progress(by=cast.kerensa, **told_of)
    record_in_error(by=cast.kerensa, record=progress, reason=WHY)
    action.refresh_from_db()
    assert action.state == "open"


def test_an_assessment_begins_again_on_the_same_clock(cast, monday) -> None:
    copy = stories.submitted(cast)
    old = copy.assessment
    record_in_error(by=cast.morwenna, record=old, reason=WHY)
    new = old.referral.assessments.get()
    assert (new.due_on, new.counts_from, new.see_child_by) == (old.due_on, old.counts_from, old.see_child_by)
    assert not new.sections.exclude(text="").exists()
    assert [item.what for item in due(new.child)] == ["Write the assessment"]


def test_a_plan_and_a_review_begin_again(cast, monday) -> None:
    review = stories.proposed(cast)
    record_in_error(by=cast.morwenna, record=review, reason=WHY)
    again = review.plan.reviews.get()
    assert (again.number, again.due_on, again.held_on) == (review.number, review.due_on, None)
    record_in_error(by=cast.morwenna, record=review.plan, reason=WHY)
    plan = review.plan.referral.plans.get()
    assert (plan.starts_on, plan.editing) == (None, True)


def test_what_ended_the_referral_goes_with_the_screening_only(cast, monday) -> None:
    decision = stories.signed_off(cast, "close")
    allocate(by=cast.jory, person=decision.child, worker=cast.kerensa, reason="For this test.")
    with pytest.raises(NotNow) as refused:
        record_in_error(by=cast.morwenna, record=decision.copy.assessment, reason=WHY)
    assert "Strike out the screening it began with" in refused.value.reasons[0]


def test_a_section_struck_out_is_empty_and_silent_in_copies(cast, monday) -> None:
    copy = stories.submitted(cast)
    returned = {"outcome": "returned", "rationale": "Who said this?"}
    decide_assessment(by=cast.morwenna, copy=copy, **returned)
    case = copy.assessment
    for key in ("analysis", "danger"):
        record_in_error(by=cast.kerensa, record=case.sections.get(key=key), reason=WHY)
        assert case.sections.get(key=key).text == ""
    document = type(copy).objects.get(pk=copy.pk).document
    assert not [part for part in document["sections"] if part["key"] == "analysis" and part["text"]]
    assert document["dangers"] == []
    assert document["scales"]


# Who


def test_author_worker_and_manager_strike_out_an_entry_and_nobody_else(cast, home) -> None:
    def warning():
        return add_warning(by=cast.kerensa, person=home.amber, kind="health", text="Carries an inhaler.")

    for user in (cast.kerensa, cast.morwenna, cast.cador):
        record_in_error(by=user, record=warning(), reason=WHY)
    for user in (cast.denzel, cast.lowenna, cast.tamsin, cast.rosenwyn, cast.piran):
        with pytest.raises(NotYours):
            record_in_error(by=user, record=warning(), reason=WHY)


def test_whole_work_is_a_managers_to_strike_out(cast, monday) -> None:
    screening = wrongly_added(cast)
    for user in (cast.kerensa, cast.tamsin, cast.lowenna):
        with pytest.raises(NotYours):
            record_in_error(by=user, record=screening, reason=WHY)
    waiting = stories.screening(cast)
    with pytest.raises(NotYours):
        record_in_error(by=cast.tamsin, record=waiting, reason=WHY)
    record_in_error(by=cast.jory, record=waiting, reason=WHY)


def test_information_governance_does_it_on_a_record_that_is_open_to_them(cast, home) -> None:
    warning = add_warning(by=cast.kerensa, person=home.amber, kind="health", text="Carries an inhaler.")
    with pytest.raises(NotYours):
        record_in_error(by=cast.talan, record=warning, reason=WHY)
    state_reason(by=cast.talan, person=home.amber, reason="The worker asked us to.")
    record_in_error(by=cast.talan, record=warning, reason=WHY)


def test_it_takes_a_reason_and_the_entry_as_it_was_read(cast, home) -> None:
    warning = add_warning(by=cast.kerensa, person=home.amber, kind="health", text="Carries an inhaler.")
    with pytest.raises(NotNow, match="Say what is wrong"):
        record_in_error(by=cast.kerensa, record=warning, reason=" ")
    with pytest.raises(StaleRecord):
        record_in_error(by=cast.kerensa, record=warning, reason=WHY, version=warning.version + 1)
    record_in_error(by=cast.kerensa, record=warning, reason=WHY, version=warning.version)
    with pytest.raises(NotNow, match="no longer on the record"):
        record_in_error(by=cast.kerensa, record=warning, reason=WHY)


@pytest.mark.parametrize("name", ["person", "referral", "involvement"])
def test_what_is_not_struck_out_by_itself_says_what_to_do(cast, monday, name) -> None:
    case = stories.assessment(cast)
    record = {
        "person": case.child,
        "referral": case.referral,
        "involvement": Involvement.objects.live().get(person=case.child, kind="allocated"),
    }[name]
    with pytest.raises(NotNow):
        record_in_error(by=cast.morwenna, record=record, reason=WHY)


# Nothing is deleted


def test_it_stays_with_its_history_and_nothing_is_deleted(cast, home) -> None:
    stories.seen(cast, home.amber)
    visit = Visit.objects.get()
    trace = record_in_error(by=cast.kerensa, record=visit, reason=WHY)
    kept = Visit.everything.get(pk=visit.pk)
    assert kept.words == "I like it when Daddy is at work."
    newest = kept.history.latest()
    assert (newest.history_user, newest.history_change_reason) == (cast.kerensa, WHY)
    for statement, row in (
        ("DELETE FROM children_visit WHERE id = %s", visit.pk),
        ("DELETE FROM children_recordedinerror WHERE id = %s", trace.pk),
        ("UPDATE children_recordedinerror SET reason = 'x' WHERE id = %s", trace.pk),
    ):
        key = row if connection.vendor == "postgresql" else row.hex
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [key])
    assert RecordedInError.objects.get() == trace
