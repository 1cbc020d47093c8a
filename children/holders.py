"""Who has to do with a person at this moment, and what of it opens the record to a user."""

from dataclasses import dataclass, field
from typing import Any

from casework.models import Team, User
from children.choices import WORKING, InvolvementKind
from children.involved import involved
from children.models import Person
from children.records import merged_into


@dataclass
class Holders:
    """Who has to do with a person now, and what the user has to do with them."""

    rows: list[Any] = field(default_factory=list)

    @property
    def worker(self) -> User | None:
        return next((row.user for row in self.rows if row.kind == InvolvementKind.ALLOCATED), None)

    @property
    def team(self) -> Team | None:
        """The team that has received the case and not yet allocated it."""
        return next((row.team for row in self.rows if row.kind == InvolvementKind.RECEIVING), None)

    @property
    def words(self) -> str:
        if self.worker or not self.team:
            return str(self.worker or "")
        took = next((row.user for row in self.rows if row.kind == InvolvementKind.CO_WORKING), None)
        return f"{took} ({self.team})" if took else f"Not yet allocated ({self.team})"

    @property
    def mine(self) -> list[Any]:
        return [row for row in self.rows if row.opens]

    @property
    def may_write(self) -> bool:
        """Whether the user may add to the record, as Person.writable_by says it."""
        return any(row.writes for row in self.mine)

    @property
    def works(self) -> bool:
        """Whether the user is the child's worker, a co-worker, or manages one."""
        return self.may_write and any(row.writes and row.kind in WORKING for row in self.rows)

    @property
    def reads_until(self) -> Any:
        """When the stated reason runs out that alone opens this record to the user."""
        if any(row.kind != InvolvementKind.STATED_REASON for row in self.mine):
            return None
        return max((row.ends_at for row in self.mine), default=None)


def holders_of(user: User, person: Person) -> Holders:
    """The involvements in force with a person, each marked whether it opens the record to the user.

    Asked once for as long as the same person object is asked about: opening a record asks it first.
    """
    known: tuple[Any, Holders] | None = person.__dict__.get("_holders")
    if known and known[0] == user.pk:
        return known[1]
    found = holders_now(user, person)
    person.__dict__["_holders"] = (user.pk, found)
    return found


def holders_now(user: User, person: Person) -> Holders:
    """The same, asked anew: for services, which may have changed who is involved a moment ago."""
    found = Holders(involved(user, person))
    if any(row.of_restricted for row in found.rows):
        _close_unless_named_on_each(person, found)
    return found


def _close_unless_named_on_each(person: Person, found: Holders) -> None:
    """Where several records are one restricted person’s, whoever reads is named on every one of them."""
    named = {row.person_id for row in found.mine}
    if not named.issuperset({person.pk, *(each.pk for each in merged_into(person))}):
        for row in found.rows:
            row.opens = row.writes = False
