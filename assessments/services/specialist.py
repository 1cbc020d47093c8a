"""Specialist assessments: started, written section by section, submitted, decided on, stopped."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta

from assessments.choices import SpecialistOutcome
from assessments.guards import require_editable
from assessments.models import (
    SpecialistAnswer,
    SpecialistAssessment,
    SpecialistCopy,
    SpecialistDecision,
    SpecialistSection,
)
from assessments.specialist.checking import missing, unanswered, wrong_in
from assessments.specialist.clocks import LATE_PRE_BIRTH
from assessments.specialist.document import answers_of, authors_of, document_of
from assessments.specialist.guards import A_MANAGER, outcomes_for
from assessments.specialist.kinds import KINDS
from assessments.specialist.shape import NOTHING, About, Answer, CountsFrom, Kind
from casework import clock
from casework.guards import NotNow, NotYours
from casework.models import OldWork, User
from casework.services import service
from casework.timescales import Timescale, midnight
from children.access import may_write, require_worker
from children.decisions import record_decision
from children.models import Person
from children.records import records_of
from referrals.episode import Episode, episode_field, require_own_hub
from referrals.models import EarlyHelp, Referral

#: From the reckoned start of a pregnancy to the expected date.
PREGNANCY = timedelta(weeks=40)


@service
def start_specialist(
    *,
    by: User,
    child: Person,
    kind: str,
    carer: Person | None = None,
    carer_name: str = "",
    asked_on: date | None = None,
) -> SpecialistAssessment:
    """Start a specialist assessment in the child's open episode of work, with all its sections to be written.

    One of a kind is open at a time, and for each carer where it is about the care they give. Its clock
    is its kind's: from the start, from the day it was asked for, or from the reckoned start of the
    pregnancy; where the pregnancy was learnt of too late for that, from the start again.
    """
    declared = KINDS[kind]
    episode = _open_episode(child)
    require_worker(by, child)
    if refused := declared.why_not(child):
        raise NotNow(refused)
    about = _about(by, declared, carer, carer_name)
    rule, counts_from = _clock(declared, child, asked_on)
    made = SpecialistAssessment(
        **episode_field(episode),
        **about,
        child=child,
        kind=kind,
        declared=declared.version,
        started_at=clock.now(),
        counts_from=counts_from,
        clock_key=rule.key,
        due_on=rule.due(counts_from),
    )
    if SpecialistAssessment.objects.alike(made).open().exists():
        raise NotNow("One of this kind is open already. Go on with that one.")
    made.save()
    for section in declared.sections:
        SpecialistSection.objects.create(assessment=made, key=section.key)
    return made


def _open_episode(child: Person) -> Episode:
    """The child's open referral, locked; without one, their open early help."""
    for model in (Referral, EarlyHelp):
        row = model.objects.open().filter(child__in=records_of(child)).first()
        if row:
            return model.take(row.pk)
    raise NotNow("A specialist assessment is part of work with the child, and none is open.")


def _about(by: User, kind: Kind, carer: Person | None, name: str) -> dict[str, Person | str | None]:
    if kind.about is About.CHILD:
        return {}
    if carer is None and not name.strip():
        raise NotNow("Say whose care this is about: one assessment is about one carer.")
    if carer and not Person.objects.findable_by(by).filter(pk=carer.pk).exists():
        raise NotYours("That carer cannot be chosen. Choose from those shown, or write who it is.")
    return {"carer": carer, "carer_name": "" if carer else name.strip()}


def _clock(kind: Kind, child: Person, asked_on: date | None) -> tuple[Timescale, datetime]:
    """Which clock it runs on, and from when."""
    if kind.counts_from is CountsFrom.ASKED:
        day = asked_on or clock.today()
        if day > clock.today():
            raise NotNow("The day it was asked for is today or earlier.")
        return kind.clock, midnight(day)
    if kind.counts_from is CountsFrom.PREGNANCY and child.expected_date:
        began = midnight(child.expected_date - PREGNANCY)
        if kind.clock.due(began) > clock.today():
            return kind.clock, began
        return LATE_PRE_BIRTH, clock.now()
    return kind.clock, clock.now()


@service
def save_specialist_section(
    *,
    by: User,
    assessment: SpecialistAssessment,
    key: str,
    version: int,
    answers: Mapping[str, Answer],
    complete: bool,
) -> SpecialistSection:
    """Save the answers of one section. Sections are saved in any order, each by itself.

    Raises StaleRecord when somebody saved the same section since `version`, and NotNow, with all that is
    wrong, for an answer that its kind refuses, or a section marked complete with items unanswered.
    """
    locked = SpecialistAssessment.take(assessment.pk)
    require_worker(by, locked.child)
    require_editable(locked)
    declared = locked.declaration.section(key)
    if declared is None:
        raise NotNow("This assessment has no such section. Open it again.")
    section = SpecialistSection.take(locked.sections.get(key=key).pk, version=version)
    given = {item.key: answers.get(item.key, NOTHING) for item in declared.items}
    wrong = [each.words for each in wrong_in(declared, given)]
    if complete:
        wrong += [
            f"{item.label}: answer it, or leave the section open" for item in unanswered(declared, given)
        ]
    if wrong:
        raise NotNow("Some answers cannot be kept as they are.", reasons=wrong)
    _keep(locked, given)
    section.complete, section.saved_by, section.saved_at = complete, by, clock.now()
    section.save()
    return section


