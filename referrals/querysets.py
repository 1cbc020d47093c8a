"""Reads of the front door."""

from typing import Any, Self

from django.db.models import (
    Case,
    CharField,
    Exists,
    FilteredRelation,
    OuterRef,
    Q,
    Subquery,
    UUIDField,
    Value,
    When,
)

from casework import clock
from casework.asker import Asker
from casework.models import NoBulkChange, TeamMembership, User, in_force
from casework.roles import SCREENING
from children.choices import InvolvementKind
from children.models import Birth, Involvement, Person
from children.querysets import ChildRecordQuerySet, one_of
from referrals.choices import (
    IN_HAND,
    OPEN_HANDOVER,
    OPEN_TRANSFER,
    DeskState,
    HandoverState,
    Rating,
    TransferState,
)


class ContactQuerySet(NoBulkChange):
    def readable_by(self, user: User | Asker) -> Self:
        """Contacts whose account the user may read.

        Those with a child whose record they may read and no restricted child whose record they may
        not; and, for those who screen, those that have no child yet.
        """
        if not user.is_authenticated or not user.sees_cases:
            return self.none()
        readable = one_of(Person.objects.readable_by(user), "child")
        screenings = self._screenings()
        hidden = screenings.filter(child__restricted=True).exclude(readable)
        allowed = Q(Exists(screenings.filter(readable)))
        if user.has_role(*SCREENING):
            allowed |= ~Q(Exists(screenings))
        return self.filter(allowed).exclude(Exists(hidden))

    def _screenings(self) -> "ScreeningQuerySet":
        return self.model.screenings.rel.related_model.objects.filter(contact=OuterRef("pk"))

    def unfinished(self) -> Self:
        """A child is undecided, or feedback is not recorded, or there is no child yet."""
        return self.filter(finished_at=None)

    def by_urgency(self) -> Self:
        """Immediate danger first, then whose clock runs out first: they all run one working day."""
        return self.order_by("-immediate_danger", "received_at", "pk")

    def on_the_desk(self) -> Self:
        """Each with its `rating`, given last, and its `state`: where it is in the unit.

        Everything partners were asked stands before a decision, and a recommendation on every child.
        """
        screenings = self._screenings().filter(decided_at=None)
        waiting = screenings.filter(~Exists(self._of("recommendations", "screening")))
        newest = self._of("triages").order_by("-triaged_at").values("rating")[:1]
        rows = self.annotate(rating=Subquery(newest, output_field=CharField()))
        stands = [
            (~Q(finished_at=None), DeskState.DECIDED),
            (~Q(decided_at=None), DeskState.FEEDBACK),
            (Exists(self._of("checks").filter(answered_at=None)), DeskState.CHECKS),
            (Exists(screenings) & ~Exists(waiting), DeskState.READY),
            (~Q(rating=None), DeskState.TRIAGED),
        ]
        cases = [When(condition, then=Value(state.value)) for condition, state in stands]
        state = Case(*cases, default=Value(DeskState.RECEIVED.value), output_field=CharField())
        return rows.annotate(state=state)

    def most_pressing_first(self) -> Self:
        """Of contacts on the desk: immediate danger first, then red, then whose clock runs out first."""
        red = Case(When(rating=Rating.RED, then=Value("1")), default=Value("2"))
        return self.order_by("-immediate_danger", red, "received_at", "pk")

    def _of(self, what: str, by: str = "contact") -> Any:
        """What stands on the contact at hand or, by the screening, on each of its children."""
        model = self.model if by == "contact" else self.model.screenings.rel.related_model
        return getattr(model, what).rel.related_model.objects.filter(**{by: OuterRef("pk")})

    def without_children(self) -> Self:
        """Arrivals on which no child is recorded yet: they stay in the queue."""
        return self.unfinished().filter(~Exists(self._screenings()), decided_at=None)

    def awaiting_feedback(self) -> Self:
        """Every child decided on, and the referrer not yet told."""
        return self.unfinished().filter(decided_at__isnull=False)


class ScreeningQuerySet(ChildRecordQuerySet):
    def undecided(self) -> Self:
        """Awaiting a decision."""
        return self.filter(decided_at=None)

    def to_recommend(self) -> Self:
        """Undecided, and nobody has recommended anything yet."""
        return self.undecided().filter(recommendations=None)

    def recommended(self) -> Self:
        """Undecided, each with `recommended_outcome`: the outcome recommended last."""
        made = self.model.recommendations.rel.related_model.objects.filter(screening=OuterRef("pk"))
        newest = made.order_by("-recommended_at").values("outcome")[:1]
        return (
            self.undecided().annotate(recommended_outcome=Subquery(newest)).exclude(recommended_outcome=None)
        )


class AcknowledgementQuerySet(ChildRecordQuerySet):
    def pending(self) -> Self:
        """Asked for, and neither given nor stopped."""
        return self.filter(acknowledged_at=None, stopped_reason="")

    def asked_of(self, user: User | Asker) -> Self:
        """Those the user gives: as the worker, or as a manager of the team."""
        return self.filter(Q(worker=user.pk) | Q(worker=None, team__in=user.managed_team_ids))


