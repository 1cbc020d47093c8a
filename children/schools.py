"""The present school, kept in step with the name that the record shows."""

from children.choices import SchoolSetting
from children.models import Person, Schooling

#: Settings that have a name of their own.
NAMED = (SchoolSetting.SCHOOL, SchoolSetting.ALTERNATIVE)


def keep_school_in_step(child: Person) -> None:
    """Correct the present school where the name on the record was corrected."""
    present = Schooling.objects.select_for_update(of=("self",)).filter(person=child, ends=None).first()
    if present and child.school and present.school != child.school:
        present.school = child.school
        if present.setting not in NAMED:
            present.setting = SchoolSetting.SCHOOL
        present.save()
