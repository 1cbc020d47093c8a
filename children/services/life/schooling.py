"""Where a child goes to school, and where they went before."""

from datetime import date

from casework import clock
from casework.guards import NotNow
from casework.models import User
from casework.services import service
from casework.templatetags.casework import day_words
from children.access import require_writer
from children.choices import LeavingReason, LifeEventKind, SchoolSetting
from children.models import Person, Schooling
from children.schools import NAMED
from children.services.life.events import put_on_record


@service
def change_school(
    *,
    by: User,
    person: Person,
    version: int,
    setting: str,
    starts: date,
    school: str = "",
    year_group: str = "",
    leaving_reason: str = "",
    note: str = "",
) -> Schooling:
    """Record where a child goes to school from a day on; the school before ends that day and is kept.

    Why they left is asked wherever they went somewhere before. The school the record names is
    always the present one.
    """
    require_writer(by, person)
    child = Person.take(person.pk, version=version)
    school = school.strip() if setting in NAMED else ""
    _refuse_impossible(child, setting, school, starts)
    before = _present(child)
    if before:
        _leave(before, starts, leaving_reason)
    row = Schooling.objects.create(
        person=child, setting=setting, school=school, year_group=year_group, starts=starts, note=note
    )
    child.school = school
    child.save()
    title = f"Started at {school}" if school else _without_school(setting)
    left = f"{before}: {before.get_leaving_reason_display().lower()}." if before else ""
    said = [f"Left {left}" if left else "", note]
    put_on_record(child, LifeEventKind.SCHOOL, starts, title, text="\n\n".join(filter(None, said)))
    return row


def _present(child: Person) -> Schooling | None:
    """The present school; one that the record only names gets its row, without a first day."""
    rows = Schooling.objects.select_for_update(of=("self",)).filter(person=child, ends=None)
    present = rows.first()
    if present is None and child.school:
        present = Schooling.objects.create(person=child, setting=SchoolSetting.SCHOOL, school=child.school)
    return present


def _leave(before: Schooling, day: date, reason: str) -> None:
    if reason not in LeavingReason.values:
        raise NotNow(f"Choose why the child left {before}.")
    if before.starts and day < before.starts:
        raise NotNow(f"They started at {before} on {day_words(before.starts)}. The new one starts later.")
    before.ends, before.leaving_reason = day, reason
    before.save()


def _refuse_impossible(child: Person, setting: str, school: str, starts: date) -> None:
    if setting in NAMED and not school:
        raise NotNow("Enter the name of the school.")
    if child.is_unborn or (child.date_of_birth and starts < child.date_of_birth):
        raise NotNow("The first day there is before the child was born. Check the date.")
    if child.has_died:
        raise NotNow(f"{child.name} has died. Nothing more is recorded of school.")
    if starts > clock.today():
        raise NotNow("The first day there must be today or earlier. Record the change when it has happened.")


def _without_school(setting: str) -> str:
    return "Educated at home" if setting == SchoolSetting.HOME else "No school place"
