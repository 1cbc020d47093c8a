"""Keeping teams: a team is added, renamed, closed and opened again. One that holds work is not closed."""

from typing import Any

from casework import actor, clock
from casework.contributions import gather
from casework.guards import NotNow
from casework.models import Team, TeamKind, TeamMembership, User, in_force
from casework.previews import Preview, counted
from casework.services import service
from casework.staff import require_administrator
from casework.timescales import words_for

#: Work is passed to the team of such a kind, so one of each stays open.
ALWAYS_ONE = frozenset({TeamKind.MARU, TeamKind.EARLY_HELP, TeamKind.SOCIAL_WORK})


@service
def close_team(*, by: User, team: Team, reason: str) -> Team:
    """Close a team from today: nothing new comes to it. Raises NotNow where it holds work, and how many."""
    require_administrator(by)
    row = _take(team)
    refuse_to_close(row)
    return _save(row, by, reason, is_active=False, closed_on=clock.today())


@service
def reopen_team(*, by: User, team: Team, reason: str) -> Team:
    """Open a closed team again."""
    require_administrator(by)
    row = _take(team)
    if row.is_active:
        raise NotNow(f"{row} is open already.")
    return _save(row, by, reason, is_active=True, closed_on=None)


def refuse_to_close(team: Team) -> None:
    """Raises NotNow where the team cannot be closed, with everything it still holds. Guards close_team."""
    if not team.is_active:
        raise NotNow(f"{team} is closed already.")
    held = held_by(team)
    if held:
        raise NotNow(f"{team} still holds work. Move it first, then close the team.", reasons=held)
    others = Team.objects.filter(kind=team.kind, is_active=True).exclude(pk=team.pk)
    if team.kind in ALWAYS_ONE and not others.exists():
        raise NotNow(
            f"{team} is the only open team of its kind, {team.get_kind_display()}. Work is passed to such a "
            "team: add another first."
        )


def held_by(team: Team) -> list[str]:
    """What a team holds, in numbers: work, asked of every app, and then its people and its teams."""
    held: list[str] = gather("open_work", "held_by_team", team)
    people = TeamMembership.objects.filter(in_force(clock.today()), team=team).count()
    turns = team.duty_turns.filter(called_off_at=None, ends_at__gt=clock.now()).count()
    under = team.teams.filter(is_active=True).count()
    parts = [
        (people, "person works in it", "people work in it"),
        (turns, "turn of duty is to come", "turns of duty are to come"),
        (under, "open team is part of it", "open teams are part of it"),
    ]
    return held + [f"{counted(number, one, many)}." for number, one, many in parts if number]


def preview_of_closing(team: Team) -> Preview:
    """What closing a team would bring. Raises as close_team would."""
    refuse_to_close(team)
    return Preview(
        [
            f"From {words_for(clock.today())} nothing new could be passed to {team}, and nobody put in it.",
            "Everything it did stays on record under its name. It can be opened again.",
        ]
    )


def _take(team: Team) -> Team:
    row: Team = Team.objects.select_for_update().get(pk=team.pk)
    return row


def _save(team: Team, by: User, reason: str, **fields: Any) -> Team:
    for name, value in fields.items():
        setattr(team, name, value)
    with actor.acting(by, because=reason):
        team.save()
    return team