class ConsultationQuerySet(ChildRecordQuerySet):
    def readable_by(self, user: User | Asker) -> Self:
        """Those about children whose record the user may read; for those who screen, about nobody too."""
        mine = Q(one_of(Person.objects.readable_by(user), "child"))
        return self.filter(mine | Q(child=None) if user.has_role(*SCREENING) else mine)

    def listed_for(self, user: User | Asker) -> Self:
        """Those about nobody, or about children the user may know of; each `is_readable` or not."""
        readable = one_of(Person.objects.readable_by(user), "child")
        known = self.filter(Q(child=None) | Q(one_of(Person.objects.findable_by(user), "child")))
        open_now = Case(When(Q(child=None) | Q(readable), then=Value(True)), default=Value(False))
        return known.annotate(is_readable=open_now)


class HandoverQuerySet(ChildRecordQuerySet):
    def open(self) -> Self:
        """Neither done with nor taken off."""
        return self.filter(state__in=OPEN_HANDOVER)

    def given(self) -> Self:
        """Given, and nobody has accepted or returned it."""
        return self.filter(state=HandoverState.GIVEN)

    def of_sides(self, user: User | Asker) -> Self:
        """Those that the user's own side gave or was given."""
        return self.filter(Q(from_team__in=user.team_ids) | Q(to_team__in=user.team_ids))


class ReferralQuerySet(ChildRecordQuerySet):
    def open(self) -> Self:
        """Neither closed nor stopped."""
        return self.filter(closed_on=None, stopped_at=None)

    def unallocated(self) -> Self:
        """Open, and with no worker who still works here.

        After a transfer the worker before goes on until the new team has allocated its own: until
        then it is unallocated there.
        """
        return self.open().exclude(Exists(self._workers()))

    def waiting_for(self, user: User | Asker) -> Self:
        """Open, and waiting for the user: as a manager to allocate, to decide after a death or on a
        twin; or for what their transfer asks.

        Each marked `is_unallocated`; `handover_on`, where the child came by a transfer; `twin_id` and
        `twin_birth_id` of a child born with this one; `is_readable`; and its open `transfer`.
        """
        died = Q(child__date_of_death__isnull=False) | Q(child__stillborn_on__isnull=False)
        undecided = Birth.objects.filter(twin_of=OuterRef("child"), decisions=None)
        came = self._accepted().filter(referral=OuterRef("pk"), to_team=OuterRef("team"))
        open_now = Q(transfers__state__in=OPEN_TRANSFER, transfers__struck_out_at=None)
        rows = self.open().annotate(
            is_unallocated=~Exists(self._workers()),
            handover_on=Subquery(came.order_by("-ended_at").values("handover_on")[:1]),
            twin_id=Subquery(undecided.values("person")[:1], output_field=UUIDField()),
            twin_birth_id=Subquery(undecided.values("pk")[:1]),
            is_readable=Exists(Person.objects.readable_by(user).filter(pk=OuterRef("child"))),
            transfer=FilteredRelation("transfers", condition=open_now),
        )
        needs = died | Q(is_unallocated=True) | Q(twin_id__isnull=False)
        moving = Q(is_readable=True) & asked_of(user, "transfer__")
        return rows.filter(Q(team__in=user.duty_team_ids) & needs | moving).findable_by(user)

    def _accepted(self) -> NoBulkChange:
        transfers = self.model.transfers.rel.related_model
        return transfers.objects.filter(state=TransferState.ACCEPTED)

    def _workers(self) -> Any:
        """The live allocation of a referral's child, unless it is from before a transfer to a team
        that the worker is not in."""
        referral = OuterRef(OuterRef("pk"))
        since = self._accepted().filter(referral=referral, ended_at__gt=OuterRef("starts_at"))
        in_team = TeamMembership.objects.filter(
            in_force(clock.today()), user=OuterRef("user"), team=OuterRef(OuterRef("team"))
        )
        workers = Involvement.objects.live().filter(kind=InvolvementKind.ALLOCATED, user__is_active=True)
        return workers.filter(
            ~Exists(since) | Exists(in_team), person__stands_as=OuterRef("child__stands_as")
        )


class HoldQuerySet(NoBulkChange):
    def now(self) -> Self:
        """In somebody's hands at this moment."""
        return self.filter(until=None)


class PartnerCheckQuerySet(NoBulkChange):
    def out(self) -> Self:
        """Asked, and not answered yet."""
        return self.filter(answered_at=None)


class TransferQuerySet(ChildRecordQuerySet):
    def open(self) -> Self:
        """Neither accepted nor withdrawn."""
        return self.filter(state__in=OPEN_TRANSFER)


def asked_of(user: User | Asker, path: str = "") -> Q:
    """Transfers on the user's list: their own in hand, their team's to send, their team's to answer."""
    sides = (
        {"state__in": IN_HAND, "created_by": user.pk},
        {"state": TransferState.WITH_MANAGER, "from_team__in": user.managed_team_ids},
        {"state": TransferState.WITH_TEAM, "to_team__in": user.managed_team_ids},
    )
    wanted = Q()
    for side in sides:
        wanted |= Q(**{f"{path}{name}": value for name, value in side.items()})
    return wanted
