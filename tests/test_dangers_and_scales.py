"""Danger statements are paired with safety goals; scales give a number its reason; rows keep who they are."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from assessments.choices import SectionKey
from assessments.models import Assessment, DangerStatement, Scale
from assessments.services import save_dangers, save_scales
from casework.guards import NotNow, StaleRecord
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")

HURT = stories.DANGER
SILENT = {
    "statement": "Gran worries that Amber stops telling anyone because it makes her mother cry.",
    "safety_goal": "Amber has two grown-ups she tells, and both ring Kerensa the same day.",
}


@pytest.fixture
def case(cast: Cast) -> Assessment:
    return stories.assessment(cast)


def save(cast: Cast, case: Assessment, *rows: dict[str, Any], **given: Any) -> None:
    told = {"version": stories.version_of(case, SectionKey.DANGER), "complete": False}
    save_dangers(by=cast.kerensa, assessment=case, rows=rows, **{**told, **given})


def live(case: Assessment) -> list[DangerStatement]:
    return list(DangerStatement.objects.live().filter(assessment=case))


def test_a_danger_statement_without_a_safety_goal_is_refused_by_its_number(
    cast: Cast, case: Assessment
) -> None:
    with pytest.raises(NotNow) as refused:
        save(cast, case, HURT, {**SILENT, "safety_goal": " "})
    assert refused.value.reasons == ["Danger statement 2 has no safety goal: write what we will see instead."]
    assert live(case) == []


def test_so_is_a_goal_that_answers_nothing(cast: Cast, case: Assessment) -> None:
    with pytest.raises(NotNow) as refused:
        save(cast, case, {**HURT, "statement": ""})
    assert refused.value.reasons == ["Safety goal 1 answers no danger statement: write what the worry is."]


def test_the_database_refuses_an_unpaired_one_too(case: Assessment) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        DangerStatement.objects.create(assessment=case, statement="Amber may be hurt.", safety_goal="")


def test_a_row_keeps_who_it_is_from_save_to_save(cast: Cast, case: Assessment) -> None:
    save(cast, case, HURT, SILENT)
    first, second = live(case)
    save(
        cast,
        case,
        {"id": first.pk, **HURT, "statement": "It is worst on Fridays."},
        {"id": second.pk, **SILENT},
    )
    assert [row.pk for row in live(case)] == [first.pk, second.pk]
    assert live(case)[0].statement == "It is worst on Fridays."
    assert live(case)[1].history.count() == 1, "what was not changed leaves no trace of a change"


def test_a_row_taken_out_stays_in_the_record(cast: Cast, case: Assessment) -> None:
    save(cast, case, HURT, SILENT)
    first, second = live(case)
    save(cast, case, {"id": second.pk, **SILENT})
    assert [row.pk for row in live(case)] == [second.pk]
    first.refresh_from_db()
    assert (first.statement, first.removed_at is None) == (HURT["statement"], False)


def test_rows_conflict_as_a_section(cast: Cast, case: Assessment) -> None:
    opened_on = stories.version_of(case, SectionKey.DANGER)
    save(cast, case, HURT)
    with pytest.raises(StaleRecord):
        save(cast, case, SILENT, version=opened_on)


def posted(version: int, *rows: dict[str, str], **more: str) -> dict[str, str]:
    data = {"version": str(version), "rows-count": str(len(rows)), **more}
    for number, row in enumerate(rows):
        data |= {f"rows-{number}-{name}": str(value) for name, value in row.items()}
    return data


class TestThePage:
    def address(self, case: Assessment, key: str = SectionKey.DANGER) -> str:
        return reverse("assessment_section", args=[case.pk, key])

    def test_it_saves_changes_and_takes_out_rows(self, cast: Cast, case: Assessment) -> None:
        browser, address = signed_in(cast.kerensa), self.address(case)
        browser.post(address, posted(stories.version_of(case, SectionKey.DANGER), HURT, SILENT))
        first, second = live(case)
        page = browser.get(address).content.decode()
        assert str(first.pk) in page
        kept = {"id": second.pk, **SILENT}
        browser.post(address, posted(stories.version_of(case, SectionKey.DANGER), kept, complete="on"))
        assert [row.pk for row in live(case)] == [second.pk]
        assert case.sections.get(key=SectionKey.DANGER).complete

    def test_a_missing_goal_is_named_and_what_was_typed_stays(self, cast: Cast, case: Assessment) -> None:
        lone = {**HURT, "safety_goal": ""}
        version = stories.version_of(case, SectionKey.DANGER)
        page = signed_in(cast.kerensa).post(self.address(case), posted(version, lone)).content.decode()
        assert "Danger statement 1: Enter safety goal" in page
        assert HURT["statement"] in page
        assert live(case) == []

    def test_another_row_is_added_without_saving(self, cast: Cast, case: Assessment) -> None:
        data = posted(stories.version_of(case, SectionKey.DANGER), HURT, **{"rows-add": "1"})
        page = signed_in(cast.kerensa).post(self.address(case), data).content.decode()
        assert 'name="rows-1-statement"' in page
        assert live(case) == []

    def test_somebody_elses_rows_stand_beside_ones_own(self, cast: Cast, case: Assessment) -> None:
        opened_on = stories.version_of(case, SectionKey.DANGER)
        save(cast, case, HURT)
        page = signed_in(cast.morwenna).post(self.address(case), posted(opened_on, SILENT)).content.decode()
        assert "Saved by Kerensa Trembath" in page
        assert HURT["safety_goal"] in page
        assert page.count(SILENT["safety_goal"]) == 1, "in the box, as it was typed"
        assert [row.statement for row in live(case)] == [HURT["statement"]]


class TestScales:
    def save(self, cast: Cast, case: Assessment, *rows: dict[str, Any], complete: bool = False) -> None:
        version = stories.version_of(case, SectionKey.SCALES)
        save_scales(by=cast.kerensa, assessment=case, version=version, rows=rows, complete=complete)

    def test_each_person_gives_a_number_a_reason_and_what_would_make_it_one_higher(
        self, cast: Cast, case: Assessment
    ) -> None:
        self.save(cast, case, stories.SCALE, {**stories.SCALE, "person": "Mother", "score": 0})
        amber, mother = Scale.objects.live().filter(assessment=case)
        assert (amber.person, amber.score, amber.reason) == ("Amber", 4, "Gran comes when I ring.")
        assert amber.one_higher == "If Dad stays at his flat."
        assert (mother.score, mother.scaled_on) == (0, date(2026, 11, 23))

    @pytest.mark.parametrize("score", [-1, 11, None])
    def test_the_number_is_from_0_to_10(self, cast: Cast, case: Assessment, score: int | None) -> None:
        with pytest.raises(NotNow) as refused:
            self.save(cast, case, {**stories.SCALE, "score": score})
        assert refused.value.reasons == ["Scale 1: give a number from 0 to 10."]

    def test_a_number_needs_its_reason_and_its_person(self, cast: Cast, case: Assessment) -> None:
        with pytest.raises(NotNow) as refused:
            self.save(cast, case, {"person": "", "score": 4, "reason": " "})
        assert refused.value.reasons == [
            "Scale 1: say whose it is.",
            "Scale 1: say why they chose that number.",
        ]

    def test_complete_needs_at_least_one(self, cast: Cast, case: Assessment) -> None:
        with pytest.raises(NotNow, match="at least one person"):
            self.save(cast, case, complete=True)

    def test_when_it_was_said_is_kept_while_nothing_changes(self, cast: Cast, case: Assessment) -> None:
        self.save(cast, case, {**stories.SCALE, "scaled_on": date(2026, 11, 16)})
        browser = signed_in(cast.kerensa)
        address = reverse("assessment_section", args=[case.pk, SectionKey.SCALES])
        row = Scale.objects.live().get(assessment=case)
        shown = {name: getattr(row, name) for name in ("id", "person", "score", "reason", "one_higher")}
        when = {"scaled_on-day": "16", "scaled_on-month": "11", "scaled_on-year": "2026"}
        browser.post(address, posted(stories.version_of(case, SectionKey.SCALES), {**shown, **when}))
        row.refresh_from_db()
        assert row.scaled_on == date(2026, 11, 16)
        assert row.history.count() == 1
