"""Every state of the front door that the demonstration promises to show, and how to find it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from assessments.models import Enquiry, ProtectiveOrder, StrategyDecision, StrategyDiscussion
from casework import clock
from casework.models import OldWork
from children.choices import PassedOnKind, PassedOnOutcome
from children.models import (
    PassedOn,
)
from inbox.models import SealedForm
from referrals.choices import Rating
from referrals.choices import ScreeningOutcome as Outcome
from referrals.models import (
    Acknowledgement,
    Consultation,
    Contact,
    DomesticAbuseNotification,
    FeedbackEmail,
    Handover,
    Hold,
    OnlineForm,
    PartnerCheck,
    Referral,
    ReferrerFeedback,
    Screening,
    ScreeningDecision,
    Triage,
)

State = Callable[[], Any]


def _undecided(**which: Any) -> Any:
    return Screening.objects.undecided().filter(**which)


def _screened(outcome: Outcome) -> Any:
    return ScreeningDecision.objects.filter(outcome=outcome)


def _passed_on(kind: PassedOnKind, **which: Any) -> Any:
    return PassedOn.objects.filter(kind=kind, **which)


def _referred_again_within_a_year() -> Any:
    closed = Referral.objects.filter(closed_on__isnull=False)
    return [
        again
        for again in Referral.objects.open()
        for before in closed.filter(child=again.child)
        if again.received_at.date() - before.received_at.date() < timedelta(days=365)
    ]


def _all_ratings() -> list[str]:
    found = list(Triage.objects.values_list("rating", flat=True).distinct())
    return found if set(found) == set(Rating.values) else []


FRONT_DOOR: dict[str, State] = {
    "a contact with no child yet": lambda: Contact.objects.without_children(),
    "a domestic abuse notification": lambda: DomesticAbuseNotification.objects.all(),
    "why four contacts do not add up to harm": lambda: ScreeningDecision.objects.exclude(cumulative=""),
    "an urgent screening, undecided": lambda: _undecided(contact__immediate_danger=True),
    "red, amber and green": _all_ratings,
    "in somebody’s hands": lambda: Hold.objects.now(),
    "a partner’s answer overdue": lambda: PartnerCheck.objects.out().filter(due_at__lt=clock.now()),
    "a form sent online, a child to be matched": lambda: OnlineForm.objects.filter(matches=None),
    "two forms that wait in the inbox": lambda: SealedForm.objects.all()[1:],
    "a partner who answered": lambda: PartnerCheck.objects.filter(answered_at__isnull=False),
    "a late screening": lambda: _undecided(due_on__lt=clock.today()),
    "a screening on time": lambda: _undecided(due_on__gte=clock.today()),
    "recommended, awaiting the decision": lambda: _undecided(recommendations__isnull=False),
    "undecided with no recommendation": lambda: _undecided(recommendations=None),
    "information and advice": lambda: _screened(Outcome.ADVICE),
    "no further action": lambda: _screened(Outcome.NO_FURTHER_ACTION),
    "early help, waiting to be accepted": lambda: _passed_on(
        PassedOnKind.EARLY_HELP, accepted_by=None, ended_at=None
    ),
    "early help, accepted": lambda: _passed_on(
        PassedOnKind.EARLY_HELP, accepted_by__isnull=False, ended_at=None
    ),
    "early help, gone on to assessment": lambda: _passed_on(
        PassedOnKind.EARLY_HELP, decisions__outcome=PassedOnOutcome.TO_ASSESSMENT
    ),
    "early help, ended": lambda: _passed_on(
        PassedOnKind.EARLY_HELP, decisions__outcome=PassedOnOutcome.ENDED
    ),
    "joins the open episode": lambda: _screened(Outcome.JOINS_EPISODE),
    "acknowledged by one and not by the other": lambda: Acknowledgement.objects.pending().filter(
        screening__acknowledgements__acknowledged_at__isnull=False
    ),
    "a strategy discussion due today": lambda: StrategyDiscussion.objects.to_hold().filter(
        due_on=clock.today()
    ),
    "a strategy discussion whose record is not complete": lambda: StrategyDiscussion.objects.to_complete(),
    "a strategy discussion without an enquiry": lambda: StrategyDecision.objects.filter(outcome="assessment"),
    "a section 47 enquiry that runs": lambda: Enquiry.objects.open().filter(submitted_at=None),
    "an enquiry that ended in a conference": lambda: Enquiry.objects.filter(conference_on__gt=clock.today()),
    "police protection": lambda: ProtectiveOrder.objects.filter(kind="police_protection"),
    "an emergency protection order in force": lambda: ProtectiveOrder.objects.in_force(clock.now()),
    "a letter to a referrer": lambda: ReferrerFeedback.objects.filter(method="letter").exclude(sent_to=""),
    "an e-mail to a referrer": lambda: FeedbackEmail.objects.filter(state="sent"),
    "advice about a family not named": lambda: Consultation.objects.filter(family_named=False),
    "advice about a child on record": lambda: Consultation.objects.filter(child__isnull=False),
    "a handover not accepted in time": lambda: Handover.objects.given().filter(due_at__lt=clock.now()),
    "a handover accepted": lambda: Handover.objects.filter(state="accepted"),
    "a handover done": lambda: Handover.objects.filter(state="done"),
    "feedback still to be given": lambda: Contact.objects.awaiting_feedback(),
    "an unallocated referral": lambda: Referral.objects.unallocated(),
    "a decision replaced, the old work stopped": lambda: ScreeningDecision.objects.filter(
        old_work=OldWork.STOPPED
    ),
    "a decision replaced, the old work kept": lambda: ScreeningDecision.objects.filter(old_work=OldWork.KEPT),
    "closed and referred again within a year": _referred_again_within_a_year,
}
