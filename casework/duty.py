"""The duty rota: who is on duty for a team when, where nobody is, and who may write it.

Whoever is on duty reads the children their team has received until they are allocated, and no
longer than their turn. A manager keeps the rota of their own teams, an administrator any.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from casework import actor, clock
from casework.guards import NotNow, NotYours
from casework.models import DutyTurn, Team, TeamKind, TeamMembership, User, in_force
from casework.roles import MANAGING, WITHOUT_CASES, Role
from casework.services import service
from casework.templatetags.casework import moment_words
from casework.timescales import words_for
from casework.working_days import is_working_day

#: When somebody is expected to be on duty, by the clock: on working days, and on the others.
Span = tuple[time, time]
END_OF_DAY = time.max
DAYTIME: tuple[list[Span], list[Span]] = ([(time(9), time(17))], [])
HOURS: dict[str, tuple[list[Span], list[Span]]] = {
    TeamKind.MARU: ([(time(7), time(19))], []),
    TeamKind.OUT_OF_HOURS: (
        [(time(0), time(7)), (time(19), END_OF_DAY)],
        [(time(0), END_OF_DAY)],
    ),
    TeamKind.SERVICE: ([], []),
}


@dataclass(frozen=True)
class RotaDay:
    """One day of a week: who is on duty, and the hours for which nobody is, as one reads them."""

    day: date
    turns: list[DutyTurn]
    gaps: list[str]
    #: Why nobody is expected, where nobody is.
    quiet: str = ""


def teams_kept_by(user: User) -> QuerySet[Team]:
    """The open teams whose rota a user may write."""
    teams = Team.objects.filter(is_active=True)
    if user.has_role(Role.SYSTEM_ADMINISTRATOR):
        return teams
    return teams.filter(pk__in=user.managed_team_ids)


def require_keeper(user: User, team: Team) -> None:
    """Raises NotYours for everybody but the team's managers and system administrators."""
    if not teams_kept_by(user).filter(pk=team.pk).exists():
        raise NotYours(
            "A team’s rota is written by its managers and by system administrators. Ask one of them."
        )


def members_of(team: Team) -> QuerySet[User]:
    """Who works in a team today and may sign in."""
    posts = TeamMembership.objects.filter(in_force(clock.today()), team=team)
    return User.objects.filter(pk__in=posts.values("user"), is_active=True)


@service
def put_on_duty(
    *, by: User, team: Team, user: User, days: Sequence[date], starts: time, ends: time
) -> list[DutyTurn]:
    """Put somebody on duty for a team, on each of several days between the same hours.

    An end at or before the beginning is on the next morning. A turn that should have begun begins
    now: nobody was on duty in hindsight. Two people may share a turn; one cannot have two at once.
    """
    require_keeper(by, team)
    # One writer of a team's rota at a time, so that nobody is put on it twice.
    Team.objects.select_for_update().get(pk=team.pk)
    _refuse_own(by, team, user)
    turns = []
    for day in sorted(set(days)):
        starts_at, ends_at = span_of(day, starts, ends)
        _refuse(team, user, starts_at, ends_at)
        turn = DutyTurn(team=team, user=user, starts_at=max(starts_at, clock.now()), ends_at=ends_at)
        turn.save()
        turns.append(turn)
    return turns


@service
def call_off(*, by: User, turn: DutyTurn) -> DutyTurn:
    """Take somebody off duty: a turn to come is called off, one that runs ends now. What was, stays."""
    require_keeper(by, turn.team)
    row = DutyTurn.take(turn.pk)
    now = clock.now()
    if row.called_off_at is not None or row.ends_at <= now:
        raise NotNow("This turn is over already. It stays on the rota as it was.")
    with actor.acting(by, because="Taken off the rota"):
        if row.starts_at < now:
            row.ends_at = now
        else:
            row.called_off_at = now
        row.save()
    return row


def span_of(day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    """From when to when a turn of a day is: past midnight where it ends at or before it begins."""
    last = day if ends > starts else day + timedelta(days=1)
    first_moment = timezone.make_aware(datetime.combine(day, starts))
    return first_moment, timezone.make_aware(datetime.combine(last, ends))


def _refuse_own(by: User, team: Team, user: User) -> None:
    if by.pk == user.pk and not (by.has_role(*MANAGING) and team.pk in by.managed_team_ids):
        raise NotYours("Nobody puts themselves on duty. Ask the team’s manager.")


def _refuse(team: Team, user: User, starts_at: datetime, ends_at: datetime) -> None:
    """Raises NotNow where somebody cannot be on duty then."""
    day = timezone.localdate(starts_at)
    if ends_at <= clock.now():
        raise NotNow(f"{words_for(day)} at those hours is past. Choose days and hours still to come.")
    posts = TeamMembership.objects.filter(in_force(day), team=team, user=user)
    if not user.is_active or not posts.exists():
        raise NotNow(f"{user} does not work in {team} on {words_for(day)}. Choose somebody who does.")
    if not user.roles - WITHOUT_CASES:
        raise NotNow(f"{user} holds no role that sees cases, and so cannot be on duty.")
    taken = DutyTurn.objects.filter(
        team=team, user=user, called_off_at=None, starts_at__lt=ends_at, ends_at__gt=starts_at
    ).first()
    if taken:
        raise NotNow(f"{user} is on duty then already, from {moment_words(taken.starts_at)}.")


def week_of_rota(team: Team, monday: date, holidays: Collection[date]) -> list[RotaDay]:
    """The seven days of a week on a team's rota. One query."""
    days = [monday + timedelta(days=n) for n in range(7)]
    first, _ = span_of(days[0], time(0), END_OF_DAY)
    last, _ = span_of(days[-1] + timedelta(days=1), time(0), END_OF_DAY)
    rows = DutyTurn.objects.filter(team=team, called_off_at=None, starts_at__lt=last, ends_at__gt=first)
    turns = list(rows.select_related("user"))
    return [_day_of_rota(team, day, turns, is_working_day(day, holidays)) for day in days]


def _day_of_rota(team: Team, day: date, turns: list[DutyTurn], working: bool) -> RotaDay:
    begins, ends = span_of(day, time(0), END_OF_DAY)
    todays = [turn for turn in turns if turn.starts_at <= ends and turn.ends_at > begins]
    expected = HOURS.get(team.kind, DAYTIME)[0 if working else 1]
    gaps = [gap for hours in expected for gap in _gaps(day, hours, todays)]
    return RotaDay(day, todays, gaps, "" if expected else "Nobody is expected on this day.")


def _gaps(day: date, hours: Span, turns: list[DutyTurn]) -> list[str]:
    """The hours of a span in which nobody is on duty: 13:00 to 17:00."""
    begins, ends = span_of(day, *hours)
    found, at = [], begins
    for turn in sorted(turns, key=lambda turn: turn.starts_at):
        if turn.starts_at > at and at < ends:
            found.append((at, min(turn.starts_at, ends)))
        at = max(at, turn.ends_at)
    if at < ends:
        found.append((at, ends))
    return [f"{_clock(start)} to {_clock(end)}" for start, end in found]


def _clock(at: datetime) -> str:
    """09:00; the last moment of a day is midnight."""
    local = timezone.localtime(at)
    return "midnight" if local.time() == END_OF_DAY else f"{local:%H:%M}"
