"""What the manager sees changed since the copy they returned, in words."""

from copy import deepcopy
from typing import Any

import pytest
from django.urls import reverse

from assessments.changes import changes_in, marked
from assessments.models import DangerStatement
from assessments.services import decide_assessment, save_dangers, save_section, submit_assessment
from tests import stories
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture
def document(cast: Cast) -> dict[str, Any]:
    return stories.submitted(cast).document


def told(document: dict[str, Any], earlier: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    changes = changes_in(marked(document, earlier))
    return [(change.label, change.kind, change.before, change.after) for change in changes]


def section(document: dict[str, Any], key: str) -> dict[str, Any]:
    return next(each for each in document["sections"] if each["key"] == key)


def test_an_unchanged_document_has_no_changes(document: dict[str, Any]) -> None:
    assert told(document, deepcopy(document)) == []


def test_a_paragraph_is_told_from_its_neighbours(document: dict[str, Any]) -> None:
    earlier = deepcopy(document)
    section(earlier, "harm")["text"] = "The push.\n\nThe garden.\n\nThe call."
    section(document, "harm")["text"] = "The push.\n\nThe garden, in her nightdress.\n\nThe call.\n\nThe car."
    assert told(document, earlier) == [
        ("Past harm", "changed", "The garden.", "The garden, in her nightdress."),
        ("Past harm", "added", "", "The car."),
    ]


def test_a_paragraph_taken_out_is_shown_where_it_was(document: dict[str, Any]) -> None:
    earlier = deepcopy(document)
    section(earlier, "harm")["text"] = "The push.\n\nThe garden."
    section(document, "harm")["text"] = "The garden."
    assert told(document, earlier) == [("Past harm", "removed", "The push.", "")]


def test_a_section_emptied_or_filled_is_told(document: dict[str, Any]) -> None:
    earlier = deepcopy(document)
    section(earlier, "harm")["text"] = ""
    section(document, "harm")["text"] = "The push."
    assert told(document, earlier) == [("Past harm", "added", "", "The push.")]
    assert told(earlier, document) == [("Past harm", "removed", "The push.", "")]


def test_a_danger_statement_is_the_same_one_when_reworded(document: dict[str, Any]) -> None:
    earlier = deepcopy(document)
    document["dangers"][0]["safety_goal"] = "Amber sleeps through every night at home."
    document["dangers"].insert(
        0, {"id": "new", "statement": "Alone on Fridays.", "safety_goal": "Never alone."}
    )
    kinds = [(kind, after.splitlines()[0]) for _, kind, _, after in told(document, earlier)]
    assert kinds == [("added", "Danger statement 1"), ("changed", "Danger statement 2")]


def test_only_a_new_number_in_front_is_no_change(document: dict[str, Any]) -> None:
    earlier = deepcopy(document)
    earlier["dangers"].insert(
        0, {"id": "old", "statement": "Alone on Fridays.", "safety_goal": "Never alone."}
    )
    assert [kind for _, kind, _, _ in told(document, earlier)] == ["removed"]


def test_scales_factors_and_visits_are_told(document: dict[str, Any]) -> None:
    earlier = deepcopy(document)
    document["scales"][0]["score"] = 6
    document["factors"] = document["factors"][:1]
    earlier["visits"] = []
    found = [(label, kind) for label, kind, _, _ in told(document, earlier)]
    assert found == [
        ("How safe is it, from 0 to 10?", "changed"),
        ("Factors identified", "removed"),
        ("Visits since the assessment started", "added"),
    ]


def test_worker_and_manager_see_what_changed_since_the_return(cast: Cast) -> None:
    first = stories.submitted(cast)
    case = first.assessment
    decide_assessment(by=cast.morwenna, copy=first, outcome="returned", rationale="What does Gran say?")
    goal = DangerStatement.objects.live().get(assessment=case)
    rows = [
        {"id": goal.pk, **stories.DANGER},
        {"statement": "Mondays missed.", "safety_goal": "In class, rested."},
    ]
    save_dangers(
        by=cast.kerensa, assessment=case, version=stories.version_of(case, "danger"), rows=rows, complete=True
    )
    text = "Gran says: “I don’t sleep on Fridays.”"
    version = stories.version_of(case, "strengths")
    save_section(by=cast.kerensa, assessment=case, key="strengths", version=version, text=text, complete=True)
    tasks = signed_in(cast.kerensa).get(reverse("assessment", args=[case.pk])).context["tasks"]
    assert [task.heading for task in tasks if task.changed] == [
        "What is working well",
        "Danger statements and safety goals",
    ]
    submit_assessment(by=cast.kerensa, assessment=case)
    shown = signed_in(cast.morwenna).get(reverse("assessment_decide", args=[case.pk]))
    assert [(change.label, change.kind) for change in shown.context["changes"]] == [
        ("What is working well", "changed"),
        ("Danger statements and safety goals", "added"),
    ]
    page = shown.content.decode()
    assert "What changed since copy 1, which Morwenna Nance returned" in page
    assert "Changed from" in page
    assert "What is working well: what Kerensa found." in page


def test_a_first_copy_has_nothing_to_be_compared_with(cast: Cast) -> None:
    copy = stories.submitted(cast)
    shown = signed_in(cast.morwenna).get(reverse("assessment_decide", args=[copy.assessment_id]))
    assert shown.context["changes"] is None
