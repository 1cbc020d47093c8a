"""A signed copy reads the same for ever, whatever becomes of the live record; one altered says so."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from assessments.models import AssessmentCopy
from assessments.services import decide_assessment, save_dangers, save_section
from casework import clock, triggers
from casework.guards import NotNow
from casework.models.signed_copy import AlteredCopy
from children.services.people import change_name, set_address
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")


def printed(cast: Cast, copy: AssessmentCopy) -> str:
    """What stands between the heading and the decision on the page of a copy."""
    page = signed_in(cast.morwenna).get(reverse("assessment_copy", args=[copy.pk])).content.decode()
    return page.partition('<main class="')[2].partition('id="decided"')[0]


def altered(copy: Any, was: str, now: str) -> Any:
    """The copy after somebody with the keys to the database has rewritten it."""
    table = copy._meta.db_table
    with triggers.lifted(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET text = replace(text, %s, %s)", [was, now])
    return type(copy)._default_manager.get(pk=copy.pk)


def test_it_holds_the_whole_document(cast: Cast) -> None:
    document = stories.submitted(cast).document
    assert document["child"]["name"] == "Amber Tregear"
    assert document["child"]["date_of_birth"] == "2019-05-04"
    assert [section["key"] for section in document["sections"]] == [
        "background", "development", "parenting", "family", "harm", "complicating", "strengths", "safety",
        "danger", "scales", "child_views",
        "parent_views", "next_steps", "factors", "analysis",
    ]  # fmt: skip
    assert document["dangers"][0]["safety_goal"] == stories.DANGER["safety_goal"]
    assert document["scales"][0]["score"] == 4
    assert [factor["code"] for factor in document["factors"]] == ["3B", "17A"]
    [visit] = document["visits"]
    assert (visit["by"], visit["seen"], visit["seen_alone"]) == ("Kerensa Trembath", True, True)
    assert visit["words"] == "I like it when Daddy is at work."
    assert (document["copy"], document["submitted_by"]) == (1, "Kerensa Trembath")


def test_no_address_stands_in_it(cast: Cast) -> None:
    amber = stories.child(cast.tamsin)
    set_address(
        by=cast.tamsin,
        person=amber,
        lines="3 Chapel Row",
        postcode="TR18 5AA",
        restricted=True,
        starts=clock.today(),
    )
    copy = stories.submitted(cast, amber)
    assert "Chapel Row" not in copy.text
    assert "Home" not in json.dumps(copy.document["visits"]), "nor the place of a visit, which may be one"


def test_it_is_reprinted_identical_after_the_live_record_has_changed(cast: Cast, monday) -> None:
    copy = stories.submitted(cast)
    before = printed(cast, copy)
    decide_assessment(by=cast.morwenna, copy=copy, outcome="returned", rationale="Say what Fridays are like.")
    case = copy.assessment
    with clock.at(monday + timedelta(days=3)):
        for key in ("harm", "strengths"):
            version = stories.version_of(case, key)
            save_section(
                by=cast.kerensa, assessment=case, key=key, version=version, text="Otherwise.", complete=True
            )
        save_dangers(
            by=cast.kerensa,
            assessment=case,
            version=stories.version_of(case, "danger"),
            rows=[],
            complete=True,
        )
        stories.seen(cast, case.child, words="Something new.")
        amber = case.child
        change_name(
            by=cast.kerensa,
            person=amber,
            version=amber.version,
            given_name="Amber",
            family_name="Bolitho",
            reason="Her mother married.",
        )
        assert printed(cast, copy) == before


def test_an_altered_copy_fails_its_checksum(cast: Cast) -> None:
    copy = altered(stories.submitted(cast), "Gran comes when I ring.", "I am fine.")
    with pytest.raises(AlteredCopy):
        _ = copy.document


def test_an_altered_copy_is_not_shown_but_named(cast: Cast) -> None:
    copy = altered(stories.submitted(cast), "Gran comes when I ring.", "I am fine.")
    response = signed_in(cast.morwenna).get(reverse("assessment_copy", args=[copy.pk]))
    assert response.status_code == 409
    page = response.content.decode()
    assert "This copy does not match what was signed" in page
    assert "I am fine." not in page


def test_nobody_decides_on_an_altered_copy(cast: Cast) -> None:
    copy = altered(stories.submitted(cast), "Gran comes when I ring.", "I am fine.")
    with pytest.raises(NotNow, match="was altered"):
        decide_assessment(by=cast.morwenna, copy=copy, outcome="returned", rationale="See Gran.")


def test_the_writing_goes_on_beside_an_altered_copy(cast: Cast) -> None:
    copy = stories.submitted(cast)
    decide_assessment(by=cast.morwenna, copy=copy, outcome="returned", rationale="See Gran.")
    altered(copy, "Gran comes when I ring.", "I am fine.")
    page = signed_in(cast.kerensa).get(reverse("assessment", args=[copy.assessment_id]))
    assert page.status_code == 200


def test_an_altered_version_of_a_plan_is_not_shown_either(cast: Cast) -> None:
    goal = stories.DANGER["safety_goal"]
    copy = altered(stories.plan_in_force(cast).copies.get(), goal, "All is well.")
    for page in (reverse("plan", args=[copy.plan_id]), reverse("plan_copy", args=[copy.pk])):
        response = signed_in(cast.morwenna).get(page)
        assert response.status_code == 409
        assert "This copy does not match what was signed" in response.content.decode()
