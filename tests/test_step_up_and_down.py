"""From early help up to the MARU, and from social work down to early help, with the story."""

from datetime import timedelta

import pytest

from assessments.services import stop_assessment
from casework import clock
from casework.guards import NotNow
from casework.journey import Journey
from children.access import works_with
from children.choices import InvolvementKind
from children.models import Involvement, PassedOn, Person
from children.summaries import summarised
from referrals.models import Contact, EarlyHelp, Referral
from referrals.services import allocate_referral, close_referral, decide_screening, recommend
from tests import early_help_stories as told
from tests import stories
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("monday")
UP = {"immediate_danger": False, "family_informed": "agreed"}


def stage(child) -> str:
    return summarised(Person.objects.filter(pk=child.pk)).get().stage


def referred(cast: Cast, row: EarlyHelp) -> Referral:
    """The MARU accepts what was stepped up, and a social worker is allocated."""
    row.refresh_from_db()
    recommend(
        by=cast.tamsin, screening=row.stepped_up, outcome="assessment", threshold="4", primary_need="N1",
        rationale="The worry has grown.",
    )  # fmt: skip
    decide_screening(
        by=cast.jory, screening=row.stepped_up, outcome="assessment", threshold="4", primary_need="N1",
        receiving_team=cast.team("penwith"), rationale="Agreed.",
    )  # fmt: skip
    return Referral.objects.get()


def test_a_step_up_is_a_contact_on_the_marus_desk_that_carries_the_story(cast: Cast) -> None:
    row = told.planned(cast).early_help
    made = told.decide(cast, row, "step_up", **UP)
    row.refresh_from_db()
    contact = Contact.objects.get()
    assert (contact.arrival, contact.source, contact.referrer_name) == ("step_up", "5D", "Jago Polglase")
    for part in (made.rationale, told.STORY, told.WORRY["statement"], told.WORRY["safety_goal"]):
        assert part in contact.account
    assert (row.stepped_up.child, row.stepped_up.due_on) == (row.child, clock.today() + timedelta(days=1))
    assert row.is_open, "the help goes on while the MARU screens"
    assert works_with(cast.elowen, row.child)


def test_a_step_up_says_what_the_family_knows_and_acts_on_danger(cast: Cast) -> None:
    row = told.asked(cast)
    with pytest.raises(NotNow, match="immediate danger"):
        told.decide(cast, row, "step_up")
    with pytest.raises(NotNow) as refused:
        told.decide(cast, row, "step_up", immediate_danger=True, family_informed="agreed")
    assert "Say what was done about the immediate danger." in refused.value.reasons
    assert not Contact.objects.exists()


def test_it_is_not_stepped_up_twice_before_the_maru_has_decided(cast: Cast) -> None:
    row = told.agreed(cast)
    told.decide(cast, row, "step_up", **UP)
    with pytest.raises(NotNow, match="has not decided"):
        told.decide(cast, row, "step_up", **UP)


def test_a_social_worker_and_the_hub_work_side_by_side_until_it_closes(cast: Cast) -> None:
    row = told.agreed(cast)
    told.decide(cast, row, "step_up", **UP)
    case = referred(cast, row)
    assert Referral.objects.unallocated().get() == case, "the hub’s worker is not the referral’s"
    allocate_referral(by=cast.morwenna, referral=case, worker=cast.kerensa, reason="", version=case.version)
    live = Involvement.objects.live().filter(person=row.child)
    assert live.get(kind=InvolvementKind.ALLOCATED).user == cast.kerensa
    assert works_with(cast.elowen, row.child)
    assert stage(row.child) == Journey.ASSESSMENT
    told.decide(cast, row, "closed", ending="social_work", family_after=3, practitioner_after=3)
    assert stage(row.child) == Journey.ASSESSMENT, "closing early help does not end social work"
    assert works_with(cast.kerensa, row.child)
    assert not works_with(cast.elowen, row.child)


@pytest.mark.parametrize("after", ["assessment", "review"])
def test_a_step_down_reaches_the_hub_with_the_worries_and_goals(cast: Cast, after: str) -> None:
    if after == "assessment":
        made = stories.signed_off(cast, "early_help")
    else:
        made = stories.reviewed(cast, "step_down")
    work = PassedOn.objects.get(opened_by=made.pk)
    row = told.taken_over(cast, work)
    assert row.came_from == "social_work"
    assert row.stepped_down == Referral.objects.get()
    assert made.rationale in row.story
    assert stories.DANGER["statement"] in row.story
    assert stage(row.child) == Journey.EARLY_HELP
    assert works_with(cast.jago, row.child)


def test_the_hub_keeps_the_child_when_a_referral_beside_it_closes(cast: Cast) -> None:
    row = told.agreed(cast)
    told.decide(cast, row, "step_up", **UP)
    case = referred(cast, row)
    stop_assessment(by=cast.morwenna, referral=case, reason="Started in error.")
    close_referral(by=cast.jory, referral=case, reason="RC7", rationale="Early help goes on.")
    assert Involvement.objects.live().get(person=row.child, kind="allocated").user == cast.elowen
    assert stage(row.child) == Journey.EARLY_HELP
