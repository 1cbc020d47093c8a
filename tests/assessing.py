"""What stands beside an assessment, told by the services: who was asked, reviews, copies for the family."""

from datetime import timedelta
from typing import Any

from assessments.models import Assessment, AssessmentDecision, Contribution, FamilyCopy, ReviewPoint
from assessments.services import (
    ask_for_contribution,
    hold_review,
    prepare_parents_copy,
    record_disagreement,
    share_copy,
    write_childs_copy,
)
from casework import clock
from tests.cast import Cast

FOR_AMBER = "I came to see you because school was worried. You told me about Fridays. I wrote it down."


def asked(cast: Cast, case: Assessment, **more: Any) -> Contribution:
    """Amber's school, asked by Kerensa."""
    told = {"agency": "school", "name": "Mrs Angove, head of year", "needed_by": clock.today()}
    return ask_for_contribution(by=cast.kerensa, assessment=case, **{**told, **more})


def reviewed(cast: Cast, case: Assessment) -> ReviewPoint:
    """Morwenna's first review of it."""
    point = case.reviewpoints.first()
    told = {
        "looked_at": "Two visits and the school’s letter.",
        "direction": "Ask Gran about Fridays.",
    }
    return hold_review(by=cast.morwenna, point=point, version=point.version, **told)


def disagreed(cast: Cast, case: Assessment) -> None:
    record_disagreement(
        by=cast.kerensa,
        assessment=case,
        party="parent",
        name="Rosen Tregear",
        told_on=clock.today(),
        about="It was one Friday, not every Friday.",
        done="Her words stand beside ours; the police log lists three.",
    )


def beside(cast: Cast, case: Assessment) -> None:
    """One of each, as the world has them."""
    asked(cast, case, needed_by=clock.today() + timedelta(days=5))
    reviewed(cast, case)
    disagreed(cast, case)


def for_the_family(cast: Cast, decision: AssessmentDecision) -> FamilyCopy:
    """The parents' copy of what was signed off, given to nobody yet; and the child's, read with her."""
    made = write_childs_copy(by=cast.kerensa, copy=decision.copy, text=FOR_AMBER)
    share_copy(
        by=cast.kerensa,
        family_copy=made,
        shared_on=clock.today(),
        shared_with="Amber",
        how="read_together",
        response="You spelt Gran right.",
    )
    return prepare_parents_copy(by=cast.kerensa, copy=decision.copy, sections=["strengths", "next_steps"])
