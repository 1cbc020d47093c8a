"""The second of two children born of one pregnancy."""

from datetime import date, time
from typing import Any

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from casework.templatetags.casework import day_words
from children.access import require_writer
from children.choices import BirthOutcome, InvolvementKind, LifeEventKind, RelationshipKind, UpnUnknown
from children.models import Address, Birth, Involvement, Person, Relationship
from children.services.family import relate
from children.services.involvement import follow_family
from children.services.life.births import start_what_follows
from children.services.life.events import put_on_record
from children.services.people import create_person, set_address

#: Twins are born within a few days of each other; further apart is a slip of the date.
DAYS_APART = 21
#: Involvements that were with the pregnancy, and so with both children.
CARRIED_OVER = (
    InvolvementKind.ALLOCATED,
    InvolvementKind.CO_WORKING,
    InvolvementKind.RECEIVING,
    InvolvementKind.CHAIRING,
    InvolvementKind.COVER,
    InvolvementKind.NAMED,
)
WHY = "Twin of a child whose birth was expected"


@service
def record_twin(
    *,
    by: User,
    first: Person,
    born_on: date,
    sex: str,
    born_at: time | None = None,
    place: str = "",
    given_name: str = "",
    family_name: str = "",
    nhs_number: str = "",
) -> Birth:
    """Make the record of a second child born of the same pregnancy as one who was expected.

    A new person, with the family, the address and the people who work with the first. Brothers and
    sisters share the contact and never the referral, so the work itself is opened for them by a
    decision of the manager, who finds it on their list. Where the first's record is restricted, so is
    this one, to the same people.
    """
    require_writer(by, first)
    older = Person.take(first.pk)
    birth = Birth.objects.filter(person=older).first()
    _refuse_impossible(older, birth, born_on)
    names = given_name.strip(), family_name.strip() or older.family_name
    twin = create_person(by=by, details=_details(older, names, born_on, sex, nhs_number))
    if older.restricted:
        twin.restricted = True
        twin.save()
    _join_the_family(older, twin, by=by)
    _carry_over(older, twin, by=by)
    made = Birth.objects.create(
        person=twin,
        outcome=BirthOutcome.LIVE,
        born_on=born_on,
        born_at=born_at,
        sex=sex,
        place=place,
        expected_on=birth.expected_on if birth else None,
        twin_of=older,
    )
    _put_on_timeline(made)
    start_what_follows(twin, by=by)
    return made


def _details(
    older: Person, names: tuple[str, str], born_on: date, sex: str, nhs_number: str
) -> dict[str, Any]:
    """What is known of a twin: their own names, and what they share with the first."""
    given, family = names
    return {
        "given_name": given or ("" if family else "Baby"),
        "family_name": family,
        "date_of_birth": born_on,
        "sex": sex,
        "ethnicity": older.ethnicity,
        "ethnicity_detail": older.ethnicity_detail,
        "first_language": older.first_language,
        "interpreter": older.interpreter,
        "upn_unknown": UpnUnknown.UN1,
        "nhs_number": nhs_number,
    }


def _put_on_timeline(birth: Birth) -> None:
    title = f"Born, a twin{f': {birth.place}' if birth.place else ''}"
    text = (
        f"Born of the same pregnancy as a brother or sister. Was expected on {day_words(birth.expected_on)}."
    )
    put_on_record(birth.person, LifeEventKind.BIRTH, birth.born_on, title, at=birth.born_at, text=text)


def may_have_a_twin(birth: Birth | None) -> bool:
    """Whether a second child can still be recorded beside this birth: a live one, lately, of the first."""
    if birth is None or birth.twin_of_id or birth.outcome != BirthOutcome.LIVE:
        return False
    return (clock.today() - birth.born_on).days <= 2 * DAYS_APART


def _refuse_impossible(older: Person, birth: Birth | None, born_on: date) -> None:
    if birth is None or birth.twin_of_id:
        raise NotNow("Record the birth of the first child on the record of the child who was expected.")
    if born_on > clock.today():
        raise NotNow("The date of birth must be today or earlier.")
    if abs((born_on - birth.born_on).days) > DAYS_APART:
        raise NotNow(f"The first was born on {day_words(birth.born_on)}. Check the date of birth.")


def _join_the_family(older: Person, twin: Person, *, by: User) -> None:
    """The same people round them, the same home, and each other."""
    present = list(Relationship.objects.filter(person=older, ends=None).select_related("other"))
    for row in present:
        if row.other_id == twin.pk:
            continue
        relate(
            by=by,
            person=twin,
            other=row.other,
            kind=row.kind,
            parental_responsibility=row.parental_responsibility,
            lives_with=row.lives_with,
        )
    home = Address.objects.filter(person=older, ends=None).first()
    if home:
        set_address(by=by, person=twin, lines=home.lines, postcode=home.postcode, restricted=home.restricted)
    relate(by=by, person=twin, other=older, kind=RelationshipKind.SIBLING, lives_with=home is not None)


def _carry_over(older: Person, twin: Person, *, by: User) -> None:
    """Whoever works with the first works with the second, and nobody else."""
    rows = Involvement.objects.live().filter(person=older, kind__in=CARRIED_OVER, ends_at=None)
    for row in rows.select_related("user", "team"):
        Involvement.objects.create(person=twin, kind=row.kind, user=row.user, team=row.team, reason=WHY)
        if row.kind == InvolvementKind.ALLOCATED and row.user:
            follow_family(by=by, worker=row.user)
