"""The birth of a child who was expected, alive or not."""

from datetime import date, datetime, time, timedelta

from casework import clock
from casework.contributions import gather
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from casework.templatetags.casework import day_words
from children.access import require_writer
from children.choices import BirthOutcome, LifeEventKind, Sex, UpnUnknown
from children.household import household_of
from children.life_choices import ChangeKind
from children.models import Birth, Person, Relationship
from children.notifications import Facts
from children.services.life.changed import Happening, life_has_changed
from children.services.life.events import moment, put_on_record
from children.services.life.notifications import ask_to_tell
from children.services.people import number_in_use

#: Further than this from the expected date, the date of birth is checked before it is saved.
CHECK_BEYOND = timedelta(days=21)
#: Further than this, one of the two dates is wrong: no child is born so early or so late.
EARLIEST, LATEST = timedelta(weeks=20), timedelta(weeks=4)


def is_far(expected: date, born_on: date) -> bool:
    """Whether a date of birth is far enough from the expected one to be checked."""
    return abs(born_on - expected) > CHECK_BEYOND


def earliest_birth(expected: date) -> date:
    return expected - EARLIEST


def latest_birth(expected: date) -> date:
    return min(expected + LATEST, clock.today())


@service
def record_birth(
    *,
    by: User,
    person: Person,
    version: int,
    born_on: date,
    sex: str,
    born_at: time | None = None,
    place: str = "",
    given_name: str = "",
    family_name: str = "",
    nhs_number: str = "",
    date_checked: bool = False,
) -> Birth:
    """Record that an expected child was born. From now on they are seen, and their sex is recorded.

    The expected date is kept with the birth (children in need census: a child has one date or the
    other). A date of birth far from it is confirmed first. Each app then starts what a birth
    starts, such as the day by which the child is to be seen.
    """
    require_writer(by, person)
    child = _take_expected(person, version)
    expected = _check_date(child, born_on, date_checked)
    clash = number_in_use("nhs_number", nhs_number, besides=child)
    if clash:
        raise NotNow(clash)
    child.date_of_birth, child.expected_date, child.sex = born_on, None, sex
    _name(child, given_name, family_name)
    child.nhs_number = nhs_number or child.nhs_number
    child.upn_unknown = "" if child.upn else UpnUnknown.UN1
    child.save()
    birth = Birth.objects.create(
        person=child,
        outcome=BirthOutcome.LIVE,
        born_on=born_on,
        born_at=born_at,
        sex=sex,
        place=place,
        expected_on=expected,
        date_checked=date_checked,
    )
    text = f"Was expected on {day_words(expected)}."
    event = put_on_record(child, LifeEventKind.BIRTH, born_on, f"Born{_at(place)}", at=born_at, text=text)
    start_what_follows(child, by=by)
    _ask_in_the_home(birth, event.happened_at, by=by)
    return birth


@service
def record_stillbirth(
    *,
    by: User,
    person: Person,
    version: int,
    born_on: date,
    sex: str = Sex.UNKNOWN,
    place: str = "",
    given_name: str = "",
    family_name: str = "",
    date_checked: bool = False,
) -> Birth:
    """Record that an expected child was stillborn.

    The record keeps the expected date and has no date of birth, as the census asks. The work is
    brought to an end by a decision of the manager, and those who must know are told.
    """
    require_writer(by, person)
    child = _take_expected(person, version)
    expected = _check_date(child, born_on, date_checked)
    child.stillborn_on = born_on
    _name(child, given_name, family_name)
    child.save()
    birth = Birth.objects.create(
        person=child,
        outcome=BirthOutcome.STILLBORN,
        born_on=born_on,
        sex=sex,
        place=place,
        expected_on=expected,
        date_checked=date_checked,
    )
    event = put_on_record(
        child,
        LifeEventKind.STILLBIRTH,
        born_on,
        f"Stillborn{_at(place)}",
        text=f"Was expected on {day_words(expected)}.",
    )
    facts = Facts(stillborn=True, has_siblings=has_siblings(child))
    ask_to_tell(event, facts, counts_from=max(moment(born_on), child.entered_at))
    return birth


def start_what_follows(child: Person, *, by: User) -> None:
    """What each app starts when a child is born."""
    gather("life", "after_birth", child, by=by)


def _ask_in_the_home(birth: Birth, at: datetime, *, by: User) -> None:
    """A birth changes the life of the child, and of everybody who lives with them."""
    happening = Happening(ChangeKind.BIRTH, at, birth)
    life_has_changed([birth.person, *home_of(birth.person)], happening, by=by)


def home_of(child: Person) -> list[Person]:
    """Those who live with a child, and with them: a brother stands on the mother’s record."""
    near = household_of([child])
    return [each for each in {*near, *household_of([child, *near])} if each.pk != child.pk]


def has_siblings(child: Person) -> bool:
    """Whether the record names a brother or sister, or another child of the same mother."""
    kinds = ("sibling", "half_sibling", "step_sibling")
    present = Relationship.objects.filter(ends=None)
    mothers = present.filter(person=child, kind="mother").values("other")
    others = present.filter(kind="mother", other__in=mothers).exclude(person=child)
    return present.filter(person=child, kind__in=kinds).exists() or others.exists()


def _name(child: Person, given_name: str, family_name: str) -> None:
    """What the baby is called, where the family has said so."""
    child.given_name = given_name.strip() or child.given_name
    child.family_name = family_name.strip() or child.family_name


def _take_expected(person: Person, version: int) -> Person:
    child = Person.take(person.pk, version=version)
    if not child.is_unborn:
        raise NotNow(f"{child.name} is not recorded as unborn. Correct the details instead.")
    return child


def _check_date(child: Person, born_on: date, checked: bool) -> date:
    """The expected date, once the date of birth is known to fit it."""
    expected = child.expected_date
    if expected is None or born_on > clock.today():
        raise NotNow("The date of birth must be today or earlier.")
    if not earliest_birth(expected) <= born_on <= expected + LATEST:
        raise NotNow(
            f"The birth was expected on {day_words(expected)}, too far from {day_words(born_on)} for both to"
            " be right. Correct the expected date first."
        )
    if is_far(expected, born_on) and not checked:
        raise NotNow(
            f"The birth was expected on {day_words(expected)}. Check the date, and tick that it is right."
        )
    return expected


def _at(place: str) -> str:
    return f": {place}" if place else ""
