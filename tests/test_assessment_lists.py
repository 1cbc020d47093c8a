"""Where an assessment shows: on exactly one list, on the timeline, on the child's page, at few queries."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.choices import OF_A_REFERRAL
from assessments.models import Assessment, AssessmentCopy
from assessments.panels import panels_for, stages_for
from assessments.services import decide_assessment, stop_assessment, submit_assessment
from assessments.timeline import events_for
from assessments.worklist import due_for, items_for
from casework import clock
from casework.models import OldWork, User
from children.choices import InvolvementKind
from children.models import Person
from children.services.involvement import involve
from children.services.restriction import restrict
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")

FRIDAYS = "The analysis does not say what a Friday is like.\n\nSee her father too."


def lists(cast: Cast) -> set[tuple[str, str, str]]:
    """Every item on anybody's list: whose, which group, what."""
    return {
        (str(item.holder), item.group, item.what)
        for user in User.objects.all()
        for item in items_for(user, clock.today())
    }


def returned(cast: Cast) -> AssessmentCopy:
    copy = stories.submitted(cast)
    decide_assessment(by=cast.morwenna, copy=copy, outcome="returned", rationale=FRIDAYS)
    return copy


def again(child: Person) -> Person:
    """The child as the next request has them: what a page has fetched, it keeps with the person."""
    return Person.objects.get(pk=child.pk)


class TestWorklist:
    def test_an_unallocated_one_is_on_no_list_of_ours(self, cast: Cast) -> None:
        """Allocating the referral is, on the list of its team."""
        stories.referral(cast)
        assert lists(cast) == set()

    def test_the_allocated_worker_writes_it_and_sees_the_child(self, cast: Cast) -> None:
        stories.assessment(cast)
        assert lists(cast) == {
            ("Kerensa Trembath", "do", "Write the assessment"),
            ("Kerensa Trembath", "do", "See Amber"),
        }

    def test_what_is_due_soon_or_late_stands_apart(self, cast: Cast, monday) -> None:
        case = stories.assessment(cast)
        stories.seen(cast, case.child)
        for days in (62, 90):
            with clock.at(monday + timedelta(days=days)):
                item = items_for(cast.kerensa, clock.today())[0]
                assert (item.what, item.group, item.due) == ("Write the assessment", "due", case.due_on)

    def test_once_seen_nobody_is_asked_to_see_her(self, cast: Cast) -> None:
        case = stories.assessment(cast)
        stories.seen(cast, case.child)
        assert lists(cast) == {("Kerensa Trembath", "do", "Write the assessment")}

    def test_a_visit_at_which_she_was_not_seen_changes_nothing(self, cast: Cast) -> None:
        case = stories.assessment(cast)
        stories.seen(cast, case.child, seen=False, seen_alone=None, not_seen_reason="Nobody in.", words="")
        assert ("Kerensa Trembath", "do", "See Amber") in lists(cast)

    def test_submitted_it_waits_for_the_teams_manager_alone(self, cast: Cast) -> None:
        stories.submitted(cast)
        assert lists(cast) == {("Penwith team", "decide", "Decide on the assessment")}
        [item] = items_for(cast.morwenna, clock.today())
        assert item.why == "Kerensa Trembath asks for it to be signed off or returned."
        assert item.waiting_since == clock.now()
        assert items_for(cast.lowenna, clock.today()) == []

    def test_returned_it_is_the_workers_again_with_the_first_line_of_why(self, cast: Cast) -> None:
        returned(cast)
        assert lists(cast) == {("Kerensa Trembath", "returned", "Mend the assessment")}
        [item] = items_for(cast.kerensa, clock.today())
        assert item.why == "Returned: The analysis does not say what a Friday is like."

    @pytest.mark.parametrize("outcome", sorted(set(OF_A_REFERRAL) - {"returned"}))
    def test_signed_off_it_is_on_no_list(self, cast: Cast, outcome: str) -> None:
        """But where the work goes on, the family is still to be given its copies."""
        stories.signed_off(cast, outcome)
        assert {what for _, _, what in lists(cast) if not what.startswith("Share ")} == (
            {"Hold the strategy discussion"} if outcome == "strategy_discussion" else set()
        )

    def test_stopped_it_is_on_no_list(self, cast: Cast) -> None:
        case = stories.assessment(cast)
        stop_assessment(by=cast.jory, referral=case.referral, reason="It was another Amber.")
        assert lists(cast) == set()

    def test_a_restricted_child_shows_to_nobody_who_is_not_named(self, cast: Cast) -> None:
        case = stories.assessment(cast)
        named = [cast.talan, cast.morwenna]
        restrict(by=cast.talan, person=case.child, named=named, reason="Her father works here.")
        assert items_for(cast.kerensa, clock.today()) == []

    def test_due_for_tells_what_is_due_whoever_holds_it(self, cast: Cast) -> None:
        waiting = stories.submitted(cast)
        written = stories.assessment(cast, stories.child(cast.tamsin, given_name="Jory"))
        new = stories.referral(cast, stories.child(cast.tamsin, given_name="Sennen"))
        items = due_for([waiting.child, written.child, new.child], clock.today())
        assert {(item.child.called, item.what, str(item.holder)) for item in items} == {
            ("Amber", "Decide on the assessment", "Penwith team"),
            ("Jory", "Write the assessment", "Kerensa Trembath"),
            ("Jory", "See Jory", "Kerensa Trembath"),
            ("Sennen", "Write the assessment", "Penwith team"),
            ("Sennen", "See Sennen", "Penwith team"),
        }


