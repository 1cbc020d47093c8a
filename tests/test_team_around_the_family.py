"""Team around the family meetings, and the actions agreed there."""

from datetime import timedelta

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow
from children.contributions import timeline
from children.services.errors import record_in_error
from plans.models import Action, FamilyMeeting
from plans.services import submit_plan
from tests import early_help_stories as told
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("monday")
SOON = timedelta(days=14)


def agreed_action(plan, **more):
    row = {"goal": plan.goals.get(), "what": "Breakfast club from Monday", "owner_agency": "Nancledra school"}
    return {**row, "due_on": clock.today() + SOON, **more}


def test_a_meeting_sets_when_the_next_one_is_due(cast: Cast) -> None:
    row = told.agreed(cast)
    assert row.meeting_due_on == clock.today() + timedelta(weeks=6)
    told.met(cast, row, next_on=clock.today() + SOON)
    row.refresh_from_db()
    assert row.meeting_due_on == clock.today() + SOON
    with clock.at(clock.now() + SOON):
        told.met(cast, row)
        row.refresh_from_db()
        assert row.meeting_due_on == clock.today() + timedelta(weeks=6), "the local figure, with no day set"


@pytest.mark.parametrize(
    "wrong",
    [
        {"held_on": clock.today},
        {"next_on": lambda: clock.today() - SOON},
        {"participation": "PN0"},
    ],
    ids=["in the future", "next one past", "too old for it"],
)
def test_days_and_participation_are_checked_and_nothing_is_half_saved(cast: Cast, wrong) -> None:
    row = told.agreed(cast)
    given = {key: value() if callable(value) else value for key, value in wrong.items()}
    if "held_on" in given:
        given["held_on"] += timedelta(days=1)
    with pytest.raises(NotNow):
        told.met(cast, row, **given)
    assert not FamilyMeeting.objects.exists()


def test_what_is_agreed_goes_into_a_new_version_of_the_plan_for_the_manager(cast: Cast) -> None:
    plan = told.planned(cast)
    meeting = told.met(cast, plan.early_help, actions=[agreed_action(plan)])
    plan.refresh_from_db()
    action = meeting.actions.get()
    assert plan.editing
    assert plan.edit_reason == "Agreed at the team around the family meeting of 23 November 2026."
    assert (action.goal, action.owner, action.agreed_due_on) == (plan.goals.get(), "Nancledra school", None)


def test_a_plan_with_its_manager_takes_no_action_and_the_meeting_is_not_half_saved(cast: Cast) -> None:
    plan = told.planned(cast)
    told.met(cast, plan.early_help, actions=[agreed_action(plan)])
    submit_plan(by=cast.elowen, plan=plan)
    before = Action.objects.count()
    with pytest.raises(NotNow, match="with the hub’s manager"):
        told.met(cast, plan.early_help, actions=[agreed_action(plan, what="More")])
    assert (FamilyMeeting.objects.count(), Action.objects.count()) == (1, before)


def test_an_action_cannot_be_agreed_before_there_is_a_plan(cast: Cast, client_of) -> None:
    row = told.agreed(cast)
    page = client_of("elowen").get(reverse("family_meeting_add", args=[row.pk])).content.decode()
    assert "There is no early help plan yet" in page
    plan_less = {"goal": None, "what": "X", "owner_agency": "Y", "due_on": clock.today()}
    with pytest.raises(NotNow, match="no early help plan yet"):
        told.met(cast, row, actions=[plan_less])


def test_the_page_records_a_meeting_with_its_actions(cast: Cast, client_of) -> None:
    plan = told.planned(cast)
    elowen, page = client_of("elowen"), reverse("family_meeting_add", args=[plan.early_help_id])
    form = elowen.get(page).context["form"]
    assert form.goals
    sent = {
        "submission": form["submission"].value(),
        "held_on-day": "23", "held_on-month": "11", "held_on-year": "2026",
        "place": "School", "present": "Jenna", "participation": "PN7", "family_said": "Better.",
        "agreed": "Breakfast club.",
        "actions-TOTAL_FORMS": "1", "actions-INITIAL_FORMS": "0",
        "actions-0-goal": str(plan.goals.get().pk), "actions-0-what": "Breakfast club",
        "actions-0-owner_agency": "School",
        "actions-0-due_on-day": "30", "actions-0-due_on-month": "11", "actions-0-due_on-year": "2026",
    }  # fmt: skip
    answer = elowen.post(page, sent)
    meeting = FamilyMeeting.objects.get()
    assert answer.headers["Location"] == reverse("family_meeting", args=[meeting.pk])
    shown = elowen.get(answer.headers["Location"]).content.decode()
    assert "Breakfast club" in shown
    assert meeting.actions.get().owner == "School"


def test_a_meeting_stands_on_the_timeline_and_can_be_struck_out(cast: Cast) -> None:
    plan = told.planned(cast)
    meeting = told.met(cast, plan.early_help, next_on=clock.today() + SOON, actions=[agreed_action(plan)])
    titles = [event.title for event in timeline(cast.elowen, [plan.child], limit=50)]
    assert "Team around the family met on Mon 23 Nov 2026" in titles
    record_in_error(by=cast.elowen, record=meeting, reason="It was another family’s.")
    plan.early_help.refresh_from_db()
    assert plan.early_help.meeting_due_on == clock.today() + timedelta(weeks=6)
    assert Action.objects.filter(meeting=meeting).exists(), "what is on the plan is changed by its versions"
