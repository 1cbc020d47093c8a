"""Asking whether an assessment still holds when a life changes, and the answer."""

from collections.abc import Mapping

from assessments.models import Assessment, LifeChange, Scale, StillHolds, StillHoldsDecision
from assessments.services.lifecycle import start_assessment
from assessments.timescales import STILL_HOLDS
from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from children.access import require_worker
from children.decisions import record_decision
from children.life_choices import ChangeKind
from children.models import Person
from children.records import records_of
from children.services.life.changed import Happening
from referrals.models import Referral


@service
def ask_whether_it_holds(*, by: User, child: Person, happening: Happening) -> StillHolds | None:
    """Ask whoever works with a child whether the latest assessment still holds, since something happened.

    Asked while the referral it belongs to is open, and once: what happens before it is answered joins the
    question. Working Together: an assessment is a process, kept up with what happens to the child.
    """
    latest = _latest(child)
    if latest is None:
        return None
    locked = Assessment.take(latest.pk)
    question = StillHolds.objects.open().filter(person__in=records_of(child)).first()
    if question is None:
        question = StillHolds.objects.create(
            person=child, assessment=locked, asked_at=clock.now(), due_on=STILL_HOLDS.due(clock.now())
        )
    LifeChange.objects.get_or_create(
        question=question,
        kind=happening.kind,
        record_id=happening.record.pk,
        defaults={"happened_at": happening.at, "record_model": happening.model},
    )
    return question


def _latest(child: Person) -> Assessment | None:
    """The newest assessment of the child that was not stopped, if it is of a referral that is open."""
    rows = Assessment.objects.filter(child__in=records_of(child), stopped_at=None, early_help=None)
    row = rows.select_related("referral").order_by("-started_at").first()
    return row if row and row.referral and row.referral.is_open else None


@service
def answer_whether_it_holds(
    *,
    by: User,
    question: StillHolds,
    outcome: str,
    rationale: str,
    known: str = "",
    options_considered: str = "",
) -> StillHoldsDecision:
    """Say why the assessment is still right, or have the child assessed again. Either is a decision.

    For whoever works with the child, and for their manager.
    """
    row = StillHolds.take(question.pk)
    require_worker(by, row.person)
    made = row.decisions.select_related("decided_by").first()
    if made:
        raise NotNow(f"{made.decided_by} has answered this already: {made.outcome_label}.")
    row.answered_at = clock.now()
    row.save()
    return record_decision(
        StillHoldsDecision,
        by=by,
        subject=row,
        outcome=outcome,
        rationale=rationale,
        known=known,
        options_considered=options_considered,
    )


@service
def take_up(*, by: User, question: StillHolds) -> Assessment:
    """Have what happened taken up: by the assessment that is open, or by a new one on the same referral."""
    row = StillHolds.take(question.pk)
    referral: Referral | None = row.assessment.referral
    if referral is None:
        raise NotNow("This belongs to early help. Its own decisions say what happens next.")
    going_on = Assessment.objects.open().filter(referral=referral).first()
    row.taken_up_in = going_on or start_assessment(by=by, referral=referral)
    row.save()
    return row.taken_up_in


def scores_of(child: Person) -> dict[str, int]:
    """Where each person last put the child's safety, in any of the child's assessments."""
    rows = Scale.objects.live().filter(assessment__child__in=records_of(child), assessment__stopped_at=None)
    newest = rows.order_by("scaled_on", "entered_at").values_list("person", "score")
    return {_name(person): score for person, score in newest}


def ask_about_lower_scales(*, by: User, assessment: Assessment, before: Mapping[str, int]) -> None:
    """Ask, where somebody now puts the child's safety lower than they last did."""
    for row in Scale.objects.live().filter(assessment=assessment):
        last = before.get(_name(row.person))
        if last is not None and row.score < last:
            happening = Happening(ChangeKind.SCALE, clock.now(), row)
            ask_whether_it_holds(by=by, child=assessment.child, happening=happening)


def _name(person: str) -> str:
    """A name as it is compared: people write “Mum” and “mum ”."""
    return " ".join(person.casefold().split())
