"""The pages of specialist assessments, the same for every kind: one that nobody has heard of is walked."""

from typing import Any

import pytest
from django.urls import reverse

from assessments.choices import SpecialistOutcome
from assessments.models import SpecialistAssessment
from assessments.services import submit_specialist
from assessments.specialist.asking import WORRY, choice, day, level, number, quoted, shared, sign
from assessments.specialist.clocks import SPECIALIST, YEARLY
from assessments.specialist.kinds import KINDS
from assessments.specialist.scoring import highest, worst_first
from assessments.specialist.shape import Answer, Kind, Section
from children.services.family import relate
from children.services.restriction import restrict
from tests import stories
from tests.cast import Cast
from tests.household import person, signed_in
from tests.specialist_stories import child_for, decided, filled, save, sent, started

pytestmark = pytest.mark.usefixtures("monday")

#: A kind of which no view, table, form or template has heard.
SLEEP = Kind(
    key="sleep",
    label="How a child sleeps",
    purpose="To see whether a child can sleep.",
    guidance="Ask where, not only how long.",
    clock=SPECIALIST,
    review=YEARLY,
    says=worst_first,
    sections=(
        Section(
            "nights",
            "The nights",
            (
                level("bed", "A bed of their own"),
                sign("wakes", "Wakes in fear"),
                choice("where", "Where", {"bed": "In a bed", "sofa": "On a sofa"}),
                number("hours", "Hours each night"),
                day("since", "Since when"),
                quoted("child_says", "What they say", required=True),
                shared("told_school", "School"),
            ),
            scale=WORRY,
            adds_up=highest,
        ),
    ),
    outcomes=(SpecialistOutcome.RETURNED, SpecialistOutcome.SUPPORT),
)
ANSWERS = {
    "bed": "3",
    "bed_words": "A mattress in the hall.",
    "wakes": "yes",
    "where": "sofa",
    "hours": "5",
    "since_dated-day": "1",
    "since_dated-month": "9",
    "since_dated-year": "2026",
    "child_says_words": "“I count the stairs.”",
    "told_school": "not_shared",
    "told_school_words": "He asked us to wait until he has told his teacher.",
    "complete": "on",
}


def test_a_kind_is_added_by_declaring_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, SLEEP.key, SLEEP)
    child = stories.assessment(cast).child
    worker, manager = signed_in(cast.kerensa), signed_in(cast.morwenna)

    def post(client: Any, name: str, *args: Any, **data: str) -> None:
        page = reverse(name, args=args)
        fields = client.get(page).context["form"]
        hidden = {name: fields[name].value() for name in ("submission", "version") if name in fields.fields}
        answer = client.post(page, {**hidden, **data})
        assert answer.status_code == 302, answer.context["form"].errors

    offered = worker.get(reverse("specialist_kinds", args=[child.pk])).content.decode()
    assert "How a child sleeps" in offered
    post(worker, "specialist_start", child.pk, "sleep")
    row = SpecialistAssessment.objects.get(kind="sleep")
    post(worker, "specialist_section", row.pk, "nights", **ANSWERS)
    post(worker, "specialist_submit", row.pk)
    post(manager, "specialist_decide", row.pk, outcome="support", rationale="A bed comes on Friday.")
    read = worker.get(reverse("specialist", args=[row.pk])).content.decode()
    for said in (
        "A mattress in the hall.",
        "“I count the stairs.”",
        "On a sofa",
        "1 September 2026",
        "A bed comes on Friday.",
        "3: much worry",
        "First time",
    ):
        assert said in read


def test_what_is_wrong_is_said_at_its_field(cast: Cast) -> None:
    row = started(cast, child_for(cast, "homeless_16_17"), "homeless_16_17")
    page = reverse("specialist_section", args=[row.pk, "tonight"])
    answer = signed_in(cast.kerensa).post(
        page, {"version": "1", "bed": "bed_and_breakfast", "complete": "on"}
    )
    errors = answer.context["form"].errors
    assert "never suitable" in errors["bed"][0]
    assert "answer it, or leave the section open" in errors["bed_safe_words"][0]


def test_two_who_save_one_section_are_shown_both(cast: Cast) -> None:
    row = started(cast, child_for(cast, "young_carer"), "young_carer")
    save(cast, row, "wishes", {"child_says": Answer(words="“I do the tablets.”")}, by="morwenna")
    page = reverse("specialist_section", args=[row.pk, "wishes"])
    answer = signed_in(cast.kerensa).post(page, {"version": "1", "child_says_words": "“I do tea.”"})
    shown = answer.content.decode()
    assert "“I do the tablets.”" in shown
    assert "“I do tea.”" in shown


def test_a_priority_stands_in_the_copy_and_the_change_from_last_time_on_the_page(cast: Cast) -> None:
    child = child_for(cast, "neglect")
    copy = sent(cast, child, "neglect", carer_name="Jenna", nutrition="5")
    client = signed_in(cast.kerensa)
    read = client.get(reverse("specialist_copy", args=[copy.pk])).content.decode()
    assert "5: not met, the child is not thought of" in read
    assert "To look at first: Care of the body" in read
    assert "About the care of" in read
    decided(cast, copy)
    listed = client.get(reverse("child_assessments", args=[child.pk])).content.decode()
    assert "Graded profile of neglect: Jenna" in listed


def test_a_carer_whose_record_is_restricted_is_named_nowhere(cast: Cast) -> None:
    child = child_for(cast, "neglect")
    mother = person(cast.morwenna, "Rosenwyth", "Carlyon")
    relate(by=cast.kerensa, person=child, other=mother, kind="mother", lives_with=True)
    client = signed_in(cast.kerensa)
    offered = client.get(reverse("specialist_start", args=[child.pk, "neglect"])).content.decode()
    assert "Rosenwyth Carlyon" in offered
    copy = submit_specialist(
        by=cast.kerensa, assessment=filled(cast, started(cast, child, "neglect", carer=mother))
    )
    restrict(by=cast.talan, person=mother, named=[cast.talan, cast.hedra], reason="A threat was made.")
    pages = [
        reverse("specialist", args=[copy.assessment_id]),
        reverse("specialist_copy", args=[copy.pk]),
        reverse("specialist_kinds", args=[child.pk]),
        reverse("specialist_start", args=[child.pk, "neglect"]),
    ]
    read = [client.get(page).content.decode() for page in pages]
    assert "a carer whose record is restricted" in read[0]
    assert not [page for page, text in zip(pages, read, strict=True) if "Rosenwyth" in text]
