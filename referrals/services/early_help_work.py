"""What is done while early help is given: agreement, lead practitioner, worker, advice."""

from datetime import date

from casework import clock
from casework.contributions import gather
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from casework.timescales import local_date
from children.access import require_worker
from children.choices import InvolvementKind
from children.models import Involvement
from referrals.early_help_choices import ConsentAnswer
from referrals.early_help_guards import require_accepted, require_hub_manager
from referrals.early_help_timescales import FAMILY_MEETING
from referrals.models import EarlyHelp, EarlyHelpConsent, EarlyHelpConsultation
from referrals.services.early_help_access import hold_early_help, release
from referrals.services.episodes import members_of


@service
def record_consent(
    *, by: User, early_help: EarlyHelp, answer: str, asked_of: str, asked_on: date, how: str, explained: str
) -> EarlyHelpConsent:
    """Record what the family answered: who said so, when, how, and what had been explained to them.

    Their agreement starts the early help assessment. Where they refuse or no longer agree, the hub’s
    manager decides what happens: it ends or, where there is a worry, it goes to the MARU.
    """
    taken = _take(early_help, by=by)
    if asked_on > clock.today() or asked_on < local_date(taken.asked_at):
        raise NotNow("The family was asked after the hub was, and not later than today. Check the date.")
    agreed_before = taken.earlyhelpconsents.filter(answer=ConsentAnswer.GIVEN).exists()
    if answer == ConsentAnswer.WITHDRAWN and not agreed_before:
        raise NotNow("The family has not agreed yet, so they did not agree: choose that.")
    if not asked_of.strip() or not explained.strip():
        raise NotNow("Enter who was asked, and what was explained.")
    consent = EarlyHelpConsent.objects.create(
        early_help=taken,
        answer=answer,
        asked_of=asked_of.strip(),
        asked_on=asked_on,
        how=how,
        explained=explained.strip(),
    )
    if answer == ConsentAnswer.GIVEN:
        taken.meeting_due_on = taken.meeting_due_on or FAMILY_MEETING.due(asked_on)
        taken.save()
        gather("early_help", "begun", taken, by=by, agreed_on=asked_on)
    return consent


@service
def save_lead(
    *,
    by: User,
    early_help: EarlyHelp,
    version: int,
    lead_name: str,
    lead_role: str,
    lead_agency: str,
    lead_contact: str,
    family_view: str,
    child_view: str,
    family_before: int | None = None,
    practitioner_before: int | None = None,
) -> EarlyHelp:
    """Save who leads, from which agency, how the family sees it, and where things stand to begin with."""
    taken = _take(early_help, by=by, version=version)
    if not lead_name.strip() or not lead_agency.strip():
        raise NotNow("Name the lead practitioner and their agency.")
    for score in (family_before, practitioner_before):
        if score is not None and not 0 <= score <= 10:
            raise NotNow("Give numbers from 0 to 10.")
    taken.lead_name, taken.lead_role = lead_name.strip(), lead_role.strip()
    taken.lead_agency, taken.lead_contact = lead_agency.strip(), lead_contact.strip()
    taken.family_view, taken.child_view = family_view.strip(), child_view.strip()
    taken.family_before, taken.practitioner_before = family_before, practitioner_before
    taken.save()
    return taken


@service
def allocate_early_help(*, by: User, early_help: EarlyHelp, worker: User, version: int) -> EarlyHelp:
    """Name who at the hub works on it, or records for a lead practitioner outside the council."""
    taken = EarlyHelp.take(early_help.pk, version=version)
    require_hub_manager(by, taken)
    require_accepted(taken)
    if not members_of(taken.team).filter(pk=worker.pk).exists():
        raise NotNow(f"{worker} does not work in {taken.team}. Choose somebody who does.")
    named = Involvement.objects.live().filter(person=taken.child, user=worker, kind=InvolvementKind.NAMED)
    if taken.child.restricted and not named.exists():
        raise NotNow(f"{worker} is not named on this restricted record. Ask information governance first.")
    if taken.worker_id == worker.pk:
        raise NotNow(f"{worker} works on this already. Choose somebody else.")
    if taken.worker:
        release(by=by, child=taken.child, worker=taken.worker)
    taken.worker = worker
    taken.save()
    hold_early_help(by=by, child=taken.child)
    gather("life", "after_allocation", taken.child, by=by)
    return taken


@service
def record_advice(
    *,
    by: User,
    early_help: EarlyHelp,
    consulted_on: date,
    profession: str,
    adviser: str,
    question: str,
    advice: str,
    will_do: str,
) -> EarlyHelpConsultation:
    """Record what a psychologist, CAMHS or another specialist advised, and what will be done about it."""
    taken = _take(early_help, by=by)
    if consulted_on > clock.today():
        raise NotNow("The consultation cannot have been later than today. Check the date.")
    if not all(text.strip() for text in (adviser, question, advice, will_do)):
        raise NotNow("Enter who advised, what was asked, the advice, and what will be done.")
    return EarlyHelpConsultation.objects.create(
        early_help=taken,
        consulted_on=consulted_on,
        profession=profession,
        adviser=adviser.strip(),
        question=question.strip(),
        advice=advice.strip(),
        will_do=will_do.strip(),
    )


def _take(early_help: EarlyHelp, *, by: User, version: int | None = None) -> EarlyHelp:
    taken = EarlyHelp.take(early_help.pk, version=version)
    require_worker(by, taken.child)
    require_accepted(taken)
    return taken
