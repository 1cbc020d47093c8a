"""What the administrator, a team manager and a leader have done: the rules of the demonstration."""

from collections.abc import Iterable
from datetime import time

from casework import clock
from casework.authority_changes import give
from casework.duty import put_on_duty
from casework.exports import log_export
from casework.local_rules import set_figure, set_label
from casework.models import Act, Team, User
from casework.roles import Role
from cornwall_cs.demonstration.days import Days
from referrals.choices import ScreeningOutcome

#: Who is on duty for the Carrick team, by the days of the stories, and from when to when. The tenth
#: day has nobody yet.
CARRICK_DUTY: list[tuple[str, Iterable[int], int, int]] = [
    ("rosen", range(-4, 1), 9, 17),
    ("austol", range(1, 3), 9, 17),
    ("myghal", range(3, 5), 9, 13),
    ("austol", range(3, 5), 13, 17),
    ("rosen", range(5, 9), 9, 17),
]


def keep_the_rules(staff: dict[str, User], teams: dict[str, Team], days: Days) -> None:
    """A delegation, a figure to come, a label, a rota and an export, each done by who does it."""
    wella = staff["wella"]
    with clock.at(days.at(-5, "08:50")):
        give(
            by=wella,
            stage="screening",
            role=Role.MARU_SCREENER,
            act=Act.DECIDE,
            outcomes=[ScreeningOutcome.ADVICE],
            starts=days.on(-4),
            ends=days.on(8),
            reason="Colan Bassett is on leave. Agreed with Marina Treleaven on the day before.",
        )
        _put_carrick_on_duty(staff, teams["carrick"], days)
    with clock.at(days.at(-3, "11:15")):
        set_label(
            by=wella,
            key="threshold.3",
            words="Level 3: family help",
            effective_from=days.on(-3),
            reason="The partnership’s continuum of need says family help since it was revised.",
        )
        set_figure(
            by=wella,
            key="child_seen_in_assessment",
            amount=7,
            effective_from=days.on(10),
            reason="The improvement board asks that children are seen sooner in an assessment.",
        )
    with clock.at(days.at(-2, "15:40")):
        log_export(
            by=staff["honor"],
            list_key="plans.plan",
            list_title="Plans",
            filters="",
            rows=24,
            reason="To count plans by start date for the performance meeting.",
            query="",
        )


def _put_carrick_on_duty(staff: dict[str, User], carrick: Team, days: Days) -> None:
    for who, when, starts, ends in CARRICK_DUTY:
        put_on_duty(
            by=staff["tegen"],
            team=carrick,
            user=staff[who],
            days=[days.on(day) for day in when],
            starts=time(starts),
            ends=time(ends),
        )