def _keep(assessment: SpecialistAssessment, given: Mapping[str, Answer]) -> None:
    """Make the answers those given. One taken out stays as a row that says nothing, with its history."""
    rows = {row.item: row for row in assessment.answers.select_for_update().filter(item__in=given)}
    for item, answer in given.items():
        row = rows.get(item) or SpecialistAnswer(assessment=assessment, item=item)
        values = asdict(answer)
        if row._state.adding and answer == NOTHING:
            continue
        if row._state.adding or any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.save()


@service
def submit_specialist(*, by: User, assessment: SpecialistAssessment) -> SpecialistCopy:
    """Freeze it with what it came to, and give it to the manager. Nothing in it changes until they decide.

    Raises NotNow with all that its kind still asks for.
    """
    locked = SpecialistAssessment.take(assessment.pk)
    require_worker(by, locked.child)
    require_editable(locked)
    lacking = missing(locked.declaration, answers_of(locked))
    if lacking:
        raise NotNow("This assessment is not ready to be submitted.", reasons=lacking)
    newest = locked.copies.order_by("-number").first()
    number, now = newest.number + 1 if newest else 1, clock.now()
    document = {**document_of(locked), "copy": number, "submitted_by": str(by), "submitted_at": now}
    return SpecialistCopy.of(document, assessment=locked, number=number, signed_by=by, signed_at=now)


@service
def decide_specialist(
    *,
    by: User,
    copy: SpecialistCopy,
    outcome: str,
    rationale: str,
    known: str = "",
    options_considered: str = "",
    replaces: SpecialistDecision | None = None,
    old_work: str = "",
    old_work_reason: str = "",
) -> SpecialistDecision:
    """Return a submitted specialist assessment with reasons, or agree with it and say what is next.

    Whoever wrote in it never decides on it. Of what its kind declares one outcome is chosen; once
    agreed, the day comes on which it is made again: its kind's own, or the first day of a priority.
    """
    assessment = _take(copy, by=by, replaces=replaces)
    if outcome not in outcomes_for(assessment):
        raise NotNow("That cannot follow from this assessment. Choose one of the outcomes offered.")
    if replaces:
        _refuse_to_replace(assessment, copy, replaces, outcome, old_work)
    _finish(assessment, outcome)
    return record_decision(
        SpecialistDecision,
        by=by,
        subject=copy,
        outcome=outcome,
        rationale=rationale,
        authors=authors_of(assessment),
        known=known,
        options_considered=options_considered,
        replaces=replaces,
        old_work=old_work,
        old_work_reason=old_work_reason,
    )


def _take(copy: SpecialistCopy, *, by: User, replaces: SpecialistDecision | None) -> SpecialistAssessment:
    """The assessment, locked, once it is sure that this copy is whole and the one to decide on now."""
    assessment = SpecialistAssessment.take(copy.assessment_id)
    if assessment.stopped_at:
        raise NotNow("This assessment was stopped, so there is nothing to decide.")
    if assessment.copies.order_by("-number").first() != copy:
        raise NotNow("A newer copy of this assessment has been submitted since. Decide on that one.")
    made = copy.decisions.select_related("decided_by").first()
    if made and replaces is None:
        raise NotNow(f"{made.decided_by} has decided this already: {made.outcome_label}.")
    if not may_write(by, assessment.child):
        raise NotYours(A_MANAGER)
    require_own_hub(by, assessment)
    _ = copy.document  # Asked for its checksum: nobody decides on an altered copy.
    return assessment


def _refuse_to_replace(
    assessment: SpecialistAssessment,
    copy: SpecialistCopy,
    replaces: SpecialistDecision,
    outcome: str,
    old_work: str,
) -> None:
    if not assessment.episode.is_open:
        raise NotNow("The work this belonged to has ended. Start a new one when there is new work.")
    if assessment.sections.filter(saved_at__gt=copy.signed_at).exists():
        raise NotNow("It has been changed since it was returned. Ask for it to be submitted again.")
    if SpecialistAssessment.objects.alike(assessment).open().exclude(pk=assessment.pk).exists():
        raise NotNow("A newer one of this kind is open. Decide there instead.")
    taken_back = outcome == SpecialistOutcome.RETURNED != replaces.outcome
    if taken_back and old_work != OldWork.STOPPED:
        raise NotNow("To return an assessment that was agreed, stop the work that it opened.")


def _finish(assessment: SpecialistAssessment, outcome: str) -> None:
    """Date the agreement, and when it is made again. A replaced agreement keeps its date."""
    agreed = outcome != SpecialistOutcome.RETURNED
    assessment.finished_on = (assessment.finished_on or clock.today()) if agreed else None
    goes_on = agreed and outcome != SpecialistOutcome.NO_MORE
    assessment.review_on = _review_on(assessment) if goes_on else None
    assessment.save()


def _review_on(assessment: SpecialistAssessment) -> date | None:
    days = [answer.review_on for answer in answers_of(assessment).values() if answer.review_on]
    rule = assessment.declaration.review
    if rule and assessment.finished_on:
        days.append(rule.due(assessment.finished_on))
    return min(days, default=None)


@service
def stop_specialist(*, by: User, assessment: SpecialistAssessment, reason: str) -> None:
    """Stop one that is not to be finished, and say why. What it says stays; nothing more is asked for it."""
    locked = SpecialistAssessment.take(assessment.pk)
    require_worker(by, locked.child)
    require_editable(locked)
    if not reason.strip():
        raise NotNow("Say why it is stopped.")
    locked.stopped_at, locked.stopped_reason = clock.now(), reason
    locked.save()
