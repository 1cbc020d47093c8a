"""Handing children over from one shift to the other: prepared, given, accepted or returned, done with."""

from collections.abc import Sequence

from casework import clock
from casework.guards import NotNow, NotYours
from casework.models import Team, TeamKind, TeamMembership, User, in_force
from casework.roles import SCREENING
from casework.services import service
from children.access import may_read
from children.choices import InvolvementKind
from children.models import Involvement, Person
from children.services.involvement import end_involvement, involve
from referrals.choices import WITH_THEM, HandoverState
from referrals.models import Handover
from referrals.timescales import ACCEPT_HANDOVER

#: The two sides, and to which each hands over.
OTHER_SIDE = {TeamKind.MARU: TeamKind.OUT_OF_HOURS, TeamKind.OUT_OF_HOURS: TeamKind.MARU}


def side_of(user: User) -> Team | None:
    """The shift the user works in: the MARU, or out of hours."""
    if not user.has_role(*SCREENING):
        return None
    return next((team for team in user.teams if team.kind in OTHER_SIDE), None)


def require_a_side(user: User) -> Team:
    """The user's shift. Raises NotYours for whoever works in neither."""
    side = side_of(user)
    if side is None:
        raise NotYours("The MARU and the out-of-hours service hand over to each other. Tell one of them.")
    return side


def require_side(user: User, team: Team) -> None:
    """Raises NotYours unless the user works in this shift."""
    if require_a_side(user).pk != team.pk:
        raise NotYours(f"Somebody in {team} does this. Ring them.")


@service
def prepare_handover(*, by: User, child: Person, risks: str, must_happen: str) -> Handover:
    """Put a child on the list that this shift will hand over at its end.

    Whoever puts them on it reads their record. A restricted child is handed over only where somebody
    on the other side is named on the record.
    """
    side = require_a_side(by)
    child = Person.take(child.pk)
    _require_reader(by, child)
    if Handover.objects.open().filter(child=child, from_team=side).exists():
        raise NotNow(f"{child} is on the list already. Change what stands there.")
    other = Team.objects.filter(kind=OTHER_SIDE[TeamKind(side.kind)], is_active=True).first()
    if other is None:
        raise NotNow("There is no team to hand over to. Ask a system administrator to add it.")
    if child.restricted and not _somebody_named(child, other):
        raise NotNow(
            f"Nobody in {other} is named on this restricted record. Ask information governance to name"
            " somebody, and ring them."
        )
    _refuse_empty(risks, must_happen)
    return Handover.objects.create(
        child=child, from_team=side, to_team=other, risks=risks, must_happen=must_happen
    )


@service
def change_handover(*, by: User, handover: Handover, version: int, risks: str, must_happen: str) -> Handover:
    """Change what will be handed over; what was returned is on the list again, to be given anew."""
    row = Handover.take(handover.pk, version=version)
    require_in_hand(by, row)
    _refuse_empty(risks, must_happen)
    row.risks, row.must_happen, row.state = risks, must_happen, HandoverState.PREPARED
    row.save()
    return row


@service
def take_off(*, by: User, handover: Handover) -> None:
    """Take a child off the list: there is nothing to hand over any more. It stays in the history."""
    row = Handover.take(handover.pk)
    require_in_hand(by, row)
    row.state = HandoverState.TAKEN_OFF
    row.save()


@service
def give_handovers(*, by: User, seen: Sequence[Handover]) -> list[Handover]:
    """Give the other side what stands on the list, as the giver saw it: their clock to accept starts.

    The other side reads the record of each child from now on, until it is done with or returned.
    """
    side = require_a_side(by)
    given = []
    for each in seen:
        row = Handover.take(each.pk)
        if row.from_team_id != side.pk or row.state != HandoverState.PREPARED:
            continue
        row.state, row.given_at, row.given_by = HandoverState.GIVEN, clock.now(), by
        row.due_at = ACCEPT_HANDOVER.due_moment(row.given_at)
        row.answered_at = row.answered_by = None
        row.answer_note = ""
        row.save()
        involve(by=by, person=row.child, kind=InvolvementKind.HANDOVER, team=row.to_team)
        given.append(row)
    if not given:
        raise NotNow("There is nothing on the list to give. Somebody may have given it just now.")
    return given


@service
def accept_handovers(*, by: User, seen: Sequence[Handover], note: str = "") -> list[Handover]:
    """Accept what was given, whole or one child with a note: from now on it is this shift's."""
    accepted = []
    for each in seen:
        row = Handover.take(each.pk)
        require_side(by, row.to_team)
        if row.state == HandoverState.GIVEN:
            _answer(row, by, HandoverState.ACCEPTED, note)
            accepted.append(row)
    if not accepted:
        raise NotNow("This does not wait to be accepted. Somebody may have accepted it just now.")
    return accepted


@service
def return_handover(*, by: User, handover: Handover, note: str) -> Handover:
    """Return one child's handover, and say what is missing: it is the giver's again until it is mended."""
    row = Handover.take(handover.pk)
    require_side(by, row.to_team)
    if row.state != HandoverState.GIVEN:
        raise NotNow("This does not wait to be accepted. Somebody may have accepted it just now.")
    if not note.strip():
        raise NotNow("Say what is missing, so that they can mend it.")
    _answer(row, by, HandoverState.RETURNED, note)
    _close_to_them(row, by)
    return row


@service
def finish_handover(*, by: User, handover: Handover, done_note: str) -> Handover:
    """Say what was done. The other side's reading of the record ends with it."""
    row = Handover.take(handover.pk)
    require_side(by, row.to_team)
    if row.state != HandoverState.ACCEPTED:
        raise NotNow("Accept it first: only what was accepted is done with.")
    if not done_note.strip():
        raise NotNow("Say what was done.")
    row.state, row.done_at, row.done_by, row.done_note = HandoverState.DONE, clock.now(), by, done_note
    row.save()
    _close_to_them(row, by)
    return row


def require_in_hand(user: User, row: Handover) -> None:
    """Raises NotYours or NotNow unless it is still, or again, the user's shift's to change."""
    require_side(user, row.from_team)
    if row.state not in (HandoverState.PREPARED, HandoverState.RETURNED):
        raise NotNow("It has been given. What changed since, ring through, and hand over anew.")


def _require_reader(user: User, child: Person) -> None:
    if not may_read(user, child):
        raise NotYours("Open the child’s record first: you hand over what you have read.")


def _answer(row: Handover, by: User, state: HandoverState, note: str) -> None:
    _require_reader(by, row.child)
    if row.given_by_id == by.pk:
        raise NotYours("You gave this, so somebody else accepts it.")
    row.state, row.answered_at, row.answered_by, row.answer_note = state, clock.now(), by, note.strip()
    row.save()


def _close_to_them(row: Handover, by: User) -> None:
    """End what they read by it, unless another handover of the child is with them."""
    others = Handover.objects.filter(child=row.child, to_team=row.to_team, state__in=WITH_THEM)
    if not others.exclude(pk=row.pk).exists():
        end_involvement(by=by, person=row.child, kind=InvolvementKind.HANDOVER, team=row.to_team)


def _refuse_empty(risks: str, must_happen: str) -> None:
    if not (risks.strip() and must_happen.strip()):
        raise NotNow("Say what the open risks are, and what must happen before the next shift.")


def _somebody_named(child: Person, team: Team) -> bool:
    members = TeamMembership.objects.filter(in_force(clock.today()), team=team).values("user")
    named = Involvement.objects.live().filter(person=child, kind=InvolvementKind.NAMED)
    return named.filter(user__in=members, user__is_active=True).exists()
