"""The coach advises on what a statement lacks, is mostly right, and stops nobody."""

import pytest
from django.urls import reverse

from assessments.choices import SectionKey
from assessments.coach import Lack, on_danger, on_goal, on_safety
from assessments.models import Assessment, DangerStatement
from assessments.services import add_to_map, save_dangers
from benchmarks.coach import FALSE_ALARMS, MISSED, score
from children.services.involvement import state_reason
from plans.models import Plan
from plans.services import add_goal
from tests import early_help_stories, stories
from tests.household import signed_in

WHOLE = (
    "Gran and the nursery worry that Dad will drink and leave Amber (4) by herself as on 3 and 9 May, and"
    " that she will be burned."
)


def lacks(advice) -> list[Lack]:
    return [each.lack for each in advice]


def test_on_statements_it_was_not_written_from_it_is_as_right_as_was_asked_of_it() -> None:
    found = score(held_back=True)
    assert sum(map(len, found.missed.values())) <= MISSED, found.missed
    assert sum(map(len, found.alarms.values())) <= FALSE_ALARMS, found.alarms


@pytest.mark.parametrize(
    ("statement", "lack"),
    [
        ("There is a worry that Dad will drink again as he did on 3 May and Amber will be burned.", Lack.WHO),
        ("Gran worries that Amber (4) will be burned.", Lack.WHAT),
        ("Gran worries that Dad will drink again as he did on 3 May.", Lack.IMPACT),
        ("Gran worries that Amber was burned on 3 May.", Lack.FUTURE),
        (f"{WHOLE} The parents will not engage.", Lack.PLAIN),
    ],
)
def test_it_says_what_a_danger_statement_lacks(statement: str, lack: Lack) -> None:
    assert lacks(on_danger(statement)) == [lack]


def test_it_says_nothing_about_one_that_is_whole_or_not_written() -> None:
    assert on_danger(WHOLE) == on_danger(" ") == on_goal("") == on_safety("") == []


def test_it_says_when_no_danger_stands_behind_a_goal_and_when_the_goal_is_a_service() -> None:
    assert lacks(on_goal("Amber sleeps all night.", "Housing")) == [Lack.DANGER]
    assert lacks(on_goal("Dad to attend every session of the course.", WHOLE)) == [Lack.SEEN]
    assert on_goal("Dad shows us every week that Amber is never alone.", WHOLE) == []


def test_it_says_which_strength_is_claimed_as_safety() -> None:
    safe = "When Dad drank on 3 and 9 May, Gran took Amber home with her; she has done so four times."
    [advice] = on_safety(f"{safe}\n\nDad loves Amber.")
    assert (advice.lack, advice.about) == (Lack.SHOWN, "Dad loves Amber.")


def test_it_stands_beside_what_is_saved_and_neither_stops_nor_is_kept(cast, monday) -> None:
    case = stories.assessment(cast)
    vague = {"statement": "Amber is not safe.", "safety_goal": "Dad to attend a course."}
    version = stories.version_of(case, SectionKey.DANGER)
    save_dangers(by=cast.kerensa, assessment=case, version=version, rows=[vague], complete=True)
    client = signed_in(cast.kerensa)
    page = client.get(reverse("assessment_section", args=[case.pk, "danger"])).content.decode()
    assert "This does not say yet who is worried." in page
    assert "rather than what will be different" in page
    assert DangerStatement.objects.get().statement == "Amber is not safe."
    whole = client.get(reverse("assessment", args=[case.pk])).content.decode()
    assert "who is worried" not in whole


def test_it_is_told_of_once_the_section_is_saved(cast, monday) -> None:
    case = stories.assessment(cast)
    sent = {"version": str(stories.version_of(case, SectionKey.SAFETY)), "text": "Dad loves Amber."}
    address = reverse("assessment_section", args=[case.pk, "safety"])
    page = signed_in(cast.kerensa).post(address, sent, follow=True).content.decode()
    assert "Safety already shown saved. The coach has 1 question on it" in page


def test_it_leaves_the_words_of_early_help_alone(cast, monday) -> None:
    case = Assessment.objects.get(early_help=early_help_stories.agreed(cast))
    vague = {"statement": "Mum is tired.", "safety_goal": "Amber goes to the club."}
    version = stories.version_of(case, SectionKey.DANGER)
    save_dangers(by=cast.elowen, assessment=case, version=version, rows=[vague], complete=False)
    address = reverse("assessment_section", args=[case.pk, "danger"])
    assert "Something to think about" not in signed_in(cast.elowen).get(address).content.decode()


def test_it_stands_beside_what_is_added_to_the_map(cast, monday) -> None:
    child = stories.assessment(cast).child
    add_to_map(by=cast.kerensa, child=child, kind="safety", text="Mum is kind and funny.")
    address = reverse("child_map", args=[child.pk])
    assert "This reads as a strength" in signed_in(cast.kerensa).get(address).content.decode()
    reads = signed_in(cast.denzel)
    state_reason(by=cast.denzel, person=child, reason="Duty: her school rang.")
    assert "This reads as a strength" not in reads.get(address).content.decode(), "it is for who writes"


def test_it_stands_beside_the_goals_of_a_plan_but_for_early_help(cast, monday) -> None:
    plan = stories.plan(cast)
    add_goal(by=cast.kerensa, plan=plan, worry="Parenting.", goal="Rosen attends a parenting course.")
    page = signed_in(cast.kerensa).get(reverse("plan_edit", args=[plan.pk])).content.decode()
    assert "No danger stands behind this goal yet." in page
    assert "This names help that somebody will be given" in page
    hub = Plan.objects.get(assessment=early_help_stories.assessed(cast).copy.assessment)
    add_goal(by=cast.elowen, plan=hub, worry="Parenting.", goal="Rosen attends a parenting course.")
    shown = signed_in(cast.elowen).get(reverse("plan_edit", args=[hub.pk]))
    assert shown.status_code == 200
    assert "Something to think about" not in shown.content.decode()
