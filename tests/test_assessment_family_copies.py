"""The parents' and the child's copies of a signed assessment: what they say, and who was given them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from assessments.family_copies import parts_given
from assessments.models import AssessmentDecision
from assessments.services import (
    ask_for_contribution,
    decide_assessment,
    prepare_parents_copy,
    receive_contribution,
    share_copy,
    submit_assessment,
    write_childs_copy,
)
from assessments.worklist import items_for
from casework import clock
from casework.guards import NotNow
from children.services.warnings import keep_from
from tests import stories
from tests.assessing import FOR_AMBER, for_the_family
from tests.cast import Cast
from tests.household import signed_in

pytestmark = pytest.mark.usefixtures("monday")

IN_CONFIDENCE = "Her mother told the nurse where she means to go."


@pytest.fixture
def decision(cast: Cast) -> AssessmentDecision:
    """Signed off, with a word told in confidence by the school nurse and one told openly by the school."""
    case = stories.assessment(cast)
    stories.seen(cast, case.child)
    stories.write(cast, case)
    for agency, said, hidden in (
        ("health_visitor", IN_CONFIDENCE, True),
        ("school", "Amber sleeps in lessons.", False),
    ):
        row = ask_for_contribution(
            by=cast.kerensa, assessment=case, agency=agency, name="Jenna", needed_by=clock.today()
        )
        told = {"received_on": clock.today(), "said": said, "confidential": hidden}
        receive_contribution(by=cast.kerensa, contribution=row, version=row.version, **told)
    copy = submit_assessment(by=cast.kerensa, assessment=case)
    return decide_assessment(
        by=cast.morwenna, copy=copy, outcome="child_in_need_plan", rationale="Fridays are described."
    )


def to_share(cast: Cast) -> list[str]:
    return [item.what for item in items_for(cast.kerensa, clock.today()) if item.what.startswith("Share")]


def test_what_was_told_in_confidence_is_left_out_and_named_as_a_warning(cast: Cast, decision) -> None:
    given = ["strengths", "contributions"]
    made = prepare_parents_copy(by=cast.kerensa, copy=decision.copy, sections=given)
    text = " ".join(piece.text for part in parts_given(made) for piece in part.pieces)
    assert "Amber sleeps in lessons." in text
    assert IN_CONFIDENCE not in text
    page = signed_in(cast.kerensa).get(reverse("parents_copy_prepare", args=[decision.copy_id]))
    assert "Told in confidence, and left out: Health visitor or school nurse, Jenna" in page.content.decode()
    assert page.context["form"]["sections"].value() == given
    assert IN_CONFIDENCE not in page.content.decode()


def test_neither_the_factors_nor_the_visits_are_offered(cast: Cast, decision) -> None:
    for kept_back in ("factors", "visits"):
        with pytest.raises(NotNow, match="from those offered"):
            prepare_parents_copy(by=cast.kerensa, copy=decision.copy, sections=["strengths", kept_back])


def test_who_must_not_be_told_is_said_before_it_leaves_the_house(cast: Cast, decision) -> None:
    told = {"what": "Where she goes to school.", "why": "He waits there.", "decided_by": "Morwenna Rowse"}
    keep_from(by=cast.kerensa, person=decision.child, who="Darren Rowe", review_on=clock.today(), **told)
    made = write_childs_copy(by=cast.kerensa, copy=decision.copy, text=FOR_AMBER)
    page = signed_in(cast.kerensa).get(reverse("family_copy", args=[made.pk])).content.decode()
    assert "Must not be told: Darren Rowe." in page


def test_each_stays_on_the_workers_list_until_it_was_given(cast: Cast, decision) -> None:
    parents, ambers = "Share the parents’ copy of the assessment", "Share Amber’s copy of the assessment"
    assert to_share(cast) == [parents, ambers]
    made = for_the_family(cast, decision)
    assert to_share(cast) == [parents]
    told = {"shared_on": clock.today(), "shared_with": "Rosen Tregear", "how": "by_hand"}
    share_copy(by=cast.kerensa, family_copy=made, **told)
    assert to_share(cast) == []


def test_once_given_it_stays_as_it_was_given(cast: Cast, decision) -> None:
    for_the_family(cast, decision)
    with pytest.raises(NotNow, match="stays as it was given"):
        write_childs_copy(by=cast.kerensa, copy=decision.copy, text="Something else.")


def test_it_is_made_from_what_was_signed_off_and_shared_after(cast: Cast, decision) -> None:
    waiting = stories.submitted(cast, stories.child(cast.tamsin, given_name="Jory"))
    with pytest.raises(NotNow, match="once it is signed off"):
        write_childs_copy(by=cast.kerensa, copy=waiting, text="Hello.")
    made = write_childs_copy(by=cast.kerensa, copy=decision.copy, text=FOR_AMBER)
    told = {"shared_with": "Amber", "how": "read_together"}
    before = clock.today() - timedelta(days=1)
    with pytest.raises(NotNow, match="shared after the assessment was signed off"):
        share_copy(by=cast.kerensa, family_copy=made, shared_on=before, **told)


def test_the_pages_prepare_and_share_it(cast: Cast, decision) -> None:
    page = signed_in(cast.kerensa)
    page.post(reverse("childs_copy_write", args=[decision.copy_id]), {"text": FOR_AMBER})
    made = decision.copy.family_copies.get()
    day = {"shared_on-day": "23", "shared_on-month": "11", "shared_on-year": "2026"}
    told = {"shared_with": "Amber", "how": "read_together", **day}
    page.post(reverse("family_copy_share", args=[made.pk]), told)
    assert made.shared.get().shared_by == cast.kerensa
    assert "by Kerensa Trembath" in page.get(reverse("family_copy", args=[made.pk])).content.decode()
