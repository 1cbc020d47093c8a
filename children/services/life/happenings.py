"""What else happens in a life: an arrest, a loss, hospital, exclusion from school, a new adult."""

from collections.abc import Collection
from datetime import date

from casework import clock
from casework.guards import NotNow, NotYours
from casework.models import User
from casework.services import service
from children.access import require_writer
from children.choices import LifeEventKind
from children.household import hide_shared_address, live_together
from children.life_choices import ChangeKind
from children.models import LifeEvent, Person, Relationship
from children.services.family import between
from children.services.life.changed import Happening, life_has_changed
from children.services.life.events import moment

#: The kinds recorded here with a few facts, and how each begins on the timeline.
TITLES = {
    LifeEventKind.ARREST: "Arrested",
    LifeEventKind.LOSS: "Loss",
    LifeEventKind.HOSPITAL: "In hospital",
    LifeEventKind.EXCLUSION: "Excluded from school",
}
#: Of which of them it is asked whether the assessment still holds.
ASKS = {LifeEventKind.ARREST: ChangeKind.ARREST}
CAME_TO_LIVE = "An adult came to live in the home"


@service
def record_happening(
    *,
    by: User,
    person: Person,
    kind: str,
    happened_on: date,
    what: str,
    until: date | None = None,
    place: str = "",
    appropriate_adult: str = "",
    outcome: str = "",
    concern: str = "",
    text: str = "",
    impact: str = "",
) -> LifeEvent:
    """Record that a child was arrested, lost somebody, was in hospital or was excluded from school.

    What it means for the child is asked beside what happened, and may be added later. An arrest makes one
    ask whether the assessment still holds.
    """
    require_writer(by, person)
    child = Person.take(person.pk)
    told = LifeEventKind(kind)
    if told not in TITLES:
        raise NotNow("This is recorded on a page of its own.")
    _refuse_impossible(child, happened_on, until)
    event = LifeEvent.objects.create(
        person=child,
        kind=told,
        happened_at=moment(happened_on),
        title=f"{TITLES[told]}: {what}",
        until=until,
        place=place,
        appropriate_adult=appropriate_adult,
        outcome=outcome,
        concern=concern,
        text=text,
        impact=impact,
    )
    if told in ASKS:
        life_has_changed([child], Happening(ASKS[told], event.happened_at, event), by=by)
    return event


@service
def record_new_adult(
    *,
    by: User,
    person: Person,
    adult: Person,
    since: date,
    text: str = "",
    impact: str = "",
    also: Collection[Person] = (),
) -> list[LifeEvent]:
    """Record that an adult who is in the family came to live in the home, for each child it concerns.

    From that day they live together, as their relationship says: it is not entered again. Each child's
    worker is asked whether the assessment still holds.
    """
    children = [person, *also]
    for child in children:
        require_writer(by, child)
    if between(person, adult) is None:
        raise NotYours("Add them to the family first, as what they are to the child.")
    return [_comes_to_live(child, adult, since, text=text, impact=impact, by=by) for child in children]


def _comes_to_live(
    person: Person, adult: Person, since: date, *, text: str, impact: str, by: User
) -> LifeEvent:
    child = Person.take(person.pk)
    _refuse_impossible(child, since, None)
    rows = Relationship.objects.select_for_update(of=("self",))
    row = rows.filter(person=child, other=adult, ends=None).first()
    if row and LifeEvent.objects.filter(kind=LifeEventKind.NEW_ADULT, relationship=row).exists():
        raise NotNow("The record says already that they came to live in the home.")
    if row:
        live_together(row, True, since)
        hide_shared_address(child)
    event = LifeEvent.objects.create(
        person=child,
        kind=LifeEventKind.NEW_ADULT,
        happened_at=moment(since),
        title=CAME_TO_LIVE,
        text=text,
        impact=impact,
        relationship=row,
    )
    life_has_changed([child], Happening(ChangeKind.NEW_ADULT, event.happened_at, event), by=by)
    return event


def _refuse_impossible(child: Person, day: date, until: date | None) -> None:
    if child.is_unborn or (child.date_of_birth and day < child.date_of_birth):
        raise NotNow("That is before the child was born. Check the date.")
    if child.has_died:
        raise NotNow(f"{child.name} has died. Nothing more is recorded of their life.")
    if day > clock.today():
        raise NotNow("Record it when it has happened: the day must be today or earlier.")
    if until and until < day:
        raise NotNow("It ended on the day it began, or later. Check the two dates.")
