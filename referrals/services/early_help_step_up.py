"""Stepping early help up: a contact for the MARU that carries the story."""

from casework import clock
from casework.guards import NotNow
from casework.models import User
from children.models import Person
from referrals.choices import Arrival, Channel, ReferralSource
from referrals.models import Contact, EarlyHelp, Screening
from referrals.services.contacts import put_on, refuse_what_is_wrong


def send_to_maru(
    *,
    by: User,
    early_help: EarlyHelp,
    account: str,
    immediate_danger: bool | None,
    danger_action: str,
    family_informed: str,
    family_reason: str,
) -> Screening:
    """Record a contact of the kind early help step up, and put the child on it to be screened.

    Called by the decision to step up, so by the hub and not by the MARU: it is the one contact that
    arrives written. The MARU has it on its desk at once, with its clock of one working day.
    """
    if immediate_danger is None or not family_informed:
        raise NotNow("Say whether there is immediate danger, and what the family knows of the step up.")
    contact = Contact(
        received_at=clock.now(),
        arrival=Arrival.STEP_UP,
        channel=Channel.FORM,
        source=ReferralSource.COUNCIL_EARLY_HELP,
        referrer_name=str(by),
        referrer_agency=str(early_help.team),
        account=account,
        immediate_danger=immediate_danger,
        danger_action=danger_action.strip(),
        family_informed=family_informed,
        family_reason=family_reason.strip(),
    )
    refuse_what_is_wrong(contact)
    contact.save()
    child = Person.take(early_help.child_id)
    return put_on(by=by, contact=contact, child=child, child_words=early_help.child_view)
