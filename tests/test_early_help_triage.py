"""How a child comes to the early help hub: asked for directly, or passed on by the MARU or social work."""

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours
from children.access import works_with
from children.choices import PassedOnOutcome
from children.contributions import worklist
from children.models import Involvement, PassedOn
from children.services.passed_on import accept, complete
from referrals.models import EarlyHelp
from referrals.services import ask_for_early_help, decide_early_help
from tests import early_help_stories as told
from tests import stories
from tests.cast import Cast
from tests.protection_stories import enquiry_decided

pytestmark = pytest.mark.usefixtures("monday")


def whats(user, child) -> list[str]:
    return [item.what for item in worklist(user, clock.today()) if item.child == child]


def test_a_request_waits_on_the_hub_managers_list_with_its_local_clock(cast: Cast) -> None:
    row = told.asked(cast)
    assert (row.accepted_at, row.team, str(row.triage_due_on)) == (None, cast.team("hub"), "2026-11-30")
    assert whats(cast.jago, row.child) == ["Decide on the request for early help"]
    assert whats(cast.elowen, row.child) == []
    assert works_with(cast.elowen, row.child), "who took it down can go on with it"


def test_only_the_hub_takes_requests(cast: Cast) -> None:
    child = stories.child(cast.tamsin)
    for user in (cast.kerensa, cast.jory):
        with pytest.raises(NotYours, match="early help hub takes requests"):
            ask_for_early_help(
                by=user, child=child, came_from="family", asked_at=clock.now(), asked_by="J", story="Help."
            )


def test_a_child_has_one_open_episode_of_early_help(cast: Cast) -> None:
    row = told.asked(cast)
    with pytest.raises(NotNow, match="open early help already"):
        told.asked(cast, row.child)
    told.decide(cast, row, "not_accepted", ending="advice")
    told.asked(cast, row.child)


@pytest.mark.parametrize(
    ("wrong", "remedy"),
    [
        ({"asked_by": "", "asked_by_agency": ""}, "Enter who asked"),
        ({"story": "  "}, "Say what has happened"),
        ({"came_from": "maru"}, "by their decision"),
    ],
)
def test_a_request_says_who_asks_and_for_what(cast: Cast, wrong, remedy) -> None:
    with pytest.raises(NotNow, match=remedy):
        told.asked(cast, **wrong)
    assert not EarlyHelp.objects.exists()


def test_the_hubs_manager_decides_and_nobody_else(cast: Cast) -> None:
    row = told.asked(cast)
    with pytest.raises(NotYours, match="manager of Early help hub"):
        decide_early_help(
            by=cast.elowen, early_help=row, version=row.version, outcome="accepted", rationale="Yes."
        )
    made = told.decide(cast, row, "accepted")
    row.refresh_from_db()
    assert made.decided_by == cast.jago
    assert row.accepted_at
    assert str(row.consent_due_on) == "2026-12-07"


def test_a_request_refused_ends_with_its_reason_and_closes_the_record_to_the_hub(cast: Cast) -> None:
    row = told.asked(cast)
    with pytest.raises(NotNow, match="Choose why early help ends"):
        told.decide(cast, row, "not_accepted")
    with pytest.raises(NotNow, match="cannot be why it never began"):
        told.decide(cast, row, "not_accepted", ending="goals_met")
    told.decide(cast, row, "not_accepted", ending="advice")
    row.refresh_from_db()
    assert (row.ended_on, row.ending) == (clock.today(), "advice")
    assert not Involvement.objects.live().filter(person=row.child, team=row.team).exists()
    assert not works_with(cast.elowen, row.child)


def test_work_the_maru_passed_on_becomes_early_help_with_its_story(cast: Cast) -> None:
    row = told.taken_over(cast)
    work = PassedOn.objects.get()
    assert work.ended_at
    assert (row.came_from, row.team, row.screening) == ("maru", work.to_team, row.child.screenings.get())
    assert work.why in row.story
    assert "Choose who works on early help" in whats(cast.jago, row.child)


def test_a_second_thing_passed_on_is_taken_into_the_early_help_that_is_open(cast: Cast) -> None:
    first = told.taken_over(cast)
    decision = stories.decided(cast, "early_help", first.child)
    told_again = PassedOn.objects.get(opened_by=decision.pk)
    accept(by=cast.jago, passed_on=told_again, version=told_again.version)
    complete(by=cast.jago, passed_on=told_again, outcome="to_early_help", rationale="It is the same worry.")
    first.refresh_from_db()
    assert EarlyHelp.objects.get() == first
    assert first.story.count(decision.rationale) == 2
    assert works_with(cast.jago, first.child)


def test_a_conference_does_not_become_early_help(cast: Cast) -> None:
    work = PassedOn.objects.get(opened_by=enquiry_decided(cast, "conference").pk)
    accept(by=cast.morwenna, passed_on=work, version=work.version)
    with pytest.raises(NotNow, match="passed on to the hub"):
        complete(
            by=cast.morwenna, passed_on=work, outcome=PassedOnOutcome.TO_EARLY_HELP, rationale="Let the hub."
        )


def test_the_pages_take_a_request_from_search_to_decision(cast: Cast, client_of) -> None:
    elowen, jago = client_of("elowen"), client_of("jago")
    child = stories.child(cast.tamsin)
    page = reverse("early_help_ask") + f"?person={child.pk}"
    assert elowen.get(reverse("early_help_ask")).status_code == 200
    form = elowen.get(page).context["form"]
    sent = {
        "submission": form["submission"].value(),
        "came_from": "partner", "asked_by": "Mrs Oliver", "asked_by_agency": "School", "story": "Late.",
        "asked_at-day": "23", "asked_at-month": "11", "asked_at-year": "2026",
        "asked_at-hour": "9", "asked_at-minute": "00", "asked_at-time": "09:00",
    }  # fmt: skip
    answer = elowen.post(page, sent)
    row = EarlyHelp.objects.get()
    assert answer.headers["Location"] == reverse("early_help", args=[row.pk])
    assert "Mrs Oliver" in elowen.get(answer.headers["Location"]).content.decode()
    assert elowen.get(reverse("early_help_decide", args=[row.pk])).status_code == 403
    shown = jago.get(reverse("early_help_decide", args=[row.pk]))
    assert "checked" not in shown.content.decode(), "nothing is chosen beforehand"
    assert child.name in jago.get(reverse("early_help_hub")).content.decode()
