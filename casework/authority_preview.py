"""What a change to the authority table would bring: who may then do what, and what would wait for whom."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Count, F, Value
from django.db.models.functions import Coalesce

from casework import clock
from casework.authority import Waiting
from casework.authority_changes import (
    Right,
    outcome_labels,
    refuse_to_end,
    refuse_to_give,
    rights_of,
)
from casework.contributions import contributed
from casework.models import Act, Authority, RoleHeld, TeamKind, User, in_force
from casework.previews import Preview, PreviewTable, counted
from casework.roles import Role
from casework.timescales import words_for

NOBODY = "Nobody"


def preview_of_given(
    by: User, *, stage: str, role: Role, act: Act, outcomes: Sequence[str], starts: date, ends: date | None
) -> Preview:
    """What giving a right would bring. Raises as give() would."""
    before = rights_of(Authority.objects.filter(stage=stage))
    refuse_to_give(by, before, stage, role, act, outcomes, starts, ends)
    after = [*before, *(Right(role, outcome, act, starts, ends) for outcome in outcomes)]
    return _preview(stage, act, outcomes, before, after, starts, ends)


def preview_of_ended(by: User, right: Authority, last_day: date | None) -> Preview:
    """What ending a right would bring. Raises as end() would."""
    rows = list(Authority.objects.filter(stage=right.stage))
    refuse_to_end(by, rows, right, last_day)
    before = rights_of(rows)
    after = rights_of([row for row in rows if row.pk != right.pk])
    if last_day is not None:
        after.append(Right(right.role, right.outcome, right.act, right.starts, last_day))
    first = right.starts if last_day is None else last_day + timedelta(days=1)
    return _preview(right.stage, Act(right.act), [right.outcome], before, after, first, None)


def _preview(
    stage: str,
    act: Act,
    outcomes: Sequence[str],
    before: list[Right],
    after: list[Right],
    first: date,
    last: date | None,
) -> Preview:
    labels, holders = outcome_labels(stage), _holders()
    until = f" to {words_for(last)}" if last else " on"

    def who(rights: list[Right], among: Iterable[str], day: date) -> str:
        return _who(rights, act, among, day, holders)

    may = [
        [labels[outcome], who(before, [outcome], first), who(after, [outcome], first)] for outcome in outcomes
    ]
    waits = []
    for (what, team, outcome), number in sorted(_waiting(stage, act).items()):
        if outcome and outcome not in outcomes:
            continue
        among = [outcome] if outcome else list(labels)
        now, then = who(before, among, clock.today()), who(after, among, first)
        waits.append([what, team, f"{number:,}", now, "As now" if now == then else then])
    return Preview(
        [f"It would hold from {words_for(first)}{until}. What was decided before stands as it was decided."],
        [
            PreviewTable(f"Who may {act}", ["Outcome", "Without the change", "With it"], may),
            PreviewTable(
                "What waits today, and for whom",
                ["Work", "Team", "How many", "Waits for now", "Would wait for"],
                waits,
                empty="No work of this kind waits today.",
            ),
        ],
    )


def _who(rights: list[Right], act: Act, outcomes: Iterable[str], day: date, holders: Counter[str]) -> str:
    """The roles that may do it on a day, each with how many people hold it today."""
    among = set(outcomes)
    may = {
        right.role for right in rights if right.act == act and right.outcome in among and right.holds_on(day)
    }
    said = [f"{role.label} ({counted(holders[role], 'person', 'people')})" for role in Role if role in may]
    return ", ".join(said) or NOBODY


def _holders() -> Counter[str]:
    """How many who may sign in hold each role today."""
    rows = RoleHeld.objects.filter(in_force(clock.today()), user__is_active=True)
    return Counter({row["role"]: row["number"] for row in rows.values("role").annotate(number=Count("pk"))})


def _waiting(stage: str, act: Act) -> Counter[tuple[str, str, str]]:
    """What waits today at a stage: the work, its team and the outcome asked for, and how many."""
    found: Counter[tuple[str, str, str]] = Counter()
    unit = str(TeamKind.MARU.label)
    declared: list[Waiting] = [each for rows in contributed("authority", "WAITING") for each in rows]
    for waiting in declared:
        if (waiting.stage, waiting.act) != (stage, act):
            continue
        rows = (
            waiting.rows()
            .order_by()
            .annotate(
                of_team=F(waiting.team) if waiting.team else Value(unit),
                asked_for=Coalesce(F(waiting.outcome), Value("")) if waiting.outcome else Value(""),
            )
        )
        for row in rows.values("of_team", "asked_for").annotate(number=Count("pk")):
            found[waiting.what, row["of_team"], row["asked_for"]] += row["number"]
    return found
