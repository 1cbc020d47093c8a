"""What the front door knows of one child, read once for all the parts of a page that show it."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import FilteredRelation, OuterRef, Q, Subquery

from casework.asker import Asker
from casework.models import User
from casework.prepared import ask
from children.choices import InvolvementKind
from children.models import Involvement, Person
from children.records import records_with, standing_keys
from referrals.choices import OPEN_TRANSFER
from referrals.desk import marked
from referrals.models import Acknowledgement, EarlyHelp, EarlyHelpConsent, Referral, Screening, Transfer
from referrals.querysets_early_help import NEWEST_ANSWER


@dataclass
class FrontDoor:
    """A child's screenings and referrals, newest first; each referral with its open `transfer`, or none."""

    child: Person

    @cached_property
    def screenings(self) -> list[Screening]:
        return ask(_screenings, [self.child.standing_id])

    @cached_property
    def referrals(self) -> list[Referral]:
        return ask(_referrals, [self.child.standing_id])

    @property
    def open_referral(self) -> Referral | None:
        return next((row for row in self.referrals if row.is_open), None)

    @property
    def open_transfer(self) -> Transfer | None:
        """The transfer that is on its way, if there is one."""
        moving: Transfer | None = getattr(self.open_referral, "transfer", None)
        return moving

    @cached_property
    def early_help(self) -> list[Any]:
        """The child's early help, newest first, each with `consent`; beside a referral only the open one."""
        case: Any = self.open_referral
        if case is None:
            return ask(_early_help, [self.child.standing_id])
        given = getattr(case, "helped", None)
        if given is None:
            return []
        given.child, given.consent = self.child, case.helped_consent
        return [given]

    @property
    def undecided(self) -> list[Screening]:
        return [row for row in self.screenings if row.decided_at is None]


def _screenings(keys: Collection[UUID]) -> Any:
    rows = marked(Screening.objects.filter(child__in=records_with(keys)))
    return rows.select_related("contact", "child").order_by("-contact__received_at")


def _referrals(keys: Collection[UUID]) -> Any:
    worker = Involvement.objects.live().filter(
        person__stands_as=OuterRef("child__stands_as"), kind=InvolvementKind.ALLOCATED
    )
    open_now = Q(transfers__state__in=OPEN_TRANSFER, transfers__struck_out_at=None)
    moving = FilteredRelation("transfers", condition=open_now)
    given = Q(child__early_help_episodes__ended_on=None, child__early_help_episodes__struck_out_at=None)
    helped = FilteredRelation("child__early_help_episodes", condition=given)
    rows = Referral.objects.filter(child__in=records_with(keys)).annotate(transfer=moving, helped=helped)
    with_transfer = (f"transfer__{each}" for each in ("from_team", "to_team", "created_by"))
    rows = rows.select_related("team", "transfer", *with_transfer, "helped__team", "helped__worker")
    answers = EarlyHelpConsent.objects.filter(early_help=OuterRef("helped")).order_by(*NEWEST_ANSWER)
    rows = rows.annotate(helped_consent=Subquery(answers.values("answer")[:1]))
    return rows.annotate(worker=Subquery(worker.values("user__full_name")[:1])).order_by("-received_at")


def _early_help(keys: Collection[UUID]) -> Any:
    rows = EarlyHelp.objects.filter(child__in=records_with(keys)).with_consent()
    return rows.select_related("child", "team", "worker").order_by("-asked_at")


def front_door(child: Person) -> FrontDoor:
    """The child's front door; the same one for as long as the same object is asked about."""
    known: FrontDoor | None = child.__dict__.get("_front_door")
    if known is None:
        known = child.__dict__["_front_door"] = FrontDoor(child)
    return known


def undecided_of_each(children: Collection[Person]) -> list[Screening]:
    """The screenings of several children not decided on. One query at most."""
    if all("_front_door" in child.__dict__ for child in children):
        return [row for child in children for row in front_door(child).undecided]
    return ask(_undecided, standing_keys(children))


def _undecided(keys: Collection[UUID]) -> Any:
    rows = Screening.objects.undecided().filter(child__in=records_with(keys))
    return marked(rows).select_related("contact", "child")


def acknowledgements_asked_of(user: User | Asker) -> Any:
    """New contacts on their episodes that the user has still to acknowledge."""
    rows = Acknowledgement.objects.pending().asked_of(user).readable_by(user).order_by("due_on")
    return rows.select_related("screening__child", "screening__contact", "team", "worker", "referral")
