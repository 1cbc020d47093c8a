"""Two saved the same: both copies stand side by side, field by field and row by row, and nothing is lost."""

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment, DangerStatement
from assessments.services import save_dangers
from casework.forms import PageForm
from children.services.people import update_person
from plans.models import Action, Goal, Plan
from plans.services import save_goal
from tests import stories
from tests.cast import Cast
from tests.household import household, signed_in
from tests.typing_away import OpenForm, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

FRIDAY = {
    "statement": "Rosen worries that Amber is hurt on a Friday.",
    "safety_goal": "Amber sleeps at Gran’s.",
}
STAIRS = {"statement": "School worries that Amber hides on the stairs.", "safety_goal": "She tells somebody."}
ROAD = {"statement": "Gran worries that Amber runs into the road.", "safety_goal": "A gate that shuts."}


@pytest.fixture
def case(cast: Cast) -> Assessment:
    return stories.assessment(cast)


@pytest.fixture
def kerensa(cast: Cast) -> Client:
    return signed_in(cast.kerensa)


def section(case: Assessment, key: str = "harm") -> str:
    return reverse("assessment_section", args=[case.pk, key])


def shown(form: OpenForm, **typed: str) -> tuple[PageForm, str]:
    """The form as it comes back, and the page it comes back on."""
    answer = form.sends(**typed)
    assert answer.status_code == 200, "nothing is overwritten"
    return answer.context["form"], " ".join(answer.content.decode().split())


def again(form: OpenForm, back: PageForm) -> dict[str, str]:
    """What the form that came back would send."""
    return {name: value for name, value in back.data.items() if name != "opened"}


class TestWhoSavedFirst:
    def test_somebody_else_by_name(self, cast: Cast, kerensa: Client, case: Assessment) -> None:
        mine = opened(kerensa, section(case))
        opened(signed_in(cast.morwenna), section(case)).sends(text="Morwenna’s wording.")
        _, page = shown(mine, text="Kerensa’s wording.")
        assert "Morwenna Nance saved this (Mon 23 Nov 2026, 09:40) after you opened it" in page

    def test_oneself_in_another_window(self, kerensa: Client, case: Assessment) -> None:
        one, other = opened(kerensa, section(case)), opened(kerensa, section(case))
        other.sends(text="From the other window.")
        back, page = shown(one, text="From this one.")
        assert "You saved this in another window" in page
        assert "Saved by you, in another window" in page
        assert back.theirs["text"].paragraphs == [("From the other window.", True)]
        assert back["text"].value() == "From this one."


class TestASection:
    def test_only_the_paragraphs_that_mine_lacks_are_marked(
        self, cast: Cast, kerensa: Client, case: Assessment
    ) -> None:
        mine = opened(kerensa, section(case))
        opened(signed_in(cast.morwenna), section(case)).sends(
            text="Both have this.\r\n\r\nOnly hers has this."
        )
        back, page = shown(mine, text="Both have this.\r\n\r\nOnly mine has this.")
        assert back.theirs["text"].paragraphs == [("Both have this.", False), ("Only hers has this.", True)]
        assert "<mark>Only hers has this.</mark>" in page

    def test_put_together_by_hand_and_saved(self, cast: Cast, kerensa: Client, case: Assessment) -> None:
        mine = opened(kerensa, section(case))
        opened(signed_in(cast.morwenna), section(case)).sends(text="Hers.")
        back, _ = shown(mine, text="Mine.")
        merged = {**again(mine, back), "text": "Hers.\n\nMine."}
        assert kerensa.post(section(case), merged).status_code == 302
        row = case.sections.get(key="harm")
        assert row.text == "Hers.\n\nMine."
        assert [each.text for each in row.history.all()][:2] == ["Hers.\n\nMine.", "Hers."]

    def test_a_third_save_in_between_is_shown_in_its_turn(
        self, cast: Cast, kerensa: Client, case: Assessment
    ) -> None:
        mine = opened(kerensa, section(case))
        opened(signed_in(cast.morwenna), section(case)).sends(text="Hers.")
        back, _ = shown(mine, text="Mine.")
        opened(signed_in(cast.morwenna), section(case)).sends(text="Hers, again.")
        page = kerensa.post(section(case), again(mine, back)).content.decode()
        assert "<mark>Hers, again.</mark>" in page

    def test_factors_are_told_in_words(self, cast: Cast, kerensa: Client, case: Assessment) -> None:
        mine = opened(kerensa, section(case, "factors"))
        opened(signed_in(cast.morwenna), section(case, "factors")).sends(abuse="18B")
        back, _ = shown(mine, abuse="17A")
        ((label, _),) = back.theirs["abuse"].paragraphs
        assert "physical" in label.lower()


