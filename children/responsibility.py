"""Who has parental responsibility for a child, as the family page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from casework.models import User
from children.models import ParentalResponsibility, Person
from children.querysets import one_of
from children.records import records_of
from children.relatives import Relative


@dataclass(frozen=True)
class Responsible:
    """Somebody, or a council, who has or had it. Without a `row` only a tick on the relationship says so."""

    name: str
    person: Person | None
    row: ParentalResponsibility | None = None

    @property
    def ends(self) -> date | None:
        """Until when: as it was ended, or until the death of whoever has it."""
        if self.row and self.row.ends:
            return self.row.ends
        return self.person.date_of_death if self.person else None

    @property
    def why(self) -> str:
        """How it ended."""
        return (self.row.end_reason if self.row else "") or "has died"


def responsible_for(user: User, child: Person, family: Iterable[Relative]) -> list[Responsible]:
    """Those who have it, then those who had it, whom the reader may know of. One query."""
    known = Person.objects.findable_by(user)
    rows = ParentalResponsibility.objects.filter(
        Q(holder=None) | one_of(known, "holder"), person__in=records_of(child)
    )
    dated = [
        Responsible(row.holder.name if row.holder else row.council, row.holder, row)
        for row in rows.select_related("holder")
    ]
    told = {each.person.pk for each in dated if each.person and each.row and not each.row.ends}
    ticked = [
        Responsible(relative.person.name, relative.person)
        for relative in family
        if relative.parental_responsibility and relative.person.pk not in told
    ]
    return sorted([*ticked, *dated], key=lambda each: each.ends is not None)