def events(cast: Cast, child: Person, **given: Any) -> list[Any]:
    asked = {"before": None, "limit": 30, "kinds": ()}
    return events_for(cast.morwenna, [child], **{**asked, **given})


class TestTimeline:
    def test_it_tells_every_step_with_who_and_why(self, cast: Cast, monday) -> None:
        copy = returned(cast)
        with clock.at(monday + timedelta(days=1)):
            again = submit_assessment(by=cast.kerensa, assessment=copy.assessment)
        with clock.at(monday + timedelta(days=2)):
            decide_assessment(
                by=cast.morwenna, copy=again, outcome="strategy_discussion", rationale="A new injury."
            )
        told = [
            (event.title, event.by, event.decision and event.decision.rationale)
            for event in events(cast, copy.child, kinds=["assessment"])
        ]
        assert told[:2] == [
            ("Assessment decided", "Morwenna Nance", "A new injury."),
            ("Assessment submitted for sign-off, copy 2", "Kerensa Trembath", None),
        ]
        assert set(told[2:]) == {
            ("Assessment decided", "Morwenna Nance", FRIDAYS),
            ("Assessment submitted for sign-off, copy 1", "Kerensa Trembath", None),
            ("Assessment started", "Jory Pascoe", None),
        }

    def test_a_replaced_decision_stays_beside_the_new_one(self, cast: Cast) -> None:
        first = stories.signed_off(cast)
        decide_assessment(
            by=cast.morwenna,
            copy=first.copy,
            outcome="strategy_discussion",
            rationale="The hospital rang.",
            replaces=first,
            old_work=OldWork.STOPPED,
            old_work_reason="The plan was not begun.",
        )
        decided = [event.decision for event in events(cast, first.child) if event.decision]
        assert {decision.outcome for decision in decided} == {"child_in_need_plan", "strategy_discussion"}

    def test_a_stop_says_why(self, cast: Cast) -> None:
        case = stories.assessment(cast)
        stop_assessment(by=cast.jory, referral=case.referral, reason="It was another Amber.")
        assert "It was another Amber." in [event.text for event in events(cast, case.child)]

    def test_it_pages_and_filters(self, cast: Cast, monday) -> None:
        copy = returned(cast)
        assert events(cast, copy.child, kinds=["visit"]) == []
        assert len(events(cast, copy.child, kinds=["assessment"])) == 3
        assert events(cast, copy.child, before=monday) == []

    def test_it_shows_nothing_to_whoever_may_not_read(self, cast: Cast) -> None:
        copy = returned(cast)
        assert events_for(cast.petroc, [copy.child], None, 30, ()) == []