class TestRows:
    @pytest.fixture
    def two(self, cast: Cast, case: Assessment) -> list[DangerStatement]:
        version = stories.version_of(case, "danger")
        save_dangers(by=cast.kerensa, assessment=case, version=version, rows=[FRIDAY, STAIRS], complete=False)
        return list(DangerStatement.objects.live())

    def morwenna_saves(self, cast: Cast, case: Assessment, *rows: dict) -> None:
        version = stories.version_of(case, "danger")
        save_dangers(by=cast.morwenna, assessment=case, version=version, rows=rows, complete=False)

    def test_each_row_stands_beside_its_own(
        self, cast: Cast, kerensa: Client, case: Assessment, two: list[DangerStatement]
    ) -> None:
        mine = opened(kerensa, section(case, "danger"))
        self.morwenna_saves(
            cast, case, {"id": two[1].pk, **STAIRS}, {"id": two[0].pk, **FRIDAY, "safety_goal": "G."}
        )
        back, _ = shown(
            mine, **{"rows-0-statement": "Rosen and Gran worry.", "rows-1-safety_goal": "She tells Gran."}
        )
        first, second = back.row_sets["rows"]
        assert first.theirs["statement"].paragraphs == [(FRIDAY["statement"], True)]
        assert first.theirs["safety_goal"].paragraphs == [("G.", True)]
        assert list(second.theirs) == ["safety_goal"]
        assert second["safety_goal"].value() == "She tells Gran."

    def test_a_row_that_the_other_added_is_put_among_mine_and_kept_when_i_save(
        self, cast: Cast, kerensa: Client, case: Assessment, two: list[DangerStatement]
    ) -> None:
        mine = opened(kerensa, section(case, "danger"))
        kept = [{"id": row.pk, "statement": row.statement, "safety_goal": row.safety_goal} for row in two]
        self.morwenna_saves(cast, case, *kept, ROAD)
        back, page = shown(mine, **{"rows-0-statement": "Rosen and Gran worry."})
        assert "On the record and not in what you typed. Saved by Morwenna Nance" in page
        assert kerensa.post(section(case, "danger"), again(mine, back)).status_code == 302
        said = [row.statement for row in DangerStatement.objects.live()]
        assert said == ["Rosen and Gran worry.", STAIRS["statement"], ROAD["statement"]]

    def test_a_row_that_the_other_took_out_is_said_to_be_gone(
        self, cast: Cast, kerensa: Client, case: Assessment, two: list[DangerStatement]
    ) -> None:
        mine = opened(kerensa, section(case, "danger"))
        self.morwenna_saves(cast, case, {"id": two[0].pk, **FRIDAY})
        _, page = shown(mine, **{"rows-1-safety_goal": "She tells Gran."})
        assert "Taken out of the record meanwhile. Saved by Morwenna Nance" in page
        assert "She tells Gran.</textarea>" in page


class TestAGoal:
    @pytest.fixture
    def goal(self, cast: Cast) -> Goal:
        plan: Plan = stories.plan(cast)
        return plan.goals.first()

    def test_its_actions_are_compared_with_owner_and_date_and_none_is_lost(
        self, cast: Cast, kerensa: Client, goal: Goal
    ) -> None:
        write = {"by": cast.kerensa, "goal": goal, "worry": goal.worry, "wanted": goal.goal}
        save_goal(**write, version=goal.version, actions=[{"what": "Gran has Amber on Fridays."}])
        action = Action.objects.get(goal=goal, removed_at=None)
        mine = opened(kerensa, reverse("goal_edit", args=[goal.pk]))
        goal.refresh_from_db()
        theirs = [
            {"id": action.pk, "what": action.what, "owner_agency": "Health visitor"},
            {"what": "School rings Gran at three."},
        ]
        save_goal(**{**write, "by": cast.morwenna}, version=goal.version, actions=theirs)
        back, page = shown(mine, goal="Amber sleeps.", **{"actions-0-what": "Gran has Amber from Thursday."})
        changed, added = back.row_sets["actions"]
        assert set(changed.theirs) == {"what", "owner_agency"}
        assert "School rings Gran at three.</textarea>" in page
        assert added.note
        assert kerensa.post(mine.url, again(mine, back)).status_code == 302
        now = [row.what for row in Action.objects.filter(goal=goal, removed_at=None).order_by("position")]
        assert now == ["Gran has Amber from Thursday.", "School rings Gran at three."]


def test_a_persons_details(cast: Cast, kerensa: Client) -> None:
    amber = household(cast).amber
    mine = opened(kerensa, reverse("child_edit", args=[amber.pk]))
    update_person(
        by=cast.morwenna,
        person=amber,
        version=1,
        details={"school": "Gwelmor", "sex": "U"},
        disabilities=["LD"],
    )
    back, _ = shown(mine, school="Newlyn school")
    told = {name: [words for words, _ in each.paragraphs] for name, each in back.theirs.items()}
    assert told["school"] == ["Gwelmor"]
    assert "earning" in told["disability_codes"][0]
    assert set(told) == {"school", "sex", "disability_codes"}
