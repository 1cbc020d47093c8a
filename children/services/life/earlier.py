"""What happened before: told by the family, or found in old papers, and often known by its year alone."""

from collections.abc import Collection

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.rough_dates import RoughDate
from casework.services import service
from casework.timescales import midnight
from children.access import require_writer
from children.choices import LifeEventKind
from children.models import LifeEvent, Person
from children.services.life.events import moment


@service
def record_earlier(
    *,
    by: User,
    person: Person,
    happened: RoughDate,
    what: str,
    text: str = "",
    impact: str = "",
    also: Collection[Person] = (),
) -> list[LifeEvent]:
    """Record something of before, with as much of its date as is known, for each child it concerns.

    It stands in the chronology at the start of its year or month, and is shown as that year or month. It may
    lie before the child was born: what their parents had been through belongs to a child’s story. It does
    not lie after their death.
    """
    children = [person, *also]
    for child in children:
        require_writer(by, child)
    if happened.starts > clock.today():
        raise NotNow("Record it when it has happened: the date must be today or earlier.")
    return [_earlier(Person.take(child.pk), happened, what, text, impact) for child in children]


def _earlier(child: Person, happened: RoughDate, what: str, text: str, impact: str) -> LifeEvent:
    if child.date_of_death and happened.starts > child.date_of_death:
        raise NotNow(f"{child.name} had died by then. Check the date.")
    first = happened.starts
    return LifeEvent.objects.create(
        person=child,
        kind=LifeEventKind.EARLIER,
        happened_at=midnight(first) if happened.exactness else moment(first),
        exactness=happened.exactness,
        title=what,
        text=text,
        impact=impact,
    )
