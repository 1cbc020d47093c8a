"""Changing the authority table: a right is given from a day, or ends on one. Nothing in force is rewritten.

At every date somebody must be able to decide every outcome, or a child would wait for nobody.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casework import actor, clock
from casework.checks import decision_models
from casework.guards import NotNow, NotYours
from casework.models import Act, Authority, User
from casework.roles import RECORDS, WITHOUT_CASES, Role
from casework.services import service
from casework.staff import require_administrator
from casework.timescales import words_for

#: The roles that may be given a right: those that write in records, in the order of the catalogue.
MAY_HOLD = [role for role in Role if role in RECORDS]


@dataclass(frozen=True)
class Right:
    """A row of the table as it counts: who may do what, from which day to which."""

    role: str
    outcome: str
    act: str
    starts: date
    ends: date | None

    def holds_on(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day <= self.ends)

    def meets(self, starts: date, ends: date | None) -> bool:
        """Whether it holds on any day of a span."""
        return (ends is None or self.starts <= ends) and (self.ends is None or starts <= self.ends)


def rights_of(rows: Iterable[Authority]) -> list[Right]:
    """The rows that count: those not withdrawn."""
    return [
        Right(row.role, row.outcome, row.act, row.starts, row.ends)
        for row in rows
        if row.withdrawn_at is None
    ]


def outcome_labels(stage: str) -> dict[str, str]:
    """The outcomes of a stage in words. Raises NotNow for a stage that is none."""
    for model in decision_models():
        if model.stage == stage:
            return {value: str(label) for value, label in model.outcomes.choices}
    raise NotNow("There is no such stage. Open the authority table and choose one there.")


def stage_labels() -> dict[str, str]:
    """Every stage that takes decisions, with its name."""
    return {model.stage: model.stage_label for model in decision_models()}


@service
def give(
    *,
    by: User,
    stage: str,
    role: Role,
    act: Act,
    outcomes: Sequence[str],
    starts: date,
    ends: date | None = None,
    reason: str,
) -> list[Authority]:
    """Give a role the right to recommend or decide outcomes, from a day on; with a last day, a delegation.

    Raises NotNow for a day past, for a role that does not write in records, and for what the role
    may do already; NotYours for a role the giver holds.
    """
    require_administrator(by)
    rows = _table_of(stage)
    refuse_to_give(by, rights_of(rows), stage, role, act, outcomes, starts, ends)
    withdrawn = {(r.role, r.outcome, r.act, r.starts): r for r in rows if r.withdrawn_at is not None}
    given = []
    for outcome in outcomes:
        row = withdrawn.get((role, outcome, act, starts)) or Authority(
            role=role, stage=stage, outcome=outcome, act=act, starts=starts
        )
        row.ends, row.reason, row.withdrawn_at = ends, reason, None
        with actor.acting(by, because=reason):
            row.save()
        given.append(row)
    return given


@service
def end(*, by: User, right: Authority, last_day: date | None, reason: str) -> Authority:
    """End a right on a last day; one that has not begun is withdrawn by giving none.

    Raises NotNow where an outcome would be left that nobody may decide, and says from when.
    """
    require_administrator(by)
    rows = _table_of(right.stage)
    row = next(each for each in rows if each.pk == right.pk)
    refuse_to_end(by, rows, row, last_day)
    if last_day is None:
        row.withdrawn_at = clock.now()
    else:
        row.ends = last_day
    with actor.acting(by, because=reason):
        row.save()
    return row


def refuse_to_give(
    by: User,
    rights: list[Right],
    stage: str,
    role: Role,
    act: Act,
    outcomes: Sequence[str],
    starts: date,
    ends: date | None,
) -> None:
    """Raises NotNow or NotYours where the right cannot be given. Guards give."""
    labels = outcome_labels(stage)
    if not outcomes or not set(outcomes) <= labels.keys():
        raise NotNow("Choose what may be recommended or decided from the answers shown.")
    _refuse_own(by, role)
    if role in WITHOUT_CASES:
        raise NotNow(
            f"A {_lower(role)} sees no case, and so recommends and decides none. Choose another role."
        )
    if role not in RECORDS:
        raise NotNow(f"A {_lower(role)} only reads records, and so decides nothing. Choose another role.")
    if starts < clock.today():
        raise NotNow("A right begins today or later. What was decided before stands as it was decided.")
    if ends is not None and ends < starts:
        raise NotNow("The last day comes before the first day. Check both.")
    for right in rights:
        if (right.role, right.act) == (role, act) and right.outcome in outcomes and right.meets(starts, ends):
            until = f" until {words_for(right.ends)}" if right.ends else ""
            raise NotNow(
                f"{role.label} may {act} “{labels[right.outcome]}” already, from {words_for(right.starts)}"
                f"{until}. Leave it out, or begin later."
            )


def refuse_to_end(by: User, rows: Sequence[Authority], row: Authority, last_day: date | None) -> None:
    """Raises NotNow or NotYours where the right cannot end so. Guards end."""
    today = clock.today()
    _refuse_own(by, Role(row.role))
    if row.withdrawn_at is not None or (row.ends and row.ends < today):
        raise NotNow("This right is over already.")
    if last_day is None and row.starts <= today:
        raise NotNow("This right has begun. Give its last day: today or later.")
    if last_day is not None:
        _refuse_last_day(row, last_day)
    after = rights_of([each for each in rows if each.pk != row.pk])
    if last_day is not None:
        after.append(Right(row.role, row.outcome, row.act, row.starts, last_day))
    gap = undecided_from(after, row.outcome, today) if row.act == Act.DECIDE else None
    if gap and not undecided_from(rights_of(rows), row.outcome, today):
        raise NotNow(
            f"From {words_for(gap)} nobody could decide “{outcome_labels(row.stage)[row.outcome]}”. "
            "Give another role the right from that day first."
        )


def _refuse_last_day(row: Authority, last_day: date) -> None:
    if last_day < max(clock.today(), row.starts):
        raise NotNow("The last day is today or later, and not before the right begins.")
    if row.ends and last_day >= row.ends:
        raise NotNow(
            f"This right ends on {words_for(row.ends)} as it is. To prolong it, give it anew from the day "
            "after."
        )


def _refuse_own(by: User, role: Role) -> None:
    if by.has_role(role):
        raise NotYours("Nobody changes what a role of their own may do. Ask another system administrator.")


def undecided_from(rights: Iterable[Right], outcome: str, day: date) -> date | None:
    """The first day from a day on that nobody may decide an outcome; None where there is none."""
    deciding = [right for right in rights if right.outcome == outcome and right.act == Act.DECIDE]
    while True:
        ends = [right.ends for right in deciding if right.holds_on(day)]
        if not ends:
            return day
        known = [last for last in ends if last is not None]
        if len(known) < len(ends):
            return None
        day = max(known) + timedelta(days=1)


def _table_of(stage: str) -> list[Authority]:
    """All rows of a stage, locked: two administrators may not each take away one of the last two."""
    return list(Authority.objects.select_for_update().filter(stage=stage))


def _lower(role: Role) -> str:
    return str(role.label)[:1].lower() + str(role.label)[1:]
