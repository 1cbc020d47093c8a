"""A strategy discussion: asked for, held in four answers, decided on, its record completed."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from assessments.models import Enquiry, StrategyDecision, StrategyDiscussion, StrategyParticipant
from assessments.protection import missing_from, outcomes_for, require_held_within
from assessments.protection_choices import StrategyOutcome, TookPart
from casework import clock
from casework.authority import outcomes_open_to
from casework.guards import NotNow
from casework.models import Act, Decision, User
from casework.services import service
from children.access import require_writer
from children.choices import InvolvementKind
from children.decisions import record_decision
from children.models import Involvement
from children.services.involvement import end_involvement
from children.timescales import STRATEGY_DISCUSSION
from referrals.closing import closure_reasons
from referrals.models import Referral
from referrals.open_work import everything_open

Row = Mapping[str, Any]

#: What completing the record fills in, besides who took part.
RECORD = (
    "chaired_by", "how", "not_quorate_reason", "immediate_safety", "medical_needed", "medical_why",
    "interview_needed", "interview_why", "kept_from", "nothing_kept",
)  # fmt: skip


@service
def ask_for_discussion(
    *, by: User, referral: Referral, why: str, decision: Decision | None = None
) -> StrategyDiscussion:
    """Ask for a strategy discussion on an open referral: by a decision, or by whoever works on it.

    Due within the local figure from now; Working Together asks for it as soon as possible. While an
    enquiry runs the discussion is one within it, and opens no second one (census rule 8839).
    """
    case = Referral.take(referral.pk)
    if decision is None:
        require_writer(by, case.child)
    if not case.is_open:
        raise NotNow("This referral is not open. New work with the child starts with a new contact.")
    if not why.strip():
        raise NotNow("Say why a strategy discussion is asked for.")
    waiting = StrategyDiscussion.objects.open().filter(referral=case).first()
    if waiting and decision:
        return waiting
    if waiting:
        raise NotNow("A strategy discussion about this child is open already. Go on with that one.")
    return StrategyDiscussion.objects.create(
        referral=case,
        opened_by=decision.pk if decision else None,
        why=why,
        asked_at=clock.now(),
        due_on=STRATEGY_DISCUSSION.due(clock.now()),
        enquiry=Enquiry.objects.open().filter(referral=case).first(),
    )


@service
def hold_discussion(
    *,
    by: User,
    discussion: StrategyDiscussion,
    version: int,
    held_at: datetime,
    agencies: Collection[str],
    outcome: str,
    rationale: str,
    closure_reason: str = "",
    together_with: Collection[Referral] = (),
) -> list[StrategyDiscussion]:
    """Record that a discussion was held, in four answers: when, who took part, what was decided and why.

    Whoever may decide decides by it; anybody else’s answer waits for a manager. The rest of the
    record is completed later and says what it lacks: urgent work is not stopped by a form. Of brothers
    and sisters it was held about as well, each gets a discussion of their own.
    """
    row = StrategyDiscussion.take(discussion.pk, version=version)
    rows = [row, *(_beside(by, referral) for referral in together_with)]
    for each in rows:
        _hold(
            each, by=by, held_at=held_at, agencies=agencies, outcome=outcome, rationale=rationale,
            together=row.together,
        )  # fmt: skip
        if outcome in outcomes_open_to(by, Act.DECIDE, StrategyDecision.stage):
            decide_discussion(
                by=by, discussion=each, outcome=outcome, rationale=rationale, closure_reason=closure_reason
            )
    return rows


def _beside(by: User, referral: Referral) -> StrategyDiscussion:
    """The discussion a brother or sister waits for, or one asked for now."""
    waiting = StrategyDiscussion.objects.to_hold().filter(referral=referral).first()
    if waiting:
        return StrategyDiscussion.take(waiting.pk)
    return ask_for_discussion(by=by, referral=referral, why="Held together with that about a sibling.")


def _hold(
    row: StrategyDiscussion,
    *,
    by: User,
    held_at: datetime,
    agencies: Collection[str],
    outcome: str,
    rationale: str,
    together: uuid.UUID,
) -> None:
    require_writer(by, row.child)
    if not row.is_open or row.held_at:
        raise NotNow("This strategy discussion has been recorded already. Its page says what was decided.")
    if not agencies:
        raise NotNow("Say who took part.")
    if not rationale.strip():
        raise NotNow("Give the reason for the decision.")
    # One that began after this was asked for takes it in; one that ended meanwhile does not.
    row.enquiry = Enquiry.objects.open().filter(referral=row.referral_id).first()
    require_held_within(row, held_at, outcome)
    row.held_at, row.proposed, row.proposed_why, row.together = held_at, outcome, rationale, together
    row.save()
    for position, agency in enumerate(agencies):
        StrategyParticipant.objects.create(discussion=row, agency=agency, position=position)


@service
def complete_discussion(
    *,
    by: User,
    discussion: StrategyDiscussion,
    version: int,
    participants: Sequence[Row],
    use_for: Collection[StrategyDiscussion] = (),
    **record: Any,
) -> StrategyDiscussion:
    """Complete the record: who took part and what each knew, safety, medical, interview, what is kept.

    Refused without a reason where police, health or children’s services were not there. It may be
    saved unfinished, and says what is still missing; what is common is kept for the ticked brothers
    and sisters as well, each as their own.
    """
    rows = [StrategyDiscussion.take(discussion.pk, version=version)]
    rows += [StrategyDiscussion.take(other.pk) for other in use_for]
    for row in rows:
        require_writer(by, row.child)
        if row.held_at is None:
            raise NotNow("Record first that the discussion was held, when, and what was decided.")
        if row.completed_at and row.pk != discussion.pk:
            raise NotNow(f"The record for {row.child} is complete already. Take that tick out.")
        own = participants if row.pk == discussion.pk else [{**each, "id": None} for each in participants]
        _fill_in(row, own, record)
    return rows[0]


def _fill_in(row: StrategyDiscussion, participants: Sequence[Row], record: Mapping[str, Any]) -> None:
    if not participants:
        raise NotNow("Say who took part.")
    _keep_participants(row, participants)
    for name in RECORD:
        setattr(row, name, record.get(name, "") or (False if name == "nothing_kept" else ""))
    there = {str(each["agency"]) for each in participants if each.get("took_part") != TookPart.SENT_WORD}
    lacking = missing_from(there)
    if lacking and not row.not_quorate_reason.strip():
        raise NotNow(f"Say why it was held without {' and '.join(lacking).lower()}.")
    if not what_is_missing(row):
        row.completed_at = row.completed_at or clock.now()
    row.save()


def _keep_participants(row: StrategyDiscussion, given: Sequence[Row]) -> None:
    live = {each.pk: each for each in row.participants.filter(removed_at=None)}
    kept = set()
    for position, values in enumerate(given):
        part = live.get(values.get("id")) or StrategyParticipant(discussion=row)
        for name in ("agency", "name", "role", "took_part", "knew"):
            setattr(part, name, values.get(name) or "")
        part.position = position
        part.save()
        kept.add(part.pk)
    for pk, part in live.items():
        if pk not in kept:
            part.removed_at = clock.now()
            part.save()


def what_is_missing(row: StrategyDiscussion) -> list[str]:
    """What the record of a discussion that was held still lacks, in words. One query."""
    parts = list(row.participants.filter(removed_at=None))
    lacking = missing_from({part.agency for part in parts if part.took_part == TookPart.PRESENT})
    without = " and ".join(lacking).lower()
    asked = [
        (any(not part.name for part in parts), "The name of everybody who took part"),
        (any(not part.knew for part in parts), "What each of them knew"),
        (bool(lacking) and not row.not_quorate_reason, f"Why it was held without {without}"),
        (not row.chaired_by, "Who chaired it"),
        (not row.how, "How it was held"),
        (not row.immediate_safety, f"How {row.child.called} is safe now"),
        (not row.medical_needed, "Whether a medical examination is needed"),
        (not row.interview_needed, "Whether an achieving best evidence interview is needed"),
        (not row.kept_from and not row.nothing_kept, "What is kept from whom, or that nothing is"),
    ]  # fmt: skip
    return [words for is_missing, words in asked if is_missing]


@service
def decide_discussion(
    *,
    by: User,
    discussion: StrategyDiscussion,
    outcome: str,
    rationale: str,
    known: str = "",
    options_considered: str = "",
    closure_reason: str = "",
    replaces: StrategyDecision | None = None,
    old_work: str = "",
    old_work_reason: str = "",
) -> StrategyDecision:
    """A manager’s decision at a discussion that was held: an enquiry, an assessment, or nothing more.

    The enquiry starts on the day of the discussion, so one that would start before the referral or
    while another ran is refused (census rules 2889, 8839, 8890).
    """
    row = _take_to_decide(discussion, by=by, outcome=outcome, replaces=replaces)
    row.decided_at = row.decided_at or clock.now()
    row.save()
    ends = outcome == StrategyOutcome.NO_FURTHER_ACTION
    reasons = closure_reasons(row.child, "passed_on_ended")
    if ends and closure_reason not in reasons and not everything_open(row.referral):
        raise NotNow("Choose why the referral closes: nothing else keeps it open.")
    made = record_decision(
        StrategyDecision,
        by=by,
        subject=row,
        outcome=outcome,
        rationale=rationale,
        known=known,
        options_considered=options_considered,
        closure_reason=closure_reason if ends else "",
        replaces=replaces,
        old_work=old_work,
        old_work_reason=old_work_reason,
    )
    _let_go(row, by=by)
    return made


def _take_to_decide(
    discussion: StrategyDiscussion, *, by: User, outcome: str, replaces: StrategyDecision | None
) -> StrategyDiscussion:
    """The discussion, locked, once it is sure that this can be decided on it now."""
    row = StrategyDiscussion.take(discussion.pk)
    require_writer(by, row.child)
    if row.stopped_at:
        raise NotNow("This strategy discussion was stopped, so there is nothing to decide.")
    if row.held_at is None:
        raise NotNow("Record first that the discussion was held, and who took part.")
    if replaces and not row.referral.is_open:
        raise NotNow("That decision ended the referral. New work with the child starts with a new contact.")
    if outcome not in outcomes_for(row):
        raise NotNow("That cannot follow from this discussion. Choose one of the outcomes offered.")
    if replaces is None:
        # When it is replaced, what the first opened is stopped only after this.
        require_held_within(row, row.held_at, outcome)
    return row


def _let_go(row: StrategyDiscussion, *, by: User) -> None:
    """Whoever had accepted it, when it was work passed on, is involved for its sake no longer."""
    if row.accepted_by is None:
        return
    end_involvement(by=by, person=row.child, kind=InvolvementKind.CO_WORKING, user=row.accepted_by)
    workers = Involvement.objects.live().filter(person=row.child, kind=InvolvementKind.ALLOCATED)
    if workers.exists():
        end_involvement(by=by, person=row.child, kind=InvolvementKind.RECEIVING, team=row.team)


@service
def stop_discussions(*, by: User, reason: str, **which: Any) -> None:
    """Stop the open discussions that a replaced decision asked for, or those of a child who has died.

    Raises NotNow for one that was held, unless the child died: what was decided then stands.
    """
    for row in StrategyDiscussion.objects.open().filter(**which).select_for_update(of=("self",)):
        if row.held_at and "opened_by" in which:
            raise NotNow("The strategy discussion was held. Keep it, and decide there.")
        row.stopped_at, row.stopped_reason = clock.now(), reason
        row.save()
        _let_go(row, by=by)
    if "opened_by" in which and StrategyDiscussion.objects.filter(decided_at__isnull=False, **which).exists():
        raise NotNow("The strategy discussion was held and decided on. Decide there instead.")
