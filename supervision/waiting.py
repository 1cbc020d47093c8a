"""What waits and what is late, kind by kind: the rows behind each figure of the leaders' overview."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from assessments.models import Assessment, AssessmentCopy, Enquiry, StrategyDiscussion
from casework import clock
from casework.models import User
from children.models import PassedOn, Person
from plans.models import Action, Plan, PlanCopy, Review, ReviewCopy
from referrals.choices import TransferState
from referrals.models import Acknowledgement, Screening, ScreeningRecommendation, Transfer
from supervision.models import OversightAction


@dataclass(frozen=True)
class Kind:
    """One kind of work: what it is called, its rows, how to reach the child, and the date it goes by."""

    key: str
    label: str
    rows: Callable[[], QuerySet[Any]]
    child: str
    by: Any

    def known_to(self, user: User) -> QuerySet[Any]:
        """The rows about children the user may know of, each with its date as `moment`, the longest first."""
        people = Person.objects.findable_by(user)
        # Nobody is late with work for a child who has died: a manager decides on all of it together.
        living = people.filter(date_of_death=None, stillborn_on=None)
        rows = self.rows().filter(**{f"{self.child}__in": living.values("pk")})
        return rows.annotate(moment=self.by).order_by("moment", "pk")


def _newest(model: Any, points_at: str, moment: str) -> Subquery:
    """When the newest row of a model that points at this one was written."""
    rows = model.objects.filter(**{points_at: OuterRef("pk")}).order_by(f"-{moment}")
    return Subquery(rows.values(moment)[:1])


def _recommended() -> QuerySet[Any]:
    made = ScreeningRecommendation.objects.filter(screening=OuterRef("pk"))
    return Screening.objects.undecided().filter(Exists(made))


def _submitted_reviews() -> QuerySet[Any]:
    return Review.objects.open().filter(Exists(ReviewCopy.objects.filter(review=OuterRef("pk"))))


#: Somebody has recommended or submitted, and a manager has yet to decide; by when that was.
AWAITING = (
    Kind(
        "screening",
        "Screenings, recommended",
        _recommended,
        "child",
        _newest(ScreeningRecommendation, "screening", "recommended_at"),
    ),
    Kind(
        "assessment",
        "Assessments, for sign-off",
        lambda: Assessment.objects.awaiting_decision(),
        "child",
        _newest(AssessmentCopy, "assessment", "signed_at"),
    ),
    Kind(
        "plan",
        "Plans, for approval",
        lambda: Plan.objects.awaiting_decision(),
        "child",
        _newest(PlanCopy, "plan", "signed_at"),
    ),
    Kind(
        "review",
        "Reviews, for a decision",
        _submitted_reviews,
        "plan__child",
        _newest(ReviewCopy, "review", "signed_at"),
    ),
)


def _unapproved() -> QuerySet[Any]:
    return Plan.objects.open().filter(starts_on=None, approval_due_on__lt=clock.today())


def _unacknowledged() -> QuerySet[Any]:
    return Acknowledgement.objects.pending().filter(due_on__lt=clock.today())


#: Past their date today; by that date.
OVERDUE = (
    Kind(
        "screening",
        "Screenings",
        lambda: Screening.objects.undecided().filter(due_on__lt=clock.today()),
        "child",
        F("due_on"),
    ),
    Kind(
        "acknowledgement",
        "Acknowledgements of a new contact",
        _unacknowledged,
        "screening__child",
        F("due_on"),
    ),
    Kind(
        "assessment",
        "Assessments",
        lambda: Assessment.objects.open().filter(due_on__lt=clock.today()),
        "child",
        F("due_on"),
    ),
    Kind("plan", "Plans not yet approved", _unapproved, "child", F("approval_due_on")),
    Kind(
        "review",
        "Reviews",
        lambda: Review.objects.open().filter(due_on__lt=clock.today()),
        "plan__child",
        F("due_on"),
    ),
    Kind(
        "action",
        "Actions of plans",
        lambda: Action.objects.outstanding().filter(agreed_due_on__lt=clock.today()),
        "goal__plan__child",
        F("agreed_due_on"),
    ),
    Kind(
        "passed_on",
        "Work passed on",
        lambda: PassedOn.objects.filter(ended_at=None, due_on__lt=clock.today()),
        "child",
        F("due_on"),
    ),
    Kind(
        "strategy",
        "Strategy discussions",
        lambda: StrategyDiscussion.objects.open().filter(due_on__lt=clock.today()),
        "child",
        F("due_on"),
    ),
    Kind(
        "enquiry",
        "Section 47 enquiries",
        lambda: Enquiry.objects.open().filter(conference_due_on__lt=clock.today()),
        "child",
        F("conference_due_on"),
    ),
    Kind(
        "transfer",
        "Transfers to be answered",
        lambda: Transfer.objects.filter(state=TransferState.WITH_TEAM, answer_due_on__lt=clock.today()),
        "referral__child",
        F("answer_due_on"),
    ),
    Kind(
        "oversight",
        "Actions from oversight",
        lambda: OversightAction.objects.outstanding().filter(due_on__lt=clock.today()),
        "decision__note__child",
        F("due_on"),
    ),
)