class TestChildsPage:
    def test_the_stage_says_how_far_it_is(self, cast: Cast) -> None:
        copy = stories.submitted(cast)
        [stage] = stages_for(again(copy.child))
        assert (stage.started, stage.ended, stage.detail) == (clock.today(), None, "Waiting for the manager")
        decide_assessment(by=cast.morwenna, copy=copy, outcome="child_in_need_plan", rationale="It holds.")
        [stage] = stages_for(again(copy.child))
        assert (stage.ended, stage.detail) == (clock.today(), "Signed off Mon 23 Nov 2026")

    def test_the_present_dangers_stand_with_their_goals_and_the_scales(self, cast: Cast) -> None:
        copy = stories.submitted(cast)
        page = signed_in(cast.kerensa).get(reverse("child", args=[copy.child.pk])).content.decode()
        for words in (
            stories.DANGER["statement"],
            stories.DANGER["safety_goal"],
            "Amber: <strong>4 out of 10</strong>",
        ):
            assert words in page

    def test_a_new_assessment_that_is_still_empty_does_not_hide_what_is_known(self, cast: Cast) -> None:
        signed = stories.signed_off(cast, "close")
        stories.assessment(cast, signed.child)
        [panel] = panels_for(cast.kerensa, again(signed.child), clock.today())
        assert panel.context["assessment"] == signed.copy.assessment

    def test_without_an_assessment_there_is_no_panel(self, cast: Cast) -> None:
        assert panels_for(cast.kerensa, stories.child(cast.tamsin), clock.today()) == []


def statements(run: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        run()
    return len(captured)


def test_the_lists_cost_the_same_however_long(cast: Cast) -> None:
    one = returned(cast)
    people = [one.child]

    def costs() -> dict[str, int]:
        today = clock.today()
        page = reverse("child_assessments", args=[one.child.pk])
        browser = signed_in(cast.kerensa)
        kerensa, morwenna = cast.kerensa, cast.morwenna
        for user in (kerensa, morwenna):
            items_for(user, today)
        return {
            "worker": statements(lambda: items_for(kerensa, today)),
            "manager": statements(lambda: items_for(morwenna, today)),
            "due": statements(lambda: due_for([again(child) for child in people], today)) - len(people),
            "timeline": statements(lambda: events_for(morwenna, people, None, 30, ())),
            "stages": statements(lambda: stages_for(again(one.child))) - 1,
            "panel": statements(lambda: panels_for(kerensa, again(one.child), today)) - 1,
            "page": statements(lambda: browser.get(page)),
        }

    few = costs()
    for number in range(4):
        who = stories.child(cast.tamsin, given_name=f"Child {number}", date_of_birth=date(2018, 1, 1))
        copy = stories.submitted(cast, who)
        people.append(who)
        if number % 2:
            decide_assessment(by=cast.morwenna, copy=copy, outcome="returned", rationale=FRIDAYS)
    involve(by=cast.morwenna, person=people[1], kind=InvolvementKind.CO_WORKING, user=cast.denzel)
    assert costs() == few
    assert max(few["worker"], few["manager"]) <= 12, few
    assert max(few["due"], few["stages"], few["panel"]) <= 10, few
    assert few["timeline"] <= 24, few


def test_a_childs_assessments_cost_the_same_however_many(cast: Cast) -> None:
    first = stories.signed_off(cast, "close")
    stories.assessment(cast, first.child)
    browser = signed_in(cast.kerensa)
    address = reverse("child_assessments", args=[first.child.pk])
    browser.get(address)
    few = statements(lambda: browser.get(address))
    case = Assessment.objects.open().get(referral__child=first.child)
    stories.write(cast, case)
    for outcome in ("returned", "returned", "close"):
        copy = submit_assessment(by=cast.kerensa, assessment=case)
        decide_assessment(
            by=cast.morwenna,
            copy=copy,
            outcome=outcome,
            rationale=f"{FRIDAYS} {copy.number}",
            not_seen_reason="Her aunt’s council saw her." if outcome == "close" else "",
            closure_reason="RC8" if outcome == "close" else "",
        )
    stories.assessment(cast, first.child)
    assert statements(lambda: browser.get(address)) == few
