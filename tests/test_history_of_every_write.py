"""Every write leaves a history row: who, when, and the record as it then stood.

Whole stories are told through the services, and then every row of every Recorded table is asked.
"""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.apps import apps

from assessments.services import book_conference, end_on_map, end_order
from casework import clock
from casework.files.receiving import receive
from casework.models import Recorded
from children.choices import PassedOnOutcome
from children.models import Person
from children.services.documents import add_document, add_version, correct_document
from children.services.family import end_relationship, relate
from children.services.life import change_school, record_move
from children.services.merging import undo_merge
from children.services.network import change_professional, end_responsibility, end_tie
from children.services.notes import correct_note
from children.services.passed_on import complete
from children.services.people import change_name, set_address, update_person
from children.services.restriction import lift_restriction, restrict
from children.services.warnings import add_warning, end_warning
from plans.services import record_progress
from referrals.choices import ScreeningOutcome
from referrals.models import Acknowledgement
from referrals.services import acknowledge, answer_transfer, record_feedback, turn_into_contact
from tests import (
    changing_lives,
    early_help_stories,
    life_stories,
    protection_stories,
    specialist_stories,
    stories,
    unit,
)
from tests.assessing import beside, for_the_family
from tests.besides import told
from tests.cast import Cast
from tests.front_door import facts
from tests.mapped import mapped
from tests.merging import merged, twice
from tests.networks import VISITOR, networked
from tests.noting import noted
from tests.papers import KEPT
from tests.sent_online import half_matched
from tests.states import in_the_unit

pytestmark = pytest.mark.usefixtures("monday")
#: Loaded with the product, before anybody acts.
LOADED = {"casework.bankholiday", "casework.authority", "casework.localtimescale"}
#: The rules, which administrators keep by services with tests of their own.
RULES = {"casework.locallabel", "casework.dutyturn"}
#: Taken on by whoever sets the service up.
SET_UP = {"casework.roleheld", "casework.teammembership"}


def protected(cast: Cast) -> None:
    row = protection_stories.enquiry_decided(cast, "conference").enquiry
    protection_stories.complete(cast, row.discussion)
    book_conference(by=cast.kerensa, enquiry=row, version=row.version, conference_on=date(2026, 12, 9))
    order = protection_stories.order(cast, row.child)
    ended = {"ended_at": clock.now(), "ended_why": "She is with her gran, by agreement."}
    end_order(by=cast.kerensa, order=order, version=order.version, **ended)


def closed_after_review(cast: Cast) -> None:
    stories.reviewed(cast, "close")


def acted_on(cast: Cast) -> None:
    case = stories.plan_in_force(cast)
    record_progress(
        by=cast.kerensa,
        action=case.goals.get().actions.first(),
        happened_on=clock.today(),
        text="Gran came on Friday and stayed.",
        state="done",
    )


def lived(cast: Cast) -> None:
    first = life_stories.born(cast, stories.assessment(cast, life_stories.unborn(cast.tamsin)).child).person
    life_stories.twin_born(cast, first)
    amber = stories.assessment(cast).child
    record_move(by=cast.kerensa, person=amber, moved_on=clock.today(), lines="Flat 3, Camborne")
    amber.refresh_from_db()
    change_school(
        by=cast.kerensa,
        person=amber,
        version=amber.version,
        setting="home",
        starts=clock.today(),
    )
    changing_lives.interviewed(cast, changing_lives.back(cast, changing_lives.missing(cast, amber)))
    changing_lives.answered(cast, amber)
    life_stories.died(cast, amber)
    life_stories.everybody_told(cast, amber)


def transferred(cast: Cast) -> None:
    row = life_stories.sent(cast)
    answer_transfer(by=cast.lowenna, transfer=row, outcome="accepted", rationale="They live here now.")


def overseen(cast: Cast) -> None:
    stories.overseen(cast)


def family_found_and_referrer_told(cast: Cast) -> None:
    told = {"incident_number": "CR/1", "happened_at": clock.now(), "child_present": "present"}
    told |= {"risk": "high", "dash_score": 16, "marac": True}
    stories.contact(cast, arrival="domestic_abuse", domestic_abuse=told)
    decision = stories.decided(cast, ScreeningOutcome.ADVICE)
    mother = stories.child(cast.tamsin, given_name="Jenna", date_of_birth=None)
    row = relate(by=cast.tamsin, person=decision.child, other=mother, kind="mother", lives_with=True)
    end_relationship(by=cast.tamsin, relationship=row, version=row.version, reason="Recorded wrongly.")
    record_feedback(
        by=cast.tamsin,
        contact=decision.screening.contact,
        given_at=clock.now(),
        method="telephone",
        given_to="PC Hosking",
        text="Advice was given.",
    )


def taken_in_hand(cast: Cast) -> None:
    in_the_unit(cast, stories.screening(cast).contact)


def referrer_written_to(cast: Cast) -> None:
    unit.emailed(cast, stories.decided(cast, ScreeningOutcome.ADVICE).screening.contact)


def consulted_and_handed_over(cast: Cast) -> None:
    row = unit.consulted(cast, stories.child(cast.tamsin))
    turn_into_contact(by=cast.tamsin, consultation=row, **facts(arrival="advice"))
    unit.seen_to(cast, row.child)


def passed_on_and_ended(cast: Cast) -> None:
    work = stories.accepted_early_help(cast)
    complete(by=cast.jago, passed_on=work, outcome=PassedOnOutcome.ENDED, rationale="The school gives it.")


