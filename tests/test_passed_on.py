"""Work passed on: somebody accepts it, and it is completed by a decision. Nothing vanishes."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from casework import clock
from casework.guards import NotNow, NotYours
from casework.journey import Journey
from children.choices import PassedOnOutcome
from children.models import PassedOn, PassedOnDecision, Person
from children.services.passed_on import accept, complete
from children.summaries import summarised
from children.worklist import due_for, items_for
from referrals.models import Referral
from referrals.services import record_feedback
from tests import stories
from tests.household import restricted, signed_in
from tests.protection_stories import enquiry_decided


@pytest.fixture
def amber(cast, monday) -> Person:
    return stories.child(cast.tamsin)


@pytest.fixture
def early_help(cast, amber) -> PassedOn:
    """Screening decided early help: the hub has it and nobody there has accepted it."""
    stories.decided(cast, "early_help", amber)
    return PassedOn.objects.get(child=amber)


def told(cast, child: Person) -> None:
    """The referrer is told what was decided, which ends the screening."""
    [row] = child.screenings.all()
    record_feedback(
        by=cast.tamsin,
        contact=row.contact,
        given_at=clock.now(),
        method="telephone",
        given_to="PC Hosking",
        text="Told that early help will be offered.",
    )


def holders(user) -> list[tuple[str, str]]:
    return [(str(item.holder), item.group) for item in items_for(user, clock.today())]


def stage(child: Person) -> str:
    return summarised(Person.objects.filter(pk=child.pk)).get().stage


def test_it_lies_with_the_team_until_accepted_then_with_whoever_accepted_it(cast, early_help) -> None:
    assert holders(cast.jago) == [("Early help hub", "accept")]
    accept(by=cast.jago, passed_on=early_help, version=early_help.version)
    assert holders(cast.jago) == [("Jago Polglase", "decide")]
    complete(
        by=cast.jago, passed_on=early_help, outcome=PassedOnOutcome.ENDED, rationale="The family declined."
    )
    assert holders(cast.jago) == []
    for user in (cast.elowen, cast.morwenna, cast.tamsin, cast.jory):
        assert holders(user) == []


def test_it_is_due_five_working_days_from_the_decision(cast, early_help) -> None:
    assert early_help.due_on == date(2026, 11, 30)
    [item] = due_for([early_help.child], clock.today())
    assert (item.due, item.what) == (date(2026, 11, 30), "Accept early help")


def test_once_accepted_early_help_has_thirty_working_days_to_be_completed(cast, early_help) -> None:
    work = accepted(early_help, cast.jago)
    assert work.due_on == date(2027, 1, 7)


def test_its_page_says_why_by_whom_and_when_it_is_due(cast, early_help) -> None:
    page = signed_in(cast.jago).get(reverse("passed_on", args=[early_help.pk])).content.decode()
    for words in (
        "before things get worse",
        "Jory Pascoe",
        "Early help hub",
        "Mon 30 Nov 2026",
        "Accept this work",
    ):
        assert words in page


def test_the_team_manager_accepts_it_from_its_page(cast, early_help) -> None:
    client = signed_in(cast.jago)
    address = reverse("passed_on_accept", args=[early_help.pk])
    sent = {"version": str(early_help.version), "submission": "3f3f5a3e-6f2c-4d5b-9d6c-0e6b3d1c2a11"}
    assert client.post(address, sent)["Location"] == reverse("passed_on", args=[early_help.pk])
    early_help.refresh_from_db()
    assert (early_help.accepted_by, early_help.accepted_at) == (cast.jago, clock.now())
    assert client.post(address, sent)["Location"] == reverse("passed_on", args=[early_help.pk]), "sent twice"
    assert client.get(address).status_code == 405


def test_only_a_manager_of_the_team_accepts_it_and_only_once(cast, early_help) -> None:
    with pytest.raises(NotYours, match="A manager of Early help hub"):
        accept(by=cast.morwenna, passed_on=early_help, version=early_help.version)
    accept(by=cast.jago, passed_on=early_help, version=early_help.version)
    early_help.refresh_from_db()
    with pytest.raises(NotNow, match="Jago Polglase has accepted this already"):
        accept(by=cast.jago, passed_on=early_help, version=early_help.version)


def test_it_is_accepted_before_it_is_completed(cast, early_help) -> None:
    with pytest.raises(NotNow, match="Accept this work first"):
        complete(
            by=cast.jago,
            passed_on=early_help,
            outcome=PassedOnOutcome.ENDED,
            rationale="The family declined.",
        )


def accepted(work: PassedOn, by) -> PassedOn:
    return accept(by=by, passed_on=work, version=work.version)


def complete_page(user, work: PassedOn, data: dict | None = None):
    client, address = signed_in(user), reverse("passed_on_complete", args=[work.pk])
    return client.get(address) if data is None else client.post(address, data)


def test_nothing_is_preselected_and_a_reason_is_required(cast, early_help) -> None:
    work = accepted(early_help, cast.jago)
    form = complete_page(cast.jago, work).context["form"]
    assert form["outcome"].value() is None
    response = complete_page(cast.jago, work, {"outcome": "ended", "rationale": " "})
    assert "no decision is recorded without its reason" in response.content.decode()
    assert not PassedOnDecision.objects.exists()


def test_early_help_that_goes_to_assessment_opens_a_referral_with_need_and_team(
    cast, early_help, amber
) -> None:
    work = accepted(early_help, cast.jago)
    missing = complete_page(
        cast.jago, work, {"outcome": "to_assessment", "rationale": "It is worse than told."}
    )
    assert set(missing.context["form"].errors) == {"primary_need", "receiving_team"}
    response = complete_page(
        cast.jago,
        work,
        {
            "outcome": "to_assessment",
            "rationale": "Rosen told the worker what happens at night.",
            "known": "Two visits and the school’s account.",
            "primary_need": "N1",
            "receiving_team": cast.team("restormel").pk,
        },
    )
    assert response["Location"] == reverse("home")
    referral = Referral.objects.get(child=amber)
    assert (referral.primary_need, referral.team) == ("N1", cast.team("restormel"))
    decision = PassedOnDecision.objects.get()
    assert (decision.decided_by, decision.known) == (cast.jago, "Two visits and the school’s account.")
    assert stage(amber) == Journey.ASSESSMENT


def test_a_conference_keeps_its_clock_when_accepted_and_its_end_closes_the_referral(cast, amber) -> None:
    """The clock is that of the discussion; the census reason is asked for, as nothing else is open."""
    made = enquiry_decided(cast, "conference", conference_on=date(2026, 12, 9))
    work = PassedOn.objects.get(opened_by=made.pk)
    due = work.due_on
    work = accepted(work, cast.morwenna)
    assert work.due_on == due
    page = complete_page(cast.morwenna, work).context["form"]
    assert "primary_need" not in page.fields, "its referral has them already"
    offered = {code for code, _ in page.fields["closure_reason"].choices}
    assert "RC7" in offered
    assert not {"RC8", "RC9"} & offered
    sent = {"outcome": "ended", "rationale": "The conference found that the threshold is not met."}
    assert "closure_reason" in complete_page(cast.morwenna, work, sent).context["form"].errors
    assert complete_page(cast.morwenna, work, {**sent, "closure_reason": "RC7"}).status_code == 302
    referral = Referral.objects.get(child=made.child)
    assert (referral.is_open, referral.closure_reason) == (False, "RC7")


def test_it_is_not_completed_by_somebody_else_nor_twice(cast, early_help) -> None:
    work = accepted(early_help, cast.jago)
    with pytest.raises(NotYours):
        complete(by=cast.morwenna, passed_on=work, outcome=PassedOnOutcome.ENDED, rationale="Not ours.")
    complete(by=cast.jago, passed_on=work, outcome=PassedOnOutcome.ENDED, rationale="The family declined.")
    with pytest.raises(NotNow, match="ended already"):
        complete(
            by=cast.jago, passed_on=work, outcome=PassedOnOutcome.ENDED, rationale="The family declined."
        )


def test_while_open_the_child_is_passed_on_and_afterwards_not_open(cast, early_help, amber) -> None:
    told(cast, amber)
    assert stage(amber) == Journey.PASSED_ON
    work = accepted(early_help, cast.jago)
    complete(by=cast.jago, passed_on=work, outcome=PassedOnOutcome.ENDED, rationale="The family declined.")
    assert stage(amber) == Journey.CLOSED


def test_whoever_completes_it_is_no_longer_involved(cast, early_help, amber) -> None:
    work = accepted(early_help, cast.jago)
    assert signed_in(cast.jago).get(reverse("child", args=[amber.pk])).status_code == 200
    complete(by=cast.jago, passed_on=work, outcome=PassedOnOutcome.ENDED, rationale="The family declined.")
    assert signed_in(cast.jago).get(reverse("child", args=[amber.pk])).status_code == 302


def test_the_timeline_shows_that_it_was_accepted_and_how_it_was_completed(cast, early_help, amber) -> None:
    work = accepted(early_help, cast.jago)
    complete(
        by=cast.jago, passed_on=work, outcome=PassedOnOutcome.ENDED, rationale="The family declined, and why."
    )
    page = signed_in(cast.talan)
    page.post(reverse("state_reason", args=[amber.pk]), {"reason": "Request for the record by her mother."})
    shown = page.get(reverse("child_timeline", args=[amber.pk]), {"kind": "passed_on"}).content.decode()
    for words in (
        "Early help accepted by Early help hub",
        "It ends",
        "The family declined, and why.",
        "Jago Polglase",
    ):
        assert words in shown


def test_work_for_a_restricted_child_is_on_nobodys_list_who_may_not_know_of_them(cast, monday) -> None:
    child = restricted(cast)
    PassedOn.objects.create(
        child=child, kind="early_help", to_team=cast.team("hub"), why="Routines.", opened_by=child.pk,
        due_on=date(2026, 11, 30),
    )  # fmt: skip
    assert holders(cast.jago) == []


def test_the_list_costs_one_query_however_long(cast, early_help, django_assert_num_queries) -> None:
    user = cast.jago
    assert user.roles
    assert user.managed_team_ids
    with django_assert_num_queries(1):
        items_for(user, clock.today())
    child = early_help.child
    with django_assert_num_queries(1):
        due_for([child], clock.today())


def test_the_referral_it_opens_has_the_source_of_the_contact_that_passed_it_on(cast, early_help) -> None:
    amber = early_help.child
    with clock.at(clock.now() + timedelta(days=1)):
        newer = stories.screening(cast, amber, stories.contact(cast, source="2A", referrer_agency="School"))
        work = accept(by=cast.jago, passed_on=early_help, version=early_help.version)
        complete(
            by=cast.jago,
            passed_on=work,
            outcome=PassedOnOutcome.TO_ASSESSMENT,
            rationale="Nobody came to the door three times, and she was seen out alone at nine.",
            primary_need="N1",
            receiving_team=cast.team("penwith"),
        )
    referral = Referral.objects.get(child=amber)
    assert referral.screening != newer
    assert referral.source == referral.screening.contact.source == "6"
