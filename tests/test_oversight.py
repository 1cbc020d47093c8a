"""Management oversight: at least one decision with its reason, and actions on somebody's list till done."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours
from casework.models import Authority, User
from children.access import require_writer
from children.choices import InvolvementKind
from children.contributions import worklist
from children.models import DecisionEntry, Involvement, Person
from children.services.involvement import involve, state_reason
from supervision.asked import may_be_asked
from supervision.choices import OversightOutcome
from supervision.models import OversightAction, OversightDecision, OversightNote
from supervision.panels import panels_for
from supervision.services import add_decision, add_oversight, complete_action, stop_actions
from supervision.timeline import events_for
from supervision.worklist import due_for, items_for
from tests.cast import Cast
from tests.stories import child as a_child

pytestmark = pytest.mark.usefixtures("monday")

SEE_HER = "See Amber at school before Friday"


@pytest.fixture
def amber(cast: Cast) -> Person:
    """Amber, whose worker is Kerensa."""
    amber = a_child(cast.tamsin)
    involve(by=cast.morwenna, person=amber, kind=InvolvementKind.ALLOCATED, user=cast.kerensa)
    return amber


def action_for(owner: User, days: int = 3, what: str = SEE_HER) -> dict[str, Any]:
    return {"what": what, "owner": owner, "due_on": clock.today() + timedelta(days=days)}


def decision(*actions: dict[str, Any], **fields: Any) -> dict[str, Any]:
    made = {
        "outcome": OversightOutcome.CHANGED,
        "decided": "Amber is seen at school, without her parents, this week.",
        "rationale": "Nobody has heard from Amber herself for nineteen days.",
        "actions": list(actions),
    }
    return {**made, **fields}


def note(cast: Cast, amber: Person, *actions: dict[str, Any]) -> OversightNote:
    return add_oversight(
        by=cast.morwenna,
        child=amber,
        considered="Visits since October, the school’s two calls, and Kerensa’s own worry.",
        decisions=[decision(*actions)],
    )


def whose(items: list[Any], child: Person) -> list[tuple[str, str]]:
    return [(str(item.holder), item.what) for item in items if item.child == child]


def test_a_note_holds_who_decided_what_and_why_and_stands_in_the_decision_index(
    cast: Cast, amber: Person
) -> None:
    made = note(cast, amber, action_for(cast.kerensa))
    recorded = made.decisions.get()
    assert recorded.decided_by == cast.morwenna
    assert recorded.get_decided_in_role_display() == "Team manager"
    assert recorded.decided_at == clock.now()
    assert recorded.rationale == "Nobody has heard from Amber herself for nineteen days."
    assert DecisionEntry.objects.get(decision_id=recorded.pk).label == (
        "Oversight: The direction of the work changes"
    )
    assert OversightNote.history.get(id=made.pk).history_user == cast.morwenna
    assert OversightAction.history.get(decision=recorded).history_user == cast.morwenna


def test_a_note_takes_several_decisions_each_with_its_own_reason(cast: Cast, amber: Person) -> None:
    both = [decision(), decision(outcome=OversightOutcome.ESCALATED, decided="Cador is asked about housing.")]
    made = add_oversight(by=cast.morwenna, child=amber, considered="All of it.", decisions=both)
    assert made.decisions.count() == 2


def test_a_note_without_a_decision_is_refused(cast: Cast, amber: Person) -> None:
    with pytest.raises(NotNow, match="at least one decision"):
        add_oversight(by=cast.morwenna, child=amber, considered="I looked.", decisions=[])
    assert not OversightNote.objects.exists()


@pytest.mark.parametrize(
    ("blank", "said"),
    [("rationale", "reason for the decision"), ("decided", "what was decided")],
)
def test_a_decision_says_what_and_why_or_nothing_is_saved(
    cast: Cast, amber: Person, blank: str, said: str
) -> None:
    with pytest.raises(NotNow, match=said):
        add_oversight(
            by=cast.morwenna, child=amber, considered="I looked.", decisions=[decision(**{blank: "  "})]
        )
    assert not OversightNote.objects.exists()


def test_a_worker_does_not_record_oversight(cast: Cast, amber: Person) -> None:
    with pytest.raises(NotYours, match="Team manager or Service manager"):
        add_oversight(by=cast.kerensa, child=amber, considered="I looked.", decisions=[decision()])


def test_a_manager_who_only_reads_the_record_does_not_add_to_it(cast: Cast, amber: Person) -> None:
    state_reason(by=cast.lowenna, person=amber, reason="Her brother is with my team.")
    with pytest.raises(NotYours, match="opened this record to read it"):
        add_oversight(by=cast.lowenna, child=amber, considered="I looked.", decisions=[decision()])


def test_who_may_decide_stands_in_the_authority_table(cast: Cast, amber: Person) -> None:
    for row in Authority.objects.filter(stage="oversight", role="team_manager"):
        row.ends = clock.today() - timedelta(days=1)
        row.save()
    with pytest.raises(NotYours, match="Service manager"):
        note(cast, amber)


def test_an_action_lands_on_its_owners_list_and_on_no_others(cast: Cast, amber: Person) -> None:
    note(cast, amber, action_for(cast.kerensa))
    assert whose(worklist(cast.kerensa, clock.today()), amber) == [("Kerensa Trembath", SEE_HER)]
    for other in (cast.denzel, cast.morwenna, cast.petroc):
        assert not items_for(other, clock.today())
    [due] = due_for([amber], clock.today())
    assert (due.holder, due.due) == (cast.kerensa, clock.today() + timedelta(days=3))


def test_an_action_is_dated_today_or_later(cast: Cast, amber: Person) -> None:
    note(cast, amber, action_for(cast.kerensa, days=0))
    with pytest.raises(NotNow, match="today or later"):
        note(cast, amber, action_for(cast.kerensa, days=-1))


def test_an_action_is_asked_only_of_somebody_who_can_open_the_record(cast: Cast, amber: Person) -> None:
    with pytest.raises(NotNow, match="Elowen Tresize cannot open"):
        note(cast, amber, action_for(cast.elowen))
    note(cast, amber, action_for(cast.denzel))


def test_an_action_about_a_restricted_child_is_asked_only_of_those_named(cast: Cast, amber: Person) -> None:
    restrict(amber, cast.morwenna, cast.talan)
    with pytest.raises(NotNow, match="Kerensa Trembath cannot open"):
        note(cast, amber, action_for(cast.kerensa))
    assert set(may_be_asked(amber, cast.morwenna)) == {cast.morwenna, cast.talan}


def restrict(child: Person, *named: User) -> None:
    for user in named:
        Involvement.objects.create(person=child, kind=InvolvementKind.NAMED, user=user)
    child.restricted = True
    child.save()


def test_somebody_who_has_left_is_asked_nothing(cast: Cast, amber: Person) -> None:
    leave(cast.kerensa)
    with pytest.raises(NotNow, match="cannot open"):
        note(cast, amber, action_for(cast.kerensa))


def leave(user: User) -> None:
    user.is_active = False
    user.save()


def test_the_form_offers_those_involved_and_their_team_not_the_whole_council(
    cast: Cast, amber: Person
) -> None:
    offered = {user.username for user in may_be_asked(amber, cast.morwenna)}
    assert offered == {"kerensa", "denzel", "morwenna", "cador"}


def test_what_was_asked_of_somebody_who_then_left_comes_back_to_whoever_asked(
    cast: Cast, amber: Person
) -> None:
    note(cast, amber, action_for(cast.kerensa))
    leave(cast.kerensa)
    [item] = items_for(cast.morwenna, clock.today())
    assert item.holder == cast.morwenna
    assert "Kerensa Trembath, who has left" in item.why


def test_a_list_says_nothing_of_a_record_its_reader_may_no_longer_open(cast: Cast, amber: Person) -> None:
    note(cast, amber, action_for(cast.denzel))
    [item] = items_for(cast.denzel, clock.today())
    assert item.what == "Do an action from oversight"
    assert "seen at school" not in item.why
    restrict(amber, cast.morwenna, cast.talan)
    assert items_for(cast.denzel, clock.today()) == []


def test_the_owner_says_what_was_done_and_the_action_leaves_every_list(cast: Cast, amber: Person) -> None:
    action = note(cast, amber, action_for(cast.kerensa)).decisions.get().actions.get()
    complete_action(by=cast.kerensa, action=action, note="Saw Amber in the library. She spoke of her dog.")
    done = OversightAction.objects.get(pk=action.pk)
    assert (done.done_at, done.done_note) == (clock.now(), "Saw Amber in the library. She spoke of her dog.")
    assert items_for(cast.kerensa, clock.today()) == due_for([amber], clock.today()) == []
    with pytest.raises(NotNow, match="done already"):
        complete_action(by=cast.kerensa, action=action, note="Again.")


def test_a_manager_of_the_work_may_close_an_action_and_a_colleague_may_not(cast: Cast, amber: Person) -> None:
    action = note(cast, amber, action_for(cast.kerensa)).decisions.get().actions.get()
    for stranger in (cast.denzel, cast.lowenna):
        with pytest.raises(NotYours, match="Kerensa Trembath was asked"):
            complete_action(by=stranger, action=action, note="Done, I hear.")
    complete_action(by=cast.morwenna, action=action, note="Kerensa told me; she is on leave from today.")


def test_an_action_is_not_done_without_saying_what_was_done(cast: Cast, amber: Person) -> None:
    action = note(cast, amber, action_for(cast.kerensa)).decisions.get().actions.get()
    with pytest.raises(NotNow, match="Say what was done"):
        complete_action(by=cast.kerensa, action=action, note=" ")


def replaced(cast: Cast, amber: Person, old_work: str) -> tuple[OversightDecision, OversightDecision]:
    made = note(cast, amber, action_for(cast.kerensa))
    first = made.decisions.get()
    second = add_decision(
        by=cast.cador,
        note=made,
        decision=decision(decided="Amber is seen at her grandmother’s instead."),
        replaces=first,
        old_work=old_work,
        old_work_reason="The school is closed for the rest of the week.",
    )
    return first, second


def test_a_decision_replaced_stays_visible_and_its_actions_stop_with_the_reason(
    cast: Cast, amber: Person
) -> None:
    first, second = replaced(cast, amber, "stopped")
    assert {first, second} == set(OversightDecision.objects.all())
    action = first.actions.get()
    assert action.stopped_at
    assert action.stopped_reason == "The school is closed for the rest of the week."
    assert items_for(cast.kerensa, clock.today()) == []
    with pytest.raises(NotNow, match="stopped"):
        complete_action(by=cast.kerensa, action=action, note="Done all the same.")


def test_a_decision_replaced_may_keep_its_actions(cast: Cast, amber: Person) -> None:
    first, _ = replaced(cast, amber, "kept")
    assert first.actions.outstanding().exists()
    assert len(items_for(cast.kerensa, clock.today())) == 1


def test_what_was_done_before_is_not_stopped_after(cast: Cast, amber: Person) -> None:
    first = note(cast, amber, action_for(cast.kerensa)).decisions.get()
    complete_action(by=cast.kerensa, action=first.actions.get(), note="Saw her.")
    stop_actions(by=cast.morwenna, decision=first, reason="Changed my mind.")
    assert first.actions.get().stopped_at is None


def test_a_decision_is_replaced_once(cast: Cast, amber: Person) -> None:
    first, second = replaced(cast, amber, "kept")
    with pytest.raises(NotNow, match="replaced once"):
        add_decision(
            by=cast.morwenna,
            note=first.note,
            decision=decision(),
            replaces=first,
            old_work="kept",
            old_work_reason="Still right.",
        )
    assert second.supersedes == first


def test_nobody_adds_a_decision_to_another_managers_note(cast: Cast, amber: Person) -> None:
    made = note(cast, amber)
    with pytest.raises(NotYours, match="Write a note of your own"):
        add_decision(by=cast.cador, note=made, decision=decision())
    add_decision(by=cast.morwenna, note=made, decision=decision(decided="And her brother is spoken to."))
    assert made.decisions.count() == 2


def test_the_timeline_has_the_note_each_decision_and_what_was_done(cast: Cast, amber: Person) -> None:
    made = note(cast, amber, action_for(cast.kerensa))
    complete_action(by=cast.kerensa, action=made.decisions.get().actions.get(), note="She was seen.")
    titles = {event.title for event in events_for(cast.kerensa, [amber], None, 30, ())}
    assert {
        "Oversight: what was considered",
        "Oversight: Amber is seen at school, without her parents, this week.",
        f"Done: {SEE_HER}",
    } <= titles
    assert events_for(cast.petroc, [amber], None, 30, ()) == []
    assert events_for(cast.kerensa, [amber], clock.now(), 30, ()) == []
    assert events_for(cast.kerensa, [amber], None, 30, ("visit",)) == []


def test_contributions_cost_the_same_for_one_note_and_for_many(cast: Cast, amber: Person) -> None:
    asks = {
        "worklist": (1, lambda: items_for(kerensa, today)),
        "due": (1, lambda: due_for([amber], today)),
        "timeline": (4, lambda: events_for(kerensa, [amber], None, 30, ())),
        "panel": (4, lambda: panels_for(morwenna, amber, today)),
    }
    kerensa, morwenna, today = cast.kerensa, cast.morwenna, clock.today()
    assert kerensa.roles
    assert morwenna.roles
    assert morwenna.managed_team_ids
    assert kerensa.duty_team_ids is not None
    for notes in (1, 6):
        for _ in range(notes):
            note(cast, amber, action_for(cast.kerensa), action_for(cast.denzel))
        for name, (budget, ask) in asks.items():
            with CaptureQueriesContext(connection) as queries:
                ask()
            assert len(queries) <= budget, f"{name}, {notes} notes: {len(queries)}"


def test_the_pages_take_a_manager_from_the_child_to_an_action_done(
    cast: Cast, amber: Person, client: Client
) -> None:
    client.force_login(cast.morwenna)
    page = reverse("oversight_add", args=[amber.pk])
    assert b"checked" not in client.get(page).content
    due = clock.today() + timedelta(days=2)
    filled = {
        "considered": "The chronology and the school’s letter.",
        "decided": "Amber is seen this week.",
        "outcome": "changed",
        "rationale": "Nineteen days without her voice.",
        "actions-count": "1",
        "actions-0-what": SEE_HER,
        "actions-0-owner": str(cast.kerensa.pk),
        "actions-0-due_on-day": str(due.day),
        "actions-0-due_on-month": str(due.month),
        "actions-0-due_on-year": str(due.year),
    }
    answer = client.post(page, filled)
    made = OversightNote.objects.get()
    assert answer.headers["Location"] == reverse("oversight", args=[made.pk])
    shown = client.get(answer.headers["Location"]).content.decode()
    for words in (
        "Nineteen days without her voice.",
        SEE_HER,
        "Add another decision",
        "Replace this decision",
    ):
        assert words in shown
    action = OversightAction.objects.get()
    client.force_login(cast.kerensa)
    client.post(reverse("oversight_action_done", args=[action.pk]), {"note": "Saw her at break."})
    assert "Saw her at break." in client.get(reverse("oversight", args=[made.pk])).content.decode()
    assert require_writer(cast.kerensa, amber) is None


def test_somebody_who_only_reads_the_record_reads_the_note_and_is_offered_nothing_to_do(
    cast: Cast, amber: Person, client: Client
) -> None:
    made = note(cast, amber, action_for(cast.kerensa))
    state_reason(by=cast.lowenna, person=amber, reason="Her brother is with my team.")
    client.force_login(cast.lowenna)
    shown = client.get(reverse("oversight", args=[made.pk])).content.decode()
    assert "Nobody has heard from Amber herself" in shown
    assert "Replace this decision" not in shown
    assert "Add another decision" not in shown
    assert client.get(reverse("oversight_add", args=[amber.pk])).status_code == 403
    done = reverse("oversight_action_done", args=[made.decisions.get().actions.get().pk])
    assert done not in shown
    assert client.get(done).status_code == 403