def joined(cast: Cast) -> None:
    case = stories.assessment(cast)
    stories.decided(cast, ScreeningOutcome.JOINS_EPISODE, case.child)
    for row in Acknowledgement.objects.all():
        acknowledge(by=row.worker or cast.morwenna, acknowledgement=row, note="I visit her tonight.")


def surrounded(cast: Cast, child: Person) -> None:
    responsible, professional, tie = networked(cast, child)
    ended = {"version": 1, "reason": "The order was discharged."}
    end_responsibility(by=cast.kerensa, responsibility=responsible, **ended)
    change_professional(
        by=cast.kerensa,
        professional=professional,
        version=1,
        details={**VISITOR, "telephone": "01736 555 011"},
    )
    end_tie(by=cast.kerensa, tie=tie, **ended)


def person_changed(cast: Cast) -> None:
    child = stories.assessment(cast).child
    child = update_person(
        by=cast.kerensa,
        person=child,
        version=child.version,
        details={"school": "Nancledra"},
        disabilities=["AUT"],
    )
    child = change_name(
        by=cast.kerensa,
        person=child,
        version=child.version,
        given_name="Amber",
        family_name="Hocking",
        reason="Deed poll.",
    )
    set_address(by=cast.kerensa, person=child, lines="4 Chapel Street", postcode="TR18 4AE")
    warning = add_warning(by=cast.kerensa, person=child, kind="health", text="Carries an adrenaline pen.")
    end_warning(by=cast.kerensa, warning=warning, version=warning.version, reason="No longer needed.")
    surrounded(cast, child)
    restrict(by=cast.talan, person=child, named=[cast.talan, cast.morwenna], reason="A relative works here.")
    lift_restriction(by=cast.talan, person=child, reason="The relative has left.")


def helped_early(cast: Cast) -> None:
    row = early_help_stories.planned(cast).early_help
    early_help_stories.advised(cast, row)
    early_help_stories.met(cast, row)
    early_help_stories.decide(cast, row, "step_up", immediate_danger=False, family_informed="agreed")


def documented(cast: Cast) -> None:
    child = stories.assessment(cast).child
    received, told = (
        receive(KEPT["txt"], "note.txt"),
        {"kind": "school", "title": "Note", "dated": clock.today()},
    )
    (made,) = add_document(by=cast.kerensa, children=[child], received=received, **told)
    correct_document(by=cast.kerensa, document=made, version=made.version, title="Note about Friday")
    add_version(by=cast.kerensa, document=made, received=received, reason="The whole of it came.")


def mapped_and_ended(cast: Cast) -> None:
    entry = mapped(cast, stories.assessment(cast).child)
    end_on_map(by=cast.kerensa, entry=entry, version=1, reason="Nan has moved to Truro.")


def noted_and_corrected(cast: Cast) -> None:
    note = noted(cast, stories.assessment(cast).child)
    correct_note(
        by=cast.kerensa,
        note=note,
        version=note.version,
        reason="It was three times.",
        account="Mrs Oliver rang: Amber slept in class three times this week.",
    )


def written_twice(cast: Cast) -> None:
    row = merged(cast, *twice(cast, school="Nancledra"))
    undo_merge(by=cast.morwenna, merge=row, reason="The certificates came: they are cousins.")


def sent_online(cast: Cast) -> None:
    half_matched(cast)


def told_beside_an_assessment(cast: Cast) -> None:
    """Direct work, a visit that did not happen, a mark on the chronology; and what the assessment gathers."""
    case = stories.assessment(cast)
    told(cast, case.child)
    beside(cast, case)
    for_the_family(cast, stories.signed_off(cast, "child_in_need_plan"))


def measured(cast: Cast) -> None:
    child = specialist_stories.child_for(cast, "neglect")
    copy = specialist_stories.sent(cast, child, "neglect", carer_name="Her aunt Jenna")
    specialist_stories.decided(cast, copy)


STORIES = [
    measured,
    told_beside_an_assessment,
    protected,
    helped_early,
    written_twice,
    sent_online,
    documented,
    closed_after_review,
    acted_on,
    overseen,
    passed_on_and_ended,
    joined,
    mapped_and_ended,
    noted_and_corrected,
    person_changed,
    family_found_and_referrer_told,
    taken_in_hand,
    lived,
    transferred,
    referrer_written_to,
    consulted_and_handed_over,
]


def recorded() -> Iterator[type[Recorded]]:
    for model in apps.get_models():
        if issubclass(model, Recorded) and model._meta.label_lower not in LOADED | RULES:
            yield model


@pytest.mark.parametrize("tell", STORIES, ids=lambda tell: tell.__name__)
def test_every_row_has_one_history_row_for_each_write(cast: Cast, tell: Callable[[Cast], None]) -> None:
    tell(cast)
    asked = set()
    for model in recorded():
        for row in model._default_manager.all():
            asked.add(model._meta.label_lower)
            rows = list(row.history.all())
            assert len(rows) == row.version, f"{row!r} was saved {row.version} times"
            newest = rows[0]
            for field in (each for each in model._meta.concrete_fields if not each.generated):
                assert getattr(newest, field.attname) == getattr(row, field.attname), f"{row!r}: {field.name}"
            if model._meta.label_lower not in SET_UP:
                assert all(each.history_user_id for each in rows), f"{row!r} was changed by nobody"
    assert len(asked - SET_UP) > 3


def test_between_them_the_stories_write_every_kind_of_record(cast: Cast) -> None:
    for tell in STORIES:
        tell(cast)
    assert not [model._meta.label for model in recorded() if not model._default_manager.exists()]
