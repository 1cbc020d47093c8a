"""A move of home: who goes, who stays, and who lives with whom from that day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from casework import clock
from casework.guards import NotNow, NotYours
from casework.models import User
from casework.services import service
from children.access import require_writer
from children.choices import LifeEventKind, NotificationKey
from children.household import live_together
from children.life_choices import ChangeKind
from children.models import LifeEvent, Person, Relationship
from children.services.life.changed import Happening, life_has_changed
from children.services.life.events import moment, put_on_record
from children.services.life.notifications import put_on_list
from children.services.people import set_address


@dataclass(frozen=True)
class Around:
    """The people of a record whom a user may know of: those who live with the person, and the others."""

    household: list[Person]
    others: list[Person]


def around(user: User, person: Person) -> Around:
    """Who may move along, and who may live at the new address already."""
    known = Person.objects.findable_by(user)
    rows = Relationship.objects.filter(Q(person=person) | Q(other=person), ends=None)
    rows = rows.select_related("person", "other")
    home: dict[object, Person] = {}
    away: dict[object, Person] = {}
    for row in rows.filter(person__in=known.values("pk"), other__in=known.values("pk")):
        other = row.other if row.person_id == person.pk else row.person
        if not other.has_died:
            (home if row.lives_with else away)[other.pk] = other
    apart = [other for key, other in away.items() if key not in home]
    return Around(list(home.values()), apart)


@service
def record_move(
    *,
    by: User,
    person: Person,
    moved_on: date,
    lines: str,
    postcode: str = "",
    restricted: bool = False,
    along: Collection[Person] = (),
    joined: Collection[Person] = (),
    in_area: bool = True,
    handover: str = "",
) -> list[Person]:
    """Record that a person moved on a day, who of the household moved along, and whom they joined.

    Each who moved gets the new address, and lives from that day with those who moved along or were
    joined there; who stayed lives with them no longer. Out of the council's area, the manager sees
    to what is handed over. Returns those who moved and on whose own record the user may not write:
    whoever works with them records their address.
    """
    require_writer(by, person)
    mover = Person.take(person.pk)
    _refuse_impossible(mover, moved_on, in_area, handover)
    near = around(by, mover)
    going, there = _chosen(along, near.household), _chosen(joined, near.others)
    _part_and_join(mover, near.household, going, there, moved_on)
    writable = set(Person.objects.writable_by(by).values_list("pk", flat=True).filter(pk__in=going))
    address = {"lines": lines, "postcode": postcode, "restricted": restricted, "starts": moved_on}
    event = _move(mover, by=by, address=address, in_area=in_area)
    for other in near.household:
        if other.pk in going & writable:
            _move(other, by=by, address=address, in_area=in_area)
    if not in_area:
        put_on_list(event, NotificationKey.HANDOVER, counts_from=moment(moved_on), detail=handover)
    return [other for other in near.household if other.pk in going - writable]


def _refuse_impossible(person: Person, moved_on: date, in_area: bool, handover: str) -> None:
    if person.is_unborn or person.has_died:
        raise NotNow(f"{person.name} does not move: record the move of the people who do.")
    if moved_on > clock.today():
        raise NotNow("The day of the move must be today or earlier. Record it once they have moved.")
    if person.date_of_birth and moved_on < person.date_of_birth:
        raise NotNow("The day of the move is before the birth. Check the date.")
    if not in_area and not handover.strip():
        raise NotNow("Say what is handed over, and to which council.")


def _chosen(people: Collection[Person], offered: Collection[Person]) -> set[object]:
    keys: set[object] = {each.pk for each in people}
    if keys - {each.pk for each in offered}:
        raise NotYours("Somebody chosen is not in this family. Open the page again.")
    return keys


def _move(person: Person, *, by: User, address: dict[str, object], in_area: bool) -> LifeEvent:
    set_address(by=by, person=person, **address)  # type: ignore[arg-type]
    title = "Moved home" if in_area else "Moved home, out of the council’s area"
    day = address["starts"]
    if not isinstance(day, date):
        raise TypeError("A move has a day.")
    event = put_on_record(person, LifeEventKind.MOVE, day, title)
    life_has_changed([person], Happening(ChangeKind.MOVE, event.happened_at, event), by=by)
    return event


def _part_and_join(
    mover: Person, household: list[Person], going: set[object], there: set[object], day: date
) -> None:
    """Whoever goes lives with those who go or are there, and no longer with those who stay.

    Nothing is said of people the user does not know of, nor of how two who stay live together.
    """
    moved = {mover.pk, *going}
    stay = {other.pk for other in household} - going
    rows = Relationship.objects.select_for_update(of=("self",)).filter(ends=None)
    for row in rows.filter(Q(person__in=moved) | Q(other__in=moved)):
        pair = {row.person_id, row.other_id}
        if pair & stay:
            live_together(row, False, day)
        elif pair & there:
            live_together(row, True, day)
