"""The work with a twin: on the manager's list until decided, and then their own."""

from datetime import date

import pytest

from assessments.models import Assessment
from assessments.services import save_section
from casework import clock
from casework.guards import NotNow, NotYours
from children.contributions import worklist
from children.models import Involvement, Person
from plans.models import Plan
from referrals.models import Referral
from referrals.services import decide_on_twin
from tests import stories
from tests.cast import Cast
from tests.life_stories import born, twin_born, unborn

pytestmark = pytest.mark.usefixtures("monday")

WHY = "One pregnancy was referred, and what worries us is the same for both."


def in_assessment(cast: Cast) -> tuple[Assessment, Person]:
    """The first child's assessment, and the twin."""
    case = stories.assessment(cast, unborn(cast.tamsin))
    save_section(
        by=cast.kerensa,
        assessment=case,
        key="background",
        version=stories.version_of(case, "background"),
        text="Rosen came to us at twelve weeks.",
        complete=True,
    )
    born(cast, case.child)
    return case, twin_born(cast, case.child).person


def decide(cast: Cast, twin: Person, outcome: str, by=None) -> None:
    decide_on_twin(by=by or cast.morwenna, birth=twin.birth, outcome=outcome, rationale=WHY)


def asked(user, child: Person) -> list[tuple[str, str]]:
    return [(i.what, str(i.holder)) for i in worklist(user, clock.today()) if i.child == child]


def test_until_decided_it_is_on_the_manager_s_list_and_on_no_other(cast: Cast) -> None:
    _, twin = in_assessment(cast)
    assert asked(cast.morwenna, twin) == [("Decide how the work goes on with the twin", "Penwith team")]
    assert asked(cast.kerensa, twin) == []


def test_an_assessment_of_their_own_is_due_with_the_first_s_and_begins_with_what_is_common(
    cast: Cast,
) -> None:
    case, twin = in_assessment(cast)
    decide(cast, twin, "assessment")
    first, own = Referral.objects.get(pk=case.referral_id), Referral.objects.get(child=twin)
    assert (own.received_at, own.team, own.primary_need) == (
        first.received_at,
        first.team,
        first.primary_need,
    )
    assert own.screening.contact == first.screening.contact
    assert own.screening != first.screening
    theirs = Assessment.objects.get(referral=own)
    assert (theirs.due_on, theirs.see_child_by) == (case.due_on, date(2026, 11, 30))
    section = theirs.sections.get(key="background")
    assert (section.text, section.complete) == ("Rosen came to us at twelve weeks.", False)


def test_the_worker_stays_and_the_team_does_not_hold_the_child_as_well(cast: Cast) -> None:
    _, twin = in_assessment(cast)
    decide(cast, twin, "assessment")
    live = Involvement.objects.live().filter(person=twin)
    assert [(row.kind, row.user) for row in live] == [("allocated", cast.kerensa)]
    assert {holder for user in (cast.kerensa, cast.morwenna) for _, holder in asked(user, twin)} == {
        "Kerensa Trembath"
    }


def test_a_plan_of_their_own_has_the_goals_and_actions_and_is_approved_by_itself(cast: Cast) -> None:
    plan = stories.plan_in_force(cast, unborn(cast.tamsin))
    born(cast, plan.child)
    twin = twin_born(cast, plan.child).person
    decide(cast, twin, "plan")
    own = Plan.objects.get(referral__child=twin)
    assert (own.editing, own.starts_on, own.kind) == (True, None, plan.kind)
    assert [goal.goal for goal in own.goals.all()] == [goal.goal for goal in plan.goals.all()]
    assert own.goals.get().actions.count() == plan.goals.get().actions.count()


def test_a_plan_is_not_offered_where_the_first_has_none(cast: Cast, client_of) -> None:
    _, twin = in_assessment(cast)
    with pytest.raises(NotNow, match="no open plan"):
        decide(cast, twin, "plan")
    page = client_of("morwenna").get(f"/births/{twin.birth.pk}/twin/").content.decode()
    assert "A referral and an assessment of their own" in page
    assert "A referral and a plan of their own" not in page


def test_none_of_their_own_takes_it_off_the_list_with_a_reason(cast: Cast) -> None:
    _, twin = in_assessment(cast)
    decide(cast, twin, "none")
    assert asked(cast.morwenna, twin) == []
    assert not Referral.objects.filter(child=twin).exists()


def test_it_is_decided_once_and_by_the_manager_of_the_team(cast: Cast) -> None:
    _, twin = in_assessment(cast)
    for user in (cast.kerensa, cast.lowenna):
        with pytest.raises(NotYours):
            decide(cast, twin, "none", by=user)
    decide(cast, twin, "assessment")
    with pytest.raises(NotNow):
        decide(cast, twin, "none")


def test_the_twin_s_pages_open_once_decided(cast: Cast, client_of) -> None:
    _, twin = in_assessment(cast)
    morwenna = client_of("morwenna")
    answer = morwenna.post(f"/births/{twin.birth.pk}/twin/", {"outcome": "assessment", "rationale": WHY})
    assert answer.url == f"/people/{twin.pk}/"
    own = Referral.objects.get(child=twin)
    pages = [answer.url, f"{answer.url}timeline/", f"{answer.url}decisions/", f"/referrals/{own.pk}/"]
    pages += [f"/screenings/{own.screening_id}/", f"/contacts/{own.screening.contact_id}/"]
    assert {page: morwenna.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)
    assert "screened with their twin" in morwenna.get(f"/screenings/{own.screening_id}/").content.decode()
